/*
 * All facilities beside each other: what is missed most comes first, since
 * that is where one measure helps many.
 */
#ifndef ASSESS_SITES_H
#define ASSESS_SITES_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/answer.h"

struct site {
	int number, year;		/* of its newest application */
	const char *name;		/* borrowed, as the sheet */
	const struct sheet *sheet;
	size_t done;			/* measures */
};

struct site_cell {
	enum verdict verdict;		/* in effect */
	bool done;			/* confirmed, and conforms or is no case */
	bool shared;			/* taken from the shared answers */
	bool shared_changed;		/* and the source has another now */
};

struct site_row {
	const struct item *item;
	struct site_cell *cells;	/* one per site */
	size_t missed;			/* sites where it is not done */
};

struct sites {
	struct site *list;
	size_t n;
	struct site_row *rows;		/* missed most first, then as in the sheet */
	size_t n_rows;
};

/* Takes `list` (of xcalloc); the names and sheets must outlive it. */
void sites_collect(struct sites *out, const struct catalog *c,
    struct site *take_list, size_t n);
void sites_clear(struct sites *s);
/* Shared answers, over all sites, that are not what their source says now. */
size_t sites_changed(const struct sites *s);

/* The programme's sampling case: operation, rules and network are the same as
 * at other sites. The reason may be "". */
bool site_is_common(const struct site *s, const char **reason);

#endif
