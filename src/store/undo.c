/*
 * Undo and redo: they append events that give values back, and never remove
 * any. Which step is next follows from the end of the journal (journal.c), so
 * that neither costs more as the journal grows.
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

/* What a step did to one field. */
struct effect {
	char *subject, *field, *before, *after;
};

struct effects {
	struct effect *list;
	size_t n, cap;
};

static void
effects_clear(struct effects *f)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		free(f->list[i].subject);
		free(f->list[i].field);
		free(f->list[i].before);
		free(f->list[i].after);
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
effects_note(struct effects *f, const char *subject, const char *field,
    const char *before, const char *after)
{
	struct effect *e = effects_find(f, subject, field);

	if (e != NULL) {
		free(e->after);
		e->after = xstrdup(after);
		return;
	}
	if (f->n == f->cap) {
		f->cap = f->cap == 0 ? 8 : f->cap * 2;
		f->list = xreallocarray(f->list, f->cap, sizeof(*f->list));
	}
	e = &f->list[f->n++];
	e->subject = xstrdup(subject);
	e->field = xstrdup(field);
	e->before = xstrdup(before);
	e->after = xstrdup(after);
}

/* A step's events stand together among those of its application. */
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
		effects_note(out, stmt_column(st, 5), stmt_column(st, 6),
		    stmt_column(st, 7), stmt_column(st, 8));
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
		    _("There is nothing to do again."));
	if (!redo && top == out->app)
		return error_set(err, ERR_NOT_FOUND,
		    _("There is nothing to take back."));
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
 * and leaves its values as they are. */
static bool
is_fact(const struct store_event *e)
{
	return str_starts(e->subject, "package/") || str_starts(e->subject,
	    "sheet/");
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

/* The present value takes the place of the one to be given. */
static int
keep_present(struct store *s, int64_t app, struct effect *e, bool redo,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_VALUE_GET, err);
	char **value = redo ? &e->after : &e->before;
	int r;

	if (st == NULL)
		return -1;
	stmt_int(st, 1, app);
	stmt_text(st, 2, e->subject);
	stmt_text(st, 3, e->field);
	r = stmt_row(s, st, err);
	if (r <= 0)
		return r;
	free(*value);
	*value = xstrdup(stmt_column(st, 0));
	stmt_reset(st);
	return 0;
}

static int
give_back(struct store *s, bool redo, const char *actor,
    const struct target *t, const struct effects *f, int64_t now,
    struct error *err)
{
	struct entry e = { .app = t->app, .kind = redo ? "redo" : "undo",
		.actor = actor, .ref = t->ref, .under = t->under };
	struct step_name step = { 0, "" };
	bool same;
	size_t i;

	for (i = 0; i < f->n; i++) {
		e.subject = f->list[i].subject;
		e.field = f->list[i].field;
		e.value = redo ? f->list[i].after : f->list[i].before;
		if (journal_parent(s, &e, &same, err) != 0 ||
		    journal_append(s, &e, now, &step, err) != 0)
			return -1;
	}
	return 0;
}

/* The newest step, fact or not; *out names it. */
static int
take_step(struct store *s, const char *app, bool redo, const char *actor,
    int64_t now, struct store_event *out, struct error *err)
{
	struct effects effects = { NULL, 0, 0 };
	struct target target;
	size_t i;
	int r = find_target(s, app, redo, &target, err);

	if (r == 0)
		r = name_step(s, target.step, out, err);
	if (r == 0)
		r = collect(s, target.app, target.step, &effects, err);
	for (i = 0; r == 0 && is_fact(out) && i < effects.n; i++)
		r = keep_present(s, target.app, &effects.list[i], redo, err);
	if (r == 0)
		r = give_back(s, redo, actor, &target, &effects, now, err);
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
