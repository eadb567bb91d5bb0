/*
 * UTF-8 text: validation, code points, grapheme clusters, NFC. Every function
 * accepts any bytes: what is no UTF-8 counts as U+FFFD, one byte at a time,
 * so walking forward and backward meet at the same places. Clusters and
 * normal forms are libutf8proc's; the many characters that can never join a
 * neighbour (ASCII, kana, kanji) are decided here, because a long note is
 * walked again at every key.
 */
#include "config.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/xalloc.h"

#define REPLACEMENT 0xFFFDU

/* Most kana and kanji: three bytes of which every pattern is a character. */
static bool
is_plain_three(const unsigned char *u)
{
	return u[0] >= 0xE1 && u[0] <= 0xEC && (u[1] & 0xC0U) == 0x80 &&
	    (u[2] & 0xC0U) == 0x80;
}

uint32_t
utf8_decode(const char *s, size_t n, size_t *len)
{
	const unsigned char *u = (const unsigned char *)s;
	uint32_t code, least;
	size_t want, i;

	*len = 1;
	if (u[0] < 0x80)
		return u[0];
	if (n >= 3 && is_plain_three(u)) {
		*len = 3;
		return (u[0] & 0x0FU) << 12 | (u[1] & 0x3FU) << 6 |
		    (u[2] & 0x3FU);
	}
	if (u[0] >= 0xC2 && u[0] <= 0xDF) {
		want = 2;
		code = u[0] & 0x1FU;
		least = 0x80;
	} else if (u[0] >= 0xE0 && u[0] <= 0xEF) {
		want = 3;
		code = u[0] & 0x0FU;
		least = 0x800;
	} else if (u[0] >= 0xF0 && u[0] <= 0xF4) {
		want = 4;
		code = u[0] & 0x07U;
		least = 0x10000;
	} else {
		return REPLACEMENT;
	}
	if (n < want)
		return REPLACEMENT;
	for (i = 1; i < want; i++) {
		if ((u[i] & 0xC0U) != 0x80)
			return REPLACEMENT;
		code = code << 6 | (u[i] & 0x3FU);
	}
	if (code < least || code > 0x10FFFF ||
	    (code >= 0xD800 && code <= 0xDFFF))
		return REPLACEMENT;
	*len = want;
	return code;
}

size_t
utf8_write(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		return 0;
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

size_t
utf8_check(const char *s, size_t n)
{
	const uint64_t high = 0x8080808080808080U;
	size_t at = 0, len;
	uint64_t word;

	while (at < n) {
		while (n - at >= 3 &&
		    is_plain_three((const unsigned char *)s + at))
			at += 3;
		while (n - at >= sizeof(word)) {
			memcpy(&word, s + at, sizeof(word));
			if ((word & high) != 0)
				break;
			at += sizeof(word);
		}
		if (at == n)
			break;
		if ((unsigned char)s[at] < 0x80) {
			at++;
			continue;
		}
		/* A real U+FFFD has three bytes; only a broken one has one. */
		if (utf8_decode(s + at, n - at, &len) == REPLACEMENT &&
		    len == 1)
			break;
		at += len;
	}
	return at;
}

/*
 * True for characters that join no other of this kind (CR LF apart) and that
 * NFC leaves alone: all below the combining marks, kana, common kanji,
 * full-width forms. Not a list of all such characters; a "no" is only slower.
 */
static bool
is_simple(uint32_t code)
{
	return code < 0x300 ||
	    (code >= 0x4E00 && code <= 0x9FFF) ||
	    (code >= 0x309B && code <= 0x30FF) ||
	    (code >= 0x3031 && code <= 0x3098) ||
	    (code >= 0x3000 && code <= 0x3029) ||
	    (code >= 0xFF01 && code <= 0xFF9D);
}

size_t
utf8_next(const char *s, size_t n, size_t at)
{
	utf8proc_int32_t state = 0;
	uint32_t prev, code;
	size_t len;

	if (at >= n)
		return n;
	prev = utf8_decode(s + at, n - at, &len);
	at += len;
	while (at < n) {
		code = utf8_decode(s + at, n - at, &len);
		if (is_simple(prev) && is_simple(code)) {
			if (prev != '\r' || code != '\n')
				break;
		} else if (utf8proc_grapheme_break_stateful(
		    (utf8proc_int32_t)prev, (utf8proc_int32_t)code, &state)) {
			break;
		}
		at += len;
		prev = code;
	}
	return at;
}

/* Start of the code point that ends at `at` (> 0). */
static size_t
step_back(const char *s, size_t at)
{
	size_t i = at - 1, len;

	while (i > 0 && at - i < 4 && ((unsigned char)s[i] & 0xC0U) == 0x80)
		i--;
	utf8_decode(s + i, at - i, &len);
	return len == at - i ? i : at - 1;
}

size_t
utf8_prev(const char *s, size_t n, size_t at)
{
	size_t from, before, next, len;
	uint32_t prev, code;

	if (at > n)
		at = n;
	if (at == 0)
		return 0;
	/* Back to a place that is a boundary whatever stands before it, then
	 * forward: clusters are defined from left to right. */
	from = step_back(s, at);
	code = utf8_decode(s + from, at - from, &len);
	while (from > 0) {
		before = step_back(s, from);
		prev = utf8_decode(s + before, from - before, &len);
		if (is_simple(prev) && is_simple(code) &&
		    (prev != '\r' || code != '\n'))
			break;
		from = before;
		code = prev;
	}
	while ((next = utf8_next(s, at, from)) < at)
		from = next;
	return from;
}

size_t
utf8_clusters(const char *s, size_t n)
{
	size_t at, count = 0;

	for (at = 0; at < n; at = utf8_next(s, n, at))
		count++;
	return count;
}

/* Copies code points, making broken bytes U+FFFD. */
static char *
repaired(const char *s, size_t n)
{
	char *out = xreallocarray(NULL, n + 1, 3);
	size_t at, len, to = 0;

	for (at = 0; at < n; at += len)
		to += utf8_write(utf8_decode(s + at, n - at, &len), out + to);
	out[to] = '\0';
	return out;
}

/* `valid` in a normal form; takes (frees) it. */
static char *
take_normalised(char *valid, utf8proc_option_t form)
{
	utf8proc_uint8_t *out = NULL;

	if (utf8proc_map((const utf8proc_uint8_t *)valid, 0, &out,
	    UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | form) < 0)
		return valid;
	free(valid);
	return (char *)out;
}

static char *
take_nfc(char *valid)
{
	size_t at, len, n = strlen(valid);

	for (at = 0; at < n; at += len)
		if (!is_simple(utf8_decode(valid + at, n - at, &len)))
			return take_normalised(valid, 0);
	return valid;
}

char *
utf8_nfc(const char *s)
{
	return take_nfc(repaired(s, strlen(s)));
}

bool
utf8_is_hidden(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) ||
	    code == 0x00AD || code == 0x061C ||
	    (code >= 0x200B && code <= 0x200F) ||	/* ZWSP, ZWJ, marks */
	    (code >= 0x202A && code <= 0x202E) ||	/* bidi embeddings */
	    (code >= 0x2060 && code <= 0x206F) ||	/* joiner, isolates */
	    code == 0xFEFF ||
	    (code >= 0xFFF9 && code <= 0xFFFB) ||	/* ruby anchors */
	    (code >= 0xE0000 && code <= 0xE007F);	/* tags */
}

