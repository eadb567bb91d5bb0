/*
 * How wide the terminal really draws ambiguous characters and box lines. The
 * questions go out before the first page and the answers arrive as keys, so
 * that no start waits for a terminal that does not answer.
 */
#ifndef UI_PROBE_H
#define UI_PROBE_H

#include <stdbool.h>

/* Writes the questions through curses' own output buffer. */
void probe_send(void);
/* An answer came: the cursor was in this column (from 1). True when widths
 * changed and everything must be laid out and drawn again. */
bool probe_answer(int column);
/* What is known: columns of a box line. */
bool probe_lines_wide(void);

#endif
