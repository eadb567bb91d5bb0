/*
 * Proves the store through its interface: what is recorded can be read back,
 * taken back and done again; the kept rows are those of the journal; a file
 * that is not a good store of this version is refused with the right code and
 * left as it is, byte for byte; copies are made and restored.
 */
#include "config.h"

#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/private.h"

static char root[] = "/tmp/anshin-store-XXXXXX";
static char dir[64], db[96];
static struct error err;

static int
drop(const char *path, const struct stat *st, int type, struct FTW *f)
{
	(void)st;
	(void)type;
	(void)f;
	return remove(path);
}

static int
begin_all(void **state)
{
	(void)state;
	return mkdtemp(root) == NULL ? -1 : 0;
}

static int
end_all(void **state)
{
	(void)state;
	return nftw(root, drop, 8, FTW_DEPTH | FTW_PHYS);
}

/* Each test has a folder and a clock of its own. */
static int
begin(void **state)
{
	static int count;

	(void)state;
	snprintf(dir, sizeof(dir), "%s/%d", root, ++count);
	snprintf(db, sizeof(db), "%s/anshin.db", dir);
	memset(&err, 0, sizeof(err));
	setenv("ANSHIN_NOW", "2024-04-01T03:00:00Z", 1);
	umask(022);
	return mkdir(dir, 0700);
}

static struct store *
open_as(const char *path, int mode)
{
	struct store *s;

	if (store_open(&s, path, mode, &err) != 0)
		fail_msg("%s", err.text);
	return s;
}

static void
refused(const char *path, int mode, enum errcode code)
{
	struct store *s;

	memset(&err, 0, sizeof(err));
	assert_int_equal(store_open(&s, path, mode, &err), -1);
	assert_null(s);
	if (err.code != code)
		fail_msg("code %d, not %d: %s", (int)err.code, (int)code,
		    err.text);
	assert_true(strlen(err.text) > 10);
}

static void
ok(int r)
{
	if (r != 0)
		fail_msg("%d: %s", (int)err.code, err.text);
}

static void
create(struct store *s, char app[37])
{
	ok(store_create(s, NULL, "駅前オフィス", "2024-04", 2024, "山田", app,
	    &err));
}

static void
put(struct store *s, const char *app, const char *subject,
    const char *field, const char *value)
{
	const struct change c = { subject, field, value };

	ok(store_record(s, app, &c, 1, "山田", NULL, NULL, NULL, &err));
}

static void
add_line(void *arg, const char *subject, const char *field,
    const char *value)
{
	if (strcmp(subject, "application") != 0)
		assert_int_equal(str_addf(arg, "%s.%s=%s\n", subject, field,
		    value), 0);
}

/* The state without the application's own fields, as lines; free it. */
static char *
dump(struct store *s, const char *app)
{
	struct str text;

	str_init(&text, 1 << 20);
	ok(store_load(s, app, add_line, &text, &err));
	return str_take(&text);
}

static void
holds(struct store *s, const char *app, const char *want)
{
	char *got = dump(s, app);

	assert_string_equal(got, want);
	free(got);
}

static void
undo(struct store *s, const char *app, bool redo)
{
	struct store_event e;

	ok(store_undo(s, app, redo, "山田", &e, NULL, &err));
}

