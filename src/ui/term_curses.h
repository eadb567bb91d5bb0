/* The terminal's side that only the drawing code may see. */
#ifndef UI_TERM_CURSES_H
#define UI_TERM_CURSES_H

#include <stddef.h>

#include "base/error.h"
#include "ui/widget/cdk_wide.h"

CDKSCREEN *term_screen(void);
/* What stands on the screen as UTF-8 lines, and "cursor Y,X" at the end. */
int term_dump(const char *path, struct error *err) CHECKED;

const char *term_dump_dir(void);	/* or NULL */

/* input.c: prepares reading; bytes and escape sequences become events. */
void input_start(void);
void input_stop(void);

#endif
