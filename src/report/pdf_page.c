/* One page's operators, written as text: y is turned over here. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/pdf_private.h"
#include "report/qr.h"

struct canvas {
	struct pdf *pdf;
	HPDF_Page page;
	struct str s;
	enum ink fill, stroke;	/* as last set; INK_N: not yet */
	int width;		/* of lines */
};

static const unsigned char inks[INK_N][3] = {
	[INK_BLACK] = { 15, 15, 15 }, [INK_SOFT] = { 88, 88, 88 },
	[INK_ACCENT] = { 24, 62, 92 }, [INK_RULE] = { 128, 128, 128 },
	[INK_HAIR] = { 190, 190, 190 }, [INK_TINT] = { 239, 240, 242 },
	[INK_WHITE] = { 255, 255, 255 },
};

/* Hundredths as a decimal: no floating point, no locale. */
static void
put(struct canvas *c, int v)
{
	char buf[16], *p = buf + sizeof(buf);
	unsigned u = v < 0 ? 0u - (unsigned)v : (unsigned)v, frac = u % 100;

	*--p = ' ';
	if (frac != 0) {
		if (frac % 10 != 0)
			*--p = (char)('0' + frac % 10);
		*--p = (char)('0' + frac / 10);
		*--p = '.';
	}
	u /= 100;
	do {
		*--p = (char)('0' + u % 10);
		u /= 10;
	} while (u > 0);
	if (v < 0)
		*--p = '-';
	str_add_n(&c->s, p, (size_t)(buf + sizeof(buf) - p));
}

static void
put_ink(struct canvas *c, enum ink ink, bool stroke)
{
	enum ink *last = stroke ? &c->stroke : &c->fill;
	int i;

	if (*last == ink)
		return;
	*last = ink;
	for (i = 0; i < 3; i++)
		put(c, inks[ink][i] * 100 / 255);
	str_add(&c->s, stroke ? "RG\n" : "rg\n");
}

static void
put_width(struct canvas *c, int width)
{
	if (c->width == width)
		return;
	c->width = width;
	put(c, width);
	str_add(&c->s, "w\n");
}

static void
put_rect(struct canvas *c, int x, int y, int w, int h)
{
	put(c, x);
	put(c, PAGE_HEIGHT - y - h);
	put(c, w);
	put(c, h);
	str_add(&c->s, "re\n");
}

static void
put_line(struct canvas *c, int x, int y, int x2, int y2)
{
	put(c, x);
	put(c, PAGE_HEIGHT - y);
	str_add(&c->s, "m ");
	put(c, x2);
	put(c, PAGE_HEIGHT - y2);
	str_add(&c->s, "l\n");
}

static void
put_cid(struct canvas *c, unsigned cid)
{
	static const char hex[] = "0123456789ABCDEF";
	char out[4] = { hex[cid >> 12 & 15], hex[cid >> 8 & 15],
	    hex[cid >> 4 & 15], hex[cid & 15] };

	str_add_n(&c->s, out, 4);
}

static void
put_font(struct canvas *c, int font, int size)
{
	str_add(&c->s, "/");
	str_add(&c->s, haru_font_name(&c->pdf->haru, c->page,
	    pdf_font(c->pdf, font)));
	str_add(&c->s, " ");
	put(c, size);
	str_add(&c->s, "Tf\n");
}

static void
draw_text(struct canvas *c, const struct op *op)
{
	size_t at = 0, len;
	int font = -1;

	put_ink(c, op->ink, false);
	str_add(&c->s, "BT\n");
	if (op->spacing != 0) {
		put(c, op->spacing);
		str_add(&c->s, "Tc\n");
	}
	str_add(&c->s, "1 0 0 1 ");
	put(c, op->x);
	put(c, PAGE_HEIGHT - op->y);
	str_add(&c->s, "Tm\n");
	while (at < op->len) {
		uint32_t code = utf8_decode(op->text + at, op->len - at, &len);
		struct glyph g;

		at += len;
		if (linebreak_invisible(code))
			continue;
		g = fonts_use(c->pdf->in->fonts, op->face, code);
		if (g.cid == 0)
			continue;
		if (g.font != font) {
			if (font >= 0)
				str_add(&c->s, ">Tj\n");
			font = g.font;
			put_font(c, font, op->size);
			str_add(&c->s, "<");
		}
		put_cid(c, g.cid);
	}
	if (font >= 0)
		str_add(&c->s, ">Tj\n");
	if (op->spacing != 0)
		str_add(&c->s, "0 Tc\n");
	str_add(&c->s, "ET\n");
}

static void
draw_hatch(struct canvas *c, const struct op *op)
{
	int step = PT(3), i;

	str_add(&c->s, "q\n");
	put_rect(c, op->x, op->y, op->w, op->h);
	str_add(&c->s, "W n\n");
	put_ink(c, op->ink, true);
	put_width(c, PT(0.6));
	if (op->hatch == HATCH_DOTS)
		str_add(&c->s, "[0.8 1.6] 0 d\n");
	for (i = -op->h; i < op->w + op->h; i += step) {
		if (op->hatch == HATCH_RISING)
			put_line(c, op->x + i, op->y + op->h,
			    op->x + i + op->h, op->y);
		else if (i >= 0 && i < op->h)
			put_line(c, op->x, op->y + i + PT(1.5),
			    op->x + op->w, op->y + i + PT(1.5));
	}
	str_add(&c->s, "S Q\n");
	c->stroke = INK_N;
	c->width = -1;
}