static void
no_undo(struct store *s, const char *app, bool redo)
{
	struct store_event e;

	assert_int_equal(store_undo(s, app, redo, "山田", &e, NULL, &err), -1);
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_int_equal(store_peek(s, app, redo, &e, &err), -1);
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

static char *
slurp(const char *path, size_t *n)
{
	char *bytes;

	ok(file_read(&bytes, n, path, 64 << 20, &err));
	return bytes;
}

static void
spit(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* SQL by other means than the store's, as somebody with sqlite3 would. */
static void
meddle(const char *path, const char *sql)
{
	char *message = NULL;
	sqlite3 *d;

	assert_int_equal(sqlite3_open(path, &d), SQLITE_OK);
	if (sqlite3_exec(d, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s", message);
	sqlite3_close(d);
}

static mode_t
mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_mode & 0777;
}

static bool
exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* --- recording ----------------------------------------------------------- */

static void
test_statements(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);

	(void)state;
	ok(store_prepare_all(s, &err));
	store_close(s);
}

static void
test_create_and_list(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	struct store_app *list;
	char first[37], second[37];
	size_t n;

	(void)state;
	ok(store_list(s, &list, &n, &err));
	assert_int_equal(n, 0);
	store_list_free(list, n);
	create(s, first);
	put(s, first, "form", "application_date", "2024-04-20");
	ok(store_list(s, &list, &n, &err));
	assert_int_equal(n, 1);
	assert_string_equal(list[0].id, first);
	assert_int_equal(strlen(list[0].facility), 36);
	assert_int_equal(list[0].number, 1);
	assert_string_equal(list[0].name, "駅前オフィス");
	assert_string_equal(list[0].edition, "2024-04");
	assert_int_equal(list[0].year, 2024);
	assert_string_equal(list[0].application_date, "2024-04-20");
	assert_true(list[0].created_ms == INT64_C(1711940400000));
	setenv("ANSHIN_NOW", "2025-04-01T03:00:00Z", 1);
	ok(store_create(s, list[0].facility, "駅前オフィス", "2024-04", 2025,
	    "山田", second, &err));
	store_list_free(list, n);
	store_close(s);

	s = open_as(db, STORE_READ);
	ok(store_list(s, &list, &n, &err));
	assert_int_equal(n, 2);
	assert_string_equal(list[0].facility, list[1].facility);
	assert_int_equal(list[1].number, 2);
	assert_string_equal(list[1].application_date, "");
	assert_true(list[1].created_ms > list[0].changed_ms);
	store_list_free(list, n);
	store_close(s);
}

static void
test_unchanged_is_skipped(void **state)
{
	const struct change same[] = { { "form", "a", "1" },
		{ "form", "b", "" }, { "form", "c", NULL } };
	struct store *s = open_as(db, STORE_WRITE);
	char app[37], group[37];
	int64_t saved = 7;
	int64_t before;

	(void)state;
	create(s, app);
	put(s, app, "form", "a", "1");
	before = s->seq;
	ok(store_record(s, app, same, 3, "山田", NULL, group, &saved, &err));
	assert_true(s->seq == before);
	assert_true(saved == 7);
	assert_string_equal(group, "");
	ok(store_verify(s, &err));
	store_close(s);
}

static void
test_no_such_application(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	const struct change c = { "form", "a", "1" };

	(void)state;
	assert_int_equal(store_record(s, "none", &c, 1, "", NULL, NULL, NULL,
	    &err), -1);
	assert_int_equal(err.code, ERR_NOT_FOUND);
	store_close(s);
}

static void
test_group_is_joined(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	struct change c = { "item/1-01", "note", "あ" };
	char app[37], other[37], group[37], second[37];

	(void)state;
	create(s, app);
	create(s, other);
	ok(store_record(s, app, &c, 1, "山田", NULL, group, NULL, &err));
	put(s, other, "form", "a", "1");	/* does not part them */
	c.value = "あん";
	ok(store_record(s, app, &c, 1, "山田", group, second, NULL, &err));
	assert_string_equal(group, second);
	undo(s, app, false);
	holds(s, app, "form.facility_name=駅前オフィス\n");
	undo(s, app, true);
	holds(s, app, "form.facility_name=駅前オフィス\nitem/1-01.note=あん\n");
	/* No longer the newest thing that happened: a step of its own. */
	c.value = "あんし";
	ok(store_record(s, app, &c, 1, "山田", group, second, NULL, &err));
	assert_string_not_equal(group, second);
	undo(s, app, false);
	holds(s, app, "form.facility_name=駅前オフィス\nitem/1-01.note=あん\n");
	/* The step that begins the application is never joined. */
	c.value = "x";
	ok(store_record(s, other, &c, 1, "山田", other, second, NULL, &err));
	assert_string_not_equal(other, second);
	ok(store_verify(s, &err));
	store_close(s);
}

/* A package on a disk, a sheet on paper and a renewal are not unmade by undo:
 * it goes past them to what the user answered. */
static void
test_undo_passes_facts(void **state)
{
	const struct change renewal[] = { { "application", "renews", "old" },
		{ "item/1-01", "verdict", "yes" } };
	struct store *s = open_as(db, STORE_WRITE);
	struct store_event e;
	char app[37];

	(void)state;
	create(s, app);
	put(s, app, "sheet/528C-E1B8", "rows", "1-01 aa");
	no_undo(s, app, false);
	put(s, app, "item/1-01", "verdict", "yes");
	put(s, app, "package/AAAA-BBBB", "exported_at", "2024-04-01");
	put(s, app, "package/CCCC-DDDD", "exported_at", "2024-04-02");
	ok(store_peek(s, app, false, &e, &err));
	assert_string_equal(e.subject, "item/1-01");
	undo(s, app, false);
	no_undo(s, app, false);
	holds(s, app, "form.facility_name=駅前オフィス\n"
	    "package/AAAA-BBBB.exported_at=2024-04-01\n"
	    "package/CCCC-DDDD.exported_at=2024-04-02\n"
	    "sheet/528C-E1B8.rows=1-01 aa\n");
	undo(s, app, true);
	put(s, app, "item/1-01", "verdict", "no");
	undo(s, app, false);
	undo(s, app, false);		/* past both packages again */
	no_undo(s, app, false);
	create(s, app);
	ok(store_record(s, app, renewal, 2, "", NULL, NULL, NULL, &err));
	no_undo(s, app, false);
	holds(s, app, "form.facility_name=駅前オフィス\n"
	    "item/1-01.verdict=yes\n");
	ok(store_verify(s, &err));
	store_close(s);
}

static void
test_undo_chain(void **state)
{
	const struct change two[] = { { "item/1-01", "verdict", "no" },
		{ "item/1-01", "reason", "改修中" } };
	struct store *s = open_as(db, STORE_WRITE);
	struct store_event e;
	int64_t saved = 0;
	char app[37];

	(void)state;
	create(s, app);
	no_undo(s, app, false);		/* never the application itself */
	no_undo(s, app, true);
	put(s, app, "item/1-01", "verdict", "yes");
	ok(store_record(s, app, two, 2, "山田", NULL, NULL, NULL, &err));
	ok(store_peek(s, app, false, &e, &err));
	assert_string_equal(e.subject, "item/1-01");
	assert_string_equal(e.field, "verdict");
	assert_string_equal(e.old_value, "yes");
	assert_string_equal(e.value, "no");
	setenv("ANSHIN_NOW", "2024-04-01T03:00:01Z", 1);
	ok(store_undo(s, app, false, "山田", &e, &saved, &err));
	assert_true(saved == INT64_C(1711940401000));
	assert_string_equal(e.value, "no");
	holds(s, app, "form.facility_name=駅前オフィス\n"
	    "item/1-01.verdict=yes\n");
	undo(s, app, false);
	holds(s, app, "form.facility_name=駅前オフィス\n");
	no_undo(s, app, false);
	ok(store_peek(s, app, true, &e, &err));
	assert_string_equal(e.value, "yes");
	undo(s, app, true);
	undo(s, app, true);
	holds(s, app, "form.facility_name=駅前オフィス\n"
	    "item/1-01.reason=改修中\nitem/1-01.verdict=no\n");
	no_undo(s, app, true);
	undo(s, app, false);
	put(s, app, "form", "a", "1");	/* clears what could be done again */
	no_undo(s, app, true);
	undo(s, app, false);
	undo(s, app, false);
	no_undo(s, app, false);
	ok(store_verify(s, &err));
	store_close(s);

	s = open_as(db, STORE_WRITE);	/* the stacks outlive the process */
	undo(s, app, true);
	undo(s, app, true);
	holds(s, app, "form.a=1\nform.facility_name=駅前オフィス\n"
	    "item/1-01.verdict=yes\n");
	no_undo(s, app, true);
	store_close(s);
}

static bool
tell(void *arg, const struct store_event *e)
{
	return str_addf(arg, "%s %s.%s %s>%s\n", e->kind, e->subject,
	    e->field, e->old_value, e->value) == 0 && e->at_ms > 0 &&
	    strcmp(e->field, "stop") != 0;
}

static void
test_history(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	struct str text;
	char app[37];

	(void)state;
	create(s, app);
	put(s, app, "form", "a", "1");
	put(s, app, "item/1", "note", "x");
	put(s, app, "form", "a", "2");
	undo(s, app, false);
	str_init(&text, 10000);
	ok(store_history(s, app, NULL, 3, tell, &text, &err));
	assert_string_equal(text.ptr, "undo form.a 2>1\ndo form.a 1>2\n"
	    "do item/1.note >x\n");
	str_truncate(&text, 0);
	ok(store_history(s, app, "form", 0, tell, &text, &err));
	assert_string_equal(text.ptr, "undo form.a 2>1\ndo form.a 1>2\n"
	    "do form.a >1\ndo form.facility_name >駅前オフィス\n");
	put(s, app, "form", "stop", "1");
	str_truncate(&text, 0);
	ok(store_history(s, app, "form", 0, tell, &text, &err));
	assert_string_equal(text.ptr, "do form.stop >1\n");
	str_clear(&text);
	store_close(s);
}

static void
test_clock_set_back(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	struct store_app *list;
	int64_t clock;
	char app[37];
	size_t n;

	(void)state;
	create(s, app);
	put(s, app, "form", "a", "1");
	clock = s->clock;
	setenv("ANSHIN_NOW", "1999-12-31T00:00:00Z", 1);
	put(s, app, "form", "a", "2");
	assert_true(s->clock > clock);
	store_close(s);
	s = open_as(db, STORE_WRITE);
	put(s, app, "form", "a", "3");
	assert_true(s->clock > clock + 1);
	ok(store_verify(s, &err));
	ok(store_list(s, &list, &n, &err));	/* the wall's time, as it was */
	assert_true(list[0].changed_ms == INT64_C(946598400000));
	store_list_free(list, n);
	store_close(s);
}

static void
test_place(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	char *value;

	(void)state;
	ok(store_place_get(s, "screen", &value, &err));
	assert_null(value);
	ok(store_place_put(s, "screen", "item/1-01", &err));
	ok(store_place_put(s, "screen", "item/1-02", &err));
	store_close(s);
	s = open_as(db, STORE_WRITE);
	ok(store_place_get(s, "screen", &value, &err));
	assert_string_equal(value, "item/1-02");
	free(value);
	ok(store_place_put(s, "screen", NULL, &err));
	ok(store_place_get(s, "screen", &value, &err));
	assert_null(value);
	store_close(s);
}

static void
test_large_and_odd_values(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	char app[37], *text = xmalloc(1000001), *got;

	(void)state;
	memset(text, 'x', 1000000);
	text[1000000] = '\0';
	create(s, app);
	put(s, app, "form", "a", text);
	put(s, app, "form", "b", "'; DROP TABLE event; --\n\x01");
	got = dump(s, app);
	assert_true(strlen(got) > 1000000);
	assert_non_null(strstr(got, "form.b='; DROP TABLE event; --\n\x01\n"));
	free(got);
	free(text);
	ok(store_verify(s, &err));
	store_close(s);
}

static void
test_long_journal(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	char app[37], value[16];
	int i;

	(void)state;
	ok(store_exec(s, "PRAGMA synchronous = OFF", &err));
	create(s, app);
	for (i = 0; i < 20000; i++) {
		snprintf(value, sizeof(value), "%d", i);
		put(s, app, "item/1-01", "note", value);
	}
	for (i = 0; i < 5000; i++)
		undo(s, app, false);
	holds(s, app, "form.facility_name=駅前オフィス\n"
	    "item/1-01.note=14999\n");
	for (i = 0; i < 5000; i++)
		undo(s, app, true);
	for (i = 0; i < 5000; i++) {
		put(s, app, "form", "a", i % 2 ? "1" : "2");
		undo(s, app, false);
	}
	holds(s, app, "form.facility_name=駅前オフィス\n"
	    "item/1-01.note=19999\n");
	ok(store_verify(s, &err));
	store_close(s);
}

/* --- the rows and the journal --------------------------------------------- */

static unsigned
dice(unsigned *seed, unsigned sides)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % sides;
}

/* A model of the stacks: snapshots of the whole state. */
static void
random_walk(struct store *s, unsigned seed)
{
	static char *past[300];
	int depth = 0, top = 0, i;
	char app[37], group[37] = "", field[8], value[8];
	struct change c = { "form", field, value };

	create(s, app);
	past[0] = dump(s, app);
	for (i = 0; i < 250; i++) {
		unsigned d = dice(&seed, 10);

		if (d < 3 && depth > 0) {
			undo(s, app, false);
			holds(s, app, past[--depth]);
		} else if (d < 5 && depth < top) {
			undo(s, app, true);
			holds(s, app, past[++depth]);
		} else {
			char old[37];
			int64_t saved = -1;

			snprintf(field, sizeof(field), "f%u", dice(&seed, 3));
			snprintf(value, sizeof(value), "%u", dice(&seed, 4));
			memcpy(old, group, sizeof(old));
			ok(store_record(s, app, &c, 1, "x", d < 7 ? NULL : old,
			    group, &saved, &err));
			if (saved < 0)
				continue;
			if (*old == '\0' || strcmp(old, group) != 0)
				depth++;
			for (; top >= depth; top--)
				free(past[top]);
			past[++top] = dump(s, app);
			assert_int_equal(top, depth);
		}
	}
	for (; top >= 0; top--)
		free(past[top]);
}

static void
test_random_walks(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	unsigned seed;

	(void)state;
	ok(store_exec(s, "PRAGMA synchronous = OFF", &err));
	for (seed = 1; seed <= 12; seed++)
		random_walk(s, seed);
	ok(store_verify(s, &err));
	ok(store_rebuild(s, &err));
	ok(store_verify(s, &err));
	store_close(s);
}

static void
test_rebuild(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	char app[37], *before, *after;

	(void)state;
	create(s, app);
	put(s, app, "item/1-01", "verdict", "yes");
	put(s, app, "item/1-01", "verdict", "");
	put(s, app, "item/1-02", "verdict", "no");
	before = dump(s, app);
	store_close(s);
	meddle(db, "DROP TABLE value; DROP TABLE application");
	s = open_as(db, STORE_WRITE);
	assert_int_equal(store_verify(s, &err), -1);
	ok(store_rebuild(s, &err));
	ok(store_verify(s, &err));
	after = dump(s, app);
	assert_string_equal(before, after);
	put(s, app, "item/1-01", "verdict", "no");
	ok(store_verify(s, &err));
	free(before);
	free(after);
	store_close(s);
}

static void
test_journal_is_append_only(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);
	char app[37];

	(void)state;
	create(s, app);
	assert_int_equal(store_exec(s, "UPDATE event SET value = 'x'", &err),
	    -1);
	assert_int_equal(store_exec(s, "DELETE FROM event", &err), -1);
	ok(store_verify(s, &err));
	store_close(s);
}

