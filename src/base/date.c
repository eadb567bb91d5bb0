/*
 * Calendar days and instants. Days are counted, not broken into parts: only
 * the two conversions know the calendar. Japanese eras are a table of first
 * days, read and written in one place. The clock is asked in date_now_ms
 * alone, the time zone in date_today and date_format_local.
 */
#include "config.h"

#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define DAY_MS INT64_C(86400000)
#define TEXT_MAX 128		/* bytes of a day that somebody typed */

struct era {
	const char *name;
	char letter;
	int year, month, day;		/* its first day */
};

/* Latest first. */
static const struct era eras[] = {
	{ "令和", 'r', 2019, 5, 1 },
	{ "平成", 'h', 1989, 1, 8 },
	{ "昭和", 's', 1926, 12, 25 },
	{ "大正", 't', 1912, 7, 30 },
	{ "明治", 'm', 1868, 10, 23 },
};
#define N_ERAS (sizeof(eras) / sizeof(eras[0]))

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

date_day
date_from_ymd(int year, int month, int day)
{
	int era, yoe, doy;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return DATE_NONE;
	/* Years from March, in cycles of 400: the leap day comes last. */
	if (month <= 2)
		year--;
	era = year / 400;
	yoe = year % 400;
	doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
date_to_ymd(date_day d, int *year, int *month, int *day)
{
	int64_t z = (int64_t)d + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = (int)(z - era * 146097);
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = (int)(era * 400) + yoe + (*month <= 2);
}

date_day
date_add_months(date_day d, int months)
{
	int year, month, day;
	int64_t total;

	if (d == DATE_NONE)
		return DATE_NONE;
	date_to_ymd(d, &year, &month, &day);
	total = (int64_t)year * 12 + month - 1 + months;
	if (total < 12 || total >= 10000 * 12)
		return DATE_NONE;
	year = (int)(total / 12);
	month = (int)(total % 12) + 1;
	if (day > month_days(year, month))
		day = month_days(year, month);
	return date_from_ymd(year, month, day);
}

static date_day
era_start(const struct era *e)
{
	return date_from_ymd(e->year, e->month, e->day);
}

static void
skip_blanks(const char **p)
{
	*p += strspn(*p, " ");
}

static bool
take(const char **p, const char *text)
{
	skip_blanks(p);
	if (!str_starts(*p, text))
		return false;
	*p += strlen(text);
	return true;
}

/* A number of `least` to `most` digits, the next character being none. */
static bool
take_number(const char **p, int least, int most, int *out)
{
	int n = 0, v = 0;

	skip_blanks(p);
	for (; **p >= '0' && **p <= '9'; (*p)++) {
		if (++n > most)
			return false;
		v = v * 10 + (**p - '0');
	}
	*out = v;
	return n >= least;
}

static const struct era *
take_era(const char **p)
{
	size_t i;

	skip_blanks(p);
	for (i = 0; i < N_ERAS; i++) {
		if (take(p, eras[i].name))
			return &eras[i];
		if (**p == eras[i].letter) {
			(*p)++;
			return &eras[i];
		}
	}
	return NULL;
}

/* The separator after the year, or NULL. Input methods leave all kinds of
 * dashes, the long vowel mark among them: one name for all. */
static const char *
take_separator(const char **p)
{
	static const char *const dashes[] = { "-", "ー", "‐", "−", "–" };
	size_t i;

	for (i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if (take(p, dashes[i]))
			return "-";
	if (take(p, "年"))
		return "年";
	if (take(p, "/"))
		return "/";
	return take(p, ".") ? "." : NULL;
}

/* "4月1日" after 年, else "4<sep>1". */
static bool
take_month_day(const char **p, const char *sep, int *month, int *day)
{
	const char *again;

	if (!take_number(p, 1, 2, month))
		return false;
	if (strcmp(sep, "年") == 0)
		return take(p, "月") && take_number(p, 1, 2, day) &&
		    take(p, "日");
	again = take_separator(p);
	return again != NULL && strcmp(again, sep) == 0 &&
	    take_number(p, 1, 2, day);
}

static date_day
parse_key(const char *p)
{
	const struct era *era = take_era(&p);
	int year, month, day;
	const char *sep;
	date_day d;

	if (era != NULL && take(&p, "元"))
		year = 1;
	else if (!take_number(&p, era != NULL ? 1 : 4, era != NULL ? 2 : 4,
	    &year) || year == 0)
		return DATE_NONE;
	if (era != NULL)
		year += era->year - 1;
	sep = take_separator(&p);
	if (sep == NULL || !take_month_day(&p, sep, &month, &day))
		return DATE_NONE;
	skip_blanks(&p);
	if (*p != '\0')
		return DATE_NONE;
	d = date_from_ymd(year, month, day);
	if (era != NULL && d != DATE_NONE && (d < era_start(era) ||
	    (era > eras && d >= era_start(era - 1))))
		return DATE_NONE;
	return d;
}

/* "12/3" or "12月3日", and nothing else. */
static bool
parse_yearless(const char *p, int *month, int *day)
{
	const char *sep;
	bool good;

	if (!take_number(&p, 1, 2, month))
		return false;
	if (take(&p, "月")) {
		good = take_number(&p, 1, 2, day) && take(&p, "日");
	} else {
		sep = take_separator(&p);
		good = sep != NULL && strcmp(sep, "年") != 0 &&
		    take_number(&p, 1, 2, day);
	}
	skip_blanks(&p);
	return good && *p == '\0';
}

/* 29 February comes back within eight years. */
static date_day
latest_such_day(int month, int day, date_day latest)
{
	int year, ignored, i;
	date_day d;

	date_to_ymd(latest, &year, &ignored, &ignored);
	for (i = 0; i <= 8; i++) {
		d = date_from_ymd(year - i, month, day);
		if (d != DATE_NONE && d <= latest)
			return d;
	}
	return DATE_NONE;
}

/* Free it. NFKC in lower case: full-width digits, Ｒ and ㋿ become plain. */
static char *
date_key(const char *text)
{
	return strnlen(text, TEXT_MAX) == TEXT_MAX ? xstrdup("") :
	    utf8_search_key(text);
}

date_day
date_parse(const char *text)
{
	char *key = date_key(text);
	date_day d = parse_key(key);

	free(key);
	return d;
}

date_day
date_parse_past(const char *text, date_day latest)
{
	char *key = date_key(text);
	date_day d = parse_key(key);
	int month, day;

	if (d == DATE_NONE && parse_yearless(key, &month, &day))
		d = latest_such_day(month, day, latest);
	free(key);
	return d;
}

void
date_format_iso(date_day d, char out[11])
{
	int year, month, day;

	out[0] = '\0';
	date_to_ymd(d, &year, &month, &day);
	if (year >= 1 && year <= 9999)
		snprintf(out, 11, "%04u-%02u-%02u", (unsigned)year % 10000,
		    (unsigned)month % 100, (unsigned)day % 100);
}

void
date_format_wareki(date_day d, char *out, size_t size)
{
	/* Until then the Japanese calendar was another: 明治5年12月2日 was
	 * followed by 明治6年1月1日. */
	const date_day reform = date_from_ymd(1873, 1, 1);
	int year, month, day;
	size_t i;

	if (d == DATE_NONE) {
		snprintf(out, size, "%s", "");
		return;
	}
	date_to_ymd(d, &year, &month, &day);
	for (i = 0; i < N_ERAS && d >= reform; i++) {
		if (d < era_start(&eras[i]))
			continue;
		year -= eras[i].year - 1;
		if (year == 1)
			snprintf(out, size, "%s元年%d月%d日", eras[i].name,
			    month, day);
		else
			snprintf(out, size, "%s%d年%d月%d日", eras[i].name,
			    year, month, day);
		return;
	}
	snprintf(out, size, "%d年%d月%d日", year, month, day);
}

int64_t
date_now_ms(void)
{
	const char *fixed = getenv("ANSHIN_NOW");
	int64_t ms = fixed != NULL ? date_parse_utc_ms(fixed) : -1;
	struct timespec ts;

	if (ms >= 0)
		return ms;
	clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
local_time(int64_t ms, struct tm *tm)
{
	time_t seconds = (time_t)(ms / 1000 - (ms % 1000 < 0));

	if (localtime_r(&seconds, tm) == NULL)
		memset(tm, 0, sizeof(*tm));
}

date_day
date_today(void)
{
	struct tm tm;

	local_time(date_now_ms(), &tm);
	return date_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

void
date_format_utc_ms(int64_t ms, char out[25])
{
	int64_t day = ms / DAY_MS - (ms % DAY_MS < 0);
	unsigned rest = (unsigned)(ms - day * DAY_MS);
	char iso[11] = "";

	out[0] = '\0';
	if (day > INT32_MIN && day <= INT32_MAX)
		date_format_iso((date_day)day, iso);
	if (iso[0] != '\0')
		snprintf(out, 25, "%sT%02u:%02u:%02u.%03uZ", iso,
		    rest / 3600000 % 24, rest / 60000 % 60, rest / 1000 % 60,
		    rest % 1000);
}

int64_t
date_parse_utc_ms(const char *text)
{
	int year, month, day, hour, minute, second, ms = 0, unit = 100;
	const char *p = text;
	date_day d;

	if (strchr(text, ' ') != NULL ||
	    !take_number(&p, 4, 4, &year) || !take(&p, "-") ||
	    !take_number(&p, 2, 2, &month) || !take(&p, "-") ||
	    !take_number(&p, 2, 2, &day) || !take(&p, "T") ||
	    !take_number(&p, 2, 2, &hour) || !take(&p, ":") ||
	    !take_number(&p, 2, 2, &minute) || !take(&p, ":") ||
	    !take_number(&p, 2, 2, &second))
		return -1;
	if (*p == '.') {
		if (p[1] < '0' || p[1] > '9')
			return -1;
		for (p++; *p >= '0' && *p <= '9'; p++, unit /= 10)
			ms += unit * (*p - '0');
	}
	d = date_from_ymd(year, month, day);
	if (strcmp(p, "Z") != 0 || d == DATE_NONE || d < 0 || hour > 23 ||
	    minute > 59 || second > 59)
		return -1;
	return d * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

void
date_format_local(int64_t ms, bool with_day, char *out, size_t size)
{
	struct tm tm;

	local_time(ms, &tm);
	if (strftime(out, size, with_day ? "%Y-%m-%d %H:%M" : "%H:%M", &tm) ==
	    0 && size > 0)
		out[0] = '\0';
}

date_day
date_of_utc_ms_in_japan(int64_t ms)
{
	const int64_t day = INT64_C(24) * 3600 * 1000;
	int64_t local = ms + INT64_C(9) * 3600 * 1000;

	/* rounds toward the past, also before 1970 */
	return (date_day)((local >= 0 ? local : local - day + 1) / day);
}
