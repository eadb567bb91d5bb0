/*
 * The pure core with what no ordinary year holds: values as a keyboard makes
 * them and other programs write them, catalogues without a programme, and two
 * things that are equal in all that orders them but one.
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
#include "assess/answer.h"
#include "assess/condition.h"
#include "assess/diff.h"
#include "assess/edition.h"
#include "assess/field.h"
#include "assess/finding.h"
#include "assess/formula.h"
#include "assess/judge.h"
#include "assess/plan.h"
#include "assess/question.h"
#include "assess/readiness.h"
#include "assess/record.h"
#include "assess/renewal.h"
#include "assess/stage.h"
#include "base/date.h"
#include "catalog/programme.h"

static struct catalog
without_programme(void)
{
	struct catalog c = tiny;

	c.programme = NULL;
	return c;
}

static void
ignore(void *arg, const char *subject, const char *field, const char *value)
{
	(void)subject;
	(void)field;
	(void)value;
	++*(size_t *)arg;
}

/* --- fields as they are typed --------------------------------------------- */

static void
takes(enum field_type type, const char *typed, const char *kept)
{
	struct form_field f = { .id = "f", .label = "f", .type = type };
	char *out;

	assert_int_equal(field_normalise(&f, typed, &out), FIELD_OK);
	assert_string_equal(out, kept);
	free(out);
}

static void
refuses(enum field_type type, const char *typed, enum field_fault fault)
{
	struct form_field f = { .id = "f", .label = "f", .type = type };
	char *out;

	assert_int_equal(field_normalise(&f, typed, &out), fault);
	assert_string_not_equal(out, "");	/* nothing typed is lost */
	free(out);
}

static void
every_dash_is_a_hyphen(void **state)
{
	static const char *const dashes[] = { "‐", "‑", "‒", "–", "—", "―",
		"−", "ー", "ｰ", "－", "-" };
	char typed[40];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
		(void)snprintf(typed, sizeof(typed), "１２３%s4567",
		    dashes[i]);
		takes(FIELD_POSTAL, typed, "123-4567");
	}
}

static void
postal_codes(void **state)
{
	(void)state;
	takes(FIELD_POSTAL, "1234567", "123-4567");
	takes(FIELD_POSTAL, "〒 123 4567", "123-4567");
	takes(FIELD_POSTAL, "　\n 123-4567　 \n", "123-4567");
	refuses(FIELD_POSTAL, "12345678", FIELD_BAD_POSTAL);
	refuses(FIELD_POSTAL, "123-456", FIELD_BAD_POSTAL);
	refuses(FIELD_POSTAL, "123_4567", FIELD_BAD_POSTAL);
	refuses(FIELD_POSTAL, "--------", FIELD_BAD_POSTAL);
}

static void
phones_and_addresses(void **state)
{
	(void)state;
	takes(FIELD_PHONE, "０３（１２３４）５６７８", "03(1234)5678");
	takes(FIELD_PHONE, "03　1234　5678", "03 1234 5678");
	takes(FIELD_LINES, "\n 一\n二 \n", "一\n二");
	refuses(FIELD_PHONE, "03-1234", FIELD_BAD_PHONE);
	refuses(FIELD_PHONE, "1234567890123456", FIELD_BAD_PHONE);
	refuses(FIELD_PHONE, "03-1234-567a", FIELD_BAD_PHONE);
	takes(FIELD_EMAIL, "a@b.JP", "a@b.JP");
	takes(FIELD_EMAIL, "a@b.x1", "a@b.x1");
	refuses(FIELD_EMAIL, "ab.jp", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "@b.jp", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "a@b@c.jp", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "a b@c.jp", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "あ@c.jp", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "a@jp", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "a@.jp", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "a@b.jp.", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "a@b.jp}", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "a@b.jp_", FIELD_BAD_EMAIL);
	refuses(FIELD_EMAIL, "a@b.jp@", FIELD_BAD_EMAIL);
	takes(FIELD_URL, "http://9.example/x", "http://9.example/x");
	takes(FIELD_URL, "https://Z.example", "https://Z.example");
	refuses(FIELD_URL, "ftp://a.example", FIELD_BAD_URL);
	refuses(FIELD_URL, "https:///x.y", FIELD_BAD_URL);
	refuses(FIELD_URL, "https://localhost", FIELD_BAD_URL);
	refuses(FIELD_URL, "https://a.example b", FIELD_BAD_URL);
}

