/*
 * Proves which of the values that machines left differently are a question to
 * a person, and that a decision takes along what accompanies the value.
 */
#include "config.h"

#include "assess/fork.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

static void
side(struct sheet *s, const char *field, const char *value,
    const char *device, bool answered)
{
	const struct fork_side x = { value, "who", device, device, 0, false,
		answered };

	sheet_fork_add(s, "item/4-03", field, &x);
}

static void
note(void *arg, const char *subject, const char *field, const char *value)
{
	assert_int_equal(str_addf(arg, "%s.%s=%s ", subject, field, value), 0);
}

static void
decides(const struct sheet *s, const char *field, size_t which,
    const char *want)
{
	const struct fork *f = sheet_fork_find(s, "item/4-03", field);
	struct str got;

	str_init(&got, 1000);
	fork_decide(s, f, which, note, &got);
	assert_string_equal(got.ptr, want);
	str_clear(&got);
}

static void
a_verdict_takes_its_company_along(void **state)
{
	struct sheet *s = sheet_new();

	(void)state;
	side(s, "verdict", "conforms", "b", true);
	side(s, "verdict", "fails", "a", false);
	side(s, "confirmed_at", "2", "b", true);
	side(s, "confirmed_at", "1", "a", false);
	side(s, "text_hash", "x", "b", true);
	side(s, "text_hash", "y", "a", false);
	assert_int_equal(fork_count(s), 1);	/* one question, not three */
	assert_true(fork_of_item(s, "4-03"));
	assert_false(fork_of_item(s, "4-04"));
	decides(s, "verdict", 1, "item/4-03.verdict=fails "
	    "item/4-03.confirmed_at=1 item/4-03.text_hash=y ");
	sheet_put(s, "item/4-03", "verdict", "fails");
	assert_null(sheet_fork_find(s, "item/4-03", "verdict"));
	sheet_free(s);
}

static void
equal_values_are_no_question(void **state)
{
	struct sheet *s = sheet_new();

	(void)state;
	side(s, "note", "same", "a", false);
	side(s, "note", "same", "b", false);
	assert_int_equal(fork_count(s), 0);
	side(s, "note", "other", "c", false);
	assert_int_equal(fork_count(s), 1);
	decides(s, "note", 2, "item/4-03.note=other ");
	sheet_free(s);
}

/* Two people confirmed: a question only where they confirmed two things. */
static void
a_confirmation_of_something_else_is_asked_for(void **state)
{
	struct sheet *s = sheet_new(), *t = sheet_new();

	(void)state;
	side(s, "confirmed_at", "2", "b", false);
	side(s, "confirmed_at", "1", "a", false);
	assert_int_equal(fork_count(s), 0);
	side(t, "confirmed_at", "2", "b", false);
	side(t, "confirmed_at", "1", "a", true);
	assert_int_equal(fork_count(t), 1);
	side(s, "confirmed_at", "3", "c", true);
	assert_int_equal(fork_count(s), 1);
	sheet_free(s);
	sheet_free(t);
	s = sheet_new();		/* both gave the same verdict anew */
	side(s, "confirmed_at", "2", "b", true);
	side(s, "confirmed_at", "1", "a", true);
	assert_int_equal(fork_count(s), 0);
	sheet_free(s);
}

/* What is decided on comes first, and once; what that side never wrote stays
 * as it is. */
static void
a_companion_takes_the_others_along(void **state)
{
	struct sheet *s = sheet_new();

	(void)state;
	side(s, "reason", "none here", "a", false);
	side(s, "reason", "not offered", "b", false);
	side(s, "confirmed_by", "Sato", "b", false);
	side(s, "confirmed_by", "Mori", "c", false);
	decides(s, "reason", 1, "item/4-03.reason=not offered "
	    "item/4-03.confirmed_by=Sato ");
	decides(s, "reason", 0, "item/4-03.reason=none here ");
	sheet_free(s);
}

/* A field of the form has a name that companions have too, and is alone. */
static void
other_subjects_have_no_company(void **state)
{
	const struct fork_side a = { "1", "", "a", "", 0, false, false };
	const struct fork_side b = { "2", "", "b", "", 0, false, false };
	struct sheet *s = sheet_new();
	struct str got;

	(void)state;
	sheet_fork_add(s, "form", "reason", &a);
	sheet_fork_add(s, "form", "reason", &b);
	sheet_fork_add(s, "form", "shared", &a);
	sheet_fork_add(s, "form", "shared", &b);
	str_init(&got, 1000);
	fork_decide(s, sheet_fork_find(s, "form", "reason"), 1, note, &got);
	assert_string_equal(got.ptr, "form.reason=2 ");
	str_clear(&got);
	sheet_free(s);
}

static void
facts_are_not_decided_on(void **state)
{
	static const char *const subjects[] = { "package/ABCD", "sheet/ABCD" };
	struct sheet *s = sheet_new();
	const struct fork_side a = { "1", "", "a", "", 0, false, false };
	const struct fork_side b = { "2", "", "b", "", 0, false, false };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		sheet_fork_add(s, subjects[i], "folder", &a);
		sheet_fork_add(s, subjects[i], "folder", &b);
	}
	sheet_fork_add(s, "evidence/1", "path", &a);
	sheet_fork_add(s, "evidence/1", "path", &b);
	assert_int_equal(sheet_fork_count(s), 3);
	assert_int_equal(fork_count(s), 0);
	sheet_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_verdict_takes_its_company_along),
		cmocka_unit_test(equal_values_are_no_question),
		cmocka_unit_test(
		    a_confirmation_of_something_else_is_asked_for),
		cmocka_unit_test(a_companion_takes_the_others_along),
		cmocka_unit_test(other_subjects_have_no_company),
		cmocka_unit_test(facts_are_not_decided_on)
	};

	return cmocka_run_group_tests_name("fork", tests, NULL, NULL);
}
