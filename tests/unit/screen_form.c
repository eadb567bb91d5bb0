/* The application form loses no letter, and mends at the field. */
#include "config.h"

#include "desk.h"

#include "ui/screen/form.h"

static const char *
focused(const struct desk *d)
{
	return form_focused(d->screen.state, &d->model)->id;
}

static void
typing_needs_no_key_before_it(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "");
	assert_string_equal(focused(d), "applicant_name");
	desk_text(d, "株式会社みどり商会");
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_RECORD_TYPING, "form", "applicant_name",
	    "株式会社みどり商会");
	assert_non_null(desk_effect(d, FX_END_TYPING, 0));
	assert_string_equal(focused(d), "applicant_representative");
}

static void
letters_that_are_keys_elsewhere_are_text_here(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "");
	desk_text(d, "q");
	desk_text(d, "u");
	desk_text(d, "?");
	desk_text(d, "1");
	desk_key(d, KEYS_DOWN);
	assert_string_equal(desk_form(d, "applicant_name"), "qu?1");
}

static void
values_are_made_uniform(void **state)
{
	static const struct { const char *field, *typed, *kept; } rows[] = {
		{ "contact_phone", "０３ー１２３４ー５６７８", "03-1234-5678" },
		{ "facility_postal", "〒１３００００１", "130-0001" },
		{ "opened_on", "令和元年5月1日", "2019-05-01" },
		{ "seats", "３６", "36" },
		{ "contact_email", "ｏｆｆｉｃｅ＠example.jp",
		    "office@example.jp" },
		{ "contact_name", "　鈴木一郎 ", "鈴木一郎" },
	};
	struct desk *d = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		desk_push(d, &screen_form, rows[i].field);
		assert_string_equal(focused(d), rows[i].field);
		desk_text(d, rows[i].typed);
		desk_key(d, KEYS_TAB);
		assert_string_equal(desk_form(d, rows[i].field), rows[i].kept);
	}
}

static void
a_fault_is_told_once_and_never_blocks(void **state)
{
	struct desk *d = *state;
	const struct form_state *st;

	desk_push(d, &screen_form, "facility_postal");
	st = d->screen.state;
	desk_text(d, "12");
	assert_int_equal(st->fault, FIELD_OK);
	desk_key(d, KEYS_ENTER);
	assert_string_equal(focused(d), "facility_postal");
	assert_int_equal(st->fault, FIELD_BAD_POSTAL);
	assert_true(st->warned);
	assert_string_equal(desk_form(d, "facility_postal"), "12");
	desk_key(d, KEYS_ENTER);
	assert_string_equal(focused(d), "facility_address");
	/* Back at it, the sentence stands there at once. */
	desk_key(d, KEYS_UP);
	assert_int_equal(st->fault, FIELD_BAD_POSTAL);
	desk_text(d, "3");
	assert_int_equal(st->fault, FIELD_OK);
}

static void
half_typed_text_is_journalled(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "contact_phone");
	desk_text(d, "０３");
	desk_event(d, EVENT_IDLE);
	desk_expect(d, FX_RECORD_TYPING, "form", "contact_phone", "０３");
	desk_expect(d, FX_PLACE, "form|form|contact_phone|6", NULL, NULL);
	assert_null(desk_effect(d, FX_END_TYPING, 0));
	desk_event(d, EVENT_IDLE);
	assert_int_equal(d->fx.n, 0);
	desk_text(d, "-");
	desk_event(d, EVENT_END);
	desk_expect(d, FX_RECORD_TYPING, "form", "contact_phone", "０３-");
	/* The next start stands on the same field with the same cursor. */
	desk_push(d, &screen_form, "form|contact_phone|3");
	assert_string_equal(focused(d), "contact_phone");
	desk_text(d, "X");
	desk_event(d, EVENT_IDLE);
	assert_string_equal(desk_form(d, "contact_phone"), "０X３-");
}

/* One Esc leads from any field to where u takes it back, and records nothing. */
static void
restored_text_can_be_refused(void **state)
{
	static const char *const typed[][2] = { { "contact_phone", "０３-1234-5678" },
		{ "billing_to", "経理部\n本" } };
	struct desk *d = *state;
	char arg[80];
	size_t i;

	for (i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		sheet_put(d->sheet, "form", typed[i][0], typed[i][1]);
		snprintf(arg, sizeof(arg), "form|%s|3", typed[i][0]);
		desk_push(d, &screen_form, arg);
		desk_key(d, KEYS_ESC);
		assert_non_null(desk_effect(d, FX_END_TYPING, 0));
		assert_non_null(desk_effect(d, FX_POP, 0));
		assert_null(desk_effect(d, FX_RECORD_TYPING, 0));
		assert_string_equal(desk_form(d, typed[i][0]), typed[i][1]);
	}
	/* A key means that it is gone on with. */
	desk_push(d, &screen_form, "form|contact_phone|3");
	desk_key(d, KEYS_RIGHT);
	desk_key(d, KEYS_ESC);
	assert_string_equal(desk_form(d, "contact_phone"), "03-1234-5678");
}

static void
esc_leaves_when_the_text_is_safe(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "contact_department");
	desk_key(d, KEYS_ESC);
	assert_non_null(desk_effect(d, FX_POP, 0));
	desk_push(d, &screen_form, "contact_department");
	desk_text(d, "施設部");
	desk_key(d, KEYS_ESC);
	assert_string_equal(desk_form(d, "contact_department"), "施設部");
	assert_non_null(desk_effect(d, FX_POP, 0));
	assert_null(desk_effect(d, FX_POP, 1));
}

