/* Selection and scroll of a list. Plain state: no curses. */
#ifndef UI_WIDGET_LIST_H
#define UI_WIDGET_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/action.h"

struct list_state {
	size_t n;		/* rows */
	size_t sel;		/* selected row, < n unless n == 0 */
	size_t top;		/* first visible row */
	size_t height;		/* visible rows, as last drawn or told */
};

void list_set_count(struct list_state *l, size_t n);	/* keeps sel in range */
void list_select(struct list_state *l, size_t i);
/* UP DOWN PAGE_UP PAGE_DOWN FIRST LAST, and NEXT_FOCUS PREV_FOCUS as DOWN and
 * UP: where a screen is one list, its rows are its parts. true when it was one
 * of these. */
bool list_move(struct list_state *l, enum action a);
/* Scroll so that the selection is visible in `height` rows. */
void list_fit(struct list_state *l, size_t height);

#endif
