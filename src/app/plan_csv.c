/* The improvement plan for a spreadsheet. */
#include "config.h"

#include "app/year.h"
#include "assess/plan.h"
#include "assess/record.h"
#include "base/date.h"
#include "base/file.h"
#include "base/str.h"
#include "package/csv.h"

#define CSV_MAX ((size_t)4 << 20)

static const char *
state_name(const struct plan_row *r)
{
	const struct record_field *f = record_field("item/", "plan.state");

	return r->state[0] == '\0' ? "" : _(record_choice_name(f, r->state));
}

static void
csv(struct str *out, const struct plan_list *l)
{
	static const char *const heads[] = { N_("Item"), N_("Title"),
		N_("Verdict"), N_("What will be done"), N_("Who does it"),
		N_("By when"), N_("Cost (yen)"), N_("State of the plan"),
		N_("Overdue") };
	size_t i;

	csv_begin(out);
	for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		csv_cell(out, _(heads[i]));
	csv_end_row(out);
	for (i = 0; i < l->n; i++) {
		const struct plan_row *r = &l->list[i];
		char due[11];

		date_format_iso(r->due, due);
		csv_cell(out, r->item->id);
		csv_cell(out, r->item->title);
		csv_cell(out, _(verdict_name(r->verdict)));
		csv_cell(out, r->measure);
		csv_cell(out, r->owner);
		csv_cell(out, due);
		csv_cell(out, r->cost);
		csv_cell(out, state_name(r));
		csv_cell(out, r->overdue ? _("overdue") : "");
		csv_end_row(out);
	}
}

int
year_plan_csv(struct session *s, const char *path, struct error *err)
{
	struct plan_list l;
	struct str out;
	struct outfile *f;
	int rc = outfile_open(&f, path, 0600, err);

	if (rc != 0)
		return -1;
	str_init(&out, CSV_MAX);
	plan_collect(&l, s->catalog, s->sheet, s->today);
	csv(&out, &l);
	plan_clear(&l);
	outfile_write(f, out.ptr, out.len);
	rc = outfile_commit(f, err);
	str_clear(&out);
	return rc;
}
