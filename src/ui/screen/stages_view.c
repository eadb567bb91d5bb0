/* The way to the certificate as it is seen. */
#include "config.h"

#include <limits.h>
#include <string.h>

#include "assess/edition.h"
#include "assess/judge.h"
#include "assess/plan.h"
#include "assess/question.h"
#include "assess/readiness.h"
#include "assess/renewal.h"
#include "assess/stage.h"
#include "base/i18n.h"
#include "ui/screen/stages.h"
#include "ui/screen/words.h"

enum { SLOT_LIST, SLOT_DAY };
enum { PANEL = 7, TEXT_MAX = 20000 };

static date_day
model_day(const struct model *m)
{
	return sheet_day(m->sheet, m->today);
}

static void
add_fee(struct str *out, const struct model *m, const struct grade *g)
{
	const struct programme *p = m->catalog->programme;
	char net[20], gross[20];

	programme_yen(g->fee, net);
	programme_yen(programme_fee_with_tax(p, g->fee, model_day(m)), gross);
	(void)str_addf(out, g->fee_from ?
	    _("Fee: from %s yen (with tax %s yen)\n") :
	    _("Fee: %s yen (with tax %s yen)\n"), net, gross);
}

static void
describe_stage(struct str *out, const struct model *m, size_t i)
{
	const struct programme *p = m->catalog->programme;
	const struct milestone *s = &p->stages[i];
	const struct grade *g = programme_grade(p, p->grade);

	(void)str_addf(out, _("%s\nNext: %s\n"), s->work, s->next);
	if (s->contact)
		(void)str_addf(out, _("Write to: %s  %s\n"), p->contact,
		    p->contact_email);
	if (s->fee && g != NULL)
		add_fee(out, m, g);
}

static void
add_lacks(struct str *out, const struct lacking_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->list[i].item != NULL)
			(void)str_addf(out, _("%s %s: %s\n"),
			    l->list[i].item->id, l->list[i].item->title,
			    _(lack_text(l->list[i].what)));
		else
			(void)str_addf(out, _("%s: %s\n"),
			    l->list[i].part->title,
			    _(lack_text(l->list[i].what)));
}

/* What the grade is, below what is missing for it. */
static void
add_terms(struct str *out, const struct programme *p, const struct readiness *r)
{
	const struct grade *g = r->grade;
	size_t i;

	(void)str_addf(out, "\n%s\n", g->examiner);
	for (i = 0; i < g->n_exams; i++)
		(void)str_addf(out, _("%s: %zu of %zu (%s)\n"),
		    r->parts[i].part->title, r->parts[i].done, r->parts[i].all,
		    g->exams[i].text);
	for (i = 0; i < g->n_issued; i++)
		(void)str_addf(out, _("Issued: %s\n"), g->issued[i].title);
	if (g->fee_note[0] != '\0')
		(void)str_addf(out, "%s\n", g->fee_note);
	(void)str_addf(out, _("%s\n%s\nWrite to: %s  %s\n\n%s"),
	    g->renewal_fee, p->validity, p->contact, p->contact_email,
	    p->source);
}

static void
describe_grade(struct str *out, const struct model *m, size_t i)
{
	const struct grade *g = &m->catalog->programme->grades[i];
	struct readiness r;

	readiness_look(&r, m->catalog, m->sheet, g, model_day(m));
	(void)str_addf(out, "%s\n", g->summary);
	add_fee(out, m, g);
	if (r.lacks.n > 0)
		(void)str_addf(out, _("Missing for it: %zu\n"), r.lacks.n);
	add_lacks(out, &r.lacks);
	add_terms(out, m->catalog->programme, &r);
	readiness_clear(&r);
}

static void
describe_rating(struct str *out, const struct model *m)
{
	struct rating_result r;

	rating_look(&r, m->catalog, m->sheet);
	if (r.level != NULL)
		(void)str_addf(out, "%s\n", r.level->meaning);
	if (r.better != NULL)
		(void)str_addf(out, _("Before \"%s\" there stand:\n"),
		    r.better->title);
	add_lacks(out, &r.reasons);
	rating_clear(&r);
}

