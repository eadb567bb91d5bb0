/*
 * Taking in the journal of another device. Events are only added, each once
 * (its id is its name everywhere), parents before children; then what they add
 * up to is made anew. The result depends on nothing but the set of events, so
 * merging may be done in any order and as often as one likes.
 *
 * What comes in is not trusted: each row is looked at here, the rules that
 * hold between rows are those of check.c, and one fault takes all back.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "store/private.h"

enum { NAME_MAX_BYTES = 500, VALUE_MAX_BYTES = 1 << 20 };
#define CLOCK_MAX (INT64_C(1) << 62)

/* Columns of ST_JOURNAL. */
enum { J_N, J_ID, J_DEVICE, J_SEQ, J_CLOCK, J_AT, J_KIND, J_STEP, J_PARENT,
	J_REF, J_UNDER, J_APPLICATION, J_SUBJECT, J_FIELD, J_VALUE, J_ACTOR,
	J_DEVICE_NAME };

/* Their n -> ours, of one application: open addressing, at most half full. */
struct link {
	int64_t theirs, ours;
};
struct links {
	struct link *list;
	size_t n, size;
};

struct merge {
	struct store *s, *from;
	struct links links;
	int64_t app;		/* ours; 0: it begins here */
	int64_t clock;		/* the highest that came */
	bool twin;		/* somebody else records under our device */
	struct store_merged *out;
};

static int
refuse(struct merge *m, struct error *err)
{
	return error_set(err, ERR_DATA, _("%s is damaged, or was changed by"
	    " something else than anshin. Nothing was taken from it. Ask for"
	    " the file once more."), m->from->path);
}

static struct link *
slot(const struct links *l, int64_t theirs)
{
	size_t i = (size_t)((uint64_t)theirs * UINT64_C(0x9e3779b97f4a7c15) >>
	    20) & (l->size - 1);

	while (l->list[i].ours != 0 && l->list[i].theirs != theirs)
		i = (i + 1) & (l->size - 1);
	return &l->list[i];
}

static void
link_add(struct links *l, int64_t theirs, int64_t ours)
{
	struct links old = *l;
	size_t i;

	if (2 * (l->n + 1) > l->size) {
		l->size = old.size == 0 ? 256 : old.size * 2;
		l->list = xcalloc(l->size, sizeof(*l->list));
		for (i = 0; i < old.size; i++)
			if (old.list[i].ours != 0)
				*slot(l, old.list[i].theirs) = old.list[i];
		free(old.list);
	}
	*slot(l, theirs) = (struct link){ theirs, ours };
	l->n++;
}

/* Ours for the event that a column names; 0 for none. Parents come first, so
 * that one which is not known yet is a fault. */
static int
linked(struct merge *m, sqlite3_stmt *row, int column, int64_t *out,
    struct error *err)
{
	int64_t theirs = sqlite3_column_int64(row, column);

	*out = 0;
	if (sqlite3_column_type(row, column) == SQLITE_NULL)
		return 0;
	if (m->links.size > 0)
		*out = slot(&m->links, theirs)->ours;
	return *out != 0 ? 0 : refuse(m, err);
}

/* --- one row -------------------------------------------------------------- */

static bool
is_id(const char *s)
{
	size_t i;

	for (i = 0; s[i] != '\0'; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? s[i] != '-' : strchr("0123456789abcdef", s[i]) ==
		    NULL)
			return false;
	}
	return i == ID_SIZE - 1;
}

/* Nothing in it that a terminal would obey. */
static bool
is_text(sqlite3_stmt *row, int column, size_t max, bool lines)
{
	const unsigned char *p = (const unsigned char *)stmt_column(row,
	    column);
	size_t i, n = (size_t)sqlite3_column_bytes(row, column);

	if (sqlite3_column_type(row, column) != SQLITE_TEXT || n > max)
		return false;
	for (i = 0; i < n; i++) {
		if (p[i] < 0x20 && !(lines && (p[i] == '\n' || p[i] == '\t')))
			return false;
		if (p[i] == 0x7f || (p[i] == 0xc2 && i + 1 < n &&
		    p[i + 1] < 0xa0))
			return false;
	}
	return true;
}

