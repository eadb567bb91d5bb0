/* Journal subjects and fields in words, for undo, history and diff. */
#include "config.h"

#include <string.h>

#include "app/wizard.h"

static const struct {
	const char *field;
	const char *words;
} item_words[] = {
	{ "verdict", N_("answer") },
	{ "reason", N_("reason") },
	{ "note", N_("note") },
	{ "confirmed_at", N_("confirmation") },
	{ "confirmed_by", N_("confirmation") },
	{ "text_hash", N_("confirmation") },
};

static const char *
check_text(const struct item *it, const char *id)
{
	size_t i;

	for (i = 0; i < it->n_checks; i++)
		if (strcmp(it->checks[i].id, id) == 0)
			return it->checks[i].text;
	return id;
}

static const char *
reading_label(const struct item *it, const char *id)
{
	size_t i;

	for (i = 0; i < it->n_readings; i++) {
		size_t len = strlen(it->readings[i].id);

		if (strncmp(it->readings[i].id, id, len) == 0 &&
		    (id[len] == '\0' || id[len] == '.'))
			return it->readings[i].label;
	}
	return id;
}

static void
describe_item(struct str *out, const struct item *it, const char *field)
{
	const char *what = field;
	size_t i;

	for (i = 0; i < sizeof(item_words) / sizeof(item_words[0]); i++)
		if (strcmp(field, item_words[i].field) == 0)
			what = _(item_words[i].words);
	if (str_starts(field, "check."))
		what = check_text(it, field + 6);
	else if (str_starts(field, "reading."))
		what = reading_label(it, field + 8);
	(void)str_addf(out, _("%s %s: %s"), it->id, it->title, what);
}

void
subject_describe(struct str *out, const struct catalog *c,
    const struct sheet *s, const char *subject, const char *field)
{
	const struct item *it;
	const struct form_field *f;
	struct evidence e;

	if (str_starts(subject, "item/") &&
	    (it = catalog_item(c, subject + 5)) != NULL) {
		describe_item(out, it, field);
	} else if (str_starts(subject, "form") &&
	    (f = catalog_field(c, field)) != NULL) {
		(void)str_addf(out, _("application form: %s"), f->label);
	} else if (str_starts(subject, "evidence/")) {
		if (!sheet_evidence_find(s, subject + 9, &e))
			e.name = "";
		(void)str_addf(out, _("evidence: %s"), e.name);
	} else {
		(void)str_add(out, subject);
	}
}
