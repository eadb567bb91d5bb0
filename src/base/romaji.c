/*
 * Romaji into kana: the spellings of Hepburn and of the Kunrei style, as every
 * input method takes both. Longer syllables stand first where one begins
 * another.
 */
#include "config.h"

#include "base/romaji.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* Consonant, and its syllables with a, i, u, e, o; NULL: there is none. */
static const struct row {
	const char *consonant;
	const char *kana[5];
} rows[] = {
	{ "ky", { "きゃ", NULL, "きゅ", NULL, "きょ" } },
	{ "gy", { "ぎゃ", NULL, "ぎゅ", NULL, "ぎょ" } },
	{ "sh", { "しゃ", "し", "しゅ", "しぇ", "しょ" } },
	{ "sy", { "しゃ", NULL, "しゅ", "しぇ", "しょ" } },
	{ "zy", { "じゃ", NULL, "じゅ", "じぇ", "じょ" } },
	{ "jy", { "じゃ", NULL, "じゅ", "じぇ", "じょ" } },
	{ "ch", { "ちゃ", "ち", "ちゅ", "ちぇ", "ちょ" } },
	{ "ty", { "ちゃ", NULL, "ちゅ", "ちぇ", "ちょ" } },
	{ "ts", { NULL, NULL, "つ", NULL, NULL } },
	{ "th", { NULL, "てぃ", NULL, NULL, NULL } },
	{ "dh", { NULL, "でぃ", NULL, NULL, NULL } },
	{ "ny", { "にゃ", NULL, "にゅ", NULL, "にょ" } },
	{ "hy", { "ひゃ", NULL, "ひゅ", NULL, "ひょ" } },
	{ "by", { "びゃ", NULL, "びゅ", NULL, "びょ" } },
	{ "py", { "ぴゃ", NULL, "ぴゅ", NULL, "ぴょ" } },
	{ "my", { "みゃ", NULL, "みゅ", NULL, "みょ" } },
	{ "ry", { "りゃ", NULL, "りゅ", NULL, "りょ" } },
	{ "k", { "か", "き", "く", "け", "こ" } },
	{ "g", { "が", "ぎ", "ぐ", "げ", "ご" } },
	{ "s", { "さ", "し", "す", "せ", "そ" } },
	{ "z", { "ざ", "じ", "ず", "ぜ", "ぞ" } },
	{ "j", { "じゃ", "じ", "じゅ", "じぇ", "じょ" } },
	{ "t", { "た", "ち", "つ", "て", "と" } },
	{ "d", { "だ", "ぢ", "づ", "で", "ど" } },
	{ "n", { "な", "に", "ぬ", "ね", "の" } },
	{ "h", { "は", "ひ", "ふ", "へ", "ほ" } },
	{ "f", { "ふぁ", "ふぃ", "ふ", "ふぇ", "ふぉ" } },
	{ "b", { "ば", "び", "ぶ", "べ", "ぼ" } },
	{ "p", { "ぱ", "ぴ", "ぷ", "ぺ", "ぽ" } },
	{ "m", { "ま", "み", "む", "め", "も" } },
	{ "y", { "や", NULL, "ゆ", NULL, "よ" } },
	{ "r", { "ら", "り", "る", "れ", "ろ" } },
	{ "w", { "わ", "うぃ", NULL, "うぇ", "を" } },
	{ "v", { "ゔぁ", "ゔぃ", "ゔ", "ゔぇ", "ゔぉ" } },
	{ "", { "あ", "い", "う", "え", "お" } },
};

static const char vowels[] = "aiueo";

static bool
is_consonant(char c)
{
	return c >= 'a' && c <= 'z' && strchr(vowels, c) == NULL;
}

/* The kana of the syllable at p, and how many letters it has; NULL: none. */
static const char *
syllable(const char *p, size_t *len)
{
	const char *vowel;
	size_t i, n;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		n = strlen(rows[i].consonant);
		if (strncmp(p, rows[i].consonant, n) != 0 || p[n] == '\0')
			continue;
		vowel = strchr(vowels, p[n]);
		if (vowel == NULL || rows[i].kana[vowel - vowels] == NULL)
			continue;
		*len = n + 1;
		return rows[i].kana[vowel - vowels];
	}
	return NULL;
}

/* Adds the kana at p; returns how many letters that took, 0 when it cannot be
 * read. */
static size_t
add_kana(struct str *out, const char *p)
{
	const char *kana;
	size_t len = 1, next;

	kana = syllable(p, &len);
	if (kana != NULL)
		(void)str_add(out, kana);
	else if (p[0] == 'n' && p[1] == '\'' && ++len)
		(void)str_add(out, "ん");
	else if (p[0] == 'n' || (p[0] == 'm' && strchr("bmp", p[1]) != NULL))
		(void)str_add(out, "ん");
	else if ((p[0] == p[1] || (p[0] == 't' && p[1] == 'c')) &&
	    is_consonant(p[0]) && syllable(p + 1, &next) != NULL)
		(void)str_add(out, "っ");
	else
		return 0;
	return len;
}

/* Only consonants are left: the beginning of a syllable. */
static bool
is_beginning(const char *p)
{
	size_t n;

	for (n = 0; is_consonant(p[n]); n++)
		continue;
	return n <= 2 && p[n] == '\0' && strcmp(p, "nn") != 0;
}

char *
romaji_kana(const char *text)
{
	const char *p = text;
	struct str out;
	size_t n;

	str_init(&out, 4 * strlen(text) + 16);
	while (*p != '\0' && !is_beginning(p)) {
		n = add_kana(&out, p);
		if (n == 0) {
			str_clear(&out);
			return NULL;
		}
		p += n;
	}
	if (out.len == 0) {
		str_clear(&out);
		return NULL;
	}
	return str_take(&out);
}
