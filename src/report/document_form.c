/* The application form, section by section, and the declaration at the end. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "report/block.h"

static void
section_table(struct build *b, const struct section *s)
{
	static const struct column columns[] = {
		{ 34, ALIGN_LEFT, true }, { 66, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	struct table *t = block_table(d, columns, 2, NULL, RULES_ROWS);
	struct row *r;
	const char *value;
	size_t i;

	for (i = 0; i < s->n_fields; i++) {
		const struct form_field *f = &s->fields[i];

		r = table_row(d, t);
		row_add(d, r, 0, STYLE_CELL, text_keep(d, f->label));
		value = text_field(b, f);
		if (value[0] != '\0')
			row_add(d, r, 1, STYLE_CELL_BOLD, value);
		else if (f->required)
			row_add(d, r, 1, STYLE_CELL,
			    _("… not filled in yet (required)"));
		else
			row_add(d, r, 1, STYLE_CELL_SMALL, "―");
	}
}

void
part_form(struct build *b)
{
	struct document *d = b->doc;
	size_t i;

	block_page(d);
	block_heading(d, 1, "form", _("Application and facility"));
	for (i = 0; i < b->catalog->n_sections; i++) {
		block_heading(d, 2, NULL,
		    text_keep(d, b->catalog->sections[i].title));
		section_table(b, &b->catalog->sections[i]);
	}
}

void
part_declaration(struct build *b)
{
	struct document *d = b->doc;
	struct sign_line *lines = arena_alloc(d->arena, 4 * sizeof(*lines));
	struct block *sign;

	block_page(d);
	block_heading(d, 1, "declaration", _("Declaration"));
	block_para(d, STYLE_BODY, textf(d, _("We checked the facility “%s” "
	    "ourselves and declare that what is written in this document, "
	    "and the evidence listed in it, agree with the facts."),
	    text_field_id(b, "facility_name")));
	block_para(d, STYLE_BODY, _("When something changes after this day "
	    "that touches an answer, we will tell the certification body."));
	/* Only the whole document has that part. */
	if (b->must > 0 && b->in->kind == REPORT_WHOLE)
		block_para(d, STYLE_BODY, textf(d, ngettext("%zu point was "
		    "still open when this document was made; it is listed "
		    "under “What is unfinished”.", "%zu points were still "
		    "open when this document was made; they are listed under "
		    "“What is unfinished”.", b->must), b->must));
	block_space(d, PT(16));
	sign = block_add(d, BLOCK_SIGN);
	lines[0] = (struct sign_line){ _("Date"),
	    _("               (year)          (month)          (day)") };
	lines[1] = (struct sign_line){ _("Operator"),
	    text_field_id(b, "applicant_name") };
	lines[2] = (struct sign_line){ _("Address"),
	    text_field_id(b, "applicant_address") };
	lines[3] = (struct sign_line){ _("Representative"),
	    text_field_id(b, "applicant_representative") };
	sign->lines = lines;
	sign->n_lines = 4;
	sign->seal = _("seal");
	block_para(d, STYLE_NOTE, _("Sign or seal by hand after printing. "
	    "Where the certification body has a form of its own for this, "
	    "use that form."));
	if (text_field_id(b, "checker_name")[0] != '\0')
		block_para(d, STYLE_BODY, textf(d, _("Checked by: %s"),
		    text_field_id(b, "checker_name")));
}
