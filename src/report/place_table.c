/*
 * Tables. Columns share the width; the head is repeated on every page; a small
 * table is kept whole; a row that would be torn goes to the next page unless
 * that would leave a large hole, and is split between its lines then.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "report/place.h"

/* What begins at the foot of a page is more than a head and a line, and less
 * room than this is left empty for the sake of a high row. */
#define BEGIN_WITH PT(75)
#define SPLIT_ROOM (BODY_HEIGHT / 4)

struct grid {
	const struct table *t;
	int *x, *w;		/* of each column */
	struct setting *cells;	/* of the row in hand */
	size_t *done;		/* lines of each cell already drawn */
	struct setting *head;
	int head_height;
};

/* For writing on, paper is saved. */
static bool
is_to_fill(const struct table *t)
{
	return t->rules == RULES_GRID;
}

/* A row or table higher than this is split rather than leave so much paper
 * empty. */
static int
split_above(const struct table *t)
{
	return is_to_fill(t) ? BODY_HEIGHT * 2 / 5 : BODY_HEIGHT / 2;
}

static int
highest(const struct setting *cells, size_t n, int min)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (cells[i].height > min)
			min = cells[i].height;
	return min;
}

static void
grid_init(struct grid *g, const struct pen *p, const struct table *t)
{
	int shares = 0, x = MARGIN_X;
	size_t i;

	g->t = t;
	g->x = xcalloc(t->n_columns, sizeof(*g->x));
	g->w = xcalloc(t->n_columns, sizeof(*g->w));
	g->cells = xcalloc(t->n_columns, sizeof(*g->cells));
	g->head = xcalloc(t->n_columns, sizeof(*g->head));
	g->done = xcalloc(t->n_columns, sizeof(*g->done));
	g->head_height = 0;
	for (i = 0; i < t->n_columns; i++)
		shares += t->columns[i].share;
	for (i = 0; i < t->n_columns; i++) {
		g->x[i] = x;
		g->w[i] = BODY_WIDTH * t->columns[i].share / shares;
		if (i + 1 == t->n_columns)
			g->w[i] = MARGIN_X + BODY_WIDTH - x;
		x += g->w[i];
	}
	if (t->head == NULL)
		return;
	for (i = 0; i < t->n_columns; i++) {
		struct para *para = arena_alloc(p->out->arena, sizeof(*para));

		para->text = t->head[i];
		para->style = STYLE_CELL_HEAD;
		para->align = t->columns[i].align;
		setting_add(&g->head[i], p, para, g->w[i] - 2 * CELL_PAD_X);
	}
	g->head_height = highest(g->head, t->n_columns, 0) + 2 * CELL_PAD_Y;
}

static void
grid_clear(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->t->n_columns; i++) {
		setting_clear(&g->cells[i]);
		setting_clear(&g->head[i]);
	}
	free(g->x);
	free(g->w);
	free(g->cells);
	free(g->head);
	free(g->done);
}

static size_t
row_cells(const struct grid *g, const struct row *r)
{
	return r->kind == ROW_BODY ? g->t->n_columns : 1;
}

static int
cell_x(const struct grid *g, const struct row *r, size_t i)
{
	return (r->kind == ROW_WIDE ? g->x[1] : g->x[i]) + CELL_PAD_X;
}

static int
cell_width(const struct grid *g, const struct row *r, size_t i)
{
	int w = r->kind == ROW_GROUP ? BODY_WIDTH : r->kind == ROW_WIDE ?
	    MARGIN_X + BODY_WIDTH - g->x[1] : g->w[i];

	return w - 2 * CELL_PAD_X;
}

/* Breaks the row's texts; its full height with padding. */
static int
row_set(struct grid *g, const struct pen *p, const struct row *r)
{
	const struct para *para;
	size_t n = row_cells(g, r), i;

	for (i = 0; i < n; i++) {
		setting_clear(&g->cells[i]);
		for (para = r->cells[i].first; para != NULL; para = para->next)
			setting_add(&g->cells[i], p, para,
			    cell_width(g, r, i));
		g->done[i] = 0;
	}
	return highest(g->cells, n, r->min_height) + 2 * CELL_PAD_Y;
}

