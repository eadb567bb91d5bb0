/* anshin history, backup, restore and catalog: keeping and checking. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/wizard.h"
#include "base/date.h"
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

int
cmd_history(struct session *s, int argc, char **argv, struct error *err)
{
	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	return store_history(s->store, s->app->id, NULL, 0, print_event, s,
	    err);
}

int
cmd_backup(struct session *s, int argc, char **argv, struct error *err)
{
	(void)argc;
	if (s->store == NULL)
		return error_set(err, ERR_NOT_FOUND,
		    _("There are no records yet, so there is nothing to copy."));
	if (store_backup(s->store, argv[0], err) != 0)
		return -1;
	printf(_("The copy has been written and checked: %s\n"), argv[0]);
	return 0;
}

int
cmd_restore(struct session *s, int argc, char **argv, struct error *err)
{
	char *path = session_store_path(s, err), *kept = NULL;
	int rc;

	(void)argc;
	if (path == NULL)
		return -1;
	rc = store_restore(argv[0], path, &kept, err);
	if (rc == 0)
		printf(_("Taken back: %s\n"), path);
	if (rc == 0 && kept != NULL)
		printf(_("The earlier file is kept as %s\n"), kept);
	free(kept);
	free(path);
	return rc;
}

int
cmd_catalog(struct session *s, int argc, char **argv, struct error *err)
{
	struct diag_list diags = { 0 };
	int i, status = 0;

	(void)s;
	if (strcmp(argv[0], "check") != 0)
		return error_set(err, ERR_USAGE,
		    _("usage: anshin catalog check FILE..."));
	for (i = 1; i < argc; i++)
		if (catalog_check_file(argv[i], &diags, err) != 0) {
			diag_clear(&diags);
			return -1;
		}
	diag_sort(&diags);
	diag_print(&diags, stdout);
	if (diag_worst(&diags) == DIAG_ERROR)
		status = 1;
	else if (diags.n == 0)
		printf(_("No fault was found.\n"));
	diag_clear(&diags);
	return status;
}
