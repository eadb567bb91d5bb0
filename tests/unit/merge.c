/*
 * Proves that merging journals loses nothing and depends on nothing but the
 * set of events: random histories of several devices, which record, take back,
 * decide, merge with each other (directly and by bundles), are restored, are
 * copied by hand and have wrong clocks, all come to the same answers, in
 * whatever order and however often they are merged; and these are the answers
 * that a plain reading of the rules gives, which is written down here anew.
 *
 * `merge.t` takes some; `merge.t --histories N` takes N.
 */
#include "config.h"

#include "store/store.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/file.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/private.h"

enum { DEVICES = 4, ALL = 8, TEXT = 1 << 22 };

static char root[] = "/tmp/anshin-merge-XXXXXX";
static struct error err;
static unsigned histories = 100;
static char *blank;		/* an empty store, to be copied */
static size_t blank_size;

static int
drop(const char *path, const struct stat *st, int type, struct FTW *f)
{
	(void)st;
	(void)type;
	(void)f;
	return remove(path);
}

static void
ok(int r)
{
	if (r != 0)
		fail_msg("%d: %s", (int)err.code, err.text);
}

static unsigned
dice(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % n;
}

/* --- stores --------------------------------------------------------------- */

struct device {
	struct store *s;
	char path[64];
	int64_t skew;		/* of its clock, in seconds */
};

static void
spit(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static void
open_again(struct device *d)
{
	ok(store_open_as(&d->s, d->path, STORE_WRITE | STORE_NO_COPY, &err));
	ok(store_exec(d->s, "PRAGMA synchronous = OFF", &err));
}

static void
renew(struct device *d, bool follows)
{
	ok(store_begin(d->s, &err));
	ok(store_end(d->s, migrate_device(d->s, follows, &err), &err));
}

static void
begin_device(struct device *d, unsigned i)
{
	snprintf(d->path, sizeof(d->path), "%s/%u.db", root, i);
	spit(d->path, blank, blank_size);
	open_again(d);
	renew(d, false);
	d->skew = 0;
}

static void
end_device(struct device *d)
{
	store_close(d->s);
	assert_int_equal(unlink(d->path), 0);
}

static void
set_clock(const struct device *d, unsigned minute)
{
	char at[25];

	date_format_utc_ms(INT64_C(1711940400000) + ((int64_t)minute * 60 +
	    d->skew) * 1000, at);
	setenv("ANSHIN_NOW", at, 1);
}

/* --- what a store says ---------------------------------------------------- */

static void
add_value(void *arg, const char *subject, const char *field,
    const char *value)
{
	assert_int_equal(str_addf(arg, "%s.%s=%s\n", subject, field, value),
	    0);
}

static void
add_side(void *arg, const struct store_side *x)
{
	assert_int_equal(str_addf(arg, "open %s.%s: %s (before: %s) by %s,"
	    " %s %s %s %lld\n", x->subject, x->field, x->value, x->before,
	    x->actor, x->id, x->group, x->device, (long long)x->at_ms), 0);
}

static bool
add_event(void *arg, const struct store_event *e)
{
	assert_int_equal(str_addf(arg, "%s %s %lld %s %s.%s %s -> %s\n", e->id,
	    e->group, (long long)e->seq, e->kind, e->subject, e->field,
	    e->old_value, e->value), 0);
	return true;
}

/* All that a user can get to see of it, as lines; free it. */
static char *
say(struct store *s, bool history)
{
	struct store_app *list;
	struct str text;
	size_t i, n;

	str_init(&text, TEXT);
	ok(store_list(s, &list, &n, &err));
	for (i = 0; i < n; i++) {
		assert_int_equal(str_addf(&text, "[%d %s %s %s %d %lld %lld]\n",
		    list[i].number, list[i].id, list[i].name, list[i].facility,
		    list[i].year, (long long)list[i].created_ms,
		    (long long)list[i].changed_ms), 0);
		ok(store_load(s, list[i].id, add_value, &text, &err));
		ok(store_forks(s, list[i].id, add_side, &text, &err));
		if (history)
			ok(store_history(s, list[i].id, NULL, 0, add_event,
			    &text, &err));
	}
	store_list_free(list, n);
	return str_take(&text);
}

static void
same(struct store *a, struct store *b, unsigned seed)
{
	char *x = say(a, true), *y = say(b, true);

	if (strcmp(x, y) != 0)
		fail_msg("history %u: %s\n--- is not ---\n%s", seed, x, y);
	free(x);
	free(y);
}

/* --- the rules, read plainly ---------------------------------------------- */

struct plain {
	char id[ID_SIZE];
	int64_t n, app, clock;
	char *subject, *field, *value;
	bool replaced;
};

static bool
later(const struct plain *a, const struct plain *b)
{
	return a->clock != b->clock ? a->clock > b->clock :
	    strcmp(a->id, b->id) > 0;
}

static struct plain *
read_events(sqlite3 *db, size_t *n)
{
	struct plain *list = NULL;
	sqlite3_stmt *st;

	*n = 0;
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT id, n, application,"
	    " clock, subject, field, value FROM event ORDER BY n", -1, &st,
	    NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		struct plain *p;

		list = xreallocarray(list, *n + 1, sizeof(*list));
		p = &list[(*n)++];
		stmt_column_id(st, 0, p->id);
		p->n = sqlite3_column_int64(st, 1);
		p->app = sqlite3_column_int64(st, 2);
		p->clock = sqlite3_column_int64(st, 3);
		p->subject = xstrdup(stmt_column(st, 4));
		p->field = xstrdup(stmt_column(st, 5));
		p->value = xstrdup(stmt_column(st, 6));
		p->replaced = false;
	}
	sqlite3_finalize(st);
	return list;
}

