/*
 * Completion: the shells ask "anshin --complete WORD...", and the tables
 * answer. The last word is the one being typed. Candidates come one a line
 * with a tab and an explanation; ":files" and ":folders" are the shell's own
 * business. A store that cannot be read gives no candidates and no message.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/manual.h"
#include "app/cli/option.h"
#include "base/str.h"

struct asked {
	const struct options *options;
	const char *typed;		/* the beginning of the last word */
	char **word;			/* the arguments of the command, so far */
	int n;
};

static void
offer(const struct asked *a, const char *word, const char *help)
{
	if (str_starts(word, a->typed))
		printf("%s\t%.*s\n", word, (int)strcspn(help, "\n"), help);
}

static void
offer_words(const struct asked *a, const char *words)
{
	char one[64];
	size_t n;

	for (; *words != '\0'; words += n + strspn(words + n, " ")) {
		n = strcspn(words, " ");
		snprintf(one, sizeof(one), "%.*s", (int)n, words);
		offer(a, one, "");
	}
}

static void
offer_commands(const struct asked *a)
{
	const struct command *c;

	for (c = commands; c->name != NULL; c++)
		offer(a, c->name, _(c->summary));
}

static void
offer_options(const struct asked *a, const struct command *c)
{
	const struct cli_option *t;
	char name[64];

	for (t = cli_options; t->name != NULL; t++) {
		if (t->help == NULL || (t->takes != 0 && (c == NULL ||
		    (c->takes & t->takes) == 0)))
			continue;
		snprintf(name, sizeof(name), "--%s", t->name);
		offer(a, name, _(t->help));
	}
}

static void
offer_applications(const struct asked *a)
{
	struct session s;
	struct error ignored;
	char number[16];
	size_t i;

	if (session_open(&s, a->options, STORE_READ | SESSION_NO_CATALOG,
	    &ignored) == 0)
		for (i = 0; i < s.n_apps; i++) {
			snprintf(number, sizeof(number), "%d",
			    s.apps[i].number);
			offer(a, number, s.apps[i].name);
		}
	session_close(&s);
}

static void
offer_items(const struct asked *a, const struct catalog *c)
{
	size_t i;

	for (i = 0; i < c->n_items; i++)
		offer(a, c->items[i].id, c->items[i].title);
}

static void
offer_fields(const struct asked *a, const struct catalog *c)
{
	const struct item *it = a->n < 3 ? NULL :
	    catalog_item(c, a->word[1]);
	char name[100];
	size_t i;

	for (i = 0; it == NULL && i < c->n_fields; i++)
		offer(a, c->fields[i].id, c->fields[i].label);
	if (it == NULL)
		return;
	offer_words(a, "verdict note reason");
	for (i = 0; i < it->n_checks; i++) {
		snprintf(name, sizeof(name), "check.%s", it->checks[i].id);
		offer(a, name, it->checks[i].text);
	}
	for (i = 0; i < it->n_readings; i++) {
		snprintf(name, sizeof(name), "reading.%s",
		    it->readings[i].id);
		offer(a, name, it->readings[i].label);
	}
}

static void
offer_values(const struct asked *a)
{
	if (a->n < 4)
		return;
	if (strcmp(a->word[2], "verdict") == 0)
		offer_words(a, "conforms fails na unknown");
	else if (str_starts(a->word[2], "check."))
		offer_words(a, "yes no");
}

static void
offer_of_catalog(const struct asked *a, char kind)
{
	struct session s;
	struct error ignored;

	if (session_open(&s, a->options, 0, &ignored) == 0) {
		if (kind == 'f') {
			offer_fields(a, s.catalog);
		} else {
			offer_items(a, s.catalog);
			if (strcmp(a->word[-1], "set") == 0)
				offer_words(a, "form -");
		}
	}
	session_close(&s);
}

static void
offer_kind(const struct asked *a, char kind, const struct command *c)
{
	switch (kind) {
	case 'a':
		offer_applications(a);
		break;
	case 'i':
	case 'f':
		offer_of_catalog(a, kind);
		break;
	case 'v':
		offer_values(a);
		break;
	case 'w':
		if (c != NULL && c->words != NULL)
			offer_words(a, c->words);
		break;
	case 't':
		offer_commands(a);
		offer_words(a, manual_topics());
		break;
	case 'l':
		offer_words(a, I18N_CODES(" "));
		break;
	case 'F':
	case 'S':
		puts(":files");
		break;
	case 'P':
		offer_applications(a);
		puts(":folders");
		break;
	case 'D':
		puts(":folders");
		break;
	default:
		break;
	}
}

/* So that the applications offered are those of the --db that was typed. */
static void
take(struct options *o, const struct cli_option *t, const char *value)
{
	*(const char **)(void *)((char *)o + t->at) = value;
}

/* The option of a word that takes a value, or NULL; *value is what stands
 * behind its "=", or NULL where the next word is the value. */
static const struct cli_option *
with_value(const char *word, const char **value)
{
	const struct cli_option *t;
	size_t n;

	*value = NULL;
	for (t = cli_options; t->name != NULL; t++) {
		n = strlen(t->name);
		if (t->argument == NULL || word[0] != '-')
			continue;
		if (word[1] == t->letter && t->letter != 0 && word[2] == '\0')
			return t;
		if (word[1] != '-' || strncmp(word + 2, t->name, n) != 0)
			continue;
		if (word[2 + n] == '=')
			*value = word + 3 + n;
		if (word[2 + n] == '\0' || word[2 + n] == '=')
			return t;
	}
	return NULL;
}

int
cli_complete(const struct options *o, int argc, char **argv)
{
	struct options own = *o;
	struct asked a = { .options = &own };
	const struct cli_option *opt = NULL;
	const struct command *c = NULL;
	const char *value;
	char *words[64] = { NULL };
	int i;

	if (argc == 0)
		return 0;
	a.typed = argv[argc - 1];
	for (i = 0; i < argc - 1; i++) {
		bool is_value = opt != NULL;

		if (is_value)
			take(&own, opt, argv[i]);
		opt = is_value ? NULL : with_value(argv[i], &value);
		if (opt != NULL && value != NULL) {
			take(&own, opt, value);
			opt = NULL;
		}
		if (!is_value && (argv[i][0] != '-' || argv[i][1] == '\0') &&
		    a.n < 63)
			words[a.n++] = argv[i];
	}
	if (a.n > 0)
		c = command_find(words[0]);
	a.word = words + 1;
	if (opt == NULL && (opt = with_value(a.typed, &value)) != NULL) {
		if (value != NULL)
			a.typed = value;
		else
			opt = NULL;
	}
	if (opt != NULL) {
		if (opt->complete != NULL)
			offer_kind(&a, opt->takes == (TAKES_FILE |
			    TAKES_FOLDER) && c != NULL && (c->takes &
			    TAKES_FOLDER) != 0 ? 'D' : opt->complete[0], c);
	} else if (a.typed[0] == '-') {
		offer_options(&a, c);
	} else if (a.n == 0) {
		offer_commands(&a);
	} else if (c != NULL) {
		offer_kind(&a, command_kind(c, (size_t)a.n - 1), c);
	}
	return 0;
}
