/* anshin correction and anshin resubmit: what is sent back to the body. */
#include "config.h"

#include <stdio.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/year.h"

int
cmd_correction(struct session *s, int argc, char **argv, struct error *err)
{
	struct question_list l;
	struct str missing;
	size_t pages, n;

	if (s->options->output == NULL)
		return error_set(err, ERR_USAGE, _("Please name the file: "
		    "anshin correction -o FILE.pdf"));
	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	question_collect(&l, s->catalog, s->sheet, s->today);
	n = l.n;
	question_clear(&l);
	if (n == 0)
		return error_set(err, ERR_NOT_FOUND, _("There are no "
		    "questions, so there is nothing to report."));
	if (session_correction(s, s->options->output, &pages, &missing,
	    err) != 0)
		return -1;
	printf(ngettext("The correction report is ready: %s (%zu page)\n",
	    "The correction report is ready: %s (%zu pages)\n", pages),
	    s->options->output, pages);
	if (missing.ptr[0] != '\0')
		printf(_("No font has these characters; they are printed as "
		    "〓: %s\n"), missing.ptr);
	str_clear(&missing);
	return 0;
}

int
cmd_resubmit(struct session *s, int argc, char **argv, struct error *err)
{
	struct export_result r;

	if (s->options->output == NULL)
		return error_set(err, ERR_USAGE, _("Please say where to: "
		    "anshin resubmit -o DIR"));
	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (s->options->dry_run && session_submitted(s, err) == 0) {
		printf(_("Would write: %s\n"), s->options->output);
		return 0;
	}
	if (s->options->dry_run ||
	    session_resubmit(s, s->options->output, NULL, NULL, &r, err) != 0)
		return -1;
	if (s->options->json)
		cli_json(json_pack("{s:s, s:s, s:s, s:s, s:I}", "schema",
		    "anshin-resubmit/1", "folder", r.folder, "code", r.code,
		    "adds_to", year_submitted(s->sheet), "pages",
		    (json_int_t)r.pages));
	else
		printf(_("The package with what has changed since %s is "
		    "ready: %s (%zu pages, code %s)\n"),
		    year_submitted(s->sheet), r.folder, r.pages, r.code);
	if (r.gaps[0] != '\0' && !s->options->json)
		printf("%s\n", r.gaps);
	export_result_clear(&r);
	return 0;
}