void
way_say_reached(struct str *out, const struct milestone *stage, date_day day,
    date_day today)
{
	struct str text;

	str_init(&text, 200);
	words_day(&text, day);
	if (day > today)
		(void)str_addf(out, _("%s is still to come. It is recorded; "
		    "u undoes it."), text.ptr);
	else
		(void)str_addf(out, _("%s: reached on %s."), stage->title,
		    text.ptr);
	str_clear(&text);
}

void
way_describe(struct str *out, const struct model *m, struct way_row r)
{
	switch (r.kind) {
	case WAY_STAGE:
		describe_stage(out, m, r.index);
		break;
	case WAY_CERTIFICATE:
		(void)str_addf(out, _("Number and days of the certificate, "
		    "and its files.\n%s"), m->catalog->programme->validity);
		break;
	case WAY_DIAGNOSIS:
		(void)str_add(out, _("When, by whom and with which result the "
		    "network was examined, and the report."));
		break;
	case WAY_PLAN:
		(void)str_add(out, _("What does not conform yet, and how it "
		    "will be put right."));
		break;
	case WAY_QUESTIONS:
		(void)str_add(out, _("What the certification body asked, and "
		    "the answers."));
		break;
	case WAY_PACKAGES:
		(void)str_add(out, _("Every package that was made: its code, "
		    "which stands at the foot of each page, when and where it "
		    "was made, and which edition was handed in."));
		break;
	case WAY_GRADE:
		describe_grade(out, m, r.index);
		break;
	case WAY_RATING:
		describe_rating(out, m);
		break;
	}
}

static void
stage_row(struct str *out, const struct model *m, size_t i,
    enum style *style)
{
	const struct milestone *s = &m->catalog->programme->stages[i];
	bool here = s == stage_now(m->catalog, m->sheet);
	date_day day = stage_day(m->sheet, s);

	(void)str_addf(out, "%zu. %s\t", i + 1, s->title);
	words_day(out, day);
	if (here)
		(void)str_add(out, _("  <- now"));
	*style = here ? STYLE_TITLE : day != DATE_NONE ? STYLE_GOOD :
	    STYLE_PLAIN;
}

static void
certificate_row(struct str *out, const struct model *m, enum style *style)
{
	date_day until = renewal_valid_until(m->catalog, m->sheet);

	(void)str_addf(out, "%s\t", _("Certificate"));
	if (until == DATE_NONE) {
		(void)str_add(out, _("not yet"));
		return;
	}
	(void)str_addf(out, "%s  ", sheet_get(m->sheet, "programme",
	    "certificate_no"));
	words_day(out, until);
	(void)str_add(out, "  ");
	*style = words_countdown(out, until - m->today);
}

static void
plan_row(struct str *out, const struct model *m, enum style *style)
{
	struct plan_list l;
	size_t i, overdue = 0, open = 0;

	plan_collect(&l, m->catalog, m->sheet, m->today);
	for (i = 0; i < l.n; i++) {
		open += l.list[i].open;
		overdue += l.list[i].overdue;
	}
	plan_clear(&l);
	(void)str_addf(out, "%s\t", _("Improvement plan"));
	(void)str_addf(out, _("open %zu, overdue %zu"), open, overdue);
	*style = overdue > 0 ? STYLE_BAD : STYLE_PLAIN;
}

static void
questions_row(struct str *out, const struct model *m, enum style *style)
{
	struct question_list l;
	size_t i, open = 0, n;

	question_collect(&l, m->catalog, m->sheet, m->today);
	for (i = 0; i < l.n; i++)
		open += l.list[i].open;
	n = l.n;
	question_clear(&l);
	(void)str_addf(out, "%s\t", _("Questions"));
	(void)str_addf(out, _("%zu, open %zu"), n, open);
	*style = open > 0 ? STYLE_WARN : STYLE_PLAIN;
}

