/*
 * Bringing a store to this version's schema: numbered steps, all in one
 * transaction, so that a failure leaves the file as it was. The tables that
 * follow from the journal are not migrated but rebuilt after the last step.
 */
#include "config.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/uuid7.h"
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
run_with(struct store *s, enum stmt id, const char *first,
    const char *second, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, id, err);

	if (st == NULL)
		return -1;
	stmt_text(st, 1, first);
	if (second != NULL)
		stmt_text(st, 2, second);
	return stmt_run(s, st, err);
}

int
migrate_device(struct store *s, struct error *err)
{
	char device[ID_SIZE];

	uuid7_make(date_now_ms(), device);
	s->has_head = false;
	if (run_with(s, ST_DEVICE_PUT, device, NULL, err) != 0)
		return -1;
	return run_with(s, ST_META_PUT, "device", device, err);
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
	return store_exec(s, schema_state, err);
}

int
migrate_blank(struct store *s, struct error *err)
{
	if (run_steps(s, 0, schema_steps, STEPS, err) != 0)
		return -1;
	return migrate_device(s, err);
}

int
migrate_run(struct store *s, int version, const struct step *steps, size_t n,
    struct error *err)
{
	char *copy = NULL;
	int r;

	if (store_copy_before(s, version, &copy, err) != 0)
		return -1;
	r = store_begin(s, err);
	if (r == 0) {
		r = run_steps(s, version, steps, n, err);
		r = store_end(s, r, err);
	}
	if (r == 0)
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
