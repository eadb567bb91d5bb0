/*
 * The schema: made, brought up to date and compared while each allocation of
 * SQLite fails in turn, while another holds the file, and on what is no store
 * at all. Nothing is half done, and each failure has its sentence.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "store/private.h"

static struct error err;

/* --- an allocator that fails once ------------------------------------------- */

static sqlite3_mem_methods plain;
static long fail_at = -1;	/* counts down; -1: never */

static bool
fails(void)
{
	return fail_at >= 0 && fail_at-- == 0;
}

static void *
take(int n)
{
	return fails() ? NULL : plain.xMalloc(n);
}

static void *
retake(void *p, int n)
{
	return fails() ? NULL : plain.xRealloc(p, n);
}

static int
start(void **state)
{
	sqlite3_mem_methods failing;

	(void)state;
	if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) != SQLITE_OK)
		return -1;
	failing = plain;
	failing.xMalloc = take;
	failing.xRealloc = retake;
	return sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) == SQLITE_OK &&
	    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK ? 0 :
	    -1;
}

static void
open_memory(struct store *s)
{
	static char name[] = ":memory:";

	memset(s, 0, sizeof(*s));
	s->path = name;
	s->writable = true;
	assert_int_equal(sqlite3_open(name, &s->db), SQLITE_OK);
}

static void
shut(struct store *s)
{
	store_finalize_all(s);
	assert_int_equal(sqlite3_close(s->db), SQLITE_OK);
}

static void
refused(int result)
{
	assert_int_equal(result, -1);
	assert_string_not_equal(err.text, "");
	err.text[0] = '\0';
}

static void
exec(struct store *s, const char *sql)
{
	assert_int_equal(sqlite3_exec(s->db, sql, NULL, NULL, NULL),
	    SQLITE_OK);
}

/* --- the tests --------------------------------------------------------------- */

static int
blank(struct store *s)
{
	return migrate_blank(s, &err);
}

static int
check(struct store *s)
{
	return migrate_check_schema(s, &err);
}

static int
device(struct store *s)
{
	return migrate_device(s, true, &err);
}

/* With the allocations failing in turn, the first ones each, until none is left
 * to fail. */
static void
sweep(int (*prepare)(struct store *), int (*work)(struct store *))
{
	struct store s;
	long i, left = -1;
	int result;

	for (i = 0; left < 0; i += i < 40 ? 1 : 11) {
		open_memory(&s);
		if (prepare != NULL)
			assert_int_equal(prepare(&s), 0);
		store_finalize_all(&s);
		err.text[0] = '\0';
		fail_at = i;
		result = work(&s);
		left = fail_at;
		fail_at = -1;
		if (result != 0)
			refused(result);
		shut(&s);
		assert_true(i < 100000);
	}
	assert_int_equal(result, 0);
	assert_true(i > 10);
}

static void
memory_runs_out(void **state)
{
	(void)state;
	sweep(NULL, blank);
	sweep(blank, device);
	sweep(blank, check);
}

static void
what_is_no_store(void **state)
{
	struct store s;

	(void)state;
	open_memory(&s);
	refused(migrate_device(&s, false, &err));
	refused(store_meta_put(&s, "k", "v", &err));
	refused(migrate_check_schema(&s, &err));
	exec(&s, "CREATE TABLE event (x)");
	refused(migrate_blank(&s, &err));
	shut(&s);
}

static void
what_cannot_be_written(void **state)
{
	struct store s;

	(void)state;
	open_memory(&s);
	assert_int_equal(migrate_blank(&s, &err), 0);
	exec(&s, "PRAGMA query_only = 1");
	refused(migrate_device(&s, false, &err));
	refused(store_meta_put(&s, "k", "v", &err));
	assert_int_equal(migrate_check_schema(&s, &err), 0);
	exec(&s, "PRAGMA query_only = 0");
	exec(&s, "CREATE TABLE another (x)");
	refused(migrate_check_schema(&s, &err));
	shut(&s);
}

static int
stop(void *arg)
{
	(void)arg;
	return 1;
}

