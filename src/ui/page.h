/*
 * The drawing face of the widgets. A view calls one function per widget with
 * a slot number; the page keeps a CDK object for each slot, makes it anew when
 * its kind or place changed, and drops those that this view did not use. So
 * views stay declarative while CDK keeps the objects, the focus and the boxes.
 *
 * Only term.c, page.c and widget/ include curses or CDK.
 */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/widget/area.h"
#include "ui/widget/field.h"
#include "ui/widget/list.h"
#include "ui/widget/picture.h"

struct page;

struct rect { int y, x, h, w; };

enum style {
	STYLE_PLAIN, STYLE_TITLE, STYLE_DIM, STYLE_GOOD, STYLE_BAD, STYLE_WARN,
	STYLE_KEY, STYLE_SELECTED, STYLE_BAR, STYLE_LINK
};

/* Body of the page in cells: what lies between header and status line. */
struct rect page_body(const struct page *p);
bool page_wide(const struct page *p);		/* >= 110 columns */

/* One line, cut with a sign where it does not fit. */
void page_line(struct page *p, struct rect r, enum style st,
    const char *text);
void page_linef(struct page *p, struct rect r, enum style st,
    const char *fmt, ...) PRINTF(4, 5);
/* Wrapped text from its visual line `top` on; shows marks at the edge when
 * there is more above or below. Returns the number of its visual lines. */
size_t page_text(struct page *p, struct rect r, enum style st,
    const char *text, size_t top);
/* A box with a title in its border; returns the rect inside. */
struct rect page_box(struct page *p, struct rect r, const char *title,
    bool focused);

/* Rows come from `row`: it appends cells to `out` separated by '\t' (columns
 * given by `cols`, 0-terminated widths, the last takes the rest) and names the
 * style of the row. The list puts a mark column of two before the first cell
 * and one blank between cells, and a bar at the right when it scrolls. */
struct list_source {
	void (*row)(void *arg, size_t i, struct str *out, enum style *st);
	void *arg;
	const int *cols;
};
void page_list(struct page *p, int slot, struct rect r,
    const struct list_state *st, const struct list_source *src, bool focused);
/* The same without its bar, and the bar alone in the last column of r: where
 * more than the list scrolls along. */
void page_list_bare(struct page *p, int slot, struct rect r,
    const struct list_state *st, const struct list_source *src, bool focused);
void page_list_bar(struct page *p, struct rect r,
    const struct list_state *st);
/* The view draws the label; placeholder is shown dim while it is empty. */
void page_field(struct page *p, int slot, struct rect r,
    const struct field_state *st, const char *placeholder, bool focused);
void page_area(struct page *p, int slot, struct rect r,
    const struct area_state *st, const char *placeholder, bool focused);
/* Buttons "[1]適合 [2]不適合 ..."; the chosen one is marked and highlighted. */
struct button { const char *key; const char *label; bool chosen; };
void page_buttons(struct page *p, int slot, struct rect r,
    const struct button *b, size_t n, int focus, bool focused);
/* [########------] 12/55 */
void page_gauge(struct page *p, int slot, struct rect r, size_t done,
    size_t all);

/* A photo in cells, as large as fits and centred; it lives until page_end.
 * Returns the rows that it takes. */
int page_picture(struct page *p, int slot, struct rect r,
    const struct picture *picture);

/* The hardware cursor, when no field or area has it. */
void page_cursor(struct page *p, int y, int x);
/* A dialogue box over everything, centred, h x w with its border; returns the
 * rect inside. Whatever the view draws afterwards within it stands above. */
struct rect page_popup(struct page *p, int h, int w, const char *title);

/*
 * For run.c and frame.c. The scroll and the wrap inside list, field and area
 * states are a cache of what was drawn last: drawing brings them up to date.
 */
struct page *page_new(void);
void page_free(struct page *p);
void page_begin(struct page *p);	/* an empty page of the present size */
/* Goes on with the page as it is shown, for what is drawn over it now. False
 * when that cannot be, as below a popup. */
bool page_resume(struct page *p);
void page_blank(struct page *p, struct rect r);
void page_end(struct page *p);		/* shows it: the changed cells only */
/* Forgets all objects; before the terminal changes its size. */
void page_drop(struct page *p);
int page_rows(const struct page *p);
int page_cols(const struct page *p);
void page_rule(struct page *p, struct rect r);
void page_gauge_in(struct page *p, int slot, struct rect r, enum style st,
    size_t done, size_t all);

#endif
