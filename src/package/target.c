/*
 * Where the package goes. Nothing that stands there is ever deleted or
 * written over: in a folder with other things the package gets a folder of
 * its own.
 */
#include "config.h"

#include "package/target.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "package/leftover.h"
#include "package/names.h"

#define TRIES 99

static bool
is_empty(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *d;
	bool empty = dir != NULL;

	while (empty && (d = readdir(dir)) != NULL)
		empty = strcmp(d->d_name, ".") == 0 ||
		    strcmp(d->d_name, "..") == 0;
	if (dir != NULL)
		closedir(dir);
	return empty;
}

/* Can a folder be put in the place of this one? Not where a stick is mounted,
 * nor where the folder above belongs to somebody else. */
static bool
is_movable(const char *path)
{
	char *above = path_dir(path);
	struct stat inner, outer;
	bool movable = stat(path, &inner) == 0 && stat(above, &outer) == 0 &&
	    inner.st_dev == outer.st_dev && inner.st_ino != outer.st_ino &&
	    access(above, W_OK | X_OK) == 0;

	free(above);
	return movable;
}

/* New, empty, or a package of ours: the package may stand here. */
static bool
may_stand(const char *path)
{
	struct stat st;
	char code[10];

	if (lstat(path, &st) != 0)
		return errno == ENOENT;
	return S_ISDIR(st.st_mode) && is_movable(path) &&
	    (is_empty(path) || target_is_ours(path, code));
}

/* A folder of its own inside dir. */
static char *
subfolder(const char *dir, const struct package_input *in)
{
	char *number = name_ascii(in->application, "package"), day[11] = "";
	char *path = NULL, name[160];
	int i;

	if (in->day != DATE_NONE)
		date_format_iso(in->day, day);
	for (i = 1; i <= TRIES; i++) {
		snprintf(name, sizeof(name), "anshin-%s-%s", number, day);
		if (i > 1)
			snprintf(name, sizeof(name), "anshin-%s-%s-%d",
			    number, day, i);
		path = path_join(dir, name);
		if (may_stand(path))
			break;
		free(path);
		path = NULL;
	}
	free(number);
	return path;
}

static int
choose(struct target *t, const char *dir, const struct package_input *in,
    struct error *err)
{
	char *path = path_absolute(dir), *above, *real;
	struct stat st;
	int status = 0;

	if (path == NULL || path[0] == '\0') {
		free(path);
		return error_set(err, ERR_IO, _("The working folder no longer "
		    "exists. Give the whole path of a folder."));
	}
	if (stat(path, &st) != 0 && errno == ENOENT) {
		above = path_dir(path);
		status = path_make_private(above, err);
		real = status == 0 ? realpath(above, NULL) : NULL;
		if (real != NULL)
			t->path = path_join(real, path_base(path));
		else if (status == 0)
			status = file_error(err, above, errno);
		free(real);
		free(above);
	} else if ((real = realpath(path, NULL)) != NULL) {
		if (stat(real, &st) == 0 && !S_ISDIR(st.st_mode))
			status = error_set(err, ERR_IO, _("%s is a file. Give "
			    "the name of a folder for the package."), path);
		else
			t->path = may_stand(real) ? xstrdup(real) :
			    subfolder(real, in);
		free(real);
	} else {
		status = file_error(err, path, errno);
	}
	if (status == 0 && t->path == NULL)
		status = error_set(err, ERR_IO, _("%s is full of other "
		    "packages. Choose another folder."), path);
	free(path);
	return status;
}

/* A claimed folder beside the target with a name of its own; NULL with a
 * sentence. */
static char *
make_part(const char *target, int *claim, struct error *err)
{
	unsigned char random[8] = { 0 };
	struct str name;
	size_t i;

	if (getrandom(random, sizeof(random), GRND_NONBLOCK) < 0)
		memcpy(random, &claim, sizeof(claim));	/* any name will do */
	str_init(&name, (size_t)64 * 1024);
	str_addf(&name, "%s.part-", target);
	for (i = 0; i < sizeof(random); i++)
		str_addf(&name, "%02x", random[i]);
	if (mkdir(name.ptr, 0700) != 0) {
		file_error(err, name.ptr, errno);
		if (err != NULL)
			err->code = ERR_IO;
		str_clear(&name);
		return NULL;
	}
	*claim = leftover_claim(name.ptr);
	return str_take(&name);
}

int
target_open(struct target *t, const char *dir, const struct package_input *in,
    struct error *err)
{
	memset(t, 0, sizeof(*t));
	t->claim = t->beside_claim = -1;
	if (choose(t, dir, in, err) != 0)
		return -1;
	leftover_tidy(t->path, false);
	t->temporary = make_part(t->path, &t->claim, err);
	return t->temporary != NULL ? 0 : -1;
}

int
target_open_beside(struct target *t, struct error *err)
{
	t->beside = make_part(t->path, &t->beside_claim, err);
	return t->beside != NULL ? 0 : -1;
}
