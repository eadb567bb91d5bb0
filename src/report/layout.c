/*
 * Walks the blocks down the pages. A heading is never the last thing on a
 * page; paragraphs leave no single line behind. Page numbers that stand in
 * the text (contents, register) are filled in when all pages are known.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "report/place.h"

/* Height that must follow a heading on the same page. */
static int
need_after(const struct pen *p, const struct block *b)
{
	const struct type *t;

	if (b == NULL)
		return 0;
	switch (b->kind) {
	case BLOCK_PARA:
		t = style_type(b->text.first->style);
		return 2 * t->leading +
		    (b->next != NULL && b->next->kind == BLOCK_TABLE ?
		    place_table_need(p, &b->next->table) : 0);
	case BLOCK_TABLE:
		return place_table_need(p, &b->table);
	case BLOCK_HEADING:
		return style_type(b->text.first->style)->leading +
		    need_after(p, b->next);
	case BLOCK_CHART:
		return PT(120);
	case BLOCK_PHOTO:
		return BODY_HEIGHT;	/* it begins a page by itself */
	case BLOCK_BOX:
	case BLOCK_SIGN:
		return PT(90);
	case BLOCK_PAGE:
	case BLOCK_SPACE:
	case BLOCK_RULE:
	case BLOCK_ANCHOR:
		break;
	}
	return 0;
}

static void
place_heading(struct pen *p, const struct block *b)
{
	const struct para *para = b->text.first;
	const struct type *t = style_type(para->style);
	struct setting s = { 0 };
	int rule = b->level == 1 ? PT(5) : 0;

	setting_add(&s, p, para, BODY_WIDTH);
	if (!p->fresh)
		p->y += t->before;
	pen_need(p, s.height + rule + need_after(p, b->next));
	pen_anchor(p, b->anchor, para->text, b->level, p->y);
	setting_draw(&s, p, 0, s.n, MARGIN_X, p->y, BODY_WIDTH);
	p->y += s.height - t->after;
	if (b->level == 1) {
		pen_op(p, OP_FILL, INK_ACCENT, MARGIN_X, p->y + PT(3),
		    BODY_WIDTH, PT(1.2));
		p->y += rule;
	}
	p->y += t->after;
	p->fresh = false;
	setting_clear(&s);
}

static void
place_para(struct pen *p, const struct para *para)
{
	const struct type *t = style_type(para->style);
	struct setting s = { 0 };
	size_t from = 0, to;
	int used;

	setting_add(&s, p, para, BODY_WIDTH);
	if (!p->fresh)
		p->y += t->before;
	while (from < s.n) {
		to = setting_fit(&s, from, pen_room(p), &used);
		if (to < s.n && to > from && s.n - to == 1 && to - from > 1)
			to--;		/* no single line at the top */
		if (to < s.n && !p->fresh && to - from < 2)
			to = from;	/* nor one at the foot */
		if (to == from && p->fresh)
			to = from + 1;
		setting_draw(&s, p, from, to, MARGIN_X, p->y, BODY_WIDTH);
		for (; from < to; from++)
			p->y += s.lines[from].height;
		if (to > 0)
			p->fresh = false;
		if (from < s.n)
			pen_new_page(p);
	}
	setting_clear(&s);
}

static void
place_block(struct pen *p, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_PAGE:
		if (!p->fresh)
			pen_new_page(p);
		break;
	case BLOCK_SPACE:
		p->y += b->space;
		break;
	case BLOCK_HEADING:
		place_heading(p, b);
		break;
	case BLOCK_PARA:
		place_para(p, b->text.first);
		break;
	case BLOCK_BOX:
		place_box(p, &b->text, b->strong);
		break;
	case BLOCK_TABLE:
		place_table(p, &b->table);
		break;
	case BLOCK_CHART:
		place_chart(p, b->bars);
		break;
	case BLOCK_PHOTO:
		place_photo(p, &b->photo);
		break;
	case BLOCK_SIGN:
		place_sign(p, b);
		break;
	case BLOCK_RULE:
		pen_op(p, OP_FILL, INK_ACCENT, MARGIN_X, p->y, BODY_WIDTH,
		    PT(2.4));
		p->y += PT(2.4);
		break;
	case BLOCK_ANCHOR:
		pen_anchor(p, b->anchor, b->text.first->text, 1, p->y);
		break;
	}
}

