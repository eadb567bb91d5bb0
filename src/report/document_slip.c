/*
 * A slip about one check item for somebody else: the owner of the building,
 * the network firm, the cleaner. What is asked, and room for the reply; one
 * page that explains itself to a reader who knows nothing of the programme.
 */
#include "config.h"

#include "base/i18n.h"
#include "report/block.h"

/* Lines to tick and to fill in: with many of them there is less room to write;
 * with very many what explains stands smaller. All on one page. */
enum { MANY = 8, VERY_MANY = 15 };

static size_t
lines_of(const struct item *it)
{
	return it->n_checks + it->n_readings;
}

static void
line(struct document *d, struct table *t, const char *label,
    const char *text)
{
	struct row *r = table_row(d, t);

	row_add(d, r, 0, STYLE_CELL_BOLD, label);
	row_add(d, r, 1, STYLE_CELL, text);
}

static void
head(struct build *b)
{
	static const struct column columns[] = {
		{ 18, ALIGN_LEFT, true }, { 82, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	struct table *t;

	t = block_table(d, columns, 2, NULL, RULES_GRID);
	line(d, t, _("To"), _("□ owner of the building　　□ network firm　　"
	    "□ cleaning firm　　□ ＿＿＿＿＿＿＿＿＿＿"));
	line(d, t, _("From"), textf(d, "%s　%s　%s　%s", d->running,
	    text_field_id(b, "contact_name"), text_field_id(b,
	    "contact_phone"), text_field_id(b, "contact_email")));
	line(d, t, _("Date"), textf(d, _("%s　　Please reply by: ＿＿＿＿ "
	    "(year) ＿＿ (month) ＿＿ (day)"), text_day(d,
	    b->in->printed)));
}

static void
question(struct build *b, const struct item *it)
{
	struct document *d = b->doc;
	struct cell *c = block_box(d, true);
	const char *why;

	cell_add(d, c, STYLE_BOX_TITLE, textf(d, "%s　%s", it->id,
	    it->title));
	cell_add(d, c, STYLE_BOX_TEXT, text_tight(d, it->question));
	if (it->threat[0] == '\0')
		return;
	why = textf(d, _("Why we ask: %s"), text_tight(d, it->threat));
	if (lines_of(it) > VERY_MANY)
		cell_add(d, c, STYLE_CELL_SMALL, why);
	else
		block_para(d, STYLE_NOTE, why);
}

static void
points(struct build *b, const struct item *it, struct table *t)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);
	struct para *p;
	size_t i;

	row_add(d, r, 0, STYLE_CELL_BOLD, _("Please tick what is so"));
	for (i = 0; i < it->n_checks; i++) {
		if (!check_applies(b->sheet, &it->checks[i]))
			continue;
		p = row_add(d, r, 1, STYLE_CELL, text_keep(d,
		    it->checks[i].text));
		if (p != NULL)
			p->mark = "□";
	}
	if (it->n_readings == 0)
		return;
	r = table_row(d, t);
	row_add(d, r, 0, STYLE_CELL_BOLD, _("Values"));
	for (i = 0; i < it->n_readings; i++)
		if (it->readings[i].formula[0] == '\0')
			row_add(d, r, 1, STYLE_CELL, textf(d,
			    "%s: ＿＿＿＿＿＿＿＿ %s", it->readings[i].label,
			    it->readings[i].unit));
}

static void
proofs(struct build *b, const struct item *it, struct table *t)
{
	struct document *d = b->doc;
	struct row *r;
	struct para *p;
	size_t i;

	if (it->n_evidence == 0)
		return;
	r = table_row(d, t);
	row_add(d, r, 0, STYLE_CELL_BOLD, _("A copy would help"));
	for (i = 0; i < it->n_evidence; i++) {
		p = row_add(d, r, 1, lines_of(it) > VERY_MANY ?
		    STYLE_CELL_SMALL : STYLE_CELL, text_keep(d,
		    it->evidence[i].example));
		if (p != NULL)
			p->mark = "□";
	}
}

static void
reply(struct build *b, const struct item *it)
{
	static const struct column columns[] = {
		{ 18, ALIGN_LEFT, true }, { 82, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	struct table *t;
	struct row *r;

	block_heading(d, 2, NULL, _("Your reply"));
	t = block_table(d, columns, 2, NULL, RULES_GRID);
	line(d, t, _("Is it so?"), _("□ yes　　　□ no　　　□ partly　　　"
	    "□ not known"));
	points(b, it, t);
	proofs(b, it, t);
	r = table_row(d, t);
	r->min_height = lines_of(it) > MANY ? PT(40) : PT(92);
	row_add(d, r, 0, STYLE_CELL_BOLD, _("In your words"));
	row_add(d, r, 0, STYLE_CELL_SMALL, _("since when, how, by whom"));
	r = table_row(d, t);
	r->min_height = PT(30);
	row_add(d, r, 0, STYLE_CELL_BOLD, _("Answered by"));
	row_add(d, r, 1, STYLE_CELL, _("Name: ＿＿＿＿＿＿＿＿＿＿＿＿　　"
	    "Date: ＿＿＿＿＿＿＿＿　　Phone: ＿＿＿＿＿＿＿＿＿"));
}

void
part_slip(struct build *b)
{
	struct document *d = b->doc;
	const struct item *it = b->in->item;

	d->unfinished = NULL;
	d->foot[1] = _("A question to write on and give back; it is not "
	    "handed in as it is");
	d->page_code = textf(d, "ANSHIN1 V:%s I:%s", b->catalog->edition,
	    it->id);
	d->code = text_keep(d, it->id);
	block_heading(d, 1, "slip", _("A question about the building and its "
	    "services"));
	block_para(d, STYLE_BODY, _("We are checking the safety of our shared "
	    "office. Could you please answer the question below and give this "
	    "page back? A sentence is enough."));
	head(b);
	block_space(d, PT(9));
	question(b, it);
	reply(b, it);
}
