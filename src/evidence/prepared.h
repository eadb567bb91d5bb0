/* Prepared photos in the cache. */
#ifndef EVIDENCE_PREPARED_H
#define EVIDENCE_PREPARED_H

#include <stdbool.h>

#include "evidence/evidence.h"

/* cache_dir/<sha256>.jpg, for the caller to free. */
char *prepared_path(const char *cache_dir, const char *sha256);
/* Fills *out when a whole prepared JPEG stands at path. */
bool prepared_take(const char *path, struct evidence_image *out);

#endif
