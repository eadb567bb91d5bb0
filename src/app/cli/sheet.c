/* anshin sheet, slip, handover, table: what is made beside the package. */
#include "config.h"

#include <stdio.h>

#include "app/cli/cli.h"
#include "app/cli/named.h"
#include "app/printing.h"

/* The -o of a command that writes one file. */
static int
need_output(const struct session *s, const char *usage, struct error *err)
{
	return s->options->output != NULL ? 0 : error_set(err, ERR_USAGE,
	    _("Please name the file: %s"), usage);
}

int
cmd_sheet(struct session *s, int argc, char **argv, struct error *err)
{
	const char *path = s->options->output;
	size_t pages;

	if (need_output(s, "anshin sheet -o FILE.pdf", err) != 0 ||
	    session_select(s, argc > 0 ? argv[0] : NULL, err) != 0 ||
	    printing_sheet(s, s->options->blank, path, &pages, err) != 0)
		return -1;
	printf(ngettext("The walk-round sheet is ready: %s (%zu page)\n",
	    "The walk-round sheet is ready: %s (%zu pages)\n", pages), path,
	    pages);
	if (s->read_only)
		printf(_("Its pages have no code, because nothing can be "
		    "recorded in this file.\n"));
	return 0;
}

int
cmd_slip(struct session *s, int argc, char **argv, struct error *err)
{
	const struct item *it;

	(void)argc;
	if (need_output(s, "anshin slip APP ITEM -o FILE.pdf", err) != 0 ||
	    session_select(s, argv[0], err) != 0)
		return -1;
	it = cli_item(s, argv[1], err);
	if (it == NULL || printing_slip(s, it, s->options->output, err) != 0)
		return -1;
	printf(_("The question slip is ready: %s\n"), s->options->output);
	return 0;
}

int
cmd_handover(struct session *s, int argc, char **argv, struct error *err)
{
	size_t pages;

	if (need_output(s, "anshin handover -o FILE.pdf", err) != 0 ||
	    session_select(s, argc > 0 ? argv[0] : NULL, err) != 0 ||
	    printing_handover(s, s->options->output, &pages, err) != 0)
		return -1;
	printf(ngettext("The handover is ready: %s (%zu page)\n", "The "
	    "handover is ready: %s (%zu pages)\n", pages),
	    s->options->output, pages);
	return 0;
}

int
cmd_table(struct session *s, int argc, char **argv, struct error *err)
{
	if (need_output(s, "anshin table -o FILE.xlsx", err) != 0 ||
	    session_select(s, argc > 0 ? argv[0] : NULL, err) != 0 ||
	    printing_table(s, s->options->output, err) != 0)
		return -1;
	printf(_("The table is ready: %s\n"), s->options->output);
	return 0;
}
