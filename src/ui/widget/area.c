/*
 * Text of several lines. Editing is edit.c's; here stand the wrap and moving
 * by visual lines. The wrap is redone only where it changes: the lines after
 * that keep their breaks and merely shift by some bytes.
 */
#include "config.h"

#include "ui/widget/area.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/widget/edit.h"

enum { UNFITTED = 4096 };	/* columns while nothing has been drawn */

static struct edit
edit_of(struct area_state *a)
{
	return (struct edit){ &a->text, &a->cursor, a->undo, false };
}

static void
rewrap(struct area_state *a)
{
	free(a->lines);
	a->n_lines = width_wrap(a->text.ptr, a->text.len,
	    a->width > 0 ? a->width : UNFITTED, &a->lines);
}

void
area_init(struct area_state *a, const char *text, size_t max_bytes)
{
	*a = (struct area_state){ .undo = NULL };
	str_init(&a->text, max_bytes);
	area_set(a, text);
}

void
area_clear(struct area_state *a)
{
	str_clear(&a->text);
	edit_undo_free(a->undo);
	free(a->lines);
	*a = (struct area_state){ .undo = NULL };
}

void
area_set(struct area_state *a, const char *text)
{
	struct edit e;

	edit_undo_free(a->undo);
	a->undo = NULL;
	str_truncate(&a->text, 0);
	a->text.overflow = false;
	a->cursor = 0;
	a->behind = false;
	a->top = 0;
	a->want = 0;
	e = edit_of(a);
	if (text != NULL)
		edit_insert(&e, text, strlen(text), true);
	a->undo = edit_undo_new();
	rewrap(a);
}

/* The visual line in which byte `at` stands: the last that begins at or
 * before it. */
