/* Prepared photos in the cache. */
#ifndef EVIDENCE_PREPARED_H
#define EVIDENCE_PREPARED_H

#include <stdbool.h>

#include "evidence/evidence.h"

/* cache_dir/<sha256>.jpg, for the caller to free. */
char *prepared_path(const char *cache_dir, const char *sha256);
/* Fills *out when a whole prepared JPEG stands at path; its time says then that
 * it was used now. */
bool prepared_take(const char *path, struct evidence_image *out);
/* evidence_tidy with the hour and the bytes that may stay. */
void prepared_tidy(const char *cache_dir, int64_t now_ms, int64_t room);

#define PREPARING ".preparing-"	/* begins the name of one being made */

#endif
