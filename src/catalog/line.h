/*
 * One line outside a long text, as a person types it: indentation, "- ", key,
 * colon, value. Each step notes its fault, mends it where the length in bytes
 * allows, and says where the next part begins.
 */
#ifndef CATALOG_LINE_H
#define CATALOG_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "catalog/source.h"

struct lines {
	struct source *s;
	const char *text;	/* s->text, or the copy when there is one */
	char *copy;		/* NULL until something is mended */
	size_t start, end;	/* of the line at hand, without its line end */
	int number;		/* of the line, from 1 */
	int broken;		/* first line that could not be mended, or 0 */
};

/* The copy, in order to mend it. */
char *line_mendable(struct lines *l);
void line_cannot_mend(struct lines *l);
bool line_is_at(const struct lines *l, size_t i, const char *sign);

/* Where the text of the line begins (l->end: an empty line). *is_odd: a fault
 * of the indentation was noted. */
size_t line_indent(struct lines *l, bool *is_odd);
size_t line_dash(struct lines *l, size_t i);
/* Where the value behind key and colon begins; 0 when there is no key. */
size_t line_colon(struct lines *l, size_t key);
/* Where the sign of a long text (| or >) stands; 0 when the value is none. */
size_t line_block_sign(struct lines *l, size_t value);
/* Whether a word of a-z and _ stands at i, alone or before a blank. */
bool line_is_lone_word(const struct lines *l, size_t i);
/* A full-width # that is meant as a comment; noted and mended. */
bool line_is_full_hash(struct lines *l, size_t i);

#endif
