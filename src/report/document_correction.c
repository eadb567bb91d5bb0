/* What is sent back: a short document with the answers to questions and what
 * has changed since the package that was submitted. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "catalog/programme.h"
#include "report/block.h"

void
part_correction_cover(struct build *b)
{
	static const struct column columns[] = {
		{ 30, ALIGN_LEFT, true }, { 70, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const struct programme *p = b->catalog->programme;
	struct table *t;
	struct cell *c;

	block_space(d, PT(76));
	block_rule(d);
	block_space(d, PT(20));
	block_para(d, STYLE_KICKER, text_keep(d, b->catalog->title));
	block_para(d, STYLE_TITLE, _("Correction report"));
	block_space(d, PT(28));
	block_para(d, STYLE_NAME, text_field_id(b, "facility_name"));
	block_space(d, PT(20));
	t = block_table(d, columns, 2, NULL, RULES_ROWS);
	row_fact_bold(d, t, _("Operator"), text_field_id(b, "applicant_name"));
	if (p != NULL)
		row_fact_bold(d, t, _("Write to"), text_keep(d, p->contact));
	row_fact_bold(d, t, _("Submitted on"), text_day(d, date_parse(sheet_get(
	    b->sheet, "application", "submitted"))));
	if (b->in->base_code != NULL)
		row_fact_bold(d, t, _("Code of the first package"), text_keep(d,
		    b->in->base_code));
	/* The report alone is no package of its own. */
	if (b->in->base_code == NULL || strcmp(b->in->base_code, d->code) != 0)
		row_fact_bold(d, t, _("Code of this package"), d->code);
	row_fact_bold(d, t, _("Made with"), textf(d, "anshin %s",
	    b->in->version));
	block_space(d, PT(20));
	c = block_box(d, false);
	cell_add(d, c, STYLE_BOX_TITLE, b->in->base_code != NULL ?
	    textf(d, _("This adds to the package %s"), b->in->base_code) :
	    _("Answers to the certification body"));
	cell_add(d, c, STYLE_BOX_TEXT, _("It holds only what has changed "
	    "since then. What is not named here stands in the first package. "
	    "This is the operator's own compilation and no official form."));
}
