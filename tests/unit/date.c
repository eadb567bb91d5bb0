/*
 * Proves the calendar (leap days, month ends, every day of 3,000 years), the
 * ways a Japanese day is written, and the borders between the eras.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"

static void
assert_day(const char *text, const char *want)
{
	char iso[11];

	date_format_iso(date_parse(text), iso);
	if (strcmp(iso, want) != 0)
		fail_msg("\"%s\" gave \"%s\", not \"%s\"", text, iso, want);
}

static void
counts_days(void **state)
{
	int y, m, d;
	date_day day;

	(void)state;
	assert_int_equal(date_from_ymd(1970, 1, 1), 0);
	assert_int_equal(date_from_ymd(1969, 12, 31), -1);
	assert_int_equal(date_from_ymd(2000, 3, 1), 11017);
	assert_int_equal(date_from_ymd(2024, 2, 29), 19782);
	assert_int_equal(date_from_ymd(2023, 2, 29), DATE_NONE);
	assert_int_equal(date_from_ymd(1900, 2, 29), DATE_NONE);
	assert_int_not_equal(date_from_ymd(2000, 2, 29), DATE_NONE);
	assert_int_equal(date_from_ymd(2024, 4, 31), DATE_NONE);
	assert_int_equal(date_from_ymd(2024, 13, 1), DATE_NONE);
	assert_int_equal(date_from_ymd(2024, 0, 1), DATE_NONE);
	assert_int_equal(date_from_ymd(2024, 1, 0), DATE_NONE);
	assert_int_equal(date_from_ymd(0, 1, 1), DATE_NONE);
	assert_int_equal(date_from_ymd(10000, 1, 1), DATE_NONE);
	for (day = date_from_ymd(1, 1, 1); day <= date_from_ymd(3000, 1, 1);
	    day++) {
		date_to_ymd(day, &y, &m, &d);
		assert_int_equal(date_from_ymd(y, m, d), day);
	}
}

static date_day
plus(int y, int m, int d, int months)
{
	return date_add_months(date_from_ymd(y, m, d), months);
}

static void
adds_months(void **state)
{
	(void)state;
	assert_int_equal(plus(2024, 1, 31, 1), date_from_ymd(2024, 2, 29));
	assert_int_equal(plus(2023, 1, 31, 1), date_from_ymd(2023, 2, 28));
	assert_int_equal(plus(2024, 2, 29, 12), date_from_ymd(2025, 2, 28));
	assert_int_equal(plus(2024, 2, 29, 48), date_from_ymd(2028, 2, 29));
	assert_int_equal(plus(2024, 3, 31, -1), date_from_ymd(2024, 2, 29));
	assert_int_equal(plus(2024, 1, 15, -1), date_from_ymd(2023, 12, 15));
	assert_int_equal(plus(2024, 12, 31, 2), date_from_ymd(2025, 2, 28));
	assert_int_equal(plus(2024, 5, 5, 0), date_from_ymd(2024, 5, 5));
	assert_int_equal(plus(9999, 12, 1, 1), DATE_NONE);
	assert_int_equal(plus(1, 1, 1, -1), DATE_NONE);
	assert_int_equal(plus(2024, 1, 1, INT32_MAX), DATE_NONE);
	assert_int_equal(date_add_months(DATE_NONE, 1), DATE_NONE);
}

static void
reads_western(void **state)
{
	(void)state;
	assert_day("2024-04-01", "2024-04-01");
	assert_day("2024/4/1", "2024-04-01");
	assert_day("2024.4.1", "2024-04-01");
	assert_day("2024年4月1日", "2024-04-01");
	assert_day("２０２４年４月１日", "2024-04-01");
	assert_day("２０２４／０４／０１", "2024-04-01");
	assert_day("２０２４ー４ー１", "2024-04-01");	/* input method */
	assert_day("  2024 年 4 月 1 日　", "2024-04-01");
	assert_day("2024-02-29", "2024-02-29");
	assert_day("2023-02-29", "");
	assert_day("", "");
	assert_day("2024", "");
	assert_day("2024-04", "");
	assert_day("2024-04-01x", "");
	assert_day("2024-04/01", "");
	assert_day("24-04-01", "");
	assert_day("20240401", "");
	assert_day("02024-04-01", "");
	assert_day("2024-004-01", "");
	assert_day("2024年4月1", "");
	assert_day("2024年4-1日", "");
	assert_day("-2024-04-01", "");
	assert_day("今日", "");
	assert_day("2024-04-01\xFF", "");
	assert_day("99999999999999999999-1-1", "");
}

static void
assert_past(const char *text, const char *latest, const char *iso)
{
	char out[11];

	date_format_iso(date_parse_past(text, date_parse(latest)), out);
	assert_string_equal(out, iso);
}

