/*
 * The page: slots and the CDK objects behind them, and what is written
 * straight into the page's own window. A frame is: erase, let the view draw
 * everything, stack the windows, and let ncurses send the cells that differ.
 */
#include "config.h"

#include "ui/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/width.h"
#include "base/xalloc.h"
#include "ui/term_curses.h"
#include "ui/widget/cells.h"
#include "ui/widget/object.h"

enum { SLOT_POPUP = -1000, LINE_BYTES = 2048 };

typedef struct object *maker(CDKSCREEN *screen, struct rect at);

struct slot {
	int id;
	maker *make;			/* what kind of object it is */
	struct rect at;
	struct object *o;
	bool used;			/* by the present frame */
	bool drawn;			/* since it began or was resumed */
	bool over;			/* stands on the popup */
};

struct page {
	int rows, cols;
	struct slot *slots;
	size_t n, cap;
	struct object *popup;		/* of this frame, or NULL */
	struct rect popup_at;
	int cursor_y, cursor_x;
};

struct page *
page_new(void)
{
	return xcalloc(1, sizeof(struct page));
}

static void
drop_slot(struct page *p, size_t i)
{
	destroyCDKObject(p->slots[i].o);
	p->slots[i] = p->slots[--p->n];
}

void
page_drop(struct page *p)
{
	while (p->n > 0)
		drop_slot(p, p->n - 1);
	p->popup = NULL;
}

void
page_free(struct page *p)
{
	if (p == NULL)
		return;
	page_drop(p);
	free(p->slots);
	free(p);
}

int
page_rows(const struct page *p)
{
	return p->rows;
}

int
page_cols(const struct page *p)
{
	return p->cols;
}

struct rect
page_body(const struct page *p)
{
	return (struct rect){ 2, 1, p->rows - 4, p->cols - 2 };
}

bool
page_wide(const struct page *p)
{
	return p->cols >= 110;
}

void
page_begin(struct page *p)
{
	size_t i;

	getmaxyx(stdscr, p->rows, p->cols);
	for (i = 0; i < p->n; i++)
		p->slots[i].used = p->slots[i].drawn = false;
	p->popup = NULL;
	p->cursor_y = p->rows > 2 ? 2 : 0;
	p->cursor_x = 0;
	werase(stdscr);
}

bool
page_resume(struct page *p)
{
	size_t i;

	if (p->popup != NULL || p->n == 0 || p->rows != getmaxy(stdscr) ||
	    p->cols != getmaxx(stdscr))
		return false;
	for (i = 0; i < p->n; i++)
		p->slots[i].drawn = false;
	return true;
}

/* Stacks the windows of this frame that lie on the popup, or do not. */
static void
stack_windows(const struct page *p, bool over)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->slots[i].drawn && p->slots[i].over == over &&
		    p->slots[i].o != p->popup) {
			touchwin(p->slots[i].o->win);
			wnoutrefresh(p->slots[i].o->win);
		}
}

void
page_end(struct page *p)
{
	size_t i = 0;

	while (i < p->n)
		if (p->slots[i].used)
			i++;
		else
			drop_slot(p, i);
	wnoutrefresh(stdscr);
	stack_windows(p, false);
	if (p->popup != NULL) {
		touchwin(p->popup->win);
		wnoutrefresh(p->popup->win);
		stack_windows(p, true);
	}
	wmove(stdscr, p->cursor_y, p->cursor_x);
	wnoutrefresh(stdscr);	/* untouched by now: moves the cursor only */
	curs_set(1);
	doupdate();
}

static bool
inside(struct rect r, struct rect outer)
{
	return r.y >= outer.y && r.x >= outer.x &&
	    r.y + r.h <= outer.y + outer.h && r.x + r.w <= outer.x + outer.w;
}

static struct rect
clipped(const struct page *p, struct rect r)
{
	if (r.y < 0) {
		r.h += r.y;
		r.y = 0;
	}
	if (r.x < 0) {
		r.w += r.x;
		r.x = 0;
	}
	if (r.h > p->rows - r.y)
		r.h = p->rows - r.y;
	if (r.w > p->cols - r.x)
		r.w = p->cols - r.x;
	return r;
}

/* The window that `r` belongs to; r becomes relative to it. NULL when there
 * is no room for it at all. */
static WINDOW *
target(const struct page *p, struct rect *r)
{
	*r = clipped(p, *r);
	if (r->h <= 0 || r->w <= 0)
		return NULL;
	if (p->popup == NULL || !inside(*r, p->popup_at))
		return stdscr;
	r->y -= p->popup_at.y;
	r->x -= p->popup_at.x;
	return p->popup->win;
}

