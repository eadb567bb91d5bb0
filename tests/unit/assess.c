/*
 * Proves the pure core without any file, clock or terminal: links only the
 * archives of assess/ and base/.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assess.h"
#include "assess/answer.h"
#include "assess/condition.h"
#include "assess/field.h"
#include "assess/finding.h"
#include "assess/formula.h"
#include "assess/grade.h"
#include "assess/judge.h"
#include "assess/progress.h"

static void
answer(struct sheet *s, const char *item, const char *verdict)
{
	char subject[32] = "item/";

	strncat(subject, item, sizeof(subject) - 6);
	sheet_put(s, subject, "verdict", verdict);
	sheet_put(s, subject, "confirmed_at", verdict[0] != '\0' ?
	    "2026-04-01T00:00:00.000Z" : "");
}

static bool
join_entry(void *arg, const char *subject, const char *field,
    const char *value)
{
	char *out = arg;

	strcat(strcat(strcat(strcat(strcat(strcat(out, subject), "."), field),
	    "="), value), " ");
	return strcmp(subject, "z") != 0;
}

static void
sheet_keeps_order(void **state)
{
	struct sheet *s = sheet_new();
	char all[200] = "";

	(void)state;
	sheet_put(s, "b", "y", "2");
	sheet_put(s, "a", "x", "1");
	sheet_put(s, "b", "x", "3");
	sheet_put(s, "b", "y", "4");
	sheet_put(s, "c", "x", "5");
	sheet_put(s, "c", "x", NULL);
	sheet_put(s, "d", "x", "");
	sheet_put(s, "z", "a", "6");
	sheet_put(s, "z", "b", "7");
	sheet_each(s, join_entry, all);
	assert_string_equal(all, "a.x=1 b.x=3 b.y=4 z.a=6 ");
	all[0] = '\0';
	sheet_each_of(s, "b", join_entry, all);
	sheet_each_of(s, "bb", join_entry, all);
	sheet_each_of(s, "z", join_entry, all);	/* stops after the first */
	assert_string_equal(all, "b.x=3 b.y=4 z.a=6 ");
	assert_string_equal(sheet_get(s, "b", "y"), "4");
	assert_string_equal(sheet_get(s, "b", "z"), "");
	sheet_free(s);
	sheet_free(NULL);
}

static void
evidence_is_listed(void **state)
{
	struct sheet *s = sheet_new();
	struct evidence e;

	(void)state;
	assert_int_equal(sheet_evidence_count(s), 0);
	sheet_put(s, "evidence/2", "path", "/b");
	sheet_put(s, "evidence/1", "path", "/a");
	sheet_put(s, "evidence/1", "items", "1-01 2-01");
	sheet_put(s, "evidence/1", "other", "ignored");
	sheet_put(s, "form", "name", "x");
	assert_int_equal(sheet_evidence_count(s), 2);
	sheet_evidence_at(s, 0, &e);
	assert_string_equal(e.id, "1");
	assert_true(evidence_serves(&e, "2-01"));
	assert_false(evidence_serves(&e, "2-0"));
	assert_int_equal(sheet_evidence_of(s, "1-01"), 1);
	assert_true(sheet_evidence_find(s, "2", &e));
	assert_string_equal(e.path, "/b");
	assert_string_equal(e.caption, "");
	assert_false(sheet_evidence_find(s, "3", &e));
	sheet_put(s, "evidence/2", "path", "");
	assert_int_equal(sheet_evidence_count(s), 1);
	sheet_free(s);
}

static void
conditions(void **state)
{
	static const struct {
		const char *text;
		enum truth want;
	} cases[] = {
		{ "", TRUTH_YES }, { "yes1", TRUTH_YES }, { "no1", TRUTH_NO },
		{ "open1", TRUTH_OPEN }, { "not yes1", TRUTH_NO },
		{ "not not no1", TRUTH_NO }, { "not open1", TRUTH_OPEN },
		{ "not no1", TRUTH_YES },
		{ "yes1 or open1", TRUTH_YES }, { "open1 or yes1", TRUTH_YES },
		{ "no1 or open1", TRUTH_OPEN }, { "no1 or no1", TRUTH_NO },
		{ "no1 and open1", TRUTH_NO }, { "open1 and no1", TRUTH_NO },
		{ "yes1 and open1", TRUTH_OPEN },
		{ "yes1 and yes1", TRUTH_YES },
		{ "no1 or yes1 and yes1", TRUTH_YES },
		{ "no1 and yes1 or yes1", TRUTH_YES },
		{ "and yes1", TRUTH_OPEN }, { "yes1 yes1", TRUTH_OPEN },
		{ "yes1 or", TRUTH_OPEN }, { "(yes1)", TRUTH_OPEN },
		{ "not", TRUTH_OPEN }, { "or", TRUTH_OPEN },
		{ "yes1 !", TRUTH_OPEN },
	};
	struct sheet *s = sheet_new();
	size_t i;

	(void)state;
	sheet_put(s, "form", "yes1", "yes");
	sheet_put(s, "form", "no1", "no");
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (condition_eval(cases[i].text, s) != cases[i].want)
			fail_msg("condition \"%s\"", cases[i].text);
	assert_true(condition_parse("a or not b", NULL, NULL));
	assert_false(condition_parse("a or", NULL, NULL));
	sheet_free(s);
}

