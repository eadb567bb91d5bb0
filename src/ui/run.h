/*
 * The loop: event -> action -> update -> effects -> view, over the stack of
 * screens. app/ gives the function that carries effects out.
 */
#ifndef UI_RUN_H
#define UI_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "ui/effect.h"
#include "ui/model.h"
#include "ui/term.h"

struct run_host {
	const struct model *model;	/* refreshed in place by `carry_out` */
	void *arg;
	/* Called when an event has come, before any screen sees it: the host
	 * brings model.now_ms and model.today up to date. NULL is allowed. */
	void (*tick)(void *arg);
	/* Carries out n >= 1 effects that are not about the stack. n is 1, but a
	 * run of neighbouring FX_RECORD (or of FX_RECORD_TYPING) comes as one
	 * call, together with the FX_PLACE that follows it, since it is one user
	 * action and one transaction. On failure
	 * returns -1 with the sentence; *text (owned by the host until the next
	 * call) may hold a sentence for success, or NULL. */
	int (*carry_out)(void *arg, const struct effect *fx, size_t n,
	    const char **text, struct error *err);
	/* Work beside the keys, both or none. watch: a descriptor that becomes
	 * readable when there is some (-1: none) and the milliseconds after
	 * which there is in any case (-1: never). wake: does what can be done
	 * without waiting; the page is drawn again afterwards. finish: waits
	 * until all of it is done. */
	int (*watch)(void *arg, int *ms);
	void (*wake)(void *arg, bool finish);
	/* NULL, or filled by ui_run: while carry_out works at something long it
	 * may call this often. A box says how far it is; false: the user has
	 * pressed Esc. */
	struct run_progress {
		bool (*tell)(void *arg, const char *what, size_t done,
		    size_t all);
		void *arg;
	} *progress;
};

/*
 * What the loop does by itself, so that screens need not:
 * - ACT_REDRAW and ACT_SUSPEND always; ACT_HELP (pushes "help" with the id of
 *   the screen), ACT_LANGUAGE and ACT_QUIT where the screen's own effects do
 *   not already move somewhere. ACT_BACK is the screen's.
 * - EVENT_OPENED after a screen was pushed and when it is on top again.
 * - One EVENT_RESULT after each call of carry_out. Its sentence stands in the
 *   status line until the next key.
 * - On leaving by any way, EVENT_END to every screen from the top down. What
 *   cannot be saved then keeps the user there, until the second ACT_QUIT.
 *
 * place: screens to open above "start", one a line, "screen|argument"; or NULL.
 * Returns 0 when the user left, -1 with err when the terminal cannot be used. */
int ui_run(const struct run_host *host, const struct term_options *o,
    const char *place, struct error *err) CHECKED;

#endif
