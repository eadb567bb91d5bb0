/*
 * UTF-8 or not, and which other encoding it seems to be: the sentence for a
 * Shift_JIS file is "save it as UTF-8", not forty broken characters.
 */
#include "config.h"

#include "catalog/encoding.h"

#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

static bool
is_utf16(const struct source *s)
{
	const unsigned char *b = (const unsigned char *)s->text;
	size_t i, odd = 0, even = 0, n = s->n < 512 ? s->n : 512;

	if (n >= 2 && ((b[0] == 0xff && b[1] == 0xfe) ||
	    (b[0] == 0xfe && b[1] == 0xff)))
		return true;
	for (i = 0; i < n; i++) {
		if (b[i] == 0) {
			odd += i % 2;
			even += 1 - i % 2;
		}
	}
	return n >= 8 && (odd > n / 4 || even > n / 4);
}

static bool
is_sjis_lead(unsigned char c)
{
	return (c >= 0x81 && c <= 0x9f) || (c >= 0xe0 && c <= 0xfc);
}

/* More broken bytes than characters beyond ASCII: EUC-JP and the like. */
static bool
is_foreign(const struct source *s)
{
	size_t i, len, broken = 0, whole = 0;

	for (i = 0; i < s->n; i += len) {
		if ((unsigned char)s->text[i] < 0x80) {
			len = 1;
			continue;
		}
		(void)utf8_decode(s->text + i, s->n - i, &len);
		broken += len == 1;
		whole += len > 1;
	}
	return broken > 8 && broken > whole;
}

/* Every byte beyond ASCII belongs to a well-formed pair of Shift_JIS. */
static bool
is_sjis(const struct source *s)
{
	const unsigned char *b = (const unsigned char *)s->text;
	size_t i, pairs = 0;

	for (i = 0; i < s->n; i++) {
		if (b[i] < 0x80 || (b[i] >= 0xa1 && b[i] <= 0xdf))
			continue;
		if (!is_sjis_lead(b[i]) || i + 1 >= s->n || b[i + 1] < 0x40 ||
		    b[i + 1] == 0x7f || b[i + 1] > 0xfc)
			return false;
		pairs++;
		i++;
	}
	return pairs >= 2;
}

/* The bytes from i are a good beginning that only the end of file cuts. */
static bool
is_cut_by_end(const struct source *s, size_t i)
{
	unsigned char c = (unsigned char)s->text[i];
	size_t want = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc2 ? 2 : 0;
	size_t k;

	if (want == 0 || i + want <= s->n)
		return false;
	for (k = i + 1; k < s->n; k++) {
		if (((unsigned char)s->text[k] & 0xc0) != 0x80)
			return false;
	}
	return true;
}

/* Notes the first broken byte of each line; mends all. */
static void
check_broken(struct source *s, char **copy)
{
	size_t i = 0, len, noted_until = 0;

	for (;;) {
		i += utf8_check(s->text + i, s->n - i);
		if (i >= s->n)
			return;
		if (is_cut_by_end(s, i)) {
			source_fault(s, DIAG_ERROR, i, _("The file ends in "
			    "the middle of a character. It was not copied "
			    "completely; take the original once more."));
			memset(source_copy(s, copy) + i, '?', s->n - i);
			s->is_broken = true;
			s->is_cut = true;
			return;
		}
		if (i >= noted_until) {
			const char *lf = memchr(s->text + i, '\n', s->n - i);

			source_fault(s, DIAG_ERROR, i, _("A broken character. "
			    "Type it anew and save the file as UTF-8."));
			noted_until = lf != NULL ? (size_t)(lf - s->text) :
			    s->n;
		}
		(void)utf8_decode(s->text + i, s->n - i, &len);
		memset(source_copy(s, copy) + i, '?', len);
		i += len;
	}
}

/* What is no text or cannot be seen, and so cannot be found by eye. */
static bool
is_hidden(uint32_t c)
{
	if (c < 0x20)
		return c != '\n';
	return (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0xfeff ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x2069) || c == 0xfffd;
}

