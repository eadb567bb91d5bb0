/*
 * Writing text into cells: whole clusters, measured columns, styles. All text
 * on the screen goes through here.
 */
#ifndef UI_WIDGET_CELLS_H
#define UI_WIDGET_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/page.h"
#include "ui/widget/cdk_wide.h"

/* Chooses how styles look: colours, or attributes only; box lines or ASCII. */
void cells_start(bool color, bool ascii);
void cells_set_ascii(bool ascii);
bool cells_ascii(void);

/* Colours in use: 0, 8, 16, 88, 256 ... */
int cells_colors(void);
enum { CELLS_PAIRS = 6 };	/* the first colour pair that is not a style's */

/* Attributes and colour pair of a style. */
void cells_style(enum style st, attr_t *attr, short *pair);

/* Writes the first n bytes of s at (y, x) in at most `columns`, from column
 * `skip` of the text on. Returns the columns used; the rest is untouched. */
int cells_text(WINDOW *w, int y, int x, int columns, const char *s, size_t n,
    size_t skip, enum style st);
/* The same, cut with a sign and filled with blanks to `columns`. */
void cells_line(WINDOW *w, int y, int x, int columns, const char *s,
    enum style st);
void cells_fill(WINDOW *w, int y, int x, int columns, char c, enum style st);
void cells_hline(WINDOW *w, int y, int x, int columns, enum style st);
void cells_box(WINDOW *w, int y, int x, int rows, int columns,
    enum style st);
/* Where a bar of `height` rows shows [top, top + height) of n rows. */
void cells_scrollbar(WINDOW *w, int y, int x, int height, size_t top,
    size_t n);

#endif
