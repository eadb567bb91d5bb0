/* Numbers of what was handed in. */
#include "config.h"

#include "assess/edition.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

#define PREFIX "package/"

struct search {
	unsigned below, number;
	const char *code;
};

static bool
look_at(void *arg, const char *subject, const char *field, const char *value)
{
	struct search *w = arg;
	unsigned long n;

	if (!str_starts(subject, PREFIX) || strcmp(field, "edition") != 0)
		return true;
	n = strtoul(value, NULL, 10);
	if (n > w->number && n < w->below) {
		w->number = (unsigned)n;
		w->code = subject + strlen(PREFIX);
	}
	return true;
}

unsigned
edition_highest(const struct sheet *s, unsigned below, const char **code)
{
	struct search w = { below, 0, "" };

	sheet_each(s, look_at, &w);
	*code = w.code;
	return w.number;
}

unsigned
edition_of(const struct sheet *s, const char *code)
{
	char subject[64];

	snprintf(subject, sizeof(subject), PREFIX "%s", code);
	return (unsigned)strtoul(sheet_get(s, subject, "edition"), NULL, 10);
}

bool
edition_next(const struct sheet *s, const char *code, char out[16])
{
	const char *last;

	snprintf(out, 16, "%u", edition_highest(s, UINT_MAX, &last) + 1);
	return code[0] != '\0' && edition_of(s, code) == 0;
}
