/*
 * A row of buttons "[1]Label". The chosen one is marked with a star, the one
 * under the cursor is reversed; neither relies on colour.
 */
#include "config.h"

#include <string.h>

#include "base/width.h"
#include "ui/widget/cells.h"
#include "ui/widget/object.h"

enum { GAP = 2 };

struct draw_buttons {
	struct object o;
	const struct button *list;
	size_t n;
	int focus;
};

static int
columns_of(const struct button *b)
{
	int key = b->key != NULL && b->key[0] != '\0' ?
	    (int)width_str(b->key) + 2 : 0;

	return key + (int)width_str(b->label) + 2;
}

/* Writes one button at (y, x): a mark column, the key, the label. */
static void
draw_button(const struct draw_buttons *d, const struct button *b, int y,
    int x, bool reversed)
{
	enum style st = reversed ? STYLE_SELECTED :
	    b->chosen ? STYLE_TITLE : STYLE_PLAIN;
	WINDOW *win = d->o.win;
	int end = x + columns_of(b);

	if (end > d->o.at.w)
		end = d->o.at.w;
	cells_fill(win, y, x, end - x, ' ', st);
	if (b->chosen)
		cells_text(win, y, x, 1, "*", 1, 0, st);
	x++;
	if (b->key != NULL && b->key[0] != '\0') {
		x += cells_text(win, y, x, end - x, "[", 1, 0, st);
		x += cells_text(win, y, x, end - x, b->key, strlen(b->key), 0,
		    st);
		x += cells_text(win, y, x, end - x, "]", 1, 0, st);
	}
	cells_text(win, y, x, end - x, b->label, strlen(b->label), 0, st);
}

static void
draw(CDKOBJS *obj, boolean box)
{
	struct draw_buttons *d = (struct draw_buttons *)(void *)obj;
	int y = 0, x = 0, width;
	size_t i;

	(void)box;
	werase(d->o.win);
	d->o.cursor_y = d->o.cursor_x = 0;
	for (i = 0; i < d->n; i++) {
		width = columns_of(&d->list[i]);
		if (x > 0 && x + width > d->o.at.w) {
			x = 0;
			y++;
		}
		if (y >= d->o.at.h)
			break;
		if ((int)i == d->focus) {
			d->o.cursor_y = y;
			d->o.cursor_x = x + 1 < d->o.at.w ? x + 1 : x;
		}
		draw_button(d, &d->list[i], y, x,
		    d->o.focused && (int)i == d->focus);
		x += width + GAP - 1;
	}
}

static const CDKFUNCS funcs = OBJECT_FUNCS(vBUTTONBOX, draw);

struct object *
draw_buttons_new(CDKSCREEN *screen, struct rect at)
{
	return object_new(screen, &funcs, sizeof(struct draw_buttons), at);
}

void
draw_buttons_set(struct object *o, const struct button *b, size_t n,
    int focus)
{
	struct draw_buttons *d = (struct draw_buttons *)(void *)o;

	d->list = b;
	d->n = n;
	d->focus = focus;
}
