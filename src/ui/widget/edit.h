/*
 * What one-line and many-line editing share: changing text by whole grapheme
 * clusters, words, and undo. Plain state: no curses, no columns.
 */
#ifndef UI_WIDGET_EDIT_H
#define UI_WIDGET_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "ui/event.h"

struct edit_undo;

/* A view on the text of a field or an area for one operation. */
struct edit {
	struct str *text;
	size_t *cursor;
	struct edit_undo *undo;
	bool one_line;
};

struct edit_undo *edit_undo_new(void);
void edit_undo_free(struct edit_undo *u);	/* NULL is allowed */
/* The next change begins a step of its own (the cursor was moved). */
void edit_undo_seal(struct edit_undo *u);
bool edit_undo(const struct edit *e);
bool edit_redo(const struct edit *e);
/* How many changes a person has made in fields and areas since the start. */
size_t edit_changes(void);

/* Inserts n bytes at the cursor, cleaned and in NFC together with their
 * neighbours; what does not fit below the maximum is left out by whole
 * clusters and text->overflow is set. `whole`: a step of undo by itself. */
void edit_insert(const struct edit *e, const char *s, size_t n, bool whole);
/* Removes [from, to) and puts the cursor there; false when it is empty. */
bool edit_cut(const struct edit *e, size_t from, size_t to, bool typing);

/* The keys that mean the same in one line and in many: typing, pasting,
 * moving, deleting, undo. true when the text changed or the cursor moved. */
bool edit_event(const struct edit *e, const struct event *ev);

/* Boundaries of words: a word is a run of one script; blanks go along. */
size_t edit_word_left(const struct edit *e);
size_t edit_word_right(const struct edit *e);
/* The paragraph (between line feeds) in which byte `at` lies. */
size_t edit_line_start(const struct edit *e, size_t at);
size_t edit_line_end(const struct edit *e, size_t at);

#endif
