/*
 * The item screen: one check item with everything that belongs to it. This
 * file gives each key its meaning; nothing here draws, and every change is an
 * effect that is journalled at once, so there is nothing to save.
 */
#include "config.h"

#include "ui/screen/item.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/plan.h"
#include "assess/progress.h"
#include "base/i18n.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/item_show.h"
#include "ui/screen/words.h"

/* clang-format off */
static const struct keybind item_keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Open/next"),
	    N_("Opens what is selected; on the answer, goes to the next item."),
	    BIND_FOOTER },
	{ KEYS_CHAR(' '), KEYS_NONE, ACT_TOGGLE, N_("Tick"),
	    N_("Ticks or unticks the selected point."),
	    BIND_FOOTER },
	{ KEYS_F5, KEYS_CHAR('n'), ACT_NEXT_OPEN, N_("Next open"),
	    N_("Goes to the next item that is not done."), BIND_FOOTER },
	{ KEYS_F2, KEYS_CHAR('m'), ACT_NOTE, N_("Note"),
	    N_("Writes a note to this item."), BIND_FOOTER },
	{ KEYS_CHAR('a'), KEYS_NONE, ACT_ATTACH, N_("Attach"),
	    N_("Attaches a photo or a document to this item."), BIND_FOOTER },
	{ KEYS_F4, KEYS_CHAR('e'), ACT_OPEN_EVIDENCE, N_("Evidence"),
	    N_("Shows the files of this item."), 0 },
	{ KEYS_CHAR('1'), KEYS_NONE, ACT_CONFORMS, N_("Conforms"),
	    N_("Answers: the measure is met."), 0 },
	{ KEYS_CHAR('2'), KEYS_NONE, ACT_FAILS, N_("Fails"),
	    N_("Answers: the measure is not met."), 0 },
	{ KEYS_CHAR('3'), KEYS_NONE, ACT_NA, N_("Does not apply"),
	    N_("Answers: it does not apply here. A reason is needed."), 0 },
	{ KEYS_CHAR('4'), KEYS_NONE, ACT_UNKNOWN, N_("Not sure"),
	    N_("Answers: not known yet. The item stays unfinished."), 0 },
	{ KEYS_CHAR('5'), KEYS_NONE, ACT_UNCHANGED, N_("Unchanged"),
	    N_("Confirms last year's answer, or keeps this one when the shared "
	    "one changed; goes on."), 0 },
	{ KEYS_CHAR('c'), KEYS_NONE, ACT_SHARE, N_("Shared answer"),
	    N_("Takes the answer that is shared with other facilities, or "
	    "returns to it. Only for policy, terms and network operation."),
	    0 },
	{ KEYS_CHAR('0'), KEYS_NONE, ACT_CLEAR, N_("No answer"),
	    N_("Clears the answer."), 0 },
	{ KEYS_CHAR('r'), KEYS_NONE, ACT_REASON, N_("Reason"),
	    N_("Writes why the item does not apply."), 0 },
	{ KEYS_RIGHT, KEYS_NONE, ACT_NEXT_ITEM, N_("Next item"),
	    N_("Goes to the next item."), 0 },
	{ KEYS_LEFT, KEYS_CHAR('p'), ACT_PREV_ITEM, N_("Previous item"),
	    N_("Goes to the item before this one."), 0 },
	{ KEYS_F3, KEYS_CHAR('f'), ACT_OPEN_FORM, N_("Form"),
	    N_("Opens the application form."), 0 },
	{ KEYS_F6, KEYS_CHAR('k'), ACT_OPEN_FINDINGS, N_("Findings"),
	    N_("Shows what is still open, worst first."), 0 },
	{ KEYS_F7, KEYS_CHAR('h'), ACT_OPEN_HISTORY, N_("History"),
	    N_("Shows who changed this item, and when."), 0 },
	{ KEYS_F8, KEYS_NONE, ACT_OPEN_EXPORT, N_("Submit"),
	    N_("Makes the submission folder with the PDF."), 0 },
	{ KEYS_CHAR('i'), KEYS_NONE, ACT_OPEN_PLAN, N_("Improvement"),
	    N_("Writes how it will be put right: what, who, by when."), 0 },
	{ KEYS_CHAR('s'), KEYS_NONE, ACT_SLIP, N_("Question slip"),
	    N_("Prints a slip that asks somebody else about this item."), 0 },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 },
};
/* clang-format on */

