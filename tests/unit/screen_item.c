/*
 * Proves the item screen's promises without a terminal: one key answers, what
 * is typed is journalled while it is typed, "not applicable" never stands
 * without a reason, ticks only propose, moving loses nothing.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "assess/shared.h"
#include "screen.h"

static int
setup(void **state)
{
	struct trial *t = trial_new();

	trial_open(t, &screen_item, "1-01");
	*state = t;
	return 0;
}

static int
teardown(void **state)
{
	trial_free(*state);
	return 0;
}

static void
one_key_answers(void **state)
{
	struct trial *t = *state;

	sheet_put(t->sheet, "form", "contact_name", "鈴木一郎");
	trial_press(t, "1");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "conforms");
	assert_string_equal(trial_item(t, "1-01", "confirmed_at"),
	    "2025-11-24T16:00:00.000Z");
	assert_string_equal(trial_item(t, "1-01", "confirmed_by"), "鈴木一郎");
	assert_int_equal(strlen(trial_item(t, "1-01", "text_hash")), 64);
	trial_press(t, "2");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "fails");
	trial_press(t, "4");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "unknown");
	trial_press(t, "0");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "");
	assert_string_equal(trial_item(t, "1-01", "confirmed_at"), "");
}

static void
full_width_digit_answers(void **state)
{
	struct trial *t = *state;

	trial_type(t, "１");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "conforms");
	trial_type(t, "あ");
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
}

static void
same_answer_again_is_no_step(void **state)
{
	struct trial *t = *state;

	trial_press(t, "1 1");
	assert_null(trial_has(t, FX_RECORD, NULL, NULL));
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
}

static void
na_needs_a_reason(void **state)
{
	struct trial *t = *state;

	trial_press(t, "1 3");
	assert_true(t->screen->editing);
	assert_string_equal(trial_item(t, "1-01", "verdict"), "conforms");
	trial_press(t, "Esc");
	assert_false(t->screen->editing);
	assert_string_equal(trial_item(t, "1-01", "verdict"), "conforms");
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
}

static void
na_with_a_reason(void **state)
{
	struct trial *t = *state;

	trial_press(t, "3");
	trial_type(t, "設備がないため。\n");
	trial_press(t, "Esc");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "na");
	assert_string_equal(trial_item(t, "1-01", "reason"),
	    "設備がないため。");
	/* The reason is there already: one key is enough from now on. */
	trial_press(t, "1 3");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "na");
	assert_false(t->screen->editing);
}

/* Enter ends the sentence, and the next one goes to the next item. */
static void
enter_ends_a_reason(void **state)
{
	struct trial *t = *state;

	trial_press(t, "3");
	trial_type(t, "設備がないため。");
	trial_press(t, "Enter");
	assert_false(t->screen->editing);
	assert_string_equal(trial_item(t, "1-01", "verdict"), "na");
	assert_string_equal(trial_item(t, "1-01", "reason"),
	    "設備がないため。");
	trial_press(t, "Enter 2");
	assert_string_equal(trial_item(t, "1-02", "verdict"), "fails");
}

static void
na_falls_with_its_reason(void **state)
{
	struct trial *t = *state;
	int i;

	trial_press(t, "3");
	trial_type(t, "な");
	trial_press(t, "Tab r");
	assert_true(t->screen->editing);
	for (i = 0; i < 3; i++)
		trial_press(t, "Backspace");
	trial_press(t, "Esc");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "");
	assert_string_equal(trial_item(t, "1-01", "reason"), "");
}

static void
typing_is_journalled(void **state)
{
	struct trial *t = *state;

	trial_press(t, "m");
	trial_type(t, "来月、");
	assert_null(trial_has(t, FX_RECORD_TYPING, NULL, NULL));
	trial_event(t, EVENT_IDLE);
	assert_non_null(trial_has(t, FX_RECORD_TYPING, "item/1-01", "note"));
	assert_non_null(trial_has(t, FX_PLACE, "item|item/1-01|note|9", NULL));
	trial_event(t, EVENT_IDLE);
	assert_null(trial_has(t, FX_RECORD_TYPING, NULL, NULL));
	trial_type(t, "掲示する");
	trial_event(t, EVENT_END);
	assert_string_equal(trial_item(t, "1-01", "note"), "来月、掲示する");
	trial_type(t, "。");
	trial_press(t, "Esc");
	assert_string_equal(trial_item(t, "1-01", "note"), "来月、掲示する。");
	assert_non_null(trial_has(t, FX_END_TYPING, NULL, NULL));
}

