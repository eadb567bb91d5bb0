/*
 * Key tables. One table per screen gives key handling, the footer, the help
 * screen and the manual page's list of keys; nothing about keys stands
 * anywhere else.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/action.h"
#include "ui/event.h"

enum {
	BIND_FOOTER = 1,	/* shown in the footer, in table order */
	BIND_EDITING = 2,	/* works too while text is being typed (never give
				 * it to a letter, digit or sign) */
	BIND_ROOM = 4		/* in the footer where room is left */
};

struct keybind {
	int key, twin;		/* twin: a second key, or KEYS_NONE */
	enum action action;
	const char *label;	/* N_(): one or two words for the footer */
	const char *help;	/* N_(): one sentence for the help screen */
	int flags;
};

/* Tables end with key KEYS_NONE. `common` holds the keys that all share. */
extern const struct keybind keymap_common[];

/* The screen's table first, then the common one. While editing only binds
 * with BIND_EDITING and never text. */
enum action keymap_action(const struct keybind *keys, const struct event *ev,
    bool editing);
const struct keybind *keymap_find(const struct keybind *keys, enum action a);

/* The binds that the footer shows in `columns`, whole labels only: the
 * screen's in table order, then the common ones. Returns how many; *gap is the
 * number of blanks between two, 2 or, where all need it, 1. */
size_t keymap_footer(const struct keybind *keys, bool editing, size_t columns,
    const struct keybind **out, size_t max, size_t *gap);
size_t keymap_label_columns(const struct keybind *k);	/* "F2 Evidence" */

#endif
