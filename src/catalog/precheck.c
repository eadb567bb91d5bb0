/*
 * Line by line, knowing only blocks ("key: |") from other lines: what is typed
 * with a Japanese keyboard where half-width signs are needed. A mended line
 * keeps its length in bytes, so that every place stays true.
 */
#include "config.h"

#include "catalog/precheck.h"

#include <string.h>

#include "base/i18n.h"
#include "catalog/encoding.h"

#define FULL_SPACE "\xe3\x80\x80"
#define FULL_COLON "\xef\xbc\x9a"
#define FULL_BAR "\xef\xbd\x9c"
#define FULL_HASH "\xef\xbc\x83"
#define FULL_LEN 3u	/* bytes of each of these */

struct lines {
	struct source *s;
	const char *text;	/* s->text, or the copy when there is one */
	char *copy;		/* NULL until something is mended */
	size_t start, end;	/* of the line at hand, without its line end */
	size_t block;		/* column of a key with |; lines deeper are text */
	bool in_block;
	int line;
	int broken;
};

static bool
is_at(const struct lines *l, size_t i, const char *sign)
{
	size_t len = strlen(sign);

	return i + len <= l->end && memcmp(l->text + i, sign, len) == 0;
}

/* The copy, in order to mend it. */
static char *
mendable(struct lines *l)
{
	l->text = source_copy(l->s, &l->copy);
	return l->copy;
}

static void
cannot_mend(struct lines *l)
{
	if (l->broken == 0)
		l->broken = l->line;
}

/* Puts blanks for the full-width spaces in front; what is too long by it goes
 * to the end of the line above, where blanks mean nothing. */
static void
mend_indent(struct lines *l, size_t end, size_t wide)
{
	size_t surplus = wide;	/* each is 3 bytes and meant as 2 blanks */
	char *copy = mendable(l);

	memset(copy + l->start, ' ', end - l->start);
	if (l->start == 0)
		return;
	copy[l->start - 1] = ' ';
	if (l->start > 1 && copy[l->start - 2] == '\r')
		copy[l->start - 2] = ' ';
	copy[l->start - 1 + surplus] = '\n';
}

/* The blanks in front; returns where the line's own text begins. */
static size_t
check_indent(struct lines *l)
{
	size_t i = l->start, wide = 0, first = 0, tab = 0;

	for (; i < l->end; i++) {
		if (l->text[i] == '\t') {
			tab = tab > 0 ? tab : i + 1;
		} else if (is_at(l, i, FULL_SPACE)) {
			if (wide++ == 0)
				first = i;
			i += FULL_LEN - 1;
		} else if (l->text[i] != ' ') {
			break;
		}
	}
	if (i == l->end)
		return i;	/* an empty line */
	if (tab > 0) {
		source_fault(l->s, DIAG_ERROR, tab - 1, _("A tab stands in "
		    "the indentation. Use blanks (two for each step)."));
		cannot_mend(l);
	}
	if (wide > 0) {
		source_fault(l->s, DIAG_ERROR, first, _("A full-width space "
		    "stands in the indentation. Use half-width blanks (two "
		    "for each step)."));
		mend_indent(l, i, wide);
	} else if (tab == 0 && (i - l->start) % 2 != 0) {
		source_fault(l->s, DIAG_ERROR, i, _("The indentation is an "
		    "odd number of blanks. Use two blanks for each step."));
		cannot_mend(l);
	}
	return i;
}

/* "- ", or one of the strokes that look like it. */
static size_t
check_dash(struct lines *l, size_t i)
{
	static const char *const strokes[] = {
		"\xef\xbc\x8d", "\xe2\x88\x92", "\xe2\x80\x90", "\xe3\x83\xbc"
	};
	size_t k;

	if (is_at(l, i, "- ")) {
		i += 2;
		while (is_at(l, i, " "))
			i++;
		return i;
	}
	for (k = 0; k < sizeof(strokes) / sizeof(strokes[0]); k++) {
		if (!is_at(l, i, strokes[k]))
			continue;
		source_fault(l->s, DIAG_ERROR, i, _("A full-width stroke "
		    "begins this entry. Use a half-width \"-\" and a blank."));
		cannot_mend(l);
		break;
	}
	return i;
}

