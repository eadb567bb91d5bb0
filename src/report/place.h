/* Inside layout: the pen that walks down the pages. */
#ifndef REPORT_PLACE_H
#define REPORT_PLACE_H

#include "report/layout.h"

struct pen {
	struct layout *out;
	const struct document *doc;
	const struct metrics *m;
	int y;			/* on the current page */
	bool fresh;		/* nothing stands on this page yet */
};

struct op *pen_op(struct pen *p, enum op_kind kind, enum ink ink, int x,
    int y, int w, int h);
void pen_new_page(struct pen *p);
/* A new page unless `height` more fits on this one. */
void pen_need(struct pen *p, int height);
int pen_room(const struct pen *p);
void pen_anchor(struct pen *p, const char *anchor, const char *title,
    int level, int y);
void pen_text(struct pen *p, const struct type *t, int x, int y,
    const char *s, size_t len);
void pen_line_text(struct pen *p, const struct para *para, int x, int y,
    int width, const struct line *l);

/* The lines of one paragraph and of a whole cell, broken once. */
struct set_line {
	const struct para *para;
	struct line line;
	int height;		/* with the space behind the paragraph */
};
struct setting { struct set_line *lines; size_t n, cap; int height; };

void setting_add(struct setting *s, const struct pen *p,
    const struct para *para, int width);
void setting_cell(struct setting *s, const struct pen *p,
    const struct cell *c, int width);
void setting_clear(struct setting *s);
/* Lines from `from` that fit into `height`; their height in *used. */
size_t setting_fit(const struct setting *s, size_t from, int height,
    int *used);
void setting_draw(const struct setting *s, struct pen *p, size_t from,
    size_t to, int x, int y, int width);

/* One function for each kind of block that is more than lines. */
void place_table(struct pen *p, const struct table *t);
int place_table_need(const struct pen *p, const struct table *t);
void place_chart(struct pen *p, const struct bar *bars);
void place_photo(struct pen *p, const struct photo *photo);
void place_sign(struct pen *p, const struct block *b);
void place_box(struct pen *p, const struct cell *text, bool strong);
/* Heads, feet and page numbers, when all pages are known. */
void place_furniture(struct pen *p);

#endif
