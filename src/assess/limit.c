/* Which limit a field of the journal has. */
#include "config.h"

#include "assess/limit.h"

#include <string.h>

#include "base/str.h"
#include "catalog/load.h"

/* The first row whose beginnings are those of subject and field. */
static const struct { const char *subject, *field; size_t bytes; } rows[] = {
	{ "form", "", LIMIT_LINE },		/* none of the catalogue */
	{ "item/", "note", LIMIT_NOTE },
	{ "item/", "reason", LIMIT_NOTE },
	{ "item/", "reading.", LIMIT_LINE },
	{ "item/", "plan.", LIMIT_RECORD },
	{ "question/", "", LIMIT_RECORD },
	{ "programme", "", LIMIT_RECORD },
	{ "diagnosis", "", LIMIT_RECORD },
	{ "evidence/", "caption", LIMIT_LINE },
	{ "evidence/", "effective", LIMIT_LINE },
};

size_t
limit_of_form(const struct form_field *f)
{
	return f->type == FIELD_LINES ? LIMIT_LINES : LIMIT_LINE;
}

size_t
limit_of(const struct catalog *c, const char *subject, const char *field)
{
	const struct form_field *f = strcmp(subject, "form") == 0 ?
	    catalog_field(c, field) : NULL;
	size_t i;

	if (f != NULL)
		return limit_of_form(f);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (str_starts(subject, rows[i].subject) &&
		    str_starts(field, rows[i].field))
			return rows[i].bytes;
	return SIZE_MAX;
}
