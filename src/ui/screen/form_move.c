/* Moving between the fields of the form; each is finished when it is left. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/screen/common.h"
#include "ui/screen/form.h"

size_t
form_first_open(const struct model *m, size_t from)
{
	size_t i, n = m->catalog->n_fields;

	for (i = 0; i < n; i++) {
		const struct form_field *f =
		    &m->catalog->fields[(from + i) % n];

		if (form_mark(f, sheet_form(m->sheet, f->id)) >= FORM_NEEDED)
			return f->index;
	}
	return SIZE_MAX;
}

static void
go(struct screen *s, const struct model *m, size_t field, struct effects *fx)
{
	struct form_state *st = s->state;

	(void)form_finish(st, m, fx);
	st->field = field;
	form_load(s, m);
}

void
form_go_next(struct screen *s, const struct model *m, struct effects *fx)
{
	struct form_state *st = s->state;
	size_t open = form_first_open(m, 0);

	if (st->field + 1 < m->catalog->n_fields) {
		go(s, m, st->field + 1, fx);
		return;
	}
	(void)form_finish(st, m, fx);
	st->writing = false;
	effects_add(fx, FX_MESSAGE, open != SIZE_MAX && open != st->field ?
	    _("This was the last field. F5 goes to what is still "
	    "open.") : _("This was the last field. Esc goes back to the "
	    "chapters."), NULL, NULL);
}

static void
go_section(struct screen *s, const struct model *m, int step,
    struct effects *fx)
{
	struct form_state *st = s->state;
	const struct catalog *c = m->catalog;
	size_t sec = (size_t)(form_focused(st, m)->section - c->sections);

	sec = (sec + c->n_sections + (step > 0 ? 1 : c->n_sections - 1)) %
	    c->n_sections;
	if (c->sections[sec].n_fields > 0)
		go(s, m, c->sections[sec].fields[0].index, fx);
}

/* Looks behind the focused field; what was typed in it counts already. */
static void
go_open(struct screen *s, const struct model *m, struct effects *fx)
{
	struct form_state *st = s->state;
	size_t next = form_first_open(m, (st->field + 1) % m->catalog->n_fields);

	if (next != SIZE_MAX && next != st->field) {
		go(s, m, next, fx);
		return;
	}
	(void)form_finish(st, m, fx);
	effects_add(fx, FX_MESSAGE, next == SIZE_MAX ?
	    _("All fields that are needed are filled in.") :
	    _("No other field is open."), NULL, NULL);
}

/* The screen goes when what was typed is on the disk, and not before: see
 * EVENT_RESULT. */
static void
leave(struct form_state *st, const struct model *m, struct effects *fx)
{
	if (st->untouched)
		effects_add(fx, FX_END_TYPING, NULL, NULL, NULL);
	else
		(void)form_finish(st, m, fx);
	if (fx->n == 0 || fx->list[0].kind != FX_RECORD_TYPING)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else
		st->leaving = true;
}

bool
form_move(struct screen *s, const struct model *m, enum action act,
    struct effects *fx)
{
	struct form_state *st = s->state;
	const struct section *sec = form_focused(st, m)->section;

	if (act == ACT_UP || act == ACT_PREV_FOCUS) {
		if (st->field > 0)
			go(s, m, st->field - 1, fx);
	} else if (act == ACT_DOWN || act == ACT_NEXT_FOCUS) {
		form_go_next(s, m, fx);
	} else if (act == ACT_PAGE_DOWN || act == ACT_PAGE_UP) {
		go_section(s, m, act == ACT_PAGE_DOWN ? 1 : -1, fx);
	} else if (act == ACT_FIRST) {
		go(s, m, sec->fields[0].index, fx);
	} else if (act == ACT_LAST) {
		go(s, m, sec->fields[sec->n_fields - 1].index, fx);
	} else if (act == ACT_NEXT_OPEN) {
		go_open(s, m, fx);
	} else if (act == ACT_BACK) {
		leave(st, m, fx);
	} else {
		return screen_common(s, m, act, fx);
	}
	return true;
}

