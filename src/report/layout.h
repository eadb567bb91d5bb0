/*
 * Blocks -> pages. The result is a list of things to draw with their places;
 * it needs widths of characters and nothing else, so tests use a ruler of
 * their own. Drawing (pdf.h) decides nothing any more.
 */
#ifndef REPORT_LAYOUT_H
#define REPORT_LAYOUT_H

#include "report/document.h"
#include "report/linebreak.h"

enum op_kind {
	OP_TEXT,		/* y is the baseline */
	OP_FILL, OP_FRAME, OP_LINE,	/* LINE: from x,y to x+w,y+h */
	OP_HATCH,		/* a filled-in pattern, for charts */
	OP_IMAGE, OP_LINK, OP_QR,
	OP_PLACE		/* nothing: a page of evidence comes here */
};

enum hatch { HATCH_RISING, HATCH_DOTS, HATCH_LEVEL };

struct op {
	enum op_kind kind;
	enum ink ink;
	int x, y, w, h;
	int size;		/* text: type size; lines and frames: thickness */
	enum face face;
	int spacing;		/* text: added behind each character, 1/100 pt */
	enum hatch hatch;
	const char *text;	/* text; link: anchor; QR: contents */
	size_t len;
	const char *number_of;	/* text: the page of this anchor goes behind */
	enum align align;	/* of such a text within x .. x + w */
	size_t page;		/* link: the page it leads to, from 0 */
	int to;			/* link: y on that page */
	const struct report_photo *image;
};

#define PAGE_NOWHERE SIZE_MAX

struct page {
	struct op *ops;
	size_t n, cap;
	bool plain;		/* the cover: no head */
	const char **rows;	/* anchors of the rows that begin here; with */
	size_t n_rows;		/* rows_code of the document only */
	const char *code;	/* of these rows, or NULL */
};

struct mark {			/* an anchor and where it came to stand */
	const char *anchor, *title;	/* title: a heading, for the outline */
	int level;
	size_t page;
	int y;
};

struct layout {
	struct arena *arena;	/* texts made here (page numbers) */
	struct page *pages;
	size_t n_pages, cap_pages;
	struct mark *marks;	/* in reading order */
	size_t n_marks, cap_marks;
};

void layout_make(struct layout *l, const struct document *d,
    const struct metrics *m);
void layout_clear(struct layout *l);

#endif
