/* Text of several lines; its last column is for the cursor and the bar. */
#include "config.h"

#include <string.h>

#include "ui/widget/cells.h"
#include "ui/widget/object.h"

struct draw_area {
	struct object o;
	const struct area_state *st;
	size_t row, column;
	const char *placeholder;
};

static void
draw(CDKOBJS *obj, boolean box)
{
	struct draw_area *a = (struct draw_area *)(void *)obj;
	const struct area_state *st = a->st;
	const struct wline *l;
	int y, width = a->o.at.w - 1;
	size_t i;

	(void)box;
	werase(a->o.win);
	if (st->text.len == 0 && a->placeholder != NULL)
		cells_text(a->o.win, 0, 0, width, a->placeholder,
		    strlen(a->placeholder), 0, STYLE_DIM);
	for (y = 0; y < a->o.at.h; y++) {
		i = st->top + (size_t)y;
		if (i >= st->n_lines)
			break;
		l = &st->lines[i];
		cells_text(a->o.win, y, 0, width, st->text.ptr + l->start,
		    l->len, 0, STYLE_PLAIN);
	}
	cells_scrollbar(a->o.win, 0, width, a->o.at.h, st->top, st->n_lines);
	a->o.cursor_y = (int)a->row;
	a->o.cursor_x = a->column < (size_t)width ? (int)a->column : width;
}

static const CDKFUNCS funcs = OBJECT_FUNCS(vMENTRY, draw);

struct object *
draw_area_new(CDKSCREEN *screen, struct rect at)
{
	return object_new(screen, &funcs, sizeof(struct draw_area), at);
}

void
draw_area_set(struct object *o, const struct area_state *st, size_t row,
    size_t column, const char *placeholder)
{
	struct draw_area *a = (struct draw_area *)(void *)o;

	a->st = st;
	a->row = row;
	a->column = column;
	a->placeholder = placeholder;
}
