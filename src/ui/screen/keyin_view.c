/* The row as it is printed, with the one above and the one below. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "catalog/wording.h"
#include "ui/screen/keyin.h"
#include "ui/screen/words.h"

enum { SLOT_FIELD, SLOT_BUTTONS };
enum { PANEL = 4, TEXT_MAX = 20000, CODE_COLUMNS = 14,
	CHECK_COLUMNS = 7 };

/* --- the page code --- */

static void
say_page(struct str *out, const struct keyin_choice *c)
{
	(void)str_addf(out, "%s  ", c->code);
	(void)str_addf(out, _("page %s  "), c->page);
	words_day(out, c->printed);
	(void)str_add(out, "  ");
	if (c->closed != DATE_NONE)
		(void)str_add(out, _("done"));
	else
		(void)str_addf(out, ngettext("%zu of %zu row typed", "%zu of "
		    "%zu rows typed", c->rows), c->typed,
		    c->rows);
	(void)str_add_char(out, '\n');
}

static void
view_code(const struct keyin_state *st, struct page *p, struct rect r)
{
	struct rect line = { r.y, r.x, 1, r.w };
	struct str text;
	size_t i;

	page_line(p, line, STYLE_TITLE, _("Page code"));
	line.y += 1;
	line.w = CODE_COLUMNS;
	page_field(p, SLOT_FIELD, line, &st->field, "S12T-8F5C", true);
	r.y += 3;
	r.h -= 3;
	str_init(&text, TEXT_MAX);
	if (st->n == 0)
		(void)str_add(&text, _("No sheet was printed yet. Print one "
		    "first, walk through the building with it, then type it "
		    "in here."));
	else
		(void)str_add(&text, _("It stands at the foot of the page. Or "
		    "choose it with the arrow keys:\n"));
	for (i = 0; i < st->n; i++) {
		(void)str_add(&text, i == st->choice ? "> " : "  ");
		say_page(&text, &st->list[i]);
	}
	(void)page_text(p, r, STYLE_PLAIN, text.ptr,
	    st->choice < st->n && st->choice + 3 > (size_t)r.h ?
	    st->choice + 3 - (size_t)r.h : 0);
	str_clear(&text);
}

/* --- a row --- */

/* "4-03 title: conforms" in one dim line. */
static void
neighbour(const struct keyin_state *st, struct page *p, struct rect r,
    size_t row)
{
	const struct round_row *k;
	const char *said;

	if (row >= st->page.n)
		return;
	k = &st->page.rows[row];
	said = k->tick == ROUND_OPEN ? "" : k->tick == ROUND_BLANK ?
	    _("left blank") : _(verdict_name(round_verdict(k->tick)));
	r.h = 1;
	page_linef(p, r, STYLE_DIM, "%2zu  %s %s  %s", row + 1, k->id,
	    k->item != NULL ? k->item->title : "", said);
}

static void
checks(const struct item *it, const struct model *m, struct page *p,
    struct rect r)
{
	struct rect text = { r.y, r.x + CHECK_COLUMNS, r.h,
		r.w - CHECK_COLUMNS };
	size_t i, n;

	for (i = 0; i < it->n_checks && text.h > 0; i++) {
		page_linef(p, (struct rect){ text.y, r.x, 1, CHECK_COLUMNS },
		    STYLE_PLAIN, "%s%s.", words_tick(check_ticked(m->sheet,
		    it, &it->checks[i])), it->checks[i].id);
		n = page_text(p, text, STYLE_PLAIN, it->checks[i].text, 0);
		text.y += (int)n;
		text.h -= (int)n;
	}
}

static const char *
part_label(const struct keyin_state *st, size_t part)
{
	const struct reading *r = keyin_reading(st, part);

	return r != NULL ? r->label : part == PART_PHOTOS ?
	    _("Photo numbers") : part == PART_NOTE ? _("Note") :
	    _("Why does it not apply?");
}

