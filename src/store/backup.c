/*
 * Copies of the store. A copy is made by SQLite under a temporary name,
 * checked, synced, and only then given its name; none replaces a file.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "store/private.h"

int
store_sync(const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), errnum = 0;

	if (fd < 0)
		return file_error(err, path, errno);
	if (fsync(fd) != 0)
		errnum = errno;
	close(fd);
	/* Some file systems cannot sync a folder: nothing to be done. */
	if (errnum != 0 && errnum != EINVAL)
		return file_error(err, path, errnum);
	return 0;
}

int
store_sync_folder(const char *path, struct error *err)
{
	char *dir = path_dir(path);
	int r = store_sync(dir, err);

	free(dir);
	return r;
}

/* The copy as a store of its own, for its errors and statements. */
static int
copy_into(struct store *s, struct store *to, struct error *err)
{
	sqlite3_backup *b;
	int rc;

	rc = sqlite3_open_v2(to->path, &to->db,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
	if (rc != SQLITE_OK)
		return store_fault(to, rc, err);
	if (store_exec(to, "PRAGMA synchronous = OFF;"
	    "PRAGMA journal_mode = OFF", err) != 0)
		return -1;
	b = sqlite3_backup_init(to->db, "main", s->db, "main");
	if (b == NULL)
		return store_fault(to, sqlite3_errcode(to->db), err);
	rc = sqlite3_backup_step(b, -1);
	if (sqlite3_backup_finish(b) != SQLITE_OK || rc != SQLITE_DONE) {
		rc &= 0xff;
		return store_fault(rc == SQLITE_BUSY || rc == SQLITE_CORRUPT ||
		    rc == SQLITE_NOTADB ? s : to, rc, err);
	}
	return 0;
}

/* A file with holes says it is longer than what is in it, by gigabytes maybe:
 * looked at before the copy fills the disk with nothing. */
static bool
has_holes(const struct store *s)
{
	struct stat st;

	return fstat(s->fd, &st) == 0 &&
	    (int64_t)st.st_blocks * 512 < st.st_size;
}

/* Damage in the copy is damage in the store: that is what the user is told. */
static int
check_copy(struct store *s, struct store *copy, struct error *err)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(copy->db, "PRAGMA quick_check(1)", -1, &st,
	    NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	if (rc == SQLITE_ROW && strcmp(stmt_column(st, 0), "ok") != 0)
		rc = SQLITE_CORRUPT;
	sqlite3_finalize(st);
	return rc == SQLITE_ROW ? 0 : store_fault(s, rc, err);
}

int
store_copy(struct store *s, const char *to, struct error *err)
{
	struct store copy = { .fd = -1 };
	int fd, r;

	if (has_holes(s) && check_copy(s, s, err) != 0)
		return -1;
	fd = open(to, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return file_error(err, to, errno);
	(void)fchmod(fd, 0600);
	close(fd);
	copy.path = xstrdup(to);
	r = copy_into(s, &copy, err);
	if (r == 0)
		r = check_copy(s, &copy, err);
	sqlite3_close(copy.db);
	free(copy.path);
	if (r == 0)
		r = store_sync(to, err);
	if (r != 0)
		unlink(to);
	return r;
}

static int
already_there(const char *path, struct error *err)
{
	return error_set(err, ERR_IO, _("%s exists already and was not"
	    " replaced. Choose another name."), path);
}

int
store_name_copy(const char *tmp, const char *path, struct error *err)
{
	int errnum;

	if (file_rename_new(tmp, path) != 0) {
		errnum = errno;
		unlink(tmp);
		if (errnum == EEXIST)
			return already_there(path, err);
		return file_error(err, path, errnum);
	}
	return store_sync_folder(path, err);
}

/* What an earlier process of the same number left is of no use. */
char *
store_temporary(const char *path)
{
	char *tmp = xasprintf("%s.%ld.tmp", path, (long)getpid());

	(void)unlink(tmp);
	return tmp;
}

/* Never over a file that this process works on, by whatever name. */
static int
may_be_written(const char *path, bool replace, struct error *err)
{
	struct stat st;

	if (lstat(path, &st) == 0) {
		if (!replace)
			return already_there(path, err);
		if (store_is_open(st.st_dev, st.st_ino))
			return error_set(err, ERR_USAGE, _("%s is the store"
			    " itself. Choose another name for the copy."),
			    path);
	}
	return store_may_be_named(path, err);
}

static int
replace_copy(const char *tmp, const char *path, struct error *err)
{
	int errnum;

	if (rename(tmp, path) == 0)
		return store_sync_folder(path, err);
	errnum = errno;
	unlink(tmp);
	return file_error(err, path, errnum);
}

int
store_backup(struct store *s, const char *path, bool replace,
    struct error *err)
{
	struct store *copy;
	char *tmp;
	int r;

	if (may_be_written(path, replace, err) != 0)
		return -1;
	tmp = store_temporary(path);
	r = store_copy(s, tmp, err);
	if (r == 0) {
		r = store_open_as(&copy, tmp, STORE_READ | STORE_OLD, err);
		if (r == 0) {
			r = store_verify(copy, err);
			store_close(copy);
		}
		if (r != 0)
			unlink(tmp);
	}
	if (r == 0)
		r = replace ? replace_copy(tmp, path, err) :
		    store_name_copy(tmp, path, err);
	free(tmp);
	return r;
}
