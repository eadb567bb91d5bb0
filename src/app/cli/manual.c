/* From the text of a page to plain text for a terminal, or to man(7) macros. */
#include "config.h"

#include "app/cli/manual.h"

#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "catalog/near.h"

enum { INDENT = 4, TERM_COLUMNS = 22, ROFF_LINE = 50 };
#define PAGE_MAX ((size_t)256 * 1024)
#define TEXT_MAX ((size_t)16 * 1024)

/* section: only the heading under which the list @section stands. */
static const struct {
	const char *topic, *page, *section;
} topics[] = {
	{ "anshin", "anshin.1", NULL },
	{ "tutorial", "anshin.7", NULL },
	{ "catalog", "anshin-catalog.5", NULL },
	{ "package", "anshin-package.5", NULL },
	{ "keys", "anshin.1", "@keys" },
	{ "settings", "anshin.1", "@settings" },
	{ "options", "anshin.1", "@options" },
	{ "json", "anshin.1", "@json" },
};
enum { TOPICS = sizeof(topics) / sizeof(topics[0]) };

const char *
manual_topics(void)
{
	return "anshin tutorial catalog package keys settings options json";
}

/* A control character at the beginning of a line would be a macro. */
static void
begin_roff_line(FILE *out, char first)
{
	if (first == '.' || first == '\'')
		fputs("\\&", out);
}

/* May a line be broken between these two? roff breaks Japanese nowhere by
 * itself, and knows nothing of what must not begin or end a line. */
static bool
breaks_between(const char *a, const char *b)
{
	static const char closing[] = "、。，．・：；？！」』）】ー〜…々ぁぃぅぇぉっ"
	    "ゃゅょァィゥェォッャュョ";
	static const char opening[] = "「『（【";
	char one[8], two[8];
	size_t n, m;
	uint32_t x = utf8_decode(a, strlen(a), &n);
	uint32_t y = *b == '\0' ? 0 : utf8_decode(b, strlen(b), &m);

	if (y == 0 || width_code(x) < 2 || width_code(y) < 2)
		return false;
	snprintf(one, sizeof(one), "%.*s", (int)n, a);
	snprintf(two, sizeof(two), "%.*s", (int)m, b);
	return strstr(opening, one) == NULL && strstr(closing, two) == NULL;
}

/* One character, whole, and where a line may be broken after it. */
static size_t
put_character(FILE *out, const char *s, bool fill)
{
	size_t n;

	(void)utf8_decode(s, strlen(s), &n);
	(void)fwrite(s, 1, n, out);
	if (fill && breaks_between(s, s + n))
		fputs("\\:", out);
	return n;
}

/* Escapes for roff, and lines of a decent length where there are blanks;
 * `words` become strong. */
static void
put_roff(FILE *out, const char *s, bool fill)
{
	bool on = false;
	size_t column = 0;

	begin_roff_line(out, *s);
	for (; *s != '\0'; s++, column++)
		if (*s == '`') {
			on = !on;
			fputs(on ? "\\fB" : "\\fR", out);
		} else if (*s == '\\') {
			fputs("\\e", out);
		} else if (*s == '-') {
			fputs("\\-", out);
		} else if (*s == ' ' && fill && column > ROFF_LINE) {
			fputc('\n', out);
			begin_roff_line(out, s[1]);
			column = 0;
		} else {
			s += put_character(out, s, fill) - 1;
		}
	fputc('\n', out);
}

/* Wrapped, each line `indent` columns in; the first where the cursor is. */
static void
put_wrapped(const struct manual *m, const char *text, size_t indent)
{
	struct str plain;

	str_init(&plain, TEXT_MAX);
	for (; *text != '\0'; text++)
		if (*text != '`')
			(void)str_add_char(&plain, *text);
	cli_wrap(m->out, plain.ptr, indent, m->columns);
	str_clear(&plain);
}

static void
put_term(const struct manual *m)
{
	size_t column = INDENT + TERM_COLUMNS, width;
	const char *p;

	fprintf(m->out, "%*s", INDENT, "");
	for (p = m->term.ptr, width = width_str(p); *p != '\0'; p++)
		if (*p != '`')
			fputc(*p, m->out);
		else
			width--;
	if (width + 2 > TERM_COLUMNS)
		fprintf(m->out, "\n%*s", (int)column, "");
	else
		fprintf(m->out, "%*s", (int)(TERM_COLUMNS - width), "");
	put_wrapped(m, m->text.ptr, column);
}

/* Writes the paragraph or list entry gathered so far. */
static void
flush(struct manual *m)
{
	if (m->code) {
		fputs(m->roff ? ".EE\n" : "\n", m->out);
		m->code = false;
	}
	if (m->text.len == 0 && m->term.len == 0)
		return;
	if (m->roff) {
		if (m->term.len > 0)
			fputs(".TP\n", m->out);
		else if (!m->headed)
			fputs(".PP\n", m->out);
		if (m->term.len > 0)
			put_roff(m->out, m->term.ptr, false);
		put_roff(m->out, m->text.ptr, true);
	} else if (m->term.len > 0) {
		put_term(m);
	} else {
		fprintf(m->out, "%*s", INDENT, "");
		put_wrapped(m, m->text.ptr, INDENT);
		fputc('\n', m->out);
	}
	m->headed = false;
	str_truncate(&m->text, 0);
	str_truncate(&m->term, 0);
}

