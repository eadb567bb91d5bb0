/*
 * The copies that nobody asked for: one a day, rotated, and one before each
 * migration, in the folder "backups" beside the store. The store is checked as
 * a whole before an old copy goes, so that damage never drives out the good
 * ones.
 */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "store/private.h"

#define DAILY_KEPT 7

/* "anshin" for /home/u/anshin.db: what the names of its copies begin with. */
static char *
stem_of(const char *path)
{
	const char *base = path_base(path);
	size_t n = strlen(base);

	if (n > 3 && strcmp(base + n - 3, ".db") == 0)
		n -= 3;
	return xstrndup(base, n);
}

static char *
backup_dir(const char *path)
{
	char *dir = path_dir(path);
	char *backups = path_join(dir, "backups");

	free(dir);
	return backups;
}

/* By a file, or by what one of this name left beside it. */
static bool
is_taken(const char *name)
{
	char *beside = store_company(name);
	struct stat st;
	bool taken = beside != NULL || lstat(name, &st) == 0;

	free(beside);
	return taken;
}

char *
store_free_name(const char *path, const char *dir, const char *suffix)
{
	char *stem = stem_of(path);
	char *folder = dir == NULL ? path_dir(path) : xstrdup(dir);
	char *name = xasprintf("%s/%s%s.db", folder, stem, suffix);
	int i;

	for (i = 2; is_taken(name); i++) {
		free(name);
		name = xasprintf("%s/%s%s-%d.db", folder, stem, suffix, i);
	}
	free(folder);
	free(stem);
	return name;
}

char *
store_name_aside(const char *path)
{
	char day[11], *suffix, *name;

	date_format_iso(date_today(), day);
	suffix = xasprintf("-replaced-%s", day);
	name = store_free_name(path, NULL, suffix);
	free(suffix);
	return name;
}

/* "<stem>-2024-04-01.db" with a real day, and nothing else. */
static bool
is_daily(const char *name, const char *stem)
{
	static const char shape[] = "-2024-04-01.db";
	size_t n = strlen(stem);
	char day[11], same[11];

	if (strncmp(name, stem, n) != 0 ||
	    strlen(name) != n + sizeof(shape) - 1 || name[n] != '-' ||
	    strcmp(name + n + sizeof(day), ".db") != 0)
		return false;
	memcpy(day, name + n + 1, sizeof(day) - 1);
	day[sizeof(day) - 1] = '\0';
	date_format_iso(date_parse(day), same);
	return strcmp(day, same) == 0;
}

struct names {
	char **list;
	size_t n, cap;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Oldest first. A folder that cannot be read counts as empty. */
static void
find_daily(const char *dir, const char *stem, struct names *out)
{
	DIR *d = opendir(dir);
	const struct dirent *e;

	memset(out, 0, sizeof(*out));
	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		if (!is_daily(e->d_name, stem))
			continue;
		if (out->n == out->cap) {
			out->cap = out->cap == 0 ? 16 : out->cap * 2;
			out->list = xreallocarray(out->list, out->cap,
			    sizeof(*out->list));
		}
		out->list[out->n++] = path_join(dir, e->d_name);
	}
	closedir(d);
	if (out->n > 1)
		qsort(out->list, out->n, sizeof(*out->list), by_name);
}

static void
names_clear(struct names *names)
{
	size_t i;

	for (i = 0; i < names->n; i++)
		free(names->list[i]);
	free(names->list);
}

bool
store_has_backups(const char *path)
{
	char *dir = backup_dir(path), *stem = stem_of(path);
	struct names names;
	bool has;

	find_daily(dir, stem, &names);
	has = names.n > 0;
	names_clear(&names);
	free(stem);
	free(dir);
	return has;
}

/* Copies of days that are still to come were made while the clock was wrong,
 * and before all others: else they would stay for ever, and push out each day's
 * copy on the next. */
static void
put_future_first(struct names *names, const char *today)
{
	size_t past = names->n, i;
	char **list;

	while (past > 0 && strcmp(names->list[past - 1], today) > 0)
		past--;
	if (past == names->n)
		return;
	list = xcalloc(names->cap, sizeof(*list));
	for (i = 0; i < names->n; i++)
		list[i] = names->list[(past + i) % names->n];
	free(names->list);
	names->list = list;
}

