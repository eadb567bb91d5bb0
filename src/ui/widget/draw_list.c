/*
 * A list with columns. The selected row is reversed and also carries a mark
 * in the first column, so that it is found without colour; the hardware
 * cursor stands on it for input methods and braille displays. The window keeps
 * its rows from frame to frame: a row that says the same is not drawn again.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "ui/widget/cells.h"
#include "ui/widget/object.h"

enum { ROW_BYTES = 4096, MARK_COLUMNS = 2 };

struct draw_list {
	struct object o;
	const struct list_state *st;
	const struct list_source *src;
	bool bare;		/* without its bar */
	uint64_t shown[];	/* what each row of the window says, as a hash */
};

enum { SHOWN_NOTHING = 0 };

/* FNV-1a, of all that decides how a row looks. */
static uint64_t
hash(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	while (n-- > 0)
		h = (h ^ *p++) * 0x100000001b3;
	return h;
}

static uint64_t
look_of(const struct str *text, const int *cols, int columns,
    enum style st, bool selected)
{
	const int rest[] = { columns, (int)st, selected };
	uint64_t h = hash(0xcbf29ce484222325, text->ptr, text->len);

	for (; cols != NULL && *cols > 0; cols++)
		h = hash(h, cols, sizeof(*cols));
	h = hash(h, rest, sizeof(rest));
	return h == SHOWN_NOTHING ? 1 : h;
}

/* Writes the cells of one row, which are separated by tabs. */
static void
draw_cells(WINDOW *win, int y, int columns, const char *text,
    const int *cols, enum style st)
{
	int x = MARK_COLUMNS, width;
	const char *tab;
	char cell[ROW_BYTES];
	size_t n;

	while (x < columns) {
		tab = strchr(text, '\t');
		width = columns - x;
		if (tab != NULL && cols != NULL && *cols > 0 &&
		    *cols < width)
			width = *cols++;
		n = tab != NULL ? (size_t)(tab - text) : strlen(text);
		if (n >= sizeof(cell))
			n = sizeof(cell) - 1;
		memcpy(cell, text, n);
		cell[n] = '\0';
		cells_line(win, y, x, width, cell, st);
		if (tab == NULL)
			break;
		x += width;
		if (x < columns)
			cells_fill(win, y, x++, 1, ' ', st);
		text = tab + 1;
	}
}

static void
draw_row(struct draw_list *l, int y, size_t i, int columns)
{
	bool selected = i == l->st->sel;
	enum style st = STYLE_PLAIN;
	struct str text;
	uint64_t look;

	str_init(&text, ROW_BYTES);
	l->src->row(l->src->arg, i, &text, &st);
	if (selected && l->o.focused)
		st = STYLE_SELECTED;
	look = look_of(&text, l->src->cols, columns, st, selected);
	if (l->shown[y] != look) {
		cells_fill(l->o.win, y, 0, columns, ' ', st);
		if (selected)
			cells_text(l->o.win, y, 0, 1, ">", 1, 0, st);
		draw_cells(l->o.win, y, columns, text.ptr, l->src->cols, st);
		l->shown[y] = look;
	}
	str_clear(&text);
}

/* Blank to the right edge, where the bar was or is going to be. */
static void
draw_blank(struct draw_list *l, int y, int from)
{
	cells_fill(l->o.win, y, from, l->o.at.w - from, ' ', STYLE_PLAIN);
}

static void
draw(CDKOBJS *obj, boolean box)
{
	struct draw_list *l = (struct draw_list *)(void *)obj;
	bool bar = !l->bare && l->st->n > (size_t)l->o.at.h;
	int y, columns = l->o.at.w - (bar ? 1 : 0);
	size_t i;

	(void)box;
	for (y = 0; y < l->o.at.h; y++) {
		i = l->st->top + (size_t)y;
		if (i < l->st->n) {
			draw_blank(l, y, columns);
			draw_row(l, y, i, columns);
		} else if (l->shown[y] != SHOWN_NOTHING) {
			draw_blank(l, y, 0);
			l->shown[y] = SHOWN_NOTHING;
		}
	}
	if (bar)
		cells_scrollbar(l->o.win, 0, columns, l->o.at.h, l->st->top,
		    l->st->n);
	l->o.cursor_y = l->st->n > 0 ? (int)(l->st->sel - l->st->top) : 0;
	l->o.cursor_x = 0;
}

static const CDKFUNCS funcs = OBJECT_FUNCS(vSCROLL, draw);

struct object *
draw_list_new(CDKSCREEN *screen, struct rect at)
{
	return object_new(screen, &funcs, sizeof(struct draw_list) +
	    (size_t)at.h * sizeof(uint64_t), at);
}

void
draw_list_set(struct object *o, const struct list_state *st,
    const struct list_source *src, bool bare)
{
	struct draw_list *l = (struct draw_list *)(void *)o;

	l->st = st;
	l->src = src;
	l->bare = bare;
}
