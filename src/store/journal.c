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
 *
 * Each device has stacks of its own: what another one recorded is not for
 * this one to take back. A new device stands on the bottom at first, one that
 * follows another (a restored file) on that one's top.
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

int
journal_load_head(struct store *s, struct error *err)
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
	s->device = sqlite3_column_int64(st, 0);
	s->seq = sqlite3_column_int64(st, 1);
	s->n = sqlite3_column_int64(st, 2);
	s->clock = sqlite3_column_int64(st, 3);
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
	s->n++;
}

static int
apply(struct store *s, const struct entry *e, const struct heads *replaced,
    const char *id, struct error *err)
{
	int64_t app = e->app == 0 ? s->n : e->app;
	sqlite3_stmt *st;

	if (e->app == 0) {
		st = store_stmt(s, ST_APPLICATION_PUT, err);
		if (st == NULL)
			return -1;
		stmt_text(st, 1, id);
		stmt_int(st, 2, s->n);
		if (stmt_run(s, st, err) != 0)
			return -1;
	}
	if (heads_advance(s, app, e->subject, e->field, replaced, s->n,
	    err) != 0)
		return -1;
	st = store_stmt(s, ST_VALUE_PUT, err);
	if (st == NULL)
		return -1;
	stmt_int(st, 1, app);
	stmt_text(st, 2, e->subject);
	stmt_text(st, 3, e->field);
	stmt_text(st, 4, e->value);
	stmt_int(st, 5, s->n);
	return stmt_run(s, st, err);
}

static int
settle(struct store *s, const struct heads *replaced, struct error *err)
{
	sqlite3_stmt *st;
	size_t i;

	for (i = 1; i < replaced->n; i++) {
		st = store_stmt(s, ST_SETTLE_PUT, err);
		if (st == NULL)
			return -1;
		stmt_int(st, 1, s->n);
		stmt_int(st, 2, replaced->list[i].n);
		if (stmt_run(s, st, err) != 0)
			return -1;
	}
	return 0;
}

int
journal_append(struct store *s, const struct entry *e,
    const struct heads *replaced, int64_t now, struct step_name *step,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_EVENT_PUT, err);
	char id[ID_SIZE], at[25];

	assert(*e->subject != '\0' && *e->field != '\0');
	if (st == NULL || journal_load_head(s, err) != 0)
		return -1;
	tick(s, now);
	uuid7_make(s->clock >> 16, id);
	date_format_utc_ms(now, at);
	if (step->n == 0) {
		step->n = s->n;
		memcpy(step->id, id, ID_SIZE);
	}
	stmt_int(st, 1, s->n);
	stmt_text(st, 2, id);
	stmt_int(st, 3, s->device);
	stmt_int(st, 4, s->seq);
	stmt_int(st, 5, s->clock);
	stmt_text(st, 6, at);
	stmt_text(st, 7, e->kind);
	stmt_int(st, 8, step->n);
	stmt_link(st, 9, replaced->n == 0 ? 0 : replaced->list[0].n);
	stmt_link(st, 10, e->ref);
	stmt_link(st, 11, e->under);
	stmt_int(st, 12, e->app == 0 ? s->n : e->app);
	stmt_text(st, 13, e->subject);
	stmt_text(st, 14, e->field);
	stmt_text(st, 15, e->value);
	stmt_text(st, 16, e->actor);
	if (stmt_run(s, st, err) != 0 || settle(s, replaced, err) != 0)
		return -1;
	return apply(s, e, replaced, id, err);
}

int
journal_app(struct store *s, const char *id, int64_t *app,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_APPLICATION_GET, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_text(st, 1, id);
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	if (r == 0)
		return error_set(err, ERR_NOT_FOUND, _("There is no such"
		    " application in %s. See which there are with: anshin"
		    " list"), s->path);
	*app = sqlite3_column_int64(st, 0);
	stmt_reset(st);
	return 0;
}

/* The last event that the device recorded there; 1: there is one. */
static int
tail_of(struct store *s, int64_t app, int64_t device, struct tail *out,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_TAIL, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, app);
	stmt_int(st, 2, device);
	r = stmt_row(s, st, err);
	if (r <= 0)
		return r;
	snprintf(out->kind, sizeof(out->kind), "%s", stmt_column(st, 0));
	out->step.n = sqlite3_column_int64(st, 1);
	stmt_column_id(st, 2, out->step.id);
	out->ref = sqlite3_column_int64(st, 3);
	out->under = sqlite3_column_int64(st, 4);
	out->here = device == s->device;
	stmt_reset(st);
	return 1;
}

/* The device whose file this one took over; 0: none. */
static int
followed(struct store *s, int64_t *device, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_DEVICE_FOLLOWS, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, *device);
	*device = 0;
	r = stmt_row(s, st, err);
	if (r > 0) {
		*device = sqlite3_column_int64(st, 0);
		stmt_reset(st);
	}
	return r < 0 ? -1 : 0;
}