static void
test_tampering(void **state)
{
	static const char *const wrongs[] = {
		"UPDATE value SET value = 'yes' WHERE field = 'verdict'",
		"DELETE FROM value WHERE field = 'verdict'",
		"INSERT INTO value SELECT application, 'form', 'more', 'x',"
		" event FROM value LIMIT 1",
		"UPDATE application SET number = 5",
		"UPDATE event SET value = 'yes' WHERE n ="
		" (SELECT max(n) FROM event)",
		"DELETE FROM event WHERE n = (SELECT max(n) FROM event)",
		"UPDATE event SET seq = seq + 1 WHERE n > 6",
		"UPDATE event SET clock = clock - 100000000 WHERE n = 7",
		"UPDATE event SET parent = NULL WHERE n = 7",
		"UPDATE event SET under = NULL WHERE n = 7",
		"UPDATE event SET step = application WHERE n = 7",
		"UPDATE event SET ref = application WHERE kind = 'undo'",
		"UPDATE event SET parent = 700 WHERE n = 7",
		"UPDATE event SET id = (SELECT id FROM event WHERE n = 6)"
		" WHERE n = 7",
		"UPDATE event SET id = replace(id, '-7', '-0') WHERE n = 1"
	};
	struct store *s = open_as(db, STORE_WRITE);
	char app[37], copy[128];
	size_t i;

	(void)state;
	create(s, app);
	put(s, app, "item/1-01", "verdict", "yes");
	put(s, app, "item/1-01", "verdict", "no");
	put(s, app, "item/1-01", "verdict", "yes");
	undo(s, app, false);
	for (i = 0; i < sizeof(wrongs) / sizeof(*wrongs); i++) {
		struct store *t;

		snprintf(copy, sizeof(copy), "%s/%zu.db", dir, i);
		ok(store_backup(s, copy, false, &err));
		meddle(copy, "DROP TRIGGER event_no_update;"
		    "DROP TRIGGER event_no_delete");
		t = open_as(copy, STORE_READ);
		ok(store_verify(t, &err));
		store_close(t);
		meddle(copy, wrongs[i]);
		t = open_as(copy, STORE_READ);
		if (store_verify(t, &err) == 0)
			fail_msg("not found: %s", wrongs[i]);
		assert_int_equal(err.code, ERR_DATA);
		store_close(t);
	}
	store_close(s);
}

