/* The improvement plan: what does not conform or is not known, and what is
 * being done about it. */
#ifndef ASSESS_PLAN_H
#define ASSESS_PLAN_H

#include <stdbool.h>

#include "assess/answer.h"

struct plan_row {
	const struct item *item;
	enum verdict verdict;
	const char *measure, *owner, *cost, *state, *note;
	date_day due;			/* DATE_NONE: not fixed */
	bool open, overdue;		/* open: neither done nor given up */
};

struct plan_list { struct plan_row *list; size_t n; };

/* Open ones first, by due date, those without a day behind; then what is
 * done. Borrowed texts of the sheet. */
void plan_collect(struct plan_list *out, const struct catalog *c,
    const struct sheet *s, date_day today);
/* The plan of one item; false: it is none of the plan's. */
bool plan_of(const struct sheet *s, const struct item *it, date_day today,
    struct plan_row *out);
void plan_clear(struct plan_list *l);

#endif
