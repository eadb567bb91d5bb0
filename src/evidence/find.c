/*
 * Where a file went that is no longer in its place: renamed, put into another
 * folder, or on a stick that has another name today. Only what has its size is
 * read, and only the same bytes count as found; the search looks where people
 * put files and nowhere else, so that it ends soon.
 */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "evidence/original.h"

enum { ENTRIES_MAX = 5000, FOLDERS_MAX = 200, READ_MAX = 20, TAILS = 3 };

struct search {
	const struct evidence *e;
	int64_t size;
	int reads;		/* that may still be made */
	char *found;
};

static bool
is_it(struct search *s, const char *path)
{
	struct error ignored;
	char sha256[HASH_HEX];
	struct original o;
	bool same;

	if (s->reads <= 0)
		return false;
	s->reads--;
	same = original_open(&o, path, &ignored) == 0 &&
	    original_read(&o, sha256, NULL, NULL, &ignored) == 0 &&
	    strcmp(sha256, s->e->sha256) == 0;
	original_close(&o);
	if (same)
		s->found = path_absolute(path);
	return s->found != NULL;
}

/* The file of that name in the folder. */
static bool
try_name(struct search *s, const char *dir, const char *name)
{
	char *path = path_join(dir, name);
	struct stat st;
	bool hit = stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	    st.st_size == s->size && is_it(s, path);

	free(path);
	return hit;
}

/* Any file in the folder: renaming keeps the size, and mostly the time. */
static bool
try_any_name(struct search *s, const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *entry;
	bool hit = false;
	int seen = 0;

	while (d != NULL && !hit && seen++ < ENTRIES_MAX &&
	    (entry = readdir(d)) != NULL)
		hit = entry->d_name[0] != '.' &&
		    try_name(s, dir, entry->d_name);
	if (d != NULL)
		closedir(d);
	return hit;
}

/* The same name in a folder of this folder. */
static bool
try_folders(struct search *s, const char *dir, const char *name)
{
	DIR *d = opendir(dir);
	const struct dirent *entry;
	bool hit = false;
	int seen = 0;
	char *path;

	while (d != NULL && !hit && seen < FOLDERS_MAX &&
	    (entry = readdir(d)) != NULL) {
		if (entry->d_name[0] == '.' || entry->d_type == DT_REG)
			continue;
		seen++;
		path = path_join(dir, entry->d_name);
		hit = try_name(s, path, name);
		free(path);
	}
	if (d != NULL)
		closedir(d);
	return hit;
}

/* "a.jpg", "photos/a.jpg", "STICK/photos/a.jpg": as much of the old path as a
 * stick mounted elsewhere keeps. */
static bool
try_tails(struct search *s, const char *dir)
{
	const char *path = s->e->path, *tail = path + strlen(path);
	int n = 0;

	while (tail > path && n < TAILS) {
		while (tail > path && tail[-1] != '/')
			tail--;
		if (try_name(s, dir, tail))
			return true;
		n++;
		if (tail > path)
			tail--;		/* onto the slash */
	}
	return false;
}

char *
evidence_find(const struct evidence *e, const char *const *dirs)
{
	struct search s = { e, strtoll(e->size, NULL, 10), READ_MAX, NULL };
	char *dir = path_dir(e->path), *above = path_dir(dir);
	const char *name = path_base(e->path);
	size_t i;

	(void)(try_any_name(&s, dir) || try_name(&s, above, name) ||
	    try_folders(&s, dir, name) || try_folders(&s, above, name));
	for (i = 0; s.found == NULL && dirs[i] != NULL; i++)
		if (!try_tails(&s, dirs[i]))
			(void)try_folders(&s, dirs[i], name);
	free(above);
	free(dir);
	return s.found;
}
