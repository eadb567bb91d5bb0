/*
 * What the journal holds (subjects, fields and values as codes) in the words
 * of the catalogue. What is not known is shown as it stands, never hidden.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assess/condition.h"
#include "assess/field.h"
#include "assess/record.h"
#include "base/i18n.h"
#include "catalog/programme.h"
#include "catalog/wording.h"
#include "ui/screen/evidence.h"
#include "ui/screen/words.h"

struct naming {
	const char *code, *name;
};

static const struct naming item_fields[] = {
	{ "verdict", N_("Answer") },
	{ "reason", N_("Reason") },
	{ "note", N_("Note") },
	{ "confirmed_at", N_("Confirmed on") },
	{ "confirmed_by", N_("Confirmed by") },
	{ "text_hash", N_("Wording answered") },
	{ "shared", N_("Shared answer of") },
	{ "shared_sum", N_("Sum of the shared answer") },
	{ "copied", N_("Copied from") },
	{ "photos", N_("Photo numbers from paper") },
	{ NULL, NULL }
};

static const struct naming evidence_fields[] = {
	{ "path", N_("File") },
	{ "name", N_("File name") },
	{ "size", N_("Size") },
	{ "mtime", N_("Time of the file") },
	{ "kind", N_("Kind of file") },
	{ "sha256", N_("Checksum") },
	{ "caption", N_("Caption") },
	{ "effective", N_("Valid from") },
	{ "items", N_("Items it serves") },
	{ "privacy", N_("Privacy check") },
	{ "added_at", N_("Attached on") },
	{ NULL, NULL }
};

static const struct naming application_fields[] = {
	{ "facility", N_("Facility") },
	{ "edition", N_("Edition") },
	{ "year", N_("Year") },
	{ "created", N_("Created on") },
	{ "submitted", N_("Submitted on") },
	{ "renews", N_("Made from last year's") },
	{ "items_new", N_("New in this edition") },
	{ "items_gone", N_("No longer asked") },
	{ NULL, NULL }
};

static const struct naming programme_fields[] = {
	{ "stage", N_("Stage") },
	{ "submitted_code", N_("Package that was submitted") },
	{ "exported_at", N_("Made on") },
	{ "seen", N_("Based on") },
	{ "of", N_("Adds to the package") },
	{ "folder", N_("Folder") },
	{ "edition", N_("Edition handed in") },
	{ "manifest", N_("Checksum of its list of files") },
	{ "catalogue", N_("Checksum of the check sheet") },
	{ NULL, NULL }
};

static const struct naming reading_parts[] = {
	{ "place", N_("place") },
	{ "time", N_("time") },
	{ "instrument", N_("instrument") },
	{ "by", N_("measured by") },
	{ "condition", N_("conditions") },
	{ "action", N_("what was done") },
	{ NULL, NULL }
};

static const char *
look_up(const struct naming *list, const char *code)
{
	for (; list->code != NULL; list++)
		if (strcmp(list->code, code) == 0)
			return _(list->name);
	return code;
}

static const struct item *
subject_item(const struct catalog *c, const char *subject)
{
	size_t i;

	if (!str_starts(subject, "item/"))
		return NULL;
	for (i = 0; i < c->n_items; i++)
		if (strcmp(c->items[i].id, subject + 5) == 0)
			return &c->items[i];
	return NULL;
}

static const struct form_field *
form_field(const struct catalog *c, const char *id)
{
	size_t i;

	for (i = 0; i < c->n_fields; i++)
		if (strcmp(c->fields[i].id, id) == 0)
			return &c->fields[i];
	return NULL;
}

void
words_subject(struct str *out, const struct catalog *c, const char *subject)
{
	const struct item *it = subject_item(c, subject);

	if (it != NULL)
		(void)str_addf(out, "%s %s", it->id, it->title);
	else if (strcmp(subject, "form") == 0)
		(void)str_add(out, _("Application form"));
	else if (strcmp(subject, "application") == 0)
		(void)str_add(out, _("Application"));
	else if (str_starts(subject, "evidence/"))
		(void)str_add(out, _("Evidence"));
	else if (strcmp(subject, "programme") == 0)
		(void)str_add(out, _("Road to certification"));
	else if (strcmp(subject, "diagnosis") == 0)
		(void)str_add(out, _(record_diagnosis.title));
	else if (str_starts(subject, "question/"))
		(void)str_add(out, _(record_question.title));
	else if (str_starts(subject, "package/"))
		(void)str_addf(out, _("Package %s"), subject + 8);
	else if (words_is_round(subject))
		words_round_subject(out, subject);
	else
		(void)str_add(out, subject);
}

/* "stage.submit" -> the stage's title. */
static const char *
programme_field(const struct catalog *c, const char *field)
{
	const struct milestone *m = str_starts(field, "stage.") ?
	    programme_stage(c->programme, field + 6) : NULL;

	return m != NULL ? m->title : look_up(programme_fields, field);
}