static size_t
key_end(const struct lines *l, size_t i)
{
	while (i < l->end && (l->text[i] == '_' ||
	    (l->text[i] >= 'a' && l->text[i] <= 'z')))
		i++;
	return i;
}

static void
mend(struct lines *l, size_t i, char sign)
{
	char *copy = mendable(l);

	memset(copy + i, ' ', FULL_LEN);
	copy[i] = sign;
}

/* The colon behind a key. Returns where the value begins, or 0. */
static size_t
check_colon(struct lines *l, size_t key)
{
	size_t i = key_end(l, key), colon;

	if (i == key)
		return 0;
	colon = i;
	while (is_at(l, colon, " ") || is_at(l, colon, FULL_SPACE))
		colon += l->text[colon] == ' ' ? 1 : FULL_LEN;
	if (is_at(l, colon, FULL_COLON)) {
		source_fault(l->s, DIAG_ERROR, colon, _("A full-width colon "
		    "stands behind the key. Use a half-width colon and a "
		    "blank (\": \")."));
		memset(mendable(l) + i, ' ', colon - i);
		mend(l, colon, ':');
		return colon + FULL_LEN;
	}
	if (!is_at(l, i, ":"))
		return 0;
	i++;
	if (is_at(l, i, FULL_SPACE)) {
		source_fault(l->s, DIAG_ERROR, i, _("A full-width space "
		    "stands behind the colon. Use a half-width blank."));
		mend(l, i, ' ');
		return i + FULL_LEN;
	}
	if (i < l->end && l->text[i] != ' ' && l->text[i] != '\t') {
		source_fault(l->s, DIAG_ERROR, i, _("A blank is missing "
		    "behind the colon. Write \"key: value\"."));
		cannot_mend(l);
		return 0;
	}
	return i;
}

/* A value that is | (or >, |-) opens a block. */
static void
check_value(struct lines *l, size_t key, size_t i)
{
	size_t end = l->end;

	while (i < end && (l->text[i] == ' ' || l->text[i] == '\t'))
		i++;
	while (end > i && l->text[end - 1] == ' ')
		end--;
	if (is_at(l, i, FULL_BAR) && i + FULL_LEN == end) {
		source_fault(l->s, DIAG_ERROR, i, _("A full-width bar stands "
		    "behind the key. Use a half-width |."));
		mend(l, i, '|');
		end = i + 1;
	}
	if (end > i && end - i <= 3 && (l->text[i] == '|' ||
	    l->text[i] == '>')) {
		l->in_block = true;
		l->block = key - l->start;
	}
}

static bool
is_block_text(const struct lines *l)
{
	size_t i = l->start;

	while (i < l->end && l->text[i] == ' ')
		i++;
	return i == l->end || i - l->start > l->block;
}

static void
check_line(struct lines *l)
{
	size_t i, value;

	if (l->text[l->start] == '%') {
		source_fault(l->s, DIAG_ERROR, l->start, _("A line must not "
		    "begin with %%. Put the text in double quotes."));
		mendable(l)[l->start] = '#';
		return;
	}
	if (l->in_block && is_block_text(l))
		return;
	l->in_block = false;
	i = check_indent(l);
	if (i == l->end || l->text[i] == '#')
		return;
	if (is_at(l, i, FULL_HASH)) {
		source_fault(l->s, DIAG_ERROR, i, _("A full-width # begins "
		    "this line. Use a half-width #."));
		mend(l, i, '#');
		return;
	}
	i = check_dash(l, i);
	value = check_colon(l, i);
	if (value > 0)
		check_value(l, i, value);
}

bool
precheck_text(struct source *s, char **mended, int *broken)
{
	struct lines l = { .s = s };
	const char *lf;
	size_t next;
	bool is_text;

	is_text = encoding_check(s, &l.copy);
	l.text = l.copy != NULL ? l.copy : s->text;
	while (is_text && l.start < s->n) {
		l.line++;
		lf = memchr(l.text + l.start, '\n', s->n - l.start);
		l.end = lf != NULL ? (size_t)(lf - l.text) : s->n;
		next = l.end + 1;
		if (l.end > l.start && l.text[l.end - 1] == '\r')
			l.end--;
		if (l.end > l.start)
			check_line(&l);
		l.start = next;
	}
	*mended = l.copy;
	*broken = l.broken;
	return is_text;
}
