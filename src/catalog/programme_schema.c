/*
 * The format of programme.yaml. Order of keys = order in the file; order of
 * names = order of the enums in programme.h.
 */
#include "config.h"

#include "base/i18n.h"
#include "catalog/programme.h"
#include "catalog/schema.h"

#define R SCHEMA_REQUIRED
#define T SCHEMA_TRANSLATED
#define AT(type, member) .at = offsetof(struct type, member)
#define LIST_AT(type, member, count, shape) \
	.at = offsetof(struct type, member), \
	.also = offsetof(struct type, count), .of = &(shape)
#define SHAPE(what, type, keys) \
	{ what, sizeof(type), keys, sizeof(keys) / sizeof((keys)[0]) }

#define TITLE_COLUMNS 40
#define LINE_COLUMNS 160

static const char *const part_names[] = { "measures", "diagnosis", NULL };
static const char *const kind_names[] = { "security", "environment", NULL };
static const char *const level_names[] = { "basic", "applied", NULL };
static const char *const by_names[] = { "self", "inspector", "specialist",
    NULL };
static const char *const role_names[] = { "ordinary", "submit", "questions",
    "certify", "renew", NULL };
static const char *const take_names[] = { "value", "certificate_no",
    "certified", "nothing", NULL };

/* clang-format off */

static const struct schema_key tax_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(tax, id),
	  .help = N_("Fixed name of the rate.") },
	{ "from", SCHEMA_DATE, R, AT(tax, from),
	  .help = N_("The day from which this rate is in force.") },
	{ "percent", SCHEMA_COUNT, R, AT(tax, percent),
	  .help = N_("The rate in percent.") },
};
static const struct schema tax_shape = SHAPE(N_("tax"), struct tax, tax_keys);

static const struct schema_key part_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(exam_part, id),
	  .help = N_("Fixed name of the part. Grades and ratings name it.") },
	{ "title", SCHEMA_LINE, R | T, AT(exam_part, title),
	  .columns = TITLE_COLUMNS,
	  .help = N_("What people read.") },
	{ "kind", SCHEMA_NAME, R, AT(exam_part, kind), .names = part_names,
	  .help = N_("Measures of the check sheet, or a diagnosis.") },
	{ "chapters", SCHEMA_NAME, 0, AT(exam_part, chapters),
	  .names = kind_names,
	  .help = N_("Measures: of the chapters of this kind.") },
	{ "level", SCHEMA_NAME, 0, AT(exam_part, level), .names = level_names,
	  .help = N_("Measures: those of this level.") },
	{ "months", SCHEMA_COUNT, 0, AT(exam_part, months),
	  .help = N_("A diagnosis: not older than so many months.") },
};
static const struct schema part_shape =
    SHAPE(N_("part of an examination"), struct exam_part, part_keys);

static const struct schema_key exam_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(exam, id),
	  .help = N_("Id of the part.") },
	{ "by", SCHEMA_NAME, R, AT(exam, by), .names = by_names,
	  .help = N_("Who looks at it.") },
	{ "text", SCHEMA_LINE, R | T, AT(exam, text),
	  .columns = LINE_COLUMNS,
	  .help = N_("How it is examined, in one line.") },
};
static const struct schema exam_shape =
    SHAPE(N_("examination"), struct exam, exam_keys);

static const struct schema_key issued_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(issued, id),
	  .help = N_("Fixed name of what is issued.") },
	{ "title", SCHEMA_LINE, R | T, AT(issued, title),
	  .columns = LINE_COLUMNS,
	  .help = N_("What people read.") },
};
static const struct schema issued_shape =
    SHAPE(N_("what is issued"), struct issued, issued_keys);

static const struct schema_key grade_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(grade, id), .form = FORM_DASHED,
	  .help = N_("Fixed name of the grade.") },
	{ "title", SCHEMA_LINE, R | T, AT(grade, title),
	  .columns = TITLE_COLUMNS,
	  .help = N_("Name of the grade.") },
	{ "summary", SCHEMA_LINE, R | T, AT(grade, summary),
	  .columns = LINE_COLUMNS,
	  .help = N_("What it is, in one line.") },
	{ "examiner", SCHEMA_LINE, R | T, AT(grade, examiner),
	  .columns = LINE_COLUMNS,
	  .help = N_("Who examines.") },
	{ "fee", SCHEMA_COUNT, R, AT(grade, fee),
	  .help = N_("Fee of the first review in yen, before tax.") },
	{ "fee_from", SCHEMA_YESNO, 0, AT(grade, fee_from),
	  .help = N_("yes when that is the lowest fee.") },
	{ "fee_note", SCHEMA_LINE, T, AT(grade, fee_note),
	  .columns = LINE_COLUMNS,
	  .help = N_("What else is to be known about the fee.") },
	{ "renewal_fee", SCHEMA_LINE, R | T, AT(grade, renewal_fee),
	  .columns = LINE_COLUMNS,
	  .help = N_("What a renewal costs, in words.") },
	{ "examines", SCHEMA_LIST, R | T,
	  LIST_AT(grade, exams, n_exams, exam_shape),
	  .help = N_("The parts that this grade examines.") },
	{ "issues", SCHEMA_LIST, R | T,
	  LIST_AT(grade, issued, n_issued, issued_shape),
	  .help = N_("What is issued when it conforms.") },
};
static const struct schema grade_shape =
    SHAPE(N_("grade"), struct grade, grade_keys);

