/* anshin photos: attaches the files of a folder whose numbers were written on
 * the walk-round sheet. */
#include "config.h"

#include <stdio.h>

#include "app/cli/cli.h"

static void
tell(void *arg, const struct item *it, const char *number, const char *name)
{
	(void)arg;
	if (name == NULL)
		printf(_("%s: photo %s is not in this folder\n"), it->id,
		    number);
	else
		printf(_("%s: photo %s is %s\n"), it->id, number, name);
}

int
cmd_photos(struct session *s, int argc, char **argv, struct error *err)
{
	struct numbered n = { .tell = tell };

	if (session_select(s, argc > 1 ? argv[0] : NULL, err) != 0 ||
	    session_attach_numbered(s, argv[argc - 1], &n, err) != 0)
		return -1;
	return n.missing > 0 ? 1 : 0;
}
