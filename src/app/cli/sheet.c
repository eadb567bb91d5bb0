/* anshin sheet: the sheet to carry round the building, as a PDF. */
#include "config.h"

#include <stdio.h>

#include "app/cli/cli.h"
#include "report/report.h"

int
cmd_sheet(struct session *s, int argc, char **argv, struct error *err)
{
	struct report_input in = { .version = PACKAGE_VERSION,
		.package_code = "" };
	struct report_result r;

	if (s->options->output == NULL)
		return error_set(err, ERR_USAGE, _("Please name the file: "
		    "anshin sheet -o FILE.pdf"));
	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	in.catalog = s->catalog;
	in.sheet = s->sheet;
	in.day = sheet_day(s->sheet, s->today);
	in.kind = s->options->blank ? REPORT_WALK_BLANK : REPORT_WALK;
	if (report_write(&in, s->options->output, &r, err) != 0)
		return -1;
	printf(_("The walk-round sheet is ready: %s (%zu pages)\n"),
	    s->options->output, r.pages);
	str_clear(&r.missing);
	return 0;
}
