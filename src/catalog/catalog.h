/*
 * The catalogue in memory: what forms/<edition>/ja.yaml says, in one arena,
 * immutable after the load. Everyone holds borrowed const pointers for the
 * run. Texts are in the language that was asked for, Japanese where the
 * overlay has none; they are never NULL ("" when the file gives none).
 */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"

enum level { LEVEL_BASIC, LEVEL_APPLIED };
enum chapter_kind { CHAPTER_SECURITY, CHAPTER_ENVIRONMENT };

/* How binding a figure is. Only DUTY and SPECIAL fail; all others warn. */
enum force {
	FORCE_NONE,		/* recorded only */
	FORCE_DUTY,		/* 義務: must */
	FORCE_EFFORT,		/* 努力: duty to make an effort */
	FORCE_GUIDELINE,	/* 指針: administrative guideline */
	FORCE_REFERENCE,	/* 目安: guidance value */
	FORCE_VOLUNTARY,	/* 自主: default of this project */
	FORCE_SPECIAL		/* 特例: a condition of an exemption */
};

enum anchor { ANCHOR_PROGRAMME, ANCHOR_GOVERNMENT, ANCHOR_INFERENCE };

enum evidence_kind {
	EVIDENCE_DOCUMENT, EVIDENCE_PHOTO, EVIDENCE_SCREENSHOT, EVIDENCE_PLAN,
	EVIDENCE_LOG, EVIDENCE_MEASUREMENT, EVIDENCE_CERTIFICATE, EVIDENCE_WEB,
	EVIDENCE_NOTE
};

enum reading_type { READING_NUMBER, READING_DATE, READING_CHOICE };

struct choice {
	const char *id;
	const char *label;
};

struct choices {
	const struct choice *list;
	size_t n;
};

/* A threshold in force from `from` (DATE_NONE: always) until a later one.
 * Exactly the members that the reading's type allows are set. */
struct limit {
	date_day from;
	bool has_min, has_max;		/* number: min <= v <= max */
	decimal min, max;
	int months;			/* date: not older than; 0 when unset */
	date_day after;			/* date: on or after; DATE_NONE unset */
	bool after_application;		/* date: on or after the application day */
	const char *accept;		/* choice: accepted ids, blank separated */
};

struct reading {
	const char *id;			/* unique in the catalogue */
	const char *label;
	const char *help;
	enum reading_type type;
	const char *unit;
	const char *unit_one;		/* behind 1, where that is another word */
	const char *formula;		/* "" unless computed; see assess/formula.h */
	const char *condition;		/* "" or see assess/condition.h */
	struct choices choices;
	const struct limit *limits;	/* by `from`, oldest first */
	size_t n_limits;
	const char *basis;		/* law and article */
	enum force force;
};

struct check {				/* a sub-check: supports, never decides */
	const char *id;			/* unique within the item */
	const char *text;
	const char *condition;
};

struct evidence_hint {
	const char *id;
	enum evidence_kind kind;
	const char *example;
};

struct basis {
	const char *id;
	const char *text;
	enum force force;
};

struct place {
	const char *id;
	const char *title;
};

struct item {
	size_t index;			/* in catalog.items */
	const struct chapter *chapter;
	const char *id;			/* "4-03", never reused */
	enum level level;
	enum anchor anchor;
	const struct place *place;
	bool common;			/* an operator may answer it once for
					 * several facilities */
	const char *title, *question, *threat, *how_to;
	const char *yomi;		/* for searching; may be "" */
	const char *condition;		/* "" : applies always */
	const char *not_applicable;	/* reason shown when the condition is false */
	const char *official_no, *official_text;	/* empty until filled */
	const char *text_hash;		/* SHA-256 hex of the Japanese text answered */
	const struct check *checks;
	size_t n_checks;
	const struct evidence_hint *evidence;
	size_t n_evidence;
	const struct reading *readings;
	size_t n_readings;
	const struct basis *bases;
	size_t n_bases;
};

struct chapter {
	size_t index;
	const char *id;			/* "1" */
	enum chapter_kind kind;
	const char *title, *intro;
	const struct item *items;
	size_t n_items;
};

enum field_type {
	FIELD_TEXT, FIELD_LINES, FIELD_POSTAL, FIELD_PHONE, FIELD_EMAIL,
	FIELD_URL, FIELD_DATE, FIELD_NUMBER, FIELD_CHOICE, FIELD_CHOICES,
	FIELD_YESNO
};

struct form_field {
	size_t index;			/* in catalog.fields */
	const struct section *section;
	const char *id;			/* unique; conditions name yes/no fields */
	const char *label, *help, *example, *unit;
	const char *unit_one;		/* as in struct reading */
	enum field_type type;
	bool required;
	bool identifies;		/* a person or a place: not for strangers */
	struct choices choices;
	const char *initial;		/* value of a new application, or "" */
};

struct section {
	const char *id;
	const char *title, *help;
	const struct form_field *fields;
	size_t n_fields;
};

struct programme;			/* catalog/programme.h */

struct catalog {
	const char *id;			/* "telework-facility-self-check" */
	const char *edition;		/* "2024-04" */
	const char *revision;
	const char *title, *grade, *notice, *source;
	const char *sha256;		/* of ja.yaml, hex */
	const struct section *sections;
	size_t n_sections;
	const struct form_field *fields;	/* of all sections, in order */
	size_t n_fields;
	const struct place *places;
	size_t n_places;
	const struct chapter *chapters;
	size_t n_chapters;
	const struct item *items;	/* of all chapters, in order */
	size_t n_items;
	const struct programme *programme;	/* or NULL: no such file */
};

#endif
