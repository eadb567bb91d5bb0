/*
 * A sheet that was carried round, typed in: the code of the page, then one key
 * a row in the order of the paper. Every key is an answer in the journal
 * before the next row is shown; the counts at the end show a row that was
 * skipped.
 */
#include "config.h"

#include "ui/screen/keyin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_CHAR('1'), KEYS_NONE, ACT_CONFORMS, N_("Conforms"),
	    N_("The paper says: the measure is met."), BIND_FOOTER },
	{ KEYS_CHAR('2'), KEYS_NONE, ACT_FAILS, N_("Fails"),
	    N_("The paper says: the measure is not met."), BIND_FOOTER },
	{ KEYS_CHAR('3'), KEYS_NONE, ACT_NA, N_("n/a"),
	    N_("The paper says: it does not apply. The reason is asked at "
	    "once."), BIND_FOOTER },
	{ KEYS_CHAR('4'), KEYS_NONE, ACT_UNKNOWN, N_("Not sure"),
	    N_("The paper says: not known yet."), BIND_FOOTER },
	{ KEYS_ENTER, KEYS_CHAR('0'), ACT_SELECT, N_("Blank"),
	    N_("Nothing is ticked on the paper; at the end, goes on."),
	    BIND_FOOTER },
	{ KEYS_TAB, KEYS_NONE, ACT_NEXT_FOCUS, N_("Values"),
	    N_("Values and photo numbers of the row, one after the other."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_UP, KEYS_BACKSPACE, ACT_UP, N_("Row above"),
	    N_("Goes back a row; its key is then typed once more."), 0 },
	{ KEYS_DOWN, KEYS_NONE, ACT_DOWN, N_("Row below"),
	    N_("Goes to the next row without typing this one."), 0 },
	{ KEYS_CHAR('r'), KEYS_NONE, ACT_REFRESH, N_("Once more"),
	    N_("At the counts: types the whole page in once more."), 0 },
	{ KEYS_CHAR('u'), KEYS_NONE, ACT_UNDO, N_("Undo"),
	    N_("Takes the last change back."), BIND_ROOM },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* While the code of the page is asked for. */
static const struct keybind code_keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Open the page"),
	    N_("Begins with the page of this code, or goes on with it."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

const struct item *
keyin_item(const struct keyin_state *st)
{
	return st->row < st->page.n ? st->page.rows[st->row].item : NULL;
}

/* --- the page code --- */

/* What is not compared yet comes first, the newest print before older ones,
 * pages in their order. */
static int
compare(const void *pa, const void *pb)
{
	const struct keyin_choice *a = pa, *b = pb;
	long na = strtol(a->page, NULL, 10), nb = strtol(b->page, NULL, 10);

	if ((a->closed == DATE_NONE) != (b->closed == DATE_NONE))
		return a->closed == DATE_NONE ? -1 : 1;
	if (a->printed != b->printed)
		return a->printed > b->printed ? -1 : 1;
	return na != nb ? (na < nb ? -1 : 1) : strcmp(a->code, b->code);
}

static bool
add_page(void *arg, const struct round_page *p)
{
	struct keyin_state *st = arg;
	struct keyin_choice *c = &st->list[st->n];
	struct round_count count;

	round_count(p, &count);
	memcpy(c->code, p->code, sizeof(c->code));
	c->page = p->page;
	c->printed = p->printed;
	c->closed = p->closed;
	c->rows = count.rows;
	c->typed = count.typed;
	return ++st->n < KEYIN_PAGES;
}

static void
list_pages(struct keyin_state *st, const struct model *m)
{
	st->n = 0;
	round_each(m->catalog, m->sheet, add_page, st);
	qsort(st->list, st->n, sizeof(st->list[0]), compare);
}

static void
ask_code(struct screen *s, const struct model *m, const char *code)
{
	struct keyin_state *st = s->state;

	st->step = KEYIN_CODE;
	list_pages(st, m);
	st->choice = st->n;
	field_set(&st->field, code);
	st->field.cursor = st->field.text.len;
	s->editing = true;
	s->keys = code_keys;
}

void
keyin_place(const struct keyin_state *st, struct effects *fx)
{
	char field[160] = "", name[128];
	struct str place;

	if (st->step == KEYIN_CODE)
		return;
	if (st->part != PART_NONE)
		(void)snprintf(field, sizeof(field), "%s %s",
		    st->page.rows[st->row].id, keyin_field(st, st->part,
		    name, sizeof(name)));
	str_init(&place, 400);
	words_place(&place, "keyin", st->page.code, field,
	    st->field.cursor);
	effects_add(fx, FX_PLACE, place.ptr, NULL, NULL);
	str_clear(&place);
}

/* At its first row that is not typed; a page that is complete shows what was
 * counted. */
static bool
open_page(struct screen *s, const struct model *m, const char *code)
{
	struct keyin_state *st = s->state;

	if (!round_find(&st->page, m->catalog, m->sheet, code))
		return false;
	st->row = round_next(&st->page, 0);
	st->step = st->row < st->page.n ? KEYIN_ROWS : KEYIN_COUNTS;
	st->part = PART_NONE;
	s->editing = false;
	s->keys = NULL;
	return true;
}

static void
take_code(struct screen *s, const struct model *m, struct effects *fx)
{
	struct keyin_state *st = s->state;
	char code[ROUND_CODE];

	if (st->field.text.len == 0)
		common_say(fx, _("Please type the code at the foot of the "
		    "page, for example S12T-8F5C."));
	else if (!round_code_read(code, st->field.text.ptr))
		common_say(fx, _("This is no page code. Please compare it "
		    "with the paper."));
	else if (open_page(s, m, code))
		keyin_place(st, fx);
	else
		effects_add(fx, FX_FIND_SHEET, code, NULL, NULL);
}

/* Up and down take the codes of the list below the field. */
static void
choose(struct keyin_state *st, bool up)
{
	if (st->n == 0)
		return;
	if (up)
		st->choice = st->choice == 0 || st->choice >= st->n ?
		    st->n - 1 : st->choice - 1;
	else
		st->choice = st->choice + 1 >= st->n ? 0 : st->choice + 1;
	field_set(&st->field, st->list[st->choice].code);
	st->field.cursor = st->field.text.len;
}

static void
update_code(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct keyin_state *st = s->state;

	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_HELP)
		(void)screen_common(s, m, act, fx);
	else if (ev->kind == EVENT_KEY && ev->key == KEYS_ENTER)
		take_code(s, m, fx);
	else if (act == ACT_UP || act == ACT_DOWN)
		choose(st, act == ACT_UP);
	else
		(void)field_event(&st->field, ev);
}

/* --- the rows --- */

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	effects_add(arg, FX_RECORD, subject, field, value);
}

