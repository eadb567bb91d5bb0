/*
 * A copy of an application to show to somebody outside: without who and where.
 * Free texts are kept; only the names that stand in the fields are taken out of
 * them, so what else was written there is not promised to be gone.
 */
#ifndef ASSESS_REDACT_H
#define ASSESS_REDACT_H

#include "assess/sheet.h"
#include "catalog/catalog.h"

struct redact_words {
	const char *name, *number;	/* "(name)", "(number)" */
	const char *open, *close;	/* around a field's label: "(", ")" */
};

/* Form fields that the catalogue says identify somebody, names in records and
 * names of files become neutral words. sheet_free() it. */
struct sheet *redact_sheet(const struct catalog *c, const struct sheet *s,
    const struct redact_words *words);

#endif
