/* The way through: stages with their days, whom to write to, what it costs,
 * and how ready the answers are for each grade. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "assess/readiness.h"
#include "assess/renewal.h"
#include "base/i18n.h"
#include "report/block.h"

static const char *
stage_day(struct build *b, const struct milestone *m)
{
	char field[80];

	snprintf(field, sizeof(field), "stage.%s", m->id);
	return text_day(b->doc, date_parse(sheet_get(b->sheet, "programme",
	    field)));
}

static const char *
fee_text(struct build *b, const struct grade *g)
{
	const struct programme *p = b->catalog->programme;
	char net[20], gross[20];

	programme_yen(g->fee, net);
	programme_yen(programme_fee_with_tax(p, g->fee, b->in->day), gross);
	return textf(b->doc, g->fee_from ?
	    _("from %s yen (with tax %s yen)") :
	    _("%s yen (with tax %s yen)"), net, gross);
}

static void
stages(struct build *b)
{
	static const struct column columns[] = {
		{ 18, ALIGN_LEFT, true }, { 20, ALIGN_LEFT, false },
		{ 36, ALIGN_LEFT, false }, { 26, ALIGN_LEFT, false }
	};
	const struct programme *p = b->catalog->programme;
	const char *here = sheet_get(b->sheet, "programme", "stage");
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));
	struct table *t;
	struct row *r;
	size_t i;

	head[0] = _("Stage");
	head[1] = _("Reached on");
	head[2] = _("What is done");
	head[3] = _("What comes next");
	t = block_table(d, columns, 4, head, RULES_ROWS);
	for (i = 0; i < p->n_stages; i++) {
		const struct milestone *m = &p->stages[i];
		bool now = strcmp(m->id, here) == 0 ||
		    (here[0] == '\0' && i == 0);

		r = table_row(d, t);
		row_add(d, r, 0, STYLE_CELL_BOLD, textf(d, "%zu. %s", i + 1,
		    m->title));
		if (now)
			row_add(d, r, 0, STYLE_CELL_SMALL, _("(now)"));
		row_add(d, r, 1, STYLE_CELL, stage_day(b, m));
		row_add(d, r, 2, STYLE_CELL_TEXT, text_tight(d, m->work));
		row_add(d, r, 3, STYLE_CELL_TEXT, text_tight(d, m->next));
	}
}

static void
facts(struct build *b)
{
	static const struct column columns[] = {
		{ 26, ALIGN_LEFT, true }, { 74, ALIGN_LEFT, false }
	};
	const struct programme *p = b->catalog->programme;
	const struct grade *g = programme_grade(p, p->grade);
	struct document *d = b->doc;
	struct table *t = block_table(d, columns, 2, NULL, RULES_ROWS);
	const char *number = sheet_get(b->sheet, "programme",
	    "certificate_no");

	row_fact(d, t, _("Write to"), textf(d, "%s  %s", p->contact,
	    p->contact_email));
	if (g != NULL) {
		row_fact(d, t, _("Fee of the first review"), fee_text(b, g));
		row_fact(d, t, _("Fee of a renewal"), text_keep(d,
		    g->renewal_fee));
	}
	row_fact(d, t, _("What one application covers"), text_keep(d, p->unit));
	row_fact(d, t, _("Validity"), text_keep(d, p->validity));
	row_fact(d, t, _("Certificate number"), text_keep(d, number));
	row_fact(d, t, _("First certification date"), text_day(d, date_parse(
	    sheet_get(b->sheet, "programme", "certified_first"))));
	row_fact(d, t, _("Valid until"), text_day(d,
	    renewal_valid_until(b->catalog, b->sheet)));
}

static void
grade_row(struct build *b, struct table *t, const struct grade *g)
{
	struct document *d = b->doc;
	struct row *row = table_row(d, t);
	struct readiness r;
	size_t i;

	readiness_look(&r, b->catalog, b->sheet, g, b->in->day);
	row_add(d, row, 0, STYLE_CELL_BOLD, text_keep(d, g->title));
	for (i = 0; i < g->n_exams; i++)
		row_add(d, row, 1, STYLE_CELL, textf(d,
		    _("%s: %zu of %zu"), r.parts[i].part->title,
		    r.parts[i].done, r.parts[i].all));
	row_add(d, row, 2, STYLE_CELL, text_keep(d, g->examiner));
	for (i = 0; i < g->n_issued; i++)
		row_add(d, row, 3, STYLE_CELL, text_keep(d,
		    g->issued[i].title));
	row_add(d, row, 3, STYLE_CELL_SMALL, fee_text(b, g));
	readiness_clear(&r);
}

static void
grades(struct build *b)
{
	static const struct column columns[] = {
		{ 15, ALIGN_LEFT, true }, { 31, ALIGN_LEFT, false },
		{ 24, ALIGN_LEFT, false }, { 30, ALIGN_LEFT, false }
	};
	const struct programme *p = b->catalog->programme;
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));
	struct table *t;
	size_t i;

	block_heading(d, 2, "grades", _("Readiness by grade"));
	head[0] = _("Grade");
	head[1] = _("Ready");
	head[2] = _("Who examines");
	head[3] = _("What is issued, fee");
	t = block_table(d, columns, 4, head, RULES_ROWS);
	for (i = 0; i < p->n_grades; i++)
		grade_row(b, t, &p->grades[i]);
}

/* Why the rating is what it is: the items before the next better word. */
static void
rating(struct build *b)
{
	struct document *d = b->doc;
	struct rating_result r;
	const char *list = "";
	size_t i;

	rating_look(&r, b->catalog, b->sheet);
	block_para(d, STYLE_BODY, textf(d,
	    _("Risk to information security by self-check: %s"),
	    r.level != NULL ? r.level->title : _("Not yet known")));
	for (i = 0; i < r.reasons.n; i++)
		list = textf(d, "%s%s%s", list, i > 0 ? _(", ") : "",
		    r.reasons.list[i].item->id);
	if (r.better != NULL)
		block_para(d, STYLE_NOTE, textf(d, _("Before “%s” there "
		    "stand: %s"), r.better->title, list));
	rating_clear(&r);
}

void
part_year(struct build *b)
{
	struct document *d = b->doc;

	if (b->catalog->programme == NULL)
		return;
	block_page(d);
	block_heading(d, 1, "way", _("Road to certification"));
	stages(b);
	block_space(d, PT(10));
	facts(b);
	grades(b);
	rating(b);
	block_text(d, STYLE_NOTE, b->catalog->programme->source);
}