/* A copy carries its store's time of change: equal times mean that nothing
 * has happened since, whatever the clock says. */
static bool
is_copied(const struct store *s, const struct names *names)
{
	struct stat st, copy;

	return names->n > 0 && fstat(s->fd, &st) == 0 &&
	    lstat(names->list[names->n - 1], &copy) == 0 &&
	    st.st_mtim.tv_sec == copy.st_mtim.tv_sec &&
	    st.st_mtim.tv_nsec == copy.st_mtim.tv_nsec;
}

static void
keep_time(const struct store *s, const char *copy)
{
	struct timespec times[2];
	struct stat st;

	if (fstat(s->fd, &st) != 0)
		return;
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	(void)utimensat(AT_FDCWD, copy, times, 0);
}

/* The temporary name is always the same: the lock keeps others away, and
 * what a killed process left is not left for ever. */
static int
make_copy(struct store *s, const char *dir, const char *path,
    struct error *err)
{
	char *tmp, *stem;
	int r = path_make_private(dir, err);

	if (r != 0)
		return -1;
	stem = stem_of(s->path);
	tmp = xasprintf("%s/%s.tmp", dir, stem);
	free(stem);
	(void)unlink(tmp);
	r = store_copy(s, tmp, err);
	if (r == 0) {
		keep_time(s, tmp);
		r = store_name_copy(tmp, path, err);
	}
	free(tmp);
	return r;
}

static bool
has_content(struct store *s)
{
	sqlite3_stmt *st = store_stmt(s, ST_HAS_EVENTS, NULL);
	bool has = st != NULL && stmt_row(s, st, NULL) > 0;

	if (has)
		stmt_reset(st);
	return has;
}

/* What is worth a copy: whole, and its answers those of the journal. Where they
 * are not the work goes on, since they can be made anew. */
static int
check(struct store *s, struct error *err)
{
	if (store_check_whole(s, err) != 0)
		return -1;
	if (store_check_state(s, err) == 0)
		return 0;
	if (err->code == ERR_DATA)
		err->code = ERR_INTERNAL;
	return -1;
}

static int
rotate(struct store *s, const char *dir, const char *stem, const char *path,
    struct error *err)
{
	struct names names;
	size_t i;
	int r = 0;

	find_daily(dir, stem, &names);
	put_future_first(&names, path);
	if (!is_copied(s, &names) && has_content(s)) {
		r = check(s, err);
		if (r == 0)
			r = make_copy(s, dir, path, err);
		for (i = 0; r == 0 && i + DAILY_KEPT < names.n + 1; i++)
			(void)unlink(names.list[i]);
	}
	names_clear(&names);
	return r;
}

int
store_daily_copy(struct store *s, struct error *err)
{
	struct error fault = { ERR_OK, "" };
	char *dir = backup_dir(s->path), *stem = stem_of(s->path);
	char day[11], *path;
	int r = 0;

	date_format_iso(date_today(), day);
	path = xasprintf("%s/%s-%s.db", dir, stem, day);
	if (access(path, F_OK) != 0) {
		r = rotate(s, dir, stem, path, &fault);
		if (r == 0 && access(path, F_OK) == 0)
			store_take_notice(s, xasprintf(_("Today's copy of the"
			    " store: %s"), path));
	}
	if (r != 0 && fault.code == ERR_DATA) {
		if (err != NULL)
			*err = fault;
	} else if (r != 0) {
		store_take_notice(s, xasprintf(_("Today's copy of the store"
		    " could not be made. %s"), fault.text));
		r = 0;
	}
	free(path);
	free(stem);
	free(dir);
	return r;
}

int
store_copy_before(struct store *s, const char *suffix, char **name,
    struct error *err)
{
	char *dir = backup_dir(s->path);
	char *path = store_free_name(s->path, dir, suffix);
	int r = make_copy(s, dir, path, err);

	free(dir);
	if (r != 0) {
		free(path);
		return -1;
	}
	*name = path;
	return 0;
}