int
journal_tail(struct store *s, int64_t app, struct tail *out,
    struct error *err)
{
	int64_t device;
	int r;

	if (journal_load_head(s, err) != 0)
		return -1;
	for (device = s->device; device != 0;) {
		r = tail_of(s, app, device, out, err);
		if (r != 0)
			return r < 0 ? -1 : 0;
		if (followed(s, &device, err) != 0)
			return -1;
	}
	memset(out, 0, sizeof(*out));
	snprintf(out->kind, sizeof(out->kind), "do");
	out->step.n = app;
	return 0;
}

int
journal_links(struct store *s, int64_t step, int64_t *ref, int64_t *under,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_STEP_LINKS, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, step);
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	if (r == 0)
		return store_fault(s, SQLITE_CORRUPT, err);
	*ref = sqlite3_column_int64(st, 0);
	*under = sqlite3_column_int64(st, 1);
	stmt_reset(st);
	return 0;
}

int
journal_tops(struct store *s, const struct tail *tail, struct tops *out,
    struct error *err)
{
	int64_t ref, under;

	out->undo = tail->step.n;
	out->redo = 0;
	if (strcmp(tail->kind, "do") == 0)
		return 0;
	if (journal_links(s, tail->ref, &ref, &under, err) != 0)
		return -1;
	if (strcmp(tail->kind, "undo") == 0) {
		out->undo = under;
		out->redo = tail->step.n;
	} else {
		out->undo = ref;
		out->redo = under;
	}
	return 0;
}

/* Joins the step `group` when it is still the newest thing that happened. */
static int
choose_step(struct store *s, int64_t app, const char *group,
    struct step_name *step, int64_t *under, struct error *err)
{
	struct tail tail;
	struct tops tops;

	if (journal_tail(s, app, &tail, err) != 0)
		return -1;
	if (group != NULL && tail.here && strcmp(tail.kind, "do") == 0 &&
	    strcmp(tail.step.id, group) == 0) {
		*step = tail.step;
		*under = tail.under;
		return 0;
	}
	if (journal_tops(s, &tail, &tops, err) != 0)
		return -1;
	memset(step, 0, sizeof(*step));
	*under = tops.undo;
	return 0;
}

/* Replaces all that the devices left there, so that it decides what they did
 * not agree on. */
static int
record_one(struct store *s, const struct entry *e, int64_t now,
    struct step_name *step, bool *changed, struct error *err)
{
	struct heads heads;
	int r = 0;

	if (heads_load(s, e->app, e->subject, e->field, &heads, err) != 0)
		return -1;
	if (!heads_are(&heads, e->value)) {
		*changed = true;
		r = journal_append(s, e, &heads, now, step, err);
	}
	heads_clear(&heads);
	return r;
}

static int
record(struct store *s, const char *id, const struct change *c, size_t n,
    const char *actor, const char *group, struct step_name *step,
    int64_t now, bool *changed, struct error *err)
{
	struct entry e = { .kind = "do", .actor = actor };
	size_t i;

	if (journal_app(s, id, &e.app, err) != 0 ||
	    choose_step(s, e.app, group, step, &e.under, err) != 0)
		return -1;
	for (i = 0; i < n; i++) {
		e.subject = c[i].subject;
		e.field = c[i].field;
		e.value = c[i].value == NULL ? "" : c[i].value;
		if (record_one(s, &e, now, step, changed, err) != 0)
			return -1;
	}
	return 0;
}

int
store_record(struct store *s, const char *app, const struct change *c,
    size_t n, const char *actor, const char *group, char group_out[37],
    int64_t *saved_ms, struct error *err)
{
	struct step_name step = { 0, "" };
	int64_t now = date_now_ms();
	bool changed = false;
	int r;

	if (store_begin(s, err) != 0)
		return -1;
	r = record(s, app, c, n, actor, group, &step, now, &changed, err);
	if (store_end(s, r, err) != 0)
		return -1;
	if (group_out != NULL)
		memcpy(group_out, step.id, ID_SIZE);
	if (changed && saved_ms != NULL)
		*saved_ms = now;
	return 0;
}

/* The first event names the application, and its id is the application's. */
static int
begin_application(struct store *s, const struct change *c, size_t n,
    const char *actor, int64_t now, char id[ID_SIZE], struct error *err)
{
	struct entry e = { .kind = "do", .actor = actor };
	struct step_name step = { 0, "" };
	const struct heads none = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i < n; i++) {
		e.app = step.n;
		e.subject = c[i].subject;
		e.field = c[i].field;
		e.value = c[i].value;
		if (journal_append(s, &e, &none, now, &step, err) != 0)
			return -1;
	}
	memcpy(id, step.id, ID_SIZE);
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