static void
count_names(void *arg, const char *id, size_t len)
{
	(void)id;
	*(size_t *)arg += len;
}

static void
condition_names(void **state)
{
	size_t n = 0;

	(void)state;
	assert_true(condition_parse("ab and not cde", count_names, &n));
	assert_int_equal(n, 5);
}

static bool
look_up(void *arg, const char *name, size_t len, decimal *out)
{
	(void)arg;
	if (len == 1 && name[0] == 'a')
		*out = 7 * DECIMAL_ONE;
	else if (len == 1 && name[0] == 'z')
		*out = 0;
	else if (len == 3 && memcmp(name, "big", 3) == 0)
		*out = INT64_MAX;
	else
		return false;
	return true;
}

static void
formulas(void **state)
{
	static const struct {
		const char *text;
		enum formula_result result;
		int64_t millionths;
	} cases[] = {
		{ "1 + 2 * 3", FORMULA_OK, 7000000 },
		{ "(1 + 2) * 3", FORMULA_OK, 9000000 },
		{ "10 / 4 - 1", FORMULA_OK, 1500000 },
		{ "-a + 8", FORMULA_OK, 1000000 },
		{ "min(a, 4)", FORMULA_OK, 4000000 },
		{ "min(3, a)", FORMULA_OK, 3000000 },
		{ "max(a, 4.5)", FORMULA_OK, 7000000 },
		{ "ceil(2.1)", FORMULA_OK, 3000000 },
		{ "ceil(2)", FORMULA_OK, 2000000 },
		{ "ceil(-2.5)", FORMULA_OK, -2000000 },
		{ "a / z", FORMULA_UNDEFINED, 0 },
		{ "big * 2", FORMULA_UNDEFINED, 0 },
		{ "big + big", FORMULA_UNDEFINED, 0 },
		{ "0 - big - big", FORMULA_UNDEFINED, 0 },
		{ "a + q", FORMULA_OPEN, 0 },
		{ "a / q", FORMULA_OPEN, 0 },
		{ "1 +", FORMULA_BROKEN, 0 },
		{ "(1", FORMULA_BROKEN, 0 },
		{ "min(1)", FORMULA_BROKEN, 0 },
		{ "1 2", FORMULA_BROKEN, 0 },
		{ "", FORMULA_BROKEN, 0 },
		{ "1.2.3", FORMULA_BROKEN, 0 },
		{ "1111111111111111111111111111111111", FORMULA_BROKEN, 0 },
		{ "((((((((((((((((((((((((((((((((((((1))))))))))))))))))))"
		    "))))))))))))))))", FORMULA_BROKEN, 0 },
	};
	size_t i;
	decimal v;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum formula_result r = formula_eval(cases[i].text, look_up,
		    NULL, &v);

		if (r != cases[i].result ||
		    (r == FORMULA_OK && v != cases[i].millionths))
			fail_msg("formula \"%s\": %d %lld", cases[i].text,
			    (int)r, (long long)v);
	}
}

static enum judgement
judged(const struct sheet *s, size_t reading, date_day day)
{
	struct reading_result r;

	judge_reading(s, &tiny.items[3], &tiny.items[3].readings[reading],
	    day, &r);
	return r.judgement;
}

