/*
 * Proves that a row leads to the place it speaks of: each finding to where it
 * is mended, each line of the way, of the history and of what two machines
 * left; and what F1 says of each row of an item.
 */
#include "config.h"

#include "desk.h"

#include <stdio.h>

#include "catalog/programme.h"
#include "ui/screen/common.h"

static void
put(struct desk *d, const char *subject, const char *field, const char *value)
{
	sheet_put(d->sheet, subject, field, value);
	desk_count(d);
}

/* Selects the row, counted from 0. */
static void
enter_row(struct desk *d, size_t row)
{
	desk_key(d, KEYS_HOME);
	for (; row > 0; row--)
		desk_key(d, KEYS_DOWN);
	desk_key(d, KEYS_ENTER);
}

static void
says(struct desk *d, const char *words)
{
	const struct effect *e = desk_effect(d, FX_MESSAGE, 0);

	assert_non_null(e);
	if (strstr(e->a, words) == NULL)
		fail_msg("\"%s\" says nothing of \"%s\"", e->a, words);
}

/* --- findings ------------------------------------------------------------- */

/* The first finding of this kind leads there. */
static void
finding_leads(struct desk *d, enum finding_kind kind, const char *screen,
    const char *arg)
{
	size_t i;

	for (i = 0; i < d->findings.n; i++)
		if (d->findings.list[i].kind == kind)
			break;
	if (i == d->findings.n)
		fail_msg("no finding of kind %d", (int)kind);
	desk_push(d, &screen_findings, "");
	enter_row(d, i);
	desk_expect(d, FX_PUSH, screen, arg, NULL);
}

static void
answer(struct desk *d, const char *id, const char *verdict)
{
	char subject[32];

	snprintf(subject, sizeof(subject), "item/%s", id);
	put(d, subject, "verdict", verdict);
}

static void
findings_lead_to_the_answer(void **state)
{
	struct desk *d = *state;

	finding_leads(d, FINDING_FIELD_MISSING, "form", "applicant_name");
	finding_leads(d, FINDING_UNANSWERED, "item", "1-01");
	answer(d, "1-01", "fails");
	finding_leads(d, FINDING_FAILS, "item", "1-01");
	answer(d, "1-01", "unknown");
	finding_leads(d, FINDING_UNKNOWN, "item", "1-01");
	answer(d, "1-02", "na");
	finding_leads(d, FINDING_REASON_MISSING, "item", "1-02|reason");
	answer(d, "6-04", "conforms");
	put(d, "item/6-04", "reading.temp_c", "35");
	finding_leads(d, FINDING_READING_WARN, "item",
	    "6-04|reading.temp_c");
	put(d, "item/6-04", "reading.temp_c", "warm");
	finding_leads(d, FINDING_READING_INVALID, "item",
	    "6-04|reading.temp_c");
	/* What is computed is mended at the item, not in itself. */
	answer(d, "6-01", "conforms");
	put(d, "item/6-01", "reading.floor_m2", "10");
	put(d, "item/6-01", "reading.ceiling_m", "2");
	put(d, "item/6-01", "reading.equip_m3", "0");
	put(d, "item/6-01", "reading.persons", "9");
	finding_leads(d, FINDING_READING_FAIL, "item", "6-01");
}

static void
findings_lead_to_files_and_the_year(void **state)
{
	struct desk *d = *state;

	answer(d, "1-03", "conforms");
	finding_leads(d, FINDING_EVIDENCE_NONE, "evidence", "1-03");
	put(d, "evidence/f1", "items", "1-03");
	put(d, "evidence/f1", "name", "door.jpg");
	put(d, "evidence/f1", "kind", "image/jpeg");
	finding_leads(d, FINDING_PHOTOS_UNSEEN, "evidence",
	    "ask/all");
	put(d, "evidence/f1", "privacy", "faces");
	finding_leads(d, FINDING_PHOTO_SHOWS, "evidence", "evidence/f1");
	put(d, "question/q1", "text", "どこにありますか。");
	put(d, "question/q1", "state", "open");
	finding_leads(d, FINDING_QUESTION, "questions", "");
	answer(d, "5-01", "fails");
	put(d, "item/5-01", "plan.due", "2024-01-31");
	finding_leads(d, FINDING_PLAN_OVERDUE, "plan", "");
}

static void
side(struct desk *d, const char *subject, const char *field,
    const char *value, const char *device)
{
	const struct fork_side x = { value, "who", device, device, 0, false,
		false };

	sheet_fork_add(d->sheet, subject, field, &x);
}

