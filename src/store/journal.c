/*
 * The journal: appending events and applying each to the present state in the
 * same transaction. The tops of an application's two stacks follow from its
 * last event alone:
 *
 *   last event        undo would take back     redo would take back
 *   do   (step S)     S                        nothing
 *   undo of S by U    what S had under it      U
 *   redo of U         S, which U had undone    what U had under it
 *
 * where `under` is written with each step: for do the step below it on the
 * undo stack, for undo the one below it on the redo stack. The step that
 * begins an application is the bottom and is never taken back.
 */
#include "config.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/uuid7.h"
#include "store/private.h"

void
journal_new_device(char out[ID_SIZE])
{
	uuid7_make(date_now_ms(), out);
}

static int
load_head(struct store *s, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_HEAD, err);
	int r;

	if (s->has_head)
		return 0;
	if (st == NULL)
		return -1;
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	if (r == 0)
		return store_fault(s, SQLITE_CORRUPT, err);
	stmt_column_id(st, 0, s->device);
	s->seq = sqlite3_column_int64(st, 1);
	s->clock = sqlite3_column_int64(st, 2);
	s->has_head = true;
	stmt_reset(st);
	return 0;
}

/* Never goes back, whatever the machine's clock does. */
static void
tick(struct store *s, int64_t now)
{
	int64_t wall = now < 0 ? 0 : now << 16;

	s->clock = wall > s->clock ? wall : s->clock + 1;
	s->seq++;
}

static int
apply(struct store *s, const struct entry *e, const char *id,
    struct error *err)
{
	sqlite3_stmt *st;

	if (e->app == NULL) {
		st = store_stmt(s, ST_APPLICATION_PUT, err);
		if (st == NULL)
			return -1;
		stmt_text(st, 1, id);
		if (stmt_run(s, st, err) != 0)
			return -1;
	}
	st = store_stmt(s, ST_VALUE_PUT, err);
	if (st == NULL)
		return -1;
	stmt_text(st, 1, e->app == NULL ? id : e->app);
	stmt_text(st, 2, e->subject);
	stmt_text(st, 3, e->field);
	stmt_text(st, 4, e->value);
	stmt_text(st, 5, id);
	return stmt_run(s, st, err);
}

int
journal_append(struct store *s, const struct entry *e, int64_t now,
    char step[ID_SIZE], struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_EVENT_PUT, err);
	char id[ID_SIZE], at[25];

	assert(*e->subject != '\0' && *e->field != '\0');
	if (st == NULL || load_head(s, err) != 0)
		return -1;
	tick(s, now);
	uuid7_make(s->clock >> 16, id);
	date_format_utc_ms(now, at);
	if (*step == '\0')
		memcpy(step, id, ID_SIZE);
	stmt_text(st, 1, id);
	stmt_text(st, 2, s->device);
	stmt_int(st, 3, s->seq);
	stmt_int(st, 4, s->clock);
	stmt_text(st, 5, at);
	stmt_text(st, 6, e->kind);
	stmt_text(st, 7, step);
	stmt_text(st, 8, *e->parent == '\0' ? NULL : e->parent);
	stmt_text(st, 9, e->ref);
	stmt_text(st, 10, e->under);
	stmt_text(st, 11, e->app == NULL ? id : e->app);
	stmt_text(st, 12, e->subject);
	stmt_text(st, 13, e->field);
	stmt_text(st, 14, e->value);
	stmt_text(st, 15, e->actor);
	if (stmt_run(s, st, err) != 0)
		return -1;
	return apply(s, e, id, err);
}

int
journal_parent(struct store *s, const char *app, const char *subject,
    const char *field, const char *value, char parent[ID_SIZE], bool *same,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_VALUE_GET, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_text(st, 1, app);
	stmt_text(st, 2, subject);
	stmt_text(st, 3, field);
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	*parent = '\0';
	*same = *value == '\0';
	if (r > 0) {
		*same = strcmp(stmt_column(st, 0), value) == 0;
		stmt_column_id(st, 1, parent);
		stmt_reset(st);
	}
	return 0;
}

int
journal_tail(struct store *s, const char *app, struct tail *out,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_TAIL, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_text(st, 1, app);
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	if (r == 0)
		return error_set(err, ERR_NOT_FOUND, _("There is no such"
		    " application in %s. See which there are with: anshin"
		    " list"), s->path);
	snprintf(out->kind, sizeof(out->kind), "%s", stmt_column(st, 0));
	stmt_column_id(st, 1, out->step);
	stmt_column_id(st, 2, out->ref);
	stmt_column_id(st, 3, out->under);
	stmt_reset(st);
	return 0;
}

int
journal_links(struct store *s, const char *step, char ref[ID_SIZE],
    char under[ID_SIZE], struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_STEP_LINKS, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_text(st, 1, step);
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	if (r == 0)
		return store_fault(s, SQLITE_CORRUPT, err);
	stmt_column_id(st, 0, ref);
	stmt_column_id(st, 1, under);
	stmt_reset(st);
	return 0;
}