/* A file's path is bytes as the disk has them, and cleaned where it is shown:
 * one that looks odd must not keep a whole application at home. */
static bool
is_value(sqlite3_stmt *row)
{
	if (strcmp(stmt_column(row, J_FIELD), "path") == 0)
		return sqlite3_column_type(row, J_VALUE) == SQLITE_TEXT &&
		    sqlite3_column_bytes(row, J_VALUE) <= VALUE_MAX_BYTES;
	return is_text(row, J_VALUE, VALUE_MAX_BYTES, true);
}

static bool
is_time(const char *at)
{
	char again[25];

	date_format_utc_ms(date_parse_utc_ms(at), again);
	return strcmp(at, again) == 0;
}

static bool
is_sound(sqlite3_stmt *row)
{
	int64_t clock = sqlite3_column_int64(row, J_CLOCK);
	const char *kind = stmt_column(row, J_KIND);
	bool does = strcmp(kind, "do") == 0;

	return is_id(stmt_column(row, J_ID)) &&
	    is_id(stmt_column(row, J_DEVICE)) &&
	    is_text(row, J_DEVICE_NAME, NAME_SIZE, false) &&
	    sqlite3_column_int64(row, J_SEQ) > 0 &&
	    clock >= 0 && clock < CLOCK_MAX &&
	    is_time(stmt_column(row, J_AT)) &&
	    (does || strcmp(kind, "undo") == 0 || strcmp(kind, "redo") == 0) &&
	    does == (sqlite3_column_type(row, J_REF) == SQLITE_NULL) &&
	    is_text(row, J_SUBJECT, NAME_MAX_BYTES, false) &&
	    *stmt_column(row, J_SUBJECT) != '\0' &&
	    is_text(row, J_FIELD, NAME_MAX_BYTES, false) &&
	    *stmt_column(row, J_FIELD) != '\0' &&
	    is_value(row) &&
	    is_text(row, J_ACTOR, NAME_MAX_BYTES, false);
}

static int
meet_device(struct merge *m, sqlite3_stmt *row, int64_t *n,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(m->s, ST_DEVICE_MEET, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_text(st, 1, stmt_column(row, J_DEVICE));
	stmt_text(st, 2, stmt_column(row, J_DEVICE_NAME));
	while ((r = stmt_row(m->s, st, err)) > 0)
		*n = sqlite3_column_int64(st, 0);
	return r;
}

/* The further parents: mapped and written, or (ours given) compared. */
static int
take_settles(struct merge *m, sqlite3_stmt *row, int64_t ours,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(m->from, ST_SETTLES, err), *put;
	int64_t parent;
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, sqlite3_column_int64(row, J_N));
	while ((r = stmt_row(m->from, st, err)) > 0) {
		put = store_stmt(m->s, ST_SETTLE_PUT, err);
		if (put == NULL || linked(m, st, 0, &parent, err) != 0) {
			stmt_reset(st);
			return -1;
		}
		stmt_int(put, 1, ours);
		stmt_int(put, 2, parent);
		if (stmt_run(m->s, put, err) != 0) {
			stmt_reset(st);
			return refuse(m, err);
		}
	}
	return r;
}

