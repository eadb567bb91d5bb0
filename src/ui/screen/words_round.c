/* What the journal holds of printed sheets and of what was typed in from
 * them, in words. */
#include "config.h"

#include <string.h>

#include "assess/round.h"
#include "base/i18n.h"
#include "catalog/load.h"
#include "ui/screen/words.h"

bool
words_is_round(const char *subject)
{
	return str_starts(subject, "sheet/") || str_starts(subject, "round/");
}

void
words_round_subject(struct str *out, const char *subject)
{
	(void)str_addf(out, _("Sheet %s"), strchr(subject, '/') + 1);
}

void
words_round_field(struct str *out, const struct catalog *c,
    const char *field)
{
	static const struct { const char *code, *name; } names[] = {
		{ "edition", N_("Edition") }, { "printed", N_("Printed on") },
		{ "page", N_("Page") }, { "next", N_("Next page") },
		{ "rows", N_("Rows") }, { "closed", N_("Compared on") },
	};
	const struct item *it = catalog_item(c, field);
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].code, field) == 0)
			field = _(names[i].name);
	if (it != NULL)
		(void)str_addf(out, "%s %s", it->id, it->title);
	else
		(void)str_add(out, field);
}

/* The ids of the rows; the hashes of their texts are nothing to read. */
static void
add_rows(struct str *out, const char *rows)
{
	size_t len, n = 0;

	for (; *rows != '\0'; rows += len + (rows[len] == '\n')) {
		len = strcspn(rows, "\n");
		(void)str_add(out, n++ > 0 ? " " : "");
		(void)str_add_n(out, rows, strcspn(rows, " \n"));
	}
}

void
words_round_value(struct str *out, const char *field, const char *value)
{
	enum verdict v = verdict_parse(value);

	if (strcmp(field, "rows") == 0)
		add_rows(out, value);
	else if (strcmp(value, "blank") == 0)
		(void)str_add(out, _("left blank"));
	else if (v != VERDICT_NONE)
		(void)str_add(out, _(verdict_name(v)));
	else
		words_stamp(out, value);
}
