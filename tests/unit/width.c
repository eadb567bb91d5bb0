/*
 * Proves the columns of every kind of character, and that wrapping loses no
 * byte, keeps to the columns and obeys kinsoku where that is possible.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"

static int
narrow(void **state)
{
	(void)state;
	width_set_ambiguous(1);
	return 0;
}

static void
code_widths(void **state)
{
	(void)state;
	assert_int_equal(width_code(0), 0);
	assert_int_equal(width_code('\n'), 0);
	assert_int_equal(width_code(0x1B), 0);
	assert_int_equal(width_code(0x7F), 0);
	assert_int_equal(width_code(0x9B), 0);
	assert_int_equal(width_code(' '), 1);
	assert_int_equal(width_code('~'), 1);
	assert_int_equal(width_code(0x3042), 2);	/* あ */
	assert_int_equal(width_code(0x6F22), 2);	/* 漢 */
	assert_int_equal(width_code(0x3000), 2);
	assert_int_equal(width_code(0x30FC), 2);	/* ー */
	assert_int_equal(width_code(0xFF5E), 2);	/* ～ */
	assert_int_equal(width_code(0x301C), 2);	/* 〜 */
	assert_int_equal(width_code(0x3231), 2);	/* ㈱ */
	assert_int_equal(width_code(0x32FF), 2);	/* ㋿ */
	assert_int_equal(width_code(0x20BB7), 2);	/* 𠮷 */
	assert_int_equal(width_code(0x31350), 2);	/* newer than glibc */
	assert_int_equal(width_code(0x1F600), 2);	/* 😀 */
	assert_int_equal(width_code(0xFF76), 1);	/* ｶ */
	assert_int_equal(width_code(0xFF9E), 1);	/* ﾞ */
	assert_int_equal(width_code(0x3099), 0);
	assert_int_equal(width_code(0x309A), 0);
	assert_int_equal(width_code(0x0301), 0);
	assert_int_equal(width_code(0x200B), 0);
	assert_int_equal(width_code(0xFE0F), 0);
	assert_int_equal(width_code(0xE0100), 0);
	assert_int_equal(width_code(0x0378), 1);	/* unassigned */
	assert_int_equal(width_code(0x2028), 0);
}

static void
ambiguous_widths(void **state)
{
	const char *wide = "①○×→─※℃…°§±αя★■◎Ⅱ";
	size_t n = utf8_clusters(wide, strlen(wide));

	(void)state;
	assert_int_equal(width_ambiguous(), 1);
	assert_int_equal(width_str(wide), n);
	width_set_ambiguous(2);
	assert_int_equal(width_ambiguous(), 2);
	assert_int_equal(width_str(wide), 2 * n);
	/* Those with a width of their own keep it. */
	assert_int_equal(width_str("aｱあ−✓☐\u0301"), 1 + 1 + 2 + 1 + 1 + 1);
	width_set_ambiguous(7);
	assert_int_equal(width_ambiguous(), 1);
	assert_true(width_is_ambiguous(0xA1));
	assert_true(width_is_ambiguous(0x2460));
	assert_true(width_is_ambiguous(0x10FFFD));
	assert_false(width_is_ambiguous(0xA2));
	assert_false(width_is_ambiguous('a'));
	assert_false(width_is_ambiguous(0x3042));
	assert_false(width_is_ambiguous(0x110000));
}

static void
string_widths(void **state)
{
	(void)state;
	assert_int_equal(width_str(""), 0);
	assert_int_equal(width_str("aあ\nb"), 4);
	assert_int_equal(width_str("か\u3099"), 2);
	assert_int_equal(width_str("ｶﾞ"), 2);
	assert_int_equal(width_str("葛\U000E0100"), 2);
	assert_int_equal(width_n("あい", 3), 2);
	assert_int_equal(width_str("\xE3\x81"), 2);	/* two U+FFFD */
}

static void
fits(void **state)
{
	(void)state;
	assert_int_equal(width_fit("日本語", 9, 6), 9);
	assert_int_equal(width_fit("日本語", 9, 5), 6);
	assert_int_equal(width_fit("日本語", 9, 1), 0);
	assert_int_equal(width_fit("", 0, 3), 0);
	assert_int_equal(width_fit("aか\u3099b", 8, 3), 7);
	assert_int_equal(width_fit("ｶﾞ", 6, 1), 0);	/* never half of it */
	assert_int_equal(width_fit("abc", 3, 0), 0);
}

static void
assert_cut(const char *s, size_t columns, const char *want)
{
	char *got = width_cut(s, columns);

	assert_string_equal(got, want);
	assert_true(width_str(got) <= columns);
	free(got);
}