/* --- files that are not a good store -------------------------------------- */

static void
test_missing(void **state)
{
	(void)state;
	refused(db, STORE_READ, ERR_NOT_FOUND);
	assert_false(exists(db));
}

/* Refused for both modes, and not a byte of it changed, nothing beside it. */
static void
left_alone(const char *path, enum errcode code)
{
	char *before, *after, *beside;
	size_t n, m;

	before = slurp(path, &n);
	refused(path, STORE_READ, code);
	refused(path, STORE_WRITE, code);
	after = slurp(path, &m);
	assert_int_equal(n, m);
	assert_memory_equal(before, after, n);
	free(before);
	free(after);
	beside = xasprintf("%s-journal", path);
	assert_false(exists(beside));
	free(beside);
	beside = xasprintf("%s-wal", path);
	assert_false(exists(beside));
	free(beside);
}

static void
test_foreign(void **state)
{
	(void)state;
	spit(db, "これは表ではない。\n", strlen("これは表ではない。\n"));
	left_alone(db, ERR_FOREIGN);
	spit(db, "x", 1);
	left_alone(db, ERR_FOREIGN);
	assert_int_equal(unlink(db), 0);
	meddle(db, "CREATE TABLE a (b); PRAGMA user_version = 1");
	left_alone(db, ERR_FOREIGN);
	assert_int_equal(unlink(db), 0);
	meddle(db, "PRAGMA journal_mode = WAL; CREATE TABLE a (b)");
	left_alone(db, ERR_FOREIGN);
}

static void
test_newer(void **state)
{
	struct store *s = open_as(db, STORE_WRITE);

	(void)state;
	store_close(s);
	meddle(db, "PRAGMA user_version = 99");
	left_alone(db, ERR_NEWER);
	meddle(db, "PRAGMA user_version = -1");
	left_alone(db, ERR_FOREIGN);
}

static void
fill(const char *path, char app[37])
{
	struct store *s = open_as(path, STORE_WRITE);
	char item[24], note[200];
	int i;

	ok(store_exec(s, "PRAGMA synchronous = OFF", &err));
	create(s, app);
	memset(note, 'n', sizeof(note) - 1);
	note[sizeof(note) - 1] = '\0';
	for (i = 0; i < 60; i++) {
		snprintf(item, sizeof(item), "item/%d", i);
		put(s, app, item, "note", note);
	}
	store_close(s);
}

static void
ignore(void *arg, const char *subject, const char *field, const char *value)
{
	(void)arg;
	(void)subject;
	(void)field;
	(void)value;
}

/* Damage shows at the latest when the store is verified, as ERR_DATA (or
 * ERR_FOREIGN, ERR_NEWER where the header itself is hit), and crashes
 * nothing. */
static bool
is_found(const char *path, const char *app)
{
	struct store *s;
	bool found;

	memset(&err, 0, sizeof(err));
	if (store_open(&s, path, STORE_READ, &err) != 0) {
		assert_true(err.code == ERR_DATA || err.code == ERR_FOREIGN ||
		    err.code == ERR_NEWER || err.code == ERR_IO);
		return true;
	}
	if (store_load(s, app, ignore, NULL, &err) != 0)
		assert_true(err.code == ERR_DATA ||
		    err.code == ERR_NOT_FOUND);
	found = store_verify(s, &err) != 0;
	assert_true(!found || err.code == ERR_DATA);
	store_close(s);
	return found;
}

static void
test_truncated(void **state)
{
	char app[37], *bytes;
	size_t n, keep;

	(void)state;
	fill(db, app);
	bytes = slurp(db, &n);
	for (keep = 20; keep < n; keep += keep < 200 ? 40 : 4001) {
		spit(db, bytes, keep);
		assert_true(is_found(db, app));
		memset(&err, 0, sizeof(err));
	}
	spit(db, bytes, 4096);
	left_alone(db, ERR_DATA);
	free(bytes);
}

