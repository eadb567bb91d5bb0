/*
 * The one growable string. It keeps three promises: ptr is never NULL and
 * always NUL-terminated, len never passes max, and an append that does not
 * fit leaves the string as it was. Growth doubles, so a text that is built
 * character by character costs no more than its length.
 */
#include "config.h"

#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"

#define FIRST_CAP 32

void
str_init(struct str *s, size_t max)
{
	s->max = max < SIZE_MAX / 2 ? max : SIZE_MAX / 2;
	s->cap = s->max + 1 < FIRST_CAP ? s->max + 1 : FIRST_CAP;
	s->ptr = xmalloc(s->cap);
	s->ptr[0] = '\0';
	s->len = 0;
	s->overflow = false;
}

void
str_clear(struct str *s)
{
	free(s->ptr);
	memset(s, 0, sizeof(*s));
}

void
str_truncate(struct str *s, size_t len)
{
	if (len < s->len) {
		s->len = len;
		s->ptr[len] = '\0';
	}
}

/* Room for `extra` more bytes and the NUL, or -1 beyond the maximum. */
static int
reserve(struct str *s, size_t extra)
{
	size_t need, cap;

	if (extra > s->max - s->len) {
		s->overflow = true;
		return -1;
	}
	need = s->len + extra + 1;
	if (need <= s->cap)
		return 0;
	cap = s->cap * 2 > need ? s->cap * 2 : need;
	if (cap > s->max + 1)
		cap = s->max + 1;
	s->ptr = xreallocarray(s->ptr, cap, 1);
	s->cap = cap;
	return 0;
}

int
str_add(struct str *s, const char *text)
{
	return str_add_n(s, text, strlen(text));
}

int
str_add_n(struct str *s, const char *bytes, size_t n)
{
	return str_splice(s, s->len, 0, bytes, n);
}

int
str_add_char(struct str *s, char c)
{
	if (reserve(s, 1) != 0)
		return -1;
	s->ptr[s->len++] = c;
	s->ptr[s->len] = '\0';
	return 0;
}

int
str_add_code(struct str *s, uint32_t codepoint)
{
	char bytes[4];
	size_t n = utf8_write(codepoint, bytes);

	if (n == 0)
		n = utf8_write(0xFFFD, bytes);
	return str_add_n(s, bytes, n);
}

int
str_addf(struct str *s, const char *fmt, ...)
{
	va_list ap, again;
	int n, status = -1;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	assert(n >= 0);
	if (n >= 0 && reserve(s, (size_t)n) == 0) {
		vsnprintf(s->ptr + s->len, (size_t)n + 1, fmt, again);
		s->len += (size_t)n;
		status = 0;
	}
	va_end(again);
	va_end(ap);
	return status;
}

int
str_splice(struct str *s, size_t at, size_t cut, const char *bytes, size_t n)
{
	assert(at <= s->len && cut <= s->len - at);
	if (n > cut && reserve(s, n - cut) != 0)
		return -1;
	/* With the final NUL. */
	memmove(s->ptr + at + n, s->ptr + at + cut, s->len - at - cut + 1);
	if (n > 0)
		memcpy(s->ptr + at, bytes, n);
	s->len = s->len - cut + n;
	return 0;
}

char *
str_take(struct str *s)
{
	char *text = s->ptr;

	memset(s, 0, sizeof(*s));
	return text;
}

bool
str_equal(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

bool
str_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}
