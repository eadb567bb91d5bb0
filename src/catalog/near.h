/* "Did you mean …?": the candidate nearest to a mistyped word. */
#ifndef CATALOG_NEAR_H
#define CATALOG_NEAR_H

#include <stddef.h>

struct near {
	const char *word;
	const char *best;	/* borrowed from the candidates */
	size_t distance;
};

void near_init(struct near *n, const char *word);
void near_try(struct near *n, const char *candidate);
/* NULL when no candidate is near enough to be meant. */
const char *near_best(const struct near *n);

#endif
