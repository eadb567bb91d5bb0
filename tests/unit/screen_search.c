/* Search and go to find by number, by word, and in any way of writing. */
#include "config.h"

#include "desk.h"

#include "ui/screen/search.h"

static void
numbers_are_read_as_people_type_them(void **state)
{
	static const char *const same[] = { "4-03", "403", "4 3", "4-3", "43",
		" 4 - 3 ", "４－０３", "４０３", "４ー３", "4 03" };
	static const char *const others[] = { "4-30", "4033", "x403", "4-3-1",
		"", "-", "3", "99999999999999999999" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_true(search_names_item(same[i], "4-03"));
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(search_names_item(others[i], "4-03"));
	assert_true(search_names_item("4", "4-03"));
	assert_true(search_names_item("410", "4-10"));
	assert_false(search_names_item("41", "4-10"));
}

/* Id of the item that Enter goes to; "" when nothing was found. */
static const char *
first_hit(struct desk *d, const char *query)
{
	const struct effect *e;

	desk_push(d, &screen_search, "");
	desk_text(d, query);
	desk_key(d, KEYS_ENTER);
	e = desk_effect(d, FX_REPLACE, 0);
	if (e == NULL)
		assert_non_null(desk_effect(d, FX_MESSAGE, 0));
	return e != NULL ? e->b : "";
}

static void
words_are_found_in_any_writing(void **state)
{
	struct desk *d = *state;

	assert_string_equal(first_hit(d, "403"), "4-03");
	assert_string_equal(first_hit(d, "暗号化"), "4-01");
	assert_string_equal(first_hit(d, "ＷＰＡ２"), "4-01");
	assert_string_equal(first_hit(d, "wpa2 lan"), "4-01");
	assert_string_equal(first_hit(d, "ｾｷｭﾘﾃｨ"), "1-01");
	assert_string_equal(first_hit(d, "せきゅりてぃ"), "1-01");
	assert_string_equal(first_hit(d, "これはどこにもない"), "");
	assert_string_equal(first_hit(d, "wifi wata"), "4-02");
	assert_string_equal(first_hit(d, "ワイファイ わたし"), "4-02");
	assert_string_equal(first_hit(d, "サーバ さーびす"), "");
	assert_string_equal(first_hit(d, "プリンター"), "5-04");
	assert_string_equal(first_hit(d, "プリンタ"), "5-04");
}

static void
readings_and_romaji_find_kanji(void **state)
{
	struct desk *d = *state;

	assert_string_equal(first_hit(d, "にゅうしつ"), "3-01");
	assert_string_equal(first_hit(d, "ﾆｭｳｼﾂ"), "3-01");
	assert_string_equal(first_hit(d, "nyuushitsu"), "3-01");
	assert_string_equal(first_hit(d, "nyuusitu"), "3-01");
	assert_string_equal(first_hit(d, "NYUUSH"), "3-01");
	assert_string_equal(first_hit(d, "ｎｙｕｕｓｈ"), "3-01");
	assert_string_equal(first_hit(d, "kagi kanri"), "3-03");
	assert_string_equal(first_hit(d, "fukugouki"), "5-04");
	assert_string_equal(first_hit(d, "toire"), "6-07");
	/* English words are not taken for the kana they begin like. */
	assert_string_equal(first_hit(d, "kyxq"), "");
	assert_string_equal(first_hit(d, "kex"), "");
}

static void
notes_and_form_fields_are_found(void **state)
{
	struct desk *d = *state;

	sheet_put(d->sheet, "item/6-02", "note", "北側の窓に遮光カーテン");
	assert_string_equal(first_hit(d, "遮光カーテン"), "6-02");
	desk_push(d, &screen_search, "");
	desk_text(d, "営業時間・");
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_REPLACE, "form", "hours", NULL);
}

static void
keys_move_and_leave(void **state)
{
	struct desk *d = *state;

	desk_push(d, &screen_search, "goto");
	desk_text(d, "4");
	desk_key(d, KEYS_DOWN);
	desk_key(d, KEYS_ENTER);
	desk_expect(d, FX_REPLACE, "item", "4-02", NULL);
	desk_key(d, KEYS_ESC);
	assert_non_null(desk_effect(d, FX_POP, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)
		T(numbers_are_read_as_people_type_them),
		T(words_are_found_in_any_writing),
		T(readings_and_romaji_find_kanji),
		T(notes_and_form_fields_are_found),
		T(keys_move_and_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
