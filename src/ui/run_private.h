/* What the parts of the loop share: run.c, run_effects.c, run_draw.c only. */
#ifndef UI_RUN_PRIVATE_H
#define UI_RUN_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/page.h"
#include "ui/run.h"
#include "ui/stack.h"

struct run {
	const struct run_host *host;
	struct stack stack;
	struct page *page;
	struct str message;	/* for the status line until the next key */
	bool bad;		/* it says that something failed */
	bool typed;		/* and not recorded yet */
	bool recorded;		/* by the event in hand */
	bool failed;		/* the last record could not be written */
	bool whole;		/* not only the open field has changed since
				 * the page was drawn */
	bool returning;		/* to where the user was: the place is kept */
	bool quit;
	bool ended;		/* from outside: nobody is there to ask */
	bool warned;		/* that leaving would lose what was typed */
	bool scripted;		/* keys come from a file: none is for us */
	int64_t told_ms;	/* when the progress box was last drawn */
	int depth;
};

/* run.c: the event goes to the screen on top, and what it asks for is done. */
void run_dispatch(struct run *r, const struct event *ev);

/* run_effects.c */
void run_say(struct run *r, const char *text, bool bad);
void run_say_unsaved(struct run *r);
void run_push(struct run *r, const struct effect *fx, bool replace);
void run_carry_out(struct run *r, const struct effects *fx);

/* run_draw.c */
void run_draw(struct run *r);
/* Of struct run_progress: arg is the struct run. False: it is to be left. */
bool run_tell_progress(void *arg, const char *what, size_t done, size_t all);

#endif
