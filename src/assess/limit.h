/*
 * How long what people write may be. Screens and plain mode take no more, the
 * commands and the session refuse it: a text that one way lets in must be one
 * that the others can show and edit.
 */
#ifndef ASSESS_LIMIT_H
#define ASSESS_LIMIT_H

#include "catalog/catalog.h"

/* In bytes; a Japanese character has three. */
enum {
	LIMIT_LINE = 2000,		/* a name, a caption, a value */
	LIMIT_RECORD = 16 * 1024,	/* a question, a plan */
	LIMIT_LINES = 20000,		/* a field of several lines */
	LIMIT_NOTE = 64 * 1024		/* a note, a reason */
};

size_t limit_of_form(const struct form_field *f);
/* SIZE_MAX for what the program itself writes. */
size_t limit_of(const struct catalog *c, const char *subject,
    const char *field);

#endif
