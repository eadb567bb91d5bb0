/*
 * Lines of "name = value"; "#" begins a comment line. Folders may begin with
 * "~/". The user's file is read before the system's: what is set first stays.
 */
#include "config.h"

#include "app/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "catalog/near.h"

#define MAX_FILE ((size_t)64 * 1024)
#define FILE_NAME "anshin/config"

const struct setting_row setting_rows[SETTINGS] = {
	[SETTING_LANGUAGE] = { "language", "ANSHIN_LANG",
	    I18N_CODES(" "),
	    N_("language: ja or en") },
	[SETTING_MARKS] = { "marks", "ANSHIN_MARKS", "normal ascii",
	    N_("ascii: no line-drawing characters") },
	[SETTING_COLOURS] = { "colours", "ANSHIN_COLOURS", "yes no",
	    N_("no: as with the variable NO_COLOR") },
	[SETTING_DATABASE] = { "database", "ANSHIN_DB", NULL,
	    N_("the file that holds your records") },
	[SETTING_EXPORTS] = { "exports", "ANSHIN_EXPORTS", NULL,
	    N_("the folder into which packages go; else your documents") },
	[SETTING_PHOTOS] = { "photos", "ANSHIN_PHOTOS", NULL,
	    N_("the folder in which choosing evidence begins") },
	[SETTING_CATALOGUE] = { "catalogue", "ANSHIN_CATALOGUE", NULL,
	    N_("edition of the check sheet; else the newest") },
	[SETTING_PERSON] = { "person", "ANSHIN_PERSON", NULL,
	    N_("who answers here; else the name of the account") },
};

static bool
is_allowed(const char *values, const char *value)
{
	size_t n = strlen(value);
	const char *p = values;

	for (; p != NULL && *p != '\0'; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");

		if (len == n && memcmp(p, value, n) == 0)
			return true;
		p += len;
	}
	return values == NULL;
}

static void
unknown_setting(const char *path, int line, const char *name)
{
	struct near near;
	int i;

	near_init(&near, name);
	for (i = 0; i < SETTINGS; i++)
		near_try(&near, setting_rows[i].name);
	if (near_best(&near) != NULL)
		fprintf(stderr, _("anshin: %s:%d: there is no setting \"%s\". "
		    "Did you mean \"%s\"?\n"), path, line, name,
		    near_best(&near));
	else
		fprintf(stderr, _("anshin: %s:%d: there is no setting \"%s\". "
		    "\"anshin help settings\" lists them.\n"), path, line,
		    name);
}

static void
take(struct settings *s, const char *path, int line, const char *name,
    const char *value)
{
	int i;

	for (i = 0; i < SETTINGS; i++)
		if (strcmp(setting_rows[i].name, name) == 0)
			break;
	if (i == SETTINGS)
		unknown_setting(path, line, name);
	else if (!is_allowed(setting_rows[i].values, value))
		fprintf(stderr, _("anshin: %s:%d: \"%s\" is one of: %s\n"),
		    path, line, name, setting_rows[i].values);
	else if (s->value[i] == NULL && value[0] != '\0')
		s->value[i] = setting_rows[i].values == NULL &&
		    value[0] == '~' ? path_absolute(value) : xstrdup(value);
}

static char *
trim(char *s)
{
	size_t n;

	s += strspn(s, " \t");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r", s[n - 1]) != NULL)
		s[--n] = '\0';
	return s;
}

static void
read_line(struct settings *s, const char *path, int line, char *text)
{
	char *equal;

	text = trim(text);
	if (text[0] == '\0' || text[0] == '#')
		return;
	equal = strchr(text, '=');
	if (equal == NULL) {
		fprintf(stderr, _("anshin: %s:%d: a setting is written as "
		    "\"name = value\"\n"), path, line);
		return;
	}
	*equal = '\0';
	take(s, path, line, trim(text), trim(equal + 1));
}

static void
read_file(struct settings *s, const char *path)
{
	struct error err;
	char *bytes, *text, *next, *line, *shown;
	size_t n;
	int number = 0;

	if (file_read(&bytes, &n, path, MAX_FILE, &err) != 0) {
		if (err.code != ERR_NOT_FOUND)
			fprintf(stderr, "anshin: %s\n", err.text);
		return;
	}
	text = utf8_clean(bytes, n, false);
	shown = utf8_clean(path, strlen(path), true);
	for (next = text; (line = strsep(&next, "\n")) != NULL;)
		read_line(s, shown, ++number, line);
	free(shown);
	free(text);
	free(bytes);
}

static void
read_system(struct settings *s)
{
	const char *dirs = getenv("XDG_CONFIG_DIRS");
	char *all = xstrdup(dirs != NULL && dirs[0] != '\0' ? dirs :
	    "/etc/xdg"), *next, *dir;

	for (next = all; (dir = strsep(&next, ":")) != NULL;)
		if (dir[0] == '/') {
			char *path = path_join(dir, FILE_NAME);

			read_file(s, path);
			free(path);
		}
	free(all);
}

void
settings_load(struct settings *s)
{
	char *home = path_config_home(), *path;
	int i;

	memset(s, 0, sizeof(*s));
	for (i = 0; i < SETTINGS; i++) {
		const char *value = getenv(setting_rows[i].variable);

		if (value == NULL || value[0] == '\0')
			continue;
		if (is_allowed(setting_rows[i].values, value))
			s->value[i] = xstrdup(value);
		else
			fprintf(stderr, _("anshin: the variable %s is one of: "
			    "%s\n"), setting_rows[i].variable,
			    setting_rows[i].values);
	}
	if (home != NULL) {
		path = path_join(home, "config");
		read_file(s, path);
		free(path);
		free(home);
	}
	read_system(s);
}

static bool
equals(const struct settings *s, enum setting i, const char *value)
{
	return s->value[i] != NULL && strcmp(s->value[i], value) == 0;
}

void
settings_apply(const struct settings *s, struct options *o)
{
	if (o->lang == NULL)
		o->lang = s->value[SETTING_LANGUAGE];
	if (o->db == NULL)
		o->db = s->value[SETTING_DATABASE];
	o->ascii = o->ascii || equals(s, SETTING_MARKS, "ascii");
	o->no_color = o->no_color || equals(s, SETTING_COLOURS, "no");
	o->exports = s->value[SETTING_EXPORTS];
	o->photos = s->value[SETTING_PHOTOS];
	o->catalogue = s->value[SETTING_CATALOGUE];
	o->person = s->value[SETTING_PERSON];
}

void
settings_clear(struct settings *s)
{
	int i;

	for (i = 0; i < SETTINGS; i++)
		free(s->value[i]);
	memset(s, 0, sizeof(*s));
}