static void
money_and_days_of_records(void **state)
{
	const struct record_field *cost = record_field("item/1-01",
	    "plan.cost");
	const struct record_field *fate = record_field("item/1-01",
	    "plan.state");
	char *out;

	(void)state;
	assert_null(record_normalise(cost, "１２，０００円", &out));
	assert_string_equal(out, "12000");
	free(out);
	assert_non_null(record_normalise(cost, "12円50", &out));
	free(out);
	assert_non_null(record_normalise(cost, "-1", &out));
	free(out);
	assert_non_null(record_normalise(cost, "1.5", &out));
	free(out);
	assert_non_null(record_normalise(fate, "perhaps", &out));
	free(out);
	assert_string_equal(record_choice_name(fate, "perhaps"), "perhaps");
	assert_string_equal(record_choice_name(fate, "dropped"), "given up");
	assert_string_equal(record_choice_name(cost, "7"), "7");
}

/* --- words of the catalogue ------------------------------------------------ */

static bool
one(void *arg, const char *name, size_t len, decimal *out)
{
	(void)arg;
	*out = DECIMAL_ONE;
	return len == 3 && memcmp(name, "a_1", 3) == 0;
}

static void
names_end_at_the_first_other_sign(void **state)
{
	static const char *const others[] = { "{", "A", ":", "/", "^" };
	struct sheet *s = sheet_new();
	decimal v;
	char text[16];
	size_t i;

	(void)state;
	sheet_put(s, "form", "a_1", "yes");
	assert_int_equal(condition_eval("a_1", s), TRUTH_YES);
	assert_int_equal(formula_eval("a_1", one, NULL, &v), FORMULA_OK);
	assert_int_equal(formula_eval("cold", one, NULL, &v), FORMULA_OPEN);
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		(void)snprintf(text, sizeof(text), "a_1%s", others[i]);
		assert_int_equal(condition_eval(text, s), TRUTH_OPEN);
		if (others[i][0] != '/')
			assert_int_equal(formula_eval(text, one, NULL, &v),
			    FORMULA_BROKEN);
	}
	assert_int_equal(formula_eval("a_1/", one, NULL, &v), FORMULA_BROKEN);
	sheet_free(s);
}

static void
names_are_cut_to_the_room_there_is(void **state)
{
	char out[6];

	(void)state;
	assert_string_equal(sheet_join(out, 6, "ab", "c"), "abc");
	assert_string_equal(sheet_join(out, 6, "check.", "a"), "check");
	assert_string_equal(sheet_join(out, 6, "ab", "cdef"), "abcde");
}

static void
who_confirms(void **state)
{
	struct sheet *s = sheet_new();
	struct answer a = { .checks = 0 };

	(void)state;
	assert_string_equal(answer_person(s, "account"), "account");
	sheet_put(s, "form", "contact_name", "contact");
	assert_string_equal(answer_person(s, "account"), "contact");
	sheet_put(s, "form", "checker_name", "checker");
	assert_string_equal(answer_person(s, "account"), "checker");
	assert_int_equal(answer_proposed(&a), VERDICT_NONE);
	a = (struct answer){ .checks = 2, .ticks = 1 };
	assert_int_equal(answer_proposed(&a), VERDICT_NONE);
	a.ticks = 2;
	assert_int_equal(answer_proposed(&a), VERDICT_CONFORMS);
	sheet_free(s);
}

/* A limit of both ends: at each end still within, beyond neither. */
static void
limits_hold_at_both_ends(void **state)
{
	static const struct { const char *value; enum judgement is; } cases[] =
	    { { "18", JUDGE_WITHIN }, { "28", JUDGE_WITHIN },
		{ "17.9", JUDGE_WARN }, { "28.1", JUDGE_WARN } };
	static const struct limit below[] = { { .from = DATE_NONE,
		.has_max = true, .max = 60 * DECIMAL_ONE,
		.after = DATE_NONE } };
	static const struct reading quiet = { .id = "noise", .label = "",
		.type = READING_NUMBER, .formula = "", .condition = "",
		.limits = below, .n_limits = 1, .force = FORCE_DUTY };
	const struct item *it = &tiny.items[3];
	struct sheet *s = sheet_new();
	struct reading_result r;
	size_t i;

	(void)state;
	sheet_put(s, "item/2-01", "reading.noise", "60");
	for (i = 0; i < 4; i++) {
		sheet_put(s, "item/2-01", "reading.temp", cases[i].value);
		judge_reading(s, it, &it->readings[0], 19500, &r);
		assert_int_equal(r.judgement, cases[i].is);
	}
	judge_reading(s, it, &quiet, 19500, &r);
	assert_int_equal(r.judgement, JUDGE_WITHIN);
	sheet_put(s, "item/2-01", "reading.noise", "60.1");
	judge_reading(s, it, &quiet, 19500, &r);
	assert_int_equal(r.judgement, JUDGE_FAIL);
	sheet_put(s, "item/2-01", "reading.temp", "99");
	judge_reading(s, it, &it->readings[0], 20500, &r);
	assert_int_equal(r.judgement, JUDGE_WITHIN);	/* no upper end now */
	sheet_free(s);
}

