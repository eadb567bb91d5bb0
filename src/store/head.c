/*
 * What lies on top of a field's history. The events of a field form a graph by
 * their parents; those that none has replaced are its heads. One device alone
 * leaves one; where several went different ways there are more, all of which
 * are kept until a person decides. The rows of `head` are only for the latter,
 * so that the common case costs nothing.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "store/private.h"

static void
add(struct heads *h, sqlite3_stmt *st)
{
	if (h->n == h->cap) {
		h->cap = h->cap == 0 ? 2 : h->cap * 2;
		h->list = xreallocarray(h->list, h->cap, sizeof(*h->list));
	}
	h->list[h->n++] = (struct head){ sqlite3_column_int64(st, 0),
		sqlite3_column_int(st, 2) != 0, xstrdup(stmt_column(st, 1)) };
}

static sqlite3_stmt *
of_field(struct store *s, enum stmt id, int64_t app, const char *subject,
    const char *field, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, id, err);

	if (st != NULL) {
		stmt_int(st, 1, app);
		stmt_text(st, 2, subject);
		stmt_text(st, 3, field);
	}
	return st;
}

static int
load(struct store *s, enum stmt id, int64_t app, const char *subject,
    const char *field, struct heads *out, struct error *err)
{
	sqlite3_stmt *st = of_field(s, id, app, subject, field, err);
	int r;

	if (st == NULL)
		return -1;
	while ((r = stmt_row(s, st, err)) > 0)
		add(out, st);
	return r;
}

int
heads_load(struct store *s, int64_t app, const char *subject,
    const char *field, struct heads *out, struct error *err)
{
	int r;

	memset(out, 0, sizeof(*out));
	r = load(s, ST_HEADS_GET, app, subject, field, out, err);
	if (r == 0 && out->n == 0)
		r = load(s, ST_VALUE_GET, app, subject, field, out, err);
	if (r != 0)
		heads_clear(out);
	return r;
}

void
heads_clear(struct heads *h)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		free(h->list[i].value);
	free(h->list);
	memset(h, 0, sizeof(*h));
}

bool
heads_are(const struct heads *h, const char *value)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (strcmp(h->list[i].value, value) != 0)
			return false;
	return h->n > 0 || *value == '\0';
}

static bool
has(const struct heads *h, int64_t n)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (h->list[i].n == n)
			return true;
	return false;
}

static int
put(struct store *s, int64_t app, const char *subject, const char *field,
    int64_t n, struct error *err)
{
	sqlite3_stmt *st = of_field(s, ST_HEAD_PUT, app, subject, field, err);

	if (st == NULL)
		return -1;
	stmt_int(st, 4, n);
	return stmt_run(s, st, err);
}

int
heads_advance(struct store *s, int64_t app, const char *subject,
    const char *field, const struct heads *replaced, int64_t n,
    struct error *err)
{
	struct heads now;
	sqlite3_stmt *st;
	size_t i, left = 0;
	int r = 0;

	if (heads_load(s, app, subject, field, &now, err) != 0)
		return -1;
	for (i = 0; i < now.n; i++)
		left += !has(replaced, now.list[i].n);
	if (now.n > 1 || left > 0) {
		st = of_field(s, ST_HEADS_DROP, app, subject, field, err);
		r = st == NULL ? -1 : stmt_run(s, st, err);
	}
	for (i = 0; r == 0 && left > 0 && i < now.n; i++)
		if (!has(replaced, now.list[i].n))
			r = put(s, app, subject, field, now.list[i].n, err);
	if (r == 0 && left > 0)
		r = put(s, app, subject, field, n, err);
	heads_clear(&now);
	return r;
}