/* Digits and letters are text while a note is written. */
static void
keys_are_text_while_editing(void **state)
{
	struct trial *t = *state;

	trial_press(t, "m 1 n q Esc");
	assert_string_equal(trial_item(t, "1-01", "note"), "1nq");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "");
}

static void
restored_where_it_was(void **state)
{
	struct trial *t = *state;

	sheet_put(t->sheet, "item/6-04", "reading.temp_c.place", "窓際");
	trial_open(t, &screen_item, "item/6-04|reading.temp_c.place|3");
	assert_true(t->screen->editing);
	trial_type(t, "の");
	trial_press(t, "Esc");
	assert_string_equal(trial_item(t, "6-04", "reading.temp_c.place"),
	    "窓の際");
}

/* "To refuse it: Esc, then u": Esc must not lay a change of its own on top. */
static void
restored_text_can_be_refused(void **state)
{
	static const char *const typed[][2] = { { "reason", "撮影のため " },
		{ "note", " 半分 " }, { "reading.temp_c", "２６" } };
	struct trial *t = *state;
	char arg[80];
	size_t i;

	for (i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		sheet_put(t->sheet, "item/6-04", typed[i][0], typed[i][1]);
		snprintf(arg, sizeof(arg), "item/6-04|%s|3", typed[i][0]);
		trial_open(t, &screen_item, arg);
		assert_true(t->screen->editing);
		trial_press(t, "Esc");
		assert_false(t->screen->editing);
		assert_non_null(trial_has(t, FX_END_TYPING, NULL, NULL));
		assert_null(trial_has(t, FX_RECORD_TYPING, NULL, NULL));
		assert_null(trial_has(t, FX_RECORD, NULL, NULL));
		assert_string_equal(trial_item(t, "6-04", typed[i][0]),
		    typed[i][1]);
	}
	/* A key means that it is gone on with. */
	trial_open(t, &screen_item, "item/6-04|reason|3");
	trial_press(t, "Right Esc");
	assert_string_equal(trial_item(t, "6-04", "reason"), "撮影のため");
	assert_string_equal(trial_item(t, "6-04", "verdict"), "na");
}

static void
ticks_only_propose(void **state)
{
	struct trial *t = *state;
	size_t i, n = t->catalog->items[0].n_checks;

	trial_press(t, "Down");
	for (i = 0; i < n; i++)
		trial_press(t, "Space Down");
	assert_string_equal(trial_item(t, "1-01", "check.a"), "1");
	assert_string_equal(trial_item(t, "1-01", "check.d"), "1");
	assert_string_equal(trial_item(t, "1-01", "verdict"), "");
	trial_press(t, "Home Down Space");
	assert_string_equal(trial_item(t, "1-01", "check.a"), "");
}

/* Off the points Space ticks nothing unseen: it leads to the next open one. */
static void
space_leads_to_the_points(void **state)
{
	struct trial *t = *state;

	trial_press(t, "Space");
	assert_string_equal(trial_item(t, "1-01", "check.a"), "");
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
	trial_press(t, "Space");
	assert_string_equal(trial_item(t, "1-01", "check.a"), "1");
	trial_press(t, "End Space Space");
	assert_string_equal(trial_item(t, "1-01", "check.a"), "1");
	assert_string_equal(trial_item(t, "1-01", "check.b"), "1");
}

static void
reading_is_tidied_when_left(void **state)
{
	struct trial *t = *state;

	sheet_put(t->sheet, "form", "aircon", "yes");
	trial_open(t, &screen_item, "6-04|reading.temp_c");
	trial_type(t, "２５．５");
	trial_event(t, EVENT_IDLE);
	assert_string_equal(trial_item(t, "6-04", "reading.temp_c"),
	    "２５．５");
	trial_press(t, "Tab");
	trial_type(t, "中央");
	trial_press(t, "Enter");
	assert_false(t->screen->editing);
	assert_string_equal(trial_item(t, "6-04", "reading.temp_c"), "25.5");
	assert_string_equal(trial_item(t, "6-04", "reading.temp_c.place"),
	    "中央");
}

static void
choice_by_digit(void **state)
{
	struct trial *t = *state;

	sheet_put(t->sheet, "form", "wifi", "yes");
	trial_open(t, &screen_item, "4-01|reading.wifi_crypto");
	trial_press(t, "3 Enter");
	assert_string_equal(trial_item(t, "4-01", "reading.wifi_crypto"),
	    "wpa2_aes");
}