void
page_line(struct page *p, struct rect r, enum style st, const char *text)
{
	WINDOW *win = target(p, &r);

	if (win != NULL)
		cells_line(win, r.y, r.x, r.w, text, st);
}

void
page_linef(struct page *p, struct rect r, enum style st, const char *fmt, ...)
{
	char line[LINE_BYTES];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	page_line(p, r, st, line);
}

size_t
page_text(struct page *p, struct rect r, enum style st, const char *text,
    size_t top)
{
	WINDOW *win = target(p, &r);
	struct wline *lines;
	size_t i, n, len = strlen(text), columns;
	int y;

	columns = r.w > 1 ? (size_t)r.w : 1;
	n = width_wrap(text, len, columns, &lines);
	if (r.h > 0 && n > (size_t)r.h && columns > 2) {
		free(lines);
		n = width_wrap(text, len, columns - 2, &lines);
	}
	for (y = 0; win != NULL && y < r.h; y++) {
		i = top + (size_t)y;
		if (i >= n)
			break;
		cells_text(win, r.y + y, r.x, r.w, text + lines[i].start,
		    lines[i].len, 0, st);
	}
	if (win != NULL)
		cells_scrollbar(win, r.y, r.x + r.w - 1, r.h, top, n);
	free(lines);
	return n;
}

void
page_blank(struct page *p, struct rect r)
{
	WINDOW *win = target(p, &r);
	int y;

	for (y = 0; win != NULL && y < r.h; y++)
		cells_fill(win, r.y + y, r.x, r.w, ' ', STYLE_PLAIN);
}

void
page_rule(struct page *p, struct rect r)
{
	WINDOW *win = target(p, &r);

	if (win != NULL)
		cells_hline(win, r.y, r.x, r.w, STYLE_DIM);
}

struct rect
page_box(struct page *p, struct rect r, const char *title, bool focused)
{
	struct rect in = { r.y + 1, r.x + 2, r.h - 2, r.w - 4 }, at = r;
	WINDOW *win = target(p, &at);
	int columns;

	if (win == NULL || at.h < 2 || at.w < 2)
		return in;
	/* The border stays as it is when the focus goes: only the title and
	 * the cursor tell, so that moving costs few bytes. */
	cells_box(win, at.y, at.x, at.h, at.w, STYLE_DIM);
	if (title != NULL && title[0] != '\0' && at.w > 6) {
		columns = (int)width_str(title);
		if (columns > at.w - 6)
			columns = at.w - 6;
		cells_fill(win, at.y, at.x + 2, columns + 2, ' ',
		    STYLE_PLAIN);
		cells_line(win, at.y, at.x + 3, columns, title,
		    focused ? STYLE_TITLE : STYLE_PLAIN);
	}
	return in;
}

static struct slot *
add_slot(struct page *p, int id)
{
	if (p->n == p->cap) {
		p->cap = p->cap > 0 ? p->cap * 2 : 16;
		p->slots = xreallocarray(p->slots, p->cap,
		    sizeof(*p->slots));
	}
	p->slots[p->n] = (struct slot){ .id = id };
	return &p->slots[p->n++];
}

static bool
same_rect(struct rect a, struct rect b)
{
	return a.y == b.y && a.x == b.x && a.h == b.h && a.w == b.w;
}

/* The object of the slot: the one of the last frame where kind and place are
 * the same, else a new one. NULL when there is no room for it. */
static struct object *
object_in(struct page *p, int id, struct rect r, maker *make)
{
	struct slot *s = NULL;
	struct object *o;
	size_t i;

	r = clipped(p, r);
	if (r.h <= 0 || r.w <= 0)
		return NULL;
	for (i = 0; i < p->n; i++)
		if (p->slots[i].id == id)
			s = &p->slots[i];
	if (s == NULL || s->make != make || !same_rect(s->at, r)) {
		o = make(term_screen(), r);
		if (o == NULL)
			return NULL;
		if (s != NULL)
			destroyCDKObject(s->o);
		else
			s = add_slot(p, id);
		s->make = make;
		s->at = r;
		s->o = o;
	}
	s->used = s->drawn = true;
	s->over = p->popup != NULL && inside(r, p->popup_at);
	return s->o;
}

