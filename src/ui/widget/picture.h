/*
 * A photo in cells: how large it may be, and what stands in each cell. A cell
 * is taken to be twice as high as it is wide. No curses here.
 */
#ifndef UI_WIDGET_PICTURE_H
#define UI_WIDGET_PICTURE_H

#include <stdbool.h>

struct picture {
	unsigned w, h;
	const unsigned char *rgb;	/* 3 bytes a point, row by row */
	unsigned serial;		/* another picture has another */
};

enum picture_mode {
	PICTURE_HALVES,		/* two points in a cell, each of 256 colours */
	PICTURE_CELLS,		/* one of 256 colours */
	PICTURE_SHADES		/* a sign, from a blank to a dense one */
};

/* upper, lower: colours 16 to 255; in PICTURE_SHADES upper is a sign. */
struct picture_cell { unsigned char upper, lower; };

/* The cells that it takes where there is room for cols x rows; it is never
 * enlarged beyond a cell for a point. */
void picture_fit(const struct picture *p, int cols, int rows, int *w, int *h);
/* Fills w * h cells. bright: signs stand for light, not for ink. */
void picture_cells(const struct picture *p, enum picture_mode mode,
    bool bright, int w, int h, struct picture_cell *out);
/* The nearest of the colours 16 to 255; the first 16 are the user's own. */
unsigned char picture_colour(const unsigned char rgb[3]);

#endif
