/*
 * The tiny catalogue: chapter 1 (security) with two basic items and one
 * applied, chapter 2 (environment) with two basic ones, one of them with
 * readings of every type and a computed one.
 */
#include "config.h"

#include "assess.h"
#include "catalog/programme.h"

static const struct place office = { "office", "事務所" };
extern const struct chapter tiny_chapters[];

static const struct check checks[] = {
	{ "a", "一つ目", "" }, { "b", "二つ目", "wifi" },
};
static const struct choice crypto[] = {
	{ "wpa2", "WPA2" }, { "wep", "WEP" },
};
static const struct limit temp[] = {
	{ .from = 19000, .has_min = true, .min = 18 * DECIMAL_ONE,
	    .has_max = true, .max = 28 * DECIMAL_ONE, .after = DATE_NONE },
	{ .from = 20000, .has_min = true, .min = 20 * DECIMAL_ONE,
	    .after = DATE_NONE },
};
static const struct limit volume[] = { { .from = DATE_NONE, .has_min = true,
	.min = 10 * DECIMAL_ONE, .after = DATE_NONE } };
static const struct limit months[] = { { .from = DATE_NONE, .months = 6,
	.after = DATE_NONE } };
static const struct limit after[] = { { .from = DATE_NONE, .after = 4169 } };
static const struct limit until[] = { { .from = DATE_NONE,
	.after = DATE_NONE, .after_application = true } };
static const struct limit accept[] = { { .from = DATE_NONE,
	.after = DATE_NONE, .accept = "wpa2 wpa3" } };

#define READING(i, t, f, c, l, n, fo) { .id = i, .label = i, .help = "", \
	.type = t, .unit = "", .unit_one = "", .formula = f, .condition = c, \
	.limits = l, \
	.n_limits = n, .basis = "", .force = fo }
static const struct reading readings[] = {
	READING("temp", READING_NUMBER, "", "", temp, 2, FORCE_EFFORT),
	READING("floor", READING_NUMBER, "", "", NULL, 0, FORCE_NONE),
	READING("people", READING_NUMBER, "", "", NULL, 0, FORCE_NONE),
	READING("air", READING_NUMBER, "floor / people", "", volume, 1,
	    FORCE_DUTY),
	READING("checked", READING_DATE, "", "", months, 1, FORCE_DUTY),
	READING("built", READING_DATE, "", "", after, 1, FORCE_REFERENCE),
	READING("support", READING_DATE, "", "", until, 1, FORCE_GUIDELINE),
	{ .id = "crypto", .label = "crypto", .help = "",
	    .type = READING_CHOICE, .unit = "", .unit_one = "", .formula = "",
	    .condition = "wifi", .choices = { crypto, 2 }, .limits = accept,
	    .n_limits = 1, .basis = "", .force = FORCE_SPECIAL },
};

#define ITEM(n, ch, i, lv, cond) .index = n, .chapter = &tiny_chapters[ch], \
	.id = i, .level = lv, .place = &office, .title = i, .question = i, \
	.threat = "", .how_to = "", .condition = cond, \
	.not_applicable = "提供していません。", .official_no = "", \
	.official_text = "", .yomi = "", .text_hash = "h" i
static const struct item items[] = {
	{ ITEM(0, 0, "1-01", LEVEL_BASIC, "") },
	{ ITEM(1, 0, "1-02", LEVEL_BASIC, "wifi"), .checks = checks,
	    .n_checks = 2 },
	{ ITEM(2, 0, "1-03", LEVEL_APPLIED, "") },
	{ ITEM(3, 1, "2-01", LEVEL_BASIC, ""), .readings = readings,
	    .n_readings = 8 },
	{ ITEM(4, 1, "2-02", LEVEL_BASIC, "") },
};

const struct chapter tiny_chapters[] = {
	{ 0, "1", CHAPTER_SECURITY, "一", "", items, 3 },
	{ 1, "2", CHAPTER_ENVIRONMENT, "二", "", items + 3, 2 },
};