static void
values(const struct keyin_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct reading *reading;
	const char *value;
	struct str text;
	size_t part;

	str_init(&text, TEXT_MAX);
	for (part = keyin_next_part(st, m, PART_NONE, false);
	    part != PART_NONE;
	    part = keyin_next_part(st, m, part, false)) {
		reading = keyin_reading(st, part);
		value = keyin_value(st, m, part);
		(void)str_addf(&text, "%s: %s %s\n", part_label(st, part),
		    value[0] != '\0' ? value : "______",
		    reading != NULL ? wording_unit(reading->unit,
		    reading->unit_one, value) : "");
	}
	(void)page_text(p, r, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

static void
verdicts(const struct keyin_state *st, struct page *p, struct rect r)
{
	static const char *const key[] = { "1", "2", "3", "4" };
	struct button b[4];
	int i;

	for (i = 0; i < 4; i++)
		b[i] = (struct button){ key[i], _(verdict_name(round_verdict(
		    (enum round_tick)(ROUND_CONFORMS + i)))),
		    st->page.rows[st->row].tick ==
		    (enum round_tick)(ROUND_CONFORMS + i) };
	page_buttons(p, SLOT_BUTTONS, r, b, 4, -1, false);
}

static void
panel(const struct keyin_state *st, struct page *p, struct rect r)
{
	const struct reading *reading = keyin_reading(st, st->part);
	struct str hint;
	size_t i;

	r = page_box(p, r, part_label(st, st->part), true);
	page_field(p, SLOT_FIELD, (struct rect){ r.y, r.x, 1, r.w },
	    &st->field, st->part == PART_PHOTOS ? "0123 0124" : "", true);
	str_init(&hint, TEXT_MAX);
	for (i = 0; reading != NULL && i < reading->choices.n; i++)
		(void)str_addf(&hint, "%zu %s  ", i + 1,
		    reading->choices.list[i].label);
	if (hint.len == 0)
		(void)str_add(&hint, st->part == PART_REASON ?
		    _("Enter goes on; empty: it stays a finding.") :
		    _("Tab: next value, Enter: back to the row."));
	page_line(p, (struct rect){ r.y + 1, r.x, 1, r.w }, STYLE_DIM,
	    hint.ptr);
	str_clear(&hint);
}

/* An item that the check sheet has no longer, or that asks something else. */
static void
warning(const struct round_row *k, struct page *p, struct rect r)
{
	if (k->item == NULL)
		page_line(p, r, STYLE_WARN, _("This item is no longer asked. "
		    "Type what is ticked; only the count uses it."));
	else if (k->changed)
		page_line(p, r, STYLE_WARN, _("The question has changed since "
		    "this was printed."));
}

static void
row(const struct keyin_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct round_row *k = &st->page.rows[st->row];
	const struct item *it = k->item;
	struct str title;
	struct rect in;

	str_init(&title, 1000);
	(void)str_addf(&title, "%zu/%zu  %s %s", st->row + 1, st->page.n,
	    k->id, it != NULL ? it->title : "");
	in = page_box(p, r, title.ptr, st->part == PART_NONE);
	str_clear(&title);
	r = in;
	r.h = 1;
	if (it == NULL || k->changed)
		warning(k, p, r);
	else
		page_linef(p, r, STYLE_DIM, "%s  %s", it->place->title,
		    wording_level(it->level));
	r.y = in.y + in.h - 1;
	verdicts(st, p, r);
	if (it == NULL)
		return;
	r = (struct rect){ in.y + 1, in.x, in.h - 2, in.w * 11 / 20 - 1 };
	checks(it, m, p, r);
	r.x += r.w + 1;
	r.w = in.w - r.w - 1;
	values(st, m, p, r);
}

/* --- the counts --- */

static void
view_counts(const struct keyin_state *st, struct page *p, struct rect r)
{
	struct round_count n;
	struct str text;
	enum verdict v;
	size_t i;

	round_count(&st->page, &n);
	r = page_box(p, r, _("Please compare with the box at the foot of the "
	    "page"), true);
	str_init(&text, TEXT_MAX);
	(void)str_addf(&text, _("Rows %zu　Ticked %zu　Blank %zu\n\n"), n.rows,
	    n.ticked, n.blank);
	for (v = VERDICT_CONFORMS; v < VERDICT_N; v++)
		(void)str_addf(&text, "%s %zu　", _(verdict_name(v)), n.by[v]);
	(void)str_add(&text, "\n\n");
	if (n.typed < n.rows) {
		(void)str_add(&text, _("Not typed yet: "));
		for (i = 0; i < st->page.n; i++)
			if (st->page.rows[i].tick == ROUND_OPEN)
				(void)str_addf(&text, "%s ",
				    st->page.rows[i].id);
		(void)str_add(&text, _("\nEnter goes there."));
	} else if (st->page.closed != DATE_NONE) {
		words_day(&text, st->page.closed);
		(void)str_add(&text, _(": compared. Enter goes on; r types "
		    "the page in once more."));
	} else {
		(void)str_add(&text, _("Enter: the counts agree. Up: back to "
		    "the rows."));
	}
	(void)page_text(p, r, n.typed < n.rows ? STYLE_WARN : STYLE_PLAIN,
	    text.ptr, 0);
	str_clear(&text);
}

void
keyin_view(const struct screen *s, const struct model *m, struct page *p)
{
	const struct keyin_state *st = s->state;
	struct rect r = page_body(p), line = { r.y, r.x, 1, r.w };

	if (m->sheet == NULL)
		return;
	if (st->step == KEYIN_CODE) {
		view_code(st, p, r);
		return;
	}
	if (st->step == KEYIN_COUNTS) {
		view_counts(st, p, r);
		return;
	}
	if (st->row > 0)
		neighbour(st, p, line, st->row - 1);
	line.y = r.y + r.h - 1;
	if (st->part == PART_NONE)
		neighbour(st, p, line, st->row + 1);
	row(st, m, p, (struct rect){ r.y + 1, r.x, r.h - 2 -
	    (st->part != PART_NONE ? PANEL - 1 : 0), r.w });
	if (st->part != PART_NONE)
		panel(st, p, (struct rect){ r.y + r.h - PANEL, r.x, PANEL,
		    r.w });
}