static int
mark_compare(const void *a, const void *b)
{
	const struct mark *const *x = a, *const *y = b;

	return strcmp((*x)->anchor, (*y)->anchor);
}

/* The anchors by name, for the many links of a long register. */
struct index { const struct mark **list; size_t n; };

static const struct mark *
index_find(const struct index *index, const char *anchor)
{
	struct mark key = { 0 };
	const struct mark *pkey = &key, **hit;

	key.anchor = anchor;
	hit = bsearch(&pkey, index->list, index->n, sizeof(*index->list),
	    mark_compare);
	return hit != NULL ? *hit : NULL;
}

/* "p. " becomes "p. 12", set left or right within its room. */
static void
set_number(struct layout *l, const struct metrics *m, struct op *op,
    const struct mark *mark)
{
	char number[24];
	char *text;
	int w;

	(void)snprintf(number, sizeof(number), "%zu",
	    mark != NULL ? mark->page + 1 : 0);
	text = arena_alloc(l->arena, op->len + sizeof(number));
	memcpy(text, op->text, op->len);
	memcpy(text + op->len, mark != NULL ? number : "-",
	    mark != NULL ? strlen(number) + 1 : 2);
	op->text = text;
	op->len = strlen(text);
	w = text_width(m, op->face, op->size, text, op->len);
	if (op->align == ALIGN_RIGHT)
		op->x += op->w - w;
	op->w = w;
}

/* Every link finds its page; the page numbers of the contents are set. */
static void
resolve(struct layout *l, const struct metrics *m)
{
	struct index index = { NULL, 0 };
	const struct mark *mark;
	struct op *op;
	size_t i, j;

	index.list = xmalloc((l->n_marks + 1) * sizeof(struct mark *));
	for (i = 0; i < l->n_marks; i++)
		if (l->marks[i].anchor != NULL)
			index.list[index.n++] = &l->marks[i];
	qsort(index.list, index.n, sizeof(*index.list), mark_compare);
	for (i = 0; i < l->n_pages; i++) {
		for (j = 0; j < l->pages[i].n; j++) {
			op = &l->pages[i].ops[j];
			if (op->kind == OP_LINK) {
				mark = index_find(&index, op->text);
				op->page = mark != NULL ? mark->page :
				    PAGE_NOWHERE;
				op->to = mark != NULL ? mark->y : 0;
			} else if (op->number_of != NULL) {
				set_number(l, m, op,
				    index_find(&index, op->number_of));
			}
		}
	}
	free(index.list);
}

/* The rows that begin on each page, and the page's code. */
static void
code_pages(struct layout *l, const struct document *d)
{
	struct page *page;
	size_t i;

	for (i = 0; i < l->n_marks; i++) {
		if (l->marks[i].title != NULL)
			continue;
		page = &l->pages[l->marks[i].page];
		page->rows = xreallocarray(page->rows, page->n_rows + 1,
		    sizeof(*page->rows));
		page->rows[page->n_rows++] = l->marks[i].anchor;
	}
	for (i = 0; i < l->n_pages; i++)
		if (l->pages[i].n_rows > 0)
			l->pages[i].code = d->rows_code(d, l->pages[i].rows,
			    l->pages[i].n_rows);
}

void
layout_make(struct layout *l, const struct document *d,
    const struct metrics *m)
{
	struct pen p = { l, d, m, 0, true };
	const struct block *b;

	memset(l, 0, sizeof(*l));
	l->arena = arena_new();
	pen_new_page(&p);
	l->pages[0].plain = true;
	for (b = d->first; b != NULL; b = b->next)
		place_block(&p, b);
	if (p.fresh && l->n_pages > 1)
		l->n_pages--;
	resolve(l, m);
	if (d->rows_code != NULL)
		code_pages(l, d);
	place_furniture(&p);
}

void
layout_clear(struct layout *l)
{
	size_t i;

	for (i = 0; i < l->n_pages; i++) {
		free(l->pages[i].ops);
		free(l->pages[i].rows);
	}
	free(l->pages);
	free(l->marks);
	arena_free(l->arena);
	memset(l, 0, sizeof(*l));
}