static const struct reading *
item_reading(const struct item *it, const char *id, size_t len)
{
	size_t i;

	for (i = 0; i < it->n_readings; i++)
		if (strlen(it->readings[i].id) == len &&
		    memcmp(it->readings[i].id, id, len) == 0)
			return &it->readings[i];
	return NULL;
}

static const struct check *
item_check(const struct item *it, const char *id)
{
	size_t i;

	for (i = 0; i < it->n_checks; i++)
		if (strcmp(it->checks[i].id, id) == 0)
			return &it->checks[i];
	return NULL;
}

static void
item_field(struct str *out, const struct item *it, const char *field)
{
	const struct reading *r;
	const struct check *check;
	size_t len;

	if (str_starts(field, "check.")) {
		check = item_check(it, field + 6);
		(void)str_add(out, check != NULL ? check->text : field);
	} else if (str_starts(field, "reading.")) {
		field += 8;
		len = strcspn(field, ".");
		r = item_reading(it, field, len);
		(void)str_add(out, r != NULL ? r->label : field);
		if (r != NULL && field[len] == '.')
			(void)str_addf(out, _(" (%s)"),
			    look_up(reading_parts, field + len + 1));
	} else {
		(void)str_add(out, look_up(item_fields, field));
	}
}

void
words_field(struct str *out, const struct catalog *c, const char *subject,
    const char *field)
{
	const struct item *it = subject_item(c, subject);
	const struct record_field *record = record_field(subject, field);
	const struct form_field *f;

	if (words_is_round(subject)) {
		words_round_field(out, c, field);
	} else if (record != NULL) {
		(void)str_add(out, _(record->label));
	} else if (it != NULL) {
		item_field(out, it, field);
	} else if (strcmp(subject, "form") == 0) {
		f = form_field(c, field);
		(void)str_add(out, f != NULL ? f->label : field);
	} else if (str_starts(subject, "evidence/")) {
		(void)str_add(out, look_up(evidence_fields, field));
	} else if (strcmp(subject, "programme") == 0 ||
	    str_starts(subject, "package/")) {
		(void)str_add(out, programme_field(c, field));
	} else {
		(void)str_add(out, look_up(application_fields, field));
	}
}

/* Labels of blank-separated ids. */
static void
add_labels(struct str *out, const struct choices *choices, const char *ids)
{
	const struct choice *choice;
	const char *p = ids;
	size_t len, n = 0;

	for (p += strspn(p, " "); *p != '\0'; p += strspn(p, " ")) {
		len = strcspn(p, " ");
		choice = field_choice(choices, p, len);
		(void)str_add(out, n++ > 0 ? _(", ") : "");
		if (choice != NULL)
			(void)str_add(out, choice->label);
		else
			(void)str_add_n(out, p, len);
		p += len;
	}
}

static void
add_yesno(struct str *out, const char *value)
{
	(void)str_add(out, strcmp(value, "yes") == 0 ? _("Yes") :
	    strcmp(value, "no") == 0 ? _("No") : value);
}

void
words_form_value(struct str *out, const struct form_field *f,
    const char *value)
{
	if (value[0] == '\0')
		return;
	switch (f->type) {
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		add_labels(out, &f->choices, value);
		break;
	case FIELD_YESNO:
		add_yesno(out, value);
		break;
	case FIELD_DATE:
		words_stamp(out, value);
		break;
	case FIELD_TEXT:
	case FIELD_LINES:
	case FIELD_POSTAL:
	case FIELD_PHONE:
	case FIELD_EMAIL:
	case FIELD_URL:
	case FIELD_NUMBER:
		(void)str_add(out, value);
		break;
	}
	if (f->unit[0] != '\0')
		(void)str_addf(out, " %s", wording_unit(f->unit, f->unit_one,
		    value));
}