static void
packages_row(struct str *out, const struct model *m)
{
	const char *code = stage_last_package(m->sheet), *sent;
	unsigned edition = edition_highest(m->sheet, UINT_MAX, &sent);

	(void)str_addf(out, "%s\t", _("Packages made"));
	if (code[0] == '\0')
		(void)str_add(out, _("none yet"));
	else
		(void)str_addf(out, _("newest: %s"), code);
	if (edition > 0)
		(void)str_addf(out, _("; edition %u handed in: %s"), edition,
		    sent);
}

static void
grade_row(struct str *out, const struct model *m, size_t i,
    enum style *style)
{
	const struct grade *g = &m->catalog->programme->grades[i];
	struct readiness r;

	readiness_look(&r, m->catalog, m->sheet, g, model_day(m));
	(void)str_addf(out, _("Grade: %s"), g->title);
	(void)str_add_char(out, '\t');
	(void)str_addf(out, _("%zu of %zu ready"), r.done, r.all);
	*style = r.lacks.n == 0 ? STYLE_GOOD : STYLE_PLAIN;
	readiness_clear(&r);
}

static void
rating_row(struct str *out, const struct model *m)
{
	struct rating_result r;

	rating_look(&r, m->catalog, m->sheet);
	(void)str_addf(out, "%s\t%s", _("Rating of security risk"),
	    r.level != NULL ? r.level->title : _("Not yet known"));
	rating_clear(&r);
}

void
way_say(struct str *out, const struct model *m, struct way_row r,
    enum style *style)
{
	switch (r.kind) {
	case WAY_STAGE:
		stage_row(out, m, r.index, style);
		break;
	case WAY_CERTIFICATE:
		certificate_row(out, m, style);
		break;
	case WAY_DIAGNOSIS:
		(void)str_addf(out, "%s\t", _("Vulnerability diagnosis"));
		words_stamp(out, sheet_get(m->sheet, "diagnosis", "date"));
		break;
	case WAY_PLAN:
		plan_row(out, m, style);
		break;
	case WAY_QUESTIONS:
		questions_row(out, m, style);
		break;
	case WAY_PACKAGES:
		packages_row(out, m);
		break;
	case WAY_GRADE:
		grade_row(out, m, r.index, style);
		break;
	case WAY_RATING:
		rating_row(out, m);
		break;
	}
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct stages_state *st = arg;

	way_say(out, st->model, way_row(st->model, i), style);
}

static void
panel(struct stages_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct way_row on = way_row(m, st->list.sel);
	struct str text;

	r = page_box(p, r, st->dating ? _("Reached on (Enter keeps it)") :
	    on.kind == WAY_STAGE ? _("What comes next") :
	    on.kind == WAY_GRADE || on.kind == WAY_RATING ?
	    _("In short; Enter shows all of it") :
	    _("What Enter opens"), st->dating);
	if (st->dating) {
		r.h = 1;
		page_field(p, SLOT_DAY, r, &st->day, _("e.g. 2026-04-10"),
		    true);
		return;
	}
	str_init(&text, TEXT_MAX);
	way_describe(&text, m, on);
	(void)page_text(p, r, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

void
stages_view(const struct screen *s, const struct model *m, struct page *p)
{
	struct stages_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r;

	if (m->sheet == NULL)
		return;
	if (m->catalog->programme == NULL) {
		(void)page_text(p, r, STYLE_PLAIN, _("This check sheet has "
		    "no programme.yaml beside it, so grades and stages are "
		    "not known."), 0);
		return;
	}
	st->model = m;
	below.h = PANEL;
	below.y = r.y + r.h - PANEL;
	r.h -= PANEL;
	st->cols[0] = 30;
	st->cols[1] = 0;
	st->rows = (struct list_source){ row, st, st->cols };
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, !st->dating);
	panel(st, m, p, below);
}
