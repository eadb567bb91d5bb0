/*
 * Finding the action of a key, and what of a key table fits the footer. The
 * keys that every screen has stand here; a screen's own table goes first and
 * may give one of them another meaning.
 */
#include "config.h"

#include "ui/keymap.h"

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"

/* clang-format off */
const struct keybind keymap_common[] = {
	{ KEYS_UP, KEYS_NONE, ACT_UP, N_("Up"),
	    N_("Moves up."), BIND_EDITING },
	{ KEYS_DOWN, KEYS_NONE, ACT_DOWN, N_("Down"),
	    N_("Moves down."), BIND_EDITING },
	{ KEYS_LEFT, KEYS_NONE, ACT_LEFT, N_("Left"),
	    N_("Moves left."), BIND_EDITING },
	{ KEYS_RIGHT, KEYS_NONE, ACT_RIGHT, N_("Right"),
	    N_("Moves right."), BIND_EDITING },
	{ KEYS_PGUP, KEYS_NONE, ACT_PAGE_UP, N_("Page up"),
	    N_("Moves one page up."), BIND_EDITING },
	{ KEYS_PGDN, KEYS_NONE, ACT_PAGE_DOWN, N_("Page down"),
	    N_("Moves one page down."), BIND_EDITING },
	{ KEYS_HOME, KEYS_TEXT_HOME, ACT_FIRST, N_("First"),
	    N_("Moves to the beginning."), BIND_EDITING },
	{ KEYS_END, KEYS_TEXT_END, ACT_LAST, N_("Last"),
	    N_("Moves to the end."), BIND_EDITING },
	{ KEYS_TAB, KEYS_NONE, ACT_NEXT_FOCUS, N_("Next part"),
	    N_("Goes to the next part of the screen."), BIND_EDITING },
	{ KEYS_BACKTAB, KEYS_NONE, ACT_PREV_FOCUS, N_("Previous part"),
	    N_("Goes to the previous part of the screen."), BIND_EDITING },
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Choose"),
	    N_("Chooses what is selected."), BIND_EDITING | BIND_ROOM },
	{ KEYS_ESC, KEYS_NONE, ACT_BACK, N_("Back"),
	    N_("Goes back. Nothing that was written is lost."),
	    BIND_EDITING | BIND_FOOTER },
	{ KEYS_CHAR('u'), KEYS_NONE, ACT_UNDO, N_("Undo"),
	    N_("Undoes the last change."), 0 },
	{ KEYS_CTRL('r'), KEYS_NONE, ACT_REDO, N_("Redo"),
	    N_("Makes the undone change again."), 0 },
	{ KEYS_CHAR('/'), KEYS_NONE, ACT_SEARCH, N_("Search"),
	    N_("Searches all check items and answers."), 0 },
	{ KEYS_CHAR('g'), KEYS_NONE, ACT_GOTO, N_("Go to"),
	    N_("Goes to an item by its number."), 0 },
	{ KEYS_CHAR('n'), KEYS_NONE, ACT_NEXT_OPEN, N_("Next open"),
	    N_("Goes to the next item that is not done."), 0 },
	{ KEYS_F3, KEYS_NONE, ACT_OPEN_FORM, N_("Form"),
	    N_("Opens the application form."), 0 },
	{ KEYS_F4, KEYS_NONE, ACT_OPEN_EVIDENCE, N_("Evidence"),
	    N_("Shows all evidence files."), 0 },
	{ KEYS_F6, KEYS_NONE, ACT_OPEN_FINDINGS, N_("Findings"),
	    N_("Shows what is still open, worst first."), 0 },
	{ KEYS_F7, KEYS_NONE, ACT_OPEN_HISTORY, N_("History"),
	    N_("Shows who changed what, and when."), 0 },
	{ KEYS_F8, KEYS_NONE, ACT_OPEN_EXPORT, N_("Submit"),
	    N_("Makes the submission folder with the PDF."), 0 },
	{ KEYS_F9, KEYS_NONE, ACT_LANGUAGE, N_("Language"),
	    N_("Switches between Japanese and English."), BIND_EDITING },
	{ KEYS_CTRL('l'), KEYS_NONE, ACT_REDRAW, N_("Redraw"),
	    N_("Draws the whole screen again."), BIND_EDITING },
	{ KEYS_CTRL('z'), KEYS_NONE, ACT_SUSPEND, N_("Suspend"),
	    N_("Leaves for the shell; the command fg comes back."), 0 },
	{ KEYS_F1, KEYS_CHAR('?'), ACT_HELP, N_("Help"),
	    N_("Explains this screen and its keys."),
	    BIND_EDITING | BIND_FOOTER },
	{ KEYS_F10, KEYS_CHAR('q'), ACT_QUIT, N_("Quit"),
	    N_("Ends anshin. Everything is saved."),
	    BIND_EDITING | BIND_ROOM },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 },
};
/* clang-format on */

