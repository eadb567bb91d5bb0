/*
 * The editors of the item screen: note and reason (several lines) and one
 * reading with what belongs to it. What is typed is journalled while typing;
 * leaving only tidies it up and closes the step. Nothing is ever thrown away.
 */
#include "config.h"

#include "ui/screen/item.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/field.h"
#include "assess/limit.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/screen/words.h"

const char *const reading_suffix[READING_PARTS] = {
	"", ".place", ".time", ".instrument", ".by", ".condition", ".action"
};

static const struct reading *
reading_of(const struct item_state *st, const struct model *m)
{
	return &item_of(st, m)->readings[st->edit.reading];
}

static void
reading_field(const struct reading *r, size_t part, char *out, size_t size)
{
	snprintf(out, size, "reading.%s%s", r->id, reading_suffix[part]);
}

void
item_edit_close(struct item_editor *e)
{
	size_t i;

	if (e->what == EDIT_NOTE || e->what == EDIT_REASON)
		area_clear(&e->area);
	if (e->what == EDIT_READING)
		for (i = 0; i < READING_PARTS; i++)
			field_clear(&e->fields[i]);
	*e = (struct item_editor){ .what = EDIT_NONE };
}

static void
open_area(struct item_state *st, enum edit_what what, const char *text)
{
	st->edit = (struct item_editor){ .what = what };
	area_init(&st->edit.area, text, LIMIT_NOTE);
	st->edit.area.cursor = st->edit.area.text.len;
}

void
item_edit_note(struct item_state *st, const struct model *m)
{
	open_area(st, EDIT_NOTE, sheet_item(m->sheet, item_of(st, m)->id,
	    "note"));
	st->focus = (struct row_ref){ ROW_NOTE, 0 };
}

void
item_edit_reason(struct item_state *st, const struct model *m, bool wants_na)
{
	open_area(st, EDIT_REASON, sheet_item(m->sheet, item_of(st, m)->id,
	    "reason"));
	st->edit.wants_na = wants_na;
	st->focus = (struct row_ref){ ROW_REASON, 0 };
}

bool
item_edit_reading(struct item_state *st, const struct model *m,
    size_t reading)
{
	const struct item *it = item_of(st, m);
	const struct reading *r = &it->readings[reading];
	struct item_editor *e = &st->edit;
	const char *text = "";
	char field[96];
	size_t i;

	if (r->formula[0] != '\0')
		return false;
	*e = (struct item_editor){ .what = EDIT_READING, .reading = reading };
	for (i = 0; i < READING_PARTS; i++) {
		reading_field(r, i, field, sizeof(field));
		text = sheet_item(m->sheet, it->id, field);
		field_init(&e->fields[i], text, LIMIT_LINE);
		e->fields[i].cursor = e->fields[i].text.len;
	}
	list_set_count(&e->choices, r->choices.n + 1);
	for (i = 0; i < r->choices.n; i++)
		if (strcmp(r->choices.list[i].id, e->fields[0].text.ptr) == 0)
			list_select(&e->choices, i + 1);
	st->focus = (struct row_ref){ ROW_READING, reading };
	return true;
}

static void
journal_one(const struct item *it, const struct model *m, const char *field,
    const char *text, struct effects *fx)
{
	char subject[64];

	if (strcmp(text, sheet_item(m->sheet, it->id, field)) == 0)
		return;
	item_subject(it, subject, sizeof(subject));
	effects_add(fx, FX_RECORD_TYPING, subject, field, text);
}

void
item_edit_journal(struct item_state *st, const struct model *m,
    struct effects *fx)
{
	const struct item *it = item_of(st, m);
	char field[96];
	size_t i;

	if (st->edit.what == EDIT_NOTE)
		journal_one(it, m, "note", st->edit.area.text.ptr, fx);
	else if (st->edit.what == EDIT_REASON)
		journal_one(it, m, "reason", st->edit.area.text.ptr, fx);
	else if (st->edit.what == EDIT_READING)
		for (i = 0; i < READING_PARTS; i++) {
			reading_field(reading_of(st, m), i, field,
			    sizeof(field));
			journal_one(it, m, field,
			    st->edit.fields[i].text.ptr, fx);
		}
}

static char *
trimmed(const char *text)
{
	char *copy = xstrdup(text);

	utf8_trim(copy);
	return copy;
}

