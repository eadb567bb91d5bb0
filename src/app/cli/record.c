/*
 * anshin set for what is neither form nor answer: the certificate, the
 * diagnosis, the plan of an item, a question by its number.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/named.h"
#include "assess/question.h"
#include "assess/record.h"
#include "base/str.h"

/* "question/2" -> the journal's subject. */
static int
question_subject(struct session *s, const char *what, char *out, size_t size,
    struct error *err)
{
	struct question_list l;
	const struct question *q;
	char *end;
	int rc = 0;

	question_collect(&l, s->catalog, s->sheet, s->today);
	q = question_find(&l, strtoul(what + strlen("question/"), &end, 10));
	if (q == NULL || *end != '\0')
		rc = error_set(err, ERR_NOT_FOUND, _("There is no question "
		    "\"%s\"; \"anshin question\" lists them."), what);
	else
		snprintf(out, size, "question/%s", q->id);
	question_clear(&l);
	return rc;
}

bool
cli_is_record(const char *what, const char *field)
{
	return strcmp(what, record_certificate.subject) == 0 ||
	    strcmp(what, record_diagnosis.subject) == 0 ||
	    str_starts(what, "question/") || str_starts(field, "plan.");
}

static int
no_field(const char *subject, const char *field, struct error *err)
{
	const struct record *const all[] = { &record_certificate,
		&record_diagnosis, &record_plan, &record_question };
	char sentence[200];
	struct names names;
	size_t i, k;

	names_init(&names, field);
	for (i = 0; i < 4; i++)
		if (str_starts(subject, all[i]->subject))
			for (k = 0; k < all[i]->n; k++)
				names_add(&names, all[i]->fields[k].id);
	snprintf(sentence, sizeof(sentence), _("There is no field \"%s\" "
	    "here."), field);
	return names_refuse(&names, sentence, err);
}

int
cli_record_add(struct session *s, struct cli_batch *b, const char *what,
    const char *field, const char *value, struct error *err)
{
	char subject[80];
	const struct record_field *f;
	const struct item *it;
	const char *fault;
	char *kept;
	int rc = 0;

	if (str_starts(what, "question/"))
		rc = question_subject(s, what, subject, sizeof(subject), err);
	else if (str_starts(field, "plan."))
		snprintf(subject, sizeof(subject), "item/%s", what);
	else
		snprintf(subject, sizeof(subject), "%s", what);
	if (rc != 0)
		return -1;
	if (str_starts(subject, "item/")) {
		it = cli_item(s, what, err);
		if (it == NULL)
			return -1;
		snprintf(subject, sizeof(subject), "item/%s", it->id);
	}
	f = record_field(subject, field);
	if (f == NULL)
		return no_field(subject, field, err);
	fault = record_normalise(f, value, &kept);
	if (fault != NULL)
		rc = error_set(err, ERR_DATA, "%s: %s", _(f->label),
		    _(fault));
	else
		cli_batch_put(b, subject, field, kept);
	free(kept);
	return rc;
}
