/* anshin share and copy: answers of one facility for another. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/named.h"
#include "app/share.h"
#include "catalog/load.h"

/* Without a facility to take them: what has changed goes to all that follow
 * it. */
static int
hand_on(struct session *s, const char *from, struct error *err)
{
	size_t answers, sites;

	if (share_hand_on(s, from, &answers, &sites, err) != 0)
		return -1;
	printf(s->options->dry_run ?
	    _("Would take over shared answers: %zu, at sites: %zu\n") :
	    _("Shared answers taken over: %zu, at sites: %zu.\n"), answers,
	    sites);
	return 0;
}

int
cmd_share(struct session *s, int argc, char **argv, struct error *err)
{
	const struct item *only = NULL;
	size_t n;

	if (argc < 2)
		return hand_on(s, argc == 1 ? argv[0] : NULL, err);
	if (argc > 2) {
		only = cli_item(s, argv[2], err);
		if (only == NULL)
			return -1;
		if (!only->common)
			return error_set(err, ERR_DATA, _("\"%s\" is different "
			    "at each facility and is not shared."), argv[2]);
	}
	if (share_answers(s, argv[0], argv[1], only, &n, err) != 0)
		return -1;
	printf(s->options->dry_run ?
	    _("Would take shared answers: %zu\n") :
	    _("Shared answers taken: %zu. They are marked; a change at one "
	    "facility stays there.\n"), n);
	return 0;
}

int
cmd_copy(struct session *s, int argc, char **argv, struct error *err)
{
	size_t n;

	(void)argc;
	if (share_copy(s, argv[0], argv[1], &n, err) != 0)
		return -1;
	printf(s->options->dry_run ? _("Would copy answers: %zu\n") :
	    _("Answers copied: %zu. None counts until it is confirmed; "
	    "readings and evidence were not copied.\n"), n);
	return 0;
}
