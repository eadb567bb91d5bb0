/*
 * The manual: pages in assets/man, written as plain text in a small markup,
 * with lists that come from the program's own tables. The same page is shown
 * by "anshin help" and becomes the page of man(1).
 *
 *   # NAME SECTION DAY TITLE      the first line
 *   ## HEADING    ### SMALLER     - TERM :: EXPLANATION
 *       four blanks: an example, kept as it is
 *   @commands @options @settings @keys @catalogue     lists from tables
 *   anything else: a paragraph, up to an empty line; `words` are strong
 */
#ifndef APP_CLI_MANUAL_H
#define APP_CLI_MANUAL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"
#include "base/str.h"

/* Where a page is being written to. */
struct manual {
	FILE *out;
	bool roff;
	size_t columns;			/* of plain text */
	struct str text;		/* of the paragraph so far */
	struct str term;		/* "" outside a list */
	bool code;			/* in an example */
	bool headed;			/* nothing since the last heading */
};

void manual_heading(struct manual *m, const char *text, bool small);
void manual_term(struct manual *m, const char *term, const char *text);
void manual_code(struct manual *m, const char *line);

/* The list of that name; false when there is none. */
bool manual_list(struct manual *m, const char *name);

/* Writes the page of a topic ("tutorial", or a file name "anshin.7").
 * ERR_NOT_FOUND when there is no such topic. */
int manual_write(FILE *out, const char *topic, bool roff, size_t columns,
    struct error *err) CHECKED;
const char *manual_topics(void);	/* blanks between */

#endif
