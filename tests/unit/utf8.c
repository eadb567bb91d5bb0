/*
 * Proves that UTF-8 of any quality is walked safely, that clusters are found
 * the same forward and backward, and that text from outside is cleaned into
 * what a terminal can show.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static void
decodes(void **state)
{
	static const struct {
		const char *s;
		uint32_t code;
		size_t len;
	} t[] = {
		{ "a", 'a', 1 },
		{ "\xC2\xA2", 0xA2, 2 },
		{ "あ", 0x3042, 3 },
		{ "𠮷", 0x20BB7, 4 },
		{ "\xF4\x8F\xBF\xBF", 0x10FFFF, 4 },
		{ "\xEF\xBF\xBD", 0xFFFD, 3 },	/* a real one */
		{ "\xE3\x81", 0xFFFD, 1 },	/* cut short */
		{ "\xE3\x81x", 0xFFFD, 1 },
		{ "\x81", 0xFFFD, 1 },		/* tail without a head */
		{ "\xC0\x80", 0xFFFD, 1 },	/* overlong NUL */
		{ "\xC1\xBF", 0xFFFD, 1 },
		{ "\xE0\x9F\xBF", 0xFFFD, 1 },	/* overlong */
		{ "\xF0\x8F\xBF\xBF", 0xFFFD, 1 },
		{ "\xED\xA0\x80", 0xFFFD, 1 },	/* surrogate */
		{ "\xF4\x90\x80\x80", 0xFFFD, 1 },	/* beyond Unicode */
		{ "\xF8\x88\x80\x80\x80", 0xFFFD, 1 },
		{ "\xFF", 0xFFFD, 1 },
	};
	size_t i, len, n;
	char out[4];

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		assert_int_equal(utf8_decode(t[i].s, strlen(t[i].s), &len),
		    t[i].code);
		assert_int_equal(len, t[i].len);
		if (t[i].code == 0xFFFD && len == 1)
			continue;
		n = utf8_write(t[i].code, out);
		assert_int_equal(n, len);
		assert_memory_equal(out, t[i].s, n);
	}
	assert_int_equal(utf8_write(0xDFFF, out), 0);
	assert_int_equal(utf8_write(0x110000, out), 0);
}

static void
checks(void **state)
{
	(void)state;
	assert_int_equal(utf8_check("", 0), 0);
	assert_int_equal(utf8_check("日本", 6), 6);
	assert_int_equal(utf8_check("日本", 5), 3);
	assert_int_equal(utf8_check("ab\xFF" "cd", 5), 2);
	assert_int_equal(utf8_check("\xEF\xBF\xBD", 3), 3);
	assert_int_equal(utf8_check("a\0b", 3), 3);
	assert_int_equal(utf8_check("\x93\xFA\x96\x7B", 4), 0); /* Shift_JIS */
}

/* Boundaries as "3 6 7", forward; and the same ones backward. */
static void
assert_clusters(const char *s, size_t n, size_t count, const size_t *ends)
{
	size_t i, at = 0;

	for (i = 0; i < count; i++) {
		at = utf8_next(s, n, at);
		assert_int_equal(at, ends[i]);
	}
	assert_int_equal(at, n);
	assert_int_equal(utf8_next(s, n, n), n);
	for (i = count; i-- > 0;) {
		at = utf8_prev(s, n, at);
		assert_int_equal(at, i > 0 ? ends[i - 1] : 0);
	}
	assert_int_equal(utf8_prev(s, n, 0), 0);
	assert_int_equal(utf8_clusters(s, n), count);
}

#define CLUSTERS(text, ...) do { \
	const size_t ends[] = { __VA_ARGS__ }; \
	assert_clusters(text, sizeof(text) - 1, \
	    sizeof(ends) / sizeof(ends[0]), ends); \
} while (0)