static int
take(struct merge *m, sqlite3_stmt *row, struct error *err)
{
	static const int same[] = { J_SEQ, J_CLOCK };
	static const int texts[] = { J_SUBJECT, J_FIELD, J_VALUE, J_ACTOR };
	static const int refs[] = { J_PARENT, J_REF, J_UNDER, J_APPLICATION };
	int64_t theirs = sqlite3_column_int64(row, J_N), device = 0, to;
	sqlite3_stmt *st;
	size_t i;

	if (meet_device(m, row, &device, err) != 0)
		return -1;
	link_add(&m->links, theirs, ++m->s->n);
	m->twin = m->twin || device == m->s->device;
	st = store_stmt(m->s, ST_EVENT_PUT, err);
	if (st == NULL)
		return -1;
	stmt_int(st, 1, m->s->n);
	stmt_text(st, 2, stmt_column(row, J_ID));
	stmt_int(st, 3, device);
	for (i = 0; i < 2; i++)
		stmt_int(st, 4 + (int)i, sqlite3_column_int64(row, same[i]));
	stmt_text(st, 6, stmt_column(row, J_AT));
	stmt_text(st, 7, stmt_column(row, J_KIND));
	if (linked(m, row, J_STEP, &to, err) != 0)
		return -1;
	stmt_int(st, 8, to);
	for (i = 0; i < 4; i++) {
		if (linked(m, row, refs[i], &to, err) != 0)
			return -1;
		stmt_link(st, 9 + (int)i, to);
	}
	for (i = 0; i < 4; i++)
		stmt_text(st, 13 + (int)i, stmt_column(row, texts[i]));
	if (stmt_run(m->s, st, err) != 0)
		return err->code == ERR_INTERNAL ? refuse(m, err) : -1;
	m->out->fresh++;
	return take_settles(m, row, m->s->n, err);
}

/* --- one application ------------------------------------------------------ */

/* The order of a journal: by clock, then by id. */
static int
compare(sqlite3_stmt *a, sqlite3_stmt *b)
{
	int64_t x = sqlite3_column_int64(a, J_CLOCK);
	int64_t y = sqlite3_column_int64(b, J_CLOCK);

	if (x != y)
		return x < y ? -1 : 1;
	return strcmp(stmt_column(a, J_ID), stmt_column(b, J_ID));
}

static int64_t
count_settles(struct store *s, int64_t event, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_SETTLES, err);
	int64_t n = 0;
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, event);
	while ((r = stmt_row(s, st, err)) > 0)
		n++;
	return r < 0 ? -1 : n;
}

/* An event that is here already says the same as when it came. */
static int
check_same(struct merge *m, sqlite3_stmt *row, sqlite3_stmt *mine,
    struct error *err)
{
	static const int texts[] = { J_DEVICE, J_SEQ, J_AT, J_KIND, J_SUBJECT,
		J_FIELD, J_VALUE, J_ACTOR };
	static const int refs[] = { J_STEP, J_PARENT, J_REF, J_UNDER,
		J_APPLICATION };
	int64_t ours = sqlite3_column_int64(mine, J_N), to;
	size_t i;

	link_add(&m->links, sqlite3_column_int64(row, J_N), ours);
	m->out->same++;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (strcmp(stmt_column(row, texts[i]), stmt_column(mine,
		    texts[i])) != 0)
			return refuse(m, err);
	for (i = 0; i < sizeof(refs) / sizeof(*refs); i++)
		if (linked(m, row, refs[i], &to, err) != 0 ||
		    to != sqlite3_column_int64(mine, refs[i]))
			return refuse(m, err);
	return count_settles(m->from, sqlite3_column_int64(row, J_N), err) ==
	    count_settles(m->s, ours, err) ? 0 : refuse(m, err);
}

/* Both journals in their common order, side by side. */
static int
walk(struct merge *m, sqlite3_stmt *row, sqlite3_stmt *mine,
    struct error *err)
{
	int have, left, order;

	left = mine == NULL ? 0 : stmt_row(m->s, mine, err);
	while (left >= 0 && (have = stmt_row(m->from, row, err)) != 0) {
		if (have < 0)
			return -1;
		if (!is_sound(row))
			return refuse(m, err);
		if (sqlite3_column_int64(row, J_CLOCK) > m->clock)
			m->clock = sqlite3_column_int64(row, J_CLOCK);
		order = -1;
		while (left > 0 && (order = compare(mine, row)) < 0)
			left = stmt_row(m->s, mine, err);
		if (left < 0 || (left > 0 && order == 0 ?
		    check_same(m, row, mine, err) : take(m, row, err)) != 0)
			return -1;
	}
	return left < 0 ? -1 : 0;
}

