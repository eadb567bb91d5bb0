/*
 * Proves the programme's year without files or clock: readiness by grade and
 * the rating, the certificate's days, what a renewal takes over and looks at
 * first, the order of plans and questions, and what counts as a difference.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess.h"
#include "assess/diff.h"
#include "assess/finding.h"
#include "assess/plan.h"
#include "assess/progress.h"
#include "assess/question.h"
#include "assess/readiness.h"
#include "assess/record.h"
#include "assess/renewal.h"
#include "assess/stage.h"
#include "base/date.h"
#include "catalog/programme.h"

static void
answer(struct sheet *s, const char *id, const char *verdict)
{
	char subject[32], hash[32];

	(void)snprintf(subject, sizeof(subject), "item/%s", id);
	(void)snprintf(hash, sizeof(hash), "h%s", id);
	sheet_put(s, subject, "verdict", verdict);
	sheet_put(s, subject, "confirmed_at", "2026-04-01T00:00:00.000Z");
	sheet_put(s, subject, "text_hash", hash);
}

static void
attach(struct sheet *s, const char *id, const char *items, const char *sha,
    const char *day)
{
	char subject[64];

	(void)snprintf(subject, sizeof(subject), "evidence/%s", id);
	sheet_put(s, subject, "items", items);
	sheet_put(s, subject, "sha256", sha);
	sheet_put(s, subject, "name", id);
	sheet_put(s, subject, "effective", day);
}

/* All five items conform, with one file for all of them. */
static struct sheet *
good_sheet(void)
{
	static const char *const ids[] = { "1-01", "1-02", "1-03", "2-01",
		"2-02" };
	struct sheet *s = sheet_new();
	size_t i;

	sheet_put(s, "form", "wifi", "yes");
	for (i = 0; i < 5; i++)
		answer(s, ids[i], "conforms");
	attach(s, "f1", "1-01 1-02 1-03 2-01 2-02", "aa", "2026-03-01");
	return s;
}

static void
grades_and_what_is_missing(void **state)
{
	const struct programme *p = tiny.programme;
	date_day day = date_parse("2026-04-10");
	struct sheet *s = good_sheet();
	struct readiness r;

	(void)state;
	readiness_look(&r, &tiny, s, &p->grades[0], day);
	assert_int_equal(r.all, 4);
	assert_int_equal(r.done, 4);
	assert_int_equal(r.lacks.n, 0);
	readiness_clear(&r);
	assert_string_equal(readiness_next(&tiny, s, day)->id, "high");
	readiness_look(&r, &tiny, s, &p->grades[1], day);
	assert_int_equal(r.all, 6);
	assert_int_equal(r.lacks.n, 1);
	assert_int_equal(r.lacks.list[0].what, LACK_DIAGNOSIS);
	readiness_clear(&r);
	sheet_put(s, "diagnosis", "date", "2025-04-09");
	readiness_look(&r, &tiny, s, &p->grades[1], day);
	assert_int_equal(r.lacks.list[0].what, LACK_DIAGNOSIS_OLD);
	readiness_clear(&r);
	sheet_put(s, "diagnosis", "date", "2025-04-10");
	sheet_put(s, "diagnosis", "rating", "medium-high");
	readiness_look(&r, &tiny, s, &p->grades[1], day);
	assert_int_equal(r.lacks.list[0].what, LACK_DIAGNOSIS_REFUSED);
	readiness_clear(&r);
	sheet_put(s, "diagnosis", "rating", "low");
	readiness_look(&r, &tiny, s, &p->grades[1], day);
	assert_int_equal(r.lacks.list[0].what, LACK_DIAGNOSIS_REPORT);
	readiness_clear(&r);
	sheet_put(s, "diagnosis", "files", "f1");
	assert_null(readiness_next(&tiny, s, day));
	sheet_put(s, "evidence/f1", "items", "1-01");
	readiness_look(&r, &tiny, s, &p->grades[0], day);
	assert_int_equal(r.lacks.n, 3);
	assert_int_equal(r.lacks.list[0].what, LACK_EVIDENCE);
	readiness_clear(&r);
	sheet_free(s);
}

