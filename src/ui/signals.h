/*
 * Signals as flags with a pipe to wake the loop. When the program dies of a
 * fault the terminal is put back first, with calls that a handler may make.
 */
#ifndef UI_SIGNALS_H
#define UI_SIGNALS_H

#include <stdbool.h>

enum signals_kind { SIGNALS_END, SIGNALS_RESIZE, SIGNALS_STOP, SIGNALS_N };

/* Before curses starts, so that it leaves them alone. Remembers the settings
 * of the terminal on stdin. */
void signals_start(void);
void signals_stop(void);
bool signals_take(enum signals_kind k);	/* true once after it came */
bool signals_any(void);
void signals_raise(enum signals_kind k);
int signals_fd(void);			/* readable when one came; or -1 */
void signals_drain(void);
/* What the fault handler writes to the terminal; copied. */
void signals_set_restore(const char *bytes);
void signals_stop_process(void);	/* as Ctrl-Z does; returns later */

#endif