/* Dark modules in runs, as one path. */
static void
draw_qr(struct canvas *c, const struct op *op)
{
	struct qr q;
	int x, y, run;

	if (!qr_make(&q, op->text))
		return;
	put_ink(c, INK_BLACK, false);
	str_addf(&c->s, "q %.5f 0 0 %.5f ", (double)op->w / 100 / q.width,
	    (double)-op->h / 100 / q.width);
	put(c, op->x);
	put(c, PAGE_HEIGHT - op->y);
	str_add(&c->s, "cm\n");
	for (y = 0; y < q.width; y++) {
		const unsigned char *row = q.dark + y * q.width;

		for (x = 0; x < q.width; x += run) {
			for (run = 1; x + run < q.width &&
			    row[x + run] == row[x]; run++)
				continue;
			if (!row[x])
				continue;
			put(c, PT(x));
			put(c, PT(y));
			put(c, PT(run));
			str_add(&c->s, "1 re\n");
		}
	}
	str_add(&c->s, "f Q\n");
	qr_clear(&q);
}

static void
draw_image(struct canvas *c, const struct op *op)
{
	HPDF_Dict image = pdf_image(c->pdf, op->image->jpeg);

	if (image == NULL)
		return;
	str_add(&c->s, "q ");
	put(c, op->w);
	str_add(&c->s, "0 0 ");
	put(c, op->h);
	put(c, op->x);
	put(c, PAGE_HEIGHT - op->y - op->h);
	str_addf(&c->s, "cm /%s Do Q\n", haru_image_name(&c->pdf->haru,
	    c->page, image));
}

static void
draw_link(struct canvas *c, const struct op *op)
{
	struct haru *h = &c->pdf->haru;
	HPDF_Dict a;
	HPDF_Array rect, border, dest;
	int i;

	if (op->page == PAGE_NOWHERE)
		return;
	a = haru_object(h);
	rect = haru_array(h);
	border = haru_array(h);
	dest = haru_array(h);
	haru_push_length(h, rect, op->x);
	haru_push_length(h, rect, PAGE_HEIGHT - op->y - op->h);
	haru_push_length(h, rect, op->x + op->w);
	haru_push_length(h, rect, PAGE_HEIGHT - op->y);
	for (i = 0; i < 3; i++)
		haru_push_number(h, border, 0);
	haru_push(h, dest, c->pdf->pages[op->page]);
	haru_push(h, dest, HPDF_Name_New(h->doc->mmgr, "XYZ"));
	haru_push_number(h, dest, 0);
	haru_push_length(h, dest, PAGE_HEIGHT - op->to + PT(8));
	haru_push_number(h, dest, 0);
	haru_add_name(h, a, "Type", "Annot");
	haru_add_name(h, a, "Subtype", "Link");
	haru_add(h, a, "Rect", rect);
	haru_add(h, a, "Border", border);
	haru_add(h, a, "Dest", dest);
	haru_push(h, haru_annotations(h, c->page), a);
}

static void
draw(struct canvas *c, const struct op *op)
{
	switch (op->kind) {
	case OP_TEXT:
		draw_text(c, op);
		break;
	case OP_FILL:
		put_ink(c, op->ink, false);
		put_rect(c, op->x, op->y, op->w, op->h);
		str_add(&c->s, "f\n");
		break;
	case OP_FRAME:
		put_ink(c, op->ink, true);
		put_width(c, op->size);
		put_rect(c, op->x, op->y, op->w, op->h);
		str_add(&c->s, "S\n");
		break;
	case OP_LINE:
		put_ink(c, op->ink, true);
		put_width(c, op->size);
		put_line(c, op->x, op->y, op->x + op->w, op->y + op->h);
		str_add(&c->s, "S\n");
		break;
	case OP_HATCH:
		draw_hatch(c, op);
		break;
	case OP_IMAGE:
		draw_image(c, op);
		break;
	case OP_LINK:
		draw_link(c, op);
		break;
	case OP_QR:
		draw_qr(c, op);
		break;
	case OP_PLACE:
		break;
	}
}

void
pdf_page_draw(struct pdf *p, const struct page *page, HPDF_Page to)
{
	struct canvas c = { p, to, { 0 }, INK_N, INK_N, -1 };
	size_t i;

	str_init(&c.s, (size_t)1 << 26);
	for (i = 0; i < page->n && !p->haru.failed; i++)
		draw(&c, &page->ops[i]);
	if (c.s.overflow)
		p->haru.failed = true;
	haru_page_write(&p->haru, to, c.s.ptr, c.s.len);
	str_clear(&c.s);
}
