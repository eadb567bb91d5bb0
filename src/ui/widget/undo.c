/*
 * Undo inside one text: whole earlier texts, newest last. A text here is a
 * note of some thousand characters at most, so a copy per step costs less
 * than the care that differences would need; the steps are bounded.
 */
#include "config.h"

#include "ui/widget/undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum { STEPS_MAX = 200 };
#define BYTES_MAX ((size_t)2 << 20)

struct step {
	char *text;
	size_t len, cursor;
};

struct edit_undo {
	struct step steps[STEPS_MAX];
	size_t n;		/* states before the present one */
	size_t n_redo;		/* states after it: steps[n .. n + n_redo) */
	size_t bytes;
	enum edit_kind kind;	/* of the step that is still open */
};

static size_t changes;

size_t
edit_changes(void)
{
	return changes;
}

struct edit_undo *
edit_undo_new(void)
{
	return xcalloc(1, sizeof(struct edit_undo));
}

static void
drop_step(struct edit_undo *u, struct step *s)
{
	u->bytes -= s->len;
	free(s->text);
	s->text = NULL;
}

static void
drop_redo(struct edit_undo *u)
{
	while (u->n_redo > 0)
		drop_step(u, &u->steps[u->n + --u->n_redo]);
}

static void
drop_oldest(struct edit_undo *u)
{
	drop_step(u, &u->steps[0]);
	memmove(u->steps, u->steps + 1,
	    (u->n + u->n_redo - 1) * sizeof(*u->steps));
	u->n--;
}

void
edit_undo_free(struct edit_undo *u)
{
	if (u == NULL)
		return;
	drop_redo(u);
	while (u->n > 0)
		drop_step(u, &u->steps[--u->n]);
	free(u);
}

void
edit_undo_seal(struct edit_undo *u)
{
	if (u != NULL)
		u->kind = EDIT_SEALED;
}

static struct step
step_of(struct edit_undo *u, const struct edit *e)
{
	u->bytes += e->text->len;
	return (struct step){ xstrndup(e->text->ptr, e->text->len),
		e->text->len, *e->cursor };
}

void
edit_undo_note(const struct edit *e, enum edit_kind kind)
{
	struct edit_undo *u = e->undo;
	bool joins;

	if (u == NULL)
		return;
	changes++;
	joins = u->n > 0 && u->n_redo == 0 && kind == u->kind &&
	    kind != EDIT_SEALED;
	drop_redo(u);
	u->kind = kind;
	if (joins)
		return;
	while (u->n == STEPS_MAX ||
	    (u->n > 0 && u->bytes + e->text->len > BYTES_MAX))
		drop_oldest(u);
	u->steps[u->n++] = step_of(u, e);
}

/* Exchanges the present text with the state in `s`. */
static void
exchange(const struct edit *e, struct step *s)
{
	struct step now = step_of(e->undo, e);
	size_t max = e->text->max;

	changes++;
	str_clear(e->text);
	str_init(e->text, max);
	str_add_n(e->text, s->text, s->len);
	*e->cursor = s->cursor;
	drop_step(e->undo, s);
	*s = now;
	e->undo->kind = EDIT_SEALED;
}

bool
edit_undo(const struct edit *e)
{
	if (e->undo == NULL || e->undo->n == 0)
		return false;
	exchange(e, &e->undo->steps[e->undo->n - 1]);
	e->undo->n--;
	e->undo->n_redo++;
	return true;
}

bool
edit_redo(const struct edit *e)
{
	if (e->undo == NULL || e->undo->n_redo == 0)
		return false;
	exchange(e, &e->undo->steps[e->undo->n]);
	e->undo->n++;
	e->undo->n_redo--;
	return true;
}