/* --- many, and equal but for one thing ------------------------------------- */

static void
plans_are_ordered(void **state)
{
	struct sheet *s = sheet_new();
	struct plan_list l;

	(void)state;
	sheet_put(s, "item/1-01", "plan.state", "dropped");
	sheet_put(s, "item/1-02", "plan.owner", "w");
	sheet_put(s, "item/1-03", "plan.cost", "1");
	sheet_put(s, "item/2-01", "plan.due", "2026-05-01");
	sheet_put(s, "item/2-02", "plan.due", "2026-04-01");
	plan_collect(&l, &tiny, s, date_parse("2026-04-10"));
	assert_int_equal(l.n, 5);
	assert_string_equal(l.list[0].item->id, "2-02");
	assert_true(l.list[0].overdue);
	assert_string_equal(l.list[1].item->id, "2-01");
	assert_string_equal(l.list[2].item->id, "1-02");
	assert_string_equal(l.list[3].item->id, "1-03");
	assert_string_equal(l.list[4].item->id, "1-01");
	assert_false(l.list[4].open);
	plan_clear(&l);
	sheet_free(s);
}

static void
many_questions_are_ordered(void **state)
{
	struct sheet *s = sheet_new();
	struct question_list l;
	char subject[24];
	int i;

	(void)state;
	for (i = 0; i < 20; i++) {
		(void)snprintf(subject, sizeof(subject), "question/%02d", i);
		sheet_put(s, subject, "text", "q");
		sheet_put(s, subject, "unknown", "of a later version");
		if (i % 3 == 0)
			sheet_put(s, subject, "state", i % 2 == 0 ? "open" :
			    "answered");
		if (i % 4 == 0)
			sheet_put(s, subject, "deadline", i == 4 ?
			    "2026-01-01" : "2026-06-01");
		sheet_put(s, subject, "answered", "2026-04-01");
	}
	question_collect(&l, &tiny, s, date_parse("2026-04-10"));
	assert_int_equal(l.n, 20);
	assert_int_equal(l.list[0].number, 5);
	assert_true(l.list[0].overdue);
	assert_false(l.list[1].overdue);
	for (i = 1; i < 20; i++) {
		const struct question *a = &l.list[i - 1], *b = &l.list[i];

		assert_true(a->open >= b->open);
		if (a->open == b->open && (!a->open ||
		    a->deadline == b->deadline))
			assert_true(a->number < b->number);
	}
	question_clear(&l);
	sheet_free(s);
}

static const struct finding *
first_of(const struct finding_list *l, enum finding_kind kind)
{
	size_t i = 0;

	while (i < l->n && l->list[i].kind != kind)
		i++;
	assert_true(i < l->n);
	return &l->list[i];
}

/* All that can be wrong with one item, and with several files of it. */
static void
findings_keep_the_order_of_the_sheet(void **state)
{
	static const enum file_state files[] = { FILE_MISSING, FILE_MISSING,
		FILE_CHANGED };
	struct sheet *s = sheet_new();
	struct finding_list l = { NULL, 0, 0 };
	const struct finding *f;

	(void)state;
	sheet_put(s, "form", "wifi", "yes");
	sheet_put(s, "item/1-02", "verdict", "conforms");
	sheet_put(s, "item/2-01", "verdict", "conforms");
	sheet_put(s, "item/2-01", "reading.temp", "x");
	sheet_put(s, "item/2-01", "reading.crypto", "x");
	sheet_put(s, "evidence/a", "items", "1-02");
	sheet_put(s, "evidence/b", "items", "1-02");
	sheet_put(s, "evidence/c", "items", "1-02");
	finding_collect(&l, &tiny, s, date_parse("2026-04-10"), files);
	f = first_of(&l, FINDING_FILE_MISSING);
	assert_int_equal(f[0].evidence, 0);
	assert_int_equal(f[1].evidence, 1);
	assert_true(finding_of_file(f));
	assert_true(finding_of_file(first_of(&l, FINDING_FILE_CHANGED)));
	f = first_of(&l, FINDING_READING_INVALID);
	assert_string_equal(f[0].reading->id, "temp");
	assert_string_equal(f[1].reading->id, "crypto");
	assert_false(finding_of_file(f));
	f = first_of(&l, FINDING_CHECK_OPEN);
	assert_string_equal(f[0].check->id, "a");
	assert_int_equal(f[0].ticks, 0);
	assert_int_equal(f[0].checks, 2);
	finding_clear(&l);
	sheet_free(s);
}