static const struct schema_key rating_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(rating_level, id), .form = FORM_DASHED,
	  .help = N_("below-low, low or medium-high.") },
	{ "title", SCHEMA_LINE, R | T, AT(rating_level, title),
	  .columns = TITLE_COLUMNS,
	  .help = N_("The word of the rating.") },
	{ "meaning", SCHEMA_LINE, R | T, AT(rating_level, meaning),
	  .columns = LINE_COLUMNS,
	  .help = N_("What it means.") },
	{ "parts", SCHEMA_WORDS, 0, AT(rating_level, parts),
	  .help = N_("Parts that must conform; none: what is left.") },
	{ "refused", SCHEMA_YESNO, 0, AT(rating_level, refused),
	  .help = N_("yes when a diagnosis with it is no success.") },
};
static const struct schema rating_shape =
    SHAPE(N_("rating"), struct rating_level, rating_keys);

static const struct schema_key stage_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(milestone, id),
	  .help = N_("Fixed name of the stage. Never change it.") },
	{ "title", SCHEMA_LINE, R | T, AT(milestone, title),
	  .columns = TITLE_COLUMNS,
	  .help = N_("Name of the stage.") },
	{ "role", SCHEMA_NAME, 0, AT(milestone, role), .names = role_names,
	  .help = N_("What the program does with it.") },
	{ "work", SCHEMA_TEXT, R | T, AT(milestone, work),
	  .help = N_("What is done in this stage.") },
	{ "next", SCHEMA_TEXT, R | T, AT(milestone, next),
	  .help = N_("What comes next.") },
	{ "contact", SCHEMA_YESNO, 0, AT(milestone, contact),
	  .help = N_("yes when the contact is needed here.") },
	{ "fee", SCHEMA_YESNO, 0, AT(milestone, fee),
	  .help = N_("yes when the fee is due here.") },
};
static const struct schema stage_shape =
    SHAPE(N_("stage"), struct milestone, stage_keys);

static const struct schema_key carry_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(carry, id),
	  .help = N_("Id of a field of the form.") },
	{ "take", SCHEMA_NAME, R, AT(carry, take), .names = take_names,
	  .help = N_("Where its value comes from.") },
	{ "value", SCHEMA_LINE, 0, AT(carry, value),
	  .help = N_("The value, for take: value.") },
};
static const struct schema carry_shape =
    SHAPE(N_("field at renewal"), struct carry, carry_keys);

static const struct schema_key programme_keys[] = {
	{ "programme", SCHEMA_WORD, R | T, AT(programme, id),
	  .form = FORM_DASHED,
	  .help = N_("Fixed name of the programme.") },
	{ "language", SCHEMA_WORD, SCHEMA_OVERLAY, SCHEMA_NOWHERE,
	  .help = N_("Language of a translation: en.") },
	{ "edition", SCHEMA_WORD, R, AT(programme, edition),
	  .form = FORM_EDITION,
	  .help = N_("Year and month in double quotes: \"2024-04\".") },
	{ "title", SCHEMA_LINE, R | T, AT(programme, title),
	  .help = N_("Name of the programme.") },
	{ "unit", SCHEMA_LINE, R | T, AT(programme, unit),
	  .columns = LINE_COLUMNS,
	  .help = N_("What one application covers.") },
	{ "contact", SCHEMA_LINE, R | T, AT(programme, contact),
	  .columns = LINE_COLUMNS,
	  .help = N_("Whom to write to.") },
	{ "contact_email", SCHEMA_LINE, R, AT(programme, contact_email),
	  .help = N_("Their address.") },
	{ "validity_months", SCHEMA_COUNT, R, AT(programme, validity_months),
	  .help = N_("How long a certificate is valid.") },
	{ "validity", SCHEMA_LINE, R | T, AT(programme, validity),
	  .columns = LINE_COLUMNS,
	  .help = N_("The same in words.") },
	{ "evidence_months", SCHEMA_COUNT, R, AT(programme, evidence_months),
	  .help = N_("At a renewal, older evidence comes first.") },
	{ "grade", SCHEMA_WORD, R, AT(programme, grade), .form = FORM_DASHED,
	  .help = N_("Id of the grade that the check sheet is for.") },
	{ "source", SCHEMA_TEXT, R | T, AT(programme, source),
	  .help = N_("Where the facts come from.") },
	{ "taxes", SCHEMA_LIST, R, LIST_AT(programme, taxes, n_taxes,
	  tax_shape),
	  .help = N_("Rates of the consumption tax, oldest first.") },
	{ "parts", SCHEMA_LIST, R | T, LIST_AT(programme, parts, n_parts,
	  part_shape),
	  .help = N_("What can be examined.") },
	{ "grades", SCHEMA_LIST, R | T, LIST_AT(programme, grades, n_grades,
	  grade_shape),
	  .help = N_("The grades, lowest first.") },
	{ "ratings", SCHEMA_LIST, R | T, LIST_AT(programme, ratings,
	  n_ratings, rating_shape),
	  .help = N_("The words of the rating, best first.") },
	{ "stages", SCHEMA_LIST, R | T, LIST_AT(programme, stages, n_stages,
	  stage_shape),
	  .help = N_("The way of an application, in order.") },
	{ "renewal", SCHEMA_LIST, 0, LIST_AT(programme, carries, n_carries,
	  carry_shape),
	  .help = N_("Fields of the form that change at a renewal.") },
};
const struct schema schema_programme =
    SHAPE(N_("programme"), struct programme, programme_keys);

/* clang-format on */
