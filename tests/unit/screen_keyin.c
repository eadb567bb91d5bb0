/* A printed page typed in: one key a row, values by Tab, the counts. */
#include "config.h"

#include "desk.h"

#include <stdio.h>

#include "assess/round.h"
#include "base/i18n.h"
#include "ui/screen/keyin.h"

static char code[ROUND_CODE];

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	sheet_put(arg, subject, field, value);
}

/* A page of three rows: 6-01 (readings), 1-01, 4-03. */
static int
set_up(void **state)
{
	const struct item *rows[3];
	struct desk *d;

	(void)desk_set_up(state);
	d = *state;
	rows[0] = catalog_item(d->catalog, "6-01");
	rows[1] = catalog_item(d->catalog, "1-01");
	rows[2] = catalog_item(d->catalog, "4-03");
	round_code(code, "app", d->catalog->edition, 20000, rows, 3);
	round_print(code, d->catalog->edition, 20000, "1/1", "", rows, 3, put,
	    d->sheet);
	return 0;
}

static const struct keyin_state *
keyin(const struct desk *d)
{
	return d->screen.state;
}

static void
open_page(struct desk *d)
{
	desk_push(d, &screen_keyin, "");
	desk_text(d, code);
	desk_key(d, KEYS_ENTER);
	assert_int_equal(keyin(d)->step, KEYIN_ROWS);
}

static void
the_code_is_asked_for(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_keyin, "");
	assert_true(d->screen.editing);
	desk_key(d, KEYS_ENTER);
	assert_non_null(desk_effect(d, FX_MESSAGE, 0));
	desk_text(d, "S12T-8F5D");
	desk_key(d, KEYS_ENTER);	/* none at all */
	assert_null(desk_effect(d, FX_FIND_SHEET, 0));
	assert_int_equal(keyin(d)->step, KEYIN_CODE);
	desk_key(d, KEYS_BACKSPACE);
	desk_text(d, "c");
	desk_key(d, KEYS_ENTER);	/* one of another application? */
	desk_expect(d, FX_FIND_SHEET, "S12T-8F5C", NULL, NULL);
	desk_key(d, KEYS_DOWN);		/* the only page that was printed */
	assert_string_equal(keyin(d)->field.text.ptr, code);
	desk_key(d, KEYS_ENTER);
	assert_int_equal(keyin(d)->step, KEYIN_ROWS);
	assert_false(d->screen.editing);
	desk_expect(d, FX_PLACE, NULL, NULL, NULL);
}

static void
one_key_a_row(void **state)
{
	struct desk *d = *state;
	struct round_count n;

	open_page(d);
	desk_text(d, "1");
	assert_int_equal(keyin(d)->row, 1);
	assert_string_equal(sheet_item(d->sheet, "6-01", "verdict"),
	    "conforms");
	desk_key(d, KEYS_ENTER);
	assert_int_equal(keyin(d)->row, 2);
	assert_string_equal(sheet_item(d->sheet, "1-01", "verdict"), "");
	desk_text(d, "４");		/* the input method is on */
	assert_int_equal(keyin(d)->step, KEYIN_COUNTS);
	round_count(&keyin(d)->page, &n);
	assert_int_equal(n.ticked, 2);
	assert_int_equal(n.blank, 1);
	sheet_put(d->sheet, "item/6-01", "photos", "0123");
	desk_key(d, KEYS_ENTER);
	assert_int_equal(keyin(d)->step, KEYIN_CODE);
	/* The last page leads on to the photos that were noted. */
	assert_non_null(desk_effect(d, FX_MESSAGE, 0));
	assert_non_null(strstr(desk_effect(d, FX_MESSAGE, 0)->a,
	    _("Attach the photos")));
}

static void
a_row_that_was_skipped_is_seen(void **state)
{
	struct desk *d = *state;

	open_page(d);
	desk_text(d, "1");
	desk_key(d, KEYS_DOWN);
	desk_text(d, "2");		/* on to the one that is left */
	assert_int_equal(keyin(d)->row, 1);
	desk_key(d, KEYS_DOWN);
	desk_key(d, KEYS_DOWN);
	assert_int_equal(keyin(d)->step, KEYIN_COUNTS);
	desk_key(d, KEYS_ENTER);
	assert_int_equal(keyin(d)->step, KEYIN_ROWS);
	assert_int_equal(keyin(d)->row, 1);
	assert_null(desk_effect(d, FX_RECORD, 0));
}

static void
back_and_once_more(void **state)
{
	struct desk *d = *state;

	open_page(d);
	desk_text(d, "1");
	desk_key(d, KEYS_BACKSPACE);
	assert_int_equal(keyin(d)->row, 0);
	desk_text(d, "2");
	assert_string_equal(sheet_item(d->sheet, "6-01", "verdict"), "fails");
	assert_int_equal(keyin(d)->row, 1);
}

/* What could not be recorded is still to be typed. */
static void
a_failure_stays_on_its_row(void **state)
{
	struct desk *d = *state;

	open_page(d);
	d->broken = true;
	desk_text(d, "1");
	assert_int_equal(keyin(d)->row, 0);
	desk_key(d, KEYS_TAB);
	desk_text(d, "12");
	desk_key(d, KEYS_ENTER);
	assert_true(d->screen.editing);
	assert_string_equal(keyin(d)->field.text.ptr, "12");
	d->broken = false;
	desk_key(d, KEYS_ENTER);
	assert_false(d->screen.editing);
}

