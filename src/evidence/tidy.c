/*
 * The cache of prepared photos stays within bounds. Its files can all be made
 * again, which takes a moment each, so those that nobody has printed for
 * longest go; whatever was used within the last day stays, since another
 * anshin may be printing it. No failure here is worth a word.
 */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "evidence/prepared.h"

#define DAY_MS (INT64_C(24) * 60 * 60 * 1000)
#define KEPT_MS (400 * DAY_MS)		/* a year, and time to renew */
#define KEPT_BYTES (INT64_C(512) << 20)	/* some thousand photos */

struct kept_photo {
	char name[HASH_HEX + 4];
	int64_t used_ms, size;
};

struct cache {
	struct kept_photo *list;
	size_t n, cap;
	int64_t bytes;
};

/* "<sha256>.jpg": nothing else in the folder is a prepared photo. */
static bool
is_photo(const char *name)
{
	return strspn(name, "0123456789abcdef") == HASH_HEX - 1 &&
	    strcmp(name + HASH_HEX - 1, ".jpg") == 0;
}

static int64_t
ms_of(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000 +
	    st->st_mtim.tv_nsec / 1000000;
}

static void
add(struct cache *c, const char *name, const struct stat *st)
{
	struct kept_photo *k;

	if (c->n == c->cap) {
		c->cap = c->cap * 2 + 64;
		c->list = xreallocarray(c->list, c->cap, sizeof(*c->list));
	}
	k = &c->list[c->n++];
	memcpy(k->name, name, sizeof(k->name));
	k->used_ms = ms_of(st);
	k->size = st->st_size;
	c->bytes += k->size;
}

/* All photos; what a worker that was killed left half made goes at once. */
static void
collect(struct cache *c, DIR *dir, int64_t now_ms)
{
	const struct dirent *d;
	struct stat st;

	while ((d = readdir(dir)) != NULL) {
		if (fstatat(dirfd(dir), d->d_name, &st,
		    AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
			continue;
		if (is_photo(d->d_name))
			add(c, d->d_name, &st);
		else if (str_starts(d->d_name, PREPARING) &&
		    ms_of(&st) < now_ms - DAY_MS)
			(void)unlinkat(dirfd(dir), d->d_name, 0);
	}
}

static int
by_use(const void *a, const void *b)
{
	const struct kept_photo *x = a, *y = b;

	return x->used_ms < y->used_ms ? -1 : x->used_ms > y->used_ms ? 1 :
	    strcmp(x->name, y->name);
}

void
prepared_tidy(const char *cache_dir, int64_t now_ms, int64_t room)
{
	struct cache c = { .n = 0 };
	DIR *dir = opendir(cache_dir);
	const struct kept_photo *k;
	size_t i;

	if (dir == NULL)
		return;
	collect(&c, dir, now_ms);
	if (c.n > 0)
		qsort(c.list, c.n, sizeof(*c.list), by_use);
	for (i = 0; i < c.n; i++) {
		k = &c.list[i];
		if (k->used_ms >= now_ms - DAY_MS)
			break;
		if (c.bytes <= room && k->used_ms >= now_ms - KEPT_MS)
			break;
		if (unlinkat(dirfd(dir), k->name, 0) == 0)
			c.bytes -= k->size;
	}
	free(c.list);
	closedir(dir);
}

void
evidence_tidy(const char *cache_dir)
{
	prepared_tidy(cache_dir, date_now_ms(), KEPT_BYTES);
}