static void
finds_the_year_of_what_has_happened(void **state)
{
	(void)state;
	assert_past("4/10", "2026-04-10", "2026-04-10");
	assert_past("4/11", "2026-04-10", "2025-04-11");
	assert_past("12月3日", "2026-04-10", "2025-12-03");
	assert_past("１２／３", "2026-04-10", "2025-12-03");
	assert_past(" 12ー3 ", "2026-04-10", "2025-12-03");
	assert_past("12.3", "2026-12-31", "2026-12-03");
	assert_past("2月29日", "2026-04-10", "2024-02-29");
	assert_past("2/29", "2103-04-10", "2096-02-29");
	/* With its year it is taken as it is written. */
	assert_past("2027-12-03", "2026-04-10", "2027-12-03");
	assert_past("令和6年4月1日", "2026-04-10", "2024-04-01");
	assert_past("2/30", "2026-04-10", "");
	assert_past("13/1", "2026-04-10", "");
	assert_past("12月3", "2026-04-10", "");
	assert_past("12年3", "2026-04-10", "");
	assert_past("12/3/", "2026-04-10", "");
	assert_past("123", "2026-04-10", "");
	assert_past("12", "2026-04-10", "");
	assert_past("", "2026-04-10", "");
	assert_past("1/1", "0001-01-01", "0001-01-01");
	assert_past("1/2", "0001-01-01", "");
	assert_day("12/3", "");		/* a deadline needs its year */
}

static void
reads_eras(void **state)
{
	(void)state;
	assert_day("令和6年4月1日", "2024-04-01");
	assert_day("令和元年5月1日", "2019-05-01");
	assert_day("令和1年5月1日", "2019-05-01");
	assert_day("令和６年４月１日", "2024-04-01");
	assert_day("㋿6年4月1日", "2024-04-01");
	assert_day("R6.4.1", "2024-04-01");
	assert_day("r6/4/1", "2024-04-01");
	assert_day("Ｒ６．４．１", "2024-04-01");
	assert_day("R元.5.1", "2019-05-01");
	assert_day("R06-04-01", "2024-04-01");
	assert_day("H31.4.30", "2019-04-30");
	assert_day("平成31年5月1日", "");	/* already 令和 */
	assert_day("令和元年4月30日", "");	/* still 平成 */
	assert_day("平成元年1月8日", "1989-01-08");
	assert_day("平成元年1月7日", "");
	assert_day("昭和64年1月7日", "1989-01-07");
	assert_day("昭和64年1月8日", "");
	assert_day("S64.1.7", "1989-01-07");
	assert_day("昭和元年12月25日", "1926-12-25");
	assert_day("昭和元年12月24日", "");
	assert_day("大正15年12月24日", "1926-12-24");
	assert_day("大正15年12月25日", "");
	assert_day("T1.7.30", "1912-07-30");
	assert_day("明治45年7月29日", "1912-07-29");
	assert_day("明治45年7月30日", "");
	assert_day("M6.1.1", "1873-01-01");
	assert_day("明治元年10月23日", "1868-10-23");
	assert_day("明治元年10月22日", "");
	assert_day("平成16年2月29日", "2004-02-29");
	assert_day("平成17年2月29日", "");
	assert_day("令和0年5月1日", "");
	assert_day("令和100年5月1日", "");
	assert_day("令和2024年4月1日", "");
	assert_day("令和", "");
	assert_day("令和元年", "");
	assert_day("元年5月1日", "");
	assert_day("慶応4年1月1日", "");
}

static void
assert_wareki(int y, int m, int d, const char *want)
{
	char out[40];

	date_format_wareki(date_from_ymd(y, m, d), out, sizeof(out));
	assert_string_equal(out, want);
}

static void
writes_eras(void **state)
{
	char out[8];

	(void)state;
	assert_wareki(2024, 4, 1, "令和6年4月1日");
	assert_wareki(2019, 5, 1, "令和元年5月1日");
	assert_wareki(2019, 12, 31, "令和元年12月31日");
	assert_wareki(2020, 1, 1, "令和2年1月1日");
	assert_wareki(2019, 4, 30, "平成31年4月30日");
	assert_wareki(1989, 1, 8, "平成元年1月8日");
	assert_wareki(1989, 1, 7, "昭和64年1月7日");
	assert_wareki(1926, 12, 25, "昭和元年12月25日");
	assert_wareki(1926, 12, 24, "大正15年12月24日");
	assert_wareki(1912, 7, 30, "大正元年7月30日");
	assert_wareki(1912, 7, 29, "明治45年7月29日");
	assert_wareki(1873, 1, 1, "明治6年1月1日");
	assert_wareki(1872, 12, 31, "1872年12月31日");
	assert_wareki(1600, 1, 1, "1600年1月1日");
	date_format_wareki(DATE_NONE, out, sizeof(out));
	assert_string_equal(out, "");
	date_format_wareki(0, out, sizeof(out));	/* too small: cut */
	assert_int_equal(strlen(out), 7);
}

