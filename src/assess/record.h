/*
 * What the journal keeps besides the form and the answers: the certificate,
 * the vulnerability diagnosis, the improvement plan of an item, the questions
 * of the certification body. One table says which fields there are and what
 * each takes; commands, screens and paper all read it.
 */
#ifndef ASSESS_RECORD_H
#define ASSESS_RECORD_H

#include <stddef.h>

enum record_type { RECORD_LINE, RECORD_LINES, RECORD_DATE, RECORD_YEN,
	RECORD_CHOICE, RECORD_FILES };

struct record_choice { const char *code, *name; };	/* name: msgid */

struct record_field {
	const char *id;			/* in the journal: "plan.due" */
	const char *label;		/* msgid */
	enum record_type type;
	const struct record_choice *choices;	/* ends with code NULL */
};

struct record {
	const char *subject;		/* whole, or a prefix ending in '/' */
	const char *title;		/* msgid */
	const struct record_field *fields;
	size_t n;
};

extern const struct record record_certificate, record_diagnosis, record_plan,
    record_question;

/* The field of a subject of the journal, or NULL. */
const struct record_field *record_field(const char *subject,
    const char *field);
/* NULL and the value as it is kept in *out (free it; "" clears), or the
 * sentence (msgid) that mends it; *out is then what was typed. */
const char *record_normalise(const struct record_field *f, const char *typed,
    char **out);
const char *record_choice_name(const struct record_field *f,
    const char *code);		/* msgid; the code where it is none */

#endif
