/*
 * The lists of the manual, out of the tables that the program itself goes by:
 * they cannot fall behind it.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/manual.h"
#include "app/cli/option.h"
#include "app/settings.h"
#include "catalog/manual.h"
#include "ui/screen.h"

static void
list_commands(struct manual *m)
{
	const struct command *c;
	struct str term;

	str_init(&term, 200);
	for (c = commands; c->name != NULL; c++) {
		const char *line = _(c->examples);
		size_t n;

		str_truncate(&term, 0);
		(void)str_addf(&term, "`%s`", c->name);
		if (c->arguments[0] != '\0')
			(void)str_addf(&term, " %s", _(c->arguments));
		manual_term(m, term.ptr, _(c->summary));
		for (; *line != '\0'; line += n + (line[n] != '\0')) {
			char *one;

			n = strcspn(line, "\n");
			one = strndup(line, n);
			manual_code(m, one == NULL ? "" : one);
			free(one);
		}
	}
	str_clear(&term);
}

static void
list_options(struct manual *m)
{
	const struct cli_option *t;
	struct str term;

	str_init(&term, 200);
	for (t = cli_options; t->name != NULL; t++) {
		if (t->help == NULL)
			continue;
		str_truncate(&term, 0);
		option_spell(&term, t, ~0u);
		manual_term(m, term.ptr, _(t->help));
	}
	str_clear(&term);
}

static void
list_settings(struct manual *m)
{
	struct str term;
	int i;

	str_init(&term, 200);
	for (i = 0; i < SETTINGS; i++) {
		str_truncate(&term, 0);
		(void)str_addf(&term, "`%s`, %s", setting_rows[i].name,
		    setting_rows[i].variable);
		manual_term(m, term.ptr, _(setting_rows[i].help));
	}
	str_clear(&term);
}

static void
list_binds(struct manual *m, const struct keybind *k)
{
	char name[32];
	struct str term;

	str_init(&term, 100);
	for (; k->key != KEYS_NONE; k++) {
		str_truncate(&term, 0);
		event_key_name(k->key, name, sizeof(name));
		(void)str_add(&term, name);
		if (k->twin != KEYS_NONE) {
			event_key_name(k->twin, name, sizeof(name));
			(void)str_addf(&term, _(" or %s"), name);
		}
		manual_term(m, term.ptr, _(k->help));
	}
	str_clear(&term);
}

static void
list_keys(struct manual *m)
{
	const struct screen_ops *s;
	size_t i, k;

	manual_heading(m, _("Keys everywhere"), true);
	list_binds(m, keymap_common);
	for (i = 0; (s = screen_at(i)) != NULL; i++) {
		if (s->keys == NULL || s->keys[0].key == KEYS_NONE)
			continue;
		manual_heading(m, _(s->title), true);
		list_binds(m, s->keys);
		for (k = 0; k < SCREEN_OTHER_KEYS && s->other_keys[k] != NULL; k++)
			list_binds(m, s->other_keys[k]);
	}
}

/* manual_print's lines: a shape at the margin, a key two blanks in, what is
 * said of it six blanks in. */
static void
list_catalogue(struct manual *m)
{
	char *text = NULL, *next, *line;
	size_t n;
	FILE *all = open_memstream(&text, &n);

	if (all == NULL)
		return;
	manual_print(all);
	if (fclose(all) != 0) {
		free(text);
		return;
	}
	for (next = text; (line = strsep(&next, "\n")) != NULL;)
		if (str_starts(line, "      ")) {
			if (m->text.len > 0)
				(void)str_add(&m->text, _(". "));
			(void)str_add(&m->text, line + 6);
		} else if (str_starts(line, "  ")) {
			manual_term(m, line + 2, "");
		} else if (line[0] != '\0') {
			manual_heading(m, line, true);
		}
	free(text);
}

bool
manual_list(struct manual *m, const char *name)
{
	static const struct {
		const char *name;
		void (*list)(struct manual *m);
	} lists[] = {
		{ "commands", list_commands }, { "options", list_options },
		{ "settings", list_settings }, { "keys", list_keys },
		{ "catalogue", list_catalogue }
	};
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (strcmp(lists[i].name, name) == 0) {
			lists[i].list(m);
			return true;
		}
	return false;
}