/* A service that is off: no answer is taken, and the way out is said. */
static void
switched_off(void **state)
{
	struct trial *t = *state;

	sheet_put(t->sheet, "form", "wifi", "no");
	trial_open(t, &screen_item, "4-01");
	trial_press(t, "1");
	assert_null(trial_has(t, FX_RECORD, NULL, NULL));
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
	trial_press(t, "f");
	assert_non_null(trial_has(t, FX_PUSH, "form", "wifi"));
}

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	sheet_put(arg, subject, field, value);
}

/* 5 makes it the site's own and goes on; c asks for the source's. Without a
 * change 5 has nothing to confirm. */
static void
shared_answer_that_changed(void **state)
{
	struct trial *t = *state;
	const struct item *it = &t->catalog->items[0];
	struct sheet *source = sheet_new();

	answer_give(it, VERDICT_CONFORMS, "2026-04-01T00:00:00.000Z", "佐藤",
	    put, source);
	assert_int_equal(shared_take(t->catalog, source, "HQ", t->sheet, it,
	    true, put, t->sheet), 1);
	shared_look(t->sheet, source, it);
	trial_open(t, &screen_item, it->id);
	trial_press(t, "5");
	assert_null(trial_has(t, FX_RECORD, NULL, NULL));
	sheet_put(source, "item/1-01", "note", "改定");
	shared_look(t->sheet, source, it);
	sheet_free(source);
	trial_press(t, "c");
	assert_non_null(trial_has(t, FX_SHARE, it->id, NULL));
	trial_press(t, "5");
	assert_non_null(trial_has(t, FX_PLACE, "item|item/1-02||0", NULL));
	assert_int_equal(shared_state(t->sheet, it), SHARED_OVERRIDDEN);
	assert_string_equal(trial_item(t, it->id, "verdict"), "conforms");
}

static void
moving_between_items(void **state)
{
	struct trial *t = *state;

	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_PLACE, "item|item/1-02||0", NULL));
	trial_press(t, "Right");
	assert_non_null(trial_has(t, FX_PLACE, "item|item/1-03||0", NULL));
	trial_press(t, "1 Left Left");
	assert_non_null(trial_has(t, FX_PLACE, "item|item/1-01||0", NULL));
	trial_press(t, "Left");
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
	trial_press(t, "1 Right n");	/* 1-02 -> 1-03 is done -> 1-04 */
	assert_non_null(trial_has(t, FX_PLACE, "item|item/1-04||0", NULL));
	trial_press(t, "Esc");
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
}

static void
other_screens(void **state)
{
	struct trial *t = *state;

	trial_press(t, "a");
	assert_non_null(trial_has(t, FX_PUSH, "browse", "1-01"));
	trial_press(t, "e");
	assert_non_null(trial_has(t, FX_PUSH, "evidence", "1-01"));
	trial_press(t, "k");
	assert_non_null(trial_has(t, FX_PUSH, "findings", NULL));
	t->model.undo = "x";
	trial_press(t, "u");
	assert_non_null(trial_has(t, FX_UNDO, NULL, NULL));
}

/* Down from the top reaches every row and then the very end; Up comes back. */
static void
down_and_up_reach_everything(void **state)
{
	struct trial *t = *state;
	int i;

	for (i = 0; i < 300; i++)
		trial_press(t, "Down");
	trial_press(t, "Enter");	/* a guide heading: goes on */
	assert_non_null(trial_has(t, FX_PLACE, "item|item/1-02||0", NULL));
	trial_press(t, "End");
	for (i = 0; i < 300; i++)
		trial_press(t, "Up");
	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_PLACE, "item|item/1-03||0", NULL));
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(one_key_answers), CASE(full_width_digit_answers),
		CASE(same_answer_again_is_no_step), CASE(na_needs_a_reason),
		CASE(na_with_a_reason), CASE(enter_ends_a_reason),
		CASE(na_falls_with_its_reason),
		CASE(typing_is_journalled), CASE(keys_are_text_while_editing),
		CASE(restored_where_it_was),
		CASE(restored_text_can_be_refused), CASE(ticks_only_propose),
		CASE(space_leads_to_the_points),
		CASE(reading_is_tidied_when_left), CASE(choice_by_digit),
		CASE(switched_off), CASE(shared_answer_that_changed),
		CASE(moving_between_items),
		CASE(other_screens), CASE(down_and_up_reach_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
