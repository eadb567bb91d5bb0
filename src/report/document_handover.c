/*
 * The handover: what somebody who has never seen the records must know to go
 * on with them. Where they are, what is due when, what was decided and why,
 * what is open, whom to write to, and how to begin again next year.
 */
#include "config.h"

#include <string.h>

#include "assess/question.h"
#include "assess/plan.h"
#include "assess/renewal.h"
#include "assess/stage.h"
#include "base/i18n.h"
#include "catalog/programme.h"
#include "report/block.h"

static const struct column pair[] = {
	{ 24, ALIGN_LEFT, true }, { 76, ALIGN_LEFT, false }
};

/* --- where the records are --- */

struct folders {
	struct document *doc;
	struct row *row;
	const char *last;
};

/* The folder of a path, with where it is named first. */
static void
add_folder(struct folders *f, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *folder = slash == NULL ? "" : textf(f->doc, "%.*s",
	    slash == path ? 1 : (int)(slash - path), path);

	if (folder[0] == '\0' || (f->last != NULL &&
	    strcmp(folder, f->last) == 0))
		return;
	row_add(f->doc, f->row, 1, STYLE_CELL, folder);
	f->last = folder;
}

static void
records(struct build *b)
{
	struct document *d = b->doc;
	struct table *t;
	struct folders f = { d, NULL, NULL };
	struct evidence e;
	size_t i, n = sheet_evidence_count(b->sheet);

	block_heading(d, 2, "where", _("Where the records are"));
	t = block_table(d, pair, 2, NULL, RULES_ROWS);
	row_fact(d, t, _("The program"), textf(d,
	    _("anshin %s; a terminal window "
	    "and the command: anshin"), b->in->version));
	row_fact(d, t, _("All answers"), text_keep(d, b->in->store_path));
	row_fact(d, t, _("Packages handed in"), text_keep(d, b->in->exports));
	if (n > 0) {
		f.row = table_row(d, t);
		row_add(d, f.row, 0, STYLE_CELL_BOLD, textf(d,
		    _("Photos and papers (%zu)"), n));
	}
	for (i = 0; i < n; i++) {
		sheet_evidence_at(b->sheet, i, &e);
		add_folder(&f, e.path);
	}
	row_fact(d, t, _("A copy on a USB stick"), _("anshin backup FILE makes "
	    "one of all answers; the photos and papers are copied by hand, or "
	    "are in the packages."));
}

/* --- what is due --- */

static void
dates(struct build *b)
{
	const struct programme *p = b->catalog->programme;
	const struct milestone *now = stage_now(b->catalog, b->sheet);
	date_day until = renewal_valid_until(b->catalog, b->sheet);
	struct document *d = b->doc;
	struct table *t;

	block_heading(d, 2, "dates", _("Where it stands, and the next days"));
	t = block_table(d, pair, 2, NULL, RULES_ROWS);
	row_fact(d, t, _("Application"), textf(d, _("%s, edition %s"),
	    b->catalog->title, b->catalog->edition));
	row_fact(d, t, _("Progress"), textf(d, _("%zu of %zu items done"),
	    b->progress.all.done, b->progress.all.items));
	if (now != NULL) {
		row_fact(d, t, _("Stage"), textf(d, "%s　%s", now->title,
		    text_day(d, stage_day(b->sheet, now))));
		row_fact(d, t, _("What comes next"), text_tight(d, now->next));
	}
	row_fact(d, t, _("Certificate number"), text_keep(d, sheet_get(b->sheet,
	    "programme", "certificate_no")));
	row_fact(d, t, _("Valid until"), until == DATE_NONE ?
	    _("not certified yet") : text_day(d, until));
	if (until != DATE_NONE)
		row_fact(d, t, _("Begin the renewal"), textf(d, _("from %s on "
		    "(three months before)"), text_day(d,
		    date_add_months(until, -3))));
	if (p != NULL)
		row_fact(d, t, _("Certification body"), textf(d, "%s　%s",
		    p->contact, p->contact_email));
}