static void
the_reason_is_asked_at_once(void **state)
{
	struct desk *d = *state;

	open_page(d);
	desk_text(d, "3");
	assert_int_equal(keyin(d)->row, 0);
	assert_int_equal(keyin(d)->part, PART_REASON);
	assert_string_equal(sheet_item(d->sheet, "6-01", "verdict"), "na");
	desk_text(d, "個室がない");
	desk_event(d, EVENT_IDLE);
	desk_expect(d, FX_RECORD_TYPING, "item/6-01", "reason", "個室がない");
	desk_key(d, KEYS_ENTER);
	assert_int_equal(keyin(d)->row, 1);
	desk_text(d, "3");
	desk_key(d, KEYS_ENTER);	/* left open: a finding */
	assert_int_equal(keyin(d)->row, 2);
	assert_string_equal(sheet_item(d->sheet, "1-01", "verdict"), "na");
	desk_key(d, KEYS_UP);
	desk_key(d, KEYS_UP);
	desk_text(d, "3");		/* it is known already */
	assert_int_equal(keyin(d)->part, PART_NONE);
}

static void
values_and_photos(void **state)
{
	struct desk *d = *state;
	const struct item *it = catalog_item(d->catalog, "6-01");
	char field[80];

	open_page(d);
	desk_key(d, KEYS_TAB);
	assert_int_equal(keyin(d)->part, PART_READING);
	desk_text(d, "９６.0");
	desk_key(d, KEYS_TAB);
	(void)snprintf(field, sizeof(field), "reading.%s",
	    it->readings[0].id);
	assert_string_equal(sheet_item(d->sheet, "6-01", field), "96");
	while (keyin(d)->part != PART_PHOTOS)
		desk_key(d, KEYS_TAB);
	desk_text(d, "0123、0124");
	desk_key(d, KEYS_ENTER);
	assert_string_equal(sheet_item(d->sheet, "6-01", "photos"),
	    "0123 0124");
	assert_int_equal(keyin(d)->part, PART_NONE);
	assert_int_equal(keyin(d)->row, 0);
	desk_key(d, KEYS_BACKTAB);
	assert_int_equal(keyin(d)->part, PART_NOTE);
	desk_key(d, KEYS_ESC);
	assert_int_equal(keyin(d)->part, PART_NONE);
}

/* Its letter stands on the paper. */
static void
points_are_ticked_by_their_letter(void **state)
{
	struct desk *d = *state;

	open_page(d);
	desk_text(d, "b");
	assert_string_equal(sheet_item(d->sheet, "6-01", "check.b"), "1");
	desk_text(d, "b");
	assert_string_equal(sheet_item(d->sheet, "6-01", "check.b"), "");
	desk_text(d, "z");
	assert_null(desk_effect(d, FX_RECORD, 0));
}

/* As after a kill: the next row, or the field that was being typed in. */
static void
it_goes_on_where_it_was(void **state)
{
	struct desk *d = *state;
	char arg[80];

	open_page(d);
	desk_text(d, "1");
	desk_push(d, &screen_keyin, code);
	assert_int_equal(keyin(d)->row, 1);
	(void)snprintf(arg, sizeof(arg), "%s|6-01 photos|3", code);
	sheet_put(d->sheet, "item/6-01", "photos", "012");
	desk_push(d, &screen_keyin, arg);
	assert_int_equal(keyin(d)->row, 0);
	assert_int_equal(keyin(d)->part, PART_PHOTOS);
	assert_string_equal(keyin(d)->field.text.ptr, "012");
	assert_true(d->screen.editing);
	(void)snprintf(arg, sizeof(arg), "%s|6-01 reason|0", code);
	desk_push(d, &screen_keyin, arg);
	assert_int_equal(keyin(d)->part, PART_REASON);
	desk_text(d, "x");
	desk_key(d, KEYS_ENTER);
	assert_int_equal(keyin(d)->row, 1);
}

static void
a_page_can_be_typed_once_more(void **state)
{
	struct desk *d = *state;

	open_page(d);
	desk_text(d, "1");
	desk_text(d, "1");
	desk_text(d, "1");
	desk_key(d, KEYS_ENTER);
	desk_push(d, &screen_keyin, code);
	assert_int_equal(keyin(d)->step, KEYIN_COUNTS);
	desk_text(d, "r");
	assert_int_equal(keyin(d)->step, KEYIN_ROWS);
	assert_int_equal(keyin(d)->row, 0);
	assert_int_equal(round_next(&keyin(d)->page, 0), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, desk_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(the_code_is_asked_for), TEST(one_key_a_row),
		TEST(a_row_that_was_skipped_is_seen),
		TEST(back_and_once_more), TEST(a_failure_stays_on_its_row),
		TEST(the_reason_is_asked_at_once), TEST(values_and_photos),
		TEST(points_are_ticked_by_their_letter),
		TEST(it_goes_on_where_it_was),
		TEST(a_page_can_be_typed_once_more),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
