/*
 * Brings the store at ANSHIN_DB up to a schema that does not exist yet, as the
 * first start of a newer version would, for drive.c. The step leaves the
 * version's number, so that the present program can read what came of it.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "store/private.h"

static const struct step steps[] = {
	{ 2, "CREATE TABLE IF NOT EXISTS more (a TEXT) STRICT;"
	    "INSERT INTO more SELECT value FROM event" },
};

int
main(void)
{
	struct error err = { ERR_OK, "" };
	struct store *s = NULL;
	int rc;

	i18n_set(LANG_JA);
	rc = store_open(&s, getenv("ANSHIN_DB"), STORE_WRITE, &err);
	if (rc == 0)
		rc = migrate_run(s, 1, steps, 1, &err);
	store_close(s);
	if (rc == 0)
		return 0;
	fprintf(stderr, "anshin: %s\n", err.text);
	return error_exit_status(err.code);
}
