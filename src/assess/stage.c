/* Stages as fields of the subject "programme": the present one by its id, and
 * a day for each that was reached. */
#include "config.h"

#include "assess/stage.h"

#include <stdio.h>
#include <string.h>

#include "assess/edition.h"
#include "base/str.h"

#define PROGRAMME "programme"
#define PACKAGE_PREFIX "package/"
#define FIELD_SIZE 80

const struct milestone *
stage_now(const struct catalog *c, const struct sheet *s)
{
	const struct milestone *m = programme_stage(c->programme,
	    sheet_get(s, PROGRAMME, "stage"));

	if (m == NULL && c->programme != NULL && c->programme->n_stages > 0)
		m = &c->programme->stages[0];
	return m;
}

date_day
stage_day(const struct sheet *s, const struct milestone *m)
{
	char field[FIELD_SIZE];

	snprintf(field, sizeof(field), "stage.%s", m->id);
	return date_parse(sheet_get(s, PROGRAMME, field));
}

struct newest {
	const char *code, *at;
};

static bool
look_at_package(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct newest *n = arg;

	if (str_starts(subject, PACKAGE_PREFIX) &&
	    strcmp(field, "exported_at") == 0 &&
	    strcmp(value, n->at) >= 0) {
		n->code = subject + strlen(PACKAGE_PREFIX);
		n->at = value;
	}
	return true;
}

const char *
stage_last_package(const struct sheet *s)
{
	struct newest n = { "", "" };

	sheet_each(s, look_at_package, &n);
	return n.code;
}

void
stage_reach(const struct sheet *s, const struct milestone *m, date_day day,
    void (*put)(void *arg, const char *subject, const char *field,
    const char *value), void *arg)
{
	char field[FIELD_SIZE], iso[11], package[64], number[16];
	const char *code = stage_last_package(s);

	snprintf(field, sizeof(field), "stage.%s", m->id);
	date_format_iso(day, iso);
	put(arg, PROGRAMME, "stage", m->id);
	put(arg, PROGRAMME, field, iso);
	if (m->role != STAGE_SUBMIT)
		return;
	put(arg, "application", "submitted", iso);
	if (code[0] != '\0')
		put(arg, PROGRAMME, "submitted_code", code);
	snprintf(package, sizeof(package), PACKAGE_PREFIX "%s", code);
	if (edition_next(s, code, number))
		put(arg, package, "edition", number);
}