static void
readings_are_judged(void **state)
{
	struct sheet *s = sheet_new();
	const char *item = "item/2-01";

	(void)state;
	assert_int_equal(judged(s, 0, 19500), JUDGE_EMPTY);
	sheet_put(s, item, "reading.temp", "２８");
	assert_int_equal(judged(s, 0, 19500), JUDGE_WITHIN);
	assert_int_equal(judged(s, 0, 18000), JUDGE_RECORDED);
	sheet_put(s, item, "reading.temp", "28.1");
	assert_int_equal(judged(s, 0, 19500), JUDGE_WARN);
	assert_int_equal(judged(s, 0, 20000), JUDGE_WITHIN);
	sheet_put(s, item, "reading.temp", "19");
	assert_int_equal(judged(s, 0, 20000), JUDGE_WARN);
	sheet_put(s, item, "reading.temp", "warm");
	assert_int_equal(judged(s, 0, 20000), JUDGE_INVALID);
	/* computed from two others, of the same item */
	assert_int_equal(judged(s, 3, 20000), JUDGE_EMPTY);
	sheet_put(s, item, "reading.floor", "100");
	sheet_put(s, item, "reading.people", "10");
	assert_int_equal(judged(s, 3, 20000), JUDGE_WITHIN);
	sheet_put(s, item, "reading.people", "11");
	assert_int_equal(judged(s, 3, 20000), JUDGE_FAIL);
	sheet_put(s, item, "reading.people", "0");
	assert_int_equal(judged(s, 3, 20000), JUDGE_INVALID);
	/* days */
	sheet_put(s, item, "reading.checked", "2026-04-02");
	assert_int_equal(judged(s, 4, date_from_ymd(2026, 10, 2)),
	    JUDGE_WITHIN);
	assert_int_equal(judged(s, 4, date_from_ymd(2026, 10, 3)),
	    JUDGE_FAIL);
	sheet_put(s, item, "reading.built", "1981-05-31");
	assert_int_equal(judged(s, 5, 20000), JUDGE_WARN);
	sheet_put(s, item, "reading.built", "昭和56年6月1日");
	assert_int_equal(judged(s, 5, 20000), JUDGE_WITHIN);
	sheet_put(s, item, "reading.built", "soon");
	assert_int_equal(judged(s, 5, 20000), JUDGE_INVALID);
	sheet_put(s, item, "reading.support", "2026-10-02");
	assert_int_equal(judged(s, 6, date_from_ymd(2026, 10, 2)),
	    JUDGE_WITHIN);
	assert_int_equal(judged(s, 6, date_from_ymd(2026, 10, 3)),
	    JUDGE_WARN);
	/* choices, and a condition that switches the reading off */
	sheet_put(s, item, "reading.crypto", "wpa2");
	assert_int_equal(judged(s, 7, 20000), JUDGE_WITHIN);
	sheet_put(s, item, "reading.crypto", "wep");
	assert_int_equal(judged(s, 7, 20000), JUDGE_FAIL);
	sheet_put(s, item, "reading.crypto", "tin can");
	assert_int_equal(judged(s, 7, 20000), JUDGE_INVALID);
	sheet_put(s, "form", "wifi", "no");
	assert_int_equal(judged(s, 7, 20000), JUDGE_OFF);
	sheet_free(s);
}

static void
answers(void **state)
{
	struct sheet *s = sheet_new();
	const struct item *it = &tiny.items[1];
	struct answer a;

	(void)state;
	answer_of(s, it, &a);
	assert_int_equal(a.verdict, VERDICT_NONE);
	assert_int_equal(a.checks, 2);
	assert_int_equal(answer_proposed(&a), VERDICT_NONE);
	sheet_put(s, "item/1-02", "check.a", "1");
	sheet_put(s, "item/1-02", "check.b", "1");
	answer_of(s, it, &a);
	assert_int_equal(a.verdict, VERDICT_NONE);	/* proposed, not set */
	assert_int_equal(answer_proposed(&a), VERDICT_CONFORMS);
	answer(s, "1-02", "conforms");
	answer_of(s, it, &a);
	assert_true(a.confirmed);
	/* switched off by the service, and back without losing the answer */
	sheet_put(s, "form", "wifi", "no");
	answer_of(s, it, &a);
	assert_true(a.automatic && a.confirmed);
	assert_int_equal(a.verdict, VERDICT_NA);
	assert_int_equal(a.given, VERDICT_CONFORMS);
	assert_string_equal(a.reason, "提供していません。");
	assert_int_equal(a.checks, 1);
	sheet_put(s, "form", "wifi", "yes");
	answer_of(s, it, &a);
	assert_int_equal(a.verdict, VERDICT_CONFORMS);
	/* not applicable counts only with a reason; unknown never */
	answer(s, "1-02", "na");
	answer_of(s, it, &a);
	assert_false(a.confirmed);
	sheet_put(s, "item/1-02", "reason", "無線LANがない");
	answer_of(s, it, &a);
	assert_true(a.confirmed);
	answer(s, "1-02", "unknown");
	answer_of(s, it, &a);
	assert_false(a.confirmed);
	/* answered to another text: to be read again */
	answer(s, "1-02", "fails");
	sheet_put(s, "item/1-02", "text_hash", "older");
	answer_of(s, it, &a);
	assert_true(a.text_changed && !a.confirmed);
	sheet_put(s, "item/1-02", "text_hash", "h1-02");
	answer_of(s, it, &a);
	assert_true(!a.text_changed && a.confirmed);
	assert_int_equal(verdict_parse("nonsense"), VERDICT_NONE);
	assert_string_equal(verdict_code(verdict_parse("na")), "na");
	assert_string_equal(verdict_name(VERDICT_FAILS), "Does not conform");
	sheet_free(s);
}

