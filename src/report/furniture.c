/*
 * What every page carries, set when the number of pages is known: the running
 * head with the stamp 未完 while something that must be done is open, the
 * package code with a QR that needs no network, and page n / N.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "report/place.h"

#define QR_SIZE MM(14)
#define HEAD_Y MM(12)
#define FOOT_Y (PAGE_HEIGHT - MM(21.5))

/* The op list of page i takes more at its end. */
static void
at_page(struct pen *p, struct layout *one, size_t i)
{
	*one = *p->out;
	one->n_pages = i + 1;
	p->out = one;
}

static int
width_of(const struct pen *p, const struct type *t, const char *s)
{
	return text_width(p->m, t->face, t->size, s, strlen(s));
}

/* A framed word whose right edge is `right`; returns its left edge. */
static int
stamp(struct pen *p, const char *s, int right)
{
	const struct type *t = style_type(STYLE_CELL_HEAD);
	int w, x;

	if (s == NULL)
		return right;
	w = width_of(p, t, s) + PT(10);
	x = right - w;
	pen_op(p, OP_FRAME, INK_BLACK, x, HEAD_Y - PT(3), w,
	    t->leading + PT(5))->size = PT(1.1);
	pen_text(p, t, x + PT(5), HEAD_Y - PT(0.5), s, strlen(s));
	return x - PT(6);
}

static void
stamps(struct pen *p)
{
	int right = stamp(p, p->doc->unfinished, PAGE_WIDTH - MARGIN_X);

	(void)stamp(p, p->doc->copy, right);
}

/* What the stamps take of the head's line. */
static int
stamp_room(const struct pen *p)
{
	const struct type *t = style_type(STYLE_CELL_HEAD);

	return (p->doc->unfinished == NULL ? 0 :
	    width_of(p, t, p->doc->unfinished) + PT(24)) +
	    (p->doc->copy == NULL ? 0 :
	    width_of(p, t, p->doc->copy) + PT(24));
}

/* The part of the document that a page begins, or else belongs to. */
static const char *
part_of(const struct layout *l, size_t page)
{
	const char *title = "";
	size_t i;

	for (i = 0; i < l->n_marks && l->marks[i].page <= page; i++) {
		if (l->marks[i].title == NULL || l->marks[i].level != 1)
			continue;
		title = l->marks[i].title;
		if (l->marks[i].page == page)
			break;
	}
	return title;
}

static void
head(struct pen *p, size_t page)
{
	const struct type *t = style_type(STYLE_PAGE);
	const char *part = part_of(p->out, page);
	size_t size = strlen(p->doc->running) + strlen(part) + 8;
	char *s = arena_alloc(p->out->arena, size);
	struct line *lines;
	size_t n;
	int room = BODY_WIDTH - stamp_room(p);

	(void)snprintf(s, size, "%s ｜ %s", p->doc->running, part);
	n = linebreak(p->m, t->face, t->size, s, strlen(s), room, &lines);
	if (n > 0)
		pen_text(p, t, MARGIN_X, HEAD_Y, s + lines[0].start,
		    lines[0].len);
	free(lines);
	pen_op(p, OP_LINE, INK_HAIR, MARGIN_X, HEAD_Y + PT(16), BODY_WIDTH,
	    0)->size = PT(0.5);
}

/* Where the person who types the page in can see that no row was skipped. */
static void
count_box(struct pen *p, const struct page *page)
{
	const struct type *t = style_type(STYLE_CELL);
	char *text = arena_alloc(p->out->arena, 200);
	int w, x;

	(void)snprintf(text, 200, _("Rows %zu　Ticked ＿＿＿　Blank ＿＿＿"),
	    page->n_rows);
	w = width_of(p, t, text) + PT(16);
	x = MARGIN_X + BODY_WIDTH - w;
	pen_op(p, OP_FRAME, INK_RULE, x, FOOT_Y + PT(16), w,
	    t->leading + PT(9))->size = PT(0.5);
	pen_text(p, t, x + PT(8), FOOT_Y + PT(20.5), text, strlen(text));
}

static void
foot(struct pen *p, size_t page, size_t pages)
{
	const struct page *here = &p->out->pages[page];
	const char *own = here->code != NULL ? here->code : p->doc->code;
	const struct type *small = style_type(STYLE_PAGE);
	const struct type *code = style_type(STYLE_CELL_HEAD);
	const struct type *number = style_type(STYLE_CELL);
	char *qr = arena_alloc(p->out->arena, 160);
	char *n = arena_alloc(p->out->arena, 48);
	int x = MARGIN_X + QR_SIZE + PT(8), i;

	(void)snprintf(qr, 160, "%s%s P:%zu/%zu", p->doc->page_code,
	    here->code != NULL ? here->code : "", page + 1, pages);
	(void)snprintf(n, 48, "%zu / %zu", page + 1, pages);
	pen_op(p, OP_LINE, INK_HAIR, MARGIN_X, FOOT_Y - PT(6), BODY_WIDTH,
	    0)->size = PT(0.5);
	pen_op(p, OP_QR, INK_BLACK, MARGIN_X, FOOT_Y, QR_SIZE,
	    QR_SIZE)->text = qr;
	pen_text(p, code, x, FOOT_Y + PT(1), own, strlen(own));
	if (here->code == NULL && p->doc->edition != NULL)
		pen_text(p, small, x + width_of(p, code, own) + PT(8), FOOT_Y +
		    PT(2), p->doc->edition, strlen(p->doc->edition));
	for (i = 0; i < 2; i++)
		pen_text(p, small, x, FOOT_Y + PT(14) + i * PT(11),
		    p->doc->foot[i], strlen(p->doc->foot[i]));
	pen_text(p, number, MARGIN_X + BODY_WIDTH - width_of(p, number, n),
	    FOOT_Y, n, strlen(n));
	if (here->code != NULL)
		count_box(p, here);
}

void
place_furniture(struct pen *p)
{
	struct layout *all = p->out;
	struct layout one;
	size_t i;

	for (i = 0; i < all->n_pages; i++) {
		p->out = all;
		at_page(p, &one, i);
		if (!all->pages[i].plain)
			head(p, i);
		stamps(p);
		foot(p, i, all->n_pages);
	}
	p->out = all;
}