static void
mark_replaced(sqlite3 *db, const char *sql, struct plain *list, size_t n)
{
	sqlite3_stmt *st;
	int64_t parent;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL),
	    SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		parent = sqlite3_column_int64(st, 0);
		if (parent == 0)
			continue;
		assert_in_range(parent, 1, n);
		assert_int_equal(list[parent - 1].n, parent);
		list[parent - 1].replaced = true;
	}
	sqlite3_finalize(st);
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		n++;
	return n;
}

static const char *
app_id(const struct plain *list, int64_t n)
{
	return list[n - 1].id;
}

/* Each field shows the latest of the events that none replaced, and all of
 * these where there are several. */
static void
obeys_the_rules(struct store *s)
{
	char *text = say(s, false), *part, *end;
	struct plain *list;
	size_t i, k, n, open = 0;

	list = read_events(s->db, &n);
	mark_replaced(s->db, "SELECT parent FROM event", list, n);
	mark_replaced(s->db, "SELECT parent FROM settles", list, n);
	for (i = 0; i < n; i++) {
		const struct plain *p = &list[i], *top = p;
		size_t heads = 0;
		char *line;

		for (k = 0; k < n; k++)
			if (list[k].app == p->app && !list[k].replaced &&
			    strcmp(list[k].subject, p->subject) == 0 &&
			    strcmp(list[k].field, p->field) == 0) {
				heads++;
				if (heads == 1 || later(&list[k], top))
					top = &list[k];
			}
		assert_true(heads > 0);
		open += heads > 1 && !p->replaced;
		if (top != p || *p->value == '\0')
			continue;
		part = strstr(text, app_id(list, p->app));
		assert_non_null(part);
		end = strstr(part, "\n[");
		line = xasprintf("\n%s.%s=%s\n", p->subject, p->field,
		    p->value);
		part = strstr(part, line);
		if (part == NULL || (end != NULL && part > end))
			fail_msg("not shown: %s in %s", line, text);
		free(line);
	}
	assert_int_equal(count(text, "open "), open);
	for (i = 0; i < n; i++) {
		free(list[i].subject);
		free(list[i].field);
		free(list[i].value);
	}
	free(list);
	free(text);
}

/* --- random histories ----------------------------------------------------- */

static bool
choose_app(struct store *s, unsigned *seed, char id[37])
{
	struct store_app *list;
	size_t n;

	ok(store_list(s, &list, &n, &err));
	if (n > 0)
		memcpy(id, list[dice(seed, (unsigned)n)].id, 37);
	store_list_free(list, n);
	return n > 0;
}

