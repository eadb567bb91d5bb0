/* Whether what is to be recorded is short enough: the one door that commands,
 * wizard and plain mode have in common looks at it (assess/limit.h). */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "assess/limit.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/screen/words.h"

static int
refuse(const char *what, size_t limit, struct error *err)
{
	return error_set(err, ERR_DATA, _("%s: this is too long; please shorten "
	    "it to %zu characters (%zu Latin ones)."), what, limit / 3, limit);
}

int
session_fits(const struct session *s, const struct change *c, size_t n,
    struct error *err)
{
	struct str what;
	size_t i, limit;
	int rc = 0;

	for (i = 0; i < n && rc == 0; i++) {
		limit = limit_of(s->catalog, c[i].subject, c[i].field);
		if (c[i].value == NULL || strlen(c[i].value) <= limit)
			continue;
		str_init(&what, 1000);
		if (strcmp(c[i].subject, "form") != 0) {
			words_subject(&what, s->catalog, c[i].subject);
			(void)str_add(&what, " ");
		}
		words_field(&what, s->catalog, c[i].subject, c[i].field);
		rc = refuse(what.ptr, limit, err);
		str_clear(&what);
	}
	return rc;
}

int
session_name(const struct session *s, const char *typed, char **name,
    struct error *err)
{
	const struct change c = { "form", "facility_name",
		*name = utf8_clean(typed, strlen(typed), true) };
	int rc = utf8_is_blank(*name) ? error_set(err, ERR_DATA,
	    _("Please enter the name of the facility.")) :
	    session_fits(s, &c, 1, err);

	if (rc != 0) {
		free(*name);
		*name = NULL;
	}
	return rc;
}
