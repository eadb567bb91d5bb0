/*
 * The words of the catalogue as people read them. Nothing else turns an enum
 * or a limit into text, so that screen, list and paper say the same.
 */
#include "config.h"

#include "catalog/wording.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/i18n.h"

#define NUMBER_SIZE 40

const char *
wording_level(enum level l)
{
	static const char *const words[] = {
		[LEVEL_BASIC] = N_("basic"),
		[LEVEL_APPLIED] = N_("applied")
	};

	return _(words[l]);
}

const char *
wording_force(enum force f)
{
	static const char *const words[] = {
		[FORCE_NONE] = N_("for the record"),
		[FORCE_DUTY] = N_("duty"),
		[FORCE_EFFORT] = N_("duty of effort"),
		[FORCE_GUIDELINE] = N_("guideline"),
		[FORCE_REFERENCE] = N_("reference value"),
		[FORCE_VOLUNTARY] = N_("voluntary standard"),
		[FORCE_SPECIAL] = N_("special exemption")
	};

	return _(words[f]);
}

const char *
wording_evidence(enum evidence_kind k)
{
	static const char *const words[] = {
		[EVIDENCE_DOCUMENT] = N_("document"),
		[EVIDENCE_PHOTO] = N_("photo"),
		[EVIDENCE_SCREENSHOT] = N_("screenshot"),
		[EVIDENCE_PLAN] = N_("plan"),
		[EVIDENCE_LOG] = N_("log or ledger"),
		[EVIDENCE_MEASUREMENT] = N_("measurement record"),
		[EVIDENCE_CERTIFICATE] = N_("certificate or contract"),
		[EVIDENCE_WEB] = N_("web page"),
		[EVIDENCE_NOTE] = N_("written explanation")
	};

	return _(words[k]);
}

const char *
wording_anchor(enum anchor a)
{
	static const char *const words[] = {
		[ANCHOR_PROGRAMME] = N_("named by the programme"),
		[ANCHOR_GOVERNMENT] = N_("from law or government guidance"),
		[ANCHOR_INFERENCE] = N_("inferred by this project")
	};

	return _(words[a]);
}

const char *
wording_unit(const char *unit, const char *one, const char *value)
{
	return one[0] != '\0' && strcmp(value, "1") == 0 ? one : unit;
}

/* "28", with the unit of r behind a blank: "28 ℃"; r NULL: without. */
static void
add_number(struct str *out, decimal v, const struct reading *r)
{
	char number[NUMBER_SIZE];

	decimal_format(v, number, sizeof(number));
	(void)str_add(out, number);
	if (r != NULL && r->unit[0] != '\0')
		(void)str_addf(out, " %s", wording_unit(r->unit, r->unit_one,
		    number));
}

static void
limit_number(struct str *out, const struct reading *r, const struct limit *l)
{
	struct str a, b;

	str_init(&a, 128);
	str_init(&b, 128);
	if (l->has_min && l->has_max && l->min == l->max) {
		add_number(out, l->min, r);
	} else if (l->has_min && l->has_max) {
		add_number(&a, l->min, NULL);
		add_number(&b, l->max, r);
		/* TRANSLATORS: a range, as in "18 to 28 degrees". */
		(void)str_addf(out, _("%s to %s"), a.ptr, b.ptr);
	} else if (l->has_min) {
		add_number(&a, l->min, r);
		(void)str_addf(out, _("%s or more"), a.ptr);
	} else if (l->has_max) {
		add_number(&b, l->max, r);
		(void)str_addf(out, _("%s or less"), b.ptr);
	}
	str_clear(&a);
	str_clear(&b);
}

static void
limit_date(struct str *out, const struct limit *l)
{
	char day[64];
	int y, m, d;

	if (l->months > 0) {
		(void)str_addf(out, ngettext("within %d month",
		    "within %d months", (unsigned long)l->months), l->months);
	} else if (l->after_application) {
		(void)str_add(out, _("on or after the day of application"));
	} else if (l->after != DATE_NONE) {
		date_to_ymd(l->after, &y, &m, &d);
		/* TRANSLATORS: year, month and day of a calendar day. */
		(void)snprintf(day, sizeof(day), _("%d-%02d-%02d"), y, m, d);
		(void)str_addf(out, _("%s or later"), day);
	}
}

static const char *
choice_label(const struct choices *c, const char *id, size_t len)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (strlen(c->list[i].id) == len &&
		    memcmp(c->list[i].id, id, len) == 0)
			return c->list[i].label;
	}
	return NULL;
}

static void
limit_choice(struct str *out, const struct reading *r, const struct limit *l)
{
	const char *p = l->accept, *label;
	size_t len;
	bool is_first = true;

	for (; *p != '\0'; p += len) {
		p += strspn(p, " ");
		len = strcspn(p, " ");
		label = choice_label(&r->choices, p, len);
		if (label == NULL)
			continue;
		(void)str_addf(out, "%s%s", is_first ? "" : _(", "), label);
		is_first = false;
	}
}

void
wording_limit(struct str *out, const struct reading *r, const struct limit *l)
{
	switch (r->type) {
	case READING_NUMBER:
		limit_number(out, r, l);
		break;
	case READING_DATE:
		limit_date(out, l);
		break;
	case READING_CHOICE:
		limit_choice(out, r, l);
		break;
	}
}
