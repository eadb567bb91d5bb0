/*
 * Drawing of the item screen's editors, in a box below the document: a text
 * area, or a reading with its value judged while it is typed.
 */
#include "config.h"

#include "ui/screen/item.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/judge.h"
#include "base/i18n.h"
#include "base/width.h"
#include "ui/page.h"
#include "ui/screen/words.h"

enum { HELP_LINES = 3, LABEL = 13, VALUE = 20 };

static const struct {
	const char *label, *example;
} parts[READING_PARTS] = {
	[READING_VALUE] = { N_("Value"), "" },
	[READING_PLACE] = { N_("Place"), N_("e.g. middle of the room") },
	[READING_TIME] = { N_("When"), N_("e.g. 2025-11-25 14:00") },
	[READING_INSTRUMENT] = { N_("Instrument"),
	    N_("e.g. thermometer, type and number") },
	[READING_BY] = { N_("Measured by"), N_("name") },
	[READING_STATE] = { N_("Conditions"),
	    N_("e.g. air conditioning on, 8 people") },
	[READING_ACTION] = { N_("Measure taken"),
	    N_("when it is outside: what was done") },
};

static const struct reading *
reading_of(const struct item_state *st, const struct model *m)
{
	return &item_of(st, m)->readings[st->edit.reading];
}

int
item_panel_height(const struct item_state *st, const struct model *m,
    int room)
{
	int want;

	(void)m;
	if (st->edit.what == EDIT_NONE)
		return 0;
	want = st->edit.what == EDIT_READING ?
	    2 + HELP_LINES + READING_PARTS + 1 : st->wide ? 14 : 9;
	return want < room - 3 ? want : room - 3;
}

static void
view_area(struct item_state *st, struct page *p, struct rect r)
{
	bool note = st->edit.what == EDIT_NOTE;
	struct rect in = page_box(p, r, note ?
	    _("Note (Tab or Esc: done; it saves itself)") :
	    _("Reason for \"not applicable\" (Enter: done)"), true);

	page_area(p, SLOT_AREA, in, &st->edit.area, note ?
	    _("How it is done here, what is planned, when ...") :
	    _("Why this does not apply to the facility"), true);
}

/* Judged by itself: what is typed need not be recorded yet. */
static void
judge_typed(const struct item *it, const struct reading *r,
    const char *typed, date_day day, struct reading_result *out)
{
	struct sheet *one = sheet_new();
	struct reading alone = *r;
	char subject[64], field[96];

	alone.condition = "";
	item_subject(it, subject, sizeof(subject));
	snprintf(field, sizeof(field), "reading.%s", r->id);
	sheet_put(one, subject, field, typed);
	judge_reading(one, it, &alone, day, out);
	sheet_free(one);
}

/* The judgement before its limit, which may be longer than the line. */
static void
view_judgement(struct item_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct reading *reading = reading_of(st, m);
	struct reading_result res;
	struct str text;

	judge_typed(item_of(st, m), reading,
	    st->edit.fields[READING_VALUE].text.ptr,
	    sheet_day(m->sheet, m->today), &res);
	str_init(&text, 2000);
	(void)str_add(&text, _(judgement_name(res.judgement)));
	if (res.limit != NULL && res.judgement != JUDGE_OFF) {
		(void)str_add(&text, _(": "));
		words_limit(&text, reading, res.limit);
	}
	page_line(p, r, words_judgement_style(res.judgement), text.ptr);
	str_clear(&text);
}

static void
view_field(struct item_state *st, const struct model *m, struct page *p,
    struct rect r, size_t i)
{
	const struct reading *reading = reading_of(st, m);
	struct field_state *f = &st->edit.fields[i];
	bool focused = st->edit.part == i;
	struct rect at = { r.y, r.x + LABEL + 1, 1, r.w - LABEL - 1 };

	page_line(p, (struct rect){ r.y, r.x, 1, LABEL }, focused ?
	    STYLE_KEY : STYLE_PLAIN, _(parts[i].label));
	if (i == READING_VALUE && reading->unit[0] != '\0') {
		at.w = VALUE;
		page_line(p, (struct rect){ r.y, at.x + at.w + 1, 1,
		    r.w - LABEL - VALUE - 2 }, STYLE_PLAIN, reading->unit);
	}
	page_field(p, SLOT_FIELDS + (int)i, at, f, i == READING_VALUE ?
	    (reading->type == READING_DATE ? _("e.g. 2025-11-25") : "") :
	    _(parts[i].example), focused);
}

struct choice_arg {
	const struct reading *r;
};

static void
choice_row(void *arg, size_t i, struct str *out, enum style *st)
{
	const struct choice_arg *c = arg;

	*st = i == 0 ? STYLE_DIM : STYLE_PLAIN;
	(void)str_addf(out, "%zu\t%s", i, i == 0 ? _("(nothing chosen)") :
	    c->r->choices.list[i - 1].label);
}

static void
view_choices(struct item_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	static const int cols[] = { 3, 0 };
	struct choice_arg arg = { reading_of(st, m) };
	struct list_source src = { choice_row, &arg, cols };

	list_fit(&st->edit.choices, (size_t)r.h);
	page_list(p, SLOT_CHOICES, r, &st->edit.choices, &src, true);
}

static void
view_chosen(struct item_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct reading *reading = reading_of(st, m);
	size_t i = st->edit.choices.sel;

	page_line(p, (struct rect){ r.y, r.x, 1, LABEL }, STYLE_PLAIN,
	    _(parts[READING_VALUE].label));
	r.x += LABEL + 1;
	r.w -= LABEL + 1;
	page_line(p, r, STYLE_PLAIN, i > 0 ?
	    reading->choices.list[i - 1].label : _("(nothing chosen)"));
}

static void
view_parts(struct item_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	struct rect at = { r.y, r.x, 1, r.w };
	size_t i;

	if (reading_of(st, m)->type == READING_CHOICE)
		view_chosen(st, m, p, at);
	else
		view_field(st, m, p, at, READING_VALUE);
	at.y++;
	view_judgement(st, m, p, at);
	for (i = READING_PLACE; i < READING_PARTS; i++) {
		at.y++;
		if (at.y < r.y + r.h)
			view_field(st, m, p, at, i);
	}
}

static void
view_reading(struct item_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct reading *reading = reading_of(st, m);
	char *title = width_cut(reading->label, r.w > 30 ? (size_t)r.w - 24 :
	    8);
	struct str text;
	struct rect in;
	int help;

	str_init(&text, 1000);
	(void)str_addf(&text, _("%s (F1: what to do)"), title);
	in = page_box(p, r, text.ptr, true);
	str_clear(&text);
	free(title);
	help = in.h - READING_PARTS - 1;
	if (help > 0)
		(void)page_text(p, (struct rect){ in.y, in.x, help, in.w },
		    STYLE_DIM, reading->help, 0);
	else
		help = 0;
	in.y += help;
	in.h -= help;
	if (reading->type != READING_CHOICE ||
	    st->edit.part != READING_VALUE) {
		view_parts(st, m, p, in);
		return;
	}
	view_choices(st, m, p, (struct rect){ in.y, in.x, in.h - 1, in.w });
	view_judgement(st, m, p, (struct rect){ in.y + in.h - 1, in.x, 1,
	    in.w });
}

void
item_panel_view(struct item_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	if (st->edit.what == EDIT_READING)
		view_reading(st, m, p, r);
	else
		view_area(st, p, r);
}