/* Whoever answers with one key and ticks nothing gets one hint an item; it
 * names the first point that is open, and goes when all are ticked. */
static void
unticked_points_are_one_hint_an_item(void **state)
{
	struct sheet *s = sheet_new();
	struct finding_list l = { NULL, 0, 0 };
	const struct finding *f;
	size_t i, n = 0;

	(void)state;
	sheet_put(s, "item/1-02", "verdict", "conforms");
	sheet_put(s, "item/1-02", "check.a", "1");
	finding_collect(&l, &tiny, s, date_parse("2026-04-10"), NULL);
	for (i = 0; i < l.n; i++)
		n += l.list[i].kind == FINDING_CHECK_OPEN;
	assert_int_equal(n, 1);
	f = first_of(&l, FINDING_CHECK_OPEN);
	assert_int_equal(f->severity, SEVERITY_HINT);
	assert_string_equal(f->item->id, "1-02");
	assert_string_equal(f->check->id, "b");
	assert_int_equal(f->ticks, 1);
	assert_int_equal(f->checks, 2);
	sheet_put(s, "item/1-02", "check.b", "1");
	finding_collect(&l, &tiny, s, date_parse("2026-04-10"), NULL);
	for (i = 0; i < l.n; i++)
		assert_int_not_equal(l.list[i].kind, FINDING_CHECK_OPEN);
	finding_clear(&l);
	sheet_free(s);
}

/* Each of the files says what is the matter with it, and which item it serves. */
static void
findings_of_files(void **state)
{
	static const enum file_state files[] = { FILE_MOVED, FILE_SAME,
		FILE_UNCHECKED };
	struct sheet *s = sheet_new();
	struct finding_list l = { NULL, 0, 0 };
	struct finding old = { .kind = FINDING_FILE_OLD };
	const struct finding *f;

	(void)state;
	sheet_put(s, "evidence/a", "items", "1-02");
	sheet_put(s, "evidence/b", "items", "2-01");
	sheet_put(s, "evidence/b", "privacy", "faces");
	sheet_put(s, "evidence/c", "items", "2-01");
	sheet_put(s, "evidence/c", "privacy", "none");
	finding_collect(&l, &tiny, s, date_parse("2026-04-10"), files);
	f = first_of(&l, FINDING_FILE_MOVED);
	assert_int_equal(f->evidence, 0);
	assert_ptr_equal(f->item, &tiny.items[1]);
	assert_true(finding_of_file(f));
	f = first_of(&l, FINDING_PHOTO_SHOWS);
	assert_int_equal(f->evidence, 1);
	assert_ptr_equal(f->item, &tiny.items[3]);
	assert_true(finding_of_file(f));
	assert_int_not_equal(f[1].kind, FINDING_PHOTO_SHOWS);
	assert_true(finding_of_file(&old));
	finding_clear(&l);
	sheet_free(s);
}

/* What machines left differently comes before all, and leads to where it is:
 * an item, a field of the form, or neither. */
static void
findings_of_forks(void **state)
{
	static const struct { const char *subject, *field; } at[] = {
		{ "item/1-02", "verdict" }, { "form", "name" },
		{ "diagnosis", "day" },
	};
	const struct fork_side a = { "1", "", "a", "", 0, false, false };
	const struct fork_side b = { "2", "", "b", "", 0, false, false };
	struct sheet *s = sheet_new();
	struct finding_list l = { NULL, 0, 0 };
	size_t i, items = 0, fields = 0;

	(void)state;
	for (i = 0; i < 3; i++) {
		sheet_fork_add(s, at[i].subject, at[i].field, &a);
		sheet_fork_add(s, at[i].subject, at[i].field, &b);
	}
	finding_collect(&l, &tiny, s, date_parse("2026-04-10"), NULL);
	for (i = 0; i < 3; i++) {
		assert_int_equal(l.list[i].kind, FINDING_FORK);
		assert_int_equal(l.list[i].severity, SEVERITY_MUST);
		items += l.list[i].item == &tiny.items[1];
		fields += l.list[i].field == &tiny.fields[0];
	}
	assert_int_not_equal(l.list[3].kind, FINDING_FORK);
	assert_int_equal(items, 1);
	assert_int_equal(fields, 1);
	finding_clear(&l);
	sheet_free(s);
}

