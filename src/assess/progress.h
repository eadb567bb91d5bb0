/* Counts, by chapter and in all. Only confirmed answers count as done. */
#ifndef ASSESS_PROGRESS_H
#define ASSESS_PROGRESS_H

#include <stddef.h>

#include "assess/answer.h"

struct tally {
	size_t items;
	size_t by[VERDICT_N];		/* verdicts in effect */
	size_t done;			/* confirmed, or switched off */
	size_t required, required_done;	/* basic items only */
};

struct progress {
	struct tally all;
	struct tally *chapters;		/* as many as the catalogue has */
	size_t fields_required, fields_done;	/* of the application form */
};

void progress_init(struct progress *p, const struct catalog *c);
void progress_clear(struct progress *p);
void progress_count(struct progress *p, const struct catalog *c,
    const struct sheet *s);
/* First item after `from` (index; wraps) that is not done, or NULL; `from`
 * itself only when it is the last one left, n_items to begin at the first. At
 * a renewal what has changed or is new goes before what is too old, and that
 * before the rest. Basic items only when basic_only. */
const struct item *progress_next_open(const struct catalog *c,
    const struct sheet *s, size_t from, bool basic_only, date_day today);

#endif
