/*
 * The key-in screen's own parts: a printed page of the walk-round sheet, typed
 * in row by row.
 *
 *   keyin.c        the page code, one key a row, the counts at the end
 *   keyin_part.c   values, photo numbers and the reason of a row
 *   keyin_view.c   the row as it is printed
 */
#ifndef UI_SCREEN_KEYIN_H
#define UI_SCREEN_KEYIN_H

#include "assess/limit.h"
#include "assess/round.h"
#include "ui/page.h"
#include "ui/screen.h"

enum keyin_step { KEYIN_CODE, KEYIN_ROWS, KEYIN_COUNTS };

/* What is typed for a row beside its verdict; PART_READING + i: a reading. */
enum { PART_NONE, PART_REASON, PART_PHOTOS, PART_NOTE, PART_READING };

/* What happens once the journal has what was asked for. */
enum keyin_pending { PENDING_NONE, PENDING_ROW, PENDING_REASON, PENDING_PART,
	PENDING_CLOSED, PENDING_AGAIN };

enum { KEYIN_PAGES = 100, KEYIN_FIELD_MAX = LIMIT_LINE };

struct keyin_choice {			/* a page that could be typed in */
	char code[ROUND_CODE];
	const char *page;		/* borrowed from the sheet */
	date_day printed, closed;
	size_t rows, typed;
};

struct keyin_state {
	enum keyin_step step;
	struct round_page page;		/* of the last event */
	struct keyin_choice list[KEYIN_PAGES];
	size_t n, choice;		/* choice: n when none was taken */
	size_t row, then;		/* then: where a typed row leads */
	size_t part, then_part;
	struct field_state field;	/* the code, or a part */
	enum keyin_pending pending;
};

/* The item of the row; NULL when it is no longer asked. */
const struct item *keyin_item(const struct keyin_state *st);
void keyin_place(const struct keyin_state *st, struct effects *fx);
/* On to st->then, or to the counts. */
void keyin_go_on(struct keyin_state *st);

/* --- keyin_part.c --- */
/* The next part that the paper has for this row; PART_NONE behind the last,
 * and before the first. */
size_t keyin_next_part(const struct keyin_state *st, const struct model *m,
    size_t part, bool back);
void keyin_open_part(struct screen *s, const struct model *m, size_t part);
void keyin_close_part(struct screen *s);
void keyin_update_part(struct screen *s, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx);
/* Journal field of a part: "reading.temp_c". */
const char *keyin_field(const struct keyin_state *st, size_t part, char *out,
    size_t size);
/* A part by its journal field, or PART_NONE. */
size_t keyin_part_of(const struct keyin_state *st, const char *field);
/* What stands in a part for people: a choice by its name. */
const char *keyin_value(const struct keyin_state *st, const struct model *m,
    size_t part);
const struct reading *keyin_reading(const struct keyin_state *st,
    size_t part);

/* --- keyin_view.c --- */
void keyin_view(const struct screen *s, const struct model *m,
    struct page *p);

#endif
