/*
 * Drawing of the item screen. 80 columns: the chapter's items at the left,
 * the document at the right; from 110 on the document in two columns, text to
 * read beside what is to be answered.
 */
#include "config.h"

#include "ui/screen/item.h"
#include "ui/screen/item_show.h"

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "catalog/wording.h"
#include "ui/page.h"
#include "ui/screen/words.h"

enum { LIST_WIDTH = 22, LIST_WIDTH_WIDE = 34, WIDER = 140,
	GUTTER = 2 };

static void
view_head(const struct item_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	const struct item *it = item_of(st, m);

	page_linef(p, r, STYLE_TITLE, "%s [%s] %s", it->id,
	    wording_level(it->level), it->title);
}

static void
view_answer(const struct item_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	struct answer a;
	struct str text;
	enum style style;

	answer_of(m->sheet, item_of(st, m), &a);
	struct button b[] = {
		{ "1", _("Conforms"), a.verdict == VERDICT_CONFORMS },
		{ "2", _("Fails"), a.verdict == VERDICT_FAILS },
		{ "3", _("N/A"), a.verdict == VERDICT_NA },
		{ "4", _("Unsure"), a.verdict == VERDICT_UNKNOWN },
		{ "0", _("None"), a.verdict == VERDICT_NONE },
	};
	r.h = 1;
	page_buttons(p, SLOT_BUTTONS, r, b, sizeof(b) / sizeof(b[0]), -1,
	    false);
	r.y++;
	if (st->focus.kind == ROW_ANSWER && st->edit.what == EDIT_NONE) {
		page_line(p, (struct rect){ r.y, r.x, 1, GUTTER }, STYLE_KEY,
		    ">");
		page_cursor(p, r.y, r.x);
	}
	str_init(&text, 1000);
	style = item_advice(st, m, &text);
	page_line(p, (struct rect){ r.y, r.x + GUTTER, 1, r.w - GUTTER },
	    style, text.ptr);
	str_clear(&text);
}

static void
draw_line(struct page *p, struct rect r, const struct doc_row *row, size_t i,
    bool focused)
{
	const struct wline *l = &row->lines[i];
	enum style st = focused ? STYLE_SELECTED : row->style;
	struct rect text = { r.y, r.x + GUTTER + (int)row->indent, 1,
		r.w - GUTTER - (int)row->indent };

	if (focused && i == 0)
		page_line(p, (struct rect){ r.y, r.x, 1, GUTTER }, STYLE_KEY,
		    ">");
	if (i == 0 && row->indent > 0)
		page_line(p, (struct rect){ r.y, r.x + GUTTER, 1,
		    (int)row->indent }, st, row->prefix);
	page_linef(p, text, st, "%.*s", (int)l->len, row->text + l->start);
}

/* How much is hidden above and below, and how to see it. */
static void
draw_more(struct page *p, struct rect r, size_t above, size_t below)
{
	if (below > 0)
		page_linef(p, r, STYLE_DIM,
		    ngettext("v %zu more line below (Down, PgDn)", "v %zu more "
		    "lines below (Down, PgDn)", below), below);
	else if (above > 0)
		page_linef(p, r, STYLE_DIM,
		    ngettext("^ the end; %zu line above (Up, PgUp)", "^ the "
		    "end; %zu lines above (Up, PgUp)", above), above);
}

static void
view_part(const struct item_state *st, const struct item_doc *d,
    enum part part, struct page *p, struct rect r)
{
	size_t top = st->top[part], h = st->height[part], i, line;
	struct rect at = { r.y, r.x, 1, r.w };

	for (i = 0; i < d->n; i++) {
		const struct doc_row *row = &d->rows[i];
		bool focused = st->edit.what == EDIT_NONE &&
		    row->ref.kind == st->focus.kind &&
		    row->ref.index == st->focus.index && row_focusable(
		    row->ref.kind);

		if (row->part != part)
			continue;
		for (line = 0; line < row->n_lines; line++) {
			if (row->at + line < top || row->at + line >= top + h)
				continue;
			at.y = r.y + (int)(row->at + line - top);
			draw_line(p, at, row, line, focused);
			if (focused && line == 0)
				page_cursor(p, at.y, at.x);
		}
	}
	at.y = r.y + (int)h;
	draw_more(p, at, top, d->lines[part] > top + h ?
	    d->lines[part] - top - h : 0);
}

/* The document's columns and the editor below them. */
static void
view_document(struct item_state *st, const struct model *m, struct page *p,
    struct rect guide, struct rect answer)
{
	struct rect *below = st->wide ? &answer : &guide;
	struct item_doc d;
	int panel = item_panel_height(st, m, below->h);

	below->h -= panel;
	st->width[PART_GUIDE] = (size_t)(guide.w - GUTTER);
	st->width[PART_ANSWER] = (size_t)(answer.w - GUTTER);
	st->height[PART_GUIDE] = guide.h > 1 ? (size_t)guide.h - 1 : 0;
	st->height[PART_ANSWER] = answer.h > 1 ? (size_t)answer.h - 1 : 0;
	item_doc_build(&d, st, m);
	item_doc_layout(&d, st);
	if (panel > 0)
		item_show_focus(st, &d);
	item_clamp(st, &d);
	view_part(st, &d, PART_GUIDE, p, guide);
	if (st->wide)
		view_part(st, &d, PART_ANSWER, p, answer);
	item_doc_free(&d);
	st->panel = (struct rect){ below->y + below->h, below->x, panel,
		below->w };
	if (panel > 0)
		item_panel_view(st, m, p, st->panel);
}

static void
view_rule(struct page *p, struct rect body, int x)
{
	struct rect r = { body.y, x, 1, 1 };

	for (; r.y < body.y + body.h; r.y++)
		page_line(p, r, STYLE_DIM, "|");
}

void
item_view(const struct screen *s, const struct model *m, struct page *p)
{
	struct item_state *st = s->state;
	struct rect body = page_body(p), right = body, guide, answer;
	/* The buttons of the answer need their room before the titles do. */
	int list = body.w >= WIDER ? LIST_WIDTH_WIDE : LIST_WIDTH;

	if (m->catalog == NULL || m->sheet == NULL || m->progress == NULL)
		return;
	st->wide = page_wide(p);
	item_list_view(st, m, p, (struct rect){ body.y, body.x, body.h, list });
	view_rule(p, body, body.x + list);
	right.x += list + 1;
	right.w -= list + 1;
	view_head(st, m, p, (struct rect){ right.y, right.x, 1, right.w });
	guide = answer = (struct rect){ right.y + 3, right.x, right.h - 3,
		right.w };
	if (st->wide) {
		guide.y = right.y + 2;
		guide.h = right.h - 2;
		guide.w = (right.w - 1) * 4 / 10;
		answer.x = right.x + guide.w + 1;
		answer.w = right.w - guide.w - 1;
		right = answer;
		right.y = body.y;
		view_rule(p, (struct rect){ body.y + 1, 0, body.h - 1, 0 },
		    answer.x - 1);
	}
	view_answer(st, m, p, (struct rect){ right.y + 1, right.x, 2,
	    right.w });
	view_document(st, m, p, guide, answer);
}

/* The document tells what is recorded: a letter changes only the editor. */
bool
item_retouch(const struct screen *s, const struct model *m, struct page *p)
{
	struct item_state *st = s->state;

	if (st->edit.what == EDIT_NONE || st->panel.h <= 0)
		return false;
	page_blank(p, st->panel);
	item_panel_view(st, m, p, st->panel);
	return true;
}
