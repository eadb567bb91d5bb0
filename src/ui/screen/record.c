/*
 * The fields of one record: certificate, diagnosis, the plan of an item, a
 * question. Its argument is the subject. Enter edits a field; what is left is
 * kept when it can be read, else one sentence says how to mend it.
 */
#include "config.h"

#include "ui/screen/record.h"

#include <stdlib.h>
#include <string.h>

#include "assess/limit.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Edit"),
	    N_("Edits the field; again, keeps it and goes on."),
	    BIND_FOOTER },
	{ KEYS_F5, KEYS_NONE, ACT_START, N_("Keep"),
	    N_("Keeps what was typed and goes on."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_CHAR(' '), KEYS_NONE, ACT_TOGGLE, N_("Choose"),
	    N_("Chooses the selected word or file, or lets go of it."), 0 },
	{ KEYS_F4, KEYS_CHAR('e'), ACT_OPEN_EVIDENCE, N_("Evidence"),
	    N_("Shows all evidence files, to attach more."), BIND_FOOTER },
	{ KEYS_CHAR('u'), KEYS_NONE, ACT_UNDO, N_("Undo"),
	    N_("Undoes the last change."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

/* clang-format off */
static const struct keybind line_keys[] = {
	{ KEYS_ENTER, KEYS_F5, ACT_START, N_("Done, go on"),
	    N_("Keeps what was typed and goes on."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
static const struct keybind lines_keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("New line"),
	    N_("Begins a new line."), BIND_FOOTER | BIND_EDITING },
	{ KEYS_TAB, KEYS_F5, ACT_START, N_("Done, go on"),
	    N_("Keeps what was typed and goes on."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
stop_editing(struct screen *s)
{
	struct record_state *st = s->state;

	if (st->editing == RECORD_EDIT_FIELD)
		field_clear(&st->field);
	else if (st->editing == RECORD_EDIT_AREA)
		area_clear(&st->area);
	st->editing = RECORD_EDIT_NONE;
	s->editing = false;
	s->keys = NULL;
}

static void
close_record(struct screen *s)
{
	struct record_state *st = s->state;

	stop_editing(s);
	free(st->subject);
	free(st->left);
}

static void
start_editing(struct screen *s, const struct model *m)
{
	struct record_state *st = s->state;
	const struct record_field *f = &st->record->fields[st->list.sel];
	const char *value = sheet_get(m->sheet, st->subject, f->id);

	if (f->type == RECORD_CHOICE || f->type == RECORD_FILES) {
		st->editing = RECORD_EDIT_CHOICE;
		st->choices = (struct list_state){ .n = 0 };
		list_set_count(&st->choices, record_choices(f, m));
		return;
	}
	if (f->type == RECORD_LINES) {
		st->editing = RECORD_EDIT_AREA;
		area_init(&st->area, value, LIMIT_RECORD);
		st->area.cursor = st->area.text.len;
	} else {
		st->editing = RECORD_EDIT_FIELD;
		field_init(&st->field, value, LIMIT_RECORD);
		st->field.cursor = st->field.text.len;
	}
	st->untouched = false;
	s->editing = true;
	s->keys = st->editing == RECORD_EDIT_AREA ? lines_keys : line_keys;
}

/* Where the last visit stood, "field|cursor", when something was typed there. */
static void
go_on_editing(struct screen *s, const struct model *m, const char *place)
{
	struct record_state *st = s->state;
	size_t n = strcspn(place, "|"), i, cursor;
	const struct record_field *f;

	for (i = 0; i < st->record->n; i++) {
		f = &st->record->fields[i];
		if (strlen(f->id) != n || strncmp(f->id, place, n) != 0)
			continue;
		list_select(&st->list, i);
		start_editing(s, m);
		st->untouched = true;
		cursor = place[n] == '|' ? strtoul(place + n + 1, NULL, 10) :
		    SIZE_MAX;
		if (cursor < st->area.text.len)
			st->area.cursor = cursor;
		if (cursor < st->field.text.len)
			st->field.cursor = cursor;
	}
}

/* arg: the subject, or "subject|field|cursor" as in FX_PLACE. */
static void
open_record(struct screen *s, const struct model *m, const char *arg)
{
	struct record_state *st = s->state;
	size_t n = strcspn(arg, "|");

	st->subject = xstrndup(arg, n);
	st->record = record_of(st->subject);
	list_set_count(&st->list, st->record->n);
	if (arg[n] == '|' && m->sheet != NULL && !m->read_only)
		go_on_editing(s, m, arg + n + 1);
}

static const char *
typed_text(const struct record_state *st)
{
	return st->editing == RECORD_EDIT_AREA ? st->area.text.ptr :
	    st->field.text.ptr;
}

/* What is typed is journalled as it will be kept; a day or a number that cannot
 * be read yet, as it was typed: the next start shows it again. */
static void
journal(struct record_state *st, const struct model *m, struct effects *fx)
{
	const struct record_field *f = &st->record->fields[st->list.sel];
	const char *value;
	char *kept;

	if (st->editing != RECORD_EDIT_AREA &&
	    st->editing != RECORD_EDIT_FIELD)
		return;
	value = record_normalise(f, typed_text(st), &kept) == NULL ? kept :
	    typed_text(st);
	if (strcmp(value, sheet_get(m->sheet, st->subject, f->id)) != 0)
		effects_add(fx, FX_RECORD_TYPING, st->subject, f->id, value);
	free(kept);
}

/* In a field where something is typed, else on the record. */
static void
tell_place(const struct record_state *st, struct effects *fx)
{
	bool area = st->editing == RECORD_EDIT_AREA;
	bool typing = area || st->editing == RECORD_EDIT_FIELD;
	struct str place;

	str_init(&place, 400);
	words_place(&place, "record", st->subject, typing ?
	    st->record->fields[st->list.sel].id : "", area ?
	    st->area.cursor : typing ? st->field.cursor : 0);
	effects_add(fx, FX_PLACE, place.ptr, NULL, NULL);
	str_clear(&place);
}

/* false: it cannot be read, and the user is told. */
static bool
keep(struct screen *s, const struct model *m, struct effects *fx)
{
	struct record_state *st = s->state;
	const struct record_field *f = &st->record->fields[st->list.sel];
	const char *fault;
	char *kept;

	fault = record_read(st->subject, f, m, typed_text(st), &kept);
	if (fault != NULL) {
		free(kept);
		common_say(fx, _(fault));
		return false;
	}
	journal(st, m, fx);
	effects_add(fx, FX_END_TYPING, NULL, NULL, NULL);
	record_follow(st->subject, f, m, kept, fx);
	free(kept);
	free(st->left);
	st->left = xstrdup(typed_text(st));
	st->left_at = st->list.sel;
	stop_editing(s);
	return true;
}

/* It could not be recorded: the letters stand in their field again. */
static void
take_back(struct screen *s, const struct model *m)
{
	struct record_state *st = s->state;

	if (st->editing != RECORD_EDIT_NONE || st->left == NULL)
		return;
	list_select(&st->list, st->left_at);
	start_editing(s, m);
	if (st->editing == RECORD_EDIT_AREA)
		area_set(&st->area, st->left);
	else
		field_set(&st->field, st->left);
}

static void
choose(struct record_state *st, const struct model *m, struct effects *fx)
{
	const struct record_field *f = &st->record->fields[st->list.sel];

	if (st->choices.sel >= record_choices(f, m)) {
		common_say(fx, _("There is no file yet. F4 attaches one."));
		return;
	}
	record_choose(st->subject, f, m, st->choices.sel, fx);
	if (f->type == RECORD_CHOICE)
		st->editing = RECORD_EDIT_NONE;
}

static void
update_choice(struct record_state *st, const struct model *m,
    enum action act, struct effects *fx)
{
	const struct record_field *f = &st->record->fields[st->list.sel];

	list_set_count(&st->choices, record_choices(f, m));
	if (act == ACT_BACK || act == ACT_START)
		st->editing = RECORD_EDIT_NONE;
	else if (act == ACT_SELECT || act == ACT_TOGGLE)
		choose(st, m, fx);
	else
		(void)list_move(&st->choices, act);
}

static void
go_on(struct record_state *st)
{
	if (st->list.sel + 1 < st->list.n)
		list_select(&st->list, st->list.sel + 1);
}

static void
update_text(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct record_state *st = s->state;
	bool line = st->editing == RECORD_EDIT_FIELD;
	bool is_key = ev->kind == EVENT_KEY || ev->kind == EVENT_TEXT ||
	    ev->kind == EVENT_PASTE;

	if (is_key && act != ACT_BACK && act != ACT_HELP)
		st->untouched = false;
	if (ev->kind == EVENT_IDLE || ev->kind == EVENT_END) {
		journal(st, m, fx);
		tell_place(st, fx);
	} else if (act == ACT_HELP) {
		(void)screen_common(s, m, act, fx);
	} else if (act == ACT_BACK && st->untouched) {
		effects_add(fx, FX_END_TYPING, NULL, NULL, NULL);
		stop_editing(s);
		tell_place(st, fx);
	} else if (act == ACT_BACK || act == ACT_START) {
		if (keep(s, m, fx) && act != ACT_BACK)
			go_on(st);
		if (st->editing == RECORD_EDIT_NONE)
			tell_place(st, fx);
	} else if (line) {
		(void)field_event(&st->field, ev);
	} else {
		(void)area_event(&st->area, ev);
	}
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct record_state *st = s->state;

	if (m->sheet == NULL)
		return;
	if (ev->kind == EVENT_RESULT && ev->effect == FX_RECORD_TYPING &&
	    !ev->ok)
		take_back(s, m);
	else if (st->editing == RECORD_EDIT_CHOICE)
		update_choice(st, m, act, fx);
	else if (st->editing != RECORD_EDIT_NONE)
		update_text(s, m, ev, act, fx);
	else if (ev->kind == EVENT_OPENED)
		tell_place(st, fx);
	else if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if ((act == ACT_SELECT || act == ACT_TOGGLE ||
	    act == ACT_START) && m->read_only)
		common_say(fx, _("This file is opened for reading only."));
	else if (act == ACT_SELECT || act == ACT_TOGGLE || act == ACT_START)
		start_editing(s, m);
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct record_state *st = s->state;

	(void)m;
	(void)str_addf(out, "%s\n\n%s", _(st->record->title), _("Enter edits "
	    "the selected field. Days may be written like 2026-04-10 or "
	    "令和8年4月10日. Files are those that are attached as evidence; F4 "
	    "attaches more."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct record_state *st = s->state;

	(void)str_add(out, _(st->record->title));
	if (m->catalog != NULL && str_starts(st->subject, "item/")) {
		(void)str_add(out, "  ");
		words_subject(out, m->catalog, st->subject);
	}
}

const struct screen_ops screen_record = {
	.id = "record", .title = N_("Record"),
	.private_size = sizeof(struct record_state), .keys = keys,
	.other_keys = { line_keys, lines_keys },
	.open = open_record, .update = update, .view = record_view,
	.close = close_record, .explain = explain, .where = where
};
