/*
 * Reading: the list of applications, the present values, the history, and
 * the place where the user stands. Writes nothing but the place, which is
 * no part of the journal's truth.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "store/private.h"

static void
read_app(sqlite3_stmt *st, struct store_app *out)
{
	memset(out, 0, sizeof(*out));
	out->number = sqlite3_column_int(st, 0);
	stmt_column_id(st, 1, out->id);
	stmt_column_id(st, 2, out->facility);
	out->edition = xstrdup(stmt_column(st, 3));
	out->year = (int)strtol(stmt_column(st, 4), NULL, 10);
	out->created_ms = date_parse_utc_ms(stmt_column(st, 5));
	out->changed_ms = date_parse_utc_ms(stmt_column(st, 6));
	out->name = xstrdup(stmt_column(st, 7));
	utf8_strip(out->name);
	out->application_date = xstrdup(stmt_column(st, 8));
}

int
store_list(struct store *s, struct store_app **out, size_t *n,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_LIST, err);
	struct store_app *list = NULL;
	size_t count = 0, cap = 0;
	int r;

	*out = NULL;
	*n = 0;
	if (st == NULL)
		return -1;
	while ((r = stmt_row(s, st, err)) > 0) {
		if (count == cap) {
			cap = cap == 0 ? 8 : cap * 2;
			list = xreallocarray(list, cap, sizeof(*list));
		}
		read_app(st, &list[count++]);
	}
	if (r < 0) {
		store_list_free(list, count);
		return -1;
	}
	*out = list;
	*n = count;
	return 0;
}

void
store_list_free(struct store_app *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(list[i].name);
		free(list[i].edition);
		free(list[i].application_date);
	}
	free(list);
}

/* A statement whose first parameter is the application; NULL with err set. */
static sqlite3_stmt *
app_stmt(struct store *s, enum stmt id, const char *app, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, id, err);
	int64_t n;

	if (st == NULL || journal_app(s, app, &n, err) != 0)
		return NULL;
	stmt_int(st, 1, n);
	return st;
}

int
store_value(struct store *s, const char *app, const char *subject,
    const char *field, char **value, struct error *err)
{
	sqlite3_stmt *st = app_stmt(s, ST_VALUE_GET, app, err);
	int r;

	*value = NULL;
	if (st == NULL)
		return -1;
	stmt_text(st, 2, subject);
	stmt_text(st, 3, field);
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	*value = xstrdup(r > 0 ? stmt_column(st, 0) : "");
	if (r > 0)
		stmt_reset(st);
	return 0;
}

