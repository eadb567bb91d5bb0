/*
 * The loop: event -> action -> update -> effects -> view, over the stack of
 * screens. app/ gives the function that carries effects out.
 */
#ifndef UI_RUN_H
#define UI_RUN_H

#include "base/error.h"
#include "ui/effect.h"
#include "ui/model.h"
#include "ui/term.h"

struct run_host {
	const struct model *model;	/* refreshed in place by `carry_out` */
	void *arg;
	/* Carries out n >= 1 effects that are not about the stack. n is 1, but a
	 * run of neighbouring FX_RECORD (or of FX_RECORD_TYPING) comes as one
	 * call, since it is one user action and one transaction. On failure
	 * returns -1 with the sentence; *text (owned by the host until the next
	 * call) may hold a sentence for success, or NULL. */
	int (*carry_out)(void *arg, const struct effect *fx, size_t n,
	    const char **text, struct error *err);
};

/* place: "screen|arg" path to open at start, from the last FX_PLACE, or NULL.
 * Returns 0 when the user left, -1 with err when the terminal cannot be used. */
int ui_run(const struct run_host *host, const struct term_options *o,
    const char *place, struct error *err) CHECKED;

#endif