static void
two_sides(struct desk *d, const char *subject, const char *field)
{
	side(d, subject, field, "one", "a");
	side(d, subject, field, "two", "b");
	desk_count(d);
}

static void
what_two_machines_left_leads_there(void **state)
{
	struct desk *d = *state;

	two_sides(d, "form", "applicant_name");
	two_sides(d, "item/4-03", "note");
	two_sides(d, "evidence/f1", "caption");
	two_sides(d, "programme", "certificate_no");
	finding_leads(d, FINDING_FORK, "forks", "0");
	desk_push(d, &screen_forks, "0");
	enter_row(d, 0);
	desk_expect(d, FX_PUSH, "form", "applicant_name", NULL);
	enter_row(d, 1);
	desk_expect(d, FX_PUSH, "item", "item/4-03", NULL);
	enter_row(d, 2);
	desk_expect(d, FX_PUSH, "evidence", "evidence/f1", NULL);
	enter_row(d, 3);
	desk_expect(d, FX_PUSH, "history", "programme", NULL);
	desk_text(d, "4");		/* there is no fourth value */
	assert_null(desk_effect(d, FX_RECORD, 0));
	desk_key(d, KEYS_ESC);
	desk_expect(d, FX_POP, NULL, NULL, NULL);
}

/* Each is pushed with the row of the finding it came from. */
static void
a_fork_opens_at_its_own_row(void **state)
{
	struct desk *d = *state;

	two_sides(d, "form", "applicant_name");
	two_sides(d, "item/4-03", "note");
	desk_push(d, &screen_forks, "1");
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_PUSH, "item", "item/4-03", NULL);
	desk_text(d, "2");
	desk_expect(d, FX_RECORD, "item/4-03", "note", "two");
}

/* --- the way, its questions, the history ---------------------------------- */

static void
each_line_of_the_way_leads_there(void **state)
{
	static const char *const leads[][2] = { { "record", "programme" },
		{ "record", "diagnosis" }, { "plan", "" }, { "questions", "" },
		{ "history", "package/" } };
	struct desk *d = *state;
	size_t i, first = d->catalog->programme->n_stages;

	desk_push(d, &screen_stages, "");
	for (i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
		enter_row(d, first + i);
		desk_expect(d, FX_PUSH, leads[i][0], leads[i][1], NULL);
	}
	enter_row(d, 1);		/* a stage is dated in its place */
	assert_null(desk_effect(d, FX_PUSH, 0));
	assert_true(d->screen.editing);
	desk_text(d, "x");
	desk_key(d, KEYS_ENTER);
	says(d, "2026-04-10");
	assert_true(d->screen.editing);
	desk_key(d, KEYS_ESC);
	assert_false(d->screen.editing);
	d->model.read_only = true;
	enter_row(d, 1);
	says(d, "reading only");
	assert_false(d->screen.editing);
}

/* The year may be left out; a day that is still to come is told, not refused. */
static void
a_stage_takes_a_day_as_people_write_it(void **state)
{
	static const struct { const char *typed, *kept, *said; } days[] = {
		{ "4/9", "2026-04-09", "2026-04-09." },
		{ "12月3日", "2025-12-03", "2025-12-03." },
		{ "2026-04-11", "2026-04-11", "2026-04-11 is still to come" },
	};
	struct desk *d = *state;
	size_t i;

	d->model.today = date_parse("2026-04-10");
	desk_push(d, &screen_stages, "");
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		enter_row(d, 1);
		desk_key(d, KEYS_CTRL('U'));
		desk_text(d, days[i].typed);
		desk_key(d, KEYS_ENTER);
		desk_expect(d, FX_RECORD, "programme", "stage.inspect",
		    days[i].kept);
		says(d, days[i].said);
		assert_false(d->screen.editing);
	}
}

static void
a_new_year_takes_two_presses_in_a_row(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_stages, "");
	desk_text(d, "r");
	says(d, "r again");
	desk_key(d, KEYS_DOWN);
	desk_text(d, "r");
	assert_null(desk_effect(d, FX_RENEW, 0));
	desk_text(d, "r");
	desk_expect(d, FX_RENEW, NULL, NULL, NULL);
	desk_result(d, FX_RENEW, 1);
	desk_expect(d, FX_REPLACE, "findings", "", NULL);
}

