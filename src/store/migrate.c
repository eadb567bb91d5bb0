/*
 * Bringing a store to this version's schema: numbered steps, all in one
 * transaction, so that a failure leaves the file as it was. The tables that
 * follow from the journal are not migrated but rebuilt after the last step.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/utf8.h"
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

/* What people call this machine: told beside a value that another one left. */
static void
machine_name(char out[NAME_SIZE])
{
	const char *given = getenv("ANSHIN_DEVICE");
	struct utsname u = { .nodename = "" };
	char *name;
	size_t n;

	if (given == NULL || *given == '\0') {
		(void)uname(&u);
		given = u.nodename;
	}
	name = utf8_clean(given, strlen(given), true);
	n = strlen(name);
	while (n >= NAME_SIZE)
		n = utf8_prev(name, n, n);
	snprintf(out, NAME_SIZE, "%.*s", (int)n, name);
	free(name);
}

int
migrate_device(struct store *s, bool follows, struct error *err)
{
	char device[ID_SIZE], name[NAME_SIZE];
	sqlite3_stmt *st = store_stmt(s, ST_DEVICE_PUT, err);

	if (st == NULL)
		return -1;
	uuid7_make(date_now_ms(), device);
	machine_name(name);
	s->has_head = false;
	stmt_text(st, 1, device);
	stmt_text(st, 2, name);
	stmt_int(st, 3, follows);
	if (stmt_run(s, st, err) != 0)
		return -1;
	return store_meta_put(s, "device", device, err);
}

/* Schema 1 had no names. */
static int
name_device(struct store *s, struct error *err)
{
	char name[NAME_SIZE];
	sqlite3_stmt *st = store_stmt(s, ST_DEVICE_NAME, err);

	if (st == NULL)
		return -1;
	machine_name(name);
	stmt_text(st, 1, name);
	return stmt_run(s, st, err);
}

int
store_meta_put(struct store *s, const char *key, const char *value,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_META_PUT, err);

	if (st == NULL)
		return -1;
	stmt_text(st, 1, key);
	stmt_text(st, 2, value);
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
	return store_exec(s, schema_state, err);
}

int
migrate_blank(struct store *s, struct error *err)
{
	if (run_steps(s, 0, schema_steps, STEPS, err) != 0)
		return -1;
	return migrate_device(s, false, err);
}

int
migrate_run(struct store *s, int version, const struct step *steps, size_t n,
    struct error *err)
{
	char *copy = NULL, suffix[24];
	int r;

	snprintf(suffix, sizeof(suffix), "-schema-%d", version);
	if (store_copy_before(s, suffix, &copy, err) != 0)
		return -1;
	r = store_begin(s, err);
	if (r == 0) {
		r = run_steps(s, version, steps, n, err);
		if (r == 0)
			r = name_device(s, err);
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

int
migrate_bundle(struct store *s, struct error *err)
{
	s->is_bundle = true;
	return store_exec(s, schema_bundle, err);
}

static char *
describe(struct store *s, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_SCHEMA, err);
	char *text = NULL;

	if (st != NULL && stmt_row(s, st, err) > 0) {
		text = xstrdup(stmt_column(st, 0));
		stmt_reset(st);
	}
	return text;
}

int
migrate_check_schema(struct store *s, struct error *err)
{
	struct store fresh = { .path = s->path };
	char *want = NULL, *got = NULL;
	int rc = sqlite3_open(":memory:", &fresh.db);
	int r = rc == SQLITE_OK ? 0 : store_fault(&fresh, rc, err);

	if (r == 0)
		r = run_steps(&fresh, 0, schema_steps, STEPS, err);
	if (r == 0 && s->is_bundle)
		r = migrate_bundle(&fresh, err);
	if (r == 0) {
		want = describe(&fresh, err);
		got = describe(s, err);
		r = want == NULL || got == NULL ? -1 : 0;
	}
	if (r == 0 && strcmp(want, got) != 0)
		r = store_fault(s, SQLITE_CORRUPT, err);
	free(want);
	free(got);
	store_finalize_all(&fresh);
	sqlite3_close(fresh.db);
	return r;
}
