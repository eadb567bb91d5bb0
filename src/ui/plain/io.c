/*
 * Lines out and lines in. Every line is at most 78 columns wide, counting
 * characters of doubtful width as two, since nobody can be asked here. What
 * is shown is cleaned first: no byte of a file name reaches the terminal as
 * a command.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/width.h"
#include "base/xalloc.h"

static void
put_line(struct plain *p, const char *mark, size_t indent, const char *text,
    struct wline line, bool first)
{
	size_t n = line.len;

	while (n > 0 && text[line.start + n - 1] == ' ')
		n--;
	if (first)
		fputs(mark, p->out);
	else if (n > 0)
		fprintf(p->out, "%*s", (int)indent, "");
	fwrite(text + line.start, 1, n, p->out);
	fputc('\n', p->out);
}

void
plain_mark(struct plain *p, const char *mark, const char *text)
{
	char *clean = utf8_clean(text, strlen(text), false);
	size_t indent = width_str(mark), len = strlen(clean), i, n;
	struct wline *lines;

	while (len > 0 && clean[len - 1] == '\n')
		clean[--len] = '\0';
	n = width_wrap(clean, len, PLAIN_COLUMNS - indent, &lines);
	for (i = 0; i < n; i++)
		put_line(p, mark, indent, clean, lines[i], i == 0);
	free(lines);
	free(clean);
}

void
plain_say(struct plain *p, const char *text)
{
	plain_mark(p, "", text);
}

void
plain_sayf(struct plain *p, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		text = NULL;
	va_end(ap);
	plain_say(p, text != NULL ? text : fmt);
	free(text);
}

void
plain_number(struct plain *p, size_t number, const char *text)
{
	char mark[32];

	snprintf(mark, sizeof(mark), "%zu. ", number);
	plain_mark(p, mark, text);
}

/* No person types more into one line: it is a device, and has no end. */
enum { LINE_NEVER = 16 << 20 };

/* The line without its end into raw; false when there was nothing more. What
 * is too long is cut and said, not swallowed. */
static bool
read_raw(struct plain *p)
{
	bool cut = false;
	size_t n = 0;
	int c;

	str_truncate(&p->raw, 0);
	while ((c = getc(p->in)) != EOF && c != '\n' && n++ < LINE_NEVER)
		if (str_add_char(&p->raw, (char)c) != 0)
			cut = true;
	if (n > LINE_NEVER || (c == EOF && p->raw.len == 0))
		return false;
	if (cut)
		plain_say(p, _("This line was too long; its end is missing."));
	return true;
}

bool
plain_read(struct plain *p, const char *prompt, bool trim)
{
	char *bare;
	bool got;

	fputs(prompt, p->out);
	fflush(p->out);
	got = read_raw(p);
	if (p->echo_missing || !got)
		fputc('\n', p->out);
	free(p->line);
	free(p->key);
	p->line = utf8_clean(p->raw.ptr, p->raw.len, true);
	bare = xstrdup(p->line);
	(trim ? utf8_trim : utf8_trim_end)(p->line);
	utf8_trim(bare);
	p->key = utf8_search_key(bare);
	free(bare);
	if (!got)
		p->ended = true;
	if (p->host->tick != NULL)
		p->host->tick(p->host->arg);
	return got;
}