static void
rating_with_reasons(void **state)
{
	struct sheet *s = good_sheet();
	struct rating_result r;

	(void)state;
	rating_look(&r, &tiny, s);
	assert_string_equal(r.level->id, "below-low");
	assert_null(r.better);
	rating_clear(&r);
	answer(s, "1-03", "fails");
	rating_look(&r, &tiny, s);
	assert_string_equal(r.level->id, "low");
	assert_string_equal(r.better->id, "below-low");
	assert_int_equal(r.reasons.n, 1);
	assert_string_equal(r.reasons.list[0].item->id, "1-03");
	rating_clear(&r);
	answer(s, "1-02", "unknown");
	rating_look(&r, &tiny, s);
	assert_null(r.level);
	assert_string_equal(r.reasons.list[0].item->id, "1-02");
	rating_clear(&r);
	answer(s, "1-01", "fails");
	rating_look(&r, &tiny, s);
	assert_string_equal(r.level->id, "medium-high");
	rating_clear(&r);
	/* The environment is no matter of the security rating. */
	answer(s, "1-01", "conforms");
	answer(s, "1-02", "conforms");
	answer(s, "2-01", "fails");
	rating_look(&r, &tiny, s);
	assert_string_equal(r.level->id, "low");
	rating_clear(&r);
	sheet_free(s);
}

static void
fees(void **state)
{
	char yen[20];

	(void)state;
	assert_int_equal(programme_fee_with_tax(tiny.programme, 100000,
	    18169), 108000);
	assert_int_equal(programme_fee_with_tax(tiny.programme, 100000,
	    18170), 110000);
	assert_int_equal(programme_fee_with_tax(tiny.programme, 15, 18170),
	    16);
	programme_yen(1234567, yen);
	assert_string_equal(yen, "1,234,567");
	programme_yen(999, yen);
	assert_string_equal(yen, "999");
	programme_yen(100000, yen);
	assert_string_equal(yen, "100,000");
}

static const char *
until(const struct sheet *s)
{
	static char iso[11];

	date_format_iso(renewal_valid_until(&tiny, s), iso);
	return iso;
}

static void
validity_counts_from_the_first_day(void **state)
{
	struct sheet *s = sheet_new();

	(void)state;
	assert_string_equal(until(s), "");
	sheet_put(s, "programme", "certified_first", "2028-02-29");
	assert_string_equal(until(s), "");
	sheet_put(s, "programme", "certified", "2028-02-29");
	assert_string_equal(until(s), "2029-02-28");
	sheet_put(s, "programme", "term", "4");
	sheet_put(s, "programme", "certified", "2031-02-10");
	assert_string_equal(until(s), "2032-02-29");
	sheet_put(s, "programme", "term", "nonsense");
	assert_string_equal(until(s), "2029-02-28");
	sheet_put(s, "programme", "valid_until", "2029-02-27");
	assert_string_equal(until(s), "2029-02-27");
	sheet_free(s);
}

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	sheet_put(arg, subject, field, value);
}

static struct sheet *
renewed(const struct sheet *old)
{
	struct sheet *s = sheet_new();

	renewal_entries(&tiny, old, put, s);
	sheet_put(s, "application", "renews", "old");
	return s;
}

static void
renewal_takes_all_and_confirms_nothing(void **state)
{
	struct sheet *old = good_sheet(), *s;
	struct answer a;
	size_t i;

	(void)state;
	sheet_put(old, "programme", "certificate_no", "SC-1");
	sheet_put(old, "programme", "certified", "2026-06-01");
	sheet_put(old, "programme", "certified_first", "2026-06-01");
	sheet_put(old, "form", "application_date", "2026-04-01");
	sheet_put(old, "form", "postal", "150-0001");
	sheet_put(old, "question/q1", "text", "?");
	s = renewed(old);
	for (i = 0; i < tiny.n_items; i++) {
		answer_of(s, &tiny.items[i], &a);
		assert_int_equal(a.given, VERDICT_CONFORMS);
		assert_true(a.carried);
		assert_false(a.confirmed);
		assert_int_equal(a.evidence, 1);
	}
	assert_string_equal(sheet_form(s, "wifi"), "yes");
	assert_string_equal(sheet_form(s, "postal"), "SC-1");
	assert_string_equal(sheet_form(s, "application_date"), "");
	assert_string_equal(sheet_get(s, "programme", "certified_first"),
	    "2026-06-01");
	assert_int_equal(renewal_term(s), 2);
	assert_string_equal(until(s), "");	/* not certified yet */
	assert_string_equal(sheet_get(s, "question/q1", "text"), "");
	sheet_free(s);
	sheet_free(old);
}

