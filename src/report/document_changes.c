/* The list of what changed since another state: last year's application, or
 * what was submitted. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "assess/diff.h"
#include "assess/record.h"
#include "base/i18n.h"
#include "catalog/load.h"
#include "catalog/wording.h"
#include "report/block.h"

static const struct reading *
reading_of(const struct item *it, const char *field)
{
	size_t i, n = strcspn(field, ".");

	for (i = 0; i < it->n_readings; i++)
		if (strlen(it->readings[i].id) == n &&
		    memcmp(it->readings[i].id, field, n) == 0)
			return &it->readings[i];
	return NULL;
}

/* "Temperature", or "Temperature: Place" for what was noted with it. */
static const char *
reading_text(struct build *b, const struct reading *r, const char *field)
{
	static const struct { const char *suffix, *name; } details[] = {
		{ ".place", N_("Place") }, { ".time", N_("When") },
		{ ".instrument", N_("Instrument") },
		{ ".by", N_("Measured by") }, { ".condition",
		    N_("Conditions") }, { ".action", N_("Measure taken") }
	};
	const char *suffix = strchr(field, '.');
	size_t i;

	for (i = 0; suffix != NULL && i < sizeof(details) /
	    sizeof(details[0]); i++)
		if (strcmp(suffix, details[i].suffix) == 0)
			return textf(b->doc, _("%s: %s"), r->label,
			    _(details[i].name));
	return text_keep(b->doc, r->label);
}

static const char *
check_text(const struct item *it, const char *id)
{
	size_t i;

	for (i = 0; i < it->n_checks; i++)
		if (strcmp(it->checks[i].id, id) == 0)
			return it->checks[i].text;
	return id;
}

/* The field in words; the kind of the difference where there is no better. */
static const char *
what(struct build *b, const struct diff *x)
{
	const struct record_field *f = record_field(x->subject, x->field);
	const struct form_field *form = x->kind == DIFF_FORM ?
	    catalog_field(b->catalog, x->field) : NULL;
	const struct reading *r;

	if (form != NULL)
		return text_keep(b->doc, form->label);
	if (f != NULL)
		return _(f->label);
	if (x->kind != DIFF_ANSWER || x->item == NULL)
		return _(diff_kind_name(x->kind));
	if (strcmp(x->field, "note") == 0)
		return _("Note");
	if (strcmp(x->field, "reason") == 0)
		return _("Reason");
	if (str_starts(x->field, "check."))
		return text_keep(b->doc, check_text(x->item, x->field + 6));
	r = str_starts(x->field, "reading.") ?
	    reading_of(x->item, x->field + 8) : NULL;
	return r != NULL ? reading_text(b, r, x->field + 8) :
	    text_keep(b->doc, x->field);
}

const char *
text_files(struct build *b, const char *ids)
{
	const char *out = "";
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(b->sheet); i++) {
		sheet_evidence_at(b->sheet, i, &e);
		if (strstr(ids, e.id) != NULL)
			out = textf(b->doc, "%s%s%s %s", out, out[0] != '\0' ?
			    "\n" : "", text_evidence_number(b->doc, i),
			    e.name);
	}
	return out;
}

static const char *
reading_value(struct build *b, const struct reading *r, const char *value)
{
	size_t i;

	for (i = 0; i < r->choices.n; i++)
		if (strcmp(r->choices.list[i].id, value) == 0)
			return text_keep(b->doc, r->choices.list[i].label);
	return value[0] == '\0' || r->unit[0] == '\0' ?
	    text_keep(b->doc, value) : textf(b->doc, "%s %s", value,
	    wording_unit(r->unit, r->unit_one, value));
}

