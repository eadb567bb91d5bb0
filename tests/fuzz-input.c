/*
 * Random input: see fuzz-input.h. The lists hold what has broken programs
 * before: text that is wide, combining, half-width, beyond the BMP or no text
 * at all, and sequences that a terminal might send or a paste might hide.
 */
#include "config.h"

#include "fuzz-input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PASTE "\033[200~"
#define PASTE_END "\033[201~"
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const char *const keys[] = {
	"\033OA", "\033OB", "\033OC", "\033OD", "\033[A", "\033[B", "\033[C",
	"\033[D", "\t", "\t", "\033[Z", "\r", "\r", "\r", "\033", "\033[5~",
	"\033[6~", "\033OH", "\033OF", "\033[1;5H", "\033[1;5F", "\033[1;5C",
	"\033[1;5D", "\177", "\177", "\033[3~", "\033[2~", "\033OP", "\033OQ",
	"\033OQ", "\033OR", "\033OS", "\033[15~", "\033[17~", "\033[18~",
	"\033[19~", "\033[20~", "\001", "\002", "\004", "\005", "\006", "\013",
	"\016", "\020", "\022", "\025", "\027", "\031", "\032", "\003", "\034",
};

/* As commands; q is not among them: it would end most walks. */
static const char letters[] =
    "0123456789 0123 123 nnnmmaaefkhprwscxuugg/?+-.,ojtvldbyzi";

static const char *const texts[] = {
	"あ", "いろは", "安心", "入口の扉は閉まっています。", "𠮷野", "𩸽",
	"か\xE3\x82\x99", "は\xE3\x82\x9A", "e\xCC\x81", "ｱｲｳ", "ｶﾞｷﾞ", "ＡＢＣ",
	"１２３", "（株）", "😀", "㈱", "ー", "〜", "～", "、", "゛", "①", "a",
	"Wi-Fi", "2026-04-01", "令和8年4月1日", "R8.4.1", "23.5", "－5",
	"090-0000-0000", "a@example.jp", "葛\xF3\xA0\x84\x80", "\xE3\x80\x80",
	"x\xCC\x80\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85", "<C></B>", "%s%n",
	"\\", "'\";--", "|", "\xC2\xA0", "１－０１", "4-03", "wifi", "にゅうしつ",
};

static const char *const hostile[] = {
	"\033[", "\033O", "\033[1;", "\033]0;title\007", "\033]52;c;YQ==\007",
	"\033P1$r0m\033\\", "\033[1;3R", "\033[24;80R", "\033[1;1R", "\033[I",
	"\033[O", "\033[?1;2c", "\033[>0;276;0c", "\033[<0;10;10M", "\033[M !!",
	"\033[99;99;99~", "\033[38;5;1m", "\033c", "\033\033\033", "\033[[A",
	"\033[200~", "\033[201~", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
	"\xE3\x81", "\xF0\x9F", "\x80\xBF", "\xFF\xFE", "\xC2\x9B\x32J", "\x9B",
	"\xE2\x80\xAE", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xF3\xA0\x80\x81",
	"\033[201~\033[2J", "\033[1;5", "\xE2\x80\xA8", "\033[200~\033[200~",
};

static size_t
below(size_t n)
{
	return (size_t)random() % n;
}

static void
add_text(struct str *out, size_t n)
{
	while (n-- > 0)
		(void)str_add(out, texts[below(LEN(texts))]);
}

/* As a person pastes: bracketed by the terminal, or, where it cannot, as if
 * it were typed, with line ends as Enter and tabs as Tab. */
static void
add_paste(struct str *out)
{
	static const char *const ends[] = { "\r", "\n", "\r\n", "\t", " " };
	bool bracketed = below(3) != 0;
	size_t n = below(4) == 0 ? 120 : 1 + below(12);

	if (bracketed)
		(void)str_add(out, PASTE);
	while (n-- > 0) {
		add_text(out, 1);
		if (below(8) == 0)
			(void)str_add(out, ends[below(LEN(ends))]);
		if (bracketed && below(16) == 0)
			(void)str_add(out, hostile[below(LEN(hostile) - 20)]);
	}
	if (bracketed)
		(void)str_add(out, PASTE_END);
}

static void
add_one(struct str *out)
{
	size_t what = below(100);

	if (what < 48)
		(void)str_add(out, keys[below(LEN(keys))]);
	else if (what < 74)
		(void)str_add_char(out, letters[below(sizeof(letters) - 1)]);
	else if (what < 92)
		add_text(out, 1 + below(3));
	else if (what < 97)
		add_paste(out);
	else
		(void)str_add(out, hostile[below(LEN(hostile))]);
}

void
fuzz_input(struct str *out)
{
	size_t n = below(5) == 0 ? 1 + below(6) : 1;

	while (n-- > 0)
		add_one(out);
}

void
fuzz_token(char out[32])
{
	static const char *const kana[] = { "ぬ", "へ", "も", "よ", "り", "ね",
		"ゆ", "む", "ほ", "ろ", "め", "を", "ひ", "ふ", "そ", "な" };
	size_t i, len = 0;

	for (i = 0; i < 8; i++)
		len += (size_t)snprintf(out + len, 32 - len, "%s",
		    kana[below(LEN(kana))]);
}
