/*
 * A walk round the building on paper, typed in afterwards. A printed page has
 * a code that stands for the application, the edition, the day and the rows on
 * it with the text that each asked; the journal keeps what the code stands
 * for, so that a page can be typed in whatever has changed since.
 *
 *   sheet/<code>  edition printed page ("2/7") next (code of the page after
 *                 it) rows ("4-03 <hash of its text>" a line)
 *   round/<code>  what was typed, a field an item ("conforms" ... "blank"),
 *                 and `closed`, the day its counts were compared
 *
 * What is typed goes to the items as an answer on the screen would; round/
 * only remembers which row of the paper said it.
 */
#ifndef ASSESS_ROUND_H
#define ASSESS_ROUND_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/answer.h"

enum { ROUND_CODE = 10,		/* "7K3P-QX2M" and the NUL */
	ROUND_ROWS = 64,	/* more do not fit a page */
	ROUND_ID = 32 };

enum round_tick {
	ROUND_OPEN,		/* not typed yet */
	ROUND_BLANK,		/* nothing is ticked on the paper */
	ROUND_CONFORMS, ROUND_FAILS, ROUND_NA, ROUND_UNKNOWN
};

struct round_row {
	char id[ROUND_ID];
	char text_hash[65];		/* of the text on the paper */
	const struct item *item;	/* NULL: it is no longer asked */
	bool changed;			/* it asks something else by now */
	enum round_tick tick;
};

struct round_page {
	char code[ROUND_CODE], next[ROUND_CODE];
	const char *edition, *page;	/* borrowed from the sheet */
	date_day printed, closed;	/* or DATE_NONE */
	struct round_row rows[ROUND_ROWS];
	size_t n;
};

struct round_count {
	size_t rows, typed, ticked, blank;
	size_t by[VERDICT_N];		/* of the ticked ones */
};

/* The code of a page: of an application, printed on a day. */
void round_code(char out[ROUND_CODE], const char *application,
    const char *edition, date_day printed, const struct item *const *rows,
    size_t n);
/* A code as people type it: small letters, full width, O for 0. false: it is
 * none; one wrong or two exchanged characters are always noticed. */
bool round_code_read(char out[ROUND_CODE], const char *typed);

/* What the journal keeps of a printed page. next: "" for the last one. */
void round_print(const char *code, const char *edition, date_day printed,
    const char *page, const char *next, const struct item *const *rows,
    size_t n, answer_put *put, void *arg);
/* false: this application has no such page. */
bool round_find(struct round_page *out, const struct catalog *c,
    const struct sheet *s, const char *code);
/* The printed pages by their codes: `each` until it returns false. */
void round_each(const struct catalog *c, const struct sheet *s,
    bool (*each)(void *arg, const struct round_page *p), void *arg);

/* One row typed. The answer counts for the text that the paper asked. Blank
 * takes back only what this page had said before. */
void round_type(const struct round_page *p, size_t row, enum round_tick tick,
    const struct sheet *s, const char *now, const char *who, answer_put *put,
    void *arg);
/* The counts were compared with the paper. */
void round_close(const struct round_page *p, date_day day, answer_put *put,
    void *arg);
/* To type the page once more from its first row. */
void round_reopen(const struct round_page *p, answer_put *put, void *arg);
void round_count(const struct round_page *p, struct round_count *out);
/* The first row from `from` on (round and round) that is not typed; n when
 * there is none. */
size_t round_next(const struct round_page *p, size_t from);

/* The key of a row: '1' to '4', '0'; ROUND_OPEN for another. */
enum round_tick round_tick_of(char key);
enum verdict round_verdict(enum round_tick tick);	/* NONE when blank */

/* Numbers of photos as a camera shows them, kept in item/<id> photos, blanks
 * between: the words that hold a digit. */
void round_photos(char *out, size_t size, const char *typed);
/* The number among them that the file's name is of, and what is left of them
 * without it; false when there is none. */
bool round_photo_take(const char *numbers, const char *name, char *number,
    char *rest, size_t size);
/* Whether a file's name is that of a photo number: "0123", "IMG_0123.JPG". */
bool round_photo_is(const char *number, const char *name);

#endif
