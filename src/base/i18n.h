/* Translation marks and the choice of language. Japanese is the default. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) text

enum lang { LANG_JA, LANG_EN, LANGS };
/* Their codes in that order, as a literal with something between. */
#define I18N_CODES(between) "ja" between "en"

/* ja unless --lang/ANSHIN_LANG or, failing these, LC_ALL/LC_MESSAGES/LANG
 * names English. wanted may be NULL. */
enum lang i18n_choose(const char *wanted);
/* Makes sure the locale is UTF-8 (C.UTF-8 when it is not), binds the message
 * catalogue and sets the language; may be called again to switch. */
void i18n_set(enum lang lang);
/* The language only, in a module of a process whose locale is set already. */
void i18n_assume(enum lang lang);
enum lang i18n_lang(void);
const char *i18n_code(enum lang lang);	/* "ja", "en" */
bool i18n_is_code(const char *code);

/* Sentences that are there without memory being asked for. */
enum i18n_held { HELD_NO_MEMORY, HELD_MEMORY_SHORT, HELD_BROKEN_OFF,
	I18N_HELD };
const char *i18n_held(enum i18n_held which);

#endif