/* At a renewal what was measured long ago is to be measured again. */
static void
old_readings_are_found(void **state)
{
	struct finding_list l = { NULL, 0, 0 };
	struct sheet *s = sheet_new();
	const struct finding *f;

	(void)state;
	sheet_put(s, "application", "renews", "x");
	sheet_put(s, "item/2-01", "verdict", "conforms");
	sheet_put(s, "item/2-01", "reading.temp", "22");
	sheet_put(s, "item/2-01", "reading.temp.time", "2024-04-01T10:00");
	finding_collect(&l, &tiny, s, date_parse("2026-04-10"), NULL);
	f = first_of(&l, FINDING_READING_OLD);
	assert_string_equal(f->reading->id, "temp");
	finding_clear(&l);
	sheet_free(s);
}

static void
nothing_wrong_is_an_empty_list(void **state)
{
	struct catalog c = without_programme();
	struct finding_list l = { NULL, 0, 0 };
	struct sheet *s = sheet_new();

	(void)state;
	c.n_items = c.n_fields = 0;
	finding_collect(&l, &c, s, date_parse("2026-04-10"), NULL);
	assert_int_equal(l.n, 0);
	finding_clear(&l);
	sheet_free(s);
}

static void
differences_are_ordered(void **state)
{
	struct sheet *old = sheet_new(), *now = sheet_new();
	struct diff_list l;
	char field[16];
	size_t i;

	(void)state;
	for (i = 0; i < 70; i++) {
		(void)snprintf(field, sizeof(field), "f%02zu", i);
		sheet_put(now, "form", field, "x");
	}
	sheet_put(now, "item/9-99", "note", "of another check sheet");
	sheet_put(now, "item/1-01", "verdict", "fails");
	sheet_put(now, "item/1-01", "note", "n");
	sheet_put(now, "item/1-01", "reason", "r");
	sheet_put(now, "item/1-01", "confirmed_at", "2026");
	sheet_put(now, "other/1", "text", "not told");
	sheet_put(now, "question/1", "text", "q");
	sheet_put(now, "diagnosis", "rating", "low");
	sheet_put(old, "evidence/a", "caption", "was");
	sheet_put(old, "evidence/a", "sha256", "aa");
	sheet_put(now, "evidence/a", "caption", "is");
	sheet_put(now, "evidence/a", "sha256", "aa");
	sheet_put(now, "evidence/a", "path", "/not/told");
	sheet_put(now, "evidence/b", "path", "/no/sum/yet");
	sheet_put(old, "evidence/g", "sha256", "gg");
	sheet_put(old, "evidence/g", "caption", "gone");
	diff_collect(&l, &tiny, old, now);
	assert_int_equal(l.n, 70 + 3 + 1 + 2 + 1 + 1);
	assert_string_equal(l.list[0].field, "f00");
	assert_string_equal(l.list[69].field, "f69");
	assert_int_equal(l.list[70].kind, DIFF_VERDICT);
	assert_string_equal(l.list[71].field, "note");
	assert_string_equal(l.list[72].field, "reason");
	assert_int_equal(l.list[l.n - 1].kind, DIFF_RECORD);
	assert_true(diff_touches(&l, now, &tiny.items[0]));
	assert_false(diff_touches(&l, now, &tiny.items[4]));
	diff_clear(&l);
	sheet_free(old);
	sheet_free(now);
}

/* A question that reads differently is told between two years always, and
 * between two states of one year only once it was looked at. */