int
journal_tops(struct store *s, const struct tail *tail, struct tops *out,
    struct error *err)
{
	char ref[ID_SIZE], under[ID_SIZE];

	memset(out, 0, sizeof(*out));
	if (strcmp(tail->kind, "do") == 0) {
		memcpy(out->undo, tail->step, ID_SIZE);
	} else {
		if (journal_links(s, tail->ref, ref, under, err) != 0)
			return -1;
		if (strcmp(tail->kind, "undo") == 0) {
			memcpy(out->undo, under, ID_SIZE);
			memcpy(out->redo, tail->step, ID_SIZE);
		} else {
			memcpy(out->undo, ref, ID_SIZE);
			memcpy(out->redo, under, ID_SIZE);
		}
	}
	return 0;
}

/* Joins the step `group` when it is still the newest thing that happened. */
static int
choose_step(struct store *s, const char *app, const char *group,
    char step[ID_SIZE], char under[ID_SIZE], struct error *err)
{
	struct tail tail;
	struct tops tops;

	if (journal_tail(s, app, &tail, err) != 0)
		return -1;
	if (group != NULL && strcmp(tail.kind, "do") == 0 &&
	    strcmp(tail.step, group) == 0 && strcmp(group, app) != 0) {
		memcpy(step, tail.step, ID_SIZE);
		memcpy(under, tail.under, ID_SIZE);
		return 0;
	}
	if (journal_tops(s, &tail, &tops, err) != 0)
		return -1;
	*step = '\0';
	memcpy(under, tops.undo, ID_SIZE);
	return 0;
}

static int
record(struct store *s, const char *app, const struct change *c, size_t n,
    const char *actor, const char *group, char step[ID_SIZE], int64_t now,
    bool *changed, struct error *err)
{
	char under[ID_SIZE], parent[ID_SIZE];
	struct entry e = { .app = app, .kind = "do", .under = under,
		.actor = actor, .parent = parent };
	bool same;
	size_t i;

	if (choose_step(s, app, group, step, under, err) != 0)
		return -1;
	for (i = 0; i < n; i++) {
		e.subject = c[i].subject;
		e.field = c[i].field;
		e.value = c[i].value == NULL ? "" : c[i].value;
		if (journal_parent(s, app, e.subject, e.field, e.value,
		    parent, &same, err) != 0)
			return -1;
		if (same)
			continue;
		if (journal_append(s, &e, now, step, err) != 0)
			return -1;
		*changed = true;
	}
	return 0;
}

int
store_record(struct store *s, const char *app, const struct change *c,
    size_t n, const char *actor, const char *group, char group_out[37],
    int64_t *saved_ms, struct error *err)
{
	char step[ID_SIZE] = "";
	int64_t now = date_now_ms();
	bool changed = false;
	int r;

	if (store_begin(s, err) != 0)
		return -1;
	r = record(s, app, c, n, actor, group, step, now, &changed, err);
	if (store_end(s, r, err) != 0)
		return -1;
	if (group_out != NULL)
		memcpy(group_out, step, ID_SIZE);
	if (changed && saved_ms != NULL)
		*saved_ms = now;
	return 0;
}

/* The first event names the application, and its id is the application's. */
static int
begin_application(struct store *s, const struct change *c, size_t n,
    const char *actor, int64_t now, char id[ID_SIZE], struct error *err)
{
	struct entry e = { .kind = "do", .actor = actor, .parent = "" };
	size_t i;

	*id = '\0';
	for (i = 0; i < n; i++) {
		e.app = i == 0 ? NULL : id;
		e.subject = c[i].subject;
		e.field = c[i].field;
		e.value = c[i].value;
		if (journal_append(s, &e, now, id, err) != 0)
			return -1;
	}
	return 0;
}

int
store_create(struct store *s, const char *facility, const char *name,
    const char *edition, int year, const char *actor, char id[37],
    struct error *err)
{
	int64_t now = date_now_ms();
	char site[ID_SIZE], number[12], created[25];
	const struct change c[] = {
		{ "application", "facility", facility },
		{ "application", "edition", edition },
		{ "application", "year", number },
		{ "application", "created", created },
		{ "form", "facility_name", name }
	};
	struct change all[sizeof(c) / sizeof(*c)];
	int r;

	memcpy(all, c, sizeof(c));
	if (facility == NULL) {
		uuid7_make(now, site);
		all[0].value = site;
	}
	snprintf(number, sizeof(number), "%d", year);
	date_format_utc_ms(now, created);
	if (store_begin(s, err) != 0)
		return -1;
	r = begin_application(s, all, sizeof(c) / sizeof(*c), actor, now, id,
	    err);
	return store_end(s, r, err);
}
