/*
 * Line breaking: libunibreak says where a break is possible, the kinsoku
 * table takes away what it allows too much (1.1 knows no strict Japanese
 * rules), and a word that is wider than the line is cut between characters.
 */
#include "config.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "report/linebreak.h"

/* What must not begin a line (行頭禁則) and what must not end one (行末禁則). */
static const char no_start[] =
    "、。，．,.・：；:;？！?!゛゜ヽヾゝゞ々ー）)］]｝}〕〉》」』】〙〗〟’”｠»"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "‐゠–〜～‼⁇⁈⁉…‥％%℃¹²³㎡㎥ℓ‰°′″｡､｣･ｧｨｩｪｫｬｭｮｯｰﾞﾟ";
static const char no_end[] = "（([［{｛〔〈《「『【〘〖〝‘“｟«￥¥＄$￡£＃#№｢";

enum { NO_START = 1, NO_END = 2 };

/* Rules by code point: all of them lie in the first plane. */
static unsigned char rules[0x10000];

static void
rules_mark(const char *list, unsigned char rule)
{
	size_t n = strlen(list), at = 0, len;

	while (at < n) {
		uint32_t c = utf8_decode(list + at, n - at, &len);

		if (c < 0x10000)
			rules[c] |= rule;
		at += len;
	}
}

static void
rules_load(void)
{
	if (rules[0x3002] != 0)
		return;
	rules_mark(no_start, NO_START);
	rules_mark(no_end, NO_END);
	init_linebreak();
}

static int
rule(uint32_t c)
{
	return c < 0x10000 ? rules[c] : 0;
}

bool
linebreak_invisible(uint32_t c)
{
	return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x2064) || (c >= 0xfe00 && c <= 0xfe0f) ||
	    c == 0xfeff || c == 0xad || c < 0x20 || (c >= 0x7f && c < 0xa0) ||
	    (c >= 0xe0100 && c <= 0xe01ef);
}

static int
advance(const struct metrics *m, enum face face, uint32_t c)
{
	return linebreak_invisible(c) ? 0 : m->advance(m->arg, face, c);
}

/* From thousandths of an em to hundredths of a point. */
static int
scaled(int64_t units, int size)
{
	return (int)((units * size + 999) / 1000);
}

int
text_width(const struct metrics *m, enum face face, int size, const char *s,
    size_t n)
{
	int64_t units = 0;
	size_t at = 0, len;

	while (at < n) {
		units += advance(m, face, utf8_decode(s + at, n - at, &len));
		at += len;
	}
	return scaled(units, size);
}

struct breaker {
	const struct metrics *m;
	enum face face;
	int size;
	const char *s;
	size_t n;
	char *brk;		/* libunibreak's verdict behind each byte */
	struct line *lines;
	size_t n_lines, cap;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static void
line_push(struct breaker *b, size_t start, size_t end, bool hard)
{
	struct line *l;

	while (end > start && is_blank(b->s[end - 1]))
		end--;
	if (b->n_lines == b->cap) {
		b->cap = b->cap == 0 ? 8 : b->cap * 2;
		b->lines = xreallocarray(b->lines, b->cap, sizeof(*b->lines));
	}
	l = &b->lines[b->n_lines++];
	l->start = start;
	l->len = end - start;
	l->hard = hard;
	l->width = text_width(b->m, b->face, b->size, b->s + start, end - start);
}

/* May a line end behind byte `end`, between characters c and next? */
static bool
may_break(const struct breaker *b, size_t end, uint32_t c, uint32_t next)
{
	return b->brk[end - 1] == LINEBREAK_ALLOWBREAK &&
	    (rule(next) & NO_START) == 0 && (rule(c) & NO_END) == 0 &&
	    !linebreak_invisible(next) && next != 0x3099 && next != 0x309a;
}

/*
 * Nowhere to break within [start, at): a URL, a hash. Cut between clusters,
 * by the rules where one such place is left, and take at least one cluster.
 */
static size_t
emergency(const struct breaker *b, size_t start, size_t at, size_t stop)
{
	size_t n = stop - start, cut, good = 0, prev = 0, len;
	const char *s = b->s + start;

	for (cut = utf8_next(s, n, 0); cut < n && start + cut <= at;
	    prev = cut, cut = utf8_next(s, n, cut))
		if ((rule(utf8_decode(s + cut, n - cut, &len)) & NO_START) ==
		    0 && (rule(utf8_decode(s + prev, n - prev, &len)) &
		    NO_END) == 0)
			good = cut;
	if (good > 0)
		return start + good;
	return start + (prev > 0 ? prev : utf8_next(s, n, 0));
}

/*
 * The end of the line that begins at `start` within [start, stop): the last
 * allowed break that fits, else as many whole characters as fit.
 */
static size_t
line_end(const struct breaker *b, size_t start, size_t stop, int64_t room)
{
	int64_t units = 0;
	size_t at = start, len, good = start;
	uint32_t c, following;

	while (at < stop) {
		c = utf8_decode(b->s + at, stop - at, &len);
		units += advance(b->m, b->face, c);
		if (units > room && c != ' ')
			break;
		at += len;
		if (at >= stop)
			return stop;
		following = utf8_decode(b->s + at, stop - at, &len);
		if (may_break(b, at, c, following))
			good = at;
	}
	if (good > start)
		return good;
	return emergency(b, start, at, stop);
}

/* A last line of one character looks lost: take the one before with it. */
static size_t
keep_company(const struct breaker *b, size_t start, size_t end, size_t stop)
{
	size_t clusters = utf8_clusters(b->s + end, stop - end), at, len;
	uint32_t c, next;

	if (clusters != 1 || end >= stop || is_blank(b->s[end - 1]))
		return end;
	at = start + utf8_prev(b->s + start, end - start, end - start);
	if (at <= start)
		return end;
	next = utf8_decode(b->s + at, stop - at, &len);
	c = utf8_decode(b->s + start + utf8_prev(b->s + start, at - start,
	    at - start), stop - start, &len);
	return may_break(b, at, c, next) ? at : end;
}

/* One stretch without line feeds. */
static void
break_stretch(struct breaker *b, size_t start, size_t stop, int64_t room)
{
	size_t end;

	if (start == stop) {
		line_push(b, start, stop, true);
		return;
	}
	while (start < stop) {
		end = line_end(b, start, stop, room);
		if (end < stop)
			end = keep_company(b, start, end, stop);
		while (end < stop && b->s[end] == ' ')
			end++;
		line_push(b, start, end, end >= stop);
		start = end;
	}
}

size_t
linebreak(const struct metrics *m, enum face face, int size, const char *s,
    size_t n, int width, struct line **out)
{
	struct breaker b = { m, face, size, s, n, NULL, NULL, 0, 0 };
	int64_t room = (int64_t)width * 1000 / size;
	size_t start = 0, at;

	rules_load();
	b.brk = xmalloc(n + 1);
	set_linebreaks_utf8((const utf8_t *)s, n, "ja", b.brk);
	for (at = 0; at <= n; at++) {
		if (at < n && s[at] != '\n')
			continue;
		if (at == n && start == n && n > 0 && b.n_lines > 0)
			break;
		break_stretch(&b, start, at, room);
		start = at + 1;
	}
	free(b.brk);
	*out = b.lines;
	return b.n_lines;
}