static void
finds_clusters(void **state)
{
	(void)state;
	assert_clusters("", 0, 0, NULL);
	CLUSTERS("abc", 1, 2, 3);
	CLUSTERS("aあ漢", 1, 4, 7);
	CLUSTERS("か\u3099き", 6, 9);		/* が in two parts */
	CLUSTERS("は\u309A\u3099x", 9, 10);
	CLUSTERS("e\u0301\u0302e", 5, 6);
	CLUSTERS("\u0301a", 2, 3);		/* a mark with no base */
	CLUSTERS("\n\u0301", 1, 3);		/* nothing joins a line feed */
	CLUSTERS("ｶﾞｷ", 6, 9);			/* half-width voiced mark */
	CLUSTERS("葛\U000E0100城", 7, 10);	/* a variant of the kanji */
	CLUSTERS("𠮷野", 4, 7);
	CLUSTERS("😀👨\u200D👩\u200D👧x", 4, 22, 23);
	CLUSTERS("👍🏽!", 8, 9);
	CLUSTERS("🇯🇵🇫🇷", 8, 16);		/* two flags, not one or four */
	CLUSTERS("🇯🇵🇫", 8, 12);
	CLUSTERS("❤\uFE0F", 6);
	CLUSTERS("각\u1100\u1161\u11A8", 3, 12);	/* Hangul jamo */
	CLUSTERS("a\r\nb\r", 1, 3, 4, 5);
	CLUSTERS("か\xE3\x81z", 3, 4, 5, 6);	/* broken: byte by byte */
	CLUSTERS("\x99\x99", 1, 2);
	CLUSTERS("a\0b", 1, 2, 3);
}

/* Random bytes: forward and backward must agree and always move. */
static void
survives_noise(void **state)
{
	static const char *const bits[] = { "a", "か", "\u3099", "\xE3\x81",
	    "\x81", "🇯", "👨", "\u200D", "\r", "\n", "\uFE0F", "\xF0", "ﾞ",
	    "\u1100", "\u1161", "漢", "\u0600", "\0" };
	size_t ends[64], count, at, n, len, i;
	unsigned seed = 1;
	char s[256];
	int round;

	(void)state;
	for (round = 0; round < 20000; round++) {
		n = 0;
		for (i = 0; i < 12; i++) {
			seed = seed * 1103515245U + 12345U;
			len = (seed >> 16) % (sizeof(bits) / sizeof(bits[0]));
			memcpy(s + n, bits[len], strlen(bits[len]) + 1);
			n += strlen(bits[len]);
		}
		for (count = 0, at = 0; at < n; count++) {
			ends[count] = utf8_next(s, n, at);
			assert_true(ends[count] > at && ends[count] <= n);
			at = ends[count];
		}
		assert_clusters(s, n, count, ends);
	}
}

static void
assert_nfc(const char *from, const char *to)
{
	char *got = utf8_nfc(from);

	assert_string_equal(got, to);
	free(got);
}

static void
composes(void **state)
{
	(void)state;
	assert_nfc("", "");
	assert_nfc("plain", "plain");
	assert_nfc("か\u3099き", "がき");
	assert_nfc("ハ\u309A", "パ");
	assert_nfc("e\u0301", "é");
	assert_nfc("ｶﾞ", "ｶﾞ");			/* compatibility is kept */
	assert_nfc("①㈱", "①㈱");
	assert_nfc("葛\U000E0100", "葛\U000E0100");
	assert_nfc("か\xFF\u3099", "か\xEF\xBF\xBD\u3099");
}

static void
assert_clean(const char *from, size_t n, bool one_line, const char *to)
{
	char *got = utf8_clean(from, n, one_line);

	assert_string_equal(got, to);
	free(got);
}

#define CLEAN(from, one_line, to) \
	assert_clean(from, sizeof(from) - 1, one_line, to)

