/*
 * What the fields of a record hold and take, whoever asks for them: the record
 * screen or plain mode.
 */
#include "config.h"

#include "ui/screen/record.h"

#include <string.h>

#include "assess/limit.h"
#include "base/i18n.h"
#include "ui/screen/words.h"

const struct record *
record_of(const char *subject)
{
	if (strcmp(subject, record_certificate.subject) == 0)
		return &record_certificate;
	if (strcmp(subject, record_diagnosis.subject) == 0)
		return &record_diagnosis;
	return str_starts(subject, record_question.subject) ?
	    &record_question : &record_plan;
}

/* Names of the files that are listed by their ids. */
static void
add_files(struct str *out, const struct sheet *s, const char *ids)
{
	struct evidence e, named = { .items = ids };
	size_t i, n = 0;

	for (i = 0; i < sheet_evidence_count(s); i++) {
		sheet_evidence_at(s, i, &e);
		if (evidence_serves(&named, e.id))
			(void)str_addf(out, "%s%s", n++ > 0 ? _(", ") : "",
			    e.name);
	}
}

void
record_value(struct str *out, const struct model *m, const char *subject,
    const struct record_field *f)
{
	const char *value = sheet_get(m->sheet, subject, f->id);

	if (f->type == RECORD_FILES)
		add_files(out, m->sheet, value);
	else
		words_value(out, m->catalog, subject, f->id, value);
}

/* --- what is typed -------------------------------------------------------- */

/* The item that a question is about. */
static bool
names_item(const char *subject, const struct record_field *f)
{
	return str_starts(subject, record_question.subject) &&
	    strcmp(f->id, "item") == 0;
}

static bool
is_item(const struct model *m, const char *id)
{
	size_t i;

	for (i = 0; i < m->catalog->n_items; i++)
		if (strcmp(m->catalog->items[i].id, id) == 0)
			return true;
	return id[0] == '\0';
}

const char *
record_read(const char *subject, const struct record_field *f,
    const struct model *m, const char *typed, char **kept)
{
	const char *fault = record_normalise(f, typed, kept);

	if (fault == NULL && names_item(subject, f) && !is_item(m, *kept))
		return N_("There is no such item. Write its number, like "
		    "5-01.");
	return fault;
}

/* The item of a question: its files now are what the question is about. */
void
record_follow(const char *subject, const struct record_field *f,
    const struct model *m, const char *kept, struct effects *fx)
{
	struct evidence e;
	struct str list;
	size_t i;

	if (!names_item(subject, f) ||
	    sheet_get(m->sheet, subject, "before")[0] != '\0')
		return;
	str_init(&list, LIMIT_RECORD);
	for (i = 0; i < sheet_evidence_count(m->sheet); i++) {
		sheet_evidence_at(m->sheet, i, &e);
		if (evidence_serves(&e, kept))
			(void)str_addf(&list, "%s%s", list.len > 0 ? " " : "",
			    e.id);
	}
	if (list.len > 0)
		effects_add(fx, FX_RECORD, subject, "before", list.ptr);
	str_clear(&list);
}

/* --- what is chosen ------------------------------------------------------- */

size_t
record_choices(const struct record_field *f, const struct model *m)
{
	size_t n = 0;

	if (f->type == RECORD_FILES)
		return sheet_evidence_count(m->sheet);
	while (f->choices != NULL && f->choices[n].code != NULL)
		n++;
	return n;
}

void
record_choice_say(struct str *out, const struct record_field *f,
    const struct model *m, size_t i)
{
	struct evidence e;

	if (f->type == RECORD_FILES) {
		sheet_evidence_at(m->sheet, i, &e);
		(void)str_add(out, e.name);
	} else {
		(void)str_add(out, _(f->choices[i].name));
	}
}

bool
record_chosen(const char *subject, const struct record_field *f,
    const struct model *m, size_t i)
{
	const char *value = sheet_get(m->sheet, subject, f->id);
	struct evidence e, named = { .items = value };

	if (f->type != RECORD_FILES)
		return strcmp(value, f->choices[i].code) == 0;
	sheet_evidence_at(m->sheet, i, &e);
	return evidence_serves(&named, e.id);
}

static void
toggle_file(const char *subject, const struct record_field *f,
    const struct model *m, size_t i, struct effects *fx)
{
	const char *old = sheet_get(m->sheet, subject, f->id), *p;
	struct evidence e;
	struct str list;
	size_t n;

	sheet_evidence_at(m->sheet, i, &e);
	str_init(&list, LIMIT_RECORD);
	for (p = old; *p != '\0'; p += n + strspn(p + n, " ")) {
		n = strcspn(p, " ");
		if (strlen(e.id) != n || strncmp(p, e.id, n) != 0)
			(void)str_addf(&list, "%s%.*s", list.len > 0 ? " " :
			    "", (int)n, p);
	}
	if (!record_chosen(subject, f, m, i))
		(void)str_addf(&list, "%s%s", list.len > 0 ? " " : "", e.id);
	effects_add(fx, FX_RECORD, subject, f->id, list.ptr);
	str_clear(&list);
}

void
record_choose(const char *subject, const struct record_field *f,
    const struct model *m, size_t i, struct effects *fx)
{
	if (f->type == RECORD_FILES)
		toggle_file(subject, f, m, i, fx);
	else
		effects_add(fx, FX_RECORD, subject, f->id, record_chosen(
		    subject, f, m, i) ? "" : f->choices[i].code);
}
