/*
 * A photo in cells, centred in its window. Colours are pairs, of which some
 * terminals have few: then a cell has one colour. Signs stand on black where
 * there is any colour, so that light stays light on every background.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/width.h"
#include "base/xalloc.h"
#include "ui/widget/cells.h"
#include "ui/widget/object.h"

enum { PAIRS_MANY = 4096, UPPER_HALF = 0x2580 };

struct draw_picture {
	struct object o;
	struct picture p;
	struct picture_cell *cells;	/* of `drawn`, w x h */
	unsigned drawn;			/* serial */
	enum picture_mode mode;
	int w, h;
};

/* The pairs made so far, and how many; ncurses keeps them for the run. */
static uint16_t pair_of[256][256];
static int n_pairs;

static enum picture_mode
choose_mode(void)
{
	if (cells_colors() < 256)
		return PICTURE_SHADES;
	return cells_ascii() || width_code(UPPER_HALF) != 1 ||
	    COLOR_PAIRS < PAIRS_MANY ? PICTURE_CELLS : PICTURE_HALVES;
}

/* A pair for the two colours; when all are used up they are given out anew,
 * which ncurses sees and draws. */
static int
pair(int fg, int bg)
{
	const int most = (COLOR_PAIRS < 32000 ? COLOR_PAIRS : 32000) -
	    CELLS_PAIRS;
	uint16_t *p = &pair_of[fg < 0 ? 0 : fg][bg];

	if (*p > 0)
		return *p;
	if (n_pairs >= most) {
		memset(pair_of, 0, sizeof(pair_of));
		n_pairs = 0;
	}
	*p = (uint16_t)(CELLS_PAIRS + n_pairs++);
	init_pair((short)*p, (short)fg, (short)bg);
	return *p;
}

static void
put(WINDOW *win, enum picture_mode mode, struct picture_cell c)
{
	wchar_t sign[2] = { L' ', L'\0' };
	short colours = 0;
	cchar_t cc;

	if (mode == PICTURE_HALVES) {
		sign[0] = UPPER_HALF;
		colours = (short)pair(c.upper, c.lower);
	} else if (mode == PICTURE_CELLS) {
		colours = (short)pair(-1, c.upper);
	} else {
		sign[0] = (wchar_t)c.upper;
		if (cells_colors() > 0)
			colours = (short)pair(COLOR_WHITE, COLOR_BLACK);
	}
	if (setcchar(&cc, sign, A_NORMAL, colours, NULL) == OK)
		wadd_wch(win, &cc);
}

/* COLORFGBG, which some terminals set: "15;0" is light on dark. */
static bool
on_dark(void)
{
	const char *both = getenv("COLORFGBG"), *bg;

	if (cells_colors() > 0)
		return true;
	bg = both != NULL ? strrchr(both, ';') : NULL;
	return bg == NULL || (strcmp(bg, ";7") != 0 && strcmp(bg, ";15") != 0);
}

/* The cells are computed once for each picture, not once for each key. */
static void
make_cells(struct draw_picture *d)
{
	enum picture_mode mode = choose_mode();

	if (d->cells != NULL && d->drawn == d->p.serial && d->mode == mode)
		return;
	d->drawn = d->p.serial;
	d->mode = mode;
	picture_fit(&d->p, d->o.at.w, d->o.at.h, &d->w, &d->h);
	d->cells = xreallocarray(d->cells, (size_t)d->w * (size_t)d->h + 1,
	    sizeof(*d->cells));
	if (d->w > 0)
		picture_cells(&d->p, mode, on_dark(), d->w, d->h, d->cells);
}

static void
draw(CDKOBJS *obj, boolean box)
{
	struct draw_picture *d = (struct draw_picture *)(void *)obj;
	int y, x;

	(void)box;
	werase(d->o.win);
	make_cells(d);
	for (y = 0; y < d->h; y++) {
		wmove(d->o.win, y, (d->o.at.w - d->w) / 2);
		for (x = 0; x < d->w; x++)
			put(d->o.win, d->mode, d->cells[y * d->w + x]);
	}
}

static void
destroy(CDKOBJS *obj)
{
	free(((struct draw_picture *)(void *)obj)->cells);
	object_destroy(obj);
}

static const CDKFUNCS funcs = OBJECT_FUNCS_OWN(vGRAPH, draw, destroy);

struct object *
draw_picture_new(CDKSCREEN *screen, struct rect at)
{
	return object_new(screen, &funcs, sizeof(struct draw_picture), at);
}

void
draw_picture_set(struct object *o, const struct picture *p)
{
	((struct draw_picture *)(void *)o)->p = *p;
}