static void
renewal_shows_changes_first(void **state)
{
	struct sheet *old = good_sheet(), *s = renewed(old);
	date_day day = date_parse("2027-04-10");
	struct finding_list l = { NULL, 0, 0 };

	(void)state;
	/* The question of the last item was another; one file is old. */
	sheet_put(s, "item/2-02", "text_hash", "other");
	sheet_put(s, "evidence/f1", "items", "1-02");
	attach(s, "f2", "1-01 1-03 2-01 2-02", "bb", "2026-05-01");
	assert_int_equal(renewal_rank(&tiny, s, &tiny.items[4], day),
	    RENEWAL_CHANGED);
	assert_int_equal(renewal_rank(&tiny, s, &tiny.items[1], day),
	    RENEWAL_OLD);
	assert_int_equal(renewal_rank(&tiny, s, &tiny.items[0], day),
	    RENEWAL_SAME);
	finding_collect(&l, &tiny, s, day, NULL);
	assert_int_equal(l.list[0].kind, FINDING_TEXT_CHANGED);
	assert_string_equal(l.list[0].item->id, "2-02");
	assert_int_equal(l.list[1].kind, FINDING_FILE_OLD);
	assert_int_equal(l.list[2].severity, SEVERITY_MUST);
	finding_clear(&l);
	/* The day itself is still within the year. */
	sheet_put(s, "evidence/f1", "effective", "2026-04-10");
	assert_int_equal(renewal_rank(&tiny, s, &tiny.items[1], day),
	    RENEWAL_SAME);
	sheet_put(s, "item/2-01", "reading.temp", "22");
	sheet_put(s, "item/2-01", "reading.temp.time", "2026-04-09 10:00");
	assert_int_equal(renewal_rank(&tiny, s, &tiny.items[3], day),
	    RENEWAL_OLD);
	sheet_free(s);
	sheet_free(old);
}

/* F5 goes the same way as the findings: changed, too old, the rest; and never
 * to where one is while there is another. */
static void
renewal_goes_on_in_its_order(void **state)
{
	struct sheet *old = good_sheet(), *s = renewed(old);
	date_day day = date_parse("2027-04-10");

	(void)state;
	sheet_put(s, "item/2-02", "text_hash", "other");
	sheet_put(s, "evidence/f1", "items", "1-02");
	assert_ptr_equal(progress_next_open(&tiny, s, tiny.n_items, false,
	    day), &tiny.items[4]);
	assert_ptr_equal(progress_next_open(&tiny, s, 4, false, day),
	    &tiny.items[1]);
	answer(s, "2-02", "conforms");
	assert_ptr_equal(progress_next_open(&tiny, s, 4, false, day),
	    &tiny.items[1]);
	assert_ptr_equal(progress_next_open(&tiny, s, 1, false, day),
	    &tiny.items[2]);
	answer(s, "1-02", "conforms");
	assert_ptr_equal(progress_next_open(&tiny, s, tiny.n_items, false,
	    day), &tiny.items[0]);
	answer(s, "1-01", "conforms");
	answer(s, "1-03", "conforms");
	assert_ptr_equal(progress_next_open(&tiny, s, 3, false, day),
	    &tiny.items[3]);
	sheet_free(s);
	sheet_free(old);
}

static size_t
count_kind(const struct diff_list *l, enum diff_kind kind)
{
	size_t i, n = 0;

	for (i = 0; i < l->n; i++)
		n += l->list[i].kind == kind;
	return n;
}

/* Another check sheet: 1-03 was not there, 9-01 and 9-02 were. */
static void
another_edition_names_new_and_gone(void **state)
{
	struct sheet *old = good_sheet(), *s;
	struct item items[6];
	struct catalog before = tiny;
	struct finding_list found = { NULL, 0, 0 };
	struct diff_list l;
	const char *line;

	(void)state;
	memcpy(items, tiny.items, 5 * sizeof(items[0]));
	items[2].id = "9-01";
	items[2].title = "Gone";
	items[5] = items[2];
	items[5].id = "9-02";
	before.items = items;
	before.n_items = 6;
	answer(old, "1-03", "");
	s = renewed(old);
	renewal_note_items(&tiny, &before, old, put, s);
	assert_true(renewal_item_new(s, &tiny.items[2]));
	assert_false(renewal_item_new(s, &tiny.items[0]));
	line = renewal_next_gone(s, "");
	assert_string_equal(line, "9-01 Gone\n9-02 Gone");
	line = renewal_next_gone(s, line);
	assert_string_equal(line, "9-02 Gone");
	assert_null(renewal_next_gone(s, line));
	finding_collect(&found, &tiny, s, 20553, NULL);
	assert_int_equal(found.list[0].kind, FINDING_NEW);
	assert_string_equal(found.list[0].item->id, "1-03");
	finding_clear(&found);
	diff_collect(&l, &tiny, old, s);
	assert_int_equal(count_kind(&l, DIFF_ITEM_NEW), 1);
	assert_int_equal(count_kind(&l, DIFF_ITEM_GONE), 2);
	diff_clear(&l);
	/* The old check sheet is gone too: what was answered tells. */
	sheet_put(old, "item/9-01", "verdict", "conforms");
	renewal_note_items(&tiny, NULL, old, put, s);
	assert_true(renewal_item_new(s, &tiny.items[2]));
	assert_string_equal(renewal_next_gone(s, ""), "9-01");
	sheet_free(s);
	sheet_free(old);
}