static void
questions_lead_to_their_item(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_questions, "");
	desk_key(d, KEYS_F8);
	says(d, "nothing to report");
	desk_key(d, KEYS_F2);
	desk_expect(d, FX_ASK, "", NULL, NULL);
	put(d, "question/q1", "text", "どこにありますか。");
	put(d, "question/q1", "item", "5-01");
	put(d, "question/q1", "state", "open");
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_PUSH, "record", "question/q1", NULL);
	desk_text(d, "i");
	desk_expect(d, FX_PUSH, "item", "5-01", NULL);
	desk_key(d, KEYS_F8);
	desk_expect(d, FX_CORRECTION, NULL, NULL, NULL);
	desk_text(d, "s");
	desk_expect(d, FX_RESUBMIT, NULL, NULL, NULL);
	d->model.read_only = true;
	desk_text(d, "s");
	assert_null(desk_effect(d, FX_RESUBMIT, 0));
	says(d, "reading only");
}

static void
the_history_leads_to_what_was_changed(void **state)
{
	static const struct model_event events[] = {
		{ 0, "do", "item/4-03", "note", "", "x", "" },
		{ 0, "do", "evidence/f1", "caption", "", "x", "" },
		{ 0, "do", "form", "seats", "", "12", "" },
		{ 0, "do", "question/q1", "answer", "", "x", "" },
		{ 0, "do", "programme", "certificate_no", "", "x", "" },
		{ 0, "do", "package/ABCD", "path", "", "/x", "" },
	};
	struct desk *d = *state;

	d->model.history = events;
	d->model.n_history = sizeof(events) / sizeof(events[0]);
	desk_push(d, &screen_history, "");
	desk_expect(d, FX_LOAD_HISTORY, "", NULL, NULL);
	enter_row(d, 0);
	desk_expect(d, FX_PUSH, "item", "4-03", NULL);
	enter_row(d, 1);
	desk_expect(d, FX_PUSH, "evidence", NULL, NULL);
	enter_row(d, 2);
	desk_expect(d, FX_PUSH, "form", "seats", NULL);
	enter_row(d, 3);
	desk_expect(d, FX_PUSH, "record", "question/q1", NULL);
	enter_row(d, 4);
	desk_expect(d, FX_PUSH, "record", "programme", NULL);
	enter_row(d, 5);
	says(d, "no place");
}

/* --- what every list has -------------------------------------------------- */

/* What is half typed in a record: the next start stands there, and Esc leads to
 * where u takes it back, also off a day that cannot be read yet. */
static void
a_record_is_gone_on_with(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_record, "item/1-01");
	desk_expect(d, FX_PLACE, "record|item/1-01||0", NULL, NULL);
	desk_key(d, KEYS_ENTER);
	desk_text(d, "掲示する");
	desk_event(d, EVENT_IDLE);
	desk_expect(d, FX_RECORD_TYPING, "item/1-01", "plan.measure", "掲示する");
	desk_expect(d, FX_PLACE, "record|item/1-01|plan.measure|12", NULL, NULL);
	desk_push(d, &screen_record, "item/1-01|plan.measure|3");
	assert_true(d->screen.editing);
	desk_text(d, "を");
	desk_event(d, EVENT_END);
	desk_expect(d, FX_RECORD_TYPING, "item/1-01", "plan.measure",
	    "掲を示する");
	desk_expect(d, FX_PLACE, "record|item/1-01|plan.measure|6", NULL, NULL);

	sheet_put(d->sheet, "item/1-01", "plan.due", "2026-1");
	desk_push(d, &screen_record, "item/1-01|plan.due|6");
	desk_key(d, KEYS_ESC);
	assert_false(d->screen.editing);
	assert_non_null(desk_effect(d, FX_END_TYPING, 0));
	assert_null(desk_effect(d, FX_RECORD_TYPING, 0));
	desk_expect(d, FX_PLACE, "record|item/1-01||0", NULL, NULL);
}

static void
a_full_disk_costs_no_letter_of_a_record(void **state)
{
	static const int ends[] = { KEYS_ESC, KEYS_F5 };
	struct desk *d = *state;
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		desk_push(d, &screen_record, "item/1-01");
		desk_key(d, KEYS_ENTER);
		desk_text(d, "掲示する");
		d->broken = true;
		desk_key(d, ends[i]);
		assert_true(d->screen.editing);
		assert_string_equal(sheet_get(d->sheet, "item/1-01",
		    "plan.measure"), "");
		d->broken = false;
		desk_key(d, ends[i]);
		assert_false(d->screen.editing);
		assert_string_equal(sheet_get(d->sheet, "item/1-01",
		    "plan.measure"), "掲示する");
		sheet_put(d->sheet, "item/1-01", "plan.measure", "");
	}
}

