/* The blocks that are pictures more than text: box, chart, signature. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "report/place.h"

#define BOX_PAD PT(11)

void
place_box(struct pen *p, const struct cell *text, bool strong)
{
	struct setting s;
	int width = BODY_WIDTH - 2 * BOX_PAD, height;

	setting_cell(&s, p, text, width);
	height = s.height + 2 * BOX_PAD - PT(2);
	pen_need(p, height);
	if (!strong)
		pen_op(p, OP_FILL, INK_TINT, MARGIN_X, p->y, BODY_WIDTH,
		    height);
	pen_op(p, OP_FRAME, strong ? INK_BLACK : INK_RULE, MARGIN_X, p->y,
	    BODY_WIDTH, height)->size = strong ? PT(1.8) : PT(0.4);
	setting_draw(&s, p, 0, s.n, MARGIN_X + BOX_PAD, p->y + BOX_PAD,
	    width);
	p->y += height + PT(12);
	p->fresh = false;
	setting_clear(&s);
}

/* One part of a bar; the five verdicts differ without colour. */
static void
bar_part(struct pen *p, enum verdict v, int x, int y, int w, int h)
{
	static const struct {
		enum ink fill;
		bool hatched;
		enum hatch hatch;
	} looks[VERDICT_N] = {
		[VERDICT_NONE] = { INK_WHITE, false, HATCH_RISING },
		[VERDICT_CONFORMS] = { INK_ACCENT, false, HATCH_RISING },
		[VERDICT_FAILS] = { INK_WHITE, true, HATCH_RISING },
		[VERDICT_NA] = { INK_HAIR, false, HATCH_RISING },
		[VERDICT_UNKNOWN] = { INK_WHITE, true, HATCH_DOTS },
	};

	pen_op(p, OP_FILL, looks[v].fill, x, y, w, h);
	if (looks[v].hatched)
		pen_op(p, OP_HATCH, INK_BLACK, x, y, w, h)->hatch =
		    looks[v].hatch;
	pen_op(p, OP_FRAME, INK_BLACK, x, y, w, h)->size = PT(0.5);
}

static const enum verdict chart_order[VERDICT_N] = {
	VERDICT_CONFORMS, VERDICT_FAILS, VERDICT_NA, VERDICT_UNKNOWN,
	VERDICT_NONE
};

static void
chart_bar(struct pen *p, const struct bar *b, int left, int width,
    size_t most)
{
	const struct type *t = style_type(STYLE_CELL);
	char *number;
	int x = left, w, h = PT(11);
	size_t i;

	pen_text(p, t, MARGIN_X, p->y, b->label, strlen(b->label));
	for (i = 0; i < VERDICT_N; i++) {
		size_t n = b->by[chart_order[i]];

		if (n == 0)
			continue;
		w = (int)((size_t)width * n / most);
		bar_part(p, chart_order[i], x, p->y, w, h);
		x += w;
	}
	number = arena_alloc(p->out->arena, 24);
	(void)snprintf(number, 24, "%zu", b->total);
	pen_text(p, t, x + PT(5), p->y, number, strlen(number));
	p->y += PT(19);
}

/* Below the bars, or from the left margin where the words are long. */
static void
chart_legend(struct pen *p, const struct bar *bars, int x)
{
	const struct type *t = style_type(STYLE_CELL);
	const struct bar *b;
	int width = 0;
	size_t i = 0;

	for (b = bars; b != NULL; b = b->next)
		if (b->total == 0)
			width += PT(32) + text_width(p->m, t->face, t->size,
			    b->label, strlen(b->label));
	if (x + width > MARGIN_X + BODY_WIDTH)
		x = MARGIN_X;
	for (b = bars; b != NULL; b = b->next) {
		if (b->total > 0 || i >= VERDICT_N)
			continue;
		bar_part(p, chart_order[i++], x, p->y + PT(1.5), PT(14),
		    PT(8));
		pen_text(p, t, x + PT(18), p->y, b->label, strlen(b->label));
		x += PT(32) + text_width(p->m, t->face, t->size, b->label,
		    strlen(b->label));
	}
}

/* bars: the legend (a bar without items) carries the words. */
void
place_chart(struct pen *p, const struct bar *bars)
{
	const struct type *t = style_type(STYLE_CELL);
	const struct bar *b;
	int left, label = 0, w;
	size_t most = 1;

	for (b = bars; b != NULL; b = b->next) {
		if (b->total == 0)
			continue;
		w = text_width(p->m, t->face, t->size, b->label,
		    strlen(b->label));
		label = w > label ? w : label;
		most = b->total > most ? b->total : most;
	}
	if (label > BODY_WIDTH / 2)
		label = BODY_WIDTH / 2;
	left = MARGIN_X + label + PT(10);
	pen_need(p, PT(120));
	for (b = bars; b != NULL; b = b->next)
		if (b->total > 0)
			chart_bar(p, b, left, PAGE_WIDTH - MARGIN_X - left -
			    PT(20), most);
	chart_legend(p, bars, left);
	p->y += PT(26);
	p->fresh = false;
}

/* Ruled lines to write on, and a field for the seal beside the last one. */
void
place_sign(struct pen *p, const struct block *b)
{
	const struct type *t = style_type(STYLE_BODY);
	const struct type *small = style_type(STYLE_PAGE);
	int left = MARGIN_X + BODY_WIDTH / 5, right = MARGIN_X + BODY_WIDTH;
	int label = PT(112), seal = MM(20), y, end;
	size_t i;

	pen_need(p, (int)b->n_lines * PT(34) + PT(50));
	y = p->y;
	for (i = 0; i < b->n_lines; i++) {
		end = i + 1 == b->n_lines ? right - seal - PT(12) : right;
		if (i + 1 == b->n_lines)
			y += PT(32);
		pen_text(p, t, left, y + PT(10), b->lines[i].label,
		    strlen(b->lines[i].label));
		pen_text(p, t, left + label, y + PT(10), b->lines[i].text,
		    strlen(b->lines[i].text));
		pen_op(p, OP_LINE, INK_RULE, left, y + PT(31), end - left,
		    0)->size = PT(0.5);
		y += PT(34);
	}
	pen_op(p, OP_FRAME, INK_RULE, right - seal, y - PT(3) - seal, seal,
	    seal)->size = PT(0.4);
	pen_text(p, small, right - seal + (seal - text_width(p->m, small->face,
	    small->size, b->seal, strlen(b->seal))) / 2,
	    y - PT(3) - seal / 2 - small->leading / 2, b->seal,
	    strlen(b->seal));
	p->y = y + PT(16);
	p->fresh = false;
}