/* All of a check sheet may be new; an id counts as a whole. */
static void
every_new_item_is_noted(void **state)
{
	struct sheet *old = sheet_new(), *s = sheet_new();
	struct catalog before = tiny;
	struct item other = tiny.items[0];
	size_t i;

	(void)state;
	before.n_items = 0;
	renewal_note_items(&tiny, &before, old, put, s);
	assert_string_equal(sheet_get(s, "application", "items_new"),
	    "1-01 1-02 1-03 2-01 2-02");
	for (i = 0; i < tiny.n_items; i++)
		assert_true(renewal_item_new(s, &tiny.items[i]));
	other.id = "1-04";
	assert_false(renewal_item_new(s, &other));
	other.id = "1-0";
	assert_false(renewal_item_new(s, &other));
	assert_null(renewal_next_gone(s, ""));
	sheet_free(s);
	sheet_free(old);
}

static void
plans_by_day(void **state)
{
	struct sheet *s = good_sheet();
	struct plan_list l;

	(void)state;
	answer(s, "1-01", "fails");
	answer(s, "1-03", "unknown");
	sheet_put(s, "item/1-03", "plan.due", "2026-05-01");
	sheet_put(s, "item/2-01", "plan.due", "2026-04-01");
	sheet_put(s, "item/2-02", "plan.due", "2026-03-01");
	sheet_put(s, "item/2-02", "plan.state", "done");
	plan_collect(&l, &tiny, s, date_parse("2026-04-10"));
	assert_int_equal(l.n, 4);
	assert_string_equal(l.list[0].item->id, "2-01");
	assert_true(l.list[0].overdue);
	assert_string_equal(l.list[1].item->id, "1-03");
	assert_false(l.list[1].overdue);
	assert_string_equal(l.list[2].item->id, "1-01");
	assert_int_equal(l.list[2].due, DATE_NONE);
	assert_string_equal(l.list[3].item->id, "2-02");
	assert_false(l.list[3].overdue);
	plan_clear(&l);
	sheet_free(s);
}

static void
questions_by_deadline(void **state)
{
	struct sheet *s = good_sheet();
	struct question_list l;
	struct finding_list f = { NULL, 0, 0 };

	(void)state;
	sheet_put(s, "question/a", "text", "one");
	sheet_put(s, "question/a", "state", "answered");
	sheet_put(s, "question/b", "text", "two");
	sheet_put(s, "question/b", "deadline", "2026-05-20");
	sheet_put(s, "question/c", "item", "1-02");
	sheet_put(s, "question/c", "deadline", "2026-04-09");
	question_collect(&l, &tiny, s, date_parse("2026-04-10"));
	assert_int_equal(l.n, 3);
	assert_string_equal(l.list[0].id, "c");
	assert_true(l.list[0].overdue);
	assert_ptr_equal(l.list[0].item, &tiny.items[1]);
	assert_string_equal(l.list[1].id, "b");
	assert_string_equal(l.list[2].id, "a");
	assert_string_equal(question_find(&l, 2)->id, "b");
	assert_null(question_find(&l, 4));
	question_clear(&l);
	finding_collect(&f, &tiny, s, date_parse("2026-04-10"), NULL);
	assert_int_equal(f.list[0].severity, SEVERITY_MUST);
	finding_clear(&f);
	sheet_free(s);
}