/* What is written can be read, on every day since the reform. */
static void
round_trips(void **state)
{
	date_day d;
	char out[40], iso[11];

	(void)state;
	for (d = date_from_ymd(1873, 1, 1); d < date_from_ymd(2100, 1, 1);
	    d++) {
		date_format_wareki(d, out, sizeof(out));
		assert_int_equal(date_parse(out), d);
		date_format_iso(d, iso);
		assert_int_equal(date_parse(iso), d);
	}
}

static void
instants(void **state)
{
	static const char *const broken[] = { "", "2024-04-01",
	    "2024-04-01T03:04:05", "2024-04-01T03:04:05+09:00",
	    "2024-04-01T24:00:00Z", "2024-04-01T03:60:00Z",
	    "2024-04-01T03:04:60Z", "2024-02-30T00:00:00Z",
	    "2024-04-01T03:04:05.Z", "2024-04-01T03:04:05Zx",
	    "2024-4-1T03:04:05Z", " 2024-04-01T03:04:05Z",
	    "2024-04-01 03:04:05Z", "1969-12-31T23:59:59Z" };
	char out[25];
	size_t i;

	(void)state;
	date_format_utc_ms(0, out);
	assert_string_equal(out, "1970-01-01T00:00:00.000Z");
	date_format_utc_ms(-1, out);
	assert_string_equal(out, "1969-12-31T23:59:59.999Z");
	date_format_utc_ms(INT64_C(1711940645678), out);
	assert_string_equal(out, "2024-04-01T03:04:05.678Z");
	date_format_utc_ms(INT64_MAX, out);
	assert_string_equal(out, "");
	assert_true(date_parse_utc_ms("2024-04-01T03:04:05.678Z") ==
	    INT64_C(1711940645678));
	assert_true(date_parse_utc_ms("2024-04-01T03:04:05Z") ==
	    INT64_C(1711940645000));
	assert_true(date_parse_utc_ms("2024-04-01T03:04:05.5Z") ==
	    INT64_C(1711940645500));
	assert_true(date_parse_utc_ms("2024-04-01T03:04:05.678999Z") ==
	    INT64_C(1711940645678));
	assert_true(date_parse_utc_ms("9999-12-31T23:59:59.999Z") ==
	    INT64_C(253402300799999));
	for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
		assert_true(date_parse_utc_ms(broken[i]) == -1);
}

static void
fixed_clock(void **state)
{
	char out[40];

	(void)state;
	setenv("ANSHIN_NOW", "2024-03-31T15:30:00Z", 1);
	assert_true(date_now_ms() == INT64_C(1711899000000));
	setenv("TZ", "UTC", 1);
	tzset();
	assert_int_equal(date_today(), date_from_ymd(2024, 3, 31));
	setenv("TZ", "JST-9", 1);	/* there it is tomorrow */
	tzset();
	assert_int_equal(date_today(), date_from_ymd(2024, 4, 1));
	date_format_local(date_now_ms(), false, out, sizeof(out));
	assert_string_equal(out, "00:30");
	date_format_local(date_now_ms(), true, out, sizeof(out));
	assert_string_equal(out, "2024-04-01 00:30");
	date_format_local(date_now_ms(), true, out, 4);
	assert_string_equal(out, "");
	setenv("ANSHIN_NOW", "nonsense", 1);	/* then the real clock */
	assert_true(date_now_ms() > INT64_C(1711899000000));
	unsetenv("ANSHIN_NOW");
	assert_true(date_now_ms() > INT64_C(1711899000000));
}

static void
days_in_japan(void **state)
{
	(void)state;
	assert_int_equal(date_of_utc_ms_in_japan(
	    date_parse_utc_ms("2026-04-10T14:59:59.999Z")),
	    date_from_ymd(2026, 4, 10));
	assert_int_equal(date_of_utc_ms_in_japan(
	    date_parse_utc_ms("2026-04-10T15:00:00.000Z")),
	    date_from_ymd(2026, 4, 11));
	assert_int_equal(date_of_utc_ms_in_japan(
	    -INT64_C(9) * 3600 * 1000 - 1), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_in_japan),
		cmocka_unit_test(counts_days),
		cmocka_unit_test(adds_months),
		cmocka_unit_test(reads_western),
		cmocka_unit_test(finds_the_year_of_what_has_happened),
		cmocka_unit_test(reads_eras),
		cmocka_unit_test(writes_eras),
		cmocka_unit_test(round_trips),
		cmocka_unit_test(instants),
		cmocka_unit_test(fixed_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