static void
cleans(void **state)
{
	(void)state;
	CLEAN("", false, "");
	CLEAN("a\r\nb\rc\nd", false, "a\nb\nc\nd");
	CLEAN("a\r\nb\rc\nd\r", true, "a b c d ");
	CLEAN("a\u2028b\u2029", false, "a\nb\n");
	CLEAN("a\tb", false, "a b");
	CLEAN("a\0b\x07\x1B[31m\x7F\xC2\x85\xC2\x9B", false, "ab[31m");
	CLEAN("\uFEFFあ\u200Bい\u00ADう", false, "あいう");
	CLEAN("\u202Egnp.exe\u202C\u2066\u2069\u200E\u061C", false, "gnp.exe");
	CLEAN("👨\u200D👩", false, "👨👩");
	CLEAN("か\u200B\u3099", false, "が");	/* meet once cleaned */
	CLEAN("葛\U000E0100", false, "葛\U000E0100");	/* names need it */
	CLEAN("\xE3\x81\n", false, "\xEF\xBF\xBD\xEF\xBF\xBD\n");
	CLEAN("a\U000E0041b", false, "ab");	/* hidden tag letters */
}

static void
assert_key(const char *a, const char *b)
{
	char *ka = utf8_search_key(a), *kb = utf8_search_key(b);

	assert_string_equal(ka, kb);
	free(ka);
	free(kb);
}

static void
searches_alike(void **state)
{
	char *key;

	(void)state;
	assert_key("ガス", "がす");
	assert_key("ｶﾞｽ", "がす");
	assert_key("か\u3099す", "がす");
	assert_key("ＩＳＯ１２３", "iso123");
	assert_key("ヴヽ", "ゔゝ");
	assert_key("Ä", "ä");
	assert_key("A\u0308", "ä");
	assert_key("Ⅱ", "ii");
	assert_key("Ⱥ", "ⱥ");			/* grows by a byte */
	key = utf8_search_key("ȺȺȺȺ\xFF");
	assert_string_equal(key, "ⱥⱥⱥⱥ\xEF\xBF\xBD");
	free(key);
}

static void
test_strip(void **state)
{
	static const struct { const char *from, *to; } cases[] = {
		{ "", "" }, { "駅前\tA\nB", "駅前\tA\nB" },
		{ "a\x1b]0;x\x07" "b\x7f", "a]0;xb" },
		{ "a\xc2\x9b" "31m\xe2\x80\xae" "b\xef\xbb\xbf", "a31mb" },
		{ "\xe3\x81", "??" }, { "\xff" "a\xc0\xaf", "?a??" },
		{ "\xef\xbf\xbd", "\xef\xbf\xbd" },
	};
	char text[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(text, sizeof(text), "%s", cases[i].from);
		utf8_strip(text);
		assert_string_equal(text, cases[i].to);
	}
}

static void
trims(void **state)
{
	static const struct { const char *from, *to, *behind; } cases[] = {
		{ "", "", "" }, { " 　\n", "", "" }, { "a", "a", "a" },
		{ "　 a　b \n　", "a　b", "　 a　b" },
		/* the last byte of a blank, and the first two */
		{ "\xe3\x80", "\xe3\x80", "\xe3\x80" },
		{ "\x80 ", "\x80", "\x80" },
	};
	char text[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(text, sizeof(text), "%s", cases[i].from);
		utf8_trim(text);
		assert_string_equal(text, cases[i].to);
		snprintf(text, sizeof(text), "%s", cases[i].from);
		utf8_trim_end(text);
		assert_string_equal(text, cases[i].behind);
	}
	assert_true(utf8_is_blank(" 　"));
	assert_false(utf8_is_blank("　a"));
	assert_int_equal(utf8_blank("　a"), 3);
	assert_int_equal(utf8_blank("\n"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes),
		cmocka_unit_test(checks),
		cmocka_unit_test(finds_clusters),
		cmocka_unit_test(survives_noise),
		cmocka_unit_test(composes),
		cmocka_unit_test(cleans),
		cmocka_unit_test(test_strip),
		cmocka_unit_test(trims),
		cmocka_unit_test(searches_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