static void
item_value(struct str *out, const struct item *it, const char *field,
    const char *value)
{
	const struct reading *r = NULL;

	if (str_starts(field, "reading.") && strchr(field + 8, '.') == NULL)
		r = item_reading(it, field + 8, strlen(field + 8));
	if (strcmp(field, "verdict") == 0)
		(void)str_add(out, _(verdict_name(verdict_parse(value))));
	else if (str_starts(field, "check."))
		(void)str_add(out, value[0] != '\0' ? _("ticked") :
		    _("not ticked"));
	else if (strcmp(field, "confirmed_at") == 0)
		words_stamp(out, value);
	else if (r != NULL && r->type == READING_CHOICE)
		add_labels(out, &r->choices, value);
	else if (r != NULL && r->type == READING_DATE)
		words_stamp(out, value);
	else
		(void)str_add(out, value);
	if (r != NULL && r->unit[0] != '\0' && value[0] != '\0')
		(void)str_addf(out, " %s", wording_unit(r->unit, r->unit_one,
		    value));
}

/* Files are kept by their ids, which are nobody's words: how many. */
static void
files_value(struct str *out, const char *ids)
{
	size_t n = 0;

	while (*(ids += strspn(ids, " ")) != '\0') {
		ids += strcspn(ids, " ");
		n++;
	}
	if (n > 0)
		(void)str_addf(out, ngettext("%zu file", "%zu files", n), n);
}

void
words_value(struct str *out, const struct catalog *c, const char *subject,
    const char *field, const char *value)
{
	const struct item *it = subject_item(c, subject);
	const struct form_field *f = strcmp(subject, "form") == 0 ?
	    form_field(c, field) : NULL;
	const struct record_field *record = record_field(subject, field);
	const struct milestone *m = strcmp(subject, "programme") == 0 &&
	    strcmp(field, "stage") == 0 && value != NULL ?
	    programme_stage(c->programme, value) : NULL;

	if (value == NULL)
		value = "";
	if (words_is_round(subject))
		words_round_value(out, field, value);
	else if (record != NULL && record->type == RECORD_CHOICE)
		(void)str_add(out, value[0] == '\0' ? "" :
		    _(record_choice_name(record, value)));
	else if (record != NULL && record->type == RECORD_FILES)
		files_value(out, value);
	else if (record != NULL && record->type != RECORD_DATE)
		(void)str_add(out, value);
	else if (m != NULL)
		(void)str_add(out, m->title);
	else if (it != NULL && record == NULL)
		item_value(out, it, field, value);
	else if (f != NULL)
		words_form_value(out, f, value);
	else if (strcmp(field, "size") == 0 && value[0] != '\0')
		words_size(out, strtoll(value, NULL, 10));
	else if (strcmp(field, "kind") == 0 && value[0] != '\0')
		(void)str_add(out, words_file_kind(value));
	else if (strcmp(field, "privacy") == 0 && value[0] != '\0')
		files_privacy_names(out, value);
	else
		words_stamp(out, value);
}

struct seek {
	const char *name;
	bool found;
};

static void
compare_name(void *arg, const char *id, size_t len)
{
	struct seek *s = arg;

	if (strlen(s->name) == len && memcmp(s->name, id, len) == 0)
		s->found = true;
}

static bool
names_field(const struct item *it, const char *field)
{
	struct seek s = { field, false };

	if (it->condition[0] != '\0')
		(void)condition_parse(it->condition, compare_name, &s);
	return s.found;
}

void
words_side(struct str *out, const struct catalog *c, const struct fork *f,
    size_t side)
{
	const struct fork_side *x = &f->sides[side];
	size_t before = out->len;

	words_value(out, c, f->subject, f->field, x->value);
	if (out->len == before)
		(void)str_add(out, _("(empty)"));
	(void)str_addf(out, " (%s, ", x->actor);
	words_time(out, x->at_ms);
	(void)str_addf(out, ", %s)", x->here ? _("this machine") :
	    x->device_name[0] != '\0' ? x->device_name :
	    _("another machine"));
}

size_t
words_switched(struct str *out, const struct catalog *c, const char *field)
{
	size_t i, n = 0;

	for (i = 0; i < c->n_items; i++) {
		if (!names_field(&c->items[i], field))
			continue;
		(void)str_addf(out, "%s%s", n++ == 0 ?
		    _("This answer switches the items: ") : _(", "),
		    c->items[i].id);
	}
	if (n > 0)
		(void)str_add_char(out, '\n');
	return n;
}
