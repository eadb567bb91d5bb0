/*
 * Whole files in, checked files out. Writing goes to a temporary name beside
 * the target, is synced and renamed: a reader sees the old file or the new
 * one, never a part.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

/* Reads a regular file of at most `max` bytes, NUL-terminated after *n bytes.
 * ERR_NOT_FOUND, ERR_IO, ERR_DATA (too large, not a regular file); *out is
 * then NULL. */
int file_read(char **out, size_t *n, const char *path, size_t max,
    struct error *err) CHECKED;

struct outfile;
/* mode as for open(2). A target that exists and is a device or pipe
 * (/dev/stdout) is written directly. Failures are ERR_IO, also for a folder
 * that is missing. */
int outfile_open(struct outfile **out, const char *path, unsigned mode,
    struct error *err) CHECKED;
/* The first failure is kept for outfile_commit; later calls do nothing. */
void outfile_write(struct outfile *f, const void *bytes, size_t n);
bool outfile_failed(const struct outfile *f);
/* Sync, close, rename, sync the folder. On failure nothing is left (only a
 * fault of the disk in the very last step leaves the new file). Frees f. */
int outfile_commit(struct outfile *f, struct error *err) CHECKED;
void outfile_abort(struct outfile *f);	/* removes it; frees f; NULL ok */

/* Renames to a name that is not taken: -1 with EEXIST when it is. */
int file_rename_new(const char *from, const char *to);
/* Makes renames within the folder last: 0 or an errno. */
int file_sync_folder(const char *folder);

/* A sentence for errno about path, e.g. "%s: no space left on the disk". */
int file_error(struct error *err, const char *path, int errnum);

#endif
