/*
 * The files that SQLite keeps beside a database, by name alone: what a process
 * that was killed left in them is played into whatever database lies there.
 * So none may meet another database than its own, nor go before its own went;
 * and no other file may bear such a name.
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
#include "base/xalloc.h"
#include "store/private.h"

static const char *const company[] = { "-journal", "-wal", "-shm" };

enum { COMPANY = sizeof(company) / sizeof(*company) };

char *
store_company(const char *path)
{
	struct stat st;
	size_t i;

	for (i = 0; i < COMPANY; i++) {
		char *name = xasprintf("%s%s", path, company[i]);

		if (lstat(name, &st) == 0)
			return name;
		free(name);
	}
	return NULL;
}

/* Where no name is left for one of them SQLite could not work either. */
static int
move_one(const char *path, const char *to, const char *what,
    struct error *err)
{
	char *old = xasprintf("%s%s", path, what);
	char *new = xasprintf("%s%s", to, what);
	struct stat st;
	int errnum = 0;

	if (lstat(old, &st) != 0)
		errnum = errno == ENOENT ? 0 : errno;
	else if (file_rename_new(old, new) != 0)
		errnum = errno;
	free(old);
	free(new);
	return errnum == 0 ? 0 : file_error(err, path, errnum);
}

int
store_company_move(const char *path, const char *to, struct error *err)
{
	size_t i;

	for (i = 0; i < COMPANY; i++)
		if (move_one(path, to, company[i], err) != 0)
			return -1;
	return 0;
}

int
store_company_aside(const char *path, struct error *err)
{
	char *name = store_name_aside(path);
	int r = store_company_move(path, name, err);

	free(name);
	return r;
}

/* Named like the company of a file that is there. */
static bool
is_company(const char *path)
{
	size_t n = strlen(path), k, i;
	bool is = false;

	for (i = 0; !is && i < COMPANY; i++) {
		char *database;

		k = strlen(company[i]);
		if (n <= k || strcmp(path + n - k, company[i]) != 0)
			continue;
		database = xstrndup(path, n - k);
		is = access(database, F_OK) == 0;
		free(database);
	}
	return is;
}

int
store_may_be_named(const char *path, struct error *err)
{
	char *other = store_company(path);

	if (other != NULL)
		error_set(err, ERR_IO, _("%s would be mixed up with this one."
		    " Choose another name."), other);
	else if (is_company(path))
		error_set(err, ERR_IO, _("%s is the name of a file that is"
		    " made, and removed, while records are saved. Choose"
		    " another name."), path);
	else
		return 0;
	free(other);
	return -1;
}

bool
store_is_record(const char *path)
{
	struct stat st;
	bool is = false;
	int fd;

	if (is_company(path))
		return true;
	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	if (store_is_open(st.st_dev, st.st_ino))
		return true;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd >= 0) {
		is = store_is_ours(fd);
		close(fd);
	}
	return is;
}
