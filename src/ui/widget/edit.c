/*
 * Changing text by whole grapheme clusters. The invariants: the text is NFC
 * and clean, and the cursor stands on a cluster boundary, also where a typed
 * character joins with its neighbour (a dakuten after a kana, a flag).
 */
#include "config.h"

#include "ui/widget/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/widget/undo.h"

/* The first boundary at or after `target`, walking from boundary `at`. */
static size_t
snap(const struct str *text, size_t at, size_t target)
{
	while (at < target)
		at = utf8_next(text->ptr, text->len, at);
	return at;
}

/* A text may end before the next change belongs to the same undo step. */
static bool
ends_step(const char *s, size_t n)
{
	return n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n' ||
	    (n >= 3 && (memcmp(s + n - 3, "。", 3) == 0 ||
	    memcmp(s + n - 3, "、", 3) == 0)));
}

/* How many bytes of `s` fit beside what stays, by whole clusters. */
static size_t
fitting(const struct str *text, const char *s, size_t n)
{
	size_t room = text->max - text->len, at = 0, next;

	if (n <= room)
		return n;
	while ((next = utf8_next(s, n, at)) <= room && next > at)
		at = next;
	return at;
}

void
edit_insert(const struct edit *e, const char *s, size_t n, bool whole)
{
	struct str *text = e->text;
	char *clean = utf8_clean(s, n, e->one_line), *head, *both;
	size_t from = utf8_prev(text->ptr, text->len, *e->cursor);
	size_t to = utf8_next(text->ptr, text->len, *e->cursor);
	size_t before = *e->cursor - from, after = to - *e->cursor, len;

	n = strlen(clean);
	len = fitting(text, clean, n);
	if (len > 0) {
		head = xmalloc(before + len + after + 1);
		memcpy(head, text->ptr + from, before);
		memcpy(head + before, clean, len);
		head[before + len] = '\0';
		both = utf8_nfc(head);
		n = strlen(both);
		free(both);
		memcpy(head + before + len, text->ptr + *e->cursor, after);
		head[before + len + after] = '\0';
		both = utf8_nfc(head);
		free(head);
		edit_undo_note(e, whole ? EDIT_SEALED : EDIT_TYPING);
		if (str_splice(text, from, to - from, both, strlen(both)) == 0)
			*e->cursor = snap(text, from, from + n);
		free(both);
		if (whole || ends_step(clean, len))
			edit_undo_seal(e->undo);
	}
	if (len < strlen(clean))
		text->overflow = true;
	free(clean);
}

/* What stands on both sides of `at` came together: makes it NFC again. */
static void
rejoin(struct str *text, size_t at)
{
	size_t from = utf8_prev(text->ptr, text->len, at);
	size_t to = utf8_next(text->ptr, text->len, at);
	char *raw = xstrndup(text->ptr + from, to - from);
	char *both = utf8_nfc(raw);

	str_splice(text, from, to - from, both, strlen(both));
	free(both);
	free(raw);
}

bool
edit_cut(const struct edit *e, size_t from, size_t to, bool typing)
{
	size_t start;

	if (from >= to)
		return false;
	edit_undo_note(e, typing ? EDIT_ERASING : EDIT_SEALED);
	str_splice(e->text, from, to - from, "", 0);
	rejoin(e->text, from);
	/* What came together now may be one cluster (two parts of a flag). */
	start = edit_line_start(e, from);
	*e->cursor = snap(e->text, start, from);
	return true;
}

enum script { SCRIPT_BLANK, SCRIPT_SIGN, SCRIPT_LATIN, SCRIPT_HIRAGANA,
	SCRIPT_KATAKANA, SCRIPT_KANJI, SCRIPT_OTHER };

static enum script
script_ascii(uint32_t c)
{
	if (c <= ' ')
		return SCRIPT_BLANK;
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == '_' ? SCRIPT_LATIN : SCRIPT_SIGN;
}

static enum script
script_of(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)		/* full-width ASCII */
		c -= 0xFEE0;
	if (c < 0x80)
		return script_ascii(c);
	if (c == 0x3000 || c == 0xA0)
		return SCRIPT_BLANK;
	if ((c >= 0x3041 && c <= 0x309F) || c == 0x30FC)
		return SCRIPT_HIRAGANA;
	if ((c >= 0x30A0 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9F))
		return SCRIPT_KATAKANA;
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
	    (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	    c == 0x3005 || c == 0x3006 || c == 0x3007)
		return SCRIPT_KANJI;
	if ((c >= 0x3001 && c <= 0x303F) || (c >= 0xFF61 && c <= 0xFF65) ||
	    (c >= 0x2010 && c <= 0x205E))
		return SCRIPT_SIGN;
	return c >= 0xC0 && c < 0x2000 ? SCRIPT_LATIN : SCRIPT_OTHER;
}

/* The long-vowel mark belongs to whatever kana stands before it. */
static bool
same_word(enum script a, enum script b, uint32_t later)
{
	return a == b || (later == 0x30FC && a == SCRIPT_KATAKANA);
}

static uint32_t
code_at(const struct str *text, size_t at)
{
	size_t len;

	return utf8_decode(text->ptr + at, text->len - at, &len);
}

/* Start of the run of one script that ends at `at` > 0. */
static size_t
run_start(const struct str *text, size_t at)
{
	size_t prev, from = utf8_prev(text->ptr, text->len, at);
	uint32_t later = code_at(text, from), code;

	while (from > 0) {
		prev = utf8_prev(text->ptr, text->len, from);
		code = code_at(text, prev);
		if (later == 0x30FC ? script_of(code) != SCRIPT_KATAKANA &&
		    script_of(code) != SCRIPT_HIRAGANA :
		    code == 0x30FC ? script_of(later) != SCRIPT_KATAKANA &&
		    script_of(later) != SCRIPT_HIRAGANA :
		    script_of(code) != script_of(later))
			break;
		from = prev;
		later = code;
	}
	return from;
}

size_t
edit_word_left(const struct edit *e)
{
	const struct str *text = e->text;
	size_t at = *e->cursor, prev;

	while (at > 0) {
		prev = utf8_prev(text->ptr, text->len, at);
		if (script_of(code_at(text, prev)) != SCRIPT_BLANK)
			return run_start(text, at);
		at = prev;
	}
	return at;
}

size_t
edit_word_right(const struct edit *e)
{
	const struct str *text = e->text;
	size_t at = *e->cursor;
	enum script first, now;

	if (at >= text->len)
		return at;
	first = script_of(code_at(text, at));
	for (at = utf8_next(text->ptr, text->len, at); at < text->len;
	    at = utf8_next(text->ptr, text->len, at)) {
		now = script_of(code_at(text, at));
		if (!same_word(first, now, code_at(text, at)))
			break;
	}
	while (at < text->len &&
	    script_of(code_at(text, at)) == SCRIPT_BLANK)
		at = utf8_next(text->ptr, text->len, at);
	return at;
}

size_t
edit_line_start(const struct edit *e, size_t at)
{
	const char *lf = at > 0 ? memrchr(e->text->ptr, '\n', at) : NULL;

	return lf != NULL ? (size_t)(lf - e->text->ptr) + 1 : 0;
}

size_t
edit_line_end(const struct edit *e, size_t at)
{
	const char *lf = memchr(e->text->ptr + at, '\n', e->text->len - at);

	return lf != NULL ? (size_t)(lf - e->text->ptr) : e->text->len;
}
