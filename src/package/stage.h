/* Progress, cancelling and gaps, for those who fill the package. */
#ifndef PACKAGE_STAGE_H
#define PACKAGE_STAGE_H

#include "package/private.h"

#define PDF "data/submission.pdf"

/* Where the work stands, for the progress bar. */
struct stage {
	const struct package_input *in;
	const char *what;
	size_t done, all;
	size_t from;		/* done before this step (stage_tell_at) */
};

/* Tells the progress bar (arg: struct stage); false: the user cancels. */
bool stage_tell(void *arg);
/* The same with how much is done. */
bool stage_tell_done(void *arg, size_t done, size_t all);
bool stage_tell_at(void *arg, size_t done);
/* -1 with the sentence and ERR_OK. */
int stage_cancelled(struct error *err);
/* Also noted beside the evidence in the register. */
void stage_note(struct build *b, struct package_result *out, size_t evidence,
    const char *text);
void result_add_gap(struct package_result *out, size_t evidence,
    enum file_state state, const char *text);

#endif
