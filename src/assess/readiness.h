/*
 * How ready the same answers are for each grade of the programme, what is
 * missing for it, and the rating with its reasons. The grades and the words
 * are the programme's data.
 */
#ifndef ASSESS_READINESS_H
#define ASSESS_READINESS_H

#include "assess/answer.h"
#include "catalog/programme.h"

enum lack {
	LACK_UNANSWERED, LACK_UNKNOWN, LACK_REASON, LACK_FAILS,
	LACK_TEXT_CHANGED,	/* answered to another wording */
	LACK_UNCONFIRMED,	/* last year's answer, not looked at again */
	LACK_EVIDENCE,		/* conforms without any file */
	LACK_DIAGNOSIS,		/* none recorded */
	LACK_DIAGNOSIS_OLD, LACK_DIAGNOSIS_REFUSED, LACK_DIAGNOSIS_REPORT
};

struct lacking {
	enum lack what;
	const struct exam_part *part;
	const struct item *item;	/* NULL for a diagnosis */
};

struct lacking_list { struct lacking *list; size_t n, cap; };

struct part_state {
	const struct exam *exam;
	const struct exam_part *part;
	size_t done, all;
};

struct readiness {
	const struct grade *grade;
	struct part_state *parts;	/* as many as the grade examines */
	size_t done, all;
	struct lacking_list lacks;	/* at most one for each item */
};

/* `day`: of the application. Clear it afterwards. */
void readiness_look(struct readiness *out, const struct catalog *c,
    const struct sheet *s, const struct grade *g, date_day day);
void readiness_clear(struct readiness *r);
/* The lowest grade that something is missing for; NULL when there is none. */
const struct grade *readiness_next(const struct catalog *c,
    const struct sheet *s, date_day day);
const char *lack_text(enum lack what);		/* msgid */

struct rating_result {
	const struct rating_level *level;	/* NULL: still open */
	const struct rating_level *better;	/* the next better, or NULL */
	struct lacking_list reasons;	/* what stands before `better`, or
					 * keeps it open */
};

void rating_look(struct rating_result *out, const struct catalog *c,
    const struct sheet *s);
void rating_clear(struct rating_result *r);

#endif
