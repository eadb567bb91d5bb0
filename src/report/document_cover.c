/* The first pages: cover, contents, how to read what follows. */
#include "config.h"

#include <string.h>

#include "assess/question.h"
#include "base/i18n.h"
#include "report/block.h"

static void
cover_facts(struct build *b)
{
	static const struct column columns[] = {
		{ 26, ALIGN_LEFT, true }, { 74, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	struct table *t = block_table(d, columns, 2, NULL, RULES_ROWS);
	const char *address = text_field_id(b, "facility_address");

	row_fact_bold(d, t, _("Operator"), text_field_id(b, "applicant_name"));
	row_fact_bold(d, t, _("Address of the facility"), address[0] == '\0' ?
	    "" :
	    textf(d, "%s %s", text_field_id(b, "facility_postal"), address));
	row_fact_bold(d, t, _("Day of the application"), text_day(d,
	    b->in->day));
	row_fact_bold(d, t, _("Certification programme"), textf(d,
	    _("%s, edition %s"),
	    b->catalog->grade, b->catalog->edition));
	row_fact_bold(d, t, _("Check items"), textf(d,
	    _("%s, revision %s (%.12s)"),
	    b->catalog->id, b->catalog->revision, b->catalog->sha256));
	if (b->in->edition > 0)
		row_fact_bold(d, t, _("Submission"), b->in->prior_code == NULL ?
		    textf(d, _("edition %u"), b->in->edition) :
		    textf(d, _("edition %u (before it: code %s)"),
		    b->in->edition, b->in->prior_code));
	row_fact_bold(d, t, _("Made with"), textf(d, "anshin %s",
	    b->in->version));
	row_fact_bold(d, t, _("Package code"), d->code);
}

static void
cover_unfinished(struct build *b)
{
	struct cell *c;
	struct para *p;

	if (b->must == 0)
		return;
	c = block_box(b->doc, true);
	cell_add(b->doc, c, STYLE_BOX_TITLE, textf(b->doc,
	    ngettext("Unfinished: %zu point must still be settled",
	    "Unfinished: %zu points must still be settled", b->must), b->must));
	cell_add(b->doc, c, STYLE_BOX_TEXT, _("This document was printed "
	    "before the self-check was finished. It is not yet ready to be "
	    "submitted."));
	p = cell_add(b->doc, c, STYLE_BOX_TEXT,
	    _("What is open: p. "));
	p->link = "open";
	p->page_of_link = true;
}

static void
cover_redacted(struct build *b)
{
	struct cell *c;

	if (b->in->kind != REPORT_ADVICE)
		return;
	c = block_box(b->doc, false);
	cell_add(b->doc, c, STYLE_BOX_TITLE,
	    _("Redacted copy for advice, not a submission"));
	cell_add(b->doc, c, STYLE_BOX_TEXT, _("Names of people and of the "
	    "facility, addresses, numbers and names of files are replaced, "
	    "and the evidence itself is left out. Notes and other free texts "
	    "are as they were written, but for names that also stand in a "
	    "field: please read them before you hand this on."));
}

void
part_cover(struct build *b)
{
	struct document *d = b->doc;
	const char *name = text_field_id(b, "facility_name");
	struct cell *c;

	block_space(d, PT(76));
	block_rule(d);
	block_space(d, PT(20));
	block_para(d, STYLE_KICKER, text_keep(d, b->catalog->title));
	if (b->in->own_copy)
		block_para(d, STYLE_NAME, _("The applicant's own copy"));
	block_para(d, STYLE_TITLE, b->in->kind == REPORT_ADVICE ?
	    _("Self-check, redacted for advice") :
	    _("Self-check for submission"));
	block_space(d, PT(46));
	block_para(d, STYLE_NAME, name[0] != '\0' ? name :
	    _("(no name of the facility yet)"));
	block_space(d, PT(28));
	cover_facts(b);
	block_space(d, PT(24));
	cover_unfinished(b);
	cover_redacted(b);
	c = block_box(d, false);
	cell_add(d, c, STYLE_BOX_TITLE,
	    _("This is no official form of the certification body"));
	cell_add(d, c, STYLE_BOX_TEXT, _("The operator of the facility "
	    "compiled this document from the self-check. The wording, the "
	    "numbers and the order of the check items are a reconstruction "
	    "from public information; where the official check sheet says "
	    "otherwise, the official one counts."));
}

static void
contents_line(struct document *d, struct table *t, int level,
    const char *anchor, const char *title)
{
	struct row *r = table_row(d, t);
	enum style style = level == 1 ? STYLE_TOC_1 : STYLE_TOC_2;
	struct para *p;

	p = row_add(d, r, 0, style, level == 1 ? title :
	    textf(d, "　%s", title));
	p->link = anchor;
	p = cell_add(d, &r->cells[1], style, "");
	p->align = ALIGN_RIGHT;
	p->link = anchor;
	p->page_of_link = true;
}

static bool
has_questions(const struct build *b)
{
	struct question_list l;
	bool any;

	question_collect(&l, b->catalog, b->sheet, b->in->day);
	any = l.n > 0;
	question_clear(&l);
	return any;
}

/* Pages of documents, or else photos. */
static bool
has_pictures(const struct build *b, bool pages)
{
	size_t i;

	for (i = 0; i < b->in->n_photos; i++)
		if ((b->in->photos[i].pages > 0) == pages)
			return true;
	return false;
}

void
part_contents(struct build *b)
{
	static const struct column columns[] = {
		{ 88, ALIGN_LEFT, false }, { 12, ALIGN_RIGHT, false }
	};
	struct document *d = b->doc;
	struct table *t;
	size_t i;

	block_page(d);
	block_heading(d, 1, "contents", _("Contents"));
	t = block_table(d, columns, 2, NULL, RULES_LEADERS);
	contents_line(d, t, 1, "guide", _("How to read this document"));
	contents_line(d, t, 1, "form", _("Application and facility"));
	contents_line(d, t, 1, "summary", _("Summary"));
	if (b->catalog->programme != NULL)
		contents_line(d, t, 1, "way", _("Road to certification"));
	contents_line(d, t, 1, "sheets", _("Check sheets"));
	for (i = 0; i < b->catalog->n_chapters; i++)
		contents_line(d, t, 2, textf(d, "chapter/%s",
		    b->catalog->chapters[i].id), textf(d,
		    _("Chapter %s  %s"), b->catalog->chapters[i].id,
		    b->catalog->chapters[i].title));
	contents_line(d, t, 1, "readings", _("Record of measurements"));
	contents_line(d, t, 1, "excluded", _("Reasons for “not applicable”"));
	contents_line(d, t, 1, "open", _("What is unfinished"));
	if (has_questions(b))
		contents_line(d, t, 1, "questions", _("Correction report"));
	if (b->in->before != NULL)
		contents_line(d, t, 1, "changes", _("List of changes"));
	contents_line(d, t, 1, "register", _("Register of evidence"));
	if (has_pictures(b, false))
		contents_line(d, t, 1, "photos", _("Photos and pictures"));
	if (has_pictures(b, true))
		contents_line(d, t, 1, "documents", _("Pages of documents"));
	contents_line(d, t, 1, "declaration", _("Declaration"));
	contents_line(d, t, 1, "checking", _("How to check this package"));
}

static void
legend(struct build *b)
{
	static const struct column columns[] = {
		{ 24, ALIGN_LEFT, false }, { 76, ALIGN_LEFT, false }
	};
	static const char *const meanings[VERDICT_N] = {
		[VERDICT_CONFORMS] = N_("The operator confirmed that the "
		    "facility does what the item asks."),
		[VERDICT_FAILS] = N_("The facility does not do it yet, or "
		    "does it only in part."),
		[VERDICT_NA] = N_("The facility has no such service or "
		    "equipment; the reason is given."),
		[VERDICT_UNKNOWN] = N_("Looked at, but the operator could "
		    "not decide."),
		[VERDICT_NONE] = N_("Nobody has answered yet."),
	};
	static const enum verdict order[] = { VERDICT_CONFORMS, VERDICT_FAILS,
		VERDICT_NA, VERDICT_UNKNOWN, VERDICT_NONE };
	const char **head = arena_alloc(b->doc->arena, 2 * sizeof(*head));
	struct table *t;
	struct row *r;
	size_t i;

	head[0] = _("Verdict");
	head[1] = _("Meaning");
	t = block_table(b->doc, columns, 2, head, RULES_ROWS);
	for (i = 0; i < VERDICT_N; i++) {
		r = table_row(b->doc, t);
		row_add(b->doc, r, 0, STYLE_MARK,
		    _(verdict_name(order[i])))->mark = text_mark(order[i]);
		row_add(b->doc, r, 1, STYLE_CELL, _(meanings[order[i]]));
	}
}

/* Below the contents, which leave the room. */
void
part_reading_guide(struct build *b)
{
	struct document *d = b->doc;

	block_heading(d, 1, "guide", _("How to read this document"));
	block_para(d, STYLE_FINE, _("Each chapter of the check sheets has one "
	    "table. A row is one measure: what is asked, the verdict of the "
	    "operator, and what supports it. “Basic” measures are needed "
	    "for this grade; “applied” ones go further."));
	legend(b);
	block_para(d, STYLE_FINE, _("Small squares below a question are the "
	    "points that were looked at: a filled square was confirmed, an "
	    "empty one was not. They support the verdict and do not decide "
	    "it."));
	block_para(d, STYLE_FINE, _("E-001 and so on number the files of "
	    "evidence. The register gives name, size and SHA-256 of each; "
	    "the photos are printed behind it under the same numbers."));
	block_para(d, STYLE_FINE, _("Measured values are compared with the "
	    "figures in force on the day of the application. Only a duty by "
	    "law can be “outside the limit”; a duty of effort, a guideline "
	    "or a guide value is marked as such."));
	block_para(d, STYLE_FINE, _("The code at the foot of each page ties "
	    "the page to this package. The square beside it holds the same "
	    "code and the page number as plain data, no address: it can be "
	    "read offline."));
	block_heading(d, 2, NULL, _("About the check items"));
	block_text(d, STYLE_FINE, b->catalog->notice);
	block_heading(d, 2, NULL, _("Sources"));
	block_text(d, STYLE_NOTE, b->catalog->source);
}
