/*
 * One-line text editing by grapheme clusters, measured in columns. Plain
 * state: no curses. Undo inside the field is kept until it is left.
 */
#ifndef UI_WIDGET_FIELD_H
#define UI_WIDGET_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "ui/event.h"

struct edit_undo;		/* earlier texts, newest last */

struct field_state {
	struct str text;	/* NFC, one line */
	size_t cursor;		/* byte offset of a cluster boundary */
	size_t scroll;		/* first visible column */
	struct edit_undo *undo;
};

void field_init(struct field_state *f, const char *text, size_t max_bytes);
void field_clear(struct field_state *f);
void field_set(struct field_state *f, const char *text);
/* Typing, pasting, moving, deleting, Ctrl-Z/Ctrl-Y. true when it was used
 * (text changed or cursor moved). Enter, Tab, Esc, Up, Down are not. */
bool field_event(struct field_state *f, const struct event *ev);
/* Adjusts scroll for a width; returns the cursor's column inside it. */
size_t field_fit(struct field_state *f, size_t width);

#endif
