/*
 * The catalogue format. Order of keys = order in the file; order of names =
 * order of the enum in catalog.h.
 */
#include "config.h"

#include "catalog/schema.h"

#include <string.h>

#include "base/i18n.h"
#include "catalog/catalog.h"

#define R SCHEMA_REQUIRED
#define T SCHEMA_TRANSLATED
#define AT(type, member) .at = offsetof(struct type, member)
#define NUMBER_AT(type, member) \
	.at = offsetof(struct type, member), \
	.also = offsetof(struct type, has_##member)
#define LIST_AT(type, member, count, shape) \
	.at = offsetof(struct type, member), \
	.also = offsetof(struct type, count), .of = &(shape)
#define SHAPE(what, type, keys) \
	{ what, sizeof(type), keys, sizeof(keys) / sizeof((keys)[0]) }

#define ITEM_TITLE_COLUMNS 48	/* 24 full-width characters */
#define LABEL_COLUMNS 60
#define LINE_COLUMNS 160

static const char *const level_names[] = { "basic", "applied", NULL };
static const char *const kind_names[] = { "security", "environment", NULL };
static const char *const force_names[] = { "none", "duty", "effort",
    "guideline", "reference", "voluntary", "special", NULL };
static const char *const anchor_names[] = { "programme", "government",
    "inference", NULL };
static const char *const evidence_names[] = { "document", "photo",
    "screenshot", "plan", "log", "measurement", "certificate", "web", "note",
    NULL };
static const char *const reading_names[] = { "number", "date", "choice",
    NULL };
static const char *const field_names[] = { "text", "lines", "postal", "phone",
    "email", "url", "date", "number", "choice", "choices", "yesno", NULL };
static const char *const status_names[] = { "reconstructed", "official",
    NULL };

/* clang-format off */

static const struct schema_key choice_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(choice, id),
	  .help = N_("Fixed name of the choice. Never change it.") },
	{ "label", SCHEMA_LINE, R | T, AT(choice, label),
	  .columns = LABEL_COLUMNS,
	  .help = N_("What people read.") },
};
static const struct schema choice_shape =
    SHAPE(N_("choice"), struct choice, choice_keys);

static const struct schema_key place_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(place, id),
	  .help = N_("Fixed name of the place. Items name it.") },
	{ "title", SCHEMA_LINE, R | T, AT(place, title),
	  .columns = LABEL_COLUMNS,
	  .help = N_("What people read.") },
};
static const struct schema place_shape =
    SHAPE(N_("place"), struct place, place_keys);

static const struct schema_key field_keys[] = {
	{ "id", SCHEMA_WORD, R | SCHEMA_EVERYWHERE, AT(form_field, id),
	  .help = N_("Fixed name of the field, unique in the catalogue.") },
	{ "label", SCHEMA_LINE, R | T, AT(form_field, label),
	  .columns = LABEL_COLUMNS,
	  .help = N_("Name of the field on screen and paper.") },
	{ "type", SCHEMA_NAME, R, AT(form_field, type), .names = field_names,
	  .help = N_("What is entered.") },
	{ "required", SCHEMA_YESNO, 0, AT(form_field, required),
	  .help = N_("yes when an application without it is incomplete.") },
	{ "identifies", SCHEMA_YESNO, 0, AT(form_field, identifies),
	  .help = N_("yes when it tells who or where; left out of a redacted "
	      "copy.") },
	{ "unit", SCHEMA_LINE, T, AT(form_field, unit),
	  .help = N_("Unit of a number.") },
	{ "unit_one", SCHEMA_LINE, SCHEMA_OVERLAY, AT(form_field, unit_one),
	  .help = N_("Unit behind a 1, in a language that says it otherwise.") },
	{ "initial", SCHEMA_LINE, 0, AT(form_field, initial),
	  .help = N_("Value in a new application.") },
	{ "help", SCHEMA_TEXT, R | T, AT(form_field, help),
	  .help = N_("What goes here and why, one or two sentences.") },
	{ "example", SCHEMA_LINE, T, AT(form_field, example),
	  .help = N_("A filled-in example.") },
	{ "choices", SCHEMA_LIST, T,
	  LIST_AT(form_field, choices.list, choices.n, choice_shape),
	  .help = N_("For the types choice and choices only.") },
};
static const struct schema field_shape =
    SHAPE(N_("form field"), struct form_field, field_keys);