static void
assert_path(const char *s, size_t columns, const char *want)
{
	char *got = width_cut_path(s, columns);

	assert_string_equal(got, want);
	free(got);
}

static void
cuts_paths_but_not_their_names(void **state)
{
	static const char told[] = "Ready: /home/u/Documents/anshin/sheet.pdf";

	(void)state;
	assert_path(told, sizeof(told) - 1, told);
	assert_path(told, 38, "Ready: .../Documents/anshin/sheet.pdf");
	assert_path(told, 36, "Ready: .../anshin/sheet.pdf");
	assert_path(told, 20, "Ready: .../sheet.pdf");
	assert_path(told, 5, "Ready: .../sheet.pdf");
	assert_path("表：/home/体育館/安心/表.xlsx", 20, "表：.../安心/表.xlsx");
	assert_path("/home/u/anshin/", 12, ".../anshin/");
	/* What stands behind a path, and a second path. */
	assert_path("/home/u/a.pdf is there. Take this and/or that.", 30,
	    ".../a.pdf is there. Take this and/or that.");
	assert_path("\"/home/u/a.pdf\" is now (/mnt/stick/b.pdf)", 39,
	    "\".../u/a.pdf\" is now (/mnt/stick/b.pdf)");
	assert_path("/home/u/a.pdf is now /mnt/stick/b.pdf", 29,
	    ".../a.pdf is now .../b.pdf");
	/* Where nothing would be won, or nothing is a path. */
	assert_path("/a/b", 2, "/a/b");
	assert_path("12/24 of 30/60 and the rest", 10,
	    "12/24 of 30/60 and the rest");
	assert_path("", 0, "");
}

static void
cuts(void **state)
{
	(void)state;
	assert_cut("日本語", 6, "日本語");
	assert_cut("日本語", 5, "日本~");
	assert_cut("日本語", 4, "日~~");
	assert_cut("日本語", 1, "~");
	assert_cut("日本語", 0, "");
	assert_cut("", 0, "");
	assert_cut("abcdef", 4, "abc~");
	assert_cut("か\u3099か\u3099か\u3099", 5, "か\u3099か\u3099~");
}

/* Wraps and shows the lines joined by "|", "/" where a line feed ended one. */
static char *
wrapped(const char *s, size_t columns)
{
	struct wline *lines;
	size_t i, n = width_wrap(s, strlen(s), columns, &lines);
	struct str out;

	str_init(&out, 100000);
	for (i = 0; i < n; i++) {
		str_add_n(&out, s + lines[i].start, lines[i].len);
		if (i + 1 < n)
			str_add_char(&out, lines[i].hard ? '/' : '|');
		else
			assert_false(lines[i].hard);
	}
	free(lines);
	return str_take(&out);
}

static void
assert_wrap(const char *s, size_t columns, const char *want)
{
	char *got = wrapped(s, columns);

	assert_string_equal(got, want);
	free(got);
}

static void
wraps_plain(void **state)
{
	(void)state;
	assert_wrap("", 10, "");
	assert_wrap("\n", 10, "/");
	assert_wrap("a\n", 10, "a/");
	assert_wrap("a\n\nb", 10, "a//b");
	assert_wrap("日本語の文", 4, "日本|語の|文");
	assert_wrap("日本語の文", 5, "日本|語の|文");	/* odd: one left over */
	assert_wrap("日本語", 6, "日本語");
	assert_wrap("日本", 1, "日|本");		/* cannot fit */
	assert_wrap("日本", 0, "日|本");
	assert_wrap("か\u3099き\u3099", 2, "か\u3099|き\u3099");
	assert_wrap("𠮷𠮷𠮷", 5, "𠮷𠮷|𠮷");
	assert_wrap("😀😀", 3, "😀|😀");
	assert_wrap("ｶﾞｶﾞｶﾞ", 5, "ｶﾞｶﾞ|ｶﾞ");
}

static void
keeps_words(void **state)
{
	(void)state;
	assert_wrap("hello world", 11, "hello world");
	assert_wrap("hello world", 10, "hello |world");
	assert_wrap("hello world", 5, "hello|world");	/* the blank hangs */
	assert_wrap("hello   world", 6, "hello |world");
	assert_wrap("日本のhello", 8, "日本の|hello");
	assert_wrap("helloです", 7, "helloで|す");
	assert_wrap("a 3.14 b", 4, "a |3.14|b");
	assert_wrap("don't (ok) x", 6, "don't |(ok) x");
	assert_wrap("2024-04-01 x", 10, "2024-04-01|x");
	assert_wrap("abcdefghij", 4, "abcd|efgh|ij");	/* longer than a line */
	assert_wrap("あabcdefgh", 4, "あ|abcd|efgh");
	assert_wrap("  indent", 8, "  indent");
	assert_wrap("ab　　　cd", 4, "ab　|cd");
	assert_wrap("ab \u0301cd", 2, "ab| \u0301|cd");
	assert_wrap("abc   ", 4, "abc ");
	assert_wrap("abc   \nd", 4, "abc /d");
	assert_wrap("10\u00A0m です", 4, "10\u00A0m|です");
	assert_wrap("été été", 4, "été |été");
}

