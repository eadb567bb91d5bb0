/*
 * Proves that struct str keeps its promises: never NULL, always terminated,
 * never beyond its maximum, unchanged by an append that is refused.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static void
empty_is_a_string(void **state)
{
	struct str s;

	(void)state;
	str_init(&s, 0);
	assert_non_null(s.ptr);
	assert_string_equal(s.ptr, "");
	assert_int_equal(str_add(&s, ""), 0);
	assert_false(s.overflow);
	assert_int_equal(str_add_char(&s, 'a'), -1);
	assert_true(s.overflow);
	assert_string_equal(s.ptr, "");
	str_clear(&s);
	assert_null(s.ptr);
	str_init(&s, 10);
	str_clear(&s);
}

static void
maximum_is_kept(void **state)
{
	struct str s;

	(void)state;
	str_init(&s, 5);
	assert_int_equal(str_add(&s, "abc"), 0);
	assert_int_equal(str_add(&s, "def"), -1);
	assert_true(s.overflow);
	assert_string_equal(s.ptr, "abc");
	/* Something smaller still fits; the overflow stays remembered. */
	assert_int_equal(str_add(&s, "de"), 0);
	assert_string_equal(s.ptr, "abcde");
	assert_int_equal(s.len, 5);
	assert_true(s.overflow);
	assert_int_equal(str_addf(&s, "%d", 1), -1);
	assert_int_equal(str_add_code(&s, 0x3042), -1);
	assert_int_equal(str_splice(&s, 0, 1, "xy", 2), -1);
	assert_string_equal(s.ptr, "abcde");
	assert_int_equal(str_splice(&s, 0, 2, "xy", 2), 0);
	assert_string_equal(s.ptr, "xycde");
	str_clear(&s);
}

static void
grows_without_end(void **state)
{
	struct str s;
	int i;

	(void)state;
	str_init(&s, SIZE_MAX);
	for (i = 0; i < 100000; i++)
		assert_int_equal(str_addf(&s, "%05d", i), 0);
	assert_int_equal(s.len, 500000);
	assert_memory_equal(s.ptr + s.len - 10, "9999899999", 11);
	assert_false(s.overflow);
	str_clear(&s);
}

static void
splices(void **state)
{
	struct str s;

	(void)state;
	str_init(&s, 100);
	str_add(&s, "日本語");
	assert_int_equal(str_splice(&s, 3, 3, "a", 1), 0);
	assert_string_equal(s.ptr, "日a語");
	assert_int_equal(str_splice(&s, 3, 1, NULL, 0), 0);
	assert_string_equal(s.ptr, "日語");
	assert_int_equal(str_splice(&s, 6, 0, "!!", 2), 0);
	assert_string_equal(s.ptr, "日語!!");
	assert_int_equal(str_splice(&s, 0, s.len, "", 0), 0);
	assert_string_equal(s.ptr, "");
	assert_int_equal(s.len, 0);
	str_clear(&s);
}

static void
adds_code_points(void **state)
{
	struct str s;

	(void)state;
	str_init(&s, 100);
	str_add_code(&s, 'a');
	str_add_code(&s, 0x3042);
	str_add_code(&s, 0x20BB7);
	str_add_code(&s, 0xD800);	/* no character: the mark for one */
	assert_string_equal(s.ptr, "aあ𠮷\xEF\xBF\xBD");
	str_truncate(&s, 4);
	assert_string_equal(s.ptr, "aあ");
	str_truncate(&s, 100);
	assert_string_equal(s.ptr, "aあ");
	str_clear(&s);
}

static void
bytes_may_hold_nul(void **state)
{
	struct str s;

	(void)state;
	str_init(&s, 100);
	assert_int_equal(str_add_n(&s, "a\0b", 3), 0);
	assert_int_equal(s.len, 3);
	assert_memory_equal(s.ptr, "a\0b", 4);
	str_clear(&s);
}

static void
take_hands_over(void **state)
{
	struct str s;
	char *text;

	(void)state;
	str_init(&s, 100);
	str_add(&s, "kept");
	text = str_take(&s);
	str_clear(&s);			/* frees nothing of ours */
	assert_string_equal(text, "kept");
	free(text);
}

static void
compares(void **state)
{
	(void)state;
	assert_true(str_equal(NULL, ""));
	assert_true(str_equal("", NULL));
	assert_true(str_equal(NULL, NULL));
	assert_true(str_equal("a", "a"));
	assert_false(str_equal("a", NULL));
	assert_false(str_equal("a", "ab"));
	assert_true(str_starts("abc", "ab"));
	assert_true(str_starts("abc", ""));
	assert_false(str_starts("ab", "abc"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_is_a_string),
		cmocka_unit_test(maximum_is_kept),
		cmocka_unit_test(grows_without_end),
		cmocka_unit_test(splices),
		cmocka_unit_test(adds_code_points),
		cmocka_unit_test(bytes_may_hold_nul),
		cmocka_unit_test(take_hands_over),
		cmocka_unit_test(compares),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
