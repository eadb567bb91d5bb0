/* Readings judged against the catalogue's dated limits at a given day. */
#ifndef ASSESS_JUDGE_H
#define ASSESS_JUDGE_H

#include "assess/sheet.h"
#include "catalog/catalog.h"

enum judgement {
	JUDGE_EMPTY,		/* nothing recorded yet */
	JUDGE_OFF,		/* its condition is false: not asked */
	JUDGE_INVALID,		/* what was typed is no such value */
	JUDGE_RECORDED,		/* recorded only: there is no limit */
	JUDGE_WITHIN,
	JUDGE_WARN,		/* outside an effort, guideline, reference ... */
	JUDGE_FAIL		/* outside a duty */
};

struct reading_result {
	enum judgement judgement;
	const struct limit *limit;	/* in force that day, or NULL */
	decimal value;			/* number readings */
	date_day day;			/* date readings */
	const struct choice *choice;	/* choice readings */
	bool computed;
};

/* day: the application's day; measured values are judged by the limits in
 * force then. */
void judge_reading(const struct sheet *s, const struct item *it,
    const struct reading *r, date_day day, struct reading_result *out);
/* The limit in force at `day`, or NULL. */
const struct limit *reading_limit(const struct reading *r, date_day day);
const char *judgement_name(enum judgement j);	/* msgid */
/* The application's day: form field application_date, else `today`. */
date_day sheet_day(const struct sheet *s, date_day today);

#endif
