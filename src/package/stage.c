/* Progress, cancelling and gaps, for those who fill the package. */
#include "config.h"

#include "package/stage.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"

bool
stage_tell(void *arg)
{
	const struct stage *s = arg;

	return s->in->progress == NULL ||
	    s->in->progress(s->in->arg, s->what, s->done, s->all);
}

bool
stage_tell_done(void *arg, size_t done, size_t all)
{
	struct stage *s = arg;

	s->done = done;
	s->all = all;
	return stage_tell(s);
}

bool
stage_tell_at(void *arg, size_t done)
{
	struct stage *s = arg;

	s->done = s->from + done;
	return stage_tell(s);
}

int
stage_cancelled(struct error *err)
{
	return error_set(err, ERR_OK, "%s", _("Cancelled. Nothing was "
	    "written."));
}

void
result_add_gap(struct package_result *out, size_t evidence,
    enum file_state state, const char *text)
{
	out->gaps = xreallocarray(out->gaps, out->n_gaps + 1,
	    sizeof(*out->gaps));
	out->gaps[out->n_gaps].evidence = evidence;
	out->gaps[out->n_gaps].state = state;
	out->gaps[out->n_gaps].text = xstrdup(text);
	out->n_gaps++;
	if (state != FILE_SAME)
		out->n_left_out++;
}

void
stage_note(struct build *b, struct package_result *out, size_t evidence,
    const char *text)
{
	free(b->packed[evidence].note);
	b->packed[evidence].note = xstrdup(text);
	result_add_gap(out, evidence, FILE_SAME, text);
}
