/*
 * Proves that decimal numbers are read as people and input methods write
 * them, that doubtful ones are refused, and that arithmetic is exact or says
 * that it is not possible.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/decimal.h"

static void
assert_reads(const char *text, decimal want)
{
	decimal v = 42;

	if (!decimal_parse(text, &v) || v != want)
		fail_msg("\"%s\" gave %lld", text, (long long)v);
}

static void
assert_refuses(const char *text)
{
	decimal v = 42;

	if (decimal_parse(text, &v))
		fail_msg("\"%s\" gave %lld", text, (long long)v);
	assert_true(v == 42);
}

static void
reads(void **state)
{
	(void)state;
	assert_reads("0", 0);
	assert_reads("-0", 0);
	assert_reads("18", 18 * DECIMAL_ONE);
	assert_reads("-0.5", -500000);
	assert_reads("+3", 3 * DECIMAL_ONE);
	assert_reads("0.000001", 1);
	assert_reads("1.5", 1500000);
	assert_reads("1.500000", 1500000);
	assert_reads("007", 7 * DECIMAL_ONE);
	assert_reads("1,200.5", 1200500000);
	assert_reads("１，２００．５", 1200500000);
	assert_reads("－０．５", -500000);
	assert_reads("−1", -DECIMAL_ONE);
	assert_reads("　１８　", 18 * DECIMAL_ONE);
	assert_reads("999999999999.999999", INT64_C(999999999999999999));
	assert_reads("-999,999,999,999.999999", INT64_C(-999999999999999999));
}

static void
refuses(void **state)
{
	static const char *const doubtful[] = { "", " ", "-", "+", ".", ".5",
	    "5.", "1.2.3", "--1", "+-1", "1-", "1 2", "abc", "1e3", "0x10",
	    "1,20", "0,5", "12,34,567", "1234,567", ",123", "123,", "1,,000",
	    "1,000,00", "1.000,000", "1000000000000", "1.0000001", "18℃",
	    "inf", "nan", "\xFF", "1\xFF", "①", "十", "1 \n",
	    "0000000000000000000000000000000000000000000000000000000000000001"
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(doubtful) / sizeof(doubtful[0]); i++)
		assert_refuses(doubtful[i]);
}

static void
assert_writes(decimal v, const char *want)
{
	char out[40];
	decimal back;

	decimal_format(v, out, sizeof(out));
	assert_string_equal(out, want);
	if (v > -INT64_C(1000000000000000000) &&
	    v < INT64_C(1000000000000000000)) {
		assert_true(decimal_parse(out, &back));
		assert_true(back == v);
	}
}

static void
writes(void **state)
{
	char out[4];

	(void)state;
	assert_writes(0, "0");
	assert_writes(1, "0.000001");
	assert_writes(-1, "-0.000001");
	assert_writes(500000, "0.5");
	assert_writes(-500000, "-0.5");
	assert_writes(18 * DECIMAL_ONE, "18");
	assert_writes(100 * DECIMAL_ONE, "100");
	assert_writes(1200500000, "1200.5");
	assert_writes(INT64_MAX, "9223372036854.775807");
	assert_writes(INT64_MIN, "-9223372036854.775808");
	decimal_format(123456, out, sizeof(out));
	assert_string_equal(out, "0.1");
}

static void
adds(void **state)
{
	decimal v;

	(void)state;
	assert_true(decimal_add(100000, 200000, &v));
	assert_true(v == 300000);	/* 0.1 + 0.2 is 0.3 */
	assert_true(decimal_sub(1, 2, &v));
	assert_true(v == -1);
	assert_false(decimal_add(INT64_MAX, 1, &v));
	assert_false(decimal_add(INT64_MIN, -1, &v));
	assert_false(decimal_sub(INT64_MIN, 1, &v));
	assert_false(decimal_sub(0, INT64_MIN, &v));
}

static void
multiplies(void **state)
{
	decimal v;

	(void)state;
	assert_true(decimal_mul(1500000, 2500000, &v));
	assert_true(v == 3750000);
	assert_true(decimal_mul(-1500000, 2500000, &v));
	assert_true(v == -3750000);
	assert_true(decimal_mul(-3, -500000, &v));
	assert_true(v == 1);		/* 0.0000015, toward zero */
	assert_true(decimal_mul(3, -500000, &v));
	assert_true(v == -1);
	assert_true(decimal_mul(1, 1, &v));
	assert_true(v == 0);
	assert_true(decimal_mul(INT64_MAX, DECIMAL_ONE, &v));
	assert_true(v == INT64_MAX);
	assert_true(decimal_mul(INT64_C(1234567890123), 1000001, &v));
	assert_true(v == INT64_C(1234569124690));
	assert_false(decimal_mul(INT64_MAX, DECIMAL_ONE + 1, &v));
	assert_false(decimal_mul(INT64_MAX, INT64_MAX, &v));
	assert_false(decimal_mul(INT64_MIN, INT64_MIN, &v));
	assert_false(decimal_mul(INT64_MIN, -DECIMAL_ONE, &v));
}

static void
divides(void **state)
{
	decimal v;

	(void)state;
	assert_true(decimal_div(DECIMAL_ONE, 3 * DECIMAL_ONE, &v));
	assert_true(v == 333333);
	assert_true(decimal_div(-2 * DECIMAL_ONE, 3 * DECIMAL_ONE, &v));
	assert_true(v == -666666);	/* toward zero */
	assert_true(decimal_div(10, 4, &v));
	assert_true(v == 2500000);
	assert_true(decimal_div(INT64_MAX, INT64_MAX, &v));
	assert_true(v == DECIMAL_ONE);
	assert_true(decimal_div(INT64_MAX, INT64_MIN, &v));
	assert_true(v == -999999);
	assert_true(decimal_div(INT64_MAX - 1, INT64_MAX, &v));
	assert_true(v == 999999);
	assert_true(decimal_div(0, -1, &v));
	assert_true(v == 0);
	assert_false(decimal_div(1, 0, &v));
	assert_false(decimal_div(0, 0, &v));
	assert_false(decimal_div(INT64_MAX, 1, &v));
	assert_false(decimal_div(INT64_MIN, -DECIMAL_ONE, &v));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(refuses),
		cmocka_unit_test(writes),
		cmocka_unit_test(adds),
		cmocka_unit_test(multiplies),
		cmocka_unit_test(divides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