static int
pad_y(const struct table *t)
{
	return t->rules == RULES_LEADERS ? PT(1) : CELL_PAD_Y;
}

/* last_part: the row ends here; a wide row below belongs to it still. */
static void
draw_rules(const struct grid *g, struct pen *p, const struct row *r,
    int height, bool last_part)
{
	size_t i;

	if (last_part && r->next != NULL && r->next->kind == ROW_WIDE)
		return;
	if (g->t->rules == RULES_NONE || g->t->rules == RULES_LEADERS)
		return;
	if (g->t->rules == RULES_GRID && r->kind == ROW_BODY)
		for (i = 1; i < g->t->n_columns; i++)
			pen_op(p, OP_LINE, INK_HAIR, g->x[i], p->y, 0,
			    height)->size = PT(0.4);
	pen_op(p, OP_LINE, last_part ? INK_RULE : INK_HAIR, MARGIN_X,
	    p->y + height, BODY_WIDTH, 0)->size = PT(0.4);
}

static void
draw_head(const struct grid *g, struct pen *p)
{
	size_t i;

	if (g->t->head == NULL) {
		if (g->t->rules != RULES_NONE && g->t->rules != RULES_LEADERS)
			pen_op(p, OP_LINE, INK_BLACK, MARGIN_X, p->y,
			    BODY_WIDTH, 0)->size = PT(0.8);
		return;
	}
	pen_op(p, OP_FILL, INK_TINT, MARGIN_X, p->y, BODY_WIDTH,
	    g->head_height);
	pen_op(p, OP_LINE, INK_BLACK, MARGIN_X, p->y, BODY_WIDTH, 0)->size =
	    PT(0.8);
	for (i = 0; i < g->t->n_columns; i++)
		setting_draw(&g->head[i], p, 0, g->head[i].n,
		    g->x[i] + CELL_PAD_X, p->y + CELL_PAD_Y,
		    g->w[i] - 2 * CELL_PAD_X);
	p->y += g->head_height;
	pen_op(p, OP_LINE, INK_BLACK, MARGIN_X, p->y, BODY_WIDTH, 0)->size =
	    PT(0.5);
	p->fresh = false;
}

/* Contents: dots lead from the end of the title to the page number. */
static void
draw_leader(const struct grid *g, struct pen *p)
{
	const struct setting *title = &g->cells[0];
	const struct set_line *l;
	int from, to = g->x[1] + g->w[1] - PT(22), x;

	if (g->t->rules != RULES_LEADERS || title->n == 0)
		return;
	l = &title->lines[title->n - 1];
	from = g->x[0] + CELL_PAD_X + l->line.width + PT(8);
	for (x = to - PT(4); x > from; x -= PT(4))
		pen_op(p, OP_FILL, INK_RULE, x, p->y + pad_y(g->t) +
		    style_baseline(style_type(l->para->style)) - PT(0.7),
		    PT(0.7), PT(0.7));
}

/* What of the row in hand fits into `height`; false when no line does. */
static bool
part_fit(const struct grid *g, size_t n, int height, size_t *to, int *used)
{
	bool any = false;
	size_t i;
	int h;

	*used = 0;
	for (i = 0; i < n; i++) {
		to[i] = setting_fit(&g->cells[i], g->done[i], height, &h);
		any = any || to[i] > g->done[i];
		if (h > *used)
			*used = h;
	}
	return any;
}

static bool
row_done(const struct grid *g, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (g->done[i] < g->cells[i].n)
			return false;
	return true;
}

