/*
 * Text of several lines, wrapped to a width, edited by grapheme clusters.
 * Plain state: no curses. The wrap is kept and only redone from the changed
 * paragraph on, so that a key in a long note costs the same as in a short one.
 */
#ifndef UI_WIDGET_AREA_H
#define UI_WIDGET_AREA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/width.h"
#include "ui/event.h"

struct edit_undo;

struct area_state {
	struct str text;	/* NFC, LF line ends */
	size_t cursor;		/* byte offset of a cluster boundary */
	/* Between two lines of one paragraph the cursor has two places: behind
	 * the last character of the upper (true), or before the lower's. */
	bool behind;
	size_t top;		/* first visible visual line */
	size_t width;		/* columns it is wrapped to; 0: not yet */
	size_t height;		/* visible lines, as last fitted */
	struct wline *lines;	/* the wrap */
	size_t n_lines;
	size_t want;		/* column that Up and Down aim at */
	struct edit_undo *undo;
};

void area_init(struct area_state *a, const char *text, size_t max_bytes);
void area_clear(struct area_state *a);
void area_set(struct area_state *a, const char *text);
/* As field_event, and Enter makes a new line, Up/Down/PgUp/PgDn move by visual
 * lines (false when already at the first/last), so that a form can go on. */
bool area_event(struct area_state *a, const struct event *ev);
/* Wraps to width, scrolls so that the cursor is within height lines; gives
 * the cursor's place inside. */
void area_fit(struct area_state *a, size_t width, size_t height,
    size_t *row, size_t *column);

#endif
