/*
 * What differs between two states of an application: this year's and last
 * year's, or now and when it was submitted.
 */
#ifndef ASSESS_DIFF_H
#define ASSESS_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/sheet.h"
#include "catalog/catalog.h"

enum diff_kind {
	DIFF_FORM,
	DIFF_TEXT,			/* the question itself has changed */
	DIFF_ITEM_NEW, DIFF_ITEM_GONE,	/* of another check sheet: the whole item;
					 * gone: `old` is its "id title", which
					 * ends with the line */
	DIFF_VERDICT,
	DIFF_ANSWER,			/* any other field of an item */
	DIFF_FILE_NEW, DIFF_FILE_GONE, DIFF_FILE,	/* evidence */
	DIFF_RECORD			/* certificate, diagnosis, question */
};

struct diff {
	enum diff_kind kind;
	const struct item *item;	/* or NULL */
	const char *subject, *field;	/* borrowed, as the values */
	const char *old, *now;		/* "" where there is nothing */
};

struct diff_list { struct diff *list; size_t n, cap; };

/* In the order of the form and the check sheet, then evidence, then records.
 * Both sheets must outlive the list. */
void diff_collect(struct diff_list *out, const struct catalog *c,
    const struct sheet *old, const struct sheet *now);
void diff_clear(struct diff_list *l);
/* Whether the item, or evidence that serves it, is among the differences. */
bool diff_touches(const struct diff_list *l, const struct sheet *now,
    const struct item *it);
const char *diff_kind_name(enum diff_kind k);	/* msgid */

#endif
