/* Start, overview, help and history: from nothing to the first item. */
#include "config.h"

#include "desk.h"

#include "ui/screen/chapters.h"
#include "ui/screen/common.h"

static void
an_empty_start_takes_the_name_at_once(void **state)
{
	struct desk *d = *state;

	d->model.n_apps = 0;
	d->model.app = NULL;
	desk_push(d, &screen_start, "");
	assert_true(d->screen.editing);
	desk_text(d, "　");
	desk_key(d, KEYS_ENTER);
	assert_null(desk_effect(d, FX_NEW_APP, 0));
	assert_non_null(desk_effect(d, FX_MESSAGE, 0));
	desk_text(d, "みどり");
	desk_key(d, KEYS_ESC);		/* nowhere to go; the name stays */
	assert_true(d->screen.editing);
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_NEW_APP, "　みどり", NULL, NULL);
	assert_null(desk_effect(d, FX_PUSH, 0));
	desk_result(d, FX_NEW_APP, 1);
	desk_expect(d, FX_PUSH, "chapters", "", NULL);
}

/* Kept at each rest, where no journal is there yet; and there again. */
static void
a_name_half_typed_is_kept(void **state)
{
	struct desk *d = *state;

	d->model.n_apps = 0;
	d->model.app = NULL;
	desk_push(d, &screen_start, "");
	desk_event(d, EVENT_IDLE);
	assert_null(desk_effect(d, FX_PLACE, 0));
	desk_text(d, "みど");
	desk_event(d, EVENT_IDLE);
	desk_expect(d, FX_PLACE, PLACE_START "みど", NULL, NULL);
	d->model.new_name = "みど";		/* so the host has it */
	desk_event(d, EVENT_IDLE);
	assert_null(desk_effect(d, FX_PLACE, 0));
	desk_push(d, &screen_start, "");	/* the next start */
	desk_text(d, "り");
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_NEW_APP, "みどり", NULL, NULL);
}

/* Where no name was typed yet, another machine's file can be taken in too. */
static void
an_empty_start_takes_in_a_file(void **state)
{
	struct desk *d = *state;

	d->model.n_apps = 0;
	d->model.app = NULL;
	desk_push(d, &screen_start, "");
	desk_key(d, KEYS_F3);
	desk_expect(d, FX_PUSH, "browse", BROWSE_IMPORT, NULL);
}

static void
count(void *arg, size_t i)
{
	struct model_app *list = arg;

	list[i].done++;
	list[i].counted = true;
}

static void
rows_are_counted_when_looked_at(void **state)
{
	struct model_app list[3] = { { .year = 2026 } };
	const struct model m = { .apps = list, .n_apps = 3, .count = count,
		.count_arg = list };

	(void)state;
	assert_int_equal(model_app_at(&m, 1)->done, 1);
	assert_int_equal(model_app_at(&m, 1)->done, 1);
	assert_false(list[0].counted || list[2].counted);
}

static void
a_failed_open_stays(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_start, "");
	desk_key(d, KEYS_ENTER);
	assert_int_equal(desk_effect(d, FX_OPEN_APP, 0)->number, 0);
	desk_result(d, FX_OPEN_APP, 0);
	assert_null(desk_effect(d, FX_PUSH, 0));
}

static void
coming_back_closes_the_application(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_start, "");	/* EVENT_OPENED by itself */
	assert_null(desk_effect(d, FX_CLOSE_APP, 0));
	desk_event(d, EVENT_OPENED);
	assert_non_null(desk_effect(d, FX_CLOSE_APP, 0));
}

static void
a_second_facility_is_named_below_the_list(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_start, "");
	assert_false(d->screen.editing);
	desk_key(d, KEYS_F2);
	assert_true(d->screen.editing);
	desk_text(d, "両国店");
	desk_key(d, KEYS_ESC);
	assert_false(d->screen.editing);
	desk_text(d, "a");
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_NEW_APP, "両国店", NULL, NULL);
	d->model.read_only = true;
	desk_push(d, &screen_start, "");
	desk_key(d, KEYS_F2);
	assert_false(d->screen.editing);
}

static void
answer(struct desk *d, const struct item *it)
{
	char subject[32];

	snprintf(subject, sizeof(subject), "item/%s", it->id);
	sheet_put(d->sheet, subject, "verdict", "conforms");
	sheet_put(d->sheet, subject, "confirmed_at", "2024-10-01T00:00:00.000Z");
}

static void
fill_services(struct desk *d)
{
	size_t i;

	for (i = 0; i < d->catalog->n_fields; i++)
		if (d->catalog->fields[i].type == FIELD_YESNO)
			sheet_put(d->sheet, "form", d->catalog->fields[i].id,
			    "yes");
}

