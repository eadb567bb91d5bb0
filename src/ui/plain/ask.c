/*
 * Asking. A number chooses; a letter is one of the few that work everywhere;
 * at a prompt for a text, a sign alone on its line has a meaning and anything
 * else is the text. The end of the input keeps what was typed so far.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum { TEXT_MAX = 64 * 1024 };

const char *
plain_rest(const struct plain *p)
{
	const char *s = p->line;

	s += strcspn(s, " \xe3");	/* the letter, then any blank */
	while (utf8_blank(s) > 0)
		s += utf8_blank(s);
	return s;
}

static bool
read_number(const char *key, size_t *out)
{
	unsigned long n;
	char *end;

	if (key[0] < '0' || key[0] > '9')
		return false;
	n = strtoul(key, &end, 10);
	if (end[0] == '.')
		end++;		/* "3." as it is shown */
	*out = n;
	return *end == '\0';
}

static bool
is_letter(const char *key)
{
	return key[0] > ' ' && (key[1] == '\0' || key[1] == ' ');
}

static void
say_range(struct plain *p, size_t min, size_t max)
{
	if (min > max)
		plain_say(p, _("There is nothing to choose here by a number. "
		    "? explains."));
	else
		plain_sayf(p, _("Please type a number from %zu to %zu, or ? "
		    "for help."), min, max);
}

/* One line; false when it asked for something that is done by now and the
 * place stays the same. */
static enum plain_reply
one_choice(struct plain *p, size_t min, size_t max, const char *own,
    const char *help, size_t *out, bool *again)
{
	*again = false;
	if (p->key[0] == '\0')
		return REPLY_ENTER;
	if (read_number(p->key, out) && *out >= min && *out <= max)
		return REPLY_NUMBER;
	if (is_letter(p->key) && strchr(own, p->key[0]) != NULL)
		return REPLY_WORD;
	if (strcmp(p->key, "?") == 0) {
		plain_say(p, help);
		plain_say_letters(p);
	} else if (is_letter(p->key) && plain_letter(p)) {
		return REPLY_DONE;
	} else {
		say_range(p, min, max);
	}
	*again = true;
	return REPLY_DONE;
}

enum plain_reply
plain_choose(struct plain *p, const char *prompt, size_t min, size_t max,
    const char *own, const char *help, size_t *out)
{
	enum plain_reply reply;
	bool again = true;

	*out = 0;
	do {
		if (!plain_read(p, prompt, true))
			return REPLY_DONE;
		reply = one_choice(p, min, max, own, help, out, &again);
	} while (again);
	return reply;
}

/* Signs that an input method makes of the same keys. */
static bool
is_sign(const char *line, const char *const *forms)
{
	for (; *forms != NULL; forms++)
		if (strcmp(line, *forms) == 0)
			return true;
	return false;
}

bool
plain_is_stop(const char *line)
{
	static const char *const forms[] = { ".", "．", "。", NULL };

	return is_sign(line, forms);
}

static bool
is_clear(const char *line)
{
	static const char *const forms[] = { "-", "－", "−", NULL };

	return is_sign(line, forms);
}

static bool
is_back(const char *line)
{
	static const char *const forms[] = { "<", "＜", NULL };

	return is_sign(line, forms);
}

static bool
is_more(const char *line)
{
	static const char *const forms[] = { "+", "＋", NULL };

	return is_sign(line, forms);
}

static bool
is_help(const char *line)
{
	static const char *const forms[] = { "?", "？", NULL };

	return is_sign(line, forms);
}

static void
say_signs(struct plain *p)
{
	plain_say(p, _("Type the text and press Enter. An empty line leaves it "
	    "as it is and goes on. A sign alone: - empties it, < goes back, "
	    ". (a dot) leaves here, ? is this help."));
}