char *
item_tidy_value(const struct reading *r, const char *typed)
{
	char *text = trimmed(typed), number[48], day[11];
	decimal v;

	if (r->type == READING_NUMBER && decimal_parse(text, &v)) {
		decimal_format(v, number, sizeof(number));
		free(text);
		return xstrdup(number);
	}
	if (r->type == READING_DATE && date_parse(text) != DATE_NONE) {
		date_format_iso(date_parse(text), day);
		free(text);
		return xstrdup(day);
	}
	return text;
}

static void
tidy(struct item_state *st, const struct model *m)
{
	struct item_editor *e = &st->edit;
	size_t i;
	char *text;

	if (e->what == EDIT_READING) {
		for (i = 0; i < READING_PARTS; i++) {
			text = i == READING_VALUE ?
			    item_tidy_value(reading_of(st, m),
			    e->fields[i].text.ptr)
			    : trimmed(e->fields[i].text.ptr);
			field_set(&e->fields[i], text);
			free(text);
		}
		return;
	}
	text = trimmed(e->area.text.ptr);
	area_set(&e->area, text);
	free(text);
}

/* "Not applicable" stands and falls with its reason. */
static void
settle_reason(struct item_state *st, const struct model *m,
    struct effects *fx)
{
	const struct item *it = item_of(st, m);
	bool empty = st->edit.area.text.len == 0;
	struct answer a;

	answer_of(m->sheet, it, &a);
	if (st->edit.wants_na && !empty) {
		item_record(it, m, VERDICT_NA, fx);
		st->focus = (struct row_ref){ ROW_ANSWER, 0 };
	} else if (st->edit.wants_na) {
		effects_add(fx, FX_MESSAGE, _("No reason was written; the "
		    "answer stays as it was."), NULL, NULL);
	} else if (a.given == VERDICT_NA && empty) {
		item_record(it, m, VERDICT_NONE, fx);
		effects_add(fx, FX_MESSAGE, _("Without a reason there is no "
		    "answer any more. u undoes this."), NULL, NULL);
	}
	if (empty && st->focus.kind == ROW_REASON)
		st->focus = (struct row_ref){ ROW_ANSWER, 0 };
}

void
item_edit_leave(struct item_state *st, const struct model *m,
    struct effects *fx)
{
	if (st->edit.what == EDIT_NONE)
		return;
	if (!st->edit.untouched)
		tidy(st, m);
	item_edit_journal(st, m, fx);
	effects_add(fx, FX_END_TYPING, NULL, NULL, NULL);
	if (st->edit.what == EDIT_REASON && !st->edit.untouched)
		settle_reason(st, m, fx);
	item_edit_close(&st->left);
	st->left = st->edit;
	st->left_item = st->item;
	st->edit = (struct item_editor){ .what = EDIT_NONE };
}

void
item_edit_take_back(struct item_state *st)
{
	if (st->edit.what != EDIT_NONE || st->left.what == EDIT_NONE)
		return;
	st->edit = st->left;
	st->left = (struct item_editor){ .what = EDIT_NONE };
	st->item = st->left_item;
	st->focus = (struct row_ref){ st->edit.what == EDIT_NOTE ? ROW_NOTE :
	    st->edit.what == EDIT_REASON ? ROW_REASON : ROW_READING,
	    st->edit.reading };
}

/* A choice is a list in place of the value's field. */
static bool
choice_event(struct item_state *st, const struct model *m,
    const struct event *ev)
{
	struct item_editor *e = &st->edit;
	const struct reading *r = reading_of(st, m);
	size_t before = e->choices.sel, i;

	if (r->type != READING_CHOICE || e->part != READING_VALUE)
		return false;
	if (ev->kind == EVENT_KEY && ev->key == KEYS_UP)
		(void)list_move(&e->choices, ACT_UP);
	else if (ev->kind == EVENT_KEY && ev->key == KEYS_DOWN)
		(void)list_move(&e->choices, ACT_DOWN);
	else if (ev->kind == EVENT_TEXT && ev->key >= KEYS_CHAR('0') &&
	    ev->key <= KEYS_CHAR('9'))
		list_select(&e->choices, (size_t)(ev->key - KEYS_CHAR('0')));
	i = e->choices.sel;
	if (i != before)
		field_set(&e->fields[READING_VALUE], i == 0 ? "" :
		    r->choices.list[i - 1].id);
	return true;
}