static int
merge_app(struct merge *m, const char *id, int64_t theirs, struct error *err)
{
	sqlite3_stmt *row = store_stmt(m->from, ST_JOURNAL, err), *mine = NULL;
	struct error none;
	int r;

	memcpy(m->out->id, id, ID_SIZE);
	m->links.n = 0;
	if (m->links.size > 0)
		memset(m->links.list, 0, m->links.size *
		    sizeof(*m->links.list));
	if (row == NULL)
		return -1;
	stmt_int(row, 1, theirs);
	if (journal_app(m->s, id, &m->app, &none) == 0) {
		mine = store_stmt(m->s, ST_JOURNAL, err);
		if (mine == NULL)
			return -1;
		stmt_int(mine, 1, m->app);
	} else if (none.code == ERR_NOT_FOUND) {
		m->out->is_new = true;
	} else {
		*err = none;
		return -1;
	}
	r = walk(m, row, mine, err);
	stmt_reset(row);
	if (mine != NULL)
		stmt_reset(mine);
	return r;
}

/* --- all ------------------------------------------------------------------ */

struct app_id {
	char id[ID_SIZE];
	int64_t n;
};

static int
list_apps(struct store *s, const char *only, struct app_id **out, size_t *n,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_APPLICATIONS, err);
	int r;

	*out = xcalloc(1, sizeof(**out));	/* a list even of none */
	*n = 0;
	if (st == NULL)
		return -1;
	stmt_text(st, 1, only);
	while ((r = stmt_row(s, st, err)) > 0) {
		*out = xreallocarray(*out, *n + 1, sizeof(**out));
		stmt_column_id(st, 0, (*out)[*n].id);
		(*out)[(*n)++].n = sqlite3_column_int64(st, 1);
	}
	return r;
}

/* What is recorded from now on comes after all that was taken (the last event
 * of the table no longer is the latest), and under a name of our own. */
static int
settle_device(struct merge *m, struct error *err)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)(m->clock >
	    m->s->clock ? m->clock : m->s->clock));
	if (store_meta_put(m->s, "clock", text, err) != 0)
		return -1;
	m->s->has_head = false;
	return m->twin ? migrate_device(m->s, false, err) : 0;
}

static int
merge_all(struct merge *m, const struct app_id *apps, size_t n,
    struct error *err)
{
	struct error fault;
	size_t i, fresh = 0;

	/* A fault that is found afterwards then is the other file's. */
	if (store_check_journal(m->s, err) != 0 ||
	    journal_load_head(m->s, err) != 0)
		return -1;
	for (i = 0; i < n; i++, m->out++) {
		if (merge_app(m, apps[i].id, apps[i].n, err) != 0)
			return -1;
		fresh += m->out->fresh;
	}
	if (fresh == 0)
		return 0;
	if (settle_device(m, err) != 0 ||
	    store_exec(m->s, migrate_state_sql(), err) != 0)
		return -1;
	if (store_check_journal(m->s, &fault) == 0)
		return 0;
	if (fault.code == ERR_DATA)
		return refuse(m, err);
	*err = fault;
	return -1;
}

int
store_merge(struct store *s, struct store *from, const char *app,
    struct store_merged **out, size_t *n, struct error *err)
{
	struct merge m = { .s = s, .from = from };
	struct app_id *apps;
	int r;

	*out = NULL;
	*n = 0;
	if (list_apps(from, app, &apps, n, err) != 0 ||
	    store_begin(s, err) != 0) {
		free(apps);
		return -1;
	}
	*out = xcalloc(*n + 1, sizeof(**out));
	m.out = *out;
	r = merge_all(&m, apps, *n, err);
	r = store_end(s, r, err);
	if (r != 0) {
		s->has_head = false;
		free(*out);
		*out = NULL;
		*n = 0;
	}
	free(m.links.list);
	free(apps);
	return r;
}
