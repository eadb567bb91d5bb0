/* Romaji reads as an input method would read it, however far it is typed. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/romaji.h"

static void
syllables_are_read(void **state)
{
	static const struct { const char *latin, *kana; } cases[] = {
		{ "kagi", "かぎ" }, { "anshin", "あんし" },
		{ "anshinn", "あんしん" }, { "annai", "あんない" },
		{ "ken'i", "けんい" }, { "kin'en", "きんえ" },
		{ "nyuushitsu", "にゅうしつ" }, { "nyuusitu", "にゅうしつ" },
		{ "shinsei", "しんせい" }, { "chuui", "ちゅうい" },
		{ "tyuui", "ちゅうい" }, { "kippu", "きっぷ" },
		{ "matcha", "まっちゃ" }, { "fukugouki", "ふくごうき" },
		{ "shimbun", "しんぶ" }, { "jyouhou", "じょうほう" },
		{ "pa-thi", NULL }, { "dhi", "でぃ" }, { "wo", "を" },
	};
	size_t i;
	char *kana;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		kana = romaji_kana(cases[i].latin);
		if (cases[i].kana == NULL)
			assert_null(kana);
		else
			assert_string_equal(kana, cases[i].kana);
		free(kana);
	}
}

static void
half_a_syllable_waits(void **state)
{
	static const char *const steps[] = { "nyu", "nyuu", "nyuus", "nyuush",
		NULL };
	char *kana;
	size_t i;

	(void)state;
	for (i = 0; steps[i] != NULL; i++) {
		kana = romaji_kana(steps[i]);
		assert_string_equal(kana, i == 0 ? "にゅ" : "にゅう");
		free(kana);
	}
}

static void
what_is_no_romaji_is_none(void **state)
{
	static const char *const words[] = { "", "k", "ny", "camera",
		"network", "かぎ", "wpa2", "4-03", "lan", "qqq", "policy" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_null(romaji_kana(words[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(syllables_are_read),
		cmocka_unit_test(half_a_syllable_waits),
		cmocka_unit_test(what_is_no_romaji_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