enum plain_text
plain_ask(struct plain *p, const char *prompt, const char *help,
    struct str *out)
{
	while (plain_read(p, prompt, true)) {
		if (is_help(p->line)) {
			plain_say(p, help);
			say_signs(p);
			continue;
		}
		if (p->line[0] == '\0')
			return TEXT_KEEP;
		if (is_clear(p->line))
			return TEXT_CLEAR;
		if (is_back(p->line))
			return TEXT_BACK;
		if (plain_is_stop(p->line))
			return TEXT_STOP;
		str_truncate(out, 0);
		if (str_add(out, p->line) == 0)
			return TEXT_GIVEN;
		plain_say(p, _("This is too long; please make it shorter."));
	}
	return TEXT_STOP;
}

/* Journals what there is of a text of several lines. */
static int
journal(struct plain *p, const char *subject, const char *field,
    const char *text)
{
	struct effects fx = { .n = 0 };
	int rc;

	effects_add(&fx, FX_RECORD_TYPING, subject, field, text);
	rc = plain_do(p, &fx);
	effects_free(&fx);
	return rc;
}

static void
add_line(struct plain *p, struct str *text, bool *first)
{
	size_t before = text->len;

	if (!*first)
		(void)str_add_char(text, '\n');
	if (str_add(text, p->line) != 0) {
		str_truncate(text, before);
		plain_say(p, _("This line does not fit any more; the text so "
		    "far is kept. End it with a dot alone."));
		return;
	}
	*first = false;
}

/* The first line may be a sign; true when it was the answer. */
static bool
first_sign(struct plain *p, const char *old, struct str *text, bool *more,
    enum plain_text *reply)
{
	*more = false;
	if (p->line[0] == '\0' || plain_is_stop(p->line))
		*reply = p->line[0] == '\0' ? TEXT_KEEP : TEXT_STOP;
	else if (is_clear(p->line))
		*reply = TEXT_CLEAR;
	else if (is_back(p->line))
		*reply = TEXT_BACK;
	else if (is_more(p->line)) {
		*more = true;
		(void)str_add(text, old);
		return false;
	} else
		return false;
	return true;
}

static void
say_write_help(struct plain *p, const char *help)
{
	plain_say(p, help);
	plain_say(p, _("Type one line after the other; a dot alone ends the "
	    "text. At the beginning, an empty line leaves it as it is, + "
	    "goes on behind what is there, - empties it, < goes back."));
}

/* The lines after the first until the dot; every one is journalled. */
static int
rest_of_lines(struct plain *p, const char *subject, const char *field,
    struct str *text, bool first)
{
	int rc = 0;

	do {
		if (plain_is_stop(p->line))
			break;
		add_line(p, text, &first);
		rc = journal(p, subject, field, text->ptr);
	} while (plain_read(p, "> ", false));
	return rc;
}

static enum plain_text
write_lines(struct plain *p, const char *subject, const char *field,
    const char *old, const char *help, struct str *text)
{
	enum plain_text reply = TEXT_GIVEN;
	bool more = false;

	do {
		if (!plain_read(p, "> ", false))
			return TEXT_STOP;
		if (is_help(p->line))
			say_write_help(p, help);
	} while (is_help(p->line));
	if (first_sign(p, old, text, &more, &reply)) {
		if (reply == TEXT_CLEAR && old[0] != '\0')
			(void)journal(p, subject, field, "");
		return reply;
	}
	if (more && !plain_read(p, "> ", false))
		return TEXT_STOP;
	if (rest_of_lines(p, subject, field, text, text->len == 0) != 0)
		return TEXT_STOP;
	return TEXT_GIVEN;
}

enum plain_text
plain_write(struct plain *p, const char *subject, const char *field,
    const char *old, const char *help)
{
	char *before = xstrdup(old);	/* the sheet's own text changes */
	enum plain_text reply;
	struct str text;

	str_init(&text, TEXT_MAX);
	plain_say(p, _("Several lines; a dot alone ends them, ? helps."));
	reply = write_lines(p, subject, field, before, help, &text);
	(void)plain_do_one(p, FX_END_TYPING, NULL, NULL);
	if (reply == TEXT_GIVEN || reply == TEXT_CLEAR)
		plain_saved(p);
	str_clear(&text);
	free(before);
	return reply;
}
