/*
 * Proves that ids have the form of RFC 9562, carry the time, and sort in the
 * order they were made, whatever the clock does.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/uuid7.h"

static void
has_the_form(void **state)
{
	char id[37];
	size_t i;

	(void)state;
	uuid7_make(INT64_C(0x017F22E279B0), id);	/* the RFC's example */
	assert_int_equal(strlen(id), 36);
	assert_memory_equal(id, "017f22e2-79b0-7", 15);
	assert_non_null(strchr("89ab", id[19]));
	for (i = 0; i < 36; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23)
			assert_int_equal(id[i], '-');
		else
			assert_non_null(strchr("0123456789abcdef", id[i]));
}

static void
sorts_in_order(void **state)
{
	char last[37] = "", id[37];
	int64_t ms = INT64_C(1711940645678);
	int i;

	(void)state;
	/* The clock stands still for longer than the counter lasts. */
	for (i = 0; i < 20000; i++) {
		uuid7_make(ms, id);
		assert_true(strcmp(last, id) < 0);
		memcpy(last, id, sizeof(last));
	}
	for (i = 0; i < 5000; i++) {		/* and then goes back */
		uuid7_make(ms - i, id);
		assert_true(strcmp(last, id) < 0);
		memcpy(last, id, sizeof(last));
	}
	for (i = 0; i < 5000; i++) {
		uuid7_make(ms + i, id);
		assert_true(strcmp(last, id) < 0);
		memcpy(last, id, sizeof(last));
	}
	uuid7_make(ms + 100000, id);		/* caught up: the true time */
	assert_memory_equal(id, "018e979e-b9ce-7", 15);
}

static void
random_part_differs(void **state)
{
	char a[37], b[37];

	(void)state;
	uuid7_make(INT64_C(1900000000000), a);
	uuid7_make(INT64_C(1900000000000), b);
	assert_string_not_equal(a + 19, b + 19);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_the_form),
		cmocka_unit_test(sorts_in_order),
		cmocka_unit_test(random_part_differs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