static void
obeys_kinsoku(void **state)
{
	(void)state;
	assert_wrap("日本語、文", 6, "日本|語、文");
	assert_wrap("日本語。", 7, "日本|語。");
	assert_wrap("彼は「はい」と", 6, "彼は|「は|い」と");
	assert_wrap("彼は「はい」と", 7, "彼は|「は|い」と");
	assert_wrap("あい「うえ」。お", 12, "あい「う|え」。お");
	assert_wrap("データベース", 4, "デー|タ|ベー|ス");
	assert_wrap("きっと", 3, "き|っ|と");	/* no room: broken */
	assert_wrap("あきっと", 4, "あ|きっ|と");
	assert_wrap("時々刻々", 6, "時々|刻々");
	assert_wrap("ｱ｡ｲ｡", 3, "ｱ｡|ｲ｡");
	assert_wrap("あ（a）い", 4, "あ|（a|）い");
	assert_wrap("日本(abc)です", 7, "日本|(abc)で|す");
	assert_wrap("待って……", 7, "待って|……");
	assert_wrap("aaaaaaaa、b", 8, "aaaaaaa|a、b");
	assert_wrap("」」」」", 4, "」」|」」");	/* impossible */
	assert_wrap("「「「「", 4, "「「|「「");
	assert_wrap("100％です", 4, "10|0％|です");
}

/* Every byte that is no blank and no line feed stands in exactly one line,
 * and no line is too wide, at any width. */
static void
assert_whole(const char *s, size_t n, size_t columns)
{
	struct wline *lines;
	size_t i, at = 0, count = width_wrap(s, n, columns, &lines);

	assert_true(count > 0);
	for (i = 0; i < count; i++) {
		assert_true(lines[i].start >= at);
		for (; at < lines[i].start; at++)
			assert_true(strchr(" \n\xE3\x80", s[at]) != NULL);
		at += lines[i].len;
		assert_true(at <= n);
		if (columns >= 4)
			assert_true(width_n(s + lines[i].start,
			    lines[i].len) <= columns);
		if (lines[i].hard)
			assert_int_equal(s[lines[i].start +
			    strcspn(s + lines[i].start, "\n")], '\n');
	}
	for (; at < n; at++)
		assert_true(strchr(" \xE3\x80", s[at]) != NULL);
	free(lines);
}

static void
loses_nothing(void **state)
{
	static const char *const bits[] = { "a", "word", " ", "  ", "\n", "、",
	    "「", "」", "日本", "か\u3099", "　", "(", ")", "𠮷", "…", "ー",
	    "\u00A0", ".", "①", "ｶﾞ", "\u0301" };
	unsigned seed = 7;
	size_t i, n, pick, columns;
	char s[512];
	int round;

	(void)state;
	for (round = 0; round < 4000; round++) {
		n = 0;
		for (i = 0; i < 30; i++) {
			seed = seed * 1103515245U + 12345U;
			pick = (seed >> 16) % (sizeof(bits) / sizeof(bits[0]));
			memcpy(s + n, bits[pick], strlen(bits[pick]) + 1);
			n += strlen(bits[pick]);
		}
		for (columns = 0; columns < 20; columns++)
			assert_whole(s, n, columns);
	}
}

/* A program that starts in the C locale must still not show nothing. */
static void
works_in_the_c_locale(void **state)
{
	(void)state;
	setlocale(LC_ALL, "C");
	assert_int_equal(width_str("aあ漢①か\u3099😀"), 1 + 2 + 2 + 1 + 2 + 2);
	setlocale(LC_ALL, "C.UTF-8");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(code_widths, narrow),
		cmocka_unit_test_setup(ambiguous_widths, narrow),
		cmocka_unit_test_setup(string_widths, narrow),
		cmocka_unit_test_setup(fits, narrow),
		cmocka_unit_test_setup(cuts, narrow),
		cmocka_unit_test_setup(cuts_paths_but_not_their_names, narrow),
		cmocka_unit_test_setup(wraps_plain, narrow),
		cmocka_unit_test_setup(keeps_words, narrow),
		cmocka_unit_test_setup(obeys_kinsoku, narrow),
		cmocka_unit_test_setup(loses_nothing, narrow),
		cmocka_unit_test_setup(works_in_the_c_locale, narrow),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
