/* Words and values as the document prints them, shared by its parts. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/field.h"
#include "base/i18n.h"
#include "catalog/load.h"
#include "catalog/wording.h"
#include "report/block.h"

/* The mark differs in shape, so that a copy in black and white tells all. */
const char *
text_mark(enum verdict v)
{
	static const char *const marks[VERDICT_N] = {
		[VERDICT_NONE] = "…", [VERDICT_CONFORMS] = "●",
		[VERDICT_FAILS] = "▲", [VERDICT_NA] = "－",
		[VERDICT_UNKNOWN] = "？"
	};

	return marks[v];
}

const char *
text_evidence_number(struct document *d, size_t index)
{
	return textf(d, "E-%03zu", index + 1);
}

const char *
text_evidence_anchor(struct document *d, size_t index)
{
	return textf(d, "evidence/%03zu", index + 1);
}

const char *
text_item_anchor(struct document *d, const struct item *it)
{
	return textf(d, "item/%s", it->id);
}

const char *
text_day(struct document *d, date_day day)
{
	char wareki[64], iso[11];
	int y, m, dd;

	if (day == DATE_NONE)
		return "";
	if (i18n_lang() == LANG_EN) {
		date_format_iso(day, iso);
		return textf(d, "%s", iso);
	}
	date_to_ymd(day, &y, &m, &dd);
	date_format_wareki(day, wareki, sizeof(wareki));
	return textf(d, "%d年%d月%d日（%s）", y, m, dd, wareki);
}

/* Groups of eight: a person can compare them by eye, line by line. */
const char *
text_hash(struct document *d, const char *sha256)
{
	char out[80];
	size_t i, n = 0;

	for (i = 0; sha256[i] != '\0' && n + 3 < sizeof(out); i++) {
		if (i > 0 && i % 8 == 0)
			out[n++] = ' ';
		out[n++] = sha256[i];
	}
	out[n] = '\0';
	return textf(d, "%s", out);
}

const char *
text_size(struct document *d, const char *bytes)
{
	long long n = strtoll(bytes, NULL, 10);

	if (bytes[0] == '\0')
		return "";
	if (n < 1024)
		return textf(d, ngettext("%lld byte", "%lld bytes",
		    (unsigned long)n), n);
	if (n < 1024 * 1024)
		return textf(d, "%lld KB", (n + 1023) / 1024);
	return textf(d, "%lld.%lld MB", n / (1024 * 1024),
	    n % (1024 * 1024) * 10 / (1024 * 1024));
}

const char *
text_tight(struct document *d, const char *s)
{
	char *out = arena_strdup(d->arena, s);
	size_t i, n = 0;

	for (i = 0; out[i] != '\0'; i++)
		if (out[i] != '\n' || (n > 0 && out[n - 1] != '\n'))
			out[n++] = out[i];
	while (n > 0 && out[n - 1] == '\n')
		n--;
	out[n] = '\0';
	return text_keep(d, out);
}

/* Labels of blank-separated ids; an id that is unknown stays as it is. */
static const char *
choice_labels(struct build *b, const struct choices *choices,
    const char *value)
{
	const char *out = "";
	const struct choice *c;
	size_t n;

	while (*value != '\0') {
		n = strcspn(value, " ");
		c = field_choice(choices, value, n);
		/* TRANSLATORS: joins two names of a list. */
		out = out[0] == '\0' ?
		    textf(b->doc, "%.*s", c != NULL ? (int)strlen(c->label) :
		    (int)n, c != NULL ? c->label : value) :
		    textf(b->doc, _("%s, %.*s"), out,
		    c != NULL ? (int)strlen(c->label) : (int)n,
		    c != NULL ? c->label : value);
		value += n;
		while (*value == ' ')
			value++;
	}
	return out;
}

const char *
text_form_value(struct build *b, const struct form_field *f, const char *v)
{
	if (v[0] == '\0')
		return "";
	switch (f->type) {
	case FIELD_DATE:
		return date_parse(v) != DATE_NONE ?
		    text_day(b->doc, date_parse(v)) : text_keep(b->doc, v);
	case FIELD_YESNO:
		return strcmp(v, "yes") == 0 ? _("Yes") :
		    strcmp(v, "no") == 0 ? _("No") : text_keep(b->doc, v);
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return choice_labels(b, &f->choices, v);
	case FIELD_NUMBER:
		return f->unit[0] == '\0' ? text_keep(b->doc, v) :
		    textf(b->doc, "%s %s", v,
		    wording_unit(f->unit, f->unit_one, v));
	case FIELD_LINES:
		return text_tight(b->doc, v);
	case FIELD_POSTAL:
		return textf(b->doc, "〒%s", v);
	case FIELD_TEXT:
	case FIELD_PHONE:
	case FIELD_EMAIL:
	case FIELD_URL:
		break;
	}
	return text_keep(b->doc, v);
}

const char *
text_field(struct build *b, const struct form_field *f)
{
	return text_form_value(b, f, sheet_form(b->sheet, f->id));
}

const char *
text_field_id(struct build *b, const char *id)
{
	const struct form_field *f = catalog_field(b->catalog, id);

	return f != NULL ? text_field(b, f) : "";
}

/* Computed values are cut to what a person measures: 11.07, 0.0498. */
static const char *
computed(struct build *b, decimal v)
{
	decimal unit = v >= 10 * DECIMAL_ONE || v <= -10 * DECIMAL_ONE ?
	    DECIMAL_ONE / 100 : DECIMAL_ONE / 10000;
	char number[40];

	decimal_format(v - v % unit, number, sizeof(number));
	return text_keep(b->doc, number);
}

const char *
text_reading(struct build *b, const struct item *it, const struct reading *r,
    const struct reading_result *result)
{
	const char *v;
	char field[128];

	(void)snprintf(field, sizeof(field), "reading.%s", r->id);
	v = sheet_item(b->sheet, it->id, field);
	if (result->choice != NULL)
		return text_keep(b->doc, result->choice->label);
	if (result->day != DATE_NONE)
		return text_day(b->doc, result->day);
	if (result->computed)
		v = result->judgement == JUDGE_EMPTY ||
		    result->judgement == JUDGE_INVALID ? "" :
		    computed(b, result->value);
	if (v[0] == '\0')
		return "";
	return r->unit[0] == '\0' ? text_keep(b->doc, v) :
	    textf(b->doc, "%s %s", v,
	    wording_unit(r->unit, r->unit_one, v));
}

int
photo_of(const struct build *b, const char *evidence)
{
	size_t i;

	for (i = 0; i < b->in->n_photos; i++)
		if (strcmp(b->in->photos[i].evidence, evidence) == 0)
			return (int)i;
	return -1;
}