static void
do_record(struct device *d, unsigned *seed)
{
	static const char *const subjects[] = { "form", "item/1-01",
		"package/x" };
	static char group[37];
	char app[37], field[2][8], value[2][8];
	struct change c[2];
	unsigned i, n = 1 + dice(seed, 2);

	if (!choose_app(d->s, seed, app))
		return;
	for (i = 0; i < n; i++) {
		snprintf(field[i], sizeof(field[i]), "f%u", dice(seed, 3));
		snprintf(value[i], sizeof(value[i]), "%u", dice(seed, 4));
		c[i] = (struct change){ subjects[dice(seed, 3)], field[i],
			dice(seed, 6) == 0 ? NULL : value[i] };
	}
	ok(store_record(d->s, app, c, n, "x", dice(seed, 3) == 0 ? group :
	    NULL, group, NULL, &err));
}

static void
do_undo(struct device *d, unsigned *seed)
{
	struct store_event e;
	bool redo = dice(seed, 3) == 0;
	char app[37];

	if (choose_app(d->s, seed, app) && store_undo(d->s, app, redo, "y", &e,
	    NULL, &err) != 0 && err.code != ERR_NOT_FOUND)
		fail_msg("%s", err.text);
}

static void
merge(struct store *to, struct store *from, const char *app)
{
	struct store_merged *m;
	size_t n;

	ok(store_merge(to, from, app, &m, &n, &err));
	free(m);
}

static void
do_merge(struct device *to, struct device *from, unsigned *seed)
{
	char app[37], path[64];
	struct bundle *b;
	struct store *s;

	if (!choose_app(from->s, seed, app))
		return;
	if (dice(seed, 12) > 0) {
		merge(to->s, from->s, dice(seed, 3) > 0 ? NULL : app);
		return;
	}
	snprintf(path, sizeof(path), "%s/b.anshin", root);
	ok(bundle_begin(&b, from->s, app, path, &err));
	ok(bundle_end(b, 0, &err));
	ok(bundle_open(&s, path, &err));
	merge(to->s, s, NULL);
	store_close(s);
	assert_int_equal(unlink(path), 0);
}

/* The file as it lies there, carried to another machine by hand: two devices
 * of one name. */
static void
do_copy(struct device *to, struct device *from)
{
	char *bytes;
	size_t n;

	merge(from->s, to->s, NULL);	/* what is there must not be lost */
	store_close(from->s);
	store_close(to->s);
	ok(file_read(&bytes, &n, from->path, TEXT, &err));
	spit(to->path, bytes, n);
	free(bytes);
	open_again(from);
	open_again(to);
}

static void
step(struct device *all, unsigned n, unsigned at, unsigned *seed)
{
	struct device *d = &all[dice(seed, n)];
	struct device *other = &all[dice(seed, n)];
	unsigned roll = dice(seed, 100);
	char id[37];

	set_clock(d, at);
	if (roll < 3)
		ok(store_create(d->s, NULL, "駅前", "2024-04", 2024, "x", id,
		    &err));
	else if (roll < 60)
		do_record(d, seed);
	else if (roll < 75)
		do_undo(d, seed);
	else if (roll < 96 && d != other)
		do_merge(d, other, seed);
	else if (roll < 98)
		renew(d, true);
	else if (d != other)
		do_copy(d, other);
}

/* Into a fresh store, in some order, each one to three times. */
static void
gather(struct device *to, unsigned at, struct device *all, unsigned n,
    unsigned *seed)
{
	unsigned order[3 * DEVICES], i, k, swap;

	begin_device(to, at);
	for (i = 0; i < 3 * n; i++)
		order[i] = i % n;
	for (i = 3 * n; i-- > 1;) {
		k = dice(seed, i + 1);
		swap = order[i];
		order[i] = order[k];
		order[k] = swap;
	}
	for (i = 0; i < 3 * n; i++)
		merge(to->s, all[order[i]].s, NULL);
	ok(store_verify(to->s, &err));
}