void
keyin_go_on(struct keyin_state *st)
{
	st->row = st->then;
	if (st->row >= st->page.n)
		st->step = KEYIN_COUNTS;
}

static void
type_row(struct keyin_state *st, const struct model *m, enum round_tick tick,
    struct effects *fx)
{
	const struct round_row *r = &st->page.rows[st->row];
	struct round_page after = st->page;
	char now[25];

	date_format_utc_ms(m->now_ms, now);
	after.rows[st->row].tick = tick;
	st->then = round_next(&after, st->row);
	st->pending = tick == ROUND_NA && r->item != NULL &&
	    sheet_item(m->sheet, r->id, "reason")[0] == '\0' ?
	    PENDING_REASON : PENDING_ROW;
	round_type(&st->page, st->row, tick, m->sheet, now,
	    answer_person(m->sheet, m->account), put, fx);
	if (r->changed && tick > ROUND_BLANK)
		common_say(fx, _("The question has changed since this was "
		    "printed; the answer will be asked for once more."));
}

/* The letter of a point, as it is printed beside its square. */
static bool
toggle(struct keyin_state *st, const struct model *m, const struct event *ev,
    struct effects *fx)
{
	const struct item *it = keyin_item(st);
	char subject[64], field[96];
	size_t i;

	if (ev->kind != EVENT_TEXT || it == NULL)
		return false;
	for (i = 0; i < it->n_checks; i++) {
		const struct check *c = &it->checks[i];

		if (strlen(c->id) != ev->len ||
		    memcmp(c->id, ev->text, ev->len) != 0)
			continue;
		sheet_join(subject, sizeof(subject), "item/", it->id);
		sheet_join(field, sizeof(field), "check.", c->id);
		effects_add(fx, FX_RECORD, subject, field,
		    check_ticked(m->sheet, it, c) ? "" : "1");
		return true;
	}
	return false;
}

