/*
 * What identifies is replaced by a value of the same type, so that nothing of
 * it is taken for a fault of the form; then what was replaced is looked for in
 * every other text.
 */
#include "config.h"

#include "assess/redact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum { VALUE_MAX = 256 * 1024 };
/* Shorter ones stand inside other words. */
enum { NAME_MIN = 4, PART_MIN = 6, ENDING_MAX = 5 };

/* What is no field of the catalogue's form, and its word. A star at the end: a
 * beginning; a star in front: an end. */
static const struct named {
	const char *subject, *field;
	enum { WORD_NONE, WORD_NAME, WORD_NUMBER } word;
} named[] = {
	{ "item/*", "confirmed_by", WORD_NAME },
	{ "item/*", "plan.owner", WORD_NAME },
	{ "item/*", "*.by", WORD_NAME },
	{ "diagnosis", "by", WORD_NAME },
	{ "programme", "certificate_no", WORD_NUMBER },
	{ "programme", "submitted_code", WORD_NONE },
	{ "evidence/*", "path", WORD_NONE },
};

/* What only this facility's own papers need. */
static const char *const left_out[] = { "package/*", "sheet/*", "round/*" };

struct redaction {
	const struct catalog *catalog;
	const struct redact_words *say;
	struct sheet *out;
	char **names;			/* that were replaced ... */
	const char **words;		/* ... by these; of the copy or static */
	size_t n, cap, files;
};

static bool
matches(const char *pattern, const char *text)
{
	size_t n = strlen(pattern), len = strlen(text);

	if (pattern[0] == '*')
		return len >= n - 1 && strcmp(text + len - (n - 1),
		    pattern + 1) == 0;
	if (pattern[n - 1] == '*')
		return strncmp(text, pattern, n - 1) == 0;
	return strcmp(pattern, text) == 0;
}

static const struct form_field *
identifying(const struct catalog *c, const char *subject, const char *field)
{
	size_t i;

	if (strcmp(subject, "form") != 0)
		return NULL;
	for (i = 0; i < c->n_fields; i++)
		if (strcmp(c->fields[i].id, field) == 0)
			return c->fields[i].identifies ? &c->fields[i] : NULL;
	return NULL;
}

/* A word that the field takes. Free it. */
static char *
neutral(const struct redaction *r, const struct form_field *f)
{
	switch (f->type) {
	case FIELD_POSTAL:
		return xstrdup("000-0000");
	case FIELD_PHONE:
		return xstrdup("000-0000-0000");
	case FIELD_EMAIL:
		return xstrdup("name@example.jp");
	case FIELD_URL:
		return xstrdup("https://example.jp/");
	case FIELD_TEXT:
	case FIELD_LINES:
	case FIELD_DATE:
	case FIELD_NUMBER:
	case FIELD_CHOICE:
	case FIELD_CHOICES:
	case FIELD_YESNO:
		break;
	}
	return xasprintf("%s%s%s", r->say->open, f->label, r->say->close);
}

static void
remember_n(struct redaction *r, const char *name, size_t n, const char *word)
{
	if (n < NAME_MIN || word[0] == '\0')
		return;
	if (r->n == r->cap) {
		r->cap = r->cap == 0 ? 32 : r->cap * 2;
		r->names = xreallocarray(r->names, r->cap, sizeof(*r->names));
		r->words = xreallocarray(r->words, r->cap, sizeof(*r->words));
	}
	r->names[r->n] = xstrndup(name, n);
	r->words[r->n++] = word;
}

static void
remember(struct redaction *r, const char *name, const char *word)
{
	remember_n(r, name, strlen(name), word);
}

/* "施設長 鈴木一郎" is 鈴木一郎 in a text, and "鈴木 一郎" 鈴木. Of two Japanese
 * characters at least: a word of an English name may be any word. */