static void
keys_that_work_everywhere(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_questions, "");
	desk_text(d, "u");
	says(d, "nothing to undo");
	desk_key(d, KEYS_CTRL('r'));
	says(d, "nothing to redo");
	d->model.undo = d->model.redo = "x";
	desk_text(d, "u");
	desk_expect(d, FX_UNDO, NULL, NULL, NULL);
	desk_key(d, KEYS_CTRL('r'));
	desk_expect(d, FX_REDO, NULL, NULL, NULL);
	desk_text(d, "/");
	desk_expect(d, FX_PUSH, "search", "", NULL);
	desk_text(d, "g");
	desk_expect(d, FX_PUSH, "search", "goto", NULL);
	desk_key(d, KEYS_F1);
	assert_true(desk_effect(d, FX_PUSH, 0) != NULL &&
	    strncmp(desk_effect(d, FX_PUSH, 0)->b, "questions\n", 10) == 0);
}

/* --- taking in a file ----------------------------------------------------- */

static void
nothing_is_taken_in_unseen(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_import, "/x.anshin");
	desk_expect(d, FX_IMPORT_LOOK, "/x.anshin", NULL, NULL);
	desk_key(d, KEYS_ENTER);
	assert_null(desk_effect(d, FX_IMPORT, 0));
	desk_result(d, FX_IMPORT_LOOK, 0);
	desk_key(d, KEYS_ENTER);
	assert_null(desk_effect(d, FX_IMPORT, 0));
	desk_result(d, FX_IMPORT_LOOK, 1);
	desk_key(d, KEYS_DOWN);
	desk_key(d, KEYS_PGDN);
	desk_key(d, KEYS_UP);
	assert_null(desk_effect(d, FX_IMPORT, 0));
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_IMPORT, "/x.anshin", NULL, NULL);
	desk_result(d, FX_IMPORT, 0);	/* it stays, to be read once more */
	assert_null(desk_effect(d, FX_POP, 0));
	desk_result(d, FX_IMPORT, 1);
	desk_expect(d, FX_POP, NULL, NULL, NULL);
}

/* --- what F1 says of an item's rows ---------------------------------------- */

/* The help of the row that so many Tabs lead to. */
static void
row_says(struct desk *d, const char *item, int row, const char *words)
{
	const struct effect *e;

	desk_push(d, &screen_item, item);
	while (row-- > 0)
		desk_key(d, KEYS_TAB);
	desk_key(d, KEYS_F1);
	e = desk_effect(d, FX_PUSH, 0);
	assert_non_null(e);
	assert_string_equal(e->a, "help");
	if (strstr(e->b, words) == NULL)
		fail_msg("%s: \"%s\" says nothing of \"%s\"", item, e->b,
		    words);
}

static void
help_speaks_of_the_row(void **state)
{
	struct desk *d = *state;

	row_says(d, "6-04", 0, "the measure is met");
	row_says(d, "6-04", 1, "Space ticks it");
	row_says(d, "6-04", 6, "18");		/* the limit of temperature */
	row_says(d, "6-04", 6, "Basis: ");
	row_says(d, "6-04", 6, "full-width");
	row_says(d, "6-01", 8, "computed from the readings above");
	row_says(d, "1-02", 5, "A note of your own");
	row_says(d, "1-02", 6, "Examples:");	/* attaching */
	put(d, "evidence/f1", "items", "1-02");
	put(d, "evidence/f1", "name", "roles.pdf");
	row_says(d, "1-02", 6, "An attached file");
	answer(d, "1-02", "na");
	row_says(d, "1-02", 1, "Why this does not apply");
	put(d, "form", "wifi", "no");
	row_says(d, "4-01", 1, "Enter opens the form");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(findings_lead_to_the_answer,
		    desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(
		    findings_lead_to_files_and_the_year, desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(
		    what_two_machines_left_leads_there, desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(a_fork_opens_at_its_own_row,
		    desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(
		    each_line_of_the_way_leads_there, desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_stage_takes_a_day_as_people_write_it, desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_new_year_takes_two_presses_in_a_row, desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(questions_lead_to_their_item,
		    desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(
		    the_history_leads_to_what_was_changed, desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(a_record_is_gone_on_with,
		    desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(
		    a_full_disk_costs_no_letter_of_a_record, desk_set_up,
		    desk_tear_down),
		cmocka_unit_test_setup_teardown(keys_that_work_everywhere,
		    desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_taken_in_unseen,
		    desk_set_up, desk_tear_down),
		cmocka_unit_test_setup_teardown(help_speaks_of_the_row,
		    desk_set_up, desk_tear_down),
	};

	return cmocka_run_group_tests_name("ways", tests, NULL, NULL);
}
