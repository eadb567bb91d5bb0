/* The pen, and the setting of paragraphs and cells into lines. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "report/place.h"

void
pen_new_page(struct pen *p)
{
	struct layout *l = p->out;

	if (l->n_pages == l->cap_pages) {
		l->cap_pages = l->cap_pages == 0 ? 32 : l->cap_pages * 2;
		l->pages = xreallocarray(l->pages, l->cap_pages,
		    sizeof(*l->pages));
	}
	memset(&l->pages[l->n_pages++], 0, sizeof(*l->pages));
	p->y = BODY_TOP;
	p->fresh = true;
}

int
pen_room(const struct pen *p)
{
	return BODY_BOTTOM - p->y;
}

void
pen_need(struct pen *p, int height)
{
	if (!p->fresh && pen_room(p) < height)
		pen_new_page(p);
}

struct op *
pen_op(struct pen *p, enum op_kind kind, enum ink ink, int x, int y, int w,
    int h)
{
	struct page *page = &p->out->pages[p->out->n_pages - 1];
	struct op *op;

	if (page->n == page->cap) {
		page->cap = page->cap == 0 ? 128 : page->cap * 2;
		page->ops = xreallocarray(page->ops, page->cap,
		    sizeof(*page->ops));
	}
	op = &page->ops[page->n++];
	memset(op, 0, sizeof(*op));
	op->kind = kind;
	op->ink = ink;
	op->x = x;
	op->y = y;
	op->w = w;
	op->h = h;
	op->size = PT(0.5);
	return op;
}

void
pen_anchor(struct pen *p, const char *anchor, const char *title, int level,
    int y)
{
	struct layout *l = p->out;
	struct mark *m;

	if (anchor == NULL && title == NULL)
		return;
	if (l->n_marks == l->cap_marks) {
		l->cap_marks = l->cap_marks == 0 ? 64 : l->cap_marks * 2;
		l->marks = xreallocarray(l->marks, l->cap_marks,
		    sizeof(*l->marks));
	}
	m = &l->marks[l->n_marks++];
	m->anchor = anchor;
	m->title = title;
	m->level = level;
	m->page = l->n_pages - 1;
	m->y = y;
}

void
pen_text(struct pen *p, const struct type *t, int x, int y, const char *s,
    size_t len)
{
	struct op *op = pen_op(p, OP_TEXT, t->ink, x, y + style_baseline(t),
	    text_width(p->m, t->face, t->size, s, len), t->leading);

	op->face = t->face;
	op->size = t->size;
	op->text = s;
	op->len = len;
}

/* Characters between which a justified line may be stretched. */
static int
gaps(const char *s, size_t n)
{
	size_t at = 0, len;
	int count = -1;

	while (at < n) {
		if (!linebreak_invisible(utf8_decode(s + at, n - at, &len)))
			count++;
		at += len;
	}
	return count;
}

void
pen_line_text(struct pen *p, const struct para *para, int x, int y,
    int width, const struct line *l)
{
	const struct type *t = style_type(para->style);
	const char *s = para->text + l->start;
	int slack = width - l->width, n;
	struct op *op;

	if (para->link != NULL)		/* drawn once its page is known */
		pen_op(p, OP_LINK, INK_BLACK, x, y, width, t->leading)->text =
		    para->link;
	if (para->page_of_link && l->hard) {
		op = pen_op(p, OP_TEXT, t->ink, x, y + style_baseline(t),
		    width, t->leading);
		op->face = t->face;
		op->size = t->size;
		op->text = s;
		op->len = strlen(s);	/* with the blank before the number */
		op->number_of = para->link;
		op->align = para->align;
		return;
	}
	if (l->len == 0)
		return;
	if (para->align == ALIGN_RIGHT)
		x += slack;
	else if (para->align == ALIGN_CENTRE)
		x += slack / 2;
	pen_text(p, t, x, y, s, l->len);
	if (t->justify && !l->hard && (n = gaps(s, l->len)) > 0 &&
	    slack > 0 && slack / n < t->size / 5) {
		op = &p->out->pages[p->out->n_pages - 1].ops[
		    p->out->pages[p->out->n_pages - 1].n - 1];
		op->spacing = slack / n;
		op->w += op->spacing * n;
	}
}

void
setting_add(struct setting *s, const struct pen *p, const struct para *para,
    int width)
{
	const struct type *t = style_type(para->style);
	struct line *lines;
	size_t n, i;

	if (para->mark != NULL)
		width -= HANG;
	n = linebreak(p->m, t->face, t->size, para->text,
	    strlen(para->text), width, &lines);
	for (i = 0; i < n; i++) {
		struct set_line *l;

		if (s->n == s->cap) {
			s->cap = s->cap == 0 ? 8 : s->cap * 2;
			s->lines = xreallocarray(s->lines, s->cap,
			    sizeof(*s->lines));
		}
		l = &s->lines[s->n++];
		l->para = para;
		l->line = lines[i];
		l->height = t->leading + (i + 1 == n ? t->after : 0);
		s->height += l->height;
	}
	free(lines);
}

void
setting_cell(struct setting *s, const struct pen *p, const struct cell *c,
    int width)
{
	const struct para *para;

	memset(s, 0, sizeof(*s));
	for (para = c->first; para != NULL; para = para->next)
		setting_add(s, p, para, width);
}

void
setting_clear(struct setting *s)
{
	free(s->lines);
	memset(s, 0, sizeof(*s));
}

size_t
setting_fit(const struct setting *s, size_t from, int height, int *used)
{
	size_t i;

	*used = 0;
	for (i = from; i < s->n; i++) {
		if (*used + style_type(s->lines[i].para->style)->leading >
		    height)
			break;
		*used += s->lines[i].height;
	}
	return i;
}

void
setting_draw(const struct setting *s, struct pen *p, size_t from, size_t to,
    int x, int y, int width)
{
	size_t i;

	for (i = from; i < to; i++) {
		const struct para *para = s->lines[i].para;
		int hang = para->mark != NULL ? HANG : 0;

		if (hang > 0 && s->lines[i].line.start == 0)
			pen_text(p, style_type(para->style), x, y, para->mark,
			    strlen(para->mark));
		pen_line_text(p, para, x + hang, y, width - hang,
		    &s->lines[i].line);
		y += s->lines[i].height;
	}
}