char *
utf8_clean(const char *s, size_t n, bool one_line)
{
	char *out = xreallocarray(NULL, n + 1, 3);
	size_t at, len, to = 0;
	uint32_t code;

	for (at = 0; at < n; at += len) {
		code = utf8_decode(s + at, n - at, &len);
		if (code == '\r') {
			if (at + 1 < n && s[at + 1] == '\n')
				len = 2;
			code = '\n';
		} else if (code == 0x2028 || code == 0x2029) {
			code = '\n';	/* separators of word processors */
		} else if (code == '\t') {
			code = ' ';
		}
		if (code == '\n' && one_line)
			code = ' ';
		if (code == '\n' || !utf8_is_hidden(code))
			to += utf8_write(code, out + to);
	}
	out[to] = '\0';
	return take_nfc(out);
}

/* Bytes of the run of plain ASCII, kana and kanji (U+3000 to U+9FFF) at s:
 * nearly all that is ever stripped, and none of it hidden. */
static size_t
plain_run(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	for (;;)
		if (i < n && p[i] >= ' ' && p[i] <= '~')
			i++;
		else if (i + 2 < n && p[i] >= 0xE3 && p[i] <= 0xE9 &&
		    (p[i + 1] & 0xC0) == 0x80 && (p[i + 2] & 0xC0) == 0x80)
			i += 3;
		else
			return i;
}

void
utf8_strip(char *s)
{
	size_t at, len, to = 0, n = strlen(s);
	uint32_t code;

	for (at = 0; at < n; at += len) {
		len = plain_run(s + at, n - at);
		if (len == 0) {
			code = utf8_decode(s + at, n - at, &len);
			if (code == 0xFFFD && len == 1) {
				s[to++] = '?';
				continue;
			}
			if (code != '\n' && code != '\t' &&
			    utf8_is_hidden(code))
				continue;
		}
		if (to != at)
			memmove(s + to, s + at, len);
		to += len;
	}
	s[to] = '\0';
}

static const char wide_blank[] = "　";

enum { WIDE = sizeof(wide_blank) - 1 };

size_t
utf8_blank(const char *s)
{
	return *s == ' ' ? 1 : strncmp(s, wide_blank, WIDE) == 0 ? WIDE : 0;
}

bool
utf8_is_blank(const char *s)
{
	while (utf8_blank(s) > 0)
		s += utf8_blank(s);
	return *s == '\0';
}

void
utf8_trim_end(char *s)
{
	size_t n = strlen(s);

	for (;;) {
		if (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n'))
			n--;
		else if (n >= WIDE &&
		    memcmp(s + n - WIDE, wide_blank, WIDE) == 0)
			n -= WIDE;
		else
			break;
	}
	s[n] = '\0';
}

void
utf8_trim(char *s)
{
	const char *from = s;

	while (*from == '\n' || utf8_blank(from) > 0)
		from += *from == '\n' ? 1 : utf8_blank(from);
	memmove(s, from, strlen(from) + 1);
	utf8_trim_end(s);
}

char *
utf8_search_key(const char *s)
{
	char *from = take_normalised(repaired(s, strlen(s)), UTF8PROC_COMPAT);
	size_t at, len, to = 0, n = strlen(from);
	/* Lower case is at most one byte longer, and never for ASCII. */
	char *key = xreallocarray(NULL, n + 1, 2);
	uint32_t code;

	for (at = 0; at < n; at += len) {
		code = utf8_decode(from + at, n - at, &len);
		if (code < 0x80) {
			if (code >= 'A' && code <= 'Z')
				code += 'a' - 'A';
		} else if ((code >= 0x30A1 && code <= 0x30F6) ||
		    code == 0x30FD || code == 0x30FE) {
			code -= 0x60;
		} else {
			code = (uint32_t)utf8proc_tolower(
			    (utf8proc_int32_t)code);
		}
		to += utf8_write(code, key + to);
	}
	key[to] = '\0';
	free(from);
	return key;
}
