/* Words that several screens share. In English here: no catalogue is bound. */
#include "config.h"

#include "desk.h"

#include "base/width.h"
#include "ui/screen/words.h"

static const struct limit temp_limit = { .from = DATE_NONE, .has_min = true,
	.min = 18 * DECIMAL_ONE, .has_max = true, .max = 28 * DECIMAL_ONE,
	.after = DATE_NONE };
static const struct reading temp = { .id = "t", .label = "室温", .help = "",
	.type = READING_NUMBER, .unit = "℃", .unit_one = "", .formula = "",
	.condition = "",
	.limits = &temp_limit, .n_limits = 1, .force = FORCE_EFFORT };

static void
marks_are_alike_wide(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < VERDICT_N; i++)
		assert_int_equal(width_str(words_verdict_mark(
		    (enum verdict)i)), WORDS_MARK);
	for (i = 0; i <= EVIDENCE_NOTE; i++)
		assert_int_equal(width_str(words_evidence_mark(
		    (enum evidence_kind)i)), WORDS_MARK);
	assert_int_equal(width_str(words_tick(true)), WORDS_MARK);
	assert_int_equal(width_str(words_tick(false)), WORDS_MARK);
}

static void
sizes_are_short(void **state)
{
	static const struct { int64_t bytes; const char *text; } rows[] = {
		{ 0, "0 B" }, { 1023, "1023 B" }, { 1024, "1.0 KB" },
		{ 10240, "10 KB" }, { 1258291, "1.1 MB" },
		{ INT64_C(3221225472), "3.0 GB" },
		{ INT64_C(4294967296000), "3.9 TB" },
	};
	struct str out;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		str_init(&out, 100);
		words_size(&out, rows[i].bytes);
		assert_string_equal(out.ptr, rows[i].text);
		str_clear(&out);
	}
}

static void
a_judgement_names_its_limit(void **state)
{
	struct reading_result res = { .judgement = JUDGE_WITHIN,
		.limit = &temp_limit };
	struct str out;

	(void)state;
	str_init(&out, 300);
	words_judgement(&out, &temp, &res);
	assert_string_equal(out.ptr,
	    "limit 18 to 28 ℃ (duty of effort): Within the limit");
	str_truncate(&out, 0);
	res.judgement = JUDGE_RECORDED;
	res.limit = NULL;
	words_judgement(&out, &temp, &res);
	assert_string_equal(out.ptr, "Recorded");
	str_clear(&out);
}

static void
bars_show_a_beginning(void **state)
{
	struct str out;

	(void)state;
	str_init(&out, 100);
	words_bar(&out, 1, 55, 12);
	assert_string_equal(out.ptr, "[#---------]");
	str_truncate(&out, 0);
	words_bar(&out, 55, 55, 12);
	assert_string_equal(out.ptr, "[##########]");
	str_truncate(&out, 0);
	words_bar(&out, 0, 0, 12);
	assert_string_equal(out.ptr, "[----------]");
	str_clear(&out);
}

static void
the_journal_speaks_in_words(void **state)
{
	static const struct { const char *subject, *field, *value;
		const char *f, *v; } rows[] = {
		{ "item/4-03", "verdict", "na", "Answer", "Not applicable" },
		{ "item/4-03", "verdict", "", "Answer", "Not answered" },
		{ "form", "wifi", "yes", NULL, "Yes" },
		{ "form", "member_types", "corporate monthly", NULL,
		    "法人, 月額（定額）" },
		{ "form", "seats", "36", "席数", "36 席" },
		{ "form", "opened_on", "2019-04-01", "開設日", "2019-04-01" },
		{ "evidence/x", "size", "2048", "Size", "2.0 KB" },
		{ "evidence/x", "kind", "image/jpeg", "Kind of file",
		    "Photo (JPEG)" },
		{ "evidence/x", "privacy", "keys screens", NULL,
		    "Keys, key codes, door codes, "
		    "Screens, papers with personal data" },
		{ "evidence/x", "privacy", "none", "Privacy check",
		    "nothing of the kind is to be seen" },
		{ "item/9-99", "odd", "value", "odd", "value" },
		{ "item/1-01", "check.zz", "1", "check.zz", "ticked" },
	};
	struct desk d;
	struct str out;
	size_t i;

	(void)state;
	desk_open(&d);
	str_init(&out, 1000);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		str_truncate(&out, 0);
		words_field(&out, d.catalog, rows[i].subject, rows[i].field);
		if (rows[i].f != NULL)
			assert_string_equal(out.ptr, rows[i].f);
		str_truncate(&out, 0);
		words_value(&out, d.catalog, rows[i].subject, rows[i].field,
		    rows[i].value);
		assert_string_equal(out.ptr, rows[i].v);
	}
	str_truncate(&out, 0);
	words_subject(&out, d.catalog, "item/4-03");
	assert_true(str_starts(out.ptr, "4-03 "));
	str_truncate(&out, 0);
	assert_int_equal(words_switched(&out, d.catalog, "wifi"), 7);
	assert_non_null(strstr(out.ptr, "4-01"));
	str_truncate(&out, 0);
	assert_int_equal(words_switched(&out, d.catalog, "seats"), 0);
	assert_string_equal(out.ptr, "");
	str_clear(&out);
	desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_are_alike_wide),
		cmocka_unit_test(sizes_are_short),
		cmocka_unit_test(a_judgement_names_its_limit),
		cmocka_unit_test(bars_show_a_beginning),
		cmocka_unit_test(the_journal_speaks_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