static void
note_side(void *arg, const struct store_side *x)
{
	assert_int_equal(str_addf(arg, "%s %s %s\n", x->subject, x->field,
	    x->value), 0);
}

/* A person decides everything that is open, here for the older value. */
static size_t
decide(struct store *s)
{
	struct store_app *list;
	struct str open;
	size_t i, n, decided = 0;
	char *line, *save, subject[40], field[40], value[40];

	ok(store_list(s, &list, &n, &err));
	for (i = 0; i < n; i++) {
		str_init(&open, TEXT);
		ok(store_forks(s, list[i].id, note_side, &open, &err));
		for (line = strtok_r(open.ptr, "\n", &save); line != NULL;
		    line = strtok_r(NULL, "\n", &save)) {
			struct change c = { subject, field, value };
			int64_t saved = -1;

			*value = '\0';
			assert_true(sscanf(line, "%39s %39s %39s", subject,
			    field, value) >= 2);
			ok(store_record(s, list[i].id, &c, 1, "z", NULL, NULL,
			    &saved, &err));
			decided += saved >= 0;
		}
		str_clear(&open);
	}
	store_list_free(list, n);
	return decided;
}

static size_t
history_of(unsigned number)
{
	struct device all[ALL];
	unsigned seed = number * 2654435761u, n = 2 + dice(&seed, 3), i, k;
	unsigned steps = 10 + dice(&seed, 60);
	size_t decided;

	for (i = 0; i < n; i++) {
		begin_device(&all[i], i);
		all[i].skew = (int64_t)dice(&seed, 5) * 600;
	}
	set_clock(&all[0], 0);
	ok(store_create(all[0].s, NULL, "駅前", "2024-04", 2024, "x",
	    (char[37]){ 0 }, &err));
	for (i = 0; i < steps; i++)
		step(all, n, i, &seed);
	for (i = 0; i < n; i++)
		ok(store_verify(all[i].s, &err));

	for (i = n; i < n + 2; i++)
		gather(&all[i], i, all, n, &seed);
	for (i = 0; i < n; i++)
		for (k = 0; k < n; k++)
			if (i != k)
				merge(all[i].s, all[k].s, NULL);
	for (i = 0; i < n; i++)
		for (k = 0; k < n; k++)
			if (i != k)
				merge(all[k].s, all[i].s, NULL);
	for (i = 1; i < n + 2; i++)
		same(all[0].s, all[i].s, number);
	obeys_the_rules(all[0].s);

	set_clock(&all[n], steps);
	decided = decide(all[n].s);
	merge(all[0].s, all[n].s, NULL);
	same(all[0].s, all[n].s, number);
	assert_int_equal(decide(all[0].s), 0);
	ok(store_verify(all[0].s, &err));
	for (i = 0; i < n + 2; i++)
		end_device(&all[i]);
	return decided;
}

static void
test_random_histories(void **state)
{
	size_t decided = 0;
	unsigned i;

	(void)state;
	for (i = 1; i <= histories; i++)
		decided += history_of(i);
	print_message("# %u histories, %zu values to decide on\n", histories,
	    decided);
	assert_true(decided > histories);
}

/* --- one thing at a time -------------------------------------------------- */

static void
put(struct store *s, const char *app, const char *field, const char *value)
{
	const struct change c = { "item/1-01", field, value };

	ok(store_record(s, app, &c, 1, "山田", NULL, NULL, NULL, &err));
}

static void
holds(struct store *s, const char *want)
{
	char *got = say(s, false);

	if (strstr(got, want) == NULL)
		fail_msg("no %s in %s", want, got);
	free(got);
}

static size_t
open_values(struct store *s)
{
	char *got = say(s, false);
	size_t n = count(got, "open ");

	free(got);
	return n;
}

/* Two devices that know the same application. */
static void
begin_two(struct device *a, struct device *b, char app[37])
{
	begin_device(a, 0);
	begin_device(b, 1);
	set_clock(a, 0);
	ok(store_create(a->s, NULL, "駅前", "2024-04", 2024, "x", app, &err));
	put(a->s, app, "note", "old");
	merge(b->s, a->s, NULL);
	set_clock(a, 1);
	put(a->s, app, "note", "from a");
	set_clock(b, 2);
	put(b->s, app, "note", "from b");
}