/* clang-format off */
static const struct keybind text_keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("New line"),
	    N_("Begins a new line."), BIND_FOOTER | BIND_EDITING },
	{ KEYS_ESC, KEYS_TAB, ACT_BACK, N_("Done"),
	    N_("Closes the window. What was written is kept."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 },
};
static const struct keybind reason_keys[] = {
	{ KEYS_ENTER, KEYS_ESC, ACT_SELECT, N_("Done"),
	    N_("Closes the window. What was written is kept."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 },
};
static const struct keybind reading_keys[] = {
	{ KEYS_TAB, KEYS_NONE, ACT_NEXT_FOCUS, N_("Next part"),
	    N_("Goes on: value, place, time, instrument, person."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Done, go on"),
	    N_("Closes the reading and goes to the next row."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_ESC, KEYS_NONE, ACT_BACK, N_("Done"),
	    N_("Closes the reading. What was written is kept."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 },
};
/* clang-format on */

/* The editor that is open decides what text and keys mean. */
static void
set_mode(struct screen *s)
{
	const struct item_state *st = s->state;

	s->editing = st->edit.what != EDIT_NONE;
	s->keys = !s->editing ? NULL : st->edit.what == EDIT_READING ?
	    reading_keys : st->edit.what == EDIT_REASON ? reason_keys :
	    text_keys;
}

const struct item *
item_of(const struct item_state *st, const struct model *m)
{
	return &m->catalog->items[st->item < m->catalog->n_items ? st->item :
	    0];
}

void
item_subject(const struct item *it, char *out, size_t size)
{
	snprintf(out, size, "item/%s", it->id);
}

static void
tell_place(const struct item_state *st, const struct model *m,
    struct effects *fx)
{
	const struct item *it = item_of(st, m);
	struct str place, field;
	char subject[64];
	size_t cursor;

	str_init(&place, 400);
	str_init(&field, 200);
	item_subject(it, subject, sizeof(subject));
	item_edit_place(st, m, &field, &cursor);
	words_place(&place, "item", subject, field.ptr, cursor);
	effects_add(fx, FX_PLACE, place.ptr, NULL, NULL);
	str_clear(&field);
	str_clear(&place);
}

static void
go_to_item(struct item_state *st, const struct model *m, size_t item,
    struct effects *fx)
{
	st->item = item;
	st->focus = (struct row_ref){ ROW_ANSWER, 0 };
	st->top[PART_GUIDE] = st->top[PART_ANSWER] = 0;
	tell_place(st, m, fx);
}

/* "4-03", "item/4-03", with "|field|cursor" where something is typed. */
static void
item_open(struct screen *s, const struct model *m, const char *arg)
{
	struct item_state *st = s->state;
	char id[32], field[128], *bar;
	const char *rest;
	size_t i;

	if (str_starts(arg, "item/"))
		arg += strlen("item/");
	snprintf(id, sizeof(id), "%.*s", (int)strcspn(arg, "|"), arg);
	for (i = 0; i < m->catalog->n_items; i++)
		if (strcmp(m->catalog->items[i].id, id) == 0)
			st->item = i;
	st->width[PART_GUIDE] = st->width[PART_ANSWER] = 52;
	st->height[PART_GUIDE] = st->height[PART_ANSWER] = 17;
	rest = strchr(arg, '|');
	if (rest == NULL || rest[1] == '\0')
		return;
	snprintf(field, sizeof(field), "%s", rest + 1);
	bar = strchr(field, '|');
	if (bar != NULL)
		*bar = '\0';
	if (field[0] != '\0')
		item_edit_restore(st, m, field, bar == NULL ? SIZE_MAX :
		    strtoul(bar + 1, NULL, 10));
	set_mode(s);
}

static void
next_item(struct item_state *st, const struct model *m, bool back,
    struct effects *fx)
{
	size_t n = m->catalog->n_items;

	if (back && st->item > 0)
		go_to_item(st, m, st->item - 1, fx);
	else if (!back && st->item + 1 < n)
		go_to_item(st, m, st->item + 1, fx);
	else
		effects_add(fx, FX_MESSAGE, back ?
		    _("This is the first item.") :
		    _("This is the last item. F6 lists what is still open."),
		    NULL, NULL);
}

static void
next_open(struct item_state *st, const struct model *m, struct effects *fx)
{
	const struct item *it = progress_next_open(m->catalog, m->sheet,
	    st->item, false, m->today);

	if (it == NULL)
		effects_add(fx, FX_MESSAGE, _("Every item is done. F6 lists "
		    "what could still be better."), NULL, NULL);
	else if (it->index == st->item)
		effects_add(fx, FX_MESSAGE, _("Only this item is still open."),
		    NULL, NULL);
	else
		go_to_item(st, m, it->index, fx);
}

static void
open_files(const struct item *it, const struct model *m, size_t evidence,
    struct effects *fx)
{
	struct str arg;
	struct evidence e;

	str_init(&arg, 200);
	(void)str_add(&arg, it->id);
	if (evidence < sheet_evidence_count(m->sheet)) {
		sheet_evidence_at(m->sheet, evidence, &e);
		(void)str_addf(&arg, "|%s", e.id);
	}
	effects_add(fx, FX_PUSH, "evidence", arg.ptr, NULL);
	str_clear(&arg);
}

static void
open_form(const struct item_state *st, const struct model *m,
    struct effects *fx)
{
	const struct item *it = item_of(st, m);
	const struct form_field *f = NULL;
	struct answer a;

	answer_of(m->sheet, it, &a);
	if (a.automatic)
		f = item_switch(it, m->catalog);
	effects_add(fx, FX_PUSH, "form", f != NULL ? f->id : "", NULL);
}

static void
open_history(const struct item *it, struct effects *fx)
{
	char subject[64];

	item_subject(it, subject, sizeof(subject));
	effects_add(fx, FX_PUSH, "history", subject, NULL);
}

static void
open_plan(const struct item *it, const struct model *m, struct effects *fx)
{
	struct plan_row r;
	char subject[64];

	item_subject(it, subject, sizeof(subject));
	if (plan_of(m->sheet, it, m->today, &r))
		effects_add(fx, FX_PUSH, "record", subject, NULL);
	else
		effects_add(fx, FX_MESSAGE, _("An improvement is planned where "
		    "the answer is 2 or 4."), NULL, NULL);
}

static void
edit_reading(struct item_state *st, const struct model *m, size_t i,
    struct effects *fx)
{
	if (!item_edit_reading(st, m, i))
		effects_add(fx, FX_MESSAGE, _("This value is computed from the "
		    "readings above it."), NULL, NULL);
}

static void
edit_reason(struct item_state *st, const struct model *m, struct effects *fx)
{
	struct answer a;

	answer_of(m->sheet, item_of(st, m), &a);
	if (a.automatic || (a.given != VERDICT_NA && a.reason[0] == '\0'))
		effects_add(fx, FX_MESSAGE, _("A reason is only written for "
		    "\"not applicable\" (3)."), NULL, NULL);
	else
		item_edit_reason(st, m, false);
}

static void
select_row(struct item_state *st, const struct model *m, struct effects *fx)
{
	const struct item *it = item_of(st, m);

	switch (st->focus.kind) {
	case ROW_REASON:
		edit_reason(st, m, fx);
		break;
	case ROW_FORM:
		open_form(st, m, fx);
		break;
	case ROW_CHECK:
		item_toggle(st, m, st->focus.index, fx);
		break;
	case ROW_READING:
		edit_reading(st, m, st->focus.index, fx);
		break;
	case ROW_NOTE:
		item_edit_note(st, m);
		break;
	case ROW_PLAN:
		open_plan(it, m, fx);
		break;
	case ROW_FILE:
		open_files(it, m, st->focus.index, fx);
		break;
	case ROW_ATTACH:
		effects_add(fx, FX_PUSH, "browse", it->id, NULL);
		break;
	case ROW_ANSWER:
	case ROW_TEXT:
	case ROW_GUIDE:
		next_item(st, m, false, fx);
		break;
	}
}

/* Off the points nothing is ticked unseen: it leads to the first that is not
 * ticked, and says so. */
static void
toggle(struct item_state *st, const struct model *m, struct effects *fx)
{
	const struct item *it = item_of(st, m);
	size_t i = 0;

	if (st->focus.kind == ROW_CHECK) {
		item_toggle(st, m, st->focus.index, fx);
		return;
	}
	while (i < it->n_checks && check_ticked(m->sheet, it, &it->checks[i]))
		i++;
	item_focus_check(st, m, i < it->n_checks ? i : 0);
	effects_add(fx, FX_MESSAGE, st->focus.kind == ROW_CHECK ?
	    _("Space ticks this point; Down goes to the next.") :
	    _("There is no point to tick here. Answer with 1 to 4."),
	    NULL, NULL);
}

/* Renewal by exception: what is unchanged takes one key an item. */
static void
unchanged(struct item_state *st, const struct model *m, struct effects *fx)
{
	const struct item *it = item_of(st, m);
	const char *fault;
	struct answer a;

	answer_of(m->sheet, it, &a);
	fault = item_cannot_confirm(&a);
	if (fault != NULL) {
		effects_add(fx, FX_MESSAGE, _(fault), NULL, NULL);
	} else {
		item_confirm(it, m, &a, fx);
		if (it->index + 1 < m->catalog->n_items)
			go_to_item(st, m, it->index + 1, fx);
	}
}

/* false when the action is none of this screen's. */
static bool
item_command(struct item_state *st, const struct model *m, enum action act,
    struct effects *fx)
{
	const struct item *it = item_of(st, m);

	if (act >= ACT_CONFORMS && act <= ACT_UNKNOWN)
		item_answer(st, m, (enum verdict)(VERDICT_CONFORMS +
		    (act - ACT_CONFORMS)), fx);
	else if (act == ACT_CLEAR)
		item_answer(st, m, VERDICT_NONE, fx);
	else if (act == ACT_UNCHANGED)
		unchanged(st, m, fx);
	else if (act == ACT_SHARE)
		effects_add(fx, FX_SHARE, it->id, NULL, NULL);
	else if (act == ACT_SELECT)
		select_row(st, m, fx);
	else if (act == ACT_TOGGLE)
		toggle(st, m, fx);
	else if (act == ACT_NEXT_ITEM || act == ACT_PREV_ITEM)
		next_item(st, m, act == ACT_PREV_ITEM, fx);
	else if (act == ACT_NEXT_OPEN)
		next_open(st, m, fx);
	else if (act == ACT_NOTE)
		item_edit_note(st, m);
	else if (act == ACT_REASON)
		edit_reason(st, m, fx);
	else if (act == ACT_ATTACH)
		effects_add(fx, FX_PUSH, "browse", it->id, NULL);
	else if (act == ACT_SLIP)
		effects_add(fx, FX_PRINT, "slip", it->id, NULL);
	else if (act == ACT_OPEN_EVIDENCE)
		open_files(it, m, SIZE_MAX, fx);
	else if (act == ACT_OPEN_FORM)
		open_form(st, m, fx);
	else if (act == ACT_OPEN_PLAN)
		open_plan(it, m, fx);
	else if (act == ACT_OPEN_HISTORY)
		open_history(it, fx);
	else
		return false;
	return true;
}

/* Typed while the input method is on: full-width digits mean the keys, other
 * text gets a hint instead of silence. */
static enum action
wide_key(const struct event *ev, struct effects *fx)
{
	static const enum action digits[] = { ACT_CLEAR, ACT_CONFORMS,
		ACT_FAILS, ACT_NA, ACT_UNKNOWN, ACT_UNCHANGED };
	const unsigned char *t = (const unsigned char *)ev->text;

	if (ev->kind != EVENT_TEXT || ev->key != KEYS_NONE || ev->len < 3)
		return ACT_NONE;
	if (ev->len == 3 && t[0] == 0xef && t[1] == 0xbc && t[2] >= 0x90 &&
	    t[2] <= 0x95)
		return digits[t[2] - 0x90];
	if (memcmp(t, "\xe3\x80\x80", 3) == 0)
		return ACT_TOGGLE;
	effects_add(fx, FX_MESSAGE, _("To write text, press F2 (note) first."),
	    NULL, NULL);
	return ACT_NONE;
}

static void
update_editing(struct screen *s, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx)
{
	struct item_state *st = s->state;

	if (ev->kind == EVENT_IDLE || ev->kind == EVENT_END) {
		item_edit_journal(st, m, fx);
		tell_place(st, m, fx);
	} else if (act == ACT_HELP) {
		item_edit_journal(st, m, fx);
		(void)screen_common(s, m, act, fx);
	} else if (ev->kind == EVENT_KEY || ev->kind == EVENT_TEXT ||
	    ev->kind == EVENT_PASTE) {
		item_edit_event(st, m, ev, act, fx);
		if (st->edit.what == EDIT_NONE)
			tell_place(st, m, fx);
	}
}

static void
item_update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct item_state *st = s->state;

	if (m->catalog == NULL || m->sheet == NULL || m->catalog->n_items == 0)
		return;
	if (ev->kind == EVENT_RESULT) {
		if (ev->effect == FX_RECORD_TYPING && !ev->ok)
			item_edit_take_back(st);
	} else if (st->edit.what != EDIT_NONE) {
		update_editing(s, m, ev, act, fx);
	} else if (ev->kind == EVENT_OPENED) {
		tell_place(st, m, fx);
	} else if (act == ACT_BACK) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	} else {
		if (act == ACT_NONE)
			act = wide_key(ev, fx);
		if (!item_command(st, m, act, fx) &&
		    !screen_common(s, m, act, fx))
			item_move(st, m, act);
	}
	set_mode(s);
}

static void
item_close(struct screen *s)
{
	struct item_state *st = s->state;

	item_edit_close(&st->edit);
	item_edit_close(&st->left);
	item_doc_forget(st);
}

const struct screen_ops screen_item = {
	.id = "item",
	.title = N_("Check item"),
	.private_size = sizeof(struct item_state),
	.keys = item_keys,
	.other_keys = { text_keys, reading_keys, reason_keys },
	.open = item_open,
	.update = item_update,
	.view = item_view,
	.retouch = item_retouch,
	.close = item_close,
	.explain = item_explain,
	.where = item_where,
};
