/*
 * The look of the document in one place: the grid of the page, the type scale
 * and the inks. Lengths are in hundredths of a point, y grows downwards.
 */
#ifndef REPORT_STYLE_H
#define REPORT_STYLE_H

#include <stdbool.h>

#define PT(x) ((int)((x) * 100))
#define MM(x) ((int)((x) * 7200 / 25.4 + 0.5))

#define PAGE_WIDTH 59528
#define PAGE_HEIGHT 84189
#define MARGIN_X MM(19)
#define BODY_WIDTH (PAGE_WIDTH - 2 * MARGIN_X)
#define BODY_TOP MM(24)
#define BODY_BOTTOM (PAGE_HEIGHT - MM(27))
#define BODY_HEIGHT (BODY_BOTTOM - BODY_TOP)
#define CELL_PAD_X PT(4)
#define CELL_PAD_Y PT(3.5)
#define HANG PT(12)		/* of the text behind a list mark */

/* Gothic for headings and tables, Mincho for what is read as running text,
 * a fixed-width Gothic for hashes and codes. */
enum face { FACE_GOTHIC, FACE_BOLD, FACE_MINCHO, FACE_CODE, FACE_N };

/* Black and greys, and one dark accent that prints as a dark grey. */
enum ink {
	INK_BLACK, INK_SOFT, INK_ACCENT, INK_RULE, INK_HAIR, INK_TINT, INK_WHITE,
	INK_N
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

enum style {
	STYLE_BODY, STYLE_FINE, STYLE_NOTE, STYLE_H1, STYLE_H2, STYLE_H3,
	STYLE_CELL, STYLE_CELL_BOLD, STYLE_CELL_TEXT, STYLE_CELL_SMALL,
	STYLE_CELL_HEAD, STYLE_MARK, STYLE_CODE, STYLE_COMMAND,
	STYLE_KICKER, STYLE_TITLE, STYLE_NAME,
	STYLE_TOC_1, STYLE_TOC_2, STYLE_BOX_TITLE, STYLE_BOX_TEXT,
	STYLE_CAPTION, STYLE_PAGE,
	STYLE_N
};

struct type {
	enum face face;
	int size, leading;
	enum ink ink;
	int before, after;	/* space around a block of this style */
	bool justify;		/* full lines reach both margins */
};

const struct type *style_type(enum style s);
/* From the top of a line to its baseline. */
int style_baseline(const struct type *t);

#endif
