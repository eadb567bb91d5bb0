/*
 * Undo and redo: they append events that give values back, and never remove
 * any. Which step is next follows from the end of the journal (journal.c), so
 * that neither costs more as the journal grows.
 *
 * They act on what this device left. What another device has put in a value's
 * place stays, and a decision between several values that is taken back gives
 * all of them back.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/private.h"

/* What a step did to one field. There were several values before it where it
 * decided between them. */
struct effect {
	char *subject, *field, *after;
	char **before;
	size_t n_before;
};

struct effects {
	struct effect *list;
	size_t n, cap;
};

static void
effects_clear(struct effects *f)
{
	size_t i, k;

	for (i = 0; i < f->n; i++) {
		free(f->list[i].subject);
		free(f->list[i].field);
		free(f->list[i].after);
		for (k = 0; k < f->list[i].n_before; k++)
			free(f->list[i].before[k]);
		free(f->list[i].before);
	}
	free(f->list);
}

static struct effect *
effects_find(struct effects *f, const char *subject, const char *field)
{
	size_t i;

	for (i = f->n; i-- > 0;) {
		if (strcmp(f->list[i].subject, subject) == 0 &&
		    strcmp(f->list[i].field, field) == 0)
			return &f->list[i];
	}
	return NULL;
}

static void
add_before(struct effect *e, const char *value)
{
	size_t i;

	for (i = 0; i < e->n_before; i++)
		if (strcmp(e->before[i], value) == 0)
			return;
	e->before = xreallocarray(e->before, e->n_before + 1,
	    sizeof(*e->before));
	e->before[e->n_before++] = xstrdup(value);
}

/* The other values that the event replaced. */
static int
add_settled(struct store *s, int64_t n, struct effect *e, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_SETTLED, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, n);
	while ((r = stmt_row(s, st, err)) > 0)
		add_before(e, stmt_column(st, 0));
	return r;
}

static int
effects_note(struct store *s, struct effects *f, sqlite3_stmt *event,
    struct error *err)
{
	const char *subject = stmt_column(event, 5);
	const char *field = stmt_column(event, 6);
	struct effect *e = effects_find(f, subject, field);

	if (e != NULL) {
		free(e->after);
		e->after = xstrdup(stmt_column(event, 8));
		return 0;
	}
	if (f->n == f->cap) {
		f->cap = f->cap == 0 ? 8 : f->cap * 2;
		f->list = xreallocarray(f->list, f->cap, sizeof(*f->list));
	}
	e = &f->list[f->n++];
	memset(e, 0, sizeof(*e));
	e->subject = xstrdup(subject);
	e->field = xstrdup(field);
	e->after = xstrdup(stmt_column(event, 8));
	add_before(e, stmt_column(event, 7));
	return add_settled(s, sqlite3_column_int64(event, 11), e, err);
}

/* A step's events stand together among those of its application that are of
 * its device. */
static int
collect(struct store *s, int64_t app, int64_t step, struct effects *out,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_STEP_EVENTS, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, app);
	stmt_int(st, 2, step);
	while ((r = stmt_row(s, st, err)) > 0) {
		if (sqlite3_column_int64(st, 10) != step) {
			stmt_reset(st);
			return 0;
		}
		if (effects_note(s, out, st, err) != 0) {
			stmt_reset(st);
			return -1;
		}
	}
	return r;
}

static const char *
hold(struct store *s, size_t i, sqlite3_stmt *st, int column)
{
	free(s->held[i]);
	s->held[i] = xstrdup(stmt_column(st, column));
	return s->held[i];
}

static int
name_step(struct store *s, int64_t step, struct store_event *out,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_EVENT_GET, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, step);
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	if (r == 0)
		return store_fault(s, SQLITE_CORRUPT, err);
	stmt_column_id(st, 0, out->id);
	stmt_column_id(st, 1, out->group);
	out->seq = sqlite3_column_int64(st, 2);
	out->at_ms = date_parse_utc_ms(stmt_column(st, 3));
	out->kind = "do";
	out->subject = hold(s, 0, st, 5);
	out->field = hold(s, 1, st, 6);
	out->old_value = hold(s, 2, st, 7);
	out->value = hold(s, 3, st, 8);
	out->actor = hold(s, 4, st, 9);
	stmt_reset(st);
	return 0;
}

/* What undo or redo would do next. */
struct target {
	int64_t app;
	int64_t step;		/* the step of the user's */
	int64_t ref;		/* the step that it takes back */
	int64_t under;		/* for its events */
	int64_t below;		/* the next one on the same stack */
};

/* top: of the stack in question. */
static int
set_target(struct store *s, bool redo, int64_t top, struct target *out,
    struct error *err)
{
	int64_t ref;