static void
test_flipped_bits(void **state)
{
	char app[37], *bytes, old;
	unsigned seed = 42;
	size_t n, at;
	int i;

	(void)state;
	fill(db, app);
	bytes = slurp(db, &n);
	/* All of the header, and of the tables' own text behind it. */
	for (at = 16; at < 4096; at += at < 100 || bytes[at] != '\0' ? 1 : 40) {
		bytes[at] ^= 2;
		spit(db, bytes, n);
		(void)is_found(db, app);
		bytes[at] ^= 2;
	}
	for (i = 0; i < 300; i++) {
		at = (dice(&seed, 65536) * 65536u + dice(&seed, 65536)) % n;
		old = bytes[at];
		bytes[at] = (char)(old ^ (1 << dice(&seed, 8)));
		spit(db, bytes, n);
		(void)is_found(db, app);
		bytes[at] = old;
	}
	free(bytes);
}

/* Every open on a new day copies the store and looks at the copy: damage is
 * found before a good copy goes. */
static void
test_damage_is_found_daily(void **state)
{
	char app[37], *bytes;
	size_t n;

	(void)state;
	fill(db, app);
	bytes = slurp(db, &n);
	memset(bytes + n - 4096, 0x55, 4096);
	spit(db, bytes, n);
	setenv("ANSHIN_NOW", "2024-04-02T03:00:00Z", 1);
	refused(db, STORE_WRITE, ERR_DATA);
	free(bytes);
}

/* A bit that flipped in a text leaves the file well formed: found by what the
 * journal adds up to. The work goes on and is told; no such copy is made, so the
 * good ones stay. */
static void
test_wrong_answers_are_found_daily(void **state)
{
	struct store *s;
	char app[37], good[160], bad[160];

	(void)state;
	fill(db, app);
	setenv("ANSHIN_NOW", "2024-04-02T03:00:00Z", 1);
	s = open_as(db, STORE_WRITE);
	put(s, app, "form", "day", "2");
	ok(store_exec(s, "UPDATE value SET value = 'nnm' WHERE field = 'note'"
	    " AND subject = 'item/7'", &err));
	store_close(s);
	setenv("ANSHIN_NOW", "2024-04-03T03:00:00Z", 1);
	s = open_as(db, STORE_WRITE);
	assert_non_null(store_notice(s));
	assert_non_null(strstr(store_notice(s), "anshin rebuild"));
	snprintf(good, sizeof(good), "%s/backups/anshin-2024-04-02.db", dir);
	snprintf(bad, sizeof(bad), "%s/backups/anshin-2024-04-03.db", dir);
	assert_true(exists(good));
	assert_false(exists(bad));
	ok(store_rebuild(s, &err));
	store_close(s);
	s = open_as(db, STORE_WRITE);
	assert_null(strstr(store_notice(s), "anshin rebuild"));
	assert_true(exists(bad));
	store_close(s);
}

static void
test_zero_length(void **state)
{
	struct store *s;
	char app[37];

	(void)state;
	spit(db, "", 0);
	refused(db, STORE_READ, ERR_DATA);
	s = open_as(db, STORE_WRITE);	/* nothing is lost by beginning */
	create(s, app);
	store_close(s);
	s = open_as(db, STORE_WRITE);	/* makes the daily copy */
	store_close(s);
	spit(db, "", 0);
	left_alone(db, ERR_DATA);	/* now there is something to restore */
	assert_int_equal(unlink(db), 0);
	s = open_as(db, STORE_WRITE);
	assert_non_null(store_notice(s));
	store_close(s);
}

/* Killed while the store was being made: the journal takes it back to
 * nothing, and the next start begins again. */
static void
test_half_made(void **state)
{
	char *journal = xasprintf("%s-journal", db), *log;
	char zeros[4096] = "";
	sqlite3 *d;
	size_t n;

	(void)state;
	assert_int_equal(sqlite3_open(db, &d), SQLITE_OK);
	assert_int_equal(sqlite3_exec(d, "BEGIN; CREATE TABLE a (b);"
	    "PRAGMA cache_size = 1; INSERT INTO a SELECT randomblob(90000)",
	    NULL, NULL, NULL), SQLITE_OK);
	log = slurp(journal, &n);
	sqlite3_close(d);
	assert_memory_equal(log, "\xd9\xd5\x05\xf9", 4);	/* a hot one */
	spit(db, zeros, sizeof(zeros));
	spit(journal, log, n);
	free(log);
	store_close(open_as(db, STORE_WRITE));
	assert_false(exists(journal));
	free(journal);
}

/* Killed in the middle of a commit: whoever opens next, even for reading,
 * plays the journal back first. */
static void
test_hot_journal(void **state)
{
	const int modes[] = { STORE_READ, STORE_WRITE };
	char app[37], *journal = xasprintf("%s-journal", db), *file, *log;
	size_t n, m, i;
	struct store *s;
	char *value;

	(void)state;
	fill(db, app);
	s = open_as(db, STORE_WRITE);
	ok(store_place_put(s, "k", "before", &err));
	ok(store_exec(s, "PRAGMA cache_size = 1; BEGIN;"
	    "UPDATE place SET value = 'after';"
	    "INSERT INTO place SELECT 'l', hex(randomblob(90000))", &err));
	file = slurp(db, &n);
	log = slurp(journal, &m);
	store_close(s);
	assert_memory_equal(log, "\xd9\xd5\x05\xf9", 4);
	for (i = 0; i < 2; i++) {
		spit(db, file, n);
		spit(journal, log, m);
		s = open_as(db, modes[i]);
		ok(store_verify(s, &err));
		ok(store_place_get(s, "k", &value, &err));
		assert_string_equal(value, "before");
		free(value);
		ok(store_place_get(s, "l", &value, &err));
		assert_null(value);
		store_close(s);
	}
	free(file);
	free(log);
	free(journal);
}

static void
test_not_a_file(void **state)
{
	char real[128];

	(void)state;
	refused(dir, STORE_WRITE, ERR_DATA);
	refused(dir, STORE_READ, ERR_DATA);
	snprintf(real, sizeof(real), "%s/real.db", dir);
	assert_int_equal(symlink(real, db), 0);
	refused(db, STORE_WRITE, ERR_DATA);
	refused(db, STORE_READ, ERR_DATA);
	assert_false(exists(real));
	assert_int_equal(unlink(db), 0);
	assert_int_equal(mkfifo(db, 0600), 0);
	refused(db, STORE_WRITE, ERR_DATA);
	refused(db, STORE_READ, ERR_DATA);
}

static void
test_wrong_owner(void **state)
{
	struct store *s;

	(void)state;
	if (geteuid() != 0)
		return;		/* no file can be given away */
	s = open_as(db, STORE_WRITE);
	store_close(s);
	assert_int_equal(chown(db, 65534, 65534), 0);
	refused(db, STORE_WRITE, ERR_IO);
	s = open_as(db, STORE_READ);
	store_close(s);
}