/* --- what was decided --- */

static void
decision(struct build *b, struct table *t, const struct item *it,
    const struct answer *a)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);

	row_add(d, r, 0, STYLE_CELL_BOLD, text_keep(d, it->id));
	row_add(d, r, 1, STYLE_CELL, text_keep(d, it->title));
	row_add(d, r, 2, STYLE_CELL, textf(d, "%s %s",
	    text_mark(a->verdict), _(verdict_name(a->verdict))));
	if (a->verdict == VERDICT_NA)
		row_add(d, r, 3, STYLE_CELL_TEXT, text_tight(d, a->reason));
	row_add(d, r, 3, STYLE_CELL_TEXT, text_tight(d, a->note));
	if (a->automatic)
		row_add(d, r, 3, STYLE_CELL_SMALL, _("by the application "
		    "form"));
}

static void
decisions(struct build *b)
{
	static const struct column columns[] = {
		{ 9, ALIGN_LEFT, false }, { 32, ALIGN_LEFT, false },
		{ 14, ALIGN_LEFT, false }, { 45, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));
	struct table *t = NULL;
	struct answer a;
	size_t i;

	block_heading(d, 2, "decided", _("What was decided, and why"));
	head[0] = _("No.");
	head[1] = _("Measure");
	head[2] = _("Verdict");
	head[3] = _("Reason, note");
	for (i = 0; i < b->catalog->n_items; i++) {
		answer_of(b->sheet, &b->catalog->items[i], &a);
		if (a.verdict != VERDICT_NA && a.note[0] == '\0')
			continue;
		if (t == NULL)
			t = block_table(d, columns, 4, head, RULES_ROWS);
		decision(b, t, &b->catalog->items[i], &a);
	}
	if (t == NULL)
		block_para(d, STYLE_BODY, _("Nothing is written down yet: no "
		    "item has a note, and none was left out."));
}

/* --- what is open --- */

static struct row *
open_row(struct document *d, struct table *t, date_day due, bool overdue,
    const char *what)
{
	struct row *r = table_row(d, t);

	row_add(d, r, 0, STYLE_CELL, due == DATE_NONE ? _("no day yet") :
	    text_day(d, due));
	if (overdue)
		row_add(d, r, 0, STYLE_CELL_BOLD, _("▲ overdue"));
	row_add(d, r, 1, STYLE_CELL_BOLD, what);
	return r;
}

static void
open_questions(struct build *b, struct table *t)
{
	struct document *d = b->doc;
	struct question_list l;
	struct row *r;
	size_t i;

	question_collect(&l, b->catalog, b->sheet, b->in->printed);
	for (i = 0; i < l.n; i++) {
		if (!l.list[i].open)
			continue;
		r = open_row(d, t, l.list[i].deadline, l.list[i].overdue,
		    textf(d, _("Question %zu of the certification body (%s)"),
		    l.list[i].number, l.list[i].item_id));
		row_add(d, r, 1, STYLE_CELL_TEXT, text_tight(d,
		    l.list[i].text));
	}
	question_clear(&l);
}

static void
open_plans(struct build *b, struct table *t)
{
	struct document *d = b->doc;
	struct plan_list l;
	struct row *r;
	size_t i;

	plan_collect(&l, b->catalog, b->sheet, b->in->printed);
	for (i = 0; i < l.n; i++) {
		if (!l.list[i].open)
			continue;
		r = open_row(d, t, l.list[i].due, l.list[i].overdue,
		    textf(d, "%s　%s", l.list[i].item->id,
		    l.list[i].item->title));
		row_add(d, r, 1, STYLE_CELL_TEXT, text_tight(d,
		    l.list[i].measure));
		row_add(d, r, 2, STYLE_CELL, text_keep(d, l.list[i].owner));
	}
	plan_clear(&l);
}