/* Draws it into its window, and puts the cursor on it when it has focus. */
static void
draw_object(struct page *p, struct object *o, bool focused)
{
	if (focused && !o->obj.hasFocus)
		setCDKFocusCurrent(o->obj.screen, ObjOf(o));
	o->focused = focused;
	drawCDKObject(o, o->obj.box);
	if (focused)
		page_cursor(p, o->at.y + o->cursor_y, o->at.x + o->cursor_x);
}

/* Views hold their state as const; what drawing brings up to date in it is a
 * cache (see page.h), and all of it lives in memory of the screen's own. */
static void *
cache_of(const void *state)
{
	void *p;

	memcpy(&p, &state, sizeof(p));
	return p;
}

static void
list_in(struct page *p, int slot, struct rect r, const struct list_state *st,
    const struct list_source *src, bool focused, bool bare)
{
	struct object *o = object_in(p, slot, r, draw_list_new);

	if (o == NULL)
		return;
	list_fit(cache_of(st), (size_t)o->at.h);
	draw_list_set(o, st, src, bare);
	draw_object(p, o, focused);
}

void
page_list(struct page *p, int slot, struct rect r,
    const struct list_state *st, const struct list_source *src, bool focused)
{
	list_in(p, slot, r, st, src, focused, false);
}

void
page_list_bare(struct page *p, int slot, struct rect r,
    const struct list_state *st, const struct list_source *src, bool focused)
{
	list_in(p, slot, r, st, src, focused, true);
}

void
page_list_bar(struct page *p, struct rect r, const struct list_state *st)
{
	WINDOW *win = target(p, &r);

	if (win != NULL)
		cells_scrollbar(win, r.y, r.x + r.w - 1, r.h, st->top, st->n);
}

void
page_field(struct page *p, int slot, struct rect r,
    const struct field_state *st, const char *placeholder, bool focused)
{
	struct object *o;

	r.h = 1;
	o = object_in(p, slot, r, draw_field_new);
	if (o == NULL)
		return;
	draw_field_set(o, st, field_fit(cache_of(st), (size_t)o->at.w),
	    placeholder);
	draw_object(p, o, focused);
}

void
page_area(struct page *p, int slot, struct rect r,
    const struct area_state *st, const char *placeholder, bool focused)
{
	struct object *o = object_in(p, slot, r, draw_area_new);
	size_t row, column;

	if (o == NULL || o->at.w < 2)
		return;
	area_fit(cache_of(st), (size_t)o->at.w - 1, (size_t)o->at.h, &row,
	    &column);
	draw_area_set(o, st, row, column, placeholder);
	draw_object(p, o, focused);
}

void
page_buttons(struct page *p, int slot, struct rect r, const struct button *b,
    size_t n, int focus, bool focused)
{
	struct object *o = object_in(p, slot, r, draw_buttons_new);

	if (o == NULL)
		return;
	draw_buttons_set(o, b, n, focus);
	draw_object(p, o, focused);
}

void
page_gauge_in(struct page *p, int slot, struct rect r, enum style st,
    size_t done, size_t all)
{
	struct object *o;

	r.h = 1;
	o = object_in(p, slot, r, draw_gauge_new);
	if (o == NULL)
		return;
	draw_gauge_set(o, done, all, st);
	draw_object(p, o, false);
}

void
page_gauge(struct page *p, int slot, struct rect r, size_t done, size_t all)
{
	page_gauge_in(p, slot, r, STYLE_PLAIN, done, all);
}

int
page_picture(struct page *p, int slot, struct rect r,
    const struct picture *picture)
{
	struct object *o = object_in(p, slot, r, draw_picture_new);
	int w, h;

	if (o == NULL)
		return 0;
	draw_picture_set(o, picture);
	draw_object(p, o, false);
	picture_fit(picture, o->at.w, o->at.h, &w, &h);
	return h;
}

void
page_cursor(struct page *p, int y, int x)
{
	p->cursor_y = y >= 0 && y < p->rows ? y : 0;
	p->cursor_x = x >= 0 && x < p->cols ? x : p->cols - 1;
}

struct rect
page_popup(struct page *p, int h, int w, const char *title)
{
	struct rect r;
	struct object *o;

	h = h > p->rows ? p->rows : h;
	w = w > p->cols ? p->cols : w;
	r = (struct rect){ (p->rows - h) / 2, (p->cols - w) / 2, h, w };
	p->popup = NULL;
	o = object_in(p, SLOT_POPUP, r, draw_popup_new);
	if (o != NULL) {
		draw_popup_set(o, title);
		draw_object(p, o, false);
		p->popup = o;
		p->popup_at = r;
	}
	return (struct rect){ r.y + 1, r.x + 2, r.h - 2, r.w - 4 };
}