static void
what_is_interrupted(void **state)
{
	struct store s;

	(void)state;
	open_memory(&s);
	assert_int_equal(migrate_blank(&s, &err), 0);
	sqlite3_progress_handler(s.db, 1, stop, NULL);
	refused(migrate_check_schema(&s, &err));
	sqlite3_progress_handler(s.db, 0, NULL, NULL);
	assert_int_equal(migrate_check_schema(&s, &err), 0);
	shut(&s);
}

static void
bundles_have_a_table_more(void **state)
{
	struct store s;

	(void)state;
	open_memory(&s);
	assert_int_equal(migrate_blank(&s, &err), 0);
	s.is_bundle = true;
	refused(migrate_check_schema(&s, &err));
	assert_int_equal(migrate_bundle(&s, &err), 0);
	assert_int_equal(migrate_check_schema(&s, &err), 0);
	shut(&s);
}

static void
is_named(const char *given, const char *name)
{
	sqlite3_stmt *st;
	struct store s;

	if (given != NULL)
		assert_int_equal(setenv("ANSHIN_DEVICE", given, 1), 0);
	else
		assert_int_equal(unsetenv("ANSHIN_DEVICE"), 0);
	open_memory(&s);
	assert_int_equal(migrate_blank(&s, &err), 0);
	assert_int_equal(sqlite3_prepare_v2(s.db, "SELECT name FROM device",
	    -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	assert_string_equal(sqlite3_column_text(st, 0), name);
	sqlite3_finalize(st);
	shut(&s);
}

static void
machines_have_names(void **state)
{
	char host[256], full[130];
	int i;

	(void)state;
	assert_int_equal(gethostname(host, sizeof(host)), 0);
	host[NAME_SIZE - 1] = '\0';
	is_named(NULL, host);
	is_named("", host);
	is_named("受付", "受付");
	is_named("a\033b", "ab");
	for (i = 0; i < 40; i++)	/* 120 bytes: cut between letters */
		memcpy(full + 3 * i, "あ", 4);
	assert_int_equal(setenv("ANSHIN_DEVICE", full, 1), 0);
	full[99] = '\0';
	is_named(getenv("ANSHIN_DEVICE"), full);
	assert_int_equal(unsetenv("ANSHIN_DEVICE"), 0);
}

/* In a file, since an update begins with a copy of it. */
static void
updates_that_fail(void **state)
{
	static const struct step renames[] = { { 9,
		"ALTER TABLE device RENAME TO gone;" } };
	char dir[] = "/tmp/anshin-migrate-XXXXXX", *path, *command;
	struct store s;
	struct stat st;

	(void)state;
	assert_non_null(mkdtemp(dir));
	path = xasprintf("%s/a.db", dir);
	memset(&s, 0, sizeof(s));
	s.path = path;
	s.writable = true;
	assert_int_equal(sqlite3_open(path, &s.db), SQLITE_OK);
	assert_int_equal(migrate_blank(&s, &err), 0);
	assert_int_equal(stat(path, &st), 0);
	s.dev = st.st_dev;
	s.ino = st.st_ino;
	s.path = (char[]){ "/proc/nowhere/a.db" };	/* no room for a copy */
	refused(migrate_run(&s, 8, renames, 1, &err));
	s.path = path;
	s.writable = false;
	refused(migrate_run(&s, 8, renames, 1, &err));
	s.writable = true;
	store_finalize_all(&s);
	refused(migrate_run(&s, 8, renames, 1, &err));
	assert_int_equal(migrate_check_schema(&s, &err), 0);
	shut(&s);
	free(s.notice);
	free(path);
	command = xasprintf("rm -rf '%s'", dir);
	assert_int_equal(system(command), 0);
	free(command);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_runs_out),
		cmocka_unit_test(what_is_no_store),
		cmocka_unit_test(what_cannot_be_written),
		cmocka_unit_test(what_is_interrupted),
		cmocka_unit_test(bundles_have_a_table_more),
		cmocka_unit_test(machines_have_names),
		cmocka_unit_test(updates_that_fail),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