static void
draw_part(struct grid *g, struct pen *p, const struct row *r,
    const size_t *to, int height)
{
	size_t n = row_cells(g, r), i;

	if (r->kind == ROW_GROUP)
		pen_op(p, OP_FILL, INK_TINT, MARGIN_X, p->y + PT(0.3),
		    BODY_WIDTH, height - PT(0.3));
	for (i = 0; i < n; i++) {
		if (r->kind == ROW_BODY && g->t->columns[i].label)
			pen_op(p, OP_FILL, INK_TINT, g->x[i], p->y + PT(0.3),
			    g->w[i], height - PT(0.3));
		setting_draw(&g->cells[i], p, g->done[i], to[i],
		    cell_x(g, r, i), p->y + pad_y(g->t), cell_width(g, r, i));
		g->done[i] = to[i];
	}
	if (r->kind == ROW_BODY)
		draw_leader(g, p);
}

static void
next_page(const struct grid *g, struct pen *p)
{
	pen_new_page(p);
	draw_head(g, p);
}

/* The row goes on overleaf: its first column says which one it is. */
static void
carry_on(const struct grid *g, struct pen *p, const struct row *r)
{
	next_page(g, p);
	if (r->again != NULL)
		pen_text(p, style_type(STYLE_CELL_SMALL), g->x[0] + CELL_PAD_X,
		    p->y + pad_y(g->t), r->again, strlen(r->again));
}

static void
place_row(struct grid *g, struct pen *p, const struct row *r)
{
	int height = row_set(g, p, r), pad = 2 * pad_y(g->t), used;
	size_t n = row_cells(g, r), *to;
	bool begun = false;
	int whole = BODY_HEIGHT - g->head_height;

	height += pad - 2 * CELL_PAD_Y;
	to = xcalloc(g->t->n_columns, sizeof(*to));
	if (height > pen_room(p) && !p->fresh &&
	    (height <= split_above(g->t) || pen_room(p) < SPLIT_ROOM ||
	    r->kind == ROW_GROUP))
		next_page(g, p);
	/* A group's title stays with its first row. */
	if (r->kind == ROW_GROUP && pen_room(p) < height + PT(60))
		next_page(g, p);
	do {
		int room = pen_room(p);

		if (room > whole)
			room = whole;
		if (!part_fit(g, n, room - pad, to, &used) &&
		    !row_done(g, n)) {
			next_page(g, p);
			if (!part_fit(g, n, pen_room(p) - pad, to, &used))
				break;	/* a line higher than a page */
		}
		if (used + pad < r->min_height && r->min_height <= room)
			used = r->min_height - pad;
		if (!begun)
			pen_anchor(p, r->anchor, NULL, 0, p->y);
		begun = true;
		draw_part(g, p, r, to, used + pad);
		draw_rules(g, p, r, used + pad, row_done(g, n));
		p->y += used + pad;
		p->fresh = false;
		if (!row_done(g, n))
			carry_on(g, p, r);
	} while (!row_done(g, n));
	free(to);
}

int
place_table_need(const struct pen *p, const struct table *t)
{
	struct grid g;
	const struct row *r;
	int need, begin = 0, max = split_above(t);

	grid_init(&g, p, t);
	need = g.head_height;
	for (r = t->first; r != NULL && need <= max; r = r->next) {
		need += row_set(&g, p, r);
		if (begin == 0 && (need >= BEGIN_WITH || (is_to_fill(t) &&
		    r->kind != ROW_GROUP)))
			begin = need;
	}
	grid_clear(&g);
	if (begin == 0 || (need <= max && !is_to_fill(t)))
		return need;
	return begin < max ? begin : max;
}

void
place_table(struct pen *p, const struct table *t)
{
	struct grid g;
	const struct row *r;

	grid_init(&g, p, t);
	pen_need(p, place_table_need(p, t));
	draw_head(&g, p);
	for (r = t->first; r != NULL; r = r->next)
		place_row(&g, p, r);
	if (t->rules != RULES_NONE && t->rules != RULES_LEADERS)
		pen_op(p, OP_LINE, INK_BLACK, MARGIN_X, p->y, BODY_WIDTH,
		    0)->size = PT(0.8);
	p->y += PT(10);
	grid_clear(&g);
}