static void
a_full_disk_costs_no_letter(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "contact_department");
	desk_text(d, "施設部");
	d->broken = true;
	desk_key(d, KEYS_ESC);
	assert_null(desk_effect(d, FX_POP, 0));
	desk_key(d, KEYS_DOWN);		/* nor by going on */
	assert_string_equal(focused(d), "contact_department");
	d->broken = false;
	desk_event(d, EVENT_IDLE);
	assert_string_equal(desk_form(d, "contact_department"), "施設部");
}

static void
a_digit_answers_and_goes_on(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "wifi");
	desk_text(d, "1");
	desk_expect(d, FX_RECORD, "form", "wifi", "yes");
	assert_string_equal(focused(d), "wired_lan");
	desk_text(d, "２");		/* the input method is on */
	assert_string_equal(desk_form(d, "wired_lan"), "no");
	desk_text(d, "3");		/* there is no third answer */
	assert_int_equal(d->fx.n, 0);
	desk_key(d, KEYS_RIGHT);
	desk_text(d, " ");
	assert_string_equal(desk_form(d, "mfp"), "no");
	desk_key(d, KEYS_UP);
	desk_key(d, KEYS_DELETE);
	assert_string_equal(desk_form(d, "mfp"), "");
}

static void
several_choices_are_kept_in_order(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "member_types");
	desk_text(d, "3");
	desk_text(d, "1");
	assert_string_equal(desk_form(d, "member_types"), "corporate drop_in");
	assert_string_equal(focused(d), "member_types");
	desk_text(d, "3");
	assert_string_equal(desk_form(d, "member_types"), "corporate");
	desk_key(d, KEYS_ENTER);
	assert_string_equal(focused(d), "space_types");
}

static void
several_lines_are_written_in_a_window(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "hours");
	desk_key(d, KEYS_F2);
	assert_int_equal(keymap_find(screen_keys(&d->screen),
	    ACT_BACK)->key, KEYS_ESC);
	assert_string_equal(keymap_find(screen_keys(&d->screen),
	    ACT_SELECT)->label, "New line");
	desk_text(d, "平日 8時から21時");
	desk_key(d, KEYS_ENTER);
	desk_text(d, "日曜は休み");
	desk_key(d, KEYS_ESC);
	assert_null(desk_effect(d, FX_POP, 0));
	assert_string_equal(desk_form(d, "hours"),
	    "平日 8時から21時\n日曜は休み");
	desk_key(d, KEYS_ESC);
	assert_non_null(desk_effect(d, FX_POP, 0));
	/* Typing opens it as well. */
	desk_push(d, &screen_form, "billing_to");
	desk_text(d, "経理部");
	desk_key(d, KEYS_TAB);
	assert_string_equal(desk_form(d, "billing_to"), "経理部");
	assert_string_equal(focused(d), "facility_name");
	/* Enter goes on as in every other field, and opens nothing. */
	desk_push(d, &screen_form, "billing_to");
	desk_key(d, KEYS_ENTER);
	assert_string_equal(focused(d), "facility_name");
	assert_ptr_equal(screen_keys(&d->screen), screen_form.keys);
}

static void
keys_lead_through_the_sections(void **state)
{
	struct desk *d = *state;
	size_t i;

	desk_push(d, &screen_form, "");
	desk_key(d, KEYS_PGDN);
	assert_string_equal(focused(d), "facility_name");
	desk_key(d, KEYS_PGUP);
	desk_key(d, KEYS_PGUP);
	assert_string_equal(focused(d), "application_kind");
	desk_push(d, &screen_form, "applicant_name");
	desk_key(d, KEYS_F5);
	assert_string_equal(focused(d), "applicant_representative");
	for (i = 0; i < d->catalog->n_fields + 3; i++)
		desk_key(d, KEYS_DOWN);
	assert_string_equal(focused(d), "checker_name");
	assert_non_null(desk_effect(d, FX_MESSAGE, 0));
}

static void
undo_is_shown_in_the_field(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_form, "contact_name");
	desk_text(d, "鈴木");
	desk_event(d, EVENT_IDLE);
	sheet_put(d->sheet, "form", "contact_name", "");
	effects_clear(&d->fx);
	desk_result(d, FX_UNDO, 1);
	assert_string_equal(form_text(d->screen.state, &d->model), "");
}

/* Not "go back" while something is still empty above it. */
static void
the_last_field_tells_what_is_empty(void **state)
{
	struct desk *d = *state;
	const struct effect *e;
	size_t last = d->catalog->n_fields - 1;

	desk_push(d, &screen_form, d->catalog->fields[last].id);
	desk_key(d, KEYS_DOWN);
	e = desk_effect(d, FX_MESSAGE, 0);
	assert_non_null(e);
	assert_non_null(strstr(e->a, "F5"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)
		T(typing_needs_no_key_before_it),
		T(letters_that_are_keys_elsewhere_are_text_here),
		T(values_are_made_uniform),
		T(a_fault_is_told_once_and_never_blocks),
		T(half_typed_text_is_journalled),
		T(restored_text_can_be_refused),
		T(esc_leaves_when_the_text_is_safe),
		T(a_full_disk_costs_no_letter),
		T(a_digit_answers_and_goes_on),
		T(several_choices_are_kept_in_order),
		T(several_lines_are_written_in_a_window),
		T(keys_lead_through_the_sections),
		T(undo_is_shown_in_the_field),
		T(the_last_field_tells_what_is_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
