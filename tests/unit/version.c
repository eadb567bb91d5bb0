/*
 * Versions of evidence from the journal's rows: a step with other contents
 * adds one, undo takes it off, redo puts it back, removing and taking that
 * back changes nothing, and what says nothing about contents is no version.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "assess/version.h"

static int step;

/* A step with a file's sum, name and day. */
static void
take(struct versions *v, const char *kind, const char *id, const char *sha,
    const char *name)
{
	char subject[64], at[16];

	snprintf(subject, sizeof(subject), "evidence/%s", id);
	snprintf(at, sizeof(at), "%d", ++step);
	versions_take(v, at, kind, subject, "name", name);
	versions_take(v, at, kind, subject, "sha256", sha);
	versions_take(v, at, kind, subject, "caption", "入口");
	versions_take(v, at, kind, subject, "added_at", at);
	versions_end(v);
}

static const char *
sha_at(const struct versions *v, const char *id, size_t i)
{
	return versions_at(v, id, i)->fact[VERSION_SHA256];
}

static void
each_replacement_is_one(void **state)
{
	struct versions *v = versions_new();

	(void)state;
	take(v, "do", "a", "1", "x.jpg");
	take(v, "do", "b", "9", "y.jpg");
	take(v, "do", "a", "2", "x.jpg");
	take(v, "do", "a", "2", "z.jpg");	/* renamed: the same contents */
	take(v, "do", "a", "1", "z.jpg");	/* and back to the first */
	assert_int_equal(versions_count(v, "a"), 3);
	assert_int_equal(versions_count(v, "b"), 1);
	assert_int_equal(versions_count(v, "c"), 0);
	assert_string_equal(sha_at(v, "a", 0), "1");
	assert_string_equal(sha_at(v, "a", 1), "2");
	assert_string_equal(sha_at(v, "a", 2), "1");
	assert_string_equal(versions_at(v, "a", 2)->fact[VERSION_NAME],
	    "x.jpg");
	versions_free(v);
}

static void
undo_takes_it_off(void **state)
{
	struct versions *v = versions_new();

	(void)state;
	take(v, "do", "a", "1", "x");
	take(v, "do", "a", "2", "x");
	take(v, "undo", "a", "1", "x");
	assert_int_equal(versions_count(v, "a"), 1);
	assert_string_equal(sha_at(v, "a", 0), "1");
	take(v, "redo", "a", "2", "x");
	assert_int_equal(versions_count(v, "a"), 2);
	take(v, "undo", "a", "1", "x");
	take(v, "do", "a", "3", "x");		/* another one instead */
	assert_int_equal(versions_count(v, "a"), 2);
	assert_string_equal(sha_at(v, "a", 0), "3");
	take(v, "undo", "a", "1", "x");
	take(v, "undo", "a", "", "");		/* the attaching itself */
	assert_int_equal(versions_count(v, "a"), 0);
	take(v, "redo", "a", "1", "x");
	assert_int_equal(versions_count(v, "a"), 1);
	versions_free(v);
}

static void
removing_is_no_version(void **state)
{
	struct versions *v = versions_new();

	(void)state;
	take(v, "do", "a", "1", "x");
	take(v, "do", "a", "2", "x");
	take(v, "do", "a", "", "");
	assert_int_equal(versions_count(v, "a"), 2);
	take(v, "undo", "a", "2", "x");
	assert_int_equal(versions_count(v, "a"), 2);
	assert_string_equal(sha_at(v, "a", 0), "2");
	take(v, "undo", "a", "1", "x");
	assert_string_equal(sha_at(v, "a", 0), "1");
	versions_free(v);
}

/* Undo is of a device each: what another one added stays, and the newest is
 * always what the sheet has. */
static void
devices_do_not_take_off_each_others(void **state)
{
	struct versions *v = versions_new();

	(void)state;
	take(v, "do", "a", "1", "x");
	take(v, "do", "a", "2", "x");		/* here */
	take(v, "do", "a", "3", "x");		/* there */
	take(v, "undo", "a", "2", "x");		/* there */
	assert_int_equal(versions_count(v, "a"), 2);
	take(v, "redo", "a", "3", "x");
	take(v, "undo", "a", "1", "x");		/* odd, but not to be lost */
	assert_string_equal(sha_at(v, "a", 0), "1");
	versions_free(v);
}

/* Several files in one step, as a renewal makes them. */
static void
steps_may_hold_many(void **state)
{
	struct versions *v = versions_new();

	(void)state;
	versions_take(v, "s", "do", "evidence/a", "sha256", "1");
	versions_take(v, "s", "do", "item/1-01", "sha256", "5");
	versions_take(v, "s", "do", "evidence/b", "sha256", "2");
	versions_take(v, "s", "do", "evidence/a", "size", "7");
	versions_take(v, "t", "do", "evidence/b", "sha256", "3");
	versions_end(v);
	assert_int_equal(versions_count(v, "a"), 1);
	assert_string_equal(versions_at(v, "a", 0)->fact[VERSION_SIZE], "7");
	assert_int_equal(versions_count(v, "b"), 2);
	assert_int_equal(versions_count(NULL, "b"), 0);
	versions_free(v);
	versions_free(NULL);
}

/* Of a journal that is not whole: where nothing was nothing is taken off, and
 * of several contents in one step the last ones count. */
static void
odd_steps_lose_nothing(void **state)
{
	struct versions *v = versions_new();

	(void)state;
	take(v, "do", "a", "1", "x");
	versions_take(v, "s", "undo", "evidence/a", "sha256", "9");
	versions_take(v, "s", "undo", "evidence/a", "sha256", "2");
	versions_end(v);
	assert_int_equal(versions_count(v, "a"), 1);
	assert_string_equal(sha_at(v, "a", 0), "2");
	versions_take(v, "t", "undo", "evidence/b", "sha256", "5");
	versions_end(v);
	assert_int_equal(versions_count(v, "b"), 1);
	versions_free(v);
}

static void
there_are_no_more_than_there_are(void **state)
{
	struct versions *v = versions_new();

	(void)state;
	assert_null(versions_at(v, "a", 0));
	take(v, "do", "a", "1", "x");
	take(v, "do", "a", "", "");
	take(v, "do", "a", "2", "x");
	assert_non_null(versions_at(v, "a", 1));
	assert_null(versions_at(v, "a", 2));
	assert_null(versions_at(v, "b", 0));
	versions_free(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_replacement_is_one),
		cmocka_unit_test(undo_takes_it_off),
		cmocka_unit_test(removing_is_no_version),
		cmocka_unit_test(devices_do_not_take_off_each_others),
		cmocka_unit_test(steps_may_hold_many),
		cmocka_unit_test(odd_steps_lose_nothing),
		cmocka_unit_test(there_are_no_more_than_there_are),
	};

	return cmocka_run_group_tests_name("version", tests, NULL, NULL);
}
