/* The rating's code for programs, from the programme's own words. */
#include "config.h"

#include "assess/grade.h"

#include <string.h>

#include "assess/readiness.h"
#include "base/i18n.h"

static const struct {
	const char *code, *name;
} words[] = {
	[RATING_OPEN] = { "open", N_("Not yet known") },
	[RATING_BELOW_LOW] = { "below-low", N_("Below low") },
	[RATING_LOW] = { "low", N_("Low") },
	[RATING_MEDIUM_HIGH] = { "medium-high", N_("Medium to high") },
};

enum rating
grade_rating(const struct catalog *c, const struct sheet *s)
{
	enum rating rating = RATING_OPEN;
	struct rating_result r;
	size_t i;

	rating_look(&r, c, s);
	for (i = 0; r.level != NULL && i < sizeof(words) / sizeof(words[0]);
	    i++)
		if (strcmp(words[i].code, r.level->id) == 0)
			rating = (enum rating)i;
	rating_clear(&r);
	return rating;
}

const char *
rating_name(enum rating r)
{
	return words[r].name;
}
