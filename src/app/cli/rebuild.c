/*
 * anshin rebuild: looks whether the store is whole, and makes its answers
 * anew from its journal. Opens the store by itself, because what other
 * commands read at their start may be what is to be mended.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/cli/cli.h"
#include "base/xalloc.h"

static int
rebuild(const struct session *s, const char *path, char **notice,
    struct error *err)
{
	struct store *store;
	bool only_look = s->options->dry_run;
	int rc = store_open(&store, path, only_look ? STORE_READ :
	    STORE_WRITE, err);

	if (rc != 0)
		return -1;
	if (!only_look)
		rc = store_rebuild(store, err);
	if (rc == 0)
		rc = store_verify(store, err);
	if (rc == 0 && store_notice(store) != NULL)
		*notice = xstrdup(store_notice(store));
	store_close(store);
	return rc;
}

int
cmd_rebuild(struct session *s, int argc, char **argv, struct error *err)
{
	char *path = session_store_path(s, err), *notice = NULL;
	int rc;

	(void)argc;
	(void)argv;
	if (path == NULL)
		return -1;
	rc = rebuild(s, path, &notice, err);
	if (rc == 0)
		printf(s->options->dry_run ? _("The store is whole: %s\n") :
		    _("The answers have been made anew from the journal, and "
		    "the store is whole: %s\n"), path);
	if (notice != NULL)
		puts(notice);
	free(notice);
	free(path);
	return rc;
}
