/*
 * Calendar days and instants. A day is a plain int (days since 1970-01-01,
 * proleptic Gregorian). No clock except date_now/date_today, which take
 * ANSHIN_NOW (ISO 8601 UTC) first, for tests and reproducible runs.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATE_NONE INT32_MIN
typedef int32_t date_day;

date_day date_from_ymd(int year, int month, int day);	/* DATE_NONE if none */
void date_to_ymd(date_day d, int *year, int *month, int *day);
/* d plus months; 31 January + 1 month = the last day of February. */
date_day date_add_months(date_day d, int months);
/* Reads YYYY-MM-DD, YYYY/M/D, YYYY年M月D日, 令和N年M月D日 (also 元年, R6.4.1,
 * 平成, 昭和, 大正, 明治 and their letters), full-width digits allowed.
 * DATE_NONE when it is not a day; an era day outside its era is none. */
date_day date_parse(const char *text);
/* The same for what has happened, also without its year (12/3, 12月3日):
 * the latest such day that is not after `latest`. */
date_day date_parse_past(const char *text, date_day latest);
/* 2024-04-01; "" for DATE_NONE, as does the next. */
void date_format_iso(date_day d, char out[11]);
/* 令和6年4月1日; before 1873 or without an era as 1872年4月1日. */
void date_format_wareki(date_day d, char *out, size_t size);

/* Now as milliseconds since 1970 (UTC); today in the local time zone. */
int64_t date_now_ms(void);
date_day date_today(void);
/* 2024-04-01T03:04:05.678Z */
void date_format_utc_ms(int64_t ms, char out[25]);
int64_t date_parse_utc_ms(const char *text);	/* -1 when it is none */
/* The day of an instant in Japan (UTC+9, no summer time): what the paper
 * shows must not change with the time zone of the machine that prints it. */
date_day date_of_utc_ms_in_japan(int64_t ms);
/* Local "14:05" and local "2024-04-01 14:05". */
void date_format_local(int64_t ms, bool with_day, char *out, size_t size);

#endif