extern const struct section tiny_sections[];
static const struct form_field fields[] = {
	{ 0, &tiny_sections[0], "name", "名前", "", "", "", "",
	    FIELD_TEXT, true, true, { NULL, 0 }, "" },
	{ 1, &tiny_sections[0], "postal", "郵便番号", "", "", "", "",
	    FIELD_POSTAL, false, true, { NULL, 0 }, "" },
	{ 2, &tiny_sections[0], "wifi", "Wi-Fi", "", "", "", "",
	    FIELD_YESNO, true, false, { NULL, 0 }, "" },
	{ 3, &tiny_sections[0], "application_date", "申請日", "", "", "", "",
	    FIELD_DATE, false, false, { NULL, 0 }, "" },
};
const struct section tiny_sections[] = { { "s", "S", "", fields, 4 } };

static const struct exam_part parts[] = {
	{ "basic", "B", PART_MEASURES, CHAPTER_SECURITY, LEVEL_BASIC, 0 },
	{ "applied", "A", PART_MEASURES, CHAPTER_SECURITY, LEVEL_APPLIED, 0 },
	{ "environment", "E", PART_MEASURES, CHAPTER_ENVIRONMENT, LEVEL_BASIC,
	    0 },
	{ "diagnosis", "D", PART_DIAGNOSIS, CHAPTER_SECURITY, LEVEL_BASIC,
	    12 },
};
static const struct exam low_exams[] = {
	{ "basic", EXAMINER_SELF, "" }, { "environment", EXAMINER_SELF, "" },
};
static const struct exam high_exams[] = {
	{ "basic", EXAMINER_INSPECTOR, "" },
	{ "applied", EXAMINER_INSPECTOR, "" },
	{ "environment", EXAMINER_SELF, "" },
	{ "diagnosis", EXAMINER_SPECIALIST, "" },
};
static const struct grade grades[] = {
	{ "self", "S", "", "", 100000, false, "", "", low_exams, 2, NULL, 0 },
	{ "high", "H", "", "", 370000, true, "", "", high_exams, 4, NULL, 0 },
};
static const struct rating_level ratings[] = {
	{ "below-low", "", "", "basic applied", false },
	{ "low", "", "", "basic", false },
	{ "medium-high", "", "", "", true },
};
static const struct tax taxes[] = {
	{ "old", 0, 8 }, { "new", 18170, 10 },
};
static const struct milestone stages[] = {
	{ "prepare", "準備", STAGE_ORDINARY, "", "", false, false },
	{ "submit", "提出", STAGE_SUBMIT, "", "", true, true },
	{ "certified", "認証", STAGE_CERTIFY, "", "", false, false },
};
static const struct carry carries[] = {
	{ "postal", CARRY_NUMBER, "" },
	{ "application_date", CARRY_NOTHING, "" },
};
static const struct programme programme = {
	.id = "tiny", .edition = "2024-04", .title = "t", .unit = "",
	.source = "", .contact = "", .contact_email = "",
	.validity_months = 12, .validity = "", .evidence_months = 12,
	.grade = "self", .taxes = taxes, .n_taxes = 2, .parts = parts,
	.n_parts = 4, .grades = grades, .n_grades = 2, .ratings = ratings,
	.n_ratings = 3, .stages = stages, .n_stages = 3, .carries = carries,
	.n_carries = 2,
};

const struct catalog tiny = {
	.id = "tiny", .edition = "2024-04", .revision = "1", .title = "t",
	.grade = "g", .notice = "", .source = "", .sha256 = "",
	.sections = tiny_sections, .n_sections = 1, .fields = fields,
	.n_fields = 4, .places = &office, .n_places = 1,
	.chapters = tiny_chapters, .n_chapters = 2, .items = items,
	.n_items = 5, .programme = &programme,
};
