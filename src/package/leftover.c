/*
 * Temporary folders that a killed export has left. They hold copies of the
 * user's evidence, on a stick perhaps, so they must not pile up. A lock that
 * the system drops with the process tells the dead ones from those that
 * another anshin fills at this moment; the last file of a package tells a
 * finished one, which may be an older package on its way aside: it is never
 * lost.
 */
#include "config.h"

#include "package/leftover.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "package/target.h"
#include "package/tree.h"

#define MARK ".part-"
#define RANDOM_DIGITS 16

int
leftover_claim(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* "<base>.part-0123456789abcdef" */
static bool
is_ours(const char *name, const char *base)
{
	size_t n = strlen(base);

	if (strncmp(name, base, n) != 0 || !str_starts(name + n, MARK))
		return false;
	name += n + strlen(MARK);
	return strlen(name) == RANDOM_DIGITS &&
	    strspn(name, "0123456789abcdef") == RANDOM_DIGITS;
}

static void
set_aside(const char *path, const char *target)
{
	char code[10], *aside;

	(void)target_is_ours(path, code);
	aside = target_aside(target, code);
	(void)file_rename_new(path, aside);
	free(aside);
}

static void
tidy(const char *path, const char *target, bool installed)
{
	struct stat st;
	int fd = leftover_claim(path);

	if (fd < 0)
		return;
	if (fstatat(fd, "tagmanifest-sha256.txt", &st,
	    AT_SYMLINK_NOFOLLOW) != 0 ||
	    (installed && target_same(target, path)))
		tree_remove(path);
	else if (installed)
		set_aside(path, target);
	close(fd);
}

void
leftover_tidy(const char *target, bool installed)
{
	char *above = path_dir(target), *path;
	DIR *dir = opendir(above);
	struct dirent *d;

	while (dir != NULL && (d = readdir(dir)) != NULL) {
		if (!is_ours(d->d_name, path_base(target)))
			continue;
		path = path_join(above, d->d_name);
		tidy(path, target, installed);
		free(path);
	}
	if (dir != NULL)
		closedir(dir);
	free(above);
}
