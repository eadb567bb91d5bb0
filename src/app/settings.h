/*
 * Settings: none are needed. An option of the command line goes before the
 * environment, this before the user's file ($XDG_CONFIG_HOME/anshin/config),
 * and that before the system's (anshin/config in $XDG_CONFIG_DIRS).
 */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "app/app.h"

enum setting { SETTING_LANGUAGE, SETTING_MARKS, SETTING_COLOURS,
	SETTING_DATABASE, SETTING_EXPORTS, SETTING_PHOTOS, SETTING_CATALOGUE,
	SETTING_PERSON, SETTINGS };

struct setting_row {
	const char *name;		/* in the file */
	const char *variable;		/* of the environment */
	const char *values;		/* allowed, blanks between; NULL: any */
	const char *help;		/* N_() */
};
extern const struct setting_row setting_rows[SETTINGS];

struct settings {
	char *value[SETTINGS];		/* NULL: not set anywhere */
};

/* Reads environment and files. A fault in one is told on stderr, in a file with
 * its line, and otherwise ignored: no setting is worth not starting. */
void settings_load(struct settings *s);
/* Fills what the command line left open; o borrows from s. */
void settings_apply(const struct settings *s, struct options *o);
void settings_clear(struct settings *s);

#endif
