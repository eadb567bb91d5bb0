/* The questions of the certification body, and what was answered. */
#ifndef ASSESS_QUESTION_H
#define ASSESS_QUESTION_H

#include <stdbool.h>

#include "assess/sheet.h"
#include "catalog/catalog.h"

struct question {
	size_t number;			/* 1.. in the order they were entered */
	const char *id;			/* the uuid; borrowed, as all texts */
	const char *item_id;
	const struct item *item;	/* NULL where there is none such */
	const char *text, *answer, *before, *after, *state;
	date_day date, deadline, answered;
	bool open, overdue;		/* open: without an answer */
};

struct question_list { struct question *list; size_t n, cap; };

/* Open ones first, by deadline; then the others in order. */
void question_collect(struct question_list *out, const struct catalog *c,
    const struct sheet *s, date_day today);
void question_clear(struct question_list *l);
/* By number as users give it, or NULL. */
const struct question *question_find(const struct question_list *l,
    size_t number);

#endif