static const struct schema_key section_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(section, id),
	  .help = N_("Fixed name of the section.") },
	{ "title", SCHEMA_LINE, R | T, AT(section, title),
	  .columns = LABEL_COLUMNS,
	  .help = N_("Heading of the section.") },
	{ "help", SCHEMA_TEXT, T, AT(section, help),
	  .help = N_("What the section is for.") },
	{ "fields", SCHEMA_LIST, R | T,
	  LIST_AT(section, fields, n_fields, field_shape),
	  .help = N_("The fields, in the order in which they are asked.") },
};
static const struct schema section_shape =
    SHAPE(N_("form section"), struct section, section_keys);

static const struct schema_key check_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(check, id),
	  .help = N_("Fixed name within the item: a, b, c.") },
	{ "text", SCHEMA_LINE, R | T, AT(check, text),
	  .columns = LINE_COLUMNS,
	  .help = N_("One short sentence that can be ticked.") },
	{ "condition", SCHEMA_CONDITION, 0, AT(check, condition),
	  .help = N_("When it is asked.") },
};
static const struct schema check_shape =
    SHAPE(N_("sub-check"), struct check, check_keys);

static const struct schema_key evidence_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(evidence_hint, id),
	  .help = N_("Fixed name within the item: e1, e2.") },
	{ "kind", SCHEMA_NAME, R, AT(evidence_hint, kind),
	  .names = evidence_names,
	  .help = N_("Kind of evidence.") },
	{ "example", SCHEMA_LINE, R | T, AT(evidence_hint, example),
	  .columns = LINE_COLUMNS,
	  .help = N_("A concrete example, with a word on masking.") },
};
static const struct schema evidence_shape =
    SHAPE(N_("evidence hint"), struct evidence_hint, evidence_keys);

static const struct schema_key limit_keys[] = {
	{ "from", SCHEMA_DATE, 0, AT(limit, from),
	  .help = N_("The day from which this limit is in force.") },
	{ "min", SCHEMA_NUMBER, 0, NUMBER_AT(limit, min),
	  .help = N_("Number: the least value that is good.") },
	{ "max", SCHEMA_NUMBER, 0, NUMBER_AT(limit, max),
	  .help = N_("Number: the greatest value that is good.") },
	{ "months", SCHEMA_COUNT, 0, AT(limit, months),
	  .help = N_("Date: not older than so many months.") },
	{ "after", SCHEMA_AFTER, 0, AT(limit, after),
	  .also = offsetof(struct limit, after_application),
	  .help = N_("Date: on or after this day, or \"application\".") },
	{ "accept", SCHEMA_WORDS, 0, AT(limit, accept),
	  .help = N_("Choice: ids that are good, with blanks between.") },
};
static const struct schema limit_shape =
    SHAPE(N_("limit"), struct limit, limit_keys);