/* The first of several tabs stands for all of them. */
static void
check_tab(struct source *s, char **copy, size_t i)
{
	char *mended;
	size_t k = i;

	if (*copy != NULL && (*copy)[i] == ' ')
		return;
	while (k > 0 && s->text[k - 1] == ' ')
		k--;
	source_fault(s, DIAG_ERROR, i, k == 0 || s->text[k - 1] == '\n' ?
	    _("A tab stands in the indentation. Use blanks (two for each "
	    "step).") : _("A tab stands in this text. Use blanks."));
	mended = source_copy(s, copy);
	for (; s->text[i] == ' ' || s->text[i] == '\t'; i++)
		mended[i] = ' ';
}

static void
check_hidden_at(struct source *s, char **copy, size_t i)
{
	const char *text = s->text;
	uint32_t c;
	size_t len;

	if (text[i] == '\r' && i + 1 < s->n && text[i + 1] == '\n')
		return;
	if (text[i] == '\t') {
		check_tab(s, copy, i);
		return;
	}
	c = utf8_decode(text + i, s->n - i, &len);
	if (!is_hidden(c) || (*copy != NULL && (*copy)[i] == '?'))
		return;
	if (c == 0xfffd)
		source_fault(s, DIAG_ERROR, i, _("A character was lost here "
		    "(U+FFFD). Type it anew."));
	else if (c == '\r')
		source_fault(s, DIAG_ERROR, i, _("A line ends with a lone "
		    "carriage return (U+000D). Save the file with line "
		    "feeds."));
	else
		source_fault(s, DIAG_ERROR, i, _("An invisible character "
		    "(U+%04X) stands here. Delete it."), c);
	memset(source_copy(s, copy) + i, c == '\r' ? '\n' : '?', len);
}

/* Whether a hidden character may begin at i: told from two bytes, since most
 * of a Japanese file passes here. */
static bool
is_suspect(const char *text, size_t i)
{
	unsigned char c = (unsigned char)text[i];
	unsigned char d;

	if (c < 0x20)
		return c != '\n';
	if (c != 0x7f && c != 0xc2 && c != 0xe2 && c != 0xef)
		return false;
	d = (unsigned char)text[i + 1];	/* the text ends with a NUL */
	if (c == 0xe2)
		return d == 0x80 || d == 0x81;
	return c != 0xef || d == 0xbb || d == 0xbf;
}

static void
check_hidden(struct source *s, char **copy)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		unsigned char c = (unsigned char)s->text[i];

		/* Kana and kanji: three bytes at once. */
		if (c >= 0xe3 && c < 0xef)
			i += 2;
		else if (is_suspect(s->text, i))
			check_hidden_at(s, copy, i);
	}
}

/* The sentence for a file that is not UTF-8 at all; NULL for one that is. */
static const char *
foreign_sentence(const struct source *s)
{
	if (is_utf16(s))
		return _("The file is written in UTF-16. Save it as UTF-8.");
	if (utf8_check(s->text, s->n) == s->n)
		return NULL;
	if (is_sjis(s))
		return _("The file is written in Shift_JIS. Save it as "
		    "UTF-8.");
	if (is_foreign(s))
		return _("The file is not written in UTF-8. Save it as "
		    "UTF-8.");
	return NULL;
}

/* No line of a check sheet is that long; libfyaml would need memory, and a
 * fault its quotation, many times its length. */
static bool
has_long_line(struct source *s)
{
	const char *at = s->text, *end = at + s->n, *lf;

	for (; at < end; at = lf + 1) {
		lf = memchr(at, '\n', (size_t)(end - at));
		if (lf == NULL)
			lf = end;
		if (lf - at <= SOURCE_LINE_MAX)
			continue;
		s->is_foreign = true;
		source_fault(s, DIAG_ERROR, (size_t)(at - s->text), _("This "
		    "line is longer than %d bytes. Break it into several "
		    "lines."), SOURCE_LINE_MAX);
		return true;
	}
	return false;
}

bool
encoding_check(struct source *s, char **copy)
{
	const char *sentence = foreign_sentence(s);

	if (sentence != NULL) {
		s->is_foreign = true;
		source_fault(s, DIAG_ERROR, 0, "%s", sentence);
		return false;
	}
	if (has_long_line(s))
		return false;
	check_broken(s, copy);
	check_hidden(s, copy);
	return true;
}
