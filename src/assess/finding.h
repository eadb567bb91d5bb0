/* What stands between the user and a good submission, worst first. */
#ifndef ASSESS_FINDING_H
#define ASSESS_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/answer.h"
#include "assess/judge.h"

enum severity { SEVERITY_MUST, SEVERITY_SHOULD, SEVERITY_HINT };

enum finding_kind {
	FINDING_FIELD_MISSING, FINDING_FIELD_INVALID,
	FINDING_UNANSWERED,		/* basic: MUST; applied: HINT */
	FINDING_UNKNOWN, FINDING_REASON_MISSING,
	FINDING_FAILS,			/* basic: MUST; applied: SHOULD */
	FINDING_EVIDENCE_NONE,		/* conforms without any file */
	FINDING_FILE_MISSING, FINDING_FILE_CHANGED, FINDING_FILE_MOVED,
	FINDING_PHOTO_SHOWS,		/* faces, keys ...: the answer kept */
	FINDING_PHOTOS_UNSEEN,		/* one for all; `evidence` is the first */
	FINDING_READING_FAIL, FINDING_READING_WARN, FINDING_READING_INVALID,
	FINDING_READING_MISSING,	/* of an item that conforms, with a duty */
	FINDING_CHECK_OPEN,		/* conforms, not all sub-checks are ticked:
					 * one for the item */
	FINDING_TEXT_CHANGED,
	FINDING_NEW,			/* not asked last year, not answered */
	FINDING_CARRIED,		/* last year's answer, to be confirmed */
	FINDING_FILE_OLD, FINDING_READING_OLD,	/* of last year's */
	FINDING_QUESTION,		/* of the certification body, open */
	FINDING_PLAN_OVERDUE,
	FINDING_COPIED,			/* from another facility, unconfirmed */
	FINDING_SHARED_CHANGED,		/* at the facility it was taken from */
	FINDING_FORK			/* two devices' values, undecided */
};

struct finding {
	enum finding_kind kind;
	enum severity severity;
	const struct item *item;	/* or NULL */
	const struct form_field *field;	/* or NULL */
	const struct reading *reading;	/* or NULL */
	const struct check *check;	/* the first open one of CHECK_OPEN */
	size_t ticks, checks;		/* ticked, of how many; the same */
	size_t evidence;		/* index in the sheet, for FILE_* */
	size_t photos;			/* how many, for PHOTOS_UNSEEN */
	size_t question;		/* its number, for QUESTION */
	size_t fork;			/* for FORK: fork_at() */
	int rank;			/* at a renewal: lower comes first */
};

/* State of an evidence file on the disk; looked up by evidence/, passed in. */
enum file_state { FILE_SAME, FILE_CHANGED, FILE_MOVED, FILE_MISSING,
	FILE_UNCHECKED };

struct finding_list { struct finding *list; size_t n, cap; };

/* files: one state per evidence of the sheet, or NULL when not looked at. */
void finding_collect(struct finding_list *out, const struct catalog *c,
    const struct sheet *s, date_day today, const enum file_state *files);
bool finding_of_file(const struct finding *f);	/* `evidence` is meant */
void finding_clear(struct finding_list *l);
size_t finding_count(const struct finding_list *l, enum severity at_least);
const char *finding_title(enum finding_kind k);	/* msgid: what is wrong */
const char *finding_advice(enum finding_kind k);/* msgid: what to do */
const char *severity_name(enum severity s);	/* msgid */

#endif
