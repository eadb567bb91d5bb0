/*
 * Readings against the limits in force on the application's day. Only a duty
 * or a condition of an exemption fails; everything weaker warns.
 */
#include "config.h"

#include "assess/judge.h"

#include <stdio.h>
#include <string.h>

#include "assess/condition.h"
#include "assess/field.h"
#include "assess/formula.h"
#include "base/i18n.h"

struct lookup {
	const struct sheet *sheet;
	const struct item *item;
};

/* A formula's name: the value typed for another reading of the same item. */
static bool
look_up(void *arg, const char *name, size_t len, decimal *out)
{
	const struct lookup *l = arg;
	char field[96];

	snprintf(field, sizeof(field), "reading.%.*s", (int)len, name);
	return decimal_parse(sheet_item(l->sheet, l->item->id, field), out);
}

const struct limit *
reading_limit(const struct reading *r, date_day day)
{
	const struct limit *found = NULL;
	size_t i;

	for (i = 0; i < r->n_limits; i++)
		if (r->limits[i].from == DATE_NONE || r->limits[i].from <= day)
			found = &r->limits[i];
	return found;
}

date_day
sheet_day(const struct sheet *s, date_day today)
{
	date_day d = date_parse(sheet_form(s, "application_date"));

	return d == DATE_NONE ? today : d;
}

static bool
within_number(const struct limit *l, decimal v)
{
	return (!l->has_min || v >= l->min) && (!l->has_max || v <= l->max);
}

static bool
within_date(const struct limit *l, date_day v, date_day day)
{
	if (l->months > 0 && (v < date_add_months(day, -l->months)))
		return false;
	if (l->after != DATE_NONE && v < l->after)
		return false;
	return !l->after_application || v >= day;
}

static bool
within_choice(const struct limit *l, const char *id)
{
	struct evidence words = { .items = l->accept };

	return evidence_serves(&words, id);
}

static bool
read_value(const struct sheet *s, const struct item *it,
    const struct reading *r, const char *text, struct reading_result *out)
{
	struct lookup l = { s, it };

	if (r->formula[0] != '\0') {
		enum formula_result f = formula_eval(r->formula, look_up, &l,
		    &out->value);

		out->computed = true;
		out->judgement = f == FORMULA_OPEN ? JUDGE_EMPTY :
		    JUDGE_INVALID;
		return f == FORMULA_OK;
	}
	out->judgement = text[0] == '\0' ? JUDGE_EMPTY : JUDGE_INVALID;
	if (text[0] == '\0')
		return false;
	switch (r->type) {
	case READING_NUMBER:
		return decimal_parse(text, &out->value);
	case READING_DATE:
		out->day = date_parse(text);
		return out->day != DATE_NONE;
	case READING_CHOICE:
		out->choice = field_choice(&r->choices, text, strlen(text));
		return out->choice != NULL;
	}
	return false;
}

void
judge_reading(const struct sheet *s, const struct item *it,
    const struct reading *r, date_day day, struct reading_result *out)
{
	char field[96];
	bool within = true;

	memset(out, 0, sizeof(*out));
	out->day = DATE_NONE;
	out->limit = reading_limit(r, day);
	snprintf(field, sizeof(field), "reading.%s", r->id);
	if (condition_eval(r->condition, s) == TRUTH_NO) {
		out->judgement = JUDGE_OFF;
		return;
	}
	if (!read_value(s, it, r, sheet_item(s, it->id, field), out))
		return;
	if (out->limit == NULL) {
		out->judgement = JUDGE_RECORDED;
		return;
	}
	switch (r->type) {
	case READING_NUMBER:
		within = within_number(out->limit, out->value);
		break;
	case READING_DATE:
		within = within_date(out->limit, out->day, day);
		break;
	case READING_CHOICE:
		within = within_choice(out->limit, out->choice->id);
		break;
	}
	out->judgement = within ? JUDGE_WITHIN :
	    r->force == FORCE_DUTY || r->force == FORCE_SPECIAL ? JUDGE_FAIL :
	    JUDGE_WARN;
}

const char *
judgement_name(enum judgement j)
{
	static const char *const names[] = {
		[JUDGE_EMPTY] = N_("Not recorded"),
		[JUDGE_OFF] = N_("Not asked"),
		[JUDGE_INVALID] = N_("Cannot be read"),
		[JUDGE_RECORDED] = N_("Recorded"),
		[JUDGE_WITHIN] = N_("Within the limit"),
		[JUDGE_WARN] = N_("Outside the guide value"),
		[JUDGE_FAIL] = N_("Outside the limit"),
	};

	return names[j];
}