int
store_load(struct store *s, const char *app,
    void (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg, struct error *err)
{
	return store_load_range(s, app, "", STORE_LAST_SUBJECT, each, arg, err);
}

int
store_load_range(struct store *s, const char *app, const char *from,
    const char *to, void (*each)(void *arg, const char *subject,
    const char *field, const char *value), void *arg, struct error *err)
{
	sqlite3_stmt *st = app_stmt(s, ST_VALUES, app, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_text(st, 2, from);
	stmt_text(st, 3, to);
	while ((r = stmt_row(s, st, err)) > 0)
		each(arg, stmt_column(st, 0), stmt_column(st, 1),
		    stmt_column(st, 2));
	return r;
}

static void
read_event(sqlite3_stmt *st, struct store_event *out)
{
	const char *kind = stmt_column(st, 4);

	stmt_column_id(st, 0, out->id);
	stmt_column_id(st, 1, out->group);
	out->seq = sqlite3_column_int64(st, 2);
	out->at_ms = date_parse_utc_ms(stmt_column(st, 3));
	out->kind = *kind == 'd' ? "do" : *kind == 'u' ? "undo" : "redo";
	out->subject = stmt_column(st, 5);
	out->field = stmt_column(st, 6);
	out->old_value = stmt_column(st, 7);
	out->value = stmt_column(st, 8);
	out->actor = stmt_column(st, 9);
}

int
store_history(struct store *s, const char *app, const char *subject,
    size_t limit, bool (*each)(void *arg, const struct store_event *e),
    void *arg, struct error *err)
{
	sqlite3_stmt *st = app_stmt(s, ST_HISTORY, app, err);
	struct store_event event;
	int r;

	if (st == NULL)
		return -1;
	stmt_text(st, 2, subject);
	stmt_int(st, 3, limit == 0 || limit > INT64_MAX ? -1 : (int64_t)limit);
	while ((r = stmt_row(s, st, err)) > 0) {
		read_event(st, &event);
		if (!each(arg, &event)) {
			stmt_reset(st);
			return 0;
		}
	}
	return r;
}

static int
has_forks(struct store *s, const char *app, struct error *err)
{
	sqlite3_stmt *st = app_stmt(s, ST_HAS_FORKS, app, err);
	int r = st == NULL ? -1 : stmt_row(s, st, err);

	if (r > 0) {
		r = sqlite3_column_int(st, 0);
		stmt_reset(st);
	}
	return r;
}

int
store_forks(struct store *s, const char *app,
    void (*each)(void *arg, const struct store_side *side), void *arg,
    struct error *err)
{
	sqlite3_stmt *st;
	struct store_side side;
	/* Hardly ever there are any: the long statement is not even parsed. */
	int r = has_forks(s, app, err);

	if (r <= 0)
		return r;
	st = app_stmt(s, ST_FORKS, app, err);
	if (st == NULL)
		return -1;
	while ((r = stmt_row(s, st, err)) > 0) {
		side.subject = stmt_column(st, 0);
		side.field = stmt_column(st, 1);
		side.value = stmt_column(st, 2);
		side.actor = stmt_column(st, 3);
		side.at_ms = date_parse_utc_ms(stmt_column(st, 4));
		stmt_column_id(st, 5, side.id);
		stmt_column_id(st, 6, side.group);
		stmt_column_id(st, 7, side.device);
		side.device_name = stmt_column(st, 8);
		side.here = sqlite3_column_int(st, 9) != 0;
		side.before = stmt_column(st, 10);
		side.answered = sqlite3_column_int(st, 11) != 0;
		each(arg, &side);
	}
	return r;
}

int
store_seen(struct store *s, const char *app, char **out, struct error *err)
{
	sqlite3_stmt *st = app_stmt(s, ST_SEEN, app, err);
	int r;

	*out = NULL;
	if (st == NULL)
		return -1;
	r = stmt_row(s, st, err);
	if (r <= 0)
		return r < 0 ? -1 : store_fault(s, SQLITE_CORRUPT, err);
	*out = xstrdup(stmt_column(st, 0));
	stmt_reset(st);
	return 0;
}

/* "device:seq device:seq ...": a device's entries come in its own order, so
 * that the last one stands for all before. */
static bool
was_seen(const char *seen, const char *device, int64_t seq)
{
	const char *at = strstr(seen, device);

	if (at == NULL || at[strlen(device)] != ':')
		return false;
	return strtoll(at + strlen(device) + 1, NULL, 10) >= seq;
}

int
store_load_seen(struct store *s, const char *app, const char *seen,
    void (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg, struct error *err)
{
	sqlite3_stmt *st = app_stmt(s, ST_NEWEST_FIRST, app, err);
	int r;

	if (st == NULL)
		return -1;
	while ((r = stmt_row(s, st, err)) > 0)
		if (was_seen(seen, stmt_column(st, 0),
		    sqlite3_column_int64(st, 1)))
			each(arg, stmt_column(st, 2), stmt_column(st, 3),
			    stmt_column(st, 4));
	return r;
}

int
store_place_get(struct store *s, const char *key, char **value,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_PLACE_GET, err);
	int r;

	*value = NULL;
	if (st == NULL)
		return -1;
	stmt_text(st, 1, key);
	r = stmt_row(s, st, err);
	if (r > 0) {
		*value = xstrdup(stmt_column(st, 0));
		stmt_reset(st);
	}
	return r < 0 ? -1 : 0;
}

/* A commit costs a wait for the disk; an unchanged place costs none. */
static int
place_is(struct store *s, const char *key, const char *value, bool *same,
    struct error *err)
{
	char *old;

	if (store_place_get(s, key, &old, err) != 0)
		return -1;
	*same = value == NULL ? old == NULL :
	    old != NULL && strcmp(old, value) == 0;
	free(old);
	return 0;
}

int
store_place_put(struct store *s, const char *key, const char *value,
    struct error *err)
{
	sqlite3_stmt *st;
	bool same;
	int r;

	if (place_is(s, key, value, &same, err) != 0)
		return -1;
	if (same)
		return 0;
	st = store_stmt(s, value == NULL ? ST_PLACE_DROP : ST_PLACE_PUT, err);
	if (st == NULL || store_begin(s, err) != 0)
		return -1;
	stmt_text(st, 1, key);
	if (value != NULL)
		stmt_text(st, 2, value);
	r = stmt_run(s, st, err);
	return store_end(s, r, err);
}
