/*
 * Lines end with CRLF and are folded at 75 octets between characters; commas,
 * semicolons, backslashes and line feeds of texts are escaped.
 */
#include "config.h"

#include "package/ics.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define LINE_OCTETS 75u
#define TEXT_MAX 8000u

static void
line(struct str *out, const char *text)
{
	size_t n = strlen(text), at = 0, room = LINE_OCTETS, len, used = 0;

	while (at < n) {
		(void)utf8_decode(text + at, n - at, &len);
		if (used + len > room) {
			(void)str_add(out, "\r\n ");
			used = 1;	/* the blank counts */
		}
		(void)str_add_n(out, text + at, len);
		used += len;
		at += len;
	}
	(void)str_add(out, "\r\n");
}

static void
text_line(struct str *out, const char *name, const char *value)
{
	struct str text;

	str_init(&text, TEXT_MAX);
	(void)str_addf(&text, "%s:", name);
	for (; *value != '\0'; value++) {
		if (*value == '\n') {
			(void)str_add(&text, "\\n");
			continue;
		}
		if (strchr(",;\\", *value) != NULL)
			(void)str_add_char(&text, '\\');
		(void)str_add_char(&text, *value);
	}
	line(out, text.ptr);
	str_clear(&text);
}

static void
day_line(struct str *out, const char *name, date_day day)
{
	char text[64];
	int y, m, d;

	date_to_ymd(day, &y, &m, &d);
	snprintf(text, sizeof(text), "%s;VALUE=DATE:%04d%02d%02d", name, y, m,
	    d);
	line(out, text);
}

void
ics_begin(struct str *out)
{
	line(out, "BEGIN:VCALENDAR");
	line(out, "VERSION:2.0");
	line(out, "PRODID:-//anshin//anshin//JA");
	line(out, "CALSCALE:GREGORIAN");
	line(out, "METHOD:PUBLISH");
}

void
ics_add(struct str *out, const struct ics_event *e, int64_t now_ms)
{
	char utc[25], stamp[40], alarm[40];

	date_format_utc_ms(now_ms, utc);
	snprintf(stamp, sizeof(stamp),
	    "DTSTAMP:%.4s%.2s%.2sT%.2s%.2s%.2sZ", utc, utc + 5, utc + 8,
	    utc + 11, utc + 14, utc + 17);
	line(out, "BEGIN:VEVENT");
	text_line(out, "UID", e->uid);
	line(out, stamp);
	day_line(out, "DTSTART", e->day);
	day_line(out, "DTEND", e->day + 1);
	line(out, "TRANSP:TRANSPARENT");
	text_line(out, "SUMMARY", e->summary);
	if (e->description[0] != '\0')
		text_line(out, "DESCRIPTION", e->description);
	if (e->alarm_days > 0) {
		snprintf(alarm, sizeof(alarm), "TRIGGER:-P%dD",
		    e->alarm_days);
		line(out, "BEGIN:VALARM");
		line(out, "ACTION:DISPLAY");
		text_line(out, "DESCRIPTION", e->summary);
		line(out, alarm);
		line(out, "END:VALARM");
	}
	line(out, "END:VEVENT");
}

void
ics_end(struct str *out)
{
	line(out, "END:VCALENDAR");
}