static void
remember_parts(struct redaction *r, const char *name, const char *word)
{
	const char *part;
	size_t high;

	remember(r, name, word);
	while (*name != '\0') {
		while (utf8_blank(name) > 0)
			name += utf8_blank(name);
		high = 0;
		for (part = name; *name != '\0' && utf8_blank(name) == 0; name++)
			high += ((unsigned char)*name & 0x80) != 0;
		if (high >= PART_MIN)
			remember_n(r, part, (size_t)(name - part), word);
	}
}

/* What a kind of file ends in, and no part of a name that has a dot. */
static const char *
ending_of(const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t n = dot == NULL ? 0 : strspn(dot + 1, "abcdefghijklmnopqrstuvwx"
	    "yzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

	return n == 0 || n > ENDING_MAX || dot[1 + n] != '\0' ? "" : dot;
}

/* "3.jpg" for the third file: the kind may be seen, the name not. */
static void
put_file_name(struct redaction *r, const char *subject, const char *name)
{
	char word[64];

	snprintf(word, sizeof(word), "%zu%s", ++r->files, ending_of(name));
	sheet_put(r->out, subject, "name", word);
	remember(r, name, sheet_get(r->out, subject, "name"));
}

static bool
put_named(struct redaction *r, const char *subject, const char *field,
    const char *value)
{
	const char *word;
	size_t i;

	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		if (!matches(named[i].subject, subject) ||
		    !matches(named[i].field, field))
			continue;
		word = named[i].word == WORD_NAME ? r->say->name :
		    named[i].word == WORD_NUMBER ? r->say->number : "";
		sheet_put(r->out, subject, field, word);
		remember_parts(r, value, word);
		return true;
	}
	return false;
}

/* Everything, with what identifies replaced. */
static bool
copy_entry(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct redaction *r = arg;
	const struct form_field *f = identifying(r->catalog, subject, field);
	size_t i;
	char *word;

	for (i = 0; i < sizeof(left_out) / sizeof(left_out[0]); i++)
		if (matches(left_out[i], subject))
			return true;
	if (f != NULL) {
		word = neutral(r, f);
		sheet_put(r->out, subject, field, word);
		free(word);
		(f->type == FIELD_TEXT ? remember_parts : remember)(r, value,
		    sheet_get(r->out, subject, field));
	} else if (matches("evidence/*", subject) &&
	    strcmp(field, "name") == 0) {
		put_file_name(r, subject, value);
	} else if (!put_named(r, subject, field, value)) {
		sheet_put(r->out, subject, field, value);
	}
	return true;
}

/* --- free texts ----------------------------------------------------------- */

/* The longest name that begins here, or r->n. */
static size_t
name_at(const struct redaction *r, const char *text)
{
	size_t i, best = r->n, len = 0;

	for (i = 0; i < r->n; i++)
		if (strlen(r->names[i]) > len && strncmp(text, r->names[i],
		    strlen(r->names[i])) == 0) {
			best = i;
			len = strlen(r->names[i]);
		}
	return best;
}

struct texts {
	const struct redaction *redaction;
	struct sheet *out;
};

/* Of the copy into the last one; the neutral words name nobody. */
static bool
clean_entry(void *arg, const char *subject, const char *field,
    const char *value)
{
	const struct texts *t = arg;
	const struct redaction *r = t->redaction;
	struct str text;
	size_t i;

	str_init(&text, VALUE_MAX);
	while (*value != '\0') {
		i = name_at(r, value);
		if (i < r->n) {
			(void)str_add(&text, r->words[i]);
			value += strlen(r->names[i]);
		} else {
			(void)str_add_char(&text, *value++);
		}
	}
	sheet_put(t->out, subject, field, text.ptr);
	str_clear(&text);
	return true;
}

struct sheet *
redact_sheet(const struct catalog *c, const struct sheet *s,
    const struct redact_words *words)
{
	struct redaction r = { .catalog = c, .say = words,
		.out = sheet_new() };
	struct texts t = { &r, sheet_new() };
	size_t i;

	sheet_each(s, copy_entry, &r);
	sheet_each(r.out, clean_entry, &t);
	for (i = 0; i < r.n; i++)
		free(r.names[i]);
	free(r.names);
	free(r.words);
	sheet_free(r.out);
	return t.out;
}
