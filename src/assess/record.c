/* The table of records, and the rules for what is typed into them. */
#include "config.h"

#include "assess/record.h"

#include <stdlib.h>
#include <string.h>

#include "assess/field.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const struct record_field certificate[] = {
	{ "certificate_no", N_("Certificate number"), RECORD_LINE, NULL },
	{ "certified_first", N_("First certification date"), RECORD_DATE,
	    NULL },
	{ "certified", N_("Certification date of this time"), RECORD_DATE,
	    NULL },
	{ "term", N_("Year of certification (1: the first)"), RECORD_YEN,
	    NULL },
	{ "valid_until", N_("Expiry written on the certificate"),
	    RECORD_DATE, NULL },
	{ "certificate_files", N_("Files: certificate, sticker, mark"),
	    RECORD_FILES, NULL },
};
const struct record record_certificate = { "programme",
	N_("Certificate"), certificate, COUNT(certificate) };

static const struct record_choice ratings[] = {
	{ "below-low", N_("Below low") }, { "low", N_("Low") },
	{ "medium-high", N_("Medium to high") }, { NULL, NULL },
};
static const struct record_field diagnosis[] = {
	{ "date", N_("Day of the diagnosis"), RECORD_DATE, NULL },
	{ "by", N_("Who made it"), RECORD_LINE, NULL },
	{ "rating", N_("Its rating"), RECORD_CHOICE, ratings },
	{ "files", N_("Its report"), RECORD_FILES, NULL },
	{ "note", N_("Note"), RECORD_LINES, NULL },
};
const struct record record_diagnosis = { "diagnosis",
	N_("Vulnerability diagnosis"), diagnosis, COUNT(diagnosis) };

static const struct record_choice plan_states[] = {
	{ "planned", N_("planned") }, { "doing", N_("in hand") },
	{ "done", N_("done") }, { "dropped", N_("given up") },
	{ NULL, NULL },
};
static const struct record_field plan[] = {
	{ "plan.measure", N_("What will be done"), RECORD_LINES, NULL },
	{ "plan.owner", N_("Who does it"), RECORD_LINE, NULL },
	{ "plan.due", N_("By when"), RECORD_DATE, NULL },
	{ "plan.cost", N_("Cost (yen)"), RECORD_YEN, NULL },
	{ "plan.state", N_("State of the plan"), RECORD_CHOICE,
	    plan_states },
};
const struct record record_plan = { "item/", N_("Improvement plan"), plan,
	COUNT(plan) };

static const struct record_choice question_states[] = {
	{ "open", N_("open") }, { "answered", N_("answered") },
	{ "closed", N_("settled") }, { NULL, NULL },
};
static const struct record_field question[] = {
	{ "item", N_("Item"), RECORD_LINE, NULL },
	{ "date", N_("Received on"), RECORD_DATE, NULL },
	{ "deadline", N_("Deadline"), RECORD_DATE, NULL },
	{ "text", N_("The question"), RECORD_LINES, NULL },
	{ "answer", N_("The answer"), RECORD_LINES, NULL },
	{ "answered", N_("Answered on"), RECORD_DATE, NULL },
	{ "before", N_("Evidence before"), RECORD_FILES, NULL },
	{ "after", N_("Evidence after"), RECORD_FILES, NULL },
	{ "state", N_("State"), RECORD_CHOICE, question_states },
};
const struct record record_question = { "question/",
	N_("Question of the certification body"), question,
	COUNT(question) };

const struct record_field *
record_field(const char *subject, const char *field)
{
	static const struct record *const all[] = { &record_certificate,
		&record_diagnosis, &record_plan, &record_question };
	size_t i, k;

	for (i = 0; i < COUNT(all); i++) {
		const struct record *r = all[i];
		size_t len = strlen(r->subject);
		bool prefix = r->subject[len - 1] == '/';

		if (prefix ? !str_starts(subject, r->subject) :
		    strcmp(subject, r->subject) != 0)
			continue;
		for (k = 0; k < r->n; k++)
			if (strcmp(r->fields[k].id, field) == 0)
				return &r->fields[k];
	}
	return NULL;
}

const char *
record_choice_name(const struct record_field *f, const char *code)
{
	const struct record_choice *c;

	for (c = f->choices; c != NULL && c->code != NULL; c++)
		if (strcmp(c->code, code) == 0)
			return c->name;
	return code;
}

static const char *
take_date(char **text)
{
	char iso[11];
	date_day day = date_parse(*text);

	if (day == DATE_NONE)
		return N_("Please write the day like 2026-04-10.");
	date_format_iso(day, iso);
	free(*text);
	*text = xstrdup(iso);
	return NULL;
}

/* "12,000円" and "１２０００" are numbers too. */
static const char *
take_yen(char **text)
{
	char *ascii = field_ascii(*text), *from, *to;
	const char *fault = NULL;
	decimal number;

	for (from = to = ascii; *from != '\0'; from++)
		if (*from != ',')
			*to++ = *from;
	*to = '\0';
	to = strstr(ascii, "円");
	if (to != NULL && to[strlen("円")] == '\0')
		*to = '\0';
	if (!decimal_parse(ascii, &number) || number < 0 ||
	    number % DECIMAL_ONE != 0)
		fault = N_("Please write a whole number, like 12000.");
	free(fault == NULL ? *text : ascii);
	if (fault == NULL)
		*text = ascii;
	return fault;
}

static const char *
take_choice(const struct record_field *f, const char *text)
{
	const struct record_choice *c;

	for (c = f->choices; c->code != NULL; c++)
		if (strcmp(c->code, text) == 0)
			return NULL;
	return N_("Please choose one of the words that are offered.");
}

const char *
record_normalise(const struct record_field *f, const char *typed, char **out)
{
	*out = utf8_clean(typed, strlen(typed), f->type != RECORD_LINES);
	if ((*out)[0] == '\0')
		return NULL;
	switch (f->type) {
	case RECORD_DATE:
		return take_date(out);
	case RECORD_YEN:
		return take_yen(out);
	case RECORD_CHOICE:
		return take_choice(f, *out);
	case RECORD_LINE:
	case RECORD_LINES:
	case RECORD_FILES:
		break;
	}
	return NULL;
}
