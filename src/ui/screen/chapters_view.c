/* The hub as it is seen: one row a part, and what the marked one is about. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assess/stage.h"
#include "base/i18n.h"
#include "catalog/wording.h"
#include "ui/screen/chapters.h"
#include "ui/screen/words.h"

enum { SLOT_LIST };
enum { COUNT_COLUMNS = 6 };

static void
add_remains(struct str *out, const struct tally *t)
{
	if (t->done == t->items)
		(void)str_add(out, _("done"));
	else
		(void)str_addf(out, _("%zu to go"), t->items - t->done);
	if (t->by[VERDICT_FAILS] > 0)
		(void)str_addf(out, _(", fails %zu"), t->by[VERDICT_FAILS]);
	if (t->by[VERDICT_UNKNOWN] > 0)
		(void)str_addf(out, _(", unsure %zu"),
		    t->by[VERDICT_UNKNOWN]);
}

static void
add_progress(const struct chapters_state *st, struct str *out, size_t done,
    size_t all)
{
	words_bar(out, done, all, (size_t)st->cols[1]);
	(void)str_addf(out, "\t%zu/%zu\t", done, all);
}

static void
chapter_row(const struct chapters_state *st, size_t i, struct str *out,
    enum style *style)
{
	const struct chapter *c = &st->model->catalog->chapters[i];
	const struct tally *t = &st->model->progress->chapters[i];

	(void)str_addf(out, "%s %s\t", c->id, c->title);
	add_progress(st, out, t->done, t->items);
	add_remains(out, t);
	*style = t->by[VERDICT_FAILS] > 0 ? STYLE_WARN :
	    t->done == t->items ? STYLE_GOOD : STYLE_PLAIN;
}

static void
form_row(const struct chapters_state *st, struct str *out,
    enum style *style)
{
	const struct progress *p = st->model->progress;

	(void)str_addf(out, "%s\t", _("Application form"));
	add_progress(st, out, p->fields_done, p->fields_required);
	if (p->fields_done == p->fields_required)
		(void)str_add(out, _("done"));
	else
		(void)str_addf(out, _("%zu to go"),
		    p->fields_required - p->fields_done);
	*style = p->fields_done == p->fields_required ? STYLE_GOOD :
	    STYLE_PLAIN;
}

static void
findings_row(const struct model *m, struct str *out, enum style *style)
{
	size_t must = finding_count(m->findings, SEVERITY_MUST);
	size_t should = finding_count(m->findings, SEVERITY_SHOULD) - must;

	(void)str_addf(out, "%s\t", _("Findings"));
	(void)str_addf(out, _("needed %zu, advised %zu"), must, should);
	*style = must > 0 ? STYLE_PLAIN : STYLE_GOOD;
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct chapters_state *st = arg;
	const struct model *m = st->model;
	struct hub_row r = hub_row(m, i);
	const struct milestone *here;
	size_t files;

	switch (r.kind) {
	case HUB_FORM:
		form_row(st, out, style);
		break;
	case HUB_CHAPTER:
		chapter_row(st, r.chapter, out, style);
		break;
	case HUB_EVIDENCE:
		files = sheet_evidence_count(m->sheet);
		(void)str_addf(out, "%s\t", _("Evidence"));
		(void)str_addf(out, ngettext("%zu file", "%zu files", files),
		    files);
		break;
	case HUB_FINDINGS:
		findings_row(m, out, style);
		break;
	case HUB_EXPORT:
		(void)str_add(out, _("Submission folder (PDF)"));
		break;
	case HUB_STAGES:
		here = stage_now(m->catalog, m->sheet);
		(void)str_addf(out, "%s\t%s", _("Road to certification"),
		    here != NULL ? here->title : "");
		break;
	case HUB_PAPER:
		(void)str_add(out, _("Work on paper"));
		break;
	case HUB_HISTORY:
		(void)str_add(out, _("History"));
		break;
	}
}

void
hub_describe(struct str *out, const struct model *m, struct hub_row r)
{
	switch (r.kind) {
	case HUB_FORM:
		(void)str_add(out, _("Who applies, for which facility, with "
		    "which services. Items about services that you do not have "
		    "become \"not applicable\" automatically."));
		break;
	case HUB_CHAPTER:
		(void)str_add(out, m->catalog->chapters[r.chapter].intro);
		break;
	case HUB_EVIDENCE:
		(void)str_add(out, _("All photos and documents that are "
		    "attached, and whether they are still unchanged on the "
		    "disk."));
		break;
	case HUB_FINDINGS:
		(void)str_add(out, _("What is still open, worst first. Each "
		    "line leads to where it can be put right."));
		break;
	case HUB_EXPORT:
		(void)str_add(out, _("Makes a folder with the PDF, the "
		    "evidence and its checksums, ready to print and hand in. "
		    "It can be made at any time, even just to have a look."));
		break;
	case HUB_STAGES:
		(void)str_add(out, _("The stages of the application with "
		    "their days, the certificate, the improvement plan, the "
		    "questions of the certification body, and renewal."));
		break;
	case HUB_PAPER:
		(void)str_add(out, _("Prints the sheet to carry round and "
		    "types it in afterwards; prints a handover for a "
		    "successor."));
		break;
	case HUB_HISTORY:
		(void)str_add(out, _("Everything that was ever changed: who, "
		    "when, from what to what."));
		break;
	}
}

/* All five states, never merged. */
static void
total(const struct model *m, struct page *p, struct rect r)
{
	const struct tally *t = &m->progress->all;
	struct str text;
	enum verdict v;

	str_init(&text, 400);
	for (v = VERDICT_CONFORMS; v < VERDICT_N; v++)
		(void)str_addf(&text, "%s %zu  ", _(verdict_name(v)),
		    t->by[v]);
	(void)str_addf(&text, "%s %zu", _(verdict_name(VERDICT_NONE)),
	    t->by[VERDICT_NONE]);
	r.h = 1;
	page_line(p, r, STYLE_PLAIN, text.ptr);
	str_clear(&text);
}