void
manual_heading(struct manual *m, const char *text, bool small)
{
	flush(m);
	if (m->roff)
		fprintf(m->out, small ? ".SS \"%s\"\n" : ".SH \"%s\"\n", text);
	else
		fprintf(m->out, small ? "\n  %s\n" : "\n%s\n", text);
	m->headed = true;
}

void
manual_term(struct manual *m, const char *term, const char *text)
{
	flush(m);
	(void)str_add(&m->term, term);
	(void)str_add(&m->text, text);
}

void
manual_code(struct manual *m, const char *line)
{
	if (!m->code) {
		flush(m);
		if (m->roff)
			fputs(m->headed ? ".EX\n" : ".PP\n.EX\n", m->out);
		m->code = true;
		m->headed = false;
	}
	if (m->roff)
		put_roff(m->out, line, false);
	else
		fprintf(m->out, "%*s%s\n", INDENT + 4, "", line);
}

/* Lines of a paragraph are joined by a blank, but not between two characters
 * that are written without blanks. */
static void
add_text(struct manual *m, const char *line)
{
	const char *last;
	size_t len;

	if (m->text.len > 0) {
		last = m->text.ptr + utf8_prev(m->text.ptr, m->text.len,
		    m->text.len);
		if (width_code(utf8_decode(last, strlen(last), &len)) < 2 ||
		    width_code(utf8_decode(line, strlen(line), &len)) < 2)
			(void)str_add_char(&m->text, ' ');
	}
	(void)str_add(&m->text, line);
}

static void
page_head(struct manual *m, const char *line)
{
	char name[64], section[8], day[16], *p;
	int title = 0;

	if (sscanf(line, "# %63s %7s %15s %n", name, section, day,
	    &title) != 3)
		return;
	if (!m->roff) {
		fprintf(m->out, "%s(%s)  %s\n", name, section, line + title);
		return;
	}
	for (p = name; *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	fprintf(m->out, ".TH %s %s %s \"anshin %s\" \"%s\"\n.ad l\n", name,
	    section, day, PACKAGE_VERSION, line + title);
}

static void
page_line(struct manual *m, char *line)
{
	char *middle;

	if (str_starts(line, "    ")) {
		manual_code(m, line + 4);
	} else if (line[0] == '\0') {
		flush(m);
	} else if (str_starts(line, "# ")) {
		page_head(m, line);
	} else if (str_starts(line, "## ")) {
		manual_heading(m, line + 3, false);
	} else if (str_starts(line, "### ")) {
		manual_heading(m, line + 4, true);
	} else if (line[0] == '@') {
		flush(m);
		(void)manual_list(m, line + 1);
	} else if (str_starts(line, "- ") &&
	    (middle = strstr(line, " :: ")) != NULL) {
		*middle = '\0';
		manual_term(m, line + 2, middle + 4);
	} else {
		if (m->code)
			flush(m);
		add_text(m, line + strspn(line, " "));
	}
}

/* Cuts the page down to the section with that list in it. */
static void
keep_section(char *text, const char *list)
{
	char *at = strstr(text, list), *from = at, *to;

	if (at == NULL)
		return;
	while (from > text && !(from[-1] == '\n' && str_starts(from, "## ")))
		from--;
	to = strstr(at, "\n## ");
	if (to != NULL)
		*to = '\0';
	memmove(text, from, strlen(from) + 1);
}

static int
write_page(FILE *out, const char *page, const char *section, bool roff,
    size_t columns, struct error *err)
{
	struct manual m = { .out = out, .roff = roff, .columns = columns };
	char *name = xasprintf("assets/man/%s%s.txt",
	    i18n_lang() == LANG_JA ? "ja/" : "", page);
	char *path = app_data_path(name), *bytes = NULL, *next, *line;
	size_t n;
	int rc = file_read(&bytes, &n, path, PAGE_MAX, err);

	str_init(&m.text, TEXT_MAX);
	str_init(&m.term, TEXT_MAX);
	if (rc == 0 && section != NULL)
		keep_section(bytes, section);
	for (next = bytes; rc == 0 && (line = strsep(&next, "\n")) != NULL;)
		page_line(&m, line);
	flush(&m);
	str_clear(&m.term);
	str_clear(&m.text);
	free(bytes);
	free(path);
	free(name);
	return rc;
}

int
manual_write(FILE *out, const char *topic, bool roff, size_t columns,
    struct error *err)
{
	struct near near;
	size_t i;

	near_init(&near, topic);
	for (i = 0; i < TOPICS; i++) {
		if (strcmp(topics[i].topic, topic) == 0 ||
		    (strcmp(topics[i].page, topic) == 0 &&
		    topics[i].section == NULL))
			return write_page(out, topics[i].page,
			    topics[i].section, roff, columns, err);
		near_try(&near, topics[i].topic);
	}
	if (near_best(&near) != NULL)
		return error_set(err, ERR_NOT_FOUND, _("There is no help on "
		    "\"%s\". Did you mean \"%s\"?"), topic, near_best(&near));
	return error_set(err, ERR_NOT_FOUND, _("There is no help on \"%s\". "
	    "There is help on every command and on: %s"), topic,
	    manual_topics());
}
