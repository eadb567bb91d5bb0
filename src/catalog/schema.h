/*
 * The catalogue format as one table: it checks a file (fill.c), fills the
 * structs of catalog.h (fill.c), says what a translation may hold (overlay.c)
 * and prints the authors' manual (manual.c). A key that is not here does not
 * exist; a new one is one line here and one member there.
 */
#ifndef CATALOG_SCHEMA_H
#define CATALOG_SCHEMA_H

#include <stddef.h>

enum schema_type {
	SCHEMA_WORD,		/* an id; its form is in `form` */
	SCHEMA_LINE,		/* text of one line */
	SCHEMA_TEXT,		/* text of several lines */
	SCHEMA_NAME,		/* one of `names`; fills an enum */
	SCHEMA_YESNO,		/* yes or no; fills a bool */
	SCHEMA_DATE,		/* "2024-04-01"; fills a date_day */
	SCHEMA_AFTER,		/* a date, or the word application */
	SCHEMA_NUMBER,		/* fills a decimal and its has_ flag */
	SCHEMA_COUNT,		/* whole number above 0; fills an int */
	SCHEMA_CONDITION,
	SCHEMA_FORMULA,
	SCHEMA_WORDS,		/* ids with blanks between */
	SCHEMA_PLACE,		/* id of a place; fills a pointer to it */
	SCHEMA_LIST		/* entries of the shape `of` */
};

enum schema_form {		/* of a word */
	FORM_NAME,		/* wifi_crypto */
	FORM_DASHED,		/* telework-facility-self-check */
	FORM_ITEM,		/* 4-03 */
	FORM_CHAPTER,		/* 4 */
	FORM_EDITION,		/* 2024-04 */
	FORM_FREE		/* no blank in it */
};

#define SCHEMA_REQUIRED 1u	/* in the master */
#define SCHEMA_TRANSLATED 2u	/* belongs to a language: also in an overlay */
#define SCHEMA_OVERLAY 4u	/* only in an overlay */
#define SCHEMA_EVERYWHERE 8u	/* an id that no two entries of the whole
				 * catalogue share, not only of one list */

#define SCHEMA_NOWHERE ((size_t)-1)	/* checked, but not kept */

struct schema;

struct schema_key {
	const char *name;
	enum schema_type type;
	unsigned flags;
	size_t at;		/* offset of the member it fills */
	size_t also;		/* of the has_ flag, the count, or the second */
	enum schema_form form;
	const char *const *names;	/* NULL-terminated, in enum order */
	const struct schema *of;
	size_t columns;		/* the widest line that fits on paper; 0: any */
	const char *help;	/* for authors; N_() */
};

struct schema {
	const char *what;	/* "item": for sentences and the manual; N_() */
	size_t size;		/* of the struct; 0 when there is none */
	const struct schema_key *keys;	/* in the order of the file */
	size_t n;
};

extern const struct schema schema_catalog;
extern const struct schema schema_programme;	/* of programme.yaml */

const struct schema_key *schema_find(const struct schema *schema,
    const char *name);

#endif
