/* anshin export and anshin verify: the submission package. */
#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "package/package.h"

static bool
show_progress(void *arg, const char *what, size_t done, size_t all)
{
	(void)arg;
	fprintf(stderr, "\r\033[K%s %zu/%zu", what, done, all);
	return true;
}

static void
report(const struct export_result *r)
{
	printf(_("The package is ready: %s\n"), r->folder);
	printf(_("To print: %s (%zu pages, code %s)\n"), r->pdf, r->pages,
	    r->code);
	if (r->aside != NULL)
		printf(_("The earlier package is kept as %s\n"), r->aside);
	if (r->gaps[0] != '\0')
		printf("%s\n", r->gaps);
	if (r->missing[0] != '\0')
		printf(_("No font has these characters; they are printed as "
		    "〓: %s\n"), r->missing);
	if (r->open > 0)
		printf(_("Unfinished: %zu things are still needed, and the PDF "
		    "says so. \"anshin check\" lists them.\n"), r->open);
}

int
cmd_export(struct session *s, int argc, char **argv, struct error *err)
{
	struct export_result r;
	bool tty = isatty(STDERR_FILENO) == 1;
	int rc;

	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (s->options->output == NULL)
		return error_set(err, ERR_USAGE, _("Please say where to: "
		    "anshin export -o DIR"));
	rc = session_export(s, s->options->output, tty ? show_progress : NULL,
	    NULL, &r, err);
	if (tty)
		fputs("\r\033[K", stderr);
	if (rc != 0)
		return -1;
	report(&r);
	rc = r.open > 0 ? 1 : 0;
	export_result_clear(&r);
	return rc;
}

int
cmd_verify(struct session *s, int argc, char **argv, struct error *err)
{
	struct diag_list faults = { 0 };
	int status;

	(void)s;
	(void)argc;
	if (package_verify(argv[0], &faults, err) != 0)
		return -1;
	diag_print(&faults, stdout);
	status = diag_worst(&faults) == DIAG_ERROR ? 1 : 0;
	if (status == 0)
		printf(_("The package is whole: %s\n"), argv[0]);
	diag_clear(&faults);
	return status;
}