static void
test_modes(void **state)
{
	struct store *s;
	char folder[96], path[128], copy[160];
	char app[37];

	(void)state;
	umask(0);
	snprintf(folder, sizeof(folder), "%s/a/b", dir);
	snprintf(path, sizeof(path), "%s/s.db", folder);
	s = open_as(path, STORE_WRITE);
	create(s, app);
	snprintf(copy, sizeof(copy), "%s-journal", path);
	assert_int_equal(mode_of(copy), 0600);
	snprintf(copy, sizeof(copy), "%s/copy.db", folder);
	ok(store_backup(s, copy, false, &err));
	store_close(s);
	assert_int_equal(mode_of(folder), 0700);
	assert_int_equal(mode_of(path), 0600);
	assert_int_equal(mode_of(copy), 0600);
	assert_int_equal(chmod(path, 0644), 0);
	store_close(open_as(path, STORE_WRITE));
	assert_int_equal(mode_of(path), 0600);
	snprintf(copy, sizeof(copy), "%s/backups", folder);
	assert_int_equal(mode_of(copy), 0700);
	snprintf(copy, sizeof(copy), "%s/backups/s-2024-04-01.db", folder);
	assert_int_equal(mode_of(copy), 0600);
	umask(0777);
	snprintf(path, sizeof(path), "%s/t.db", folder);
	store_close(open_as(path, STORE_WRITE));
	assert_int_equal(mode_of(path), 0600);
}

/* --- locks ----------------------------------------------------------------- */

/* A child that opens the store and holds it until its pipe closes. */
static pid_t
hold(int mode, int *release)
{
	int ready[2], wait[2];
	struct store *s;
	pid_t pid;
	char c;

	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(wait), 0);
	pid = fork();
	if (pid == 0) {
		close(wait[1]);
		close(ready[0]);
		c = store_open(&s, db, mode, &err) == 0 ? '1' : '0';
		if (mode == STORE_READ &&
		    store_exec(s, "BEGIN; SELECT * FROM meta", &err) != 0)
			c = '0';
		if (write(ready[1], &c, 1) == 1 && read(wait[0], &c, 1) == 0)
			store_close(s);
		_exit(0);
	}
	close(ready[1]);
	close(wait[0]);
	*release = wait[1];
	assert_int_equal(read(ready[0], &c, 1), 1);
	assert_int_equal(c, '1');
	close(ready[0]);
	return pid;
}

static void
test_busy(void **state)
{
	struct store *s;
	char number[16], app[37];
	int release;
	pid_t pid;

	(void)state;
	fill(db, app);
	pid = hold(STORE_WRITE, &release);
	refused(db, STORE_WRITE, ERR_BUSY);
	snprintf(number, sizeof(number), "%ld", (long)pid);
	assert_non_null(strstr(err.text, number));
	if (getenv("VALGRIND") == NULL)		/* which has a name of its own */
		assert_non_null(strstr(err.text,
		    program_invocation_short_name));
	refused(db, STORE_READ, ERR_BUSY);
	assert_non_null(strstr(err.text, number));
	close(release);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	s = open_as(db, STORE_WRITE);
	refused(db, STORE_WRITE, ERR_BUSY);	/* in the same process */
	put(s, app, "form", "a", "1");		/* the lock is still held: */
	if (getenv("VALGRIND") != NULL) {	/* which is the exe there */
		store_close(s);
		return;
	}
	pid = fork();
	if (pid == 0) {
		execl("/proc/self/exe", "store", "--try-open", db, NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &release, 0), pid);
	assert_true(WIFEXITED(release));
	assert_int_equal(WEXITSTATUS(release), ERR_BUSY);
	store_close(s);
}

static void
test_waits_for_a_reader(void **state)
{
	struct store *s;
	char app[37];
	int release, status;
	pid_t pid, closer;

	(void)state;
	fill(db, app);
	pid = hold(STORE_READ, &release);
	s = open_as(db, STORE_READ);	/* readers do not mind each other */
	store_close(s);
	closer = fork();
	if (closer == 0) {
		usleep(200 * 1000);
		kill(pid, SIGKILL);
		_exit(0);
	}
	s = open_as(db, STORE_WRITE);
	put(s, app, "form", "a", "1");
	store_close(s);
	close(release);
	assert_int_equal(waitpid(closer, &status, 0), closer);
	assert_int_equal(waitpid(pid, &status, 0), pid);
}