/* Digits while the input method is on. */
static enum action
wide_key(const struct event *ev)
{
	static const enum action digits[] = { ACT_SELECT, ACT_CONFORMS,
		ACT_FAILS, ACT_NA, ACT_UNKNOWN };
	const unsigned char *t = (const unsigned char *)ev->text;

	return ev->kind == EVENT_TEXT && ev->len == 3 && t[0] == 0xef &&
	    t[1] == 0xbc && t[2] >= 0x90 && t[2] <= 0x94 ?
	    digits[t[2] - 0x90] : ACT_NONE;
}

static void
move(struct keyin_state *st, bool up)
{
	if (up && st->row > 0)
		st->row--;
	else if (!up && st->row + 1 < st->page.n)
		st->row++;
	else if (!up)
		st->step = KEYIN_COUNTS;
}

static void
update_rows(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct keyin_state *st = s->state;
	size_t part;

	if (act == ACT_NONE)
		act = wide_key(ev);
	if (act >= ACT_CONFORMS && act <= ACT_UNKNOWN) {
		type_row(st, m, (enum round_tick)(ROUND_CONFORMS +
		    (act - ACT_CONFORMS)), fx);
	} else if (act == ACT_SELECT) {
		type_row(st, m, ROUND_BLANK, fx);
	} else if (act == ACT_NEXT_FOCUS || act == ACT_PREV_FOCUS) {
		part = keyin_next_part(st, m, PART_NONE,
		    act == ACT_PREV_FOCUS);
		if (part != PART_NONE)
			keyin_open_part(s, m, part);
	} else if (act == ACT_UP || act == ACT_DOWN) {
		move(st, act == ACT_UP);
	} else if (act == ACT_BACK) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	} else if (!toggle(st, m, ev, fx)) {
		(void)screen_common(s, m, act, fx);
	}
}

/* --- the counts --- */

static void
end_page(struct keyin_state *st, const struct model *m, struct effects *fx)
{
	size_t open = round_next(&st->page, 0);

	if (open < st->page.n) {
		st->row = open;
		st->step = KEYIN_ROWS;
		common_say(fx, _("This row is not typed yet."));
		return;
	}
	st->pending = PENDING_CLOSED;
	round_close(&st->page, m->today, put, fx);
}

static void
update_counts(struct screen *s, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx)
{
	struct keyin_state *st = s->state;

	(void)ev;
	if (act == ACT_SELECT) {
		end_page(st, m, fx);
	} else if (act == ACT_UP) {
		st->row = st->page.n - 1;
		st->step = KEYIN_ROWS;
	} else if (act == ACT_REFRESH) {
		st->pending = PENDING_AGAIN;
		round_reopen(&st->page, put, fx);
	} else if (act == ACT_BACK) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	} else {
		(void)screen_common(s, m, act, fx);
	}
}

/* --- what came of it --- */

/* Whether photos are still to be attached whose numbers were typed in. */
static bool
has_photos(const struct model *m)
{
	size_t i;

	for (i = 0; i < m->catalog->n_items; i++)
		if (sheet_item(m->sheet, m->catalog->items[i].id,
		    "photos")[0] != '\0')
			return true;
	return false;
}

static const char *
after_page(const struct keyin_state *st, const struct model *m)
{
	if (st->page.next[0] != '\0')
		return _("This page is done. Enter begins the next one.");
	return has_photos(m) ? _("The last page. Its photos: Esc, then "
	    "\"Attach the photos\".") :
	    _("This was the last page of the sheet.");
}

