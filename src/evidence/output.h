/* What a worker writes: a new file beside the one that it will replace. */
#ifndef EVIDENCE_OUTPUT_H
#define EVIDENCE_OUTPUT_H

#include <stdint.h>

#include "base/hash.h"

/* A new empty file "<path>.new" (0600); its name, free it. -1 in *fd with
 * errno when it cannot be made. */
char *output_new(const char *path, int *fd);
/* SHA-256 and size of a file of ours; -1 with errno. */
int output_hash(const char *path, char sha256[HASH_HEX], int64_t *size);

#endif