static void
test_moved_away(void **state)
{
	struct store *s;
	const struct change c = { "form", "a", "2" };
	char app[37], other[128];

	(void)state;
	fill(db, app);
	s = open_as(db, STORE_WRITE);
	snprintf(other, sizeof(other), "%s/other.db", dir);
	assert_int_equal(rename(db, other), 0);
	assert_int_equal(store_record(s, app, &c, 1, "", NULL, NULL, NULL,
	    &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_int_equal(rename(other, db), 0);
	put(s, app, "form", "a", "2");
	store_close(s);
}

/* The rest of the test runs as a user who may not write there. */
static void
test_read_only(void **state)
{
	char app[37];
	int status;
	pid_t pid;

	(void)state;
	fill(db, app);
	assert_int_equal(chmod(root, 0755), 0);
	assert_int_equal(chmod(db, 0444), 0);
	assert_int_equal(chmod(dir, 0555), 0);
	pid = fork();
	if (pid == 0) {
		struct store *s;
		int r = 0;

		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(1);
		if (store_open(&s, db, STORE_READ, &err) != 0)
			_exit(2);
		if (store_load(s, app, ignore, NULL, &err) != 0 ||
		    store_verify(s, &err) != 0)
			r = 3;
		if (store_place_put(s, "a", "b", &err) == 0 ||
		    err.code != ERR_IO)
			r = 4;
		store_close(s);
		if (store_open(&s, db, STORE_WRITE, &err) == 0 ||
		    err.code != ERR_IO)
			r = 5;
		/* A file that may be written is of no use in such a folder. */
		if (geteuid() != 65534 && (chmod(db, 0600) != 0 ||
		    store_open(&s, db, STORE_WRITE, &err) == 0 ||
		    err.code != ERR_IO))
			r = 6;
		_exit(r);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(chmod(dir, 0700), 0);
}

/* --- copies ---------------------------------------------------------------- */

static void
test_backup_and_restore(void **state)
{
	struct store *s;
	char app[37], copy[128], *kept, *before, *after;
	size_t n, m;

	(void)state;
	snprintf(copy, sizeof(copy), "%s/usb.db", dir);
	fill(db, app);
	s = open_as(db, STORE_WRITE);
	put(s, app, "form", "a", "old");
	ok(store_backup(s, copy, false, &err));
	before = slurp(copy, &n);
	assert_int_equal(store_backup(s, copy, false, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	after = slurp(copy, &m);
	assert_int_equal(n, m);
	assert_memory_equal(before, after, n);
	free(before);
	free(after);
	put(s, app, "form", "a", "new");
	assert_int_equal(store_restore(copy, db, &kept, &err), -1);
	assert_int_equal(err.code, ERR_BUSY);
	store_close(s);

	ok(store_restore(copy, db, &kept, &err));
	assert_non_null(kept);
	s = open_as(db, STORE_WRITE);
	before = dump(s, app);
	assert_non_null(strstr(before, "form.a=old\n"));
	free(before);
	undo(s, app, false);
	ok(store_verify(s, &err));
	store_close(s);
	s = open_as(kept, STORE_READ);
	before = dump(s, app);
	assert_non_null(strstr(before, "form.a=new\n"));
	free(before);
	store_close(s);
	free(kept);
}

static void
test_restore_onto_nothing_and_damage(void **state)
{
	struct store *s;
	char app[37], copy[128], path[128], *kept;

	(void)state;
	snprintf(copy, sizeof(copy), "%s/usb.db", dir);
	snprintf(path, sizeof(path), "%s/new/place.db", dir);
	fill(db, app);
	s = open_as(db, STORE_READ);
	ok(store_backup(s, copy, false, &err));
	store_close(s);
	ok(store_restore(copy, path, &kept, &err));
	assert_null(kept);
	assert_int_equal(mode_of(path), 0600);
	s = open_as(path, STORE_WRITE);
	ok(store_verify(s, &err));
	store_close(s);
	spit(path, "broken", 6);
	ok(store_restore(copy, path, &kept, &err));
	assert_int_equal(mode_of(path), 0600);
	s = open_as(path, STORE_READ);
	ok(store_verify(s, &err));
	store_close(s);
	assert_true(exists(kept));
	free(kept);
}

static void
test_restore_refuses(void **state)
{
	char app[37], copy[128], *before, *after, *kept;
	int release;
	size_t n, m;
	pid_t pid;

	(void)state;
	snprintf(copy, sizeof(copy), "%s/usb.db", dir);
	fill(db, app);
	before = slurp(db, &n);
	spit(copy, "something else", 14);
	assert_int_equal(store_restore(copy, db, &kept, &err), -1);
	assert_int_equal(err.code, ERR_FOREIGN);
	spit(copy, before, n / 2);
	assert_int_equal(store_restore(copy, db, &kept, &err), -1);
	assert_int_equal(err.code, ERR_DATA);
	assert_int_equal(store_restore(db, db, &kept, &err), -1);
	assert_int_equal(err.code, ERR_USAGE);
	after = slurp(db, &m);
	assert_int_equal(n, m);
	assert_memory_equal(before, after, n);
	spit(copy, before, n);
	free(before);
	free(after);
	pid = hold(STORE_WRITE, &release);
	assert_int_equal(store_restore(copy, db, &kept, &err), -1);
	assert_int_equal(err.code, ERR_BUSY);
	close(release);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_null(kept);
}

/* A hot journal of the old file must never be played into the new one. */
static void
test_restore_beside_a_journal(void **state)
{
	struct store *s;
	char app[37], copy[128], journal[128], *kept, *old;

	(void)state;
	snprintf(copy, sizeof(copy), "%s/usb.db", dir);
	snprintf(journal, sizeof(journal), "%s-journal", db);
	fill(db, app);
	s = open_as(db, STORE_READ);
	ok(store_backup(s, copy, false, &err));
	store_close(s);
	spit(db, "broken", 6);
	spit(journal, "journal of the broken one", 25);
	ok(store_restore(copy, db, &kept, &err));
	assert_false(exists(journal));
	old = xasprintf("%s-journal", kept);
	assert_true(exists(old));
	s = open_as(db, STORE_READ);
	ok(store_verify(s, &err));
	store_close(s);
	free(old);
	free(kept);
}

static void
test_daily_copies(void **state)
{
	struct store *s;
	char app[37], path[160], now[32];
	int day;

	(void)state;
	s = open_as(db, STORE_WRITE);
	store_close(s);
	s = open_as(db, STORE_WRITE);
	snprintf(path, sizeof(path), "%s/backups", dir);
	assert_false(exists(path));	/* nothing to copy yet */
	create(s, app);
	store_close(s);
	for (day = 1; day <= 12; day++) {
		snprintf(now, sizeof(now), "2024-05-%02dT03:00:00Z", day);
		setenv("ANSHIN_NOW", now, 1);
		s = open_as(db, STORE_WRITE);
		/* the user is told where the copy lies, and only then */
		snprintf(path, sizeof(path), "%s/backups/anshin-2024-05-%02d"
		    ".db", dir, day);
		assert_int_equal(store_notice(s) != NULL, day <= 10);
		if (day <= 10)
			assert_non_null(strstr(store_notice(s), path));
		if (day < 10)
			put(s, app, "form", "day", now);
		store_close(s);
		snprintf(path, sizeof(path), "%s/backups/anshin-2024-05-%02d"
		    ".db", dir, day);
		/* Days without a change do not push out older copies. */
		assert_int_equal(exists(path), day <= 10);
	}
	for (day = 1; day <= 10; day++) {
		snprintf(path, sizeof(path), "%s/backups/anshin-2024-05-%02d"
		    ".db", dir, day);
		assert_int_equal(exists(path), day > 3);
	}
	s = open_as(path, STORE_READ);
	ok(store_verify(s, &err));
	store_close(s);
}

/* A week with the clock in 2099: its copies go first once that is set right,
 * and what only looks like a copy is nobody's business. */
static void
test_daily_copies_of_the_future(void **state)
{
	struct store *s;
	char app[37], path[160], odd[160], now[32];
	int day;

	(void)state;
	fill(db, app);
	for (day = 1; day <= 15; day++) {
		snprintf(now, sizeof(now), "%d-05-%02dT03:00:00Z",
		    day <= 7 ? 2099 : 2024, day);
		setenv("ANSHIN_NOW", now, 1);
		s = open_as(db, STORE_WRITE);
		put(s, app, "form", "day", now);
		store_close(s);
		snprintf(odd, sizeof(odd), "%s/backups/anshin-2024-13-99.db",
		    dir);
		spit(odd, "odd", 3);
	}
	for (day = 1; day <= 15; day++) {
		snprintf(path, sizeof(path), "%s/backups/anshin-%d-05-%02d.db",
		    dir, day <= 7 ? 2099 : 2024, day);
		assert_int_equal(exists(path), day > 8);
	}
	assert_true(exists(odd));
}

static void
test_daily_copy_fails(void **state)
{
	struct store *s;
	char app[37], path[128];

	(void)state;
	fill(db, app);
	snprintf(path, sizeof(path), "%s/backups", dir);
	spit(path, "in the way", 10);
	s = open_as(db, STORE_WRITE);
	assert_non_null(store_notice(s));
	put(s, app, "form", "a", "1");
	store_close(s);
}

/* --- schema ---------------------------------------------------------------- */

static void
test_migration(void **state)
{
	const int now = migrate_latest();	/* whatever comes after it */
	char sql[100];
	const struct step good[] = { { now, "never run" }, { now + 1, sql } };
	const struct step bad[] = { { now + 1, sql },
		{ now + 2, "CREATE TABLE more (a TEXT)" } };
	struct store *s;
	char app[37], path[160], *before, *after;

	(void)state;
	snprintf(sql, sizeof(sql), "CREATE TABLE more (a TEXT) STRICT;"
	    "PRAGMA user_version = %d", now + 1);
	fill(db, app);
	s = open_as(db, STORE_WRITE);
	before = dump(s, app);
	assert_int_equal(migrate_run(s, now, bad, 2, &err), -1);
	ok(store_verify(s, &err));
	store_close(s);
	s = open_as(db, STORE_WRITE);	/* it is still of this version */
	assert_int_equal(store_exec(s, "SELECT * FROM more", &err), -1);
	ok(migrate_run(s, now, good, 2, &err));
	assert_non_null(store_notice(s));
	ok(store_exec(s, "SELECT * FROM more", &err));
	after = dump(s, app);
	assert_string_equal(before, after);
	ok(store_verify(s, &err));
	store_close(s);
	free(before);
	free(after);
	refused(db, STORE_WRITE, ERR_NEWER);
	snprintf(path, sizeof(path), "%s/backups/anshin-schema-%d.db", dir,
	    now);
	s = open_as(path, STORE_READ);	/* the first try's copy, and */
	store_close(s);
	snprintf(path, sizeof(path), "%s/backups/anshin-schema-%d-2.db", dir,
	    now);
	s = open_as(path, STORE_READ);
	ok(store_verify(s, &err));
	store_close(s);
}

/* A store as each published version wrote it opens in this one. */
static void
opens_sample(const char *name)
{
	const char *srcdir = getenv("srcdir");
	struct store_app *list;
	struct store *s;
	char *from, *bytes;
	size_t n;

	from = xasprintf("%s/tests/data/store/%s",
	    srcdir == NULL ? "." : srcdir, name);
	bytes = slurp(from, &n);
	free(from);
	spit(db, bytes, n);
	free(bytes);
	s = open_as(db, STORE_WRITE);
	ok(store_verify(s, &err));
	ok(store_list(s, &list, &n, &err));
	assert_int_equal(n, 1);
	assert_string_equal(list[0].name, "駅前オフィス");
	assert_int_equal(list[0].year, 2024);
	holds(s, list[0].id, "form.application_date=2024-04-20\n"
	    "form.facility_name=駅前オフィス\n"
	    "item/1-01.note=入口に案内を掲げた。\n"
	    "item/1-01.verdict=yes\n");
	undo(s, list[0].id, true);
	holds(s, list[0].id, "form.application_date=2024-04-20\n"
	    "form.facility_name=駅前オフィス\n"
	    "item/1-01.note=入口に案内を掲げた。\n"
	    "item/1-01.verdict=no\n");
	store_list_free(list, n);
	store_close(s);
}

static void
test_old_schemas(void **state)
{
	(void)state;
	opens_sample("001.db");
	opens_sample("002.db");
}

/* Makes tests/data/store/NNN.db; to be run once for a version, by hand. */
static int
make_sample(const char *path)
{
	struct store *s;
	char app[37];

	setenv("ANSHIN_NOW", "2024-04-01T03:00:00Z", 1);
	if (store_open(&s, path, STORE_WRITE, &err) != 0)
		return 1;
	create(s, app);
	put(s, app, "form", "application_date", "2024-04-20");
	put(s, app, "item/1-01", "note", "入口に案内を掲げた。");
	put(s, app, "item/1-01", "verdict", "yes");
	put(s, app, "item/1-01", "verdict", "no");
	undo(s, app, false);
	store_close(s);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup(test_##name, begin)
		TEST(statements), TEST(create_and_list),
		TEST(unchanged_is_skipped), TEST(no_such_application),
		TEST(group_is_joined), TEST(undo_chain),
		TEST(undo_passes_facts), TEST(history),
		TEST(clock_set_back), TEST(place),
		TEST(large_and_odd_values), TEST(long_journal),
		TEST(random_walks), TEST(rebuild),
		TEST(journal_is_append_only), TEST(tampering),
		TEST(missing), TEST(foreign), TEST(newer),
		TEST(truncated), TEST(flipped_bits),
		TEST(damage_is_found_daily),
		TEST(wrong_answers_are_found_daily), TEST(zero_length),
		TEST(half_made),
		TEST(hot_journal), TEST(not_a_file), TEST(wrong_owner), TEST(modes),
		TEST(busy), TEST(waits_for_a_reader), TEST(moved_away),
		TEST(read_only), TEST(backup_and_restore),
		TEST(restore_onto_nothing_and_damage),
		TEST(restore_refuses), TEST(restore_beside_a_journal),
		TEST(daily_copies),
		TEST(daily_copies_of_the_future), TEST(daily_copy_fails),
		TEST(migration), TEST(old_schemas)
#undef TEST
	};
	struct store *s;

	if (argc == 3 && strcmp(argv[1], "--try-open") == 0)
		return store_open(&s, argv[2], STORE_READ, &err) == 0 ? 0 :
		    (int)err.code;
	if (argc == 3 && strcmp(argv[1], "--make-sample") == 0)
		return make_sample(argv[2]);
	return cmocka_run_group_tests_name("store", tests, begin_all,
	    end_all);
}
