/* anshin export and anshin verify: the submission package. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/drift.h"
#include "base/xalloc.h"
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
	if (r->zip != NULL)
		printf(_("As one archive: %s\n"), r->zip);
	if (r->own_copy != NULL)
		printf(_("Your own copy: %s\n"), r->own_copy);
	if (r->gaps[0] != '\0')
		printf("%s\n", r->gaps);
	if (r->missing[0] != '\0')
		printf(_("No font has these characters; they are printed as "
		    "〓: %s\n"), r->missing);
	if (r->open > 0)
		printf(ngettext("Unfinished: %zu thing is still needed, and "
		    "the PDF says so. \"anshin check\" names it.\n",
		    "Unfinished: %zu things are still needed, and the PDF says "
		    "so. \"anshin check\" lists them.\n", r->open), r->open);
}

static void
report_json(const struct export_result *r)
{
	cli_json(json_pack("{s:s, s:s, s:s, s:s, s:I, s:I, s:s?, s:s?, s:s?, s:s, "
	    "s:s}", "schema", "anshin-export/1", "folder", r->folder, "pdf", r->pdf,
	    "code", r->code, "pages", (json_int_t)r->pages, "needed",
	    (json_int_t)r->open, "earlier", r->aside, "archive", r->zip,
	    "own_copy", r->own_copy, "unprintable",
	    r->missing, "gaps", r->gaps));
}

static int
export_to(struct session *s, const char *folder, struct error *err)
{
	struct export_result r;
	bool tty = isatty(STDERR_FILENO) == 1;
	int rc;

	rc = session_export(s, folder, tty ? show_progress : NULL, NULL, &r,
	    err);
	if (tty)
		fputs("\r\033[K", stderr);
	if (rc != 0)
		return -1;
	if (s->options->json)
		report_json(&r);
	else
		report(&r);
	rc = r.open > 0 ? 1 : 0;
	export_result_clear(&r);
	return rc;
}

/* What would be written, and what is still open. */
static int
try_export(struct session *s, const char *folder)
{
	size_t open = finding_count(&s->findings, SEVERITY_MUST);

	if (s->options->json)
		cli_json(json_pack("{s:s, s:s, s:I, s:I}", "schema",
		    "anshin-export-plan/1", "folder", folder, "evidence",
		    (json_int_t)s->n_files, "needed", (json_int_t)open));
	else
		printf(_("Would write: %s (files of evidence: %zu; still "
		    "needed: %zu)\n"), folder, s->n_files, open);
	return open > 0 ? 1 : 0;
}

/* A PDF and no package: nobody can hand it in by mistake. */
static int
redact_to(struct session *s, const char *path, struct error *err)
{
	struct str missing;
	size_t pages;

	if (s->options->dry_run && s->options->output != NULL)
		return 0;	/* told by output.c */
	if (s->options->dry_run) {
		printf(_("Would write: %s\n"), path);
		return 0;
	}
	if (session_redacted(s, path, &pages, &missing, err) != 0)
		return -1;
	str_clear(&missing);
	if (s->options->json)
		cli_json(json_pack("{s:s, s:s, s:I}", "schema",
		    "anshin-redacted/1", "pdf", path, "pages",
		    (json_int_t)pages));
	else
		printf(ngettext("Redacted copy (%zu page): %s\nNotes are as "
		    "they were written. Please read them before you hand it "
		    "on.\n", "Redacted copy (%zu pages): %s\nNotes are as they "
		    "were written. Please read them before you hand it on.\n",
		    pages),
		    pages, path);
	return 0;
}

int
cmd_export(struct session *s, int argc, char **argv, struct error *err)
{
	char *folder;
	int rc;

	if (s->options->per_page != NULL && (strlen(s->options->per_page) !=
	    1 || strchr("124", s->options->per_page[0]) == NULL))
		return error_set(err, ERR_USAGE, _("\"--per-page\" takes 1, 2 "
		    "or 4."));
	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	folder = s->options->output != NULL ? xstrdup(s->options->output) :
	    s->options->redact ? session_redacted_path(s) :
	    session_export_folder(s);
	rc = s->options->redact ? redact_to(s, folder, err) :
	    s->options->dry_run ? try_export(s, folder) :
	    export_to(s, folder, err);
	free(folder);
	return rc;
}

int
cmd_verify(struct session *s, int argc, char **argv, struct error *err)
{
	struct diag_list faults = { 0 };
	int status;

	(void)argc;
	if (package_verify(argv[0], &faults, err) != 0)
		return -1;
	drift_look(s->options, argv[0], &faults);
	status = diag_worst(&faults) == DIAG_ERROR ? 1 : 0;
	if (s->options->json) {
		cli_json(json_pack("{s:s, s:s, s:b, s:o}", "schema",
		    "anshin-verify/1", "folder", argv[0], "whole",
		    status == 0, "faults", cli_json_diags(&faults)));
	} else {
		diag_print(&faults, stdout);
		if (status == 0)
			printf(_("The package is whole: %s\n"), argv[0]);
	}
	diag_clear(&faults);
	return status;
}