/* The items of the marked chapter, at the right of a wide page. */
static void
items(const struct model *m, struct page *p, struct rect r, size_t chapter)
{
	const struct chapter *c = &m->catalog->chapters[chapter];
	struct answer a;
	size_t i;

	for (i = 0; i < c->n_items && r.h > 0; i++) {
		const struct item *it = &c->items[i];
		struct rect line = r;

		answer_of(m->sheet, it, &a);
		line.h = 1;
		if (r.h == 1 && i + 1 < c->n_items)
			page_linef(p, line, STYLE_DIM, _("... %zu more"),
			    c->n_items - i);
		else
			page_linef(p, line, words_verdict_style(a.verdict),
			    "%s %s %s %s", words_verdict_mark(a.verdict),
			    it->id, wording_level(it->level), it->title);
		r.y++;
		r.h--;
	}
}

static void
list(struct chapters_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	st->model = m;
	st->cols[1] = page_wide(p) ? 8 : 14;
	st->cols[2] = COUNT_COLUMNS;
	st->cols[0] = r.w - 2 - st->cols[1] - COUNT_COLUMNS - 3 -
	    (page_wide(p) ? 16 : 20);
	st->cols[3] = 0;
	st->rows = (struct list_source){ row, st, st->cols };
	list_set_count(&st->list, hub_count(m));
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, true);
}

static void
proposal(const struct model *m, struct page *p, struct rect r)
{
	struct next_step next = next_step(m);
	struct str text;

	str_init(&text, 1000);
	(void)str_add(&text, _("Next (F5): "));
	next_step_say(&text, m, &next);
	(void)page_text(p, r, STYLE_KEY, text.ptr, 0);
	str_clear(&text);
}

void
chapters_view(const struct screen *s, const struct model *m, struct page *p)
{
	struct chapters_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), part, right;
	struct hub_row here;
	struct str text;
	int rows = (int)hub_count(m);

	if (m->sheet == NULL)
		return;
	here = hub_row(m, st->list.sel);
	total(m, p, r);
	right = r;
	right.y += 1;
	right.h -= 1;
	if (page_wide(p)) {
		r.w = r.w * 11 / 20;
		right.x += r.w + 1;
		right.w -= r.w + 1;
	}
	part = r;
	part.y += 1;
	part.h = rows < r.h - 6 ? rows : r.h - 6;
	list(st, m, p, part);
	part.y += part.h;
	part.h = 2;
	proposal(m, p, part);
	part.y += 2;
	part.h = r.y + r.h - part.y;
	str_init(&text, 20000);
	hub_describe(&text, m, here);
	if (page_wide(p) && here.kind == HUB_CHAPTER) {
		right = page_box(p, right,
		    m->catalog->chapters[here.chapter].title, false);
		items(m, p, right, here.chapter);
	}
	(void)page_text(p, part, STYLE_DIM, text.ptr, 0);
	str_clear(&text);
}