static void
progress_and_rating(void **state)
{
	struct sheet *s = sheet_new();
	struct progress p;

	(void)state;
	progress_init(&p, &tiny);
	progress_count(&p, &tiny, s);
	assert_int_equal(p.all.items, 5);
	assert_int_equal(p.all.done, 0);
	assert_int_equal(p.all.required, 4);
	assert_int_equal(p.fields_required, 2);
	assert_int_equal(grade_rating(&tiny, s), RATING_OPEN);
	assert_ptr_equal(progress_next_open(&tiny, s, 4, false,
	    DATE_NONE),
	    &tiny.items[0]);
	answer(s, "1-01", "conforms");
	sheet_put(s, "form", "name", "みどり");
	sheet_put(s, "form", "wifi", "no");
	progress_count(&p, &tiny, s);
	assert_int_equal(p.all.done, 2);
	assert_int_equal(p.all.by[VERDICT_NA], 1);
	assert_int_equal(p.chapters[0].required_done, 2);
	assert_int_equal(p.fields_done, 2);
	assert_int_equal(grade_rating(&tiny, s), RATING_LOW);
	answer(s, "1-03", "conforms");
	assert_int_equal(grade_rating(&tiny, s), RATING_BELOW_LOW);
	answer(s, "1-03", "fails");
	assert_int_equal(grade_rating(&tiny, s), RATING_LOW);
	answer(s, "1-01", "fails");
	assert_int_equal(grade_rating(&tiny, s), RATING_MEDIUM_HIGH);
	answer(s, "1-03", "");
	assert_ptr_equal(progress_next_open(&tiny, s, 0, true,
	    DATE_NONE),
	    &tiny.items[3]);
	answer(s, "2-01", "conforms");
	answer(s, "2-02", "conforms");
	assert_null(progress_next_open(&tiny, s, 0, true,
	    DATE_NONE));
	assert_ptr_equal(progress_next_open(&tiny, s, 0, false,
	    DATE_NONE),
	    &tiny.items[2]);
	assert_string_equal(rating_name(RATING_LOW), "Low");
	progress_clear(&p);
	sheet_free(s);
}

static size_t
count_kind(const struct finding_list *l, enum finding_kind k)
{
	size_t i, n = 0;

	for (i = 0; i < l->n; i++)
		n += l->list[i].kind == k;
	return n;
}

