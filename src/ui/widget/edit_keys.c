/*
 * What the keys do in a text. Typists bring two habits, that of word
 * processors (arrows, Home, Ctrl-Z) and that of shells (Ctrl-A, Ctrl-W,
 * Ctrl-K); both are served.
 */
#include "config.h"

#include "base/utf8.h"
#include "ui/widget/edit.h"

static bool
move(const struct edit *e, size_t to)
{
	bool moved = to != *e->cursor;

	*e->cursor = to;
	if (moved)
		edit_undo_seal(e->undo);
	return moved;
}

static size_t
left(const struct edit *e)
{
	return utf8_prev(e->text->ptr, e->text->len, *e->cursor);
}

static size_t
right(const struct edit *e)
{
	return utf8_next(e->text->ptr, e->text->len, *e->cursor);
}

/* Ctrl-K at the end of a line joins the next one to it. */
static size_t
kill_end(const struct edit *e)
{
	size_t end = edit_line_end(e, *e->cursor);

	return end == *e->cursor ? right(e) : end;
}

static bool
control(const struct edit *e, int key)
{
	size_t at = *e->cursor;

	if (key == KEYS_CTRL('a'))
		return move(e, edit_line_start(e, at));
	if (key == KEYS_CTRL('e'))
		return move(e, edit_line_end(e, at));
	if (key == KEYS_CTRL('b'))
		return move(e, left(e));
	if (key == KEYS_CTRL('f'))
		return move(e, right(e));
	if (key == KEYS_CTRL('d'))
		return edit_cut(e, at, right(e), true);
	if (key == KEYS_CTRL('w'))
		return edit_cut(e, edit_word_left(e), at, false);
	if (key == KEYS_CTRL('k'))
		return edit_cut(e, at, kill_end(e), false);
	if (key == KEYS_CTRL('u'))
		return edit_cut(e, edit_line_start(e, at), at, false);
	if (key == KEYS_CTRL('z'))
		return edit_undo(e);
	return key == KEYS_CTRL('y') && edit_redo(e);
}

static bool
named(const struct edit *e, int key)
{
	size_t at = *e->cursor;

	if (key == KEYS_LEFT)
		return move(e, left(e));
	if (key == KEYS_RIGHT)
		return move(e, right(e));
	if (key == KEYS_WORD_LEFT)
		return move(e, edit_word_left(e));
	if (key == KEYS_WORD_RIGHT)
		return move(e, edit_word_right(e));
	if (key == KEYS_HOME)
		return move(e, edit_line_start(e, at));
	if (key == KEYS_END)
		return move(e, edit_line_end(e, at));
	if (key == KEYS_TEXT_HOME)
		return move(e, 0);
	if (key == KEYS_TEXT_END)
		return move(e, e->text->len);
	if (key == KEYS_BACKSPACE)
		return edit_cut(e, left(e), at, true);
	if (key == KEYS_DELETE)
		return edit_cut(e, at, right(e), true);
	return control(e, key);
}

bool
edit_event(const struct edit *e, const struct event *ev)
{
	if (ev->kind == EVENT_TEXT || ev->kind == EVENT_PASTE) {
		edit_insert(e, ev->text, ev->len, ev->kind == EVENT_PASTE);
		return true;
	}
	return ev->kind == EVENT_KEY && named(e, ev->key);
}