/* Tab and the arrows go through the parts of a reading; past the ends they
 * leave. */
static bool
next_part(struct item_editor *e, bool back)
{
	if (e->what != EDIT_READING)
		return false;
	if (back ? e->part == 0 : e->part + 1 == READING_PARTS)
		return false;
	e->part += back ? (size_t)-1 : 1;
	return true;
}

static void
type(struct item_state *st, const struct event *ev)
{
	if (st->edit.what == EDIT_READING)
		(void)field_event(&st->edit.fields[st->edit.part], ev);
	else
		(void)area_event(&st->edit.area, ev);
}

void
item_edit_event(struct item_state *st, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx)
{
	struct item_editor *e = &st->edit;
	int key = ev->kind == EVENT_KEY ? ev->key : KEYS_NONE;

	(void)act;
	e->untouched = e->untouched && key == KEYS_ESC;
	if (key == KEYS_ESC) {
		item_edit_leave(st, m, fx);
	} else if (key == KEYS_TAB || key == KEYS_BACKTAB) {
		if (!next_part(e, key == KEYS_BACKTAB))
			item_edit_leave(st, m, fx);
	} else if (key == KEYS_ENTER && e->what == EDIT_READING) {
		item_edit_leave(st, m, fx);
		item_move(st, m, ACT_NEXT_FOCUS);
	} else if (key == KEYS_ENTER && e->what == EDIT_REASON) {
		/* A sentence as a rule: the next Enter goes to the next item. */
		item_edit_leave(st, m, fx);
		st->focus = (struct row_ref){ ROW_ANSWER, 0 };
	} else if (e->what == EDIT_READING && choice_event(st, m, ev)) {
		return;
	} else if (e->what == EDIT_READING && key == KEYS_DOWN) {
		(void)next_part(e, false);
	} else if (e->what == EDIT_READING && key == KEYS_UP) {
		(void)next_part(e, true);
	} else {
		type(st, ev);
	}
}

void
item_edit_place(const struct item_state *st, const struct model *m,
    struct str *field, size_t *cursor)
{
	const struct item_editor *e = &st->edit;
	char name[96];

	*cursor = 0;
	if (e->what == EDIT_NONE)
		return;
	if (e->what == EDIT_READING) {
		reading_field(reading_of(st, m), e->part, name, sizeof(name));
		(void)str_add(field, name);
		*cursor = e->fields[e->part].cursor;
		return;
	}
	(void)str_add(field, e->what == EDIT_NOTE ? "note" : "reason");
	*cursor = e->area.cursor;
}

static void
put_cursor(const struct str *text, size_t *cursor, size_t wanted)
{
	/* Only a place between whole characters. */
	if (wanted <= text->len && ((unsigned char)text->ptr[wanted] & 0xc0) !=
	    0x80)
		*cursor = wanted;
}

static void
restore_reading(struct item_state *st, const struct model *m,
    const char *field, size_t cursor)
{
	const struct item *it = item_of(st, m);
	struct item_editor *e = &st->edit;
	char name[96];
	size_t i, part;

	for (i = 0; i < it->n_readings; i++)
		for (part = 0; part < READING_PARTS; part++) {
			reading_field(&it->readings[i], part, name,
			    sizeof(name));
			if (strcmp(name, field) != 0 ||
			    !item_edit_reading(st, m, i))
				continue;
			e->part = part;
			put_cursor(&e->fields[part].text,
			    &e->fields[part].cursor, cursor);
			return;
		}
}

void
item_edit_restore(struct item_state *st, const struct model *m,
    const char *field, size_t cursor)
{
	struct answer a;

	answer_of(m->sheet, item_of(st, m), &a);
	if (strcmp(field, "note") == 0) {
		item_edit_note(st, m);
		put_cursor(&st->edit.area.text, &st->edit.area.cursor, cursor);
	} else if (strcmp(field, "reason") == 0 && !a.automatic) {
		item_edit_reason(st, m, a.given == VERDICT_NONE ||
		    a.given == VERDICT_UNKNOWN);
		put_cursor(&st->edit.area.text, &st->edit.area.cursor, cursor);
	} else {
		restore_reading(st, m, field, cursor);
	}
	st->edit.untouched = true;
}
