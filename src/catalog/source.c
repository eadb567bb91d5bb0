/*
 * A catalogue file in memory and the place of a fault in it. The line that is
 * quoted under a fault is always the one on disk, never a repaired one.
 */
#include "config.h"

#include "catalog/source.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define SENTENCE_MAX 2048

int
source_open(struct source *s, const char *path, struct diag_list *diags,
    struct error *err)
{
	size_t n;

	memset(s, 0, sizeof(*s));
	s->name = path;
	s->diags = diags;
	if (file_read(&s->bytes, &n, path, SOURCE_MAX, err) != 0)
		return -1;
	s->text = s->bytes;
	s->n = n;
	if (n >= 3 && memcmp(s->bytes, "\xef\xbb\xbf", 3) == 0) {
		s->text += 3;
		s->n -= 3;
	}
	return 0;
}

void
source_close(struct source *s)
{
	free(s->bytes);
	s->bytes = NULL;
	s->text = NULL;
	s->n = 0;
}

char *
source_copy(const struct source *s, char **copy)
{
	if (*copy == NULL)
		*copy = memcpy(xcalloc(s->n + 1, 1), s->text, s->n);
	return *copy;
}

static size_t
line_start(const struct source *s, size_t at)
{
	while (at > 0 && s->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(const struct source *s, size_t at)
{
	const char *lf = memchr(s->text + at, '\n', s->n - at);

	return lf != NULL ? (size_t)(lf - s->text) : s->n;
}

int
source_line(const struct source *s, size_t at)
{
	const char *p = s->text, *end;
	int line = 1;

	end = p + (at < s->n ? at : s->n);
	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		line++;
		p++;
	}
	return line;
}

static int
column_at(const struct source *s, size_t at)
{
	size_t i = line_start(s, at), len;
	int column = 1;

	while (i < at) {
		(void)utf8_decode(s->text + i, s->n - i, &len);
		i += len;
		if (i <= at)
			column++;
	}
	return column;
}

size_t
source_offset(const struct source *s, int line, int column)
{
	size_t at = 0, end, len;

	while (line > 1 && at < s->n) {
		at = line_end(s, at);
		if (at < s->n)
			at++;
		line--;
	}
	end = line_end(s, at);
	while (column > 1 && at < end) {
		(void)utf8_decode(s->text + at, s->n - at, &len);
		at += len;
		column--;
	}
	return at;
}

static void
add(const struct source *s, enum diag_level level, size_t at,
    const char *sentence)
{
	size_t start, end;
	char *quote;

	start = line_start(s, at);
	end = line_end(s, at);
	quote = s->is_foreign ? xstrdup("") :
	    utf8_clean(s->text + start, end - start, true);
	diag_add(s->diags, level, s->name, source_line(s, at),
	    column_at(s, at), quote, "%s", sentence);
	free(quote);
}

void
source_fault(struct source *s, enum diag_level level, size_t at,
    const char *fmt, ...)
{
	char sentence[SENTENCE_MAX];
	va_list ap;

	if (level == DIAG_ERROR)
		s->has_errors = true;
	if (s->is_full)
		return;
	if (at > s->n)
		at = s->n;
	/* A file ends in a line feed: say "the last line", not the next. */
	if (at == s->n && at > 0 && s->text[at - 1] == '\n')
		at--;
	if (++s->n_faults > SOURCE_FAULTS_MAX) {
		s->is_full = true;
		add(s, DIAG_NOTE, s->n > 0 ? s->n - 1 : 0,
		    _("There are more faults. Mend these first and check "
		    "again."));
		return;
	}
	va_start(ap, fmt);
	(void)vsnprintf(sentence, sizeof(sentence), fmt, ap);
	va_end(ap);
	add(s, level, at, sentence);
}