static void
end_two(struct device *a, struct device *b)
{
	ok(store_verify(a->s, &err));
	ok(store_verify(b->s, &err));
	end_device(a);
	end_device(b);
}

static void
test_fork_and_decision(void **state)
{
	struct store_event e;
	struct device a, b;
	char app[37];

	(void)state;
	begin_two(&a, &b, app);
	merge(a.s, b.s, NULL);
	holds(a.s, "item/1-01.note=from b\n");
	holds(a.s, "open item/1-01.note: from a (before: old)");
	holds(a.s, "open item/1-01.note: from b (before: old)");
	put(a.s, app, "note", "from b");	/* the one that is shown */
	assert_int_equal(open_values(a.s), 0);
	ok(store_undo(a.s, app, false, "x", &e, NULL, &err));
	assert_int_equal(open_values(a.s), 2);
	holds(a.s, "open item/1-01.note: from a (before: old)");
	ok(store_undo(a.s, app, true, "x", &e, NULL, &err));
	assert_int_equal(open_values(a.s), 0);
	holds(a.s, "item/1-01.note=from b\n");
	merge(b.s, a.s, NULL);
	same(a.s, b.s, 0);
	end_two(&a, &b);
}

static void
test_same_value_is_no_question(void **state)
{
	struct device a, b;
	char app[37];

	(void)state;
	begin_two(&a, &b, app);
	put(a.s, app, "note", "both");
	put(b.s, app, "note", "both");
	merge(a.s, b.s, NULL);
	put(a.s, app, "note", "both");		/* changes nothing */
	assert_int_equal(open_values(a.s), 2);
	put(a.s, app, "note", "more");
	assert_int_equal(open_values(a.s), 0);
	end_two(&a, &b);
}

/* What another device has put in its place is not taken back with it. */
static void
test_undo_leaves_the_others(void **state)
{
	struct store_event e;
	struct device a, b;
	char app[37];

	(void)state;
	begin_two(&a, &b, app);
	merge(b.s, a.s, NULL);
	put(b.s, app, "note", "b decided");
	merge(a.s, b.s, NULL);
	ok(store_undo(a.s, app, false, "x", &e, NULL, &err));
	holds(a.s, "item/1-01.note=b decided\n");
	assert_int_equal(open_values(a.s), 0);
	ok(store_undo(b.s, app, false, "x", &e, NULL, &err));
	assert_int_equal(open_values(b.s), 2);
	merge(a.s, b.s, NULL);
	merge(b.s, a.s, NULL);
	same(a.s, b.s, 0);
	end_two(&a, &b);
}

/* Taken back within one transaction: a look at what would come. */
static void
test_a_look_takes_nothing(void **state)
{
	struct store_merged *m;
	struct device a, b;
	char app[37], *before, *after;
	size_t n;

	(void)state;
	begin_two(&a, &b, app);
	before = say(a.s, true);
	ok(store_begin(a.s, &err));
	ok(store_merge(a.s, b.s, NULL, &m, &n, &err));
	assert_int_equal(n, 1);
	assert_int_equal(m[0].fresh, 1);
	assert_int_equal(m[0].same, 6);
	assert_false(m[0].is_new);
	assert_int_equal(open_values(a.s), 2);
	free(m);
	assert_int_equal(store_end(a.s, -1, &err), -1);
	after = say(a.s, true);
	assert_string_equal(before, after);
	free(before);
	free(after);
	put(a.s, app, "note", "goes on");
	end_two(&a, &b);
}

/* --- files that are no good ----------------------------------------------- */

static int
keep_bytes(void *arg, const void *bytes, size_t n, struct error *e)
{
	(void)e;
	return str_add_n(arg, bytes, n);
}

static int
count_file(void *arg, const char *sha256, int64_t size, struct error *e)
{
	(void)e;
	assert_string_equal(sha256, "abc");
	assert_int_equal(size, 3000000);
	++*(int *)arg;
	return 0;
}