static void
carry_on(struct screen *s, const struct model *m, struct effects *fx)
{
	struct keyin_state *st = s->state;
	enum keyin_pending pending = st->pending;

	st->pending = PENDING_NONE;
	switch (pending) {
	case PENDING_ROW:
		keyin_go_on(st);
		break;
	case PENDING_REASON:
		keyin_open_part(s, m, PART_REASON);
		break;
	case PENDING_PART:
		keyin_close_part(s);
		if (st->then_part != PART_NONE)
			keyin_open_part(s, m, st->then_part);
		break;
	case PENDING_CLOSED:
		common_say(fx, after_page(st, m));
		ask_code(s, m, st->page.next);
		break;
	case PENDING_AGAIN:
		st->row = 0;
		st->step = KEYIN_ROWS;
		break;
	case PENDING_NONE:
		break;
	}
}

static void
result(struct screen *s, const struct model *m, const struct event *ev,
    struct effects *fx)
{
	struct keyin_state *st = s->state;

	if (ev->effect == FX_RECORD || ev->effect == FX_RECORD_TYPING) {
		if (ev->ok)
			carry_on(s, m, fx);
		st->pending = PENDING_NONE;
	} else if ((ev->effect == FX_UNDO || ev->effect == FX_REDO) &&
	    ev->ok && st->step != KEYIN_CODE) {
		st->row = round_next(&st->page, 0);
		st->step = st->row < st->page.n ? KEYIN_ROWS : KEYIN_COUNTS;
	}
}

/* "CODE|4-03 reading.x|cursor": as keyin_place wrote it. */
static void
open_keyin(struct screen *s, const struct model *m, const char *arg)
{
	struct keyin_state *st = s->state;
	char code[ROUND_CODE], id[ROUND_ID], name[128] = "";
	size_t i, part;

	field_init(&st->field, "", KEYIN_FIELD_MAX);
	if (m->sheet == NULL)
		return;
	(void)snprintf(code, sizeof(code), "%.*s", (int)strcspn(arg, "|"),
	    arg);
	if (!open_page(s, m, code)) {
		ask_code(s, m, "");
		return;
	}
	arg += strcspn(arg, "|");
	if (sscanf(arg, "|%31[^ |] %127[^|]", id, name) != 2)
		return;
	for (i = 0; i < st->page.n; i++) {
		if (strcmp(st->page.rows[i].id, id) != 0)
			continue;
		st->row = i;
		st->step = KEYIN_ROWS;
		part = keyin_part_of(st, name);
		if (part != PART_NONE)
			keyin_open_part(s, m, part);
	}
}

static void
close_keyin(struct screen *s)
{
	struct keyin_state *st = s->state;

	field_clear(&st->field);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct keyin_state *st = s->state;

	if (m->sheet == NULL)
		return;
	/* What the page says may have changed by an effect. */
	if (st->step != KEYIN_CODE)
		(void)round_find(&st->page, m->catalog, m->sheet,
		    st->page.code);
	else if (ev->kind == EVENT_OPENED)
		list_pages(st, m);
	if (ev->kind == EVENT_RESULT)
		result(s, m, ev, fx);
	else if (ev->kind == EVENT_OPENED)
		keyin_place(st, fx);
	else if (st->step == KEYIN_CODE)
		update_code(s, m, ev, act, fx);
	else if (st->part != PART_NONE)
		keyin_update_part(s, m, ev, act, fx);
	else if (st->step == KEYIN_ROWS)
		update_rows(s, m, ev, act, fx);
	else
		update_counts(s, m, ev, act, fx);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("Type the code at the foot of the page, then one "
	    "key a row in the order of the paper: 1 to 4 as ticked, Enter "
	    "where nothing is. The letter of a point (a, b ...) ticks it. Tab "
	    "leads to the values and to the numbers of the photos. At the end "
	    "the counts are compared with the box at the foot of the page."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct keyin_state *st = s->state;
	struct round_count n;

	(void)m;
	if (st->step == KEYIN_CODE)
		return;
	round_count(&st->page, &n);
	(void)str_addf(out, "%s  %s  %zu/%zu", st->page.code, st->page.page,
	    n.typed, n.rows);
}

const struct screen_ops screen_keyin = {
	.id = "keyin", .title = N_("Type a sheet in"),
	.private_size = sizeof(struct keyin_state), .keys = keys,
	.other_keys = { code_keys },
	.open = open_keyin, .update = update, .view = keyin_view,
	.close = close_keyin, .explain = explain, .where = where
};