static void
changed_questions_between_years(void **state)
{
	struct sheet *old = sheet_new(), *now = sheet_new();
	struct diff_list l;

	(void)state;
	sheet_put(old, "item/1-01", "text_hash", "another");
	sheet_put(now, "item/1-01", "text_hash", "another");
	diff_collect(&l, &tiny, old, now);
	assert_int_equal(l.n, 0);
	diff_clear(&l);
	sheet_put(now, "item/1-01", "text_hash", "h1-01");
	diff_collect(&l, &tiny, old, now);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.list[0].kind, DIFF_TEXT);
	diff_clear(&l);
	sheet_put(now, "item/1-01", "text_hash", "another");
	sheet_put(now, "application", "renews", "x");
	sheet_put(now, "question/1", "text", "another year's");
	diff_collect(&l, &tiny, old, now);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.list[0].kind, DIFF_TEXT);
	diff_clear(&l);
	sheet_free(old);
	sheet_free(now);
}

/* --- editions and stages ---------------------------------------------------- */

static void
editions_count_on(void **state)
{
	struct sheet *s = sheet_new();
	const char *code;
	char next[16];

	(void)state;
	assert_false(edition_next(s, "", next));
	sheet_put(s, "package/AA", "exported_at", "2026-01-01");
	assert_true(edition_next(s, "AA", next));
	assert_string_equal(next, "1");
	sheet_put(s, "package/AA", "edition", "2");
	sheet_put(s, "package/BB", "edition", "1");
	sheet_put(s, "package/CC", "edition", "3");
	assert_false(edition_next(s, "AA", next));
	assert_string_equal(next, "4");
	assert_int_equal(edition_highest(s, 3, &code), 2);
	assert_string_equal(code, "AA");
	assert_int_equal(edition_highest(s, 1, &code), 0);
	assert_string_equal(code, "");
	sheet_free(s);
}

static void
a_submission_names_its_package(void **state)
{
	const struct milestone *submit = &tiny.programme->stages[1];
	struct catalog none = without_programme(), empty = tiny;
	struct programme bare = *tiny.programme;
	struct sheet *s = sheet_new();
	size_t n = 0;

	(void)state;
	stage_reach(s, submit, 20000, ignore, &n);
	assert_int_equal(n, 3);		/* no package, so none is named */
	sheet_put(s, "package/AA", "exported_at", "2026-01-02");
	sheet_put(s, "package/BB", "exported_at", "2026-01-01");
	assert_string_equal(stage_last_package(s), "AA");
	n = 0;
	stage_reach(s, submit, 20000, ignore, &n);
	assert_int_equal(n, 5);
	sheet_put(s, "package/AA", "edition", "1");
	n = 0;
	stage_reach(s, submit, 20000, ignore, &n);
	assert_int_equal(n, 4);		/* it keeps its number */
	assert_string_equal(stage_now(&tiny, s)->id, "prepare");
	assert_null(stage_now(&none, s));
	bare.n_stages = 0;
	empty.programme = &bare;
	assert_null(stage_now(&empty, s));
	sheet_free(s);
}

/* --- grades, ratings, renewals ---------------------------------------------- */

static void
without_a_programme_nothing_is_graded(void **state)
{
	struct catalog c = without_programme();
	struct sheet *s = sheet_new();
	struct rating_result rating;
	struct evidence e = { .effective = "2001-01-01" };
	size_t n = 0;

	(void)state;
	sheet_put(s, "programme", "certified_first", "2025-06-01");
	sheet_put(s, "programme", "certified", "2025-06-01");
	sheet_put(s, "form", "postal", "123-4567");
	assert_null(readiness_next(&c, s, 20000));
	rating_look(&rating, &c, s);
	assert_null(rating.level);
	rating_clear(&rating);
	assert_int_equal(renewal_valid_until(&c, s), DATE_NONE);
	assert_false(renewal_evidence_old(&c, &e, 20000));
	assert_true(renewal_evidence_old(&tiny, &e, 20000));
	assert_false(renewal_evidence_old(&tiny, &e, DATE_NONE));
	renewal_entries(&c, s, ignore, &n);
	assert_true(n > 0);		/* the form is taken over all the same */
	sheet_free(s);
}

static void
terms_and_validity(void **state)
{
	static const struct { const char *written; int term; } terms[] = {
		{ "", 1 }, { "0", 1 }, { "-3", 1 }, { "x", 1 }, { "2", 2 },
		{ "999", 999 }, { "1000", 1 } };
	struct sheet *s = sheet_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		sheet_put(s, "programme", "term", terms[i].written);
		assert_int_equal(renewal_term(s), terms[i].term);
	}
	sheet_put(s, "programme", "term", "2");
	sheet_put(s, "programme", "certified_first", "2024-02-29");
	assert_int_equal(renewal_valid_until(&tiny, s), DATE_NONE);
	sheet_put(s, "programme", "certified", "2025-03-01");
	assert_int_equal(renewal_valid_until(&tiny, s),
	    date_parse("2026-02-28"));
	sheet_put(s, "programme", "valid_until", "2026-03-31");
	assert_int_equal(renewal_valid_until(&tiny, s),
	    date_parse("2026-03-31"));
	sheet_free(s);
}

