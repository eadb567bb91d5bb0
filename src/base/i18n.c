/*
 * The choice of language and the locale behind it. Japanese is the default
 * wherever the program runs, because its users are; only an explicit wish or
 * an English locale changes that. What is set goes into the environment as
 * well, since libraries (CDK) call setlocale(LC_ALL, "") again on their own.
 * Only the characters and the messages are taken from the locale: numbers and
 * days have forms of our own, and each category is files to open at a start.
 */
#include "config.h"

#include "base/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "anshin"
#ifndef LOCALEDIR
#define LOCALEDIR "/usr/share/locale"
#endif

static enum lang current = LANG_JA;

/* What is said when memory has run out. gettext asks for memory each time it
 * meets a sentence, and without any it answers in English: so these are looked
 * up as soon as the language is known, and held. */
static const char *const without_memory[I18N_HELD] = {
	[HELD_NO_MEMORY] = N_("Out of memory. What you entered so far is "
	    "saved. Close other programs and start again."),
	[HELD_MEMORY_SHORT] = N_("Memory is short. Close other programs and "
	    "try again."),
	[HELD_BROKEN_OFF] = N_("The work had to be broken off by a fault, "
	    "perhaps because memory ran out. What you entered so far is saved. "
	    "Close other programs and start again."),
};
static const char *held[I18N_HELD];

/* "en", "en_US.UTF-8", "EN-gb", but not "eng" or "enx". */
static bool
is_english(const char *name)
{
	return (name[0] == 'e' || name[0] == 'E') &&
	    (name[1] == 'n' || name[1] == 'N') &&
	    strchr("_-.@:", name[2]) != NULL;
}

static const char *
set_env(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

enum lang
i18n_choose(const char *wanted)
{
	const char *names[] = { "ANSHIN_LANG", "LC_ALL", "LC_MESSAGES",
	    "LANG" };
	size_t i;

	if (wanted != NULL && wanted[0] == '\0')
		wanted = NULL;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (wanted == NULL)
			wanted = set_env(names[i]);
	return wanted != NULL && is_english(wanted) ? LANG_EN : LANG_JA;
}

static bool
is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void
make_utf8(void)
{
	const char *names[] = { "", "C.UTF-8", "ja_JP.UTF-8", "en_US.UTF-8" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (setlocale(LC_CTYPE, names[i]) != NULL && is_utf8())
			return;
}

static bool
is_plain_c(const char *name)
{
	return strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
}

/* gettext translates nothing, LANGUAGE or not, while LC_MESSAGES is "C". What
 * was found out also goes into the environment, and LANG becomes C: who asks
 * for the whole locale then gets these two and loads no other. */
static void
settle(void)
{
	const char *ctype = setlocale(LC_CTYPE, NULL);
	const char *messages = setlocale(LC_MESSAGES, "");

	if (ctype != NULL && (messages == NULL || is_plain_c(messages)))
		messages = setlocale(LC_MESSAGES, ctype);
	if (ctype == NULL || messages == NULL)
		return;
	unsetenv("LC_ALL");
	setenv("LC_CTYPE", ctype, 1);
	setenv("LC_MESSAGES", messages, 1);
	setenv("LANG", "C", 1);
}

/* What was found before is kept where memory has run out meanwhile. */
static void
hold_words(void)
{
	const char *text;
	size_t i;

	for (i = 0; i < I18N_HELD; i++) {
		text = _(without_memory[i]);
		if (text != without_memory[i] || current == LANG_EN)
			held[i] = text;
	}
}

const char *
i18n_held(enum i18n_held which)
{
	return held[which] != NULL ? held[which] : without_memory[which];
}

void
i18n_set(enum lang lang)
{
	const char *dir = set_env("ANSHIN_LOCALEDIR");

	current = lang;
	make_utf8();
	settle();
	setenv("LANGUAGE", i18n_code(lang), 1);
	bindtextdomain(DOMAIN, dir != NULL ? dir : LOCALEDIR);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	/* Also tells gettext to forget what it found under another LANGUAGE. */
	textdomain(DOMAIN);
	hold_words();
}

void
i18n_assume(enum lang lang)
{
	current = lang;
	hold_words();
}

enum lang
i18n_lang(void)
{
	return current;
}

const char *
i18n_code(enum lang lang)
{
	static const char *const codes[LANGS] = { "ja", "en" };

	return codes[lang];
}

bool
i18n_is_code(const char *code)
{
	enum lang lang;

	for (lang = LANG_JA; lang < LANGS; lang++)
		if (strcmp(code, i18n_code(lang)) == 0)
			return true;
	return false;
}
