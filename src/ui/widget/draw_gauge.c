/* How far one is: "[######--------] 24/55". */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "ui/widget/cells.h"
#include "ui/widget/object.h"

struct draw_gauge {
	struct object o;
	size_t done, all;
	enum style st;
};

static void
draw(CDKOBJS *obj, boolean box)
{
	struct draw_gauge *g = (struct draw_gauge *)(void *)obj;
	char count[48];
	int n = snprintf(count, sizeof(count), "%zu/%zu", g->done, g->all);
	int bar = g->o.at.w - n - 3, full;
	WINDOW *win = g->o.win;

	(void)box;
	werase(win);
	cells_fill(win, 0, 0, g->o.at.w, ' ', g->st);
	if (bar < 4) {
		cells_text(win, 0, 0, g->o.at.w, count, (size_t)n, 0, g->st);
		return;
	}
	/* Rounded down: full means done. */
	full = g->all > 0 ? (int)((size_t)bar * g->done / g->all) : 0;
	if (full > bar)
		full = bar;
	cells_text(win, 0, 0, 1, "[", 1, 0, g->st);
	cells_fill(win, 0, 1, full, '#', g->st);
	cells_fill(win, 0, 1 + full, bar - full, '-', g->st);
	cells_text(win, 0, 1 + bar, 2, "] ", 2, 0, g->st);
	cells_text(win, 0, 3 + bar, n, count, (size_t)n, 0, g->st);
}

static const CDKFUNCS funcs = OBJECT_FUNCS(vSLIDER, draw);

struct object *
draw_gauge_new(CDKSCREEN *screen, struct rect at)
{
	return object_new(screen, &funcs, sizeof(struct draw_gauge), at);
}

void
draw_gauge_set(struct object *o, size_t done, size_t all, enum style st)
{
	struct draw_gauge *g = (struct draw_gauge *)(void *)o;

	g->done = done;
	g->all = all;
	g->st = st;
}
