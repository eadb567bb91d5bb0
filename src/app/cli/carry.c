/* anshin bundle and import: an application that travels between machines. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/carry.h"
#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "assess/diff.h"

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
	if (s->options->dry_run)	/* told by output.c */
		return 0;
	if (carry_write(s, path, &out, err) != 0)
		return -1;
	if (s->options->json) {
		cli_json(json_pack("{s:s, s:s, s:s, s:I, s:o}", "schema",
		    "anshin-bundle/1", "application", s->app->id, "file", path,
		    "files", (json_int_t)out.files, "missing",
		    lines_json(out.missing)));
	} else {
		printf(ngettext("Written and checked, with %zu file of "
		    "evidence: %s\n", "Written and checked, with %zu files of "
		    "evidence: %s\n", out.files), out.files, path);
		print_missing(out.missing, _("Not in it, because they are "
		    "missing or have changed:"));
	}
	carry_out_clear(&out);
	return 0;
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
			if (carry_is_decided(a, &l.list[i]))
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

int
cmd_import(struct session *s, int argc, char **argv, struct error *err)
{
	struct cli_spool file;
	struct carry_in in;
	struct str text;
	json_t *apps;
	size_t i, open;
	int rc;

	(void)argc;
	if (cli_spool_open(&file, argv[0], err) != 0)
		return -1;
	rc = carry_read(s, file.path, !s->options->dry_run, &in, err);
	cli_spool_close(&file);
	if (rc != 0)
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
		str_init(&text, 1 << 20);
		carry_tell(&text, s, &in, !s->options->dry_run);
		fputs(text.ptr, stdout);
		str_clear(&text);
		if (open > 0)
			printf(_("Next: anshin decide, or the findings of the "
			    "wizard.\n"));
	}
	carry_in_clear(&in);
	return open > 0 ? 1 : 0;
}
