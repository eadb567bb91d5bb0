/* Days for a calendar program: iCalendar (RFC 5545), whole-day events. */
#ifndef PACKAGE_ICS_H
#define PACKAGE_ICS_H

#include <stdint.h>

#include "base/date.h"
#include "base/str.h"

struct ics_event {
	const char *uid;	/* the same for the same thing every time, so
				 * that a second import replaces the first */
	date_day day;
	const char *summary, *description;
	int alarm_days;		/* a reminder so many days before; 0: none */
};

void ics_begin(struct str *out);
void ics_add(struct str *out, const struct ics_event *e, int64_t now_ms);
void ics_end(struct str *out);

#endif