static void
the_next_step_is_always_known(void **state)
{
	struct desk *d = *state;
	const struct item *first = &d->catalog->items[0];
	size_t i;

	assert_int_equal(next_step(&d->model).kind, HUB_FORM);
	fill_services(d);
	answer(d, first);
	desk_count(d);
	assert_int_equal(next_step(&d->model).kind, HUB_CHAPTER);
	assert_string_equal(next_step(&d->model).item->id, "1-02");
	for (i = 0; i < d->catalog->n_items; i++)
		if (d->catalog->items[i].level == LEVEL_BASIC)
			answer(d, &d->catalog->items[i]);
	desk_count(d);
	assert_int_equal(next_step(&d->model).kind, HUB_FORM);
	for (i = 0; i < d->catalog->n_items; i++)
		answer(d, &d->catalog->items[i]);
	desk_count(d);
	d->progress.fields_done = d->progress.fields_required;
	assert_int_equal(next_step(&d->model).kind, HUB_FINDINGS);
	finding_clear(&d->findings);
	assert_int_equal(next_step(&d->model).kind, HUB_EXPORT);
}

static void
a_chapter_opens_at_its_first_open_item(void **state)
{
	struct desk *d = *state;

	answer(d, &d->catalog->items[0]);
	desk_count(d);
	desk_push(d, &screen_chapters, "");
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_PUSH, "form", "", NULL);
	desk_key(d, KEYS_DOWN);
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_PUSH, "item", "1-02", NULL);
	desk_key(d, KEYS_END);
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_PUSH, "history", "", NULL);
	desk_key(d, KEYS_F8);
	desk_expect(d, FX_PUSH, "export", "", NULL);
	desk_text(d, "/");
	desk_expect(d, FX_PUSH, "search", "", NULL);
	desk_text(d, "g");
	desk_expect(d, FX_PUSH, "search", "goto", NULL);
	desk_key(d, KEYS_ESC);
	assert_non_null(desk_effect(d, FX_POP, 0));
	desk_event(d, EVENT_IDLE);
	desk_expect(d, FX_PLACE, "chapters|||0", NULL, NULL);
	desk_event(d, EVENT_END);	/* what lies above it tells the place */
	assert_null(desk_effect(d, FX_PLACE, 0));
}

static void
help_explains_what_is_focused(void **state)
{
	struct desk *d = *state;
	const struct effect *e;

	desk_push(d, &screen_form, "wifi");
	desk_key(d, KEYS_F1);
	e = desk_effect(d, FX_PUSH, 0);
	assert_non_null(e);
	assert_string_equal(e->a, "help");
	assert_true(str_starts(e->b, "form\n"));
	assert_non_null(strstr(e->b, "Wi-Fi"));
	assert_non_null(strstr(e->b, "4-01"));
	desk_push(d, &screen_help, "form\nabc");
	desk_key(d, KEYS_F1);
	assert_non_null(desk_effect(d, FX_POP, 0));
	desk_key(d, KEYS_ESC);
	assert_non_null(desk_effect(d, FX_POP, 0));
}

static void
history_leads_to_the_place(void **state)
{
	struct desk *d = *state;
	const struct model_event rows[] = {
		{ 1, "do", "item/4-03", "note", "", "x", "鈴木" },
		{ 1, "do", "form", "wifi", "", "yes", "鈴木" },
	};

	desk_push(d, &screen_history, "item/4-03");
	desk_expect(d, FX_LOAD_HISTORY, "item/4-03", NULL, NULL);
	d->model.history = rows;
	d->model.n_history = 2;
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_PUSH, "item", "4-03", NULL);
	desk_key(d, KEYS_DOWN);
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_PUSH, "form", "wifi", NULL);
	d->model.undo = "note";
	desk_text(d, "u");
	assert_non_null(desk_effect(d, FX_UNDO, 0));
	effects_clear(&d->fx);
	desk_result(d, FX_UNDO, 1);
	assert_non_null(desk_effect(d, FX_LOAD_HISTORY, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)
		T(an_empty_start_takes_the_name_at_once),
		T(a_name_half_typed_is_kept),
		T(an_empty_start_takes_in_a_file),
		T(rows_are_counted_when_looked_at),
		T(a_failed_open_stays),
		T(coming_back_closes_the_application),
		T(a_second_facility_is_named_below_the_list),
		T(the_next_step_is_always_known),
		T(a_chapter_opens_at_its_first_open_item),
		T(help_explains_what_is_focused),
		T(history_leads_to_the_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
