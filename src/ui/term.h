/*
 * The terminal: starting and restoring it, its real character widths, its
 * size, signals, and its bytes as events. With replay.c the same program runs
 * without a terminal.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>

#include "base/error.h"
#include "ui/event.h"

struct term_options {
	bool ascii;		/* --ascii: no character outside ASCII in frames */
	bool no_color;		/* --no-color, NO_COLOR, TERM=dumb */
	const char *replay;	/* file of keys, or NULL */
	int rows, cols;		/* replay only */
	const char *dump_dir;	/* replay: where ":save NAME" writes NAME.screen */
};

int term_start(const struct term_options *o, struct error *err) CHECKED;
void term_stop(void);		/* restores; safe to call twice and from a signal */
/* Waits for the next event; EVENT_IDLE once after half a second without one.
 * Text and strings in it live until the next call. false when what came in
 * means nothing to anyone: there is no event, and a page that waited for the
 * input to end can be drawn. */
bool term_next(struct event *ev);
/* For the next term_next: it returns false when fd (or -1) becomes readable or
 * ms milliseconds (or -1) have passed, whichever comes first. */
void term_watch(int fd, int ms);
bool term_small(void);		/* below 80x24 */
void term_suspend(void);	/* Ctrl-Z: leave, stop, come back */
/* After EVENT_RESIZE, when nothing of the old size is left: takes the new. */
void term_resize(void);
void term_redraw(void);		/* the next page is written in full */
/* Whether TERM names a terminal whose cursor can be moved; without one the
 * wizard becomes ui/plain.h. Before term_start. */
bool term_moves(void);
bool term_pending(void);	/* the next event is already there */

#endif
