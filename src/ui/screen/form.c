/*
 * The application form. The focused field takes what is typed at once: there
 * is no mode to enter and no button to press. Enter finishes a field and goes
 * to the next; a digit answers a choice. Nothing waits for a "save".
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/screen/form.h"
#include "ui/screen/words.h"

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Next field"),
	    N_("Finishes the field and goes to the next one."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_F2, KEYS_NONE, ACT_NOTE, N_("Several lines"),
	    N_("Opens the window of a field that takes several lines; so "
	    "does typing."), BIND_EDITING },
	{ KEYS_CHAR(' '), KEYS_NONE, ACT_TOGGLE, N_("Select"),
	    N_("Chooses the selected answer. Its digit does so at once."),
	    BIND_FOOTER },
	{ KEYS_DELETE, KEYS_BACKSPACE, ACT_CLEAR, N_("Clear"),
	    N_("Clears the chosen answer."), 0 },
	{ KEYS_PGDN, KEYS_NONE, ACT_PAGE_DOWN, N_("Section"),
	    N_("Goes to the next section of the form."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_PGUP, KEYS_NONE, ACT_PAGE_UP, N_("Previous section"),
	    N_("Goes to the previous section of the form."), BIND_EDITING },
	{ KEYS_F5, KEYS_CHAR('n'), ACT_NEXT_OPEN, N_("Next empty"),
	    N_("Goes to the next field that is needed and empty."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

/* clang-format off */
static const struct keybind window_keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("New line"),
	    N_("Begins a new line."), BIND_FOOTER | BIND_EDITING },
	{ KEYS_TAB, KEYS_NONE, ACT_NEXT_FOCUS, N_("Next field"),
	    N_("Closes the window and goes to the next field."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_ESC, KEYS_NONE, ACT_BACK, N_("Done"),
	    N_("Closes the window. What was written is kept."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_F5, KEYS_NONE, ACT_NEXT_OPEN, N_("Next empty"),
	    N_("Goes to the next field that is needed and empty."),
	    BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

/* arg: a field id, "form|<field>|<cursor>" as in FX_PLACE, or "". */
static void
open_form(struct screen *s, const struct model *m, const char *arg)
{
	struct form_state *st = s->state;
	const char *id = str_starts(arg, "form|") ? arg + 5 : arg;
	size_t i, len = strcspn(id, "|");
	size_t cursor = SIZE_MAX;

	field_init(&st->line, "", LIMIT_LINE);
	area_init(&st->area, "", LIMIT_LINES);
	st->field = form_first_open(m, 0);
	for (i = 0; i < m->catalog->n_fields; i++)
		if (strlen(m->catalog->fields[i].id) == len &&
		    memcmp(m->catalog->fields[i].id, id, len) == 0)
			st->field = i;
	if (st->field == SIZE_MAX)
		st->field = 0;
	st->place_field = SIZE_MAX;
	form_load(s, m);
	if (id[len] == '|')
		cursor = (size_t)strtoul(id + len + 1, NULL, 10);
	if (form_focused(st, m)->type == FIELD_LINES && id[len] == '|' &&
	    cursor > 0)
		st->writing = true;
	if (cursor < st->line.text.len)
		st->line.cursor = cursor;
	if (cursor < st->area.text.len)
		st->area.cursor = cursor;
	st->untouched = id[len] == '|' && form_is_typed(form_focused(st, m));
	s->keys = st->writing ? window_keys : NULL;
}

static void
close_form(struct screen *s)
{
	struct form_state *st = s->state;

	field_clear(&st->line);
	area_clear(&st->area);
	free(st->base);
	free(st->last_text);
}

static void
finish_or_warn(struct screen *s, const struct model *m, struct effects *fx)
{
	struct form_state *st = s->state;
	bool warned = st->warned;

	if (form_finish(st, m, fx) != FIELD_OK && !warned) {
		st->warned = true;
		return;
	}
	form_go_next(s, m, fx);
}

static void
update_choice(struct screen *s, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx)
{
	struct form_state *st = s->state;
	const struct form_field *f = form_focused(st, m);
	size_t i = form_option_of(f, ev);

	if (i == SIZE_MAX && act == ACT_TOGGLE)
		i = st->option;
	if (i != SIZE_MAX) {
		if (form_choose(st, m, i, fx) &&
		    st->field + 1 < m->catalog->n_fields)
			form_go_next(s, m, fx);
	} else if (act == ACT_LEFT) {
		st->option -= st->option > 0;
	} else if (act == ACT_RIGHT) {
		st->option += st->option + 1 < form_options(f);
	} else if (act == ACT_CLEAR) {
		effects_add(fx, FX_RECORD, "form", f->id, "");
	} else if (act == ACT_SELECT) {
		form_go_next(s, m, fx);
	} else {
		(void)form_move(s, m, act, fx);
	}
}

static void
typed(struct form_state *st)
{
	st->warned = false;
	st->fault = FIELD_OK;
}

static void
update_line(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct form_state *st = s->state;
	bool used = field_event(&st->line, ev);

	/* Beyond what was typed in this visit, Ctrl-Z undoes in the journal. */
	if (!used && ev->kind == EVENT_KEY && ev->key == KEYS_CTRL('z'))
		act = ACT_UNDO;
	if (used)
		typed(st);
	else if (act == ACT_SELECT)
		finish_or_warn(s, m, fx);
	else
		(void)form_move(s, m, act, fx);
}

/* The window of several lines: Enter makes a line, Esc and Tab end it. */
static void
update_lines(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct form_state *st = s->state;
	bool is_text = ev->kind == EVENT_TEXT || ev->kind == EVENT_PASTE;

	if (!st->writing) {
		if (act == ACT_NOTE || is_text)
			st->writing = true;
		if (is_text)
			(void)area_event(&st->area, ev);
		else if (act == ACT_SELECT)
			form_go_next(s, m, fx);
		else if (act != ACT_NOTE)
			(void)form_move(s, m, act, fx);
		return;
	}
	if (act == ACT_BACK && st->untouched) {
		(void)form_move(s, m, act, fx);
	} else if (act == ACT_BACK) {
		(void)form_finish(st, m, fx);
		st->writing = false;
	} else if (act == ACT_NEXT_FOCUS || act == ACT_PREV_FOCUS ||
	    act == ACT_NEXT_OPEN) {
		(void)form_move(s, m, act, fx);
	} else {
		(void)area_event(&st->area, ev);
	}
}

/* What is not a key. true when there is nothing more to do. */
static bool
update_state(struct screen *s, const struct model *m, const struct event *ev,
    struct effects *fx)
{
	struct form_state *st = s->state;
	bool is_typing = ev->effect == FX_RECORD_TYPING;

	switch (ev->kind) {
	case EVENT_IDLE:
	case EVENT_END:
		form_journal(st, m, fx);
		form_place(st, m, fx);
		return true;
	case EVENT_RESULT:
		if (is_typing && ev->ok == 0)
			form_restore(s, m);
		else if (is_typing && st->leaving)
			effects_add(fx, FX_POP, NULL, NULL, NULL);
		else if (ev->effect == FX_UNDO || ev->effect == FX_REDO)
			form_load(s, m);
		st->leaving = st->leaving && !is_typing;
		return true;
	case EVENT_OPENED:
		/* Something else may have changed the value meanwhile. */
		if (strcmp(form_text(st, m), st->base) == 0 && strcmp(st->base,
		    sheet_form(m->sheet, form_focused(st, m)->id)) != 0)
			form_load(s, m);
		return true;
	case EVENT_RESIZE:
		return true;
	case EVENT_KEY:
	case EVENT_TEXT:
	case EVENT_PASTE:
		break;
	}
	return false;
}

static void
update_field(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct form_state *st = s->state;
	const struct form_field *f = form_focused(st, m);

	if (act == ACT_HELP || act == ACT_LANGUAGE)
		form_journal(st, m, fx);
	else if (act != ACT_BACK)
		st->untouched = false;
	if (!form_is_typed(f))
		update_choice(s, m, ev, act, fx);
	else if (f->type == FIELD_LINES)
		update_lines(s, m, ev, act, fx);
	else
		update_line(s, m, ev, act, fx);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	const struct form_state *st = s->state;

	if (m->sheet != NULL && !update_state(s, m, ev, fx))
		update_field(s, m, ev, act, fx);
	s->keys = st->writing ? window_keys : NULL;
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct form_state *st = s->state;
	const struct form_field *f = form_focused(st, m);
	size_t i;

	(void)str_addf(out, "%s%s\n\n%s", f->label,
	    f->required ? _(" (needed)") : _(" (may stay empty)"), f->help);
	if (f->example[0] != '\0')
		(void)str_addf(out, _("\nExample: %s"), f->example);
	(void)str_add_char(out, '\n');
	for (i = 0; i < form_options(f); i++)
		(void)str_addf(out, "[%zu] %s\n", i + 1,
		    form_option_label(f, i));
	(void)words_switched(out, m->catalog, f->id);
	(void)str_addf(out, "\n%s\n\n%s\n", f->section->title,
	    f->section->help);
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct form_state *st = s->state;
	const struct section *sec = form_focused(st, m)->section;

	(void)str_addf(out, _("Section %zu/%zu"),
	    (size_t)(sec - m->catalog->sections) + 1, m->catalog->n_sections);
}

const struct screen_ops screen_form = {
	.id = "form", .title = N_("Application form"),
	.private_size = sizeof(struct form_state), .keys = keys,
	.other_keys = { window_keys },
	.open = open_form, .update = update, .view = form_view,
	.close = close_form, .explain = explain, .where = where
};
