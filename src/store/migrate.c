/*
 * Bringing a store to this version's schema: numbered steps, all in one
 * transaction, so that a failure leaves the file as it was. The tables that
 * follow from the journal are not migrated but rebuilt after the last step.
 */
#include "config.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "store/private.h"
#include "store/schema.inc"

#define STEPS (sizeof(schema_steps) / sizeof(*schema_steps))

int
migrate_latest(void)
{
	return schema_steps[STEPS - 1].version;
}

const char *
migrate_state_sql(void)
{
	return schema_state;
}

static int
give_device(struct store *s, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_META_PUT, err);
	char device[ID_SIZE];

	if (st == NULL)
		return -1;
	journal_new_device(device);
	stmt_text(st, 1, "device");
	stmt_text(st, 2, device);
	return stmt_run(s, st, err);
}

static int
run_steps(struct store *s, int version, const struct step *steps, size_t n,
    struct error *err)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (steps[i].version > version &&
		    store_exec(s, steps[i].sql, err) != 0)
			return -1;
	}
	if (store_exec(s, schema_state, err) != 0)
		return -1;
	return version == 0 ? give_device(s, err) : 0;
}

int
migrate_run(struct store *s, int version, const struct step *steps, size_t n,
    struct error *err)
{
	char *copy = NULL;
	int r;

	if (version > 0 && store_copy_before(s, version, &copy, err) != 0)
		return -1;
	r = store_begin(s, err);
	if (r == 0) {
		r = run_steps(s, version, steps, n, err);
		r = store_end(s, r, err);
	}
	if (r == 0 && copy != NULL)
		store_take_notice(s, xasprintf(_("%s was brought up to date."
		    " A copy of what it was before is %s."), s->path, copy));
	free(copy);
	return r;
}

int
migrate(struct store *s, int version, struct error *err)
{
	return migrate_run(s, version, schema_steps, STEPS, err);
}