static void
test_bundle_carries_files(void **state)
{
	static char bytes[3000000];
	struct device a, b;
	struct bundle *out;
	struct store *s;
	struct str got;
	char app[37], path[64];
	int files = 0;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)('a' + i % 23);
	begin_two(&a, &b, app);
	snprintf(path, sizeof(path), "%s/x.anshin", root);
	ok(bundle_begin(&out, a.s, app, path, &err));
	ok(bundle_file(out, "abc", sizeof(bytes), &err));
	for (i = 0; i < sizeof(bytes); i += 100000)
		ok(bundle_bytes(out, bytes + i, 100000, &err));
	ok(bundle_end(out, 0, &err));
	assert_int_equal(bundle_begin(&out, a.s, app, path, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_int_equal(store_open(&s, path, STORE_WRITE, &err), -1);
	assert_int_equal(err.code, ERR_FOREIGN);

	ok(bundle_open(&s, path, &err));
	ok(store_prepare_all(s, &err));
	ok(bundle_files(s, count_file, &files, &err));
	assert_int_equal(files, 1);
	str_init(&got, 4000000);
	ok(bundle_read(s, "abc", keep_bytes, &got, &err));
	assert_int_equal(got.len, sizeof(bytes));
	assert_memory_equal(got.ptr, bytes, sizeof(bytes));
	str_clear(&got);
	store_close(s);
	assert_int_equal(unlink(path), 0);
	end_two(&a, &b);
}

static void
meddle(const char *path, const char *sql)
{
	char *message = NULL;
	sqlite3 *d;

	assert_int_equal(sqlite3_open(path, &d), SQLITE_OK);
	if (sqlite3_exec(d, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
	sqlite3_close(d);
}

/* The sum is that of a store which has none; what it would let through is for
 * the other rules. */
#define UNLOCK "DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete;"
#define LOCK "CREATE TRIGGER event_no_update BEFORE UPDATE ON event\n" \
	"BEGIN\n\tSELECT RAISE (ABORT, 'the journal is append-only');\nEND;" \
	"CREATE TRIGGER event_no_delete BEFORE DELETE ON event\n" \
	"BEGIN\n\tSELECT RAISE (ABORT, 'the journal is append-only');\nEND;"
#define STORE_AGAIN "PRAGMA application_id = 1095652168;" \
	"DROP TABLE piece; DROP TABLE file;"

/* Refused, or it lies in what nobody reads and all else is as it was. */
static void
does_no_harm(struct store *to, const char *path)
{
	struct store_merged *m;
	struct store *s;
	size_t n;

	if (bundle_open(&s, path, &err) != 0)
		return;
	ok(store_merge(to, s, NULL, &m, &n, &err));
	assert_int_equal(m[0].fresh, 0);
	free(m);
	store_close(s);
}

static void
test_hostile_files(void **state)
{
	static const struct {
		const char *sql;
		enum errcode code;
	} wrongs[] = {
		{ "PRAGMA user_version = 99", ERR_NEWER },
		{ "PRAGMA application_id = 1", ERR_FOREIGN },
		{ "CREATE TABLE more (a)", ERR_DATA },
		{ "CREATE TRIGGER t AFTER INSERT ON place BEGIN SELECT 1; END",
		    ERR_DATA },
		{ "ALTER TABLE event RENAME TO e2; CREATE VIEW event AS SELECT"
		    " * FROM e2", ERR_DATA },
		{ UNLOCK "UPDATE event SET value = 'forged' WHERE field ="
		    " 'note'; UPDATE value SET value = 'forged' WHERE field ="
		    " 'note';" LOCK, ERR_DATA },
		{ "UPDATE meta SET value = 'x' WHERE key = 'sum'", ERR_DATA },
		{ STORE_AGAIN UNLOCK "UPDATE event SET value = 'forged'"
		    " WHERE seq = 6; UPDATE value SET value = 'forged'"
		    " WHERE value = 'old';" LOCK, ERR_DATA },
		{ STORE_AGAIN UNLOCK "UPDATE event SET value = char(27) ||"
		    " '[2J'; UPDATE value SET value = char(27) || '[2J';"
		    LOCK, ERR_DATA },
		{ STORE_AGAIN UNLOCK "UPDATE event SET id = replace(id, '-7',"
		    " 'X7') WHERE n > 1;" LOCK, ERR_DATA },
		{ STORE_AGAIN UNLOCK "UPDATE event SET clock = clock +"
		    " 4611686018427387904 WHERE n = 7;" LOCK, ERR_DATA },
		{ STORE_AGAIN UNLOCK "UPDATE event SET at = 'soon' WHERE n ="
		    " 7;" LOCK, ERR_DATA },
		{ STORE_AGAIN UNLOCK "UPDATE event SET parent = NULL WHERE n ="
		    " 7; UPDATE event SET value = 'x' WHERE n = 6;" LOCK,
		    ERR_DATA }
	};
	struct device a, b;
	struct bundle *out;
	struct store_merged *m;
	struct store *s;
	char app[37], path[64], copy[64], *bytes, *before, *after;
	size_t i, n, k;
	int r;

	(void)state;
	begin_two(&a, &b, app);
	before = say(b.s, true);
	snprintf(path, sizeof(path), "%s/x.anshin", root);
	snprintf(copy, sizeof(copy), "%s/y.anshin", root);
	ok(bundle_begin(&out, a.s, app, path, &err));
	ok(bundle_end(out, 0, &err));
	ok(file_read(&bytes, &n, path, TEXT, &err));
	for (i = 0; i < sizeof(wrongs) / sizeof(*wrongs); i++) {
		spit(copy, bytes, n);
		meddle(copy, wrongs[i].sql);
		memset(&err, 0, sizeof(err));
		r = bundle_open(&s, copy, &err);
		if (r == 0) {
			r = store_merge(b.s, s, NULL, &m, &k, &err);
			store_close(s);
		}
		if (r == 0 || err.code != wrongs[i].code)
			fail_msg("%s: %d %s", wrongs[i].sql, (int)err.code,
			    err.text);
		after = say(b.s, true);
		assert_string_equal(before, after);
		free(after);
	}
	for (i = 0; i < n - 4096; i += 997) {	/* cut short anywhere */
		spit(copy, bytes, i);
		assert_int_equal(bundle_open(&s, copy, &err), -1);
	}
	for (i = 100; i < n; i += 61) {		/* one wrong byte */
		bytes[i] ^= 0x20;
		spit(copy, bytes, n);
		bytes[i] ^= 0x20;
		does_no_harm(a.s, copy);
	}
	after = say(b.s, true);
	assert_string_equal(before, after);
	put(b.s, app, "note", "goes on");
	free(after);
	free(before);
	free(bytes);
	assert_int_equal(unlink(path) + unlink(copy), 0);
	end_two(&a, &b);
}

/* -------------------------------------------------------------------------- */

static int
begin_all(void **state)
{
	struct store *s;
	char path[64];

	(void)state;
	if (mkdtemp(root) == NULL)
		return -1;
	setenv("ANSHIN_NOW", "2024-04-01T03:00:00Z", 1);
	snprintf(path, sizeof(path), "%s/blank.db", root);
	ok(store_open(&s, path, STORE_WRITE, &err));
	store_close(s);
	return file_read(&blank, &blank_size, path, TEXT, &err);
}

static int
end_all(void **state)
{
	(void)state;
	free(blank);
	return nftw(root, drop, 8, FTW_DEPTH | FTW_PHYS);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fork_and_decision),
		cmocka_unit_test(test_same_value_is_no_question),
		cmocka_unit_test(test_undo_leaves_the_others),
		cmocka_unit_test(test_a_look_takes_nothing),
		cmocka_unit_test(test_bundle_carries_files),
		cmocka_unit_test(test_hostile_files),
		cmocka_unit_test(test_random_histories)
	};

	if (getenv("VALGRIND") != NULL)
		histories = 10;
	if (argc == 3 && strcmp(argv[1], "--histories") == 0)
		histories = (unsigned)strtoul(argv[2], NULL, 10);
	return cmocka_run_group_tests_name("merge", tests, begin_all, end_all);
}