static void
differences(void **state)
{
	struct sheet *old = good_sheet(), *s = good_sheet();
	struct diff_list l;

	(void)state;
	/* Who confirmed when is no difference. */
	sheet_put(s, "item/1-01", "confirmed_at", "2027-01-01T00:00:00.000Z");
	sheet_put(s, "evidence/f1", "path", "/elsewhere");
	diff_collect(&l, &tiny, old, s);
	assert_int_equal(l.n, 0);
	diff_clear(&l);
	sheet_put(s, "item/1-02", "verdict", "fails");
	sheet_put(s, "item/2-01", "reading.temp", "22");
	sheet_put(old, "form", "name", "前の名");
	attach(s, "f2", "1-03", "bb", "");
	diff_collect(&l, &tiny, old, s);
	assert_int_equal(l.n, 4);
	assert_int_equal(l.list[0].kind, DIFF_FORM);
	assert_string_equal(l.list[0].old, "前の名");
	assert_string_equal(l.list[0].now, "");
	assert_int_equal(l.list[1].kind, DIFF_VERDICT);
	assert_string_equal(l.list[1].old, "conforms");
	assert_int_equal(l.list[2].kind, DIFF_ANSWER);
	assert_int_equal(l.list[3].kind, DIFF_FILE_NEW);
	assert_true(diff_touches(&l, s, &tiny.items[1]));
	assert_true(diff_touches(&l, s, &tiny.items[2]));
	assert_true(diff_touches(&l, s, &tiny.items[3]));
	assert_false(diff_touches(&l, s, &tiny.items[0]));
	diff_clear(&l);
	diff_collect(&l, &tiny, s, old);
	assert_int_equal(l.list[3].kind, DIFF_FILE_GONE);
	diff_clear(&l);
	/* A question counts within a year, not from one to the next. */
	sheet_put(s, "question/q", "item", "1-01");
	diff_collect(&l, &tiny, old, s);
	assert_int_equal(l.n, 5);
	assert_true(diff_touches(&l, s, &tiny.items[0]));
	diff_clear(&l);
	sheet_put(s, "application", "renews", "old");
	diff_collect(&l, &tiny, old, s);
	assert_int_equal(l.n, 4);
	diff_clear(&l);
	sheet_free(s);
	sheet_free(old);
}

static void
stages(void **state)
{
	struct sheet *s = sheet_new();
	const struct milestone *submit = programme_stage(tiny.programme,
	    "submit");

	(void)state;
	assert_string_equal(stage_now(&tiny, s)->id, "prepare");
	assert_string_equal(stage_last_package(s), "");
	sheet_put(s, "package/AAAA-AAAA", "exported_at",
	    "2026-04-02T00:00:00.000Z");
	sheet_put(s, "package/BBBB-BBBB", "exported_at",
	    "2026-04-01T00:00:00.000Z");
	assert_string_equal(stage_last_package(s), "AAAA-AAAA");
	stage_reach(s, submit, date_parse("2026-04-10"), put, s);
	assert_string_equal(stage_now(&tiny, s)->id, "submit");
	assert_int_equal(stage_day(s, submit), date_parse("2026-04-10"));
	assert_string_equal(sheet_get(s, "programme", "submitted_code"),
	    "AAAA-AAAA");
	assert_string_equal(sheet_get(s, "application", "submitted"),
	    "2026-04-10");
	sheet_free(s);
}

static void
normalise(const char *subject, const char *field, const char *typed,
    const char *wanted)
{
	char *kept;
	const char *fault = record_normalise(record_field(subject, field),
	    typed, &kept);

	if (wanted == NULL)
		assert_non_null(fault);
	else
		assert_null(fault);
	assert_string_equal(kept, wanted != NULL ? wanted : typed);
	free(kept);
}

static void
what_records_take(void **state)
{
	(void)state;
	normalise("item/1-01", "plan.due", "令和8年4月30日", "2026-04-30");
	normalise("item/1-01", "plan.due", "soon", NULL);
	normalise("item/1-01", "plan.due", "", "");
	normalise("item/1-01", "plan.cost", "１２,０００円", "12000");
	normalise("item/1-01", "plan.cost", "1.5", NULL);
	normalise("item/1-01", "plan.cost", "-1", NULL);
	normalise("item/1-01", "plan.state", "done", "done");
	normalise("item/1-01", "plan.state", "finished", NULL);
	normalise("diagnosis", "by", "a\nb", "a b");
	normalise("question/x", "text", "a\nb", "a\nb");
	assert_null(record_field("item/1-01", "verdict"));
	assert_null(record_field("form", "plan.due"));
	assert_null(record_field("diagnosis2", "date"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grades_and_what_is_missing),
		cmocka_unit_test(rating_with_reasons),
		cmocka_unit_test(fees),
		cmocka_unit_test(validity_counts_from_the_first_day),
		cmocka_unit_test(renewal_takes_all_and_confirms_nothing),
		cmocka_unit_test(renewal_shows_changes_first),
		cmocka_unit_test(renewal_goes_on_in_its_order),
		cmocka_unit_test(another_edition_names_new_and_gone),
		cmocka_unit_test(every_new_item_is_noted),
		cmocka_unit_test(plans_by_day),
		cmocka_unit_test(questions_by_deadline),
		cmocka_unit_test(differences),
		cmocka_unit_test(stages),
		cmocka_unit_test(what_records_take),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