static void
what_is_looked_at_first(void **state)
{
	date_day day = date_parse("2026-04-10");
	const struct item *it = &tiny.items[3];
	struct sheet *s = sheet_new();

	(void)state;
	sheet_put(s, "form", "wifi", "no");
	assert_int_equal(renewal_rank(&tiny, s, &tiny.items[1], day),
	    RENEWAL_SAME);		/* switched off */
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_CHANGED);
	sheet_put(s, "item/2-01", "verdict", "conforms");
	sheet_put(s, "item/2-01", "text_hash", "another");
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_CHANGED);
	sheet_put(s, "item/2-01", "text_hash", "h2-01");
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_SAME);
	sheet_put(s, "item/2-01", "reading.temp", "20");
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_SAME);
	sheet_put(s, "item/2-01", "reading.temp.time", "nonsense");
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_SAME);
	sheet_put(s, "item/2-01", "reading.temp.time", "2025-04-09T10:00");
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_OLD);
	sheet_put(s, "item/2-01", "reading.temp", "");
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_SAME);
	sheet_put(s, "evidence/a", "items", "1-01");
	sheet_put(s, "evidence/a", "effective", "2001-01-01");
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_SAME);
	sheet_put(s, "evidence/a", "items", "2-01");
	assert_int_equal(renewal_rank(&tiny, s, it, day), RENEWAL_OLD);
	sheet_free(s);
}

static void
every_lack_of_an_answer(void **state)
{
	static const struct { const char *verdict, *reason, *confirmed;
		enum lack what; } cases[] = {
		{ "unknown", "", "2026", LACK_UNKNOWN },
		{ "na", "", "2026", LACK_REASON },
		{ "na", "none here", "", LACK_UNCONFIRMED },
		{ "fails", "", "", LACK_FAILS },
		{ "conforms", "", "", LACK_UNCONFIRMED },
	};
	const struct grade *g = &tiny.programme->grades[0];
	struct sheet *s = sheet_new();
	struct readiness r;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		sheet_put(s, "item/1-01", "verdict", cases[i].verdict);
		sheet_put(s, "item/1-01", "reason", cases[i].reason);
		sheet_put(s, "item/1-01", "confirmed_at",
		    cases[i].confirmed);
		sheet_put(s, "item/1-01", "text_hash", "h1-01");
		readiness_look(&r, &tiny, s, g, 20000);
		assert_int_equal(r.lacks.list[0].what, cases[i].what);
		readiness_clear(&r);
	}
	sheet_put(s, "item/1-01", "reason", "none here");
	sheet_put(s, "item/1-01", "verdict", "na");
	sheet_put(s, "item/1-01", "confirmed_at", "2026");
	readiness_look(&r, &tiny, s, g, 20000);
	assert_true(r.lacks.n == 0 || r.lacks.list[0].item != tiny.items);
	readiness_clear(&r);
	sheet_free(s);
}

static void
diagnoses(void **state)
{
	struct programme p = *tiny.programme;
	struct exam_part parts[4];
	struct catalog c = tiny;
	struct sheet *s = sheet_new();
	struct readiness r;
	size_t last;

	(void)state;
	memcpy(parts, p.parts, sizeof(parts));
	p.parts = parts;
	c.programme = &p;
	sheet_put(s, "diagnosis", "date", "2001-01-01");
	sheet_put(s, "diagnosis", "rating", "low");
	readiness_look(&r, &c, s, &p.grades[1], DATE_NONE);
	last = r.lacks.n - 1;		/* of an unknown day nothing is old */
	assert_int_equal(r.lacks.list[last].what, LACK_DIAGNOSIS_REPORT);
	readiness_clear(&r);
	parts[3].months = 0;
	readiness_look(&r, &c, s, &p.grades[1], 20000);
	last = r.lacks.n - 1;		/* nor where any age will do */
	assert_int_equal(r.lacks.list[last].what, LACK_DIAGNOSIS_REPORT);
	readiness_clear(&r);
	sheet_put(s, "diagnosis", "rating", "no such word");
	readiness_look(&r, &c, s, &p.grades[1], 20000);
	last = r.lacks.n - 1;
	assert_int_equal(r.lacks.list[last].what, LACK_DIAGNOSIS_REFUSED);
	readiness_clear(&r);
	sheet_free(s);
}

