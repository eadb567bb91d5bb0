/*
 * The programme beside the catalogue: forms/<edition>/programme.yaml. Which
 * grades there are, what each examines, what it costs and gives, the stages of
 * an application and the words of the rating. Lives as long as its catalogue.
 */
#ifndef CATALOG_PROGRAMME_H
#define CATALOG_PROGRAMME_H

#include "catalog/catalog.h"

enum part_kind { PART_MEASURES, PART_DIAGNOSIS };

struct exam_part {		/* something that can be examined */
	const char *id;
	const char *title;
	enum part_kind kind;
	enum chapter_kind chapters;	/* of PART_MEASURES, with the level */
	enum level level;
	int months;		/* a diagnosis is not older; 0: any */
};

enum examiner { EXAMINER_SELF, EXAMINER_INSPECTOR, EXAMINER_SPECIALIST };

struct exam {			/* one part within a grade */
	const char *id;		/* of the part */
	enum examiner by;
	const char *text;
};

struct issued { const char *id, *title; };

struct grade {
	const char *id;
	const char *title, *summary, *examiner;
	int fee;		/* yen, before tax */
	bool fee_from;		/* "from" that fee on */
	const char *fee_note, *renewal_fee;
	const struct exam *exams;
	size_t n_exams;
	const struct issued *issued;
	size_t n_issued;
};

struct tax {
	const char *id;
	date_day from;
	int percent;
};

struct rating_level {		/* best first; the last needs no part */
	const char *id;		/* "below-low", "low", "medium-high" */
	const char *title, *meaning;
	const char *parts;	/* ids of parts that conform, with blanks */
	bool refused;		/* a diagnosis with this word is no success */
};

enum stage_role { STAGE_ORDINARY, STAGE_SUBMIT, STAGE_QUESTIONS,
	STAGE_CERTIFY, STAGE_RENEW };

struct milestone {		/* a stage of the application */
	const char *id;
	const char *title;
	enum stage_role role;
	const char *work, *next;
	bool contact, fee;	/* whom to write to, what it costs: shown here */
};

/* What becomes of a form field in next year's application. */
enum carry_take { CARRY_VALUE, CARRY_NUMBER, CARRY_DATE, CARRY_NOTHING };

struct carry {
	const char *id;		/* of the form field */
	enum carry_take take;
	const char *value;
};

struct programme {
	const char *id, *edition;
	const char *title, *unit, *source;
	const char *contact, *contact_email;
	int validity_months;
	const char *validity;
	int evidence_months;	/* older ones are looked at again at renewal */
	const char *grade;	/* the grade that is applied for at first */
	const struct tax *taxes;
	size_t n_taxes;
	const struct exam_part *parts;
	size_t n_parts;
	const struct grade *grades;	/* lowest first */
	size_t n_grades;
	const struct rating_level *ratings;
	size_t n_ratings;
	const struct milestone *stages;
	size_t n_stages;
	const struct carry *carries;
	size_t n_carries;
};

/* NULL when there is none; borrowed. */
const struct exam_part *programme_part(const struct programme *p,
    const char *id);
const struct grade *programme_grade(const struct programme *p,
    const char *id);
const struct milestone *programme_stage(const struct programme *p,
    const char *id);
const struct rating_level *programme_rating(const struct programme *p,
    const char *id);
/* Yen with the tax in force at that day; parts of a yen are dropped. */
/* "220,000" */
void programme_yen(int yen, char out[20]);
int programme_fee_with_tax(const struct programme *p, int fee, date_day day);

#endif