/* Items without an answer, in one row. */
static void
open_items(struct build *b, struct table *t)
{
	struct document *d = b->doc;
	const char *list = "";
	struct answer a;
	size_t i, n = 0;

	for (i = 0; i < b->catalog->n_items; i++) {
		answer_of(b->sheet, &b->catalog->items[i], &a);
		if (a.verdict == VERDICT_NONE || a.carried || a.text_changed)
			list = textf(d, "%s%s%s", list, n++ == 0 ? "" :
			    _(", "), b->catalog->items[i].id);
	}
	if (n > 0)
		row_add(d, open_row(d, t, DATE_NONE, false, textf(d,
		    _("Items to be answered or confirmed: %zu"), n)), 1,
		    STYLE_CELL, list);
}

static void
still_open(struct build *b)
{
	static const struct column columns[] = {
		{ 21, ALIGN_LEFT, false }, { 61, ALIGN_LEFT, false },
		{ 18, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 3 * sizeof(*head));
	struct table *t;

	block_heading(d, 2, "open", _("What is still open"));
	head[0] = _("By when");
	head[1] = _("What");
	head[2] = _("Who");
	t = block_table(d, columns, 3, head, RULES_ROWS);
	open_questions(b, t);
	open_plans(b, t);
	open_items(b, t);
	if (t->first == NULL)
		row_add(d, table_row(d, t), 1, STYLE_CELL, _("Nothing."));
}

/* --- people, and next year --- */

static void
people(struct build *b)
{
	static const struct column columns[] = {
		{ 24, ALIGN_LEFT, true }, { 32, ALIGN_LEFT, false },
		{ 44, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char *rows[] = { _("Owner of the building"), _("Network firm"),
		_("Cleaning firm"), _("Handed over by"), _("Taken over by") };
	const char **head = arena_alloc(d->arena, 3 * sizeof(*head));
	struct table *t;
	struct row *r;
	size_t i;

	block_heading(d, 2, "people", _("Whom to write to"));
	head[0] = _("Who");
	head[1] = _("Name");
	head[2] = _("Phone, mail");
	t = block_table(d, columns, 3, head, RULES_GRID);
	r = table_row(d, t);
	row_add(d, r, 0, STYLE_CELL_BOLD, _("In charge until now"));
	row_add(d, r, 1, STYLE_CELL, text_field_id(b, "contact_name"));
	row_add(d, r, 2, STYLE_CELL, textf(d, "%s　%s", text_field_id(b,
	    "contact_phone"), text_field_id(b, "contact_email")));
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		r = table_row(d, t);
		r->min_height = PT(26);
		row_add(d, r, 0, STYLE_CELL_BOLD, rows[i]);
	}
}

static void
next_year(struct build *b)
{
	const char *steps[] = {
		_("Start anshin and open the facility. w shows the way, r "
		"there makes next year's application: every answer is taken "
		"over."),
		_("Print the walk-round sheet, walk through the building, take "
		"photos."),
		_("Type the sheet in by its page code. Attach the photos."),
		_("Go through what is left: 5 confirms an answer that has not "
		"changed; what changed and what is too old comes first."),
		_("Look at the findings, make the package, print it, send it, "
		"and record the day under “the way”."),
	};
	struct document *d = b->doc;
	size_t i;

	block_heading(d, 2, "again", _("How to begin again next year"));
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		block_para(d, STYLE_BODY, steps[i])->mark = textf(d, "%zu.",
		    i + 1);
}

void
part_handover(struct build *b)
{
	struct document *d = b->doc;

	d->unfinished = NULL;
	d->foot[1] = textf(d, _("For the office only; it is not handed in. "
	    "Printed on %s"), text_day(d, b->in->printed));
	d->page_code = textf(d, "ANSHIN1 V:%s", b->catalog->edition);
	d->code = _("Handover");
	block_heading(d, 1, "handover", _("Handover"));
	block_para(d, STYLE_NAME, d->running);
	block_para(d, STYLE_BODY, _("This page is for whoever goes on with the "
	    "certification. It says where everything is and what comes "
	    "next."));
	dates(b);
	still_open(b);
	records(b);
	next_year(b);
	people(b);
	decisions(b);
}