/* What a programme may also say: words that name several parts, parts that are
 * no measures, no last word, and more measures than were ever thought of. */
static void
ratings_of_other_programmes(void **state)
{
	static const struct rating_level levels[] = {
		{ "good", "", "", "bases basic diagnosis", false } };
	struct programme p = *tiny.programme;
	struct catalog c = tiny;
	struct sheet *s = sheet_new();
	struct rating_result r;

	(void)state;
	p.ratings = levels;
	p.n_ratings = 1;
	c.programme = &p;
	sheet_put(s, "form", "wifi", "no");
	sheet_put(s, "item/1-01", "verdict", "fails");
	rating_look(&r, &c, s);
	assert_null(r.level);
	assert_int_equal(r.reasons.n, 1);
	assert_int_equal(r.reasons.list[0].what, LACK_FAILS);
	rating_clear(&r);
	sheet_put(s, "item/1-01", "verdict", "conforms");
	sheet_put(s, "item/1-01", "confirmed_at", "2026");
	rating_look(&r, &c, s);
	assert_string_equal(r.level->id, "good");
	rating_clear(&r);
	sheet_free(s);
}

/* A failed answer settles the rating only once a person has confirmed it. */
static void
unconfirmed_failures_leave_it_open(void **state)
{
	struct sheet *s = sheet_new();
	struct rating_result r;

	(void)state;
	sheet_put(s, "item/1-01", "verdict", "fails");
	rating_look(&r, &tiny, s);
	assert_null(r.level);
	rating_clear(&r);
	sheet_put(s, "item/1-01", "confirmed_at", "2026");
	rating_look(&r, &tiny, s);
	assert_string_equal(r.level->id, "medium-high");
	rating_clear(&r);
	sheet_free(s);
}

static void
a_hundred_items_and_files(void **state)
{
	struct catalog c = tiny;
	struct item items[100];
	struct sheet *s = sheet_new();
	struct readiness r;
	struct evidence e;
	char subject[24];
	size_t i;

	(void)state;
	for (i = 0; i < 100; i++) {
		items[i] = tiny.items[0];
		items[i].index = i;
		(void)snprintf(subject, sizeof(subject), "evidence/%03zu", i);
		sheet_put(s, subject, "name", subject);
	}
	c.items = items;
	c.n_items = 100;
	readiness_look(&r, &c, s, &tiny.programme->grades[0], 20000);
	assert_int_equal(r.lacks.n, 100);
	readiness_clear(&r);
	assert_int_equal(sheet_evidence_count(s), 100);
	sheet_evidence_at(s, 99, &e);
	assert_string_equal(e.name, "evidence/099");
	sheet_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_dash_is_a_hyphen),
		cmocka_unit_test(postal_codes),
		cmocka_unit_test(phones_and_addresses),
		cmocka_unit_test(money_and_days_of_records),
		cmocka_unit_test(names_end_at_the_first_other_sign),
		cmocka_unit_test(names_are_cut_to_the_room_there_is),
		cmocka_unit_test(who_confirms),
		cmocka_unit_test(limits_hold_at_both_ends),
		cmocka_unit_test(plans_are_ordered),
		cmocka_unit_test(many_questions_are_ordered),
		cmocka_unit_test(findings_keep_the_order_of_the_sheet),
		cmocka_unit_test(unticked_points_are_one_hint_an_item),
		cmocka_unit_test(findings_of_files),
		cmocka_unit_test(findings_of_forks),
		cmocka_unit_test(old_readings_are_found),
		cmocka_unit_test(nothing_wrong_is_an_empty_list),
		cmocka_unit_test(differences_are_ordered),
		cmocka_unit_test(changed_questions_between_years),
		cmocka_unit_test(editions_count_on),
		cmocka_unit_test(a_submission_names_its_package),
		cmocka_unit_test(without_a_programme_nothing_is_graded),
		cmocka_unit_test(terms_and_validity),
		cmocka_unit_test(what_is_looked_at_first),
		cmocka_unit_test(every_lack_of_an_answer),
		cmocka_unit_test(diagnoses),
		cmocka_unit_test(ratings_of_other_programmes),
		cmocka_unit_test(unconfirmed_failures_leave_it_open),
		cmocka_unit_test(a_hundred_items_and_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
