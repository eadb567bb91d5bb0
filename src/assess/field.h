/* Form fields: what was typed -> the value that is kept, or what is wrong. */
#ifndef ASSESS_FIELD_H
#define ASSESS_FIELD_H

#include "catalog/catalog.h"

enum field_fault {
	FIELD_OK, FIELD_EMPTY, FIELD_BAD_POSTAL, FIELD_BAD_PHONE,
	FIELD_BAD_EMAIL, FIELD_BAD_URL, FIELD_BAD_DATE, FIELD_BAD_NUMBER,
	FIELD_BAD_CHOICE, FIELD_TOO_LONG
};

/* Normalised copy in *out for the caller to free ("" allowed): postal
 * 123-4567, phone with ASCII digits and hyphens, date as ISO, number in ASCII,
 * yes/no as yes or no, choices as blank-separated ids in catalogue order.
 * FIELD_EMPTY only for a required field. On a fault *out is the cleaned text
 * as typed, so that nothing is lost. */
enum field_fault field_normalise(const struct form_field *f,
    const char *typed, char **out);
/* msgid: a sentence that mends it, with an example. */
const char *field_fault_text(enum field_fault fault);
/* How a stored value reads for people: labels of choices, dates, units are
 * the caller's part; returns NULL when the value is shown as it is. */
const struct choice *field_choice(const struct choices *c, const char *id,
    size_t len);
/* Lower level, shared with readings. Digits to ASCII; free the result. */
char *field_ascii(const char *typed);

#endif