static void
findings(void **state)
{
	static const enum file_state files[] = { FILE_MISSING, FILE_CHANGED,
		FILE_SAME };
	struct sheet *s = sheet_new();
	struct finding_list l = { 0 };
	size_t i;

	(void)state;
	finding_collect(&l, &tiny, s, 20000, NULL);
	assert_int_equal(count_kind(&l, FINDING_UNANSWERED), 5);
	assert_int_equal(count_kind(&l, FINDING_FIELD_MISSING), 2);
	assert_int_equal(finding_count(&l, SEVERITY_MUST), 6);
	for (i = 1; i < l.n; i++)
		assert_true(l.list[i - 1].severity <= l.list[i].severity);
	sheet_put(s, "form", "name", "x");
	sheet_put(s, "form", "wifi", "yes");
	sheet_put(s, "form", "postal", "12");
	answer(s, "1-01", "unknown");
	answer(s, "1-02", "conforms");
	sheet_put(s, "item/1-02", "check.a", "1");
	answer(s, "1-03", "fails");
	answer(s, "2-01", "conforms");
	sheet_put(s, "item/2-01", "reading.temp", "10");
	sheet_put(s, "item/2-01", "reading.built", "x");
	sheet_put(s, "item/2-01", "reading.crypto", "wep");
	answer(s, "2-02", "na");
	sheet_put(s, "item/1-02", "text_hash", "old");
	sheet_put(s, "evidence/1", "items", "2-01");
	sheet_put(s, "evidence/2", "items", "");
	sheet_put(s, "evidence/2", "path", "/x");
	sheet_put(s, "evidence/3", "path", "/y");
	sheet_put(s, "evidence/2", "privacy", "none");
	sheet_put(s, "evidence/3", "privacy", "faces keys");
	sheet_put(s, "evidence/3", "kind", "image/jpeg");
	finding_collect(&l, &tiny, s, 20000, files);
	assert_int_equal(count_kind(&l, FINDING_FIELD_INVALID), 1);
	assert_int_equal(count_kind(&l, FINDING_UNKNOWN), 1);
	assert_int_equal(count_kind(&l, FINDING_TEXT_CHANGED), 1);
	assert_int_equal(count_kind(&l, FINDING_CHECK_OPEN), 1);
	assert_int_equal(count_kind(&l, FINDING_FAILS), 1);
	assert_int_equal(count_kind(&l, FINDING_REASON_MISSING), 1);
	assert_int_equal(count_kind(&l, FINDING_EVIDENCE_NONE), 1);
	assert_int_equal(count_kind(&l, FINDING_READING_WARN), 1);
	assert_int_equal(count_kind(&l, FINDING_READING_INVALID), 1);
	assert_int_equal(count_kind(&l, FINDING_READING_FAIL), 1);
	assert_int_equal(count_kind(&l, FINDING_READING_MISSING), 1);
	assert_int_equal(count_kind(&l, FINDING_FILE_MISSING), 1);
	assert_int_equal(count_kind(&l, FINDING_FILE_CHANGED), 1);
	assert_int_equal(count_kind(&l, FINDING_PHOTO_SHOWS), 1);
	assert_int_equal(count_kind(&l, FINDING_PHOTOS_UNSEEN), 0);
	/* a guide value missed is a hint, never something needed */
	for (i = 0; i < l.n; i++)
		if (l.list[i].kind == FINDING_READING_WARN)
			assert_int_equal(l.list[i].severity, SEVERITY_HINT);
	for (i = 0; i <= FINDING_TEXT_CHANGED; i++) {
		assert_true(finding_title((enum finding_kind)i)[0] != '\0');
		assert_true(finding_advice((enum finding_kind)i)[0] != '\0');
	}
	finding_clear(&l);
	sheet_free(s);
}

/* One for all photos without an answer; a document is none. */
static void
photos_unseen(void **state)
{
	struct sheet *s = sheet_new();
	struct finding_list l = { 0 };
	size_t i;

	(void)state;
	sheet_put(s, "evidence/1", "kind", "application/pdf");
	sheet_put(s, "evidence/2", "kind", "image/jpeg");
	sheet_put(s, "evidence/2", "privacy", "none");
	sheet_put(s, "evidence/3", "kind", "image/jpeg");
	sheet_put(s, "evidence/4", "kind", "image/png");
	finding_collect(&l, &tiny, s, 20000, NULL);
	assert_int_equal(count_kind(&l, FINDING_PHOTOS_UNSEEN), 1);
	for (i = 0; l.list[i].kind != FINDING_PHOTOS_UNSEEN; i++)
		;
	assert_int_equal(l.list[i].photos, 2);
	assert_int_equal(l.list[i].evidence, 2);
	assert_int_equal(l.list[i].severity, SEVERITY_HINT);
	assert_false(finding_of_file(&l.list[i]));
	finding_clear(&l);
	sheet_free(s);
}

