/*
 * How wide the terminal really draws ambiguous characters and box lines. The
 * questions go out before the first page and the answers arrive as keys, so
 * that no start waits for a terminal that does not answer.
 */
#ifndef UI_PROBE_H
#define UI_PROBE_H

#include <stdbool.h>

/* Home, a circled one, where is the cursor? Home, a line of the DEC set, where
 * is it now? Then the line is cleared again. */
#define PROBE_QUESTIONS "\033[1;1H\342\221\240\033[6n" \
	"\033[1;1H\033(0q\033(B\033[6n\033[1;1H\033[K"
enum { PROBE_N = 2 };

void probe_start(void);		/* nothing is known yet */
/* An answer came: the cursor was in this column (from 1). True when widths
 * changed and everything must be laid out and drawn again. */
bool probe_answer(int column);
bool probe_waits(void);		/* not all answers have come */
/* What is known: columns of a box line. */
bool probe_lines_wide(void);

#endif