	if (redo && top == 0)
		return error_set(err, ERR_NOT_FOUND,
		    _("There is nothing to redo."));
	if (!redo && top == out->app)
		return error_set(err, ERR_NOT_FOUND,
		    _("There is nothing to undo."));
	if (journal_links(s, top, &ref, &out->below, err) != 0)
		return -1;
	out->ref = top;
	out->step = redo ? ref : top;
	return 0;
}

static int
find_target(struct store *s, const char *id, bool redo, struct target *out,
    struct error *err)
{
	struct tail tail;
	struct tops tops;

	if (journal_app(s, id, &out->app, err) != 0 ||
	    journal_tail(s, out->app, &tail, err) != 0 ||
	    journal_tops(s, &tail, &tops, err) != 0)
		return -1;
	out->under = redo ? 0 : tops.redo;
	return set_target(s, redo, redo ? tops.redo : tops.undo, out, err);
}

/* What was made outside the store stays made: a package on a disk, a sheet on
 * paper. Such a step is a fact: undo goes past it, on to the user's answers,
 * and leaves its values as they are. So is what a renewal began with: one key
 * would empty the new year, which cannot be made twice. */
static bool
is_fact(const struct store_event *e)
{
	return str_starts(e->subject, "package/") || str_starts(e->subject,
	    "sheet/") || (strcmp(e->subject, "application") == 0 &&
	    strcmp(e->field, "renews") == 0);
}

int
store_peek(struct store *s, const char *app, bool redo,
    struct store_event *out, struct error *err)
{
	struct target target;

	if (find_target(s, app, redo, &target, err) != 0 ||
	    name_step(s, target.step, out, err) != 0)
		return -1;
	while (is_fact(out))
		if (set_target(s, redo, target.below, &target, err) != 0 ||
		    name_step(s, target.step, out, err) != 0)
			return -1;
	return 0;
}

/* Leaves those of this device, the others go to the end; how many are left. */
static size_t
own_first(struct heads *h)
{
	size_t i, n = 0;
	struct head own;

	for (i = 0; i < h->n; i++)
		if (h->list[i].own) {
			own = h->list[i];
			memmove(&h->list[n + 1], &h->list[n], (i - n) *
			    sizeof(own));
			h->list[n++] = own;
		}
	return n;
}

/* keep: the event that must be written repeats what is there, and settles
 * nothing; also where this device left nothing and others have gone on. */
static int
give_field(struct store *s, struct entry *e, bool redo, bool keep,
    const struct effect *f, int64_t now, struct step_name *step,
    struct error *err)
{
	struct heads heads, replaced;
	size_t own, i, n = redo ? 1 : f->n_before;
	int r = 0;

	e->subject = f->subject;
	e->field = f->field;
	if (heads_load(s, e->app, f->subject, f->field, &heads, err) != 0)
		return -1;
	own = own_first(&heads);
	keep = keep || own == 0;
	replaced = heads;
	replaced.n = keep ? heads.n > 0 : own;
	if (keep)
		n = 1;
	for (i = 0; r == 0 && i < n; i++) {
		e->value = keep ? heads.n == 0 ? "" : heads.list[0].value :
		    redo ? f->after : f->before[i];
		r = journal_append(s, e, &replaced, now, step, err);
	}
	heads_clear(&heads);
	return r;
}

static int
give_back(struct store *s, bool redo, bool keep, const char *actor,
    const struct target *t, const struct effects *f, int64_t now,
    struct error *err)
{
	struct entry e = { .app = t->app, .kind = redo ? "redo" : "undo",
		.actor = actor, .ref = t->ref, .under = t->under };
	struct step_name step = { 0, "" };
	size_t i;

	for (i = 0; i < f->n; i++)
		if (give_field(s, &e, redo, keep, &f->list[i], now, &step,
		    err) != 0)
			return -1;
	return 0;
}

/* The newest step, fact or not; *out names it. */
static int
take_step(struct store *s, const char *app, bool redo, const char *actor,
    int64_t now, struct store_event *out, struct error *err)
{
	struct effects effects = { NULL, 0, 0 };
	struct target target;
	int r = find_target(s, app, redo, &target, err);

	if (r == 0)
		r = name_step(s, target.step, out, err);
	if (r == 0)
		r = collect(s, target.app, target.step, &effects, err);
	if (r == 0)
		r = give_back(s, redo, is_fact(out), actor, &target, &effects,
		    now, err);
	effects_clear(&effects);
	return r;
}

int
store_undo(struct store *s, const char *app, bool redo, const char *actor,
    struct store_event *out, int64_t *saved_ms, struct error *err)
{
	int64_t now = date_now_ms();
	int r;

	if (store_begin(s, err) != 0)
		return -1;
	do {
		r = take_step(s, app, redo, actor, now, out, err);
	} while (r == 0 && is_fact(out));
	if (store_end(s, r, err) != 0)
		return -1;
	if (saved_ms != NULL)
		*saved_ms = now;
	return 0;
}