static size_t
line_of(const struct area_state *a, size_t at)
{
	size_t low = 0, high = a->n_lines, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (a->lines[mid].start <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static size_t
cursor_line(const struct area_state *a)
{
	size_t line = line_of(a, a->cursor);

	return a->behind && line > 0 && !a->lines[line - 1].hard &&
	    a->lines[line].start == a->cursor ? line - 1 : line;
}

static size_t
column_of(const struct area_state *a, size_t line, size_t at)
{
	const struct wline *l = &a->lines[line];
	size_t n = at - l->start < l->len ? at - l->start : l->len;

	return width_n(a->text.ptr + l->start, n);
}

/* Bytes at both ends that are the same before and after a change. */
struct change { size_t same_head, same_tail, old_len; };

static struct change
compare(const char *old, size_t old_len, const struct str *now)
{
	size_t least = old_len < now->len ? old_len : now->len;
	struct change c = { 0, 0, old_len };

	while (c.same_head < least && old[c.same_head] ==
	    now->ptr[c.same_head])
		c.same_head++;
	least -= c.same_head;
	while (c.same_tail < least && old[old_len - 1 - c.same_tail] ==
	    now->ptr[now->len - 1 - c.same_tail])
		c.same_tail++;
	return c;
}

/* Replaces the lines first .. last - 1 by n new ones, and shifts those that
 * follow by the bytes that the text grew (modulo, when it shrank). */
static void
splice_lines(struct area_state *a, size_t first, size_t last,
    const struct wline *lines, size_t n, size_t grown)
{
	size_t tail = a->n_lines - last, i;
	size_t count = first + n + tail;

	if (count > a->n_lines)
		a->lines = xreallocarray(a->lines, count, sizeof(*lines));
	memmove(a->lines + first + n, a->lines + last,
	    tail * sizeof(*lines));
	memcpy(a->lines + first, lines, n * sizeof(*lines));
	for (i = first + n; i < count; i++)
		a->lines[i].start += grown;
	a->n_lines = count;
}

/* The first line whose wrap may differ: a change can pull words up to the
 * line before, and where one word fills lines, further. */
static size_t
first_affected(const struct area_state *a, size_t at)
{
	size_t line = line_of(a, at), back;

	for (back = 0; back < 3 && line > 0 && !a->lines[line - 1].hard;
	    back++)
		line--;
	return line;
}

/* The old line from `from` on that begins at byte `start` of the old text, or
 * n_lines when there is none. */
static size_t
old_line_at(const struct area_state *a, size_t from, size_t start)
{
	while (from < a->n_lines && a->lines[from].start < start)
		from++;
	return from < a->n_lines && a->lines[from].start == start ? from :
	    a->n_lines;
}

/*
 * Redoes the wrap from the change on until a new line begins where an old one
 * did: from there on all is as before. The text is wrapped in pieces; of each
 * piece the last line is not final, as more could follow it.
 */
static void
rewrap_changed(struct area_state *a, const struct change *c)
{
	size_t first = first_affected(a, c->same_head);
	size_t from = a->lines[first].start, end, n, i;
	size_t grown = a->text.len - c->old_len;
	size_t tail = a->text.len - c->same_tail;	/* begins, in the new */
	size_t piece = 16 * (a->width > 0 ? a->width : UNFITTED);
	size_t last = a->n_lines;
	struct wline *lines;

	for (;; piece *= 4) {
		end = tail + piece < a->text.len ? tail + piece : a->text.len;
		while (end < a->text.len &&
		    ((unsigned char)a->text.ptr[end] & 0xC0U) == 0x80)
			end--;		/* not within a character */
		n = width_wrap(a->text.ptr + from, end - from,
		    a->width > 0 ? a->width : UNFITTED, &lines);
		for (i = 0; i < n; i++)
			lines[i].start += from;
		for (i = 1; i < n && last == a->n_lines; i++)
			if (lines[i].start >= tail)
				last = old_line_at(a, first,
				    lines[i].start - grown);
		if (last < a->n_lines || end == a->text.len)
			break;
		free(lines);
	}
	if (last < a->n_lines)
		n = i - 1;
	splice_lines(a, first, last, lines, n, grown);
	free(lines);
}

static size_t
visual_end(const struct area_state *a, size_t line)
{
	return a->lines[line].start + a->lines[line].len;
}

/* Puts the cursor on byte `at` of that line. */
static bool
put_cursor(struct area_state *a, size_t line, size_t at)
{
	bool behind = at > a->lines[line].start && at == visual_end(a, line);
	bool moved = a->cursor != at || a->behind != behind;

	a->cursor = at;
	a->behind = behind;
	if (moved)
		edit_undo_seal(a->undo);
	return moved;
}

/* To the place in `line` nearest to the wanted column. */
static void
go_to_line(struct area_state *a, size_t line)
{
	const struct wline *l = &a->lines[line];

	(void)put_cursor(a, line, l->start + width_fit(a->text.ptr + l->start,
	    l->len, a->want));
}

static bool
move_lines(struct area_state *a, bool down, size_t by)
{
	size_t line = cursor_line(a);
	size_t to;

	if (down ? line + 1 >= a->n_lines : line == 0)
		return false;
	if (down)
		to = line + by < a->n_lines ? line + by : a->n_lines - 1;
	else
		to = line > by ? line - by : 0;
	go_to_line(a, to);
	return true;
}

static bool
edit_and_wrap(struct area_state *a, const struct event *ev)
{
	struct edit e = edit_of(a);
	size_t old_len = a->text.len;
	char *old = xstrndup(a->text.ptr, old_len);
	struct change c;
	bool used;

	if (ev->kind == EVENT_KEY && ev->key == KEYS_ENTER) {
		edit_insert(&e, "\n", 1, true);
		used = true;
	} else {
		used = edit_event(&e, ev);
	}
	if (old_len != a->text.len ||
	    memcmp(old, a->text.ptr, old_len) != 0) {
		c = compare(old, old_len, &a->text);
		rewrap_changed(a, &c);
	}
	free(old);
	if (used)
		a->behind = false;
	a->want = column_of(a, cursor_line(a), a->cursor);
	return used;
}

bool
area_event(struct area_state *a, const struct event *ev)
{
	size_t page = a->height > 1 ? a->height - 1 : 1;
	size_t line = cursor_line(a);
	bool used;

	if (ev->kind != EVENT_KEY)
		return edit_and_wrap(a, ev);
	if (ev->key == KEYS_UP || ev->key == KEYS_DOWN)
		return move_lines(a, ev->key == KEYS_DOWN, 1);
	if (ev->key == KEYS_PGUP || ev->key == KEYS_PGDN)
		return move_lines(a, ev->key == KEYS_PGDN, page);
	if (ev->key != KEYS_HOME && ev->key != KEYS_END)
		return edit_and_wrap(a, ev);
	used = put_cursor(a, line, ev->key == KEYS_HOME ?
	    a->lines[line].start : visual_end(a, line));
	a->want = column_of(a, line, a->cursor);
	return used;
}

void
area_fit(struct area_state *a, size_t width, size_t height, size_t *row,
    size_t *column)
{
	size_t line;

	if (width != a->width) {
		a->width = width;
		rewrap(a);
		a->want = column_of(a, cursor_line(a), a->cursor);
	}
	a->height = height;
	line = cursor_line(a);
	if (line < a->top)
		a->top = line;
	if (height > 0 && line >= a->top + height)
		a->top = line - height + 1;
	if (a->top + height > a->n_lines)
		a->top = a->n_lines > height ? a->n_lines - height : 0;
	*row = line - a->top;
	*column = column_of(a, line, a->cursor);
}
