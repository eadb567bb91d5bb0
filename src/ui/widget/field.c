/* One line of text: editing, and which part of it a narrow field shows. */
#include "config.h"

#include "ui/widget/field.h"

#include <string.h>

#include "base/utf8.h"
#include "base/width.h"
#include "ui/widget/edit.h"

void
field_init(struct field_state *f, const char *text, size_t max_bytes)
{
	str_init(&f->text, max_bytes);
	f->scroll = 0;
	f->undo = edit_undo_new();
	field_set(f, text);
}

void
field_clear(struct field_state *f)
{
	str_clear(&f->text);
	edit_undo_free(f->undo);
	*f = (struct field_state){ .undo = NULL };
}

/* A new text is a new start: nothing of the old one can be brought back. */
void
field_set(struct field_state *f, const char *text)
{
	struct edit e = { &f->text, &f->cursor, NULL, true };

	str_truncate(&f->text, 0);
	f->text.overflow = false;
	f->cursor = 0;
	f->scroll = 0;
	if (text != NULL)
		edit_insert(&e, text, strlen(text), true);
	edit_undo_free(f->undo);
	f->undo = edit_undo_new();
}

bool
field_event(struct field_state *f, const struct event *ev)
{
	struct edit e = { &f->text, &f->cursor, f->undo, true };

	return edit_event(&e, ev);
}

size_t
field_fit(struct field_state *f, size_t width)
{
	size_t all = width_n(f->text.ptr, f->text.len);
	size_t at = width_n(f->text.ptr, f->cursor);
	/* Some text shows on both sides of the cursor; the cursor itself may
	 * stand behind the last character. */
	size_t margin = width > 8 ? 3 : 0;
	size_t last = width > 0 ? width - 1 : 0;

	if (all <= last) {
		f->scroll = 0;
		return at;
	}
	if (at < f->scroll + margin)
		f->scroll = at > margin ? at - margin : 0;
	if (at + (at < all ? margin : 0) > f->scroll + last)
		f->scroll = at + (at < all ? margin : 0) - last;
	if (f->scroll + last > all)
		f->scroll = all - last;
	return at - f->scroll;
}
