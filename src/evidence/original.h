/*
 * One user's file, opened once. Everything that is said about it (type, size,
 * time, hash, copy) comes from this one descriptor, so that a file swapped
 * between two looks is noticed or does not matter.
 */
#ifndef EVIDENCE_ORIGINAL_H
#define EVIDENCE_ORIGINAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/hash.h"

#define ORIGINAL_MAX (INT64_C(4) << 30)	/* bytes: a FAT stick takes no more */

struct original {
	int fd;
	int64_t size, mtime_ms;
	char *shown;		/* base name, cleaned, for sentences */
};

/* ERR_NOT_FOUND: there is none. ERR_DATA: no regular file, empty, too large.
 * ERR_IO: cannot be read. Close with original_close, also after a failure. */
int original_open(struct original *s, const char *path, struct error *err)
    CHECKED;
void original_close(struct original *s);

/* Takes each piece as it is read; -1 (with err set) stops the reading. */
typedef int original_sink(void *arg, const void *bytes, size_t n,
    struct error *err);
/* Reads and hashes all of it; sink may be NULL. ERR_DATA when the file grows,
 * shrinks or is written to in the meantime. */
int original_read(struct original *s, char sha256[HASH_HEX],
    original_sink *sink, void *arg, struct error *err) CHECKED;

struct stat;
int64_t original_mtime_ms(const struct stat *st);
/* Base name of a path: NFC, without controls; for the caller to free. */
char *original_name(const char *path);

#endif