static const struct schema_key reading_keys[] = {
	{ "id", SCHEMA_WORD, R | SCHEMA_EVERYWHERE, AT(reading, id),
	  .help = N_("Fixed name of the reading, unique in the catalogue.") },
	{ "label", SCHEMA_LINE, R | T, AT(reading, label),
	  .columns = LABEL_COLUMNS,
	  .help = N_("Name of the reading on screen and paper.") },
	{ "type", SCHEMA_NAME, R, AT(reading, type), .names = reading_names,
	  .help = N_("What is entered.") },
	{ "unit", SCHEMA_LINE, T, AT(reading, unit),
	  .help = N_("Unit of a number.") },
	{ "unit_one", SCHEMA_LINE, SCHEMA_OVERLAY, AT(reading, unit_one),
	  .help = N_("Unit behind a 1, in a language that says it otherwise.") },
	{ "formula", SCHEMA_FORMULA, 0, AT(reading, formula),
	  .help = N_("Computed from other readings of the item.") },
	{ "condition", SCHEMA_CONDITION, 0, AT(reading, condition),
	  .help = N_("When it is asked.") },
	{ "help", SCHEMA_TEXT, R | T, AT(reading, help),
	  .help = N_("Where and how to measure, one or two sentences.") },
	{ "choices", SCHEMA_LIST, T,
	  LIST_AT(reading, choices.list, choices.n, choice_shape),
	  .help = N_("For the type choice only.") },
	{ "limits", SCHEMA_LIST, 0,
	  LIST_AT(reading, limits, n_limits, limit_shape),
	  .help = N_("What is good; none: recorded only. Oldest first.") },
	{ "basis", SCHEMA_LINE, T, AT(reading, basis),
	  .columns = LINE_COLUMNS,
	  .help = N_("Law and article, or guideline, of the limit.") },
	{ "force", SCHEMA_NAME, 0, AT(reading, force), .names = force_names,
	  .help = N_("How binding the limit is; needed with limits.") },
};
static const struct schema reading_shape =
    SHAPE(N_("reading"), struct reading, reading_keys);

static const struct schema_key basis_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(basis, id),
	  .help = N_("Fixed name within the item: b1, b2.") },
	{ "text", SCHEMA_LINE, R | T, AT(basis, text),
	  .columns = LINE_COLUMNS,
	  .help = N_("Law and article, or guideline.") },
	{ "force", SCHEMA_NAME, R, AT(basis, force), .names = force_names,
	  .help = N_("How binding it is.") },
};
static const struct schema basis_shape =
    SHAPE(N_("basis"), struct basis, basis_keys);

static const struct schema_key item_keys[] = {
	{ "id", SCHEMA_WORD, R | SCHEMA_EVERYWHERE, AT(item, id),
	  .form = FORM_ITEM,
	  .help = N_("Chapter and number, as 4-03. Never use one again.") },
	{ "level", SCHEMA_NAME, R, AT(item, level), .names = level_names,
	  .help = N_("Level of the measure.") },
	{ "anchor", SCHEMA_NAME, R, AT(item, anchor), .names = anchor_names,
	  .help = N_("What supports that the measure is asked for.") },
	{ "place", SCHEMA_PLACE, R, AT(item, place),
	  .help = N_("Id of the place where it is checked.") },
	{ "common", SCHEMA_YESNO, 0, AT(item, common),
	  .help = N_("yes: an operator may answer it once for several "
	  "facilities (policy, terms, network operation).") },
	{ "title", SCHEMA_LINE, R | T, AT(item, title),
	  .columns = ITEM_TITLE_COLUMNS,
	  .help = N_("One line for lists, at most 24 full-width characters.") },
	{ "yomi", SCHEMA_LINE, 0, AT(item, yomi),
	  .help = N_("Reading of the title in hiragana, and words to find "
	  "it by.") },
	{ "question", SCHEMA_TEXT, R | T, AT(item, question),
	  .help = N_("A plain question that yes answers, 1-3 sentences.") },
	{ "threat", SCHEMA_TEXT, R | T, AT(item, threat),
	  .help = N_("Why it matters, 1-3 sentences.") },
	{ "how_to", SCHEMA_TEXT, R | T, AT(item, how_to),
	  .help = N_("How to meet it, concretely, 2-5 sentences.") },
	{ "condition", SCHEMA_CONDITION, 0, AT(item, condition),
	  .help = N_("When the item applies.") },
	{ "not_applicable", SCHEMA_LINE, T, AT(item, not_applicable),
	  .columns = LINE_COLUMNS,
	  .help = N_("Reason shown when the condition is not met.") },
	{ "checks", SCHEMA_LIST, R | T,
	  LIST_AT(item, checks, n_checks, check_shape),
	  .help = N_("Sub-checks, 2-6.") },
	{ "evidence", SCHEMA_LIST, R | T,
	  LIST_AT(item, evidence, n_evidence, evidence_shape),
	  .help = N_("What to attach, 1-4.") },
	{ "readings", SCHEMA_LIST, T,
	  LIST_AT(item, readings, n_readings, reading_shape),
	  .help = N_("Values to measure or look up.") },
	{ "basis", SCHEMA_LIST, T, LIST_AT(item, bases, n_bases, basis_shape),
	  .help = N_("Legal or other bases of the measure, 0-4.") },
	{ "official_no", SCHEMA_LINE, 0, AT(item, official_no),
	  .help = N_("Number on the official sheet, when known.") },
	{ "official_text", SCHEMA_TEXT, 0, AT(item, official_text),
	  .help = N_("Wording of the official sheet, when known.") },
	{ "status", SCHEMA_NAME, R, SCHEMA_NOWHERE, .names = status_names,
	  .help = N_("Whether the wording is the official one.") },
};
static const struct schema item_shape =
    SHAPE(N_("item"), struct item, item_keys);

