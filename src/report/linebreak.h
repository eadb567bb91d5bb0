/*
 * Breaking a text into lines of a given width, by the rules of Japanese
 * typesetting: no closing mark begins a line, no opening one ends it, Latin
 * words stay whole where they fit, no last line of a single character.
 */
#ifndef REPORT_LINEBREAK_H
#define REPORT_LINEBREAK_H

#include <stdint.h>

#include "report/style.h"

/* Widths come from outside, so that layout needs no fonts. */
struct metrics {
	int (*advance)(void *arg, enum face face, uint32_t code); /* 1/1000 em */
	void *arg;
};

/* One line: bytes [start, start + len) without trailing blanks. */
struct line {
	size_t start, len;
	int width;		/* hundredths of a point */
	bool hard;		/* a line feed or the end of the text follows */
};

/* Characters that take no room and are not drawn (joiners, selectors). */
bool linebreak_invisible(uint32_t code);
int text_width(const struct metrics *m, enum face face, int size,
    const char *s, size_t n);
/* At least one line; *out is for the caller to free. */
size_t linebreak(const struct metrics *m, enum face face, int size,
    const char *s, size_t n, int width, struct line **out);

#endif
