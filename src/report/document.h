/*
 * The document as blocks, in reading order: what is said, not where it
 * stands. Pure: catalogue and state in, blocks out; layout.h places them and
 * document_dump prints them as text for golden tests.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/answer.h"
#include "base/arena.h"
#include "base/str.h"
#include "report/report.h"
#include "report/style.h"

/* A text in one style. `link` names an anchor; with `page_of_link` the number
 * of the page where it stands is put behind the text. */
struct para {
	struct para *next;
	const char *text;
	enum style style;
	enum align align;
	const char *mark;	/* hangs before the text, as in a list; or NULL */
	const char *link;	/* or NULL */
	bool page_of_link;
};

struct cell { struct para *first, *last; };

enum row_kind {
	ROW_BODY,
	ROW_GROUP,		/* one cell over the whole width, tinted */
	ROW_WIDE		/* belongs to the row above: one cell, from the
				 * second column to the right edge */
};

struct row {
	struct row *next;
	enum row_kind kind;
	const char *anchor;	/* or NULL */
	int min_height;		/* room for handwriting */
	const char *again;	/* first column, where it goes on overleaf */
	struct cell *cells;	/* as many as the table has columns */
};

struct column {
	int share;		/* of the width; the shares are added up */
	enum align align;
	bool label;		/* tinted: it names what stands beside it */
};

enum rules { RULES_ROWS, RULES_GRID, RULES_NONE, RULES_LEADERS };

struct table {
	const struct column *columns;
	size_t n_columns;
	const char **head;	/* or NULL: no head */
	enum rules rules;
	struct row *first, *last;
};

struct bar {			/* of the chart: one chapter */
	struct bar *next;
	const char *label;
	size_t by[VERDICT_N], total;
};

struct photo {
	const struct report_photo *file;
	const char *title;
	struct cell lines;	/* below the picture */
	const char *code;	/* for its QR */
	const char *anchor;
	unsigned per_page, slot;	/* 1, 2, 4 to a page; which of them */
};

struct sign_line { const char *label, *text; };

enum block_kind {
	BLOCK_PAGE,		/* what follows begins a new page */
	BLOCK_SPACE, BLOCK_HEADING, BLOCK_PARA, BLOCK_BOX, BLOCK_TABLE,
	BLOCK_CHART, BLOCK_PHOTO, BLOCK_SIGN, BLOCK_RULE,
	BLOCK_ANCHOR		/* a heading that is not printed */
};

struct block {
	struct block *next;
	enum block_kind kind;
	int level;		/* heading: 1..3 */
	int space;		/* space: height */
	bool strong;		/* box: heavy frame */
	const char *anchor;	/* heading */
	struct cell text;	/* heading, para, box */
	struct table table;
	struct bar *bars;
	struct photo photo;
	const struct sign_line *lines;
	size_t n_lines;
	const char *seal;	/* sign: what the field for the seal says */
};

struct document {
	struct arena *arena;
	struct block *first, *last;
	const char *title, *subject, *author;
	const char *running;	/* head of every page, before its part's name */
	const char *foot[2];	/* foot of every page */
	const char *unfinished;	/* stamp on every page, or NULL */
	const char *copy;	/* the same: the applicant's own copy */
	const char *code;	/* the package code */
	const char *edition;	/* of what is handed in, or NULL */
	const char *page_code;	/* QR of a page: this and the page number */
	/* Pages that are known by the rows that begin on them instead: the code
	 * of such rows (anchors, n > 0), kept with the document. NULL: none. */
	const char *(*rows_code)(const struct document *d,
	    const char *const *rows, size_t n);
	const void *rows_arg;
	const char *lang;
};

/* Builds the whole document; the caller frees it. */
struct document *document_new(const struct report_input *in);
void document_free(struct document *d);		/* NULL is allowed */
void document_dump(const struct document *d, struct str *out);

#endif