static const struct keybind *
find_key(const struct keybind *keys, int key, bool editing)
{
	const struct keybind *k;

	for (k = keys; k != NULL && k->key != KEYS_NONE; k++) {
		if (key != k->key && key != k->twin)
			continue;
		if (!editing || (k->flags & BIND_EDITING) != 0)
			return k;
	}
	return NULL;
}

enum action
keymap_action(const struct keybind *keys, const struct event *ev,
    bool editing)
{
	const struct keybind *k;

	if (ev->kind != EVENT_KEY && (ev->kind != EVENT_TEXT || editing))
		return ACT_NONE;
	if (ev->key == KEYS_NONE)
		return ACT_NONE;
	k = find_key(keys, ev->key, editing);
	if (k == NULL)
		k = find_key(keymap_common, ev->key, editing);
	return k != NULL ? k->action : ACT_NONE;
}

const struct keybind *
keymap_find(const struct keybind *keys, enum action a)
{
	const struct keybind *k;

	for (k = keys; k != NULL && k->key != KEYS_NONE; k++)
		if (k->action == a)
			return k;
	return keys != keymap_common ? keymap_find(keymap_common, a) : NULL;
}

size_t
keymap_label_columns(const struct keybind *k)
{
	char name[32];

	event_key_name(k->key, name, sizeof(name));
	return width_str(name) + 1 + width_str(_(k->label));
}

/* A common key is left out where the screen's table has its key or action. */
static bool
is_covered(const struct keybind *keys, const struct keybind *common)
{
	const struct keybind *k;

	for (k = keys; k != NULL && k->key != KEYS_NONE; k++)
		if (k->action == common->action || k->key == common->key)
			return true;
	return false;
}

struct footer {
	const struct keybind *own;
	bool editing;
	size_t columns, gap;	/* what is left; between two labels */
	bool short_of_room;	/* a label found none */
};

/* Collects the binds with `flag` that find room. */
static size_t
add_fitting(struct footer *f, const struct keybind *keys, int flag,
    const struct keybind **out, size_t max)
{
	const struct keybind *k;
	size_t need, n = 0;

	for (k = keys; k != NULL && k->key != KEYS_NONE && n < max; k++) {
		if ((k->flags & flag) == 0 ||
		    (f->editing && (k->flags & BIND_EDITING) == 0))
			continue;
		if (keys != f->own && is_covered(f->own, k))
			continue;
		need = keymap_label_columns(k) + f->gap;
		if (need > f->columns) {
			f->short_of_room = true;
			continue;
		}
		f->columns -= need;
		out[n++] = k;
	}
	return n;
}

/* Help and back get their room first and stand behind the screen's own keys;
 * what is left goes to the keys that anyone would guess. */
static size_t
lay_out(struct footer *f, const struct keybind **out, size_t max)
{
	const struct keybind *common[8];
	size_t n, n_common;

	n_common = add_fitting(f, keymap_common, BIND_FOOTER, common,
	    max < 8 ? max : 8);
	n = add_fitting(f, f->own, BIND_FOOTER, out, max - n_common);
	memcpy(out + n, common, n_common * sizeof(*common));
	return n + n_common;
}

size_t
keymap_footer(const struct keybind *keys, bool editing, size_t columns,
    const struct keybind **out, size_t max, size_t *gap)
{
	struct footer f;
	size_t n;

	for (*gap = 2;; *gap = 1) {
		/* No gap follows the last label. */
		f = (struct footer){ .own = keys, .editing = editing,
			.columns = columns + *gap, .gap = *gap };
		n = lay_out(&f, out, max);
		if (!f.short_of_room || *gap == 1)
			break;
	}
	return n + add_fitting(&f, keymap_common, BIND_ROOM, out + n,
	    max - n);
}