static void
fields(void **state)
{
	static const struct choice colours[] = { { "red", "赤" },
		{ "blue", "青" } };
	static const struct {
		enum field_type type;
		const char *typed, *kept;
		enum field_fault fault;
	} cases[] = {
		{ FIELD_TEXT, "　 みどり　", "みどり", FIELD_OK },
		{ FIELD_LINES, "一\r\n二\n", "一\n二", FIELD_OK },
		{ FIELD_POSTAL, "〒１５０ー０００１", "150-0001", FIELD_OK },
		{ FIELD_POSTAL, "1500001", "150-0001", FIELD_OK },
		{ FIELD_POSTAL, "150-001", "150-001", FIELD_BAD_POSTAL },
		{ FIELD_POSTAL, "abc", "abc", FIELD_BAD_POSTAL },
		{ FIELD_POSTAL, "15000012", "15000012", FIELD_BAD_POSTAL },
		{ FIELD_PHONE, "０３−００００−００００", "03-0000-0000", FIELD_OK },
		{ FIELD_PHONE, "110", "110", FIELD_BAD_PHONE },
		{ FIELD_PHONE, "03-電話", "03-電話", FIELD_BAD_PHONE },
		{ FIELD_EMAIL, "a@example.jp", "a@example.jp", FIELD_OK },
		{ FIELD_EMAIL, "ａ＠ｅｘａｍｐｌｅ．ｊｐ", "a@example.jp", FIELD_OK },
		{ FIELD_EMAIL, "a@@b.jp", "a@@b.jp", FIELD_BAD_EMAIL },
		{ FIELD_EMAIL, "@b.jp", "@b.jp", FIELD_BAD_EMAIL },
		{ FIELD_EMAIL, "a@b", "a@b", FIELD_BAD_EMAIL },
		{ FIELD_EMAIL, "a@.jp", "a@.jp", FIELD_BAD_EMAIL },
		{ FIELD_EMAIL, "a@b.", "a@b.", FIELD_BAD_EMAIL },
		{ FIELD_EMAIL, "あ@b.jp", "あ@b.jp", FIELD_BAD_EMAIL },
		{ FIELD_URL, "https://example.jp/", "https://example.jp/",
		    FIELD_OK },
		{ FIELD_URL, "http://example.jp", "http://example.jp",
		    FIELD_OK },
		{ FIELD_URL, "example.jp", "example.jp", FIELD_BAD_URL },
		{ FIELD_URL, "https://local", "https://local", FIELD_BAD_URL },
		{ FIELD_DATE, "令和8年4月1日", "2026-04-01", FIELD_OK },
		{ FIELD_DATE, "2026/4/31", "2026/4/31", FIELD_BAD_DATE },
		{ FIELD_NUMBER, "１，２００．５", "1200.5", FIELD_OK },
		{ FIELD_NUMBER, "-1", "-1", FIELD_BAD_NUMBER },
		{ FIELD_NUMBER, "many", "many", FIELD_BAD_NUMBER },
		{ FIELD_CHOICE, "red", "red", FIELD_OK },
		{ FIELD_CHOICE, "green", "green", FIELD_BAD_CHOICE },
		{ FIELD_CHOICES, "blue red", "red blue", FIELD_OK },
		{ FIELD_CHOICES, "blue green", "blue green",
		    FIELD_BAD_CHOICE },
		{ FIELD_YESNO, "はい", "yes", FIELD_OK },
		{ FIELD_YESNO, "なし", "no", FIELD_OK },
		{ FIELD_YESNO, "perhaps", "perhaps", FIELD_BAD_CHOICE },
		{ FIELD_TEXT, "", "", FIELD_OK },
	};
	struct form_field f = { .choices = { colours, 2 } };
	char *kept, *big;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum field_fault fault;

		f.type = cases[i].type;
		fault = field_normalise(&f, cases[i].typed, &kept);
		if (fault != cases[i].fault ||
		    strcmp(kept, cases[i].kept) != 0)
			fail_msg("\"%s\": %d \"%s\"", cases[i].typed,
			    (int)fault, kept);
		free(kept);
	}
	f.required = true;
	assert_int_equal(field_normalise(&f, " ", &kept), FIELD_EMPTY);
	free(kept);
	big = malloc(30001);
	memset(big, 'x', 30000);
	big[30000] = '\0';
	f.type = FIELD_TEXT;
	assert_int_equal(field_normalise(&f, big, &kept), FIELD_TOO_LONG);
	assert_int_equal(strlen(kept), 30000);	/* nothing is thrown away */
	free(kept);
	free(big);
	for (i = 0; i <= FIELD_TOO_LONG; i++)
		assert_non_null(field_fault_text((enum field_fault)i));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sheet_keeps_order),
		cmocka_unit_test(evidence_is_listed),
		cmocka_unit_test(conditions),
		cmocka_unit_test(condition_names),
		cmocka_unit_test(formulas),
		cmocka_unit_test(readings_are_judged),
		cmocka_unit_test(answers),
		cmocka_unit_test(progress_and_rating),
		cmocka_unit_test(findings),
		cmocka_unit_test(photos_unseen),
		cmocka_unit_test(fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
