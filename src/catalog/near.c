/*
 * Letters added, left out, changed or swapped, counted on bytes (Damerau and
 * Levenshtein, restricted): the words compared are short ASCII ids.
 */
#include "config.h"

#include "catalog/near.h"

#include <stdint.h>
#include <string.h>

#define WORD_MAX 40u

static size_t
least(size_t a, size_t b, size_t c)
{
	if (b < a)
		a = b;
	return c < a ? c : a;
}

static size_t
distance(const char *a, size_t n, const char *b, size_t m)
{
	size_t rows[3][WORD_MAX + 1], *old = rows[0], *last = rows[1];
	size_t *row = rows[2], *spare, i, j;

	for (j = 0; j <= m; j++)
		old[j] = last[j] = j;
	for (i = 1; i <= n; i++) {
		row[0] = i;
		for (j = 1; j <= m; j++) {
			size_t change = a[i - 1] == b[j - 1] ? 0 : 1;

			row[j] = least(last[j] + 1, row[j - 1] + 1,
			    last[j - 1] + change);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && old[j - 2] + 1 < row[j])
				row[j] = old[j - 2] + 1;
		}
		spare = old;
		old = last;
		last = row;
		row = spare;
	}
	return last[m];
}

void
near_init(struct near *n, const char *word)
{
	n->word = word;
	n->best = NULL;
	n->distance = SIZE_MAX;
}

void
near_try(struct near *n, const char *candidate)
{
	size_t len = strlen(n->word), other = strlen(candidate), d;

	if (len > WORD_MAX || other > WORD_MAX)
		return;
	d = distance(n->word, len, candidate, other);
	if (d < n->distance) {
		n->distance = d;
		n->best = candidate;
	}
}

const char *
near_best(const struct near *n)
{
	size_t len = strlen(n->word), allowed = len >= 6 ? 2 : 1;

	return len > 1 && n->distance <= allowed ? n->best : NULL;
}
