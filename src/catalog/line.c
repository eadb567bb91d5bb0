/*
 * What is typed with a Japanese keyboard where half-width signs are needed. A
 * mended line keeps its length in bytes, so that every place stays true.
 */
#include "config.h"

#include "catalog/line.h"

#include <string.h>

#include "base/i18n.h"

#define FULL_SPACE "\xe3\x80\x80"
#define FULL_COLON "\xef\xbc\x9a"
#define FULL_BAR "\xef\xbd\x9c"
#define FULL_HASH "\xef\xbc\x83"
#define FULL_LEN 3u	/* bytes of each of these */

char *
line_mendable(struct lines *l)
{
	l->text = source_copy(l->s, &l->copy);
	return l->copy;
}

void
line_cannot_mend(struct lines *l)
{
	if (l->broken == 0)
		l->broken = l->number;
}

bool
line_is_at(const struct lines *l, size_t i, const char *sign)
{
	size_t len = strlen(sign);

	return i + len <= l->end && memcmp(l->text + i, sign, len) == 0;
}

/* Puts a half-width sign in the place of a full-width one. */
static void
mend(struct lines *l, size_t i, char sign)
{
	char *copy = line_mendable(l);

	memset(copy + i, ' ', FULL_LEN);
	copy[i] = sign;
}

/* Puts blanks for the full-width spaces in front; what is too long by it goes
 * to the end of the line above, where blanks mean nothing. */
static void
mend_indent(struct lines *l, size_t end, size_t wide)
{
	size_t surplus = wide;	/* each is 3 bytes and meant as 2 blanks */
	char *copy = line_mendable(l);

	memset(copy + l->start, ' ', end - l->start);
	if (l->start == 0)
		return;
	copy[l->start - 1] = ' ';
	if (l->start > 1 && copy[l->start - 2] == '\r')
		copy[l->start - 2] = ' ';
	copy[l->start - 1 + surplus] = '\n';
	l->start += surplus;
}

size_t
line_indent(struct lines *l, bool *is_odd)
{
	size_t i, wide = 0, first = 0;
	bool has_tab = false;

	*is_odd = false;
	for (i = l->start; i < l->end; i++) {
		if (line_is_at(l, i, FULL_SPACE)) {
			first = wide++ == 0 ? i : first;
			i += FULL_LEN - 1;
		} else if (l->s->text[i] == '\t') {
			has_tab = true;	/* noted and mended already */
		} else if (l->text[i] != ' ') {
			break;
		}
	}
	if (i == l->end)
		return i;
	if (has_tab) {
		line_cannot_mend(l);
	} else if (wide > 0) {
		source_fault(l->s, DIAG_ERROR, first, _("A full-width space "
		    "stands in the indentation. Use half-width blanks (two "
		    "for each step)."));
		mend_indent(l, i, wide);
	} else if ((i - l->start) % 2 != 0) {
		source_fault(l->s, DIAG_ERROR, i, _("The indentation is an "
		    "odd number of blanks. Use two blanks for each step."));
		line_cannot_mend(l);
	} else {
		return i;
	}
	*is_odd = true;
	return i;
}

size_t
line_dash(struct lines *l, size_t i)
{
	static const char *const strokes[] = {
		"\xef\xbc\x8d", "\xe2\x88\x92", "\xe2\x80\x90", "\xe3\x83\xbc"
	};
	size_t k;

	if (line_is_at(l, i, "- ")) {
		i += 2;
		while (line_is_at(l, i, " "))
			i++;
		return i;
	}
	for (k = 0; k < sizeof(strokes) / sizeof(strokes[0]); k++) {
		if (!line_is_at(l, i, strokes[k]))
			continue;
		source_fault(l->s, DIAG_ERROR, i, _("A full-width stroke "
		    "begins this entry. Use a half-width \"-\" and a blank."));
		line_cannot_mend(l);
		break;
	}
	return i;
}

static size_t
word_end(const struct lines *l, size_t i)
{
	while (i < l->end && (l->text[i] == '_' ||
	    (l->text[i] >= 'a' && l->text[i] <= 'z')))
		i++;
	return i;
}

bool
line_is_lone_word(const struct lines *l, size_t i)
{
	size_t end = word_end(l, i);

	return end > i && (end == l->end || l->text[end] == ' ');
}

size_t
line_colon(struct lines *l, size_t key)
{
	size_t i = word_end(l, key), colon = i;

	if (i == key)
		return 0;
	while (line_is_at(l, colon, " ") || line_is_at(l, colon, FULL_SPACE))
		colon += l->text[colon] == ' ' ? 1 : FULL_LEN;
	if (line_is_at(l, colon, FULL_COLON)) {
		source_fault(l->s, DIAG_ERROR, colon, _("A full-width colon "
		    "stands behind the key. Use a half-width colon and a "
		    "blank (\": \")."));
		memset(line_mendable(l) + i, ' ', colon - i);
		mend(l, colon, ':');
		return colon + FULL_LEN;
	}
	if (!line_is_at(l, i, ":"))
		return 0;
	i++;
	if (line_is_at(l, i, FULL_SPACE)) {
		source_fault(l->s, DIAG_ERROR, i, _("A full-width space "
		    "stands behind the colon. Use a half-width blank."));
		mend(l, i, ' ');
		return i + FULL_LEN;
	}
	if (i < l->end && l->text[i] != ' ') {
		source_fault(l->s, DIAG_ERROR, i, _("A blank is missing "
		    "behind the colon. Write \"key: value\"."));
		line_cannot_mend(l);
	}
	return i;
}

size_t
line_block_sign(struct lines *l, size_t i)
{
	size_t end = l->end;

	while (line_is_at(l, i, " "))
		i++;
	while (end > i && l->text[end - 1] == ' ')
		end--;
	if (line_is_at(l, i, FULL_BAR) && i + FULL_LEN == end) {
		source_fault(l->s, DIAG_ERROR, i, _("A full-width bar stands "
		    "behind the key. Use a half-width |."));
		mend(l, i, '|');
		return i;
	}
	if (end > i && end - i <= 3 && (l->text[i] == '|' ||
	    l->text[i] == '>'))
		return i;
	return 0;
}

bool
line_is_full_hash(struct lines *l, size_t i)
{
	if (!line_is_at(l, i, FULL_HASH))
		return false;
	source_fault(l->s, DIAG_ERROR, i, _("A full-width # begins this "
	    "line. Use a half-width #."));
	mend(l, i, '#');
	return true;
}
