/* anshin history, backup and restore: what is kept. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/cli/output.h"
#include "app/wizard.h"
#include "base/date.h"
#include "base/file.h"
#include "base/path.h"
#include "base/temporary.h"
#include "base/xalloc.h"
#include "ui/screen/words.h"

static bool
print_event(void *arg, const struct store_event *e)
{
	const struct session *s = arg;
	const char *old = e->old_value == NULL ? "" : e->old_value;
	const char *value = e->value == NULL ? "" : e->value;
	struct str line;
	char when[32];

	str_init(&line, 20000);
	date_format_local(e->at_ms, true, when, sizeof(when));
	(void)str_addf(&line, "%s  %s  ", when, e->actor);
	wizard_describe(&line, s->catalog, e);
	(void)str_add(&line, "  ");
	words_value(&line, s->catalog, e->subject, e->field, old);
	(void)str_add(&line, " -> ");
	words_value(&line, s->catalog, e->subject, e->field, value);
	puts(line.ptr);
	str_clear(&line);
	return true;
}

static bool
add_event(void *arg, const struct store_event *e)
{
	char when[25];

	date_format_utc_ms(e->at_ms, when);
	json_array_append_new(arg, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, "
	    "s:s?, s:s?}", "id", e->id, "at", when, "actor", e->actor, "kind",
	    e->kind, "subject", e->subject, "field", e->field, "old",
	    e->old_value, "value", e->value));
	return true;
}

int
cmd_history(struct session *s, int argc, char **argv, struct error *err)
{
	json_t *list;

	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (!s->options->json)
		return store_history(s->store, s->app->id, NULL, 0,
		    print_event, s, err);
	list = json_array();
	if (store_history(s->store, s->app->id, NULL, 0, add_event, list,
	    err) != 0) {
		json_decref(list);
		return -1;
	}
	cli_json(json_pack("{s:s, s:s, s:o}", "schema", "anshin-history/1",
	    "application", s->app->id, "events", list));
	return 0;
}

static int
backup_to_stdout(struct session *s, struct error *err)
{
	char *folder, *path;
	int rc;

	if (s->options->dry_run)
		return 0;
	if (isatty(STDOUT_FILENO) == 1)
		return error_set(err, ERR_USAGE, _("A terminal cannot show "
		    "this file. Please write \"> FILE\" behind the command, "
		    "or name a file."));
	folder = temporary_folder(err);
	if (folder == NULL)
		return -1;
	path = path_join(folder, "anshin.db");
	rc = store_backup(s->store, path, false, err);
	if (rc == 0)
		rc = output_pass_on(path, folder, err);
	temporary_remove(folder);
	free(path);
	return rc;
}

int
cmd_backup(struct session *s, int argc, char **argv, struct error *err)
{
	struct stat st;
	bool there = lstat(argv[0], &st) == 0;
	int rc;

	(void)argc;
	if (strcmp(argv[0], "-") == 0)
		return backup_to_stdout(s, err);
	if (there && !S_ISREG(st.st_mode))
		return error_set(err, ERR_DATA, _("%s is not a file. Please "
		    "name a file for the copy."), argv[0]);
	if (there && !s->options->force)
		return error_set(err, ERR_IO, _("%s exists already. Please "
		    "choose another name, or replace it with --force."),
		    argv[0]);
	if (s->options->dry_run) {
		printf(there ? _("Would replace: %s\n") :
		    _("Would write: %s\n"), argv[0]);
		return 0;
	}
	rc = store_backup(s->store, argv[0], there, err);
	if (rc == 0)
		printf(_("The copy has been written and checked: %s\n"),
		    argv[0]);
	return rc;
}

int
cmd_restore(struct session *s, int argc, char **argv, struct error *err)
{
	char *path = session_store_path(s, err), *kept = NULL;
	bool dry_run = s->options->dry_run;
	struct cli_spool copy;
	int rc;

	(void)argc;
	if (path == NULL)
		return -1;
	rc = cli_spool_open(&copy, argv[0], err);
	if (rc == 0) {
		rc = dry_run ? store_try_restore(copy.path, err) :
		    store_restore(copy.path, path, &kept, err);
		cli_spool_close(&copy);
	}
	if (rc == 0)
		printf(dry_run ? _("The copy is whole. Would take it back to: "
		    "%s\n") : _("Taken back: %s\n"), path);
	if (kept != NULL)
		printf(_("The earlier file is kept as %s\n"), kept);
	free(kept);
	free(path);
	return rc;
}
