/* The information-security rating words of the programme (domain.md 1). */
#ifndef ASSESS_GRADE_H
#define ASSESS_GRADE_H

#include "assess/answer.h"

enum rating {
	RATING_OPEN,		/* something basic is unanswered or unknown */
	RATING_BELOW_LOW,	/* 低未満: basic and applied conform */
	RATING_LOW,		/* 低: basic conforms */
	RATING_MEDIUM_HIGH	/* 中から高: a basic measure does not conform */
};

/* By the rules of the programme (readiness.h says why); OPEN without one. */
enum rating grade_rating(const struct catalog *c, const struct sheet *s);
const char *rating_name(enum rating r);		/* msgid */

#endif