static const char *
value_text(struct build *b, const struct diff *x, const char *value)
{
	const struct record_field *f = record_field(x->subject, x->field);
	const struct form_field *form = x->kind == DIFF_FORM ?
	    catalog_field(b->catalog, x->field) : NULL;
	const struct reading *r;

	if (x->kind == DIFF_VERDICT)
		return _(verdict_name(verdict_parse(value)));
	if (form != NULL)
		return text_form_value(b, form, value);
	if (f != NULL && f->type == RECORD_FILES)
		return text_files(b, value);
	if (f != NULL && f->type == RECORD_DATE)
		return text_day(b->doc, date_parse(value));
	if (f != NULL && f->type == RECORD_CHOICE && value[0] != '\0')
		return _(record_choice_name(f, value));
	if (x->item != NULL && str_starts(x->field, "check."))
		return value[0] != '\0' ? "■" : "□";
	r = x->item != NULL && str_starts(x->field, "reading.") &&
	    strchr(x->field + 8, '.') == NULL ?
	    reading_of(x->item, x->field + 8) : NULL;
	return r != NULL ? reading_value(b, r, value) :
	    text_tight(b->doc, value);
}

static const char *
subject_text(struct build *b, const struct diff *x)
{
	struct evidence e;

	if (x->item != NULL)
		return textf(b->doc, "%s  %s", x->item->id, x->item->title);
	if (x->kind == DIFF_ITEM_GONE)
		return textf(b->doc, "%.*s", (int)strcspn(x->old, "\n"),
		    x->old);
	if (x->kind == DIFF_FORM)
		return _("Application form");
	if (x->kind == DIFF_FILE && sheet_evidence_find(b->sheet,
	    x->subject + strlen("evidence/"), &e))
		return text_keep(b->doc, e.name);
	if (x->kind == DIFF_FILE_NEW || x->kind == DIFF_FILE_GONE ||
	    x->kind == DIFF_FILE)
		return _("Evidence");
	return _(record_diagnosis.title);
}

static void
change_row(struct build *b, struct table *t, const struct diff *x)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);
	const char *old = value_text(b, x, x->old);
	const char *now = value_text(b, x, x->now);

	row_add(d, r, 0, STYLE_CELL_BOLD, subject_text(b, x));
	row_add(d, r, 1, STYLE_CELL, what(b, x));
	if (x->kind == DIFF_TEXT || x->kind == DIFF_ITEM_NEW ||
	    x->kind == DIFF_ITEM_GONE)
		return;
	row_add(d, r, 2, STYLE_CELL_TEXT, old[0] != '\0' ? old : "―");
	row_add(d, r, 3, STYLE_CELL_TEXT, now[0] != '\0' ? now : "―");
}

/* They stand in the correction report before it, in whole. */
static bool
is_question(const struct diff *x)
{
	return str_starts(x->subject, "question/");
}

/* How many are left, in order. */
static size_t
leave_out_questions(struct diff_list *l)
{
	size_t i, n = 0;

	for (i = 0; i < l->n; i++)
		if (!is_question(&l->list[i]))
			l->list[n++] = l->list[i];
	return n;
}

void
part_changes(struct build *b, const struct sheet *old, const char *intro)
{
	static const struct column columns[] = {
		{ 21, ALIGN_LEFT, true }, { 17, ALIGN_LEFT, false },
		{ 31, ALIGN_LEFT, false }, { 31, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));
	struct diff_list l;
	struct table *t;
	size_t i, n;

	if (old == NULL)
		return;
	diff_collect(&l, b->catalog, old, b->sheet);
	n = leave_out_questions(&l);
	block_page(d);
	block_heading(d, 1, "changes", _("List of changes"));
	block_para(d, STYLE_BODY, intro);
	if (n == 0)
		block_para(d, STYLE_BODY, l.n == 0 ?
		    _("Nothing has changed.") : _("Nothing but the answers to "
		    "the questions, which stand in the correction report."));
	head[0] = _("Subject");
	head[1] = _("What");
	head[2] = _("Before");
	head[3] = _("Now");
	if (n > 0) {
		t = block_table(d, columns, 4, head, RULES_ROWS);
		for (i = 0; i < n; i++)
			change_row(b, t, &l.list[i]);
	}
	diff_clear(&l);
}
