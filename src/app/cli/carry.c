/* anshin bundle and import: an application that travels between machines. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/carry.h"
#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "assess/diff.h"
#include "assess/fork.h"

/* A line each, as an array. */
static json_t *
lines_json(const char *lines)
{
	json_t *list = json_array();
	const char *end;

	for (; (end = strchr(lines, '\n')) != NULL; lines = end + 1)
		json_array_append_new(list, json_stringn(lines,
		    (size_t)(end - lines)));
	return list;
}

static void
print_missing(const char *lines, const char *head)
{
	const char *end;

	if (*lines != '\0')
		puts(head);
	for (; (end = strchr(lines, '\n')) != NULL; lines = end + 1)
		printf("   %.*s\n", (int)(end - lines), lines);
}

int
cmd_bundle(struct session *s, int argc, char **argv, struct error *err)
{
	const char *path = s->options->output;
	struct carry_out out;

	if (path == NULL)
		return error_set(err, ERR_USAGE, _("Please name the file to "
		    "write: anshin bundle -o FILE"));
	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (s->options->dry_run) {
		printf(_("Would write: %s\n"), path);
		return 0;
	}
	if (carry_write(s, path, &out, err) != 0)
		return -1;
	if (s->options->json) {
		cli_json(json_pack("{s:s, s:s, s:s, s:I, s:o}", "schema",
		    "anshin-bundle/1", "application", s->app->id, "file", path,
		    "files", (json_int_t)out.files, "missing",
		    lines_json(out.missing)));
	} else {
		printf(_("Written and checked, with %zu files of evidence: "
		    "%s\n"), out.files, path);
		print_missing(out.missing, _("Not in it, because they are "
		    "missing or have changed:"));
	}
	carry_out_clear(&out);
	return 0;
}

/* What is to be decided is told apart, with all its values. */
static bool
is_decided(const struct carry_app *a, const struct diff *d)
{
	const struct fork *f = sheet_fork_find(a->after, d->subject,
	    d->field);

	return f == NULL || !fork_asks(a->after, f);
}

static json_t *
app_json(struct session *s, const struct carry_app *a)
{
	json_t *changes = json_array();
	struct diff_list l;
	size_t i;

	if (a->before != NULL) {
		diff_collect(&l, s->catalog, a->before, a->after);
		for (i = 0; i < l.n; i++)
			if (is_decided(a, &l.list[i]))
				json_array_append_new(changes,
				    cli_diff_json(&l.list[i]));
		diff_clear(&l);
	}
	return json_pack("{s:i, s:s, s:s, s:i, s:b, s:I, s:I, s:i, s:o, s:o}",
	    "number", a->number, "id", a->id, "name", a->name, "year", a->year,
	    "new", a->is_new, "fresh", (json_int_t)a->fresh, "known",
	    (json_int_t)a->same, "namesake", a->namesake, "differences",
	    changes, "open", cli_forks_json(a->after));
}

static void
print_app(struct session *s, const struct carry_app *a)
{
	struct diff_list l;
	size_t i;

	if (a->is_new)
		printf(_("%d %s (%d): new here, %zu entries\n"), a->number,
		    a->name, a->year, a->fresh);
	else
		printf(_("%d %s (%d): new entries %zu, here already %zu\n"),
		    a->number, a->name, a->year, a->fresh, a->same);
	if (a->namesake != 0)
		printf(_("   Number %d has the same name and year and is "
		    "another application: their answers stay apart.\n"),
		    a->namesake);
	if (a->before == NULL)
		return;
	diff_collect(&l, s->catalog, a->before, a->after);
	for (i = 0; i < l.n; i++) {
		if (!is_decided(a, &l.list[i]))
			continue;
		fputs("   ", stdout);
		cli_print_diff(s->catalog, &l.list[i]);
	}
	diff_clear(&l);
	if (fork_count(a->after) > 0)
		printf(_("Two values, to be decided: %zu\n"),
		    fork_count(a->after));
	cli_print_forks(s->catalog, a->after);
}

static void
print_in(struct session *s, const struct carry_in *in)
{
	size_t i;

	for (i = 0; i < in->n; i++)
		print_app(s, &in->apps[i]);
	printf(_("New files of evidence: %zu\n"), in->files);
	print_missing(in->missing, _("Files that did not come along and are "
	    "not here:"));
	if (s->options->dry_run)
		printf(_("Nothing was taken yet.\n"));
	else if (carry_fresh(in) == 0)
		printf(_("All of it was here already.\n"));
	else
		printf(_("Taken in.\n"));
	if (carry_open(in) > 0)
		printf(_("Next: anshin decide, or the findings of the "
		    "wizard.\n"));
}

int
cmd_import(struct session *s, int argc, char **argv, struct error *err)
{
	struct carry_in in;
	json_t *apps;
	size_t i, open;

	(void)argc;
	if (carry_read(s, argv[0], !s->options->dry_run, &in, err) != 0)
		return -1;
	open = carry_open(&in);
	if (s->options->json) {
		apps = json_array();
		for (i = 0; i < in.n; i++)
			json_array_append_new(apps, app_json(s, &in.apps[i]));
		cli_json(json_pack("{s:s, s:b, s:I, s:o, s:o}", "schema",
		    "anshin-import/1", "taken", !s->options->dry_run, "files",
		    (json_int_t)in.files, "missing", lines_json(in.missing),
		    "applications", apps));
	} else {
		print_in(s, &in);
	}
	carry_in_clear(&in);
	return open > 0 ? 1 : 0;
}
