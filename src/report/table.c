/* What stands in the cells, and how the sheet looks and prints. */
#include "config.h"

#include "report/table.h"

#include "base/i18n.h"

#ifdef HAVE_XLSX

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/answer.h"
#include "base/utf8.h"
#include "catalog/wording.h"
#include "report/xlsx.h"

enum { CELL_MAX = 30000 };		/* a spreadsheet takes 32,767 */

/* Every cell is a string: "=1+1" that was typed stays that text. */
static void
cell(struct xlsx *x, unsigned row, unsigned column, enum xlsx_look look,
    const char *text)
{
	size_t n = strlen(text);
	char *cut;

	if (n > CELL_MAX) {
		for (n = CELL_MAX; n > 0 && (text[n] & 0xc0) == 0x80;)
			n--;
		cut = utf8_clean(text, n, false);
		xlsx_put(x, row, column, look, cut);
		free(cut);
	} else {
		xlsx_put(x, row, column, look, text);
	}
}

static const struct xlsx_column check_columns[] = {
	{ N_("Official no."), 9 }, { N_("Chapter"), 16 },
	{ N_("No."), 7 }, { N_("Level"), 6 }, { N_("Measure"), 22 },
	{ N_("Question"), 44 }, { N_("Verdict"), 9 },
	{ N_("Reason, note"), 36 }, { N_("Evidence"), 12 },
};

/* "E-001 E-004" */
static void
evidence_of(struct str *out, const struct sheet *s, const struct item *it)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(s); i++) {
		sheet_evidence_at(s, i, &e);
		if (evidence_serves(&e, it->id))
			(void)str_addf(out, "%sE-%03zu", out->len > 0 ? " " :
			    "", i + 1);
	}
}

static void
item_row(struct xlsx *x, const struct report_input *in, unsigned row,
    const struct item *it)
{
	struct str note, files;
	struct answer a;

	answer_of(in->sheet, it, &a);
	str_init(&note, (size_t)256 * 1024);
	str_init(&files, 4000);
	if (a.verdict == VERDICT_NA)
		(void)str_add(&note, a.reason);
	if (a.note[0] != '\0')
		(void)str_addf(&note, "%s%s", note.len > 0 ? "\n" : "",
		    a.note);
	evidence_of(&files, in->sheet, it);
	cell(x, row, 0, XLSX_CELL, it->official_no);
	cell(x, row, 1, XLSX_CELL, it->chapter->title);
	cell(x, row, 2, XLSX_CELL, it->id);
	cell(x, row, 3, XLSX_CELL, wording_level(it->level));
	cell(x, row, 4, XLSX_CELL, it->title);
	cell(x, row, 5, XLSX_CELL, it->official_text[0] != '\0' ?
	    it->official_text : it->question);
	cell(x, row, 6, XLSX_STRONG, a.verdict == VERDICT_NONE ? "" :
	    _(verdict_name(a.verdict)));
	cell(x, row, 7, XLSX_CELL, note.ptr);
	cell(x, row, 8, XLSX_CELL, files.ptr);
	str_clear(&files);
	str_clear(&note);
}

static void
checks(struct xlsx *x, const struct report_input *in)
{
	const struct catalog *c = in->catalog;
	size_t i;

	xlsx_sheet(x, _("Check sheet"), check_columns,
	    sizeof(check_columns) / sizeof(check_columns[0]), c->n_items);
	for (i = 0; i < c->n_items; i++)
		item_row(x, in, (unsigned)i + 1, &c->items[i]);
}

int
table_write(const struct report_input *in, const char *path,
    struct error *err)
{
	const char *facility = sheet_form(in->sheet, "facility_name");
	struct xlsx *x;

	if (xlsx_new(&x, in->catalog->title, facility, in->day, err) != 0)
		return -1;
	checks(x, in);
	return xlsx_save(x, path, err);
}

#else

int
table_write(const struct report_input *in, const char *path,
    struct error *err)
{
	(void)in;
	(void)path;
	return error_set(err, ERR_NOT_FOUND, _("This anshin was built without "
	    "spreadsheets. The answers are also in data/answers.csv of the "
	    "submission folder, which a spreadsheet program opens."));
}

#endif