static const struct schema_key chapter_keys[] = {
	{ "id", SCHEMA_WORD, R, AT(chapter, id), .form = FORM_CHAPTER,
	  .help = N_("Number of the chapter, in double quotes.") },
	{ "title", SCHEMA_LINE, R | T, AT(chapter, title),
	  .columns = LABEL_COLUMNS,
	  .help = N_("Heading of the chapter.") },
	{ "kind", SCHEMA_NAME, R, AT(chapter, kind), .names = kind_names,
	  .help = N_("Which half of the grade it belongs to.") },
	{ "intro", SCHEMA_TEXT, R | T, AT(chapter, intro),
	  .help = N_("What the chapter is about.") },
	{ "items", SCHEMA_LIST, R | T,
	  LIST_AT(chapter, items, n_items, item_shape),
	  .help = N_("The measures, in order.") },
};
static const struct schema chapter_shape =
    SHAPE(N_("chapter"), struct chapter, chapter_keys);

static const struct schema_key catalog_keys[] = {
	{ "catalogue", SCHEMA_WORD, R | T, AT(catalog, id),
	  .form = FORM_DASHED,
	  .help = N_("Fixed name of the catalogue.") },
	{ "language", SCHEMA_WORD, SCHEMA_OVERLAY, SCHEMA_NOWHERE,
	  .help = N_("Language of a translation: en.") },
	{ "edition", SCHEMA_WORD, R, AT(catalog, edition),
	  .form = FORM_EDITION,
	  .help = N_("Year and month in double quotes: \"2024-04\".") },
	{ "revision", SCHEMA_WORD, R, AT(catalog, revision),
	  .form = FORM_FREE,
	  .help = N_("Counts the changes within an edition.") },
	{ "title", SCHEMA_LINE, R | T, AT(catalog, title),
	  .help = N_("Title of the check sheet.") },
	{ "grade", SCHEMA_LINE, R | T, AT(catalog, grade),
	  .help = N_("Grade that is applied for.") },
	{ "notice", SCHEMA_TEXT, R | T, AT(catalog, notice),
	  .help = N_("What every reader has to know first.") },
	{ "source", SCHEMA_TEXT, R | T, AT(catalog, source),
	  .help = N_("Where the contents come from.") },
	{ "places", SCHEMA_LIST, R | T,
	  LIST_AT(catalog, places, n_places, place_shape),
	  .help = N_("Where items are checked.") },
	{ "form", SCHEMA_LIST, R | T,
	  LIST_AT(catalog, sections, n_sections, section_shape),
	  .help = N_("The application form, section by section.") },
	{ "chapters", SCHEMA_LIST, R | T,
	  LIST_AT(catalog, chapters, n_chapters, chapter_shape),
	  .help = N_("The check sheet, chapter by chapter.") },
};
const struct schema schema_catalog =
    SHAPE(N_("catalogue"), struct catalog, catalog_keys);

/* clang-format on */

const struct schema_key *
schema_find(const struct schema *schema, const char *name)
{
	size_t i;

	for (i = 0; i < schema->n; i++) {
		if (strcmp(schema->keys[i].name, name) == 0)
			return &schema->keys[i];
	}
	return NULL;
}
