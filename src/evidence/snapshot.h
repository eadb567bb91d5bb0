/* A file's bytes in memory, proved to be those that were attached. */
#ifndef EVIDENCE_SNAPSHOT_H
#define EVIDENCE_SNAPSHOT_H

#include <stdint.h>

#include "base/error.h"

#define PICTURE_MAX (INT64_C(256) << 20)

/* *fd stands at its start; close it. ERR_DATA with a sentence for another
 * file than that, and for one that is too large for a picture. */
int snapshot_take(int *fd, const char *path, const char *sha256,
    struct error *err) CHECKED;

#endif
