/*
 * Putting a backup in the place of the store. The backup is copied beside
 * it, checked and brought up to date there; then the two change places and
 * the old file keeps a name of its own. Nothing is ever deleted.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/temporary.h"
#include "base/xalloc.h"
#include "store/private.h"

/* The restored store begins a new device: its old one went on counting in
 * the file that is put aside, and a number must never name two events. */
static int
renew_device(struct store *s, struct error *err)
{
	if (store_begin(s, err) != 0)
		return -1;
	return store_end(s, migrate_device(s, true, err), err);
}

static int
prepare(const char *backup, const char *tmp, struct error *err)
{
	struct store *s;
	int r;

	if (store_open_as(&s, backup, STORE_READ | STORE_OLD, err) != 0)
		return -1;
	r = store_copy(s, tmp, err);
	store_close(s);
	if (r != 0)
		return -1;
	r = store_open_as(&s, tmp, STORE_WRITE | STORE_NO_COPY, err);
	if (r == 0) {
		free(s->path);		/* for the sentences: */
		s->path = xstrdup(backup);
		r = store_verify(s, err);
		if (r == 0)
			r = renew_device(s, err);
		store_close(s);
	}
	if (r == 0)
		r = store_sync(tmp, err);
	return r;
}

/* A journal beside the old file belongs to it and must not meet the new one.
 * Opening plays it back; when the old file is past opening, the journal goes
 * aside with it. */
static int
settle_old(const char *path, struct error *err)
{
	struct error fault = { ERR_OK, "" };
	struct store *s;

	if (store_open_as(&s, path, STORE_WRITE | STORE_NO_COPY,
	    &fault) == 0) {
		store_close(s);
	} else if (fault.code == ERR_BUSY) {
		if (err != NULL)
			*err = fault;
		return -1;
	}
	return 0;
}

/* In one step where the file system can, so that there is no moment at which
 * the store is missing and a new, empty one would be begun. The new one takes
 * the name to be kept first: whatever fails or ends the program after that, the
 * old one is never under a name that anybody would remove. */
static int
change_places(const char *tmp, const char *path, const char *kept,
    struct error *err)
{
	int errnum;

	if (file_rename_new(tmp, kept) != 0)
		return file_error(err, kept, errno);
	if (renameat2(AT_FDCWD, kept, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
		return 0;
	if (rename(kept, tmp) != 0 || file_rename_new(path, kept) != 0)
		return file_error(err, kept, errno);
	if (rename(tmp, path) == 0)
		return 0;
	errnum = errno;
	(void)file_rename_new(kept, path);
	return file_error(err, path, errnum);
}

static int
replace(const char *tmp, const char *path, char **kept, struct error *err)
{
	struct error ignored;
	char *name;
	int fd, r;

	if (settle_old(path, err) != 0)
		return -1;
	fd = store_seize(path, err);
	if (fd < 0)
		return -1;
	name = store_name_aside(path);
	r = store_company_move(path, name, err);
	if (r == 0 && change_places(tmp, path, name, err) != 0) {
		r = -1;
		(void)!store_company_move(name, path, &ignored);
	}
	close(fd);
	if (r == 0)
		*kept = name;
	else
		free(name);
	return r;
}

/* The store has gone, but what a killed process left beside it may be there. */
static int
begin(const char *tmp, const char *path, struct error *err)
{
	return store_company_aside(path, err) == 0 ?
	    store_name_copy(tmp, path, err) : -1;
}

static int
is_file(const char *path, const char *backup, bool *exists,
    struct error *err)
{
	struct stat st, other;

	*exists = lstat(path, &st) == 0;
	if (!*exists)
		return errno == ENOENT ? 0 : file_error(err, path, errno);
	if (!S_ISREG(st.st_mode))
		return error_set(err, ERR_DATA, _("%s is not a regular file."
		    " Name another one with --db."), path);
	if (stat(backup, &other) == 0 && other.st_dev == st.st_dev &&
	    other.st_ino == st.st_ino)
		return error_set(err, ERR_USAGE, _("%s is the store itself."
		    " Name the backup that should take its place."), backup);
	if (store_is_open(st.st_dev, st.st_ino))
		return error_set(err, ERR_BUSY, _("%s is already open in this"
		    " program. Close it first."), path);
	return 0;
}

int
store_restore(const char *backup, const char *path, char **kept,
    struct error *err)
{
	char *dir, *tmp;
	bool exists;
	int r;

	*kept = NULL;
	if (is_file(path, backup, &exists, err) != 0)
		return -1;
	dir = path_dir(path);
	r = path_make_private(dir, err);
	free(dir);
	if (r != 0)
		return -1;
	tmp = store_temporary(path);
	r = prepare(backup, tmp, err);
	if (r == 0)
		r = exists ? replace(tmp, path, kept, err) :
		    begin(tmp, path, err);
	if (r == 0)
		r = store_sync_folder(path, err);
	if (r != 0)
		(void)unlink(tmp);
	free(tmp);
	return r;
}

int
store_try_restore(const char *backup, struct error *err)
{
	char *dir = temporary_folder(err), *tmp;
	int r;

	if (dir == NULL)
		return -1;
	tmp = path_join(dir, "copy.db");
	r = prepare(backup, tmp, err);
	temporary_remove(dir);
	free(tmp);
	return r;
}
