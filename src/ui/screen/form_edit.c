/*
 * The text of the focused field. What is typed is journalled as one step
 * that grows until the field is left; then its normalised value closes it.
 * A text that cannot be read as such a value is kept as it was typed.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/form.h"
#include "ui/screen/words.h"

bool
form_is_typed(const struct form_field *f)
{
	return f->type != FIELD_CHOICE && f->type != FIELD_CHOICES &&
	    f->type != FIELD_YESNO;
}

const char *
form_text(const struct form_state *st, const struct model *m)
{
	const struct form_field *f = form_focused(st, m);

	if (!form_is_typed(f))
		return sheet_form(m->sheet, f->id);
	return f->type == FIELD_LINES ? st->area.text.ptr : st->line.text.ptr;
}

size_t
form_cursor(const struct form_state *st, const struct model *m)
{
	if (!form_is_typed(form_focused(st, m)))
		return 0;
	return form_focused(st, m)->type == FIELD_LINES ? st->area.cursor :
	    st->line.cursor;
}

void
form_set_text(struct form_state *st, const struct model *m, const char *text)
{
	if (form_focused(st, m)->type == FIELD_LINES)
		area_set(&st->area, text);
	else
		field_set(&st->line, text);
}

static void
set_base(struct form_state *st, const char *text)
{
	free(st->base);
	st->base = xstrdup(text);
}

static enum field_fault
fault_of(const struct form_field *f, const char *text)
{
	enum field_fault fault;
	char *kept;

	fault = field_normalise(f, text, &kept);
	free(kept);
	return fault;
}

void
form_load(struct screen *s, const struct model *m)
{
	struct form_state *st = s->state;
	const struct form_field *f = form_focused(st, m);
	const char *value = sheet_form(m->sheet, f->id);

	st->option = 0;
	while (st->option + 1 < form_options(f) &&
	    !form_option_on(f, value, st->option))
		st->option++;
	if (form_options(f) > 0 && !form_option_on(f, value, st->option))
		st->option = 0;
	st->writing = st->typed = st->warned = st->untouched = false;
	st->fault = value[0] != '\0' ? fault_of(f, value) : FIELD_OK;
	if (form_is_typed(f))
		form_set_text(st, m, value);
	set_base(st, value);
	s->editing = form_is_typed(f);
}

/* One RECORD_TYPING when the text is not what the journal has. */
static void
type(struct form_state *st, const struct model *m, const char *text,
    struct effects *fx)
{
	if (strcmp(text, st->base) == 0)
		return;
	effects_add(fx, FX_RECORD_TYPING, "form", form_focused(st, m)->id,
	    text);
	set_base(st, text);
	st->typed = true;
}

static void
remember(struct form_state *st, const char *text)
{
	free(st->last_text);
	st->last_text = xstrdup(text);
	st->last_field = st->field;
}

void
form_journal(struct form_state *st, const struct model *m,
    struct effects *fx)
{
	if (!form_is_typed(form_focused(st, m)))
		return;
	remember(st, form_text(st, m));
	type(st, m, form_text(st, m), fx);
}

void
form_place(struct form_state *st, const struct model *m, struct effects *fx)
{
	size_t cursor = form_cursor(st, m);
	struct str place;

	if (st->place_field == st->field && st->place_cursor == cursor)
		return;
	str_init(&place, 200);
	words_place(&place, "form", "form", form_focused(st, m)->id, cursor);
	effects_add(fx, FX_PLACE, place.ptr, NULL, NULL);
	str_clear(&place);
	st->place_field = st->field;
	st->place_cursor = cursor;
}

enum field_fault
form_finish(struct form_state *st, const struct model *m, struct effects *fx)
{
	const struct form_field *f = form_focused(st, m);
	char *kept;

	if (!form_is_typed(f))
		return FIELD_OK;
	st->fault = field_normalise(f, form_text(st, m), &kept);
	if (st->fault == FIELD_EMPTY)
		st->fault = FIELD_OK;	/* the list shows what is missing */
	remember(st, form_text(st, m));
	/* A blank typed and taken away again is no change. */
	type(st, m, kept, fx);
	if (strcmp(form_text(st, m), kept) != 0)
		form_set_text(st, m, kept);
	if (st->typed)
		effects_add(fx, FX_END_TYPING, NULL, NULL, NULL);
	st->typed = false;
	free(kept);
	return st->fault;
}

void
form_restore(struct screen *s, const struct model *m)
{
	struct form_state *st = s->state;

	if (st->last_text == NULL)
		return;
	if (st->field != st->last_field) {
		st->field = st->last_field;
		form_load(s, m);
		form_set_text(st, m, st->last_text);
	}
	set_base(st, sheet_form(m->sheet, form_focused(st, m)->id));
}
