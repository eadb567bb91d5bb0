/*
 * Reading the options with getopt_long, which knows abbreviations, "--" and
 * options behind arguments; but its messages are English and libc's, so every
 * fault is told here, with what was perhaps meant.
 */
#include "config.h"

#include "app/cli/option.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "base/str.h"
#include "catalog/near.h"

#define AT(member) offsetof(struct options, member)
enum { OPTIONS_MAX = 32, OPTION_FIRST = 256 };

/* clang-format off */
const struct cli_option cli_options[] = {
	{ "db", 0, N_("FILE"), N_("the file that holds your records"),
	    0, AT(db), "F" },
	{ "lang", 0, I18N_CODES("|"), N_("language"), 0, AT(lang), "l" },
	{ "output", 'o', N_("PATH"), N_("where to write; - is standard output"),
	    TAKES_FOLDER | TAKES_FILE, AT(output), "F" },
	{ "dry-run", 'n', NULL, N_("only say what would be done"),
	    TAKES_DRY_RUN, AT(dry_run), NULL },
	{ "force", 'f', NULL, N_("replace what is there"),
	    TAKES_FORCE, AT(force), NULL },
	{ "json", 0, NULL, N_("machine-readable output"),
	    TAKES_JSON, AT(json), NULL },
	{ "plain", 0, NULL, N_("numbered prompts on plain lines"),
	    0, AT(plain), NULL },
	{ "expiring", 0, N_("DAYS"),
	    N_("only certificates that expire within so many days (90d)"),
	    TAKES_EXPIRING, AT(expiring), NULL },
	{ "per-page", 0, "1|2|4", N_("photos on a printed page (2)"),
	    TAKES_PACKAGE, AT(per_page), NULL },
	{ "keep-metadata", 0, NULL,
	    N_("leave place, time and device in the copies of photos"),
	    TAKES_PACKAGE, AT(keep_metadata), NULL },
	{ "no-pages", 0, NULL, N_("do not print the pages of PDFs"),
	    TAKES_PACKAGE, AT(no_pages), NULL },
	{ "zip", 0, NULL, N_("also as one archive beside the folder"),
	    TAKES_PACKAGE, AT(zip), NULL },
	{ "own-copy", 0, NULL, N_("also a PDF marked as your own copy"),
	    TAKES_PACKAGE, AT(own_copy), NULL },
	{ "redact", 0, NULL, N_("a PDF without names, to ask for advice"),
	    TAKES_REDACT, AT(redact), NULL },
	{ "blank", 0, NULL, N_("without what is answered already"),
	    TAKES_BLANK, AT(blank), NULL },
	{ "ascii", 0, NULL, N_("no line-drawing characters"),
	    0, AT(ascii), NULL },
	{ "no-color", 0, NULL, N_("no colours"), 0, AT(no_color), NULL },
	{ "no-input", 0, NULL, N_("never ask, never start the wizard"),
	    0, AT(no_input), NULL },
	{ "help", 'h', NULL, N_("show examples and options"),
	    0, AT(help), NULL },
	{ "version", 0, NULL, N_("show the version"), 0, AT(version), NULL },
	{ "replay", 0, "FILE", NULL, 0, AT(replay), NULL },
	{ "size", 0, "COLUMNSxROWS", NULL, 0, AT(size), NULL },
	{ "dump-dir", 0, "DIR", NULL, 0, AT(dump_dir), NULL },
	{ "complete", 0, NULL, NULL, 0, AT(complete), NULL },
	{ "roff", 0, NULL, NULL, 0, AT(roff), NULL },
	{ NULL, 0, NULL, NULL, 0, 0, NULL },
};
/* clang-format on */

/* What getopt wants: long options, and ":" with the letters. */
static void
tables(struct option *longs, struct str *letters)
{
	const struct cli_option *t;
	size_t n = 0;

	(void)str_add_char(letters, ':');
	for (t = cli_options; t->name != NULL && n < OPTIONS_MAX; t++, n++) {
		longs[n] = (struct option){ t->name, t->argument != NULL ?
			required_argument : no_argument, NULL,
			OPTION_FIRST + (int)n };
		if (t->letter != 0)
			(void)str_addf(letters, "%c%s", t->letter,
			    t->argument != NULL ? ":" : "");
	}
	memset(&longs[n], 0, sizeof(longs[n]));
}

static const struct cli_option *
by_value(int value)
{
	const struct cli_option *t;

	if (value >= OPTION_FIRST)
		return &cli_options[value - OPTION_FIRST];
	for (t = cli_options; t->name != NULL; t++)
		if (t->letter == value)
			return t;
	return NULL;
}

static int
unknown_long(const char *word, struct error *err)
{
	char name[64];
	struct near near;
	const struct cli_option *t;
	size_t n = strcspn(word + 2, "=");
	unsigned matches = 0;

	if (n >= sizeof(name))
		n = sizeof(name) - 1;
	memcpy(name, word + 2, n);
	name[n] = '\0';
	near_init(&near, name);
	for (t = cli_options; t->name != NULL; t++)
		if (t->help != NULL) {
			near_try(&near, t->name);
			matches += str_starts(t->name, name) ? 1 : 0;
		}
	if (matches > 1)
		return error_set(err, ERR_USAGE, _("\"--%s\" could be several "
		    "options. Please write it in full."), name);
	if (near_best(&near) != NULL)
		return error_set(err, ERR_USAGE, _("There is no option "
		    "\"--%s\". Did you mean \"--%s\"?"), name,
		    near_best(&near));
	return error_set(err, ERR_USAGE, _("There is no option \"--%s\". "
	    "\"anshin --help\" shows all."), name);
}

/* An option without the value behind it, or with an empty one. */
static int
wants(const struct cli_option *t, struct error *err)
{
	return error_set(err, ERR_USAGE, _("\"--%s\" wants %s after it."),
	    t->name, _(t->argument));
}

/* c: what getopt returned; word: the one it stood in. */
static int
refuse(int c, const char *word, struct error *err)
{
	const struct cli_option *t = optopt == 0 ? NULL : by_value(optopt);

	if (c == ':' && t != NULL)
		return wants(t, err);
	if (t != NULL)
		return error_set(err, ERR_USAGE, _("\"--%s\" takes no value."),
		    t->name);
	if (str_starts(word, "--"))
		return unknown_long(word, err);
	if (optopt > ' ' && optopt < 0x7f && word[0] == '-' &&
	    strchr("0123456789.", optopt) == NULL)
		return error_set(err, ERR_USAGE, _("There is no option "
		    "\"-%c\". \"anshin --help\" shows all."), optopt);
	return error_set(err, ERR_USAGE, _("\"%s\" looks like an option. "
	    "Please put -- before values that begin with a minus sign."),
	    word);
}

/* At once, so that what is wrong further on is told in that language. */
static int
speak(const char *lang, struct error *err)
{
	if (!i18n_is_code(lang))
		return error_set(err, ERR_USAGE, _("\"--lang\" takes %s."),
		    I18N_CODES("|"));
	i18n_set(i18n_choose(lang));
	return 0;
}

int
options_read(struct options *o, int argc, char **argv, int *rest,
    struct error *err)
{
	struct option longs[OPTIONS_MAX + 1];
	struct str letters;
	int c, rc = 0, before;

	memset(o, 0, sizeof(*o));
	str_init(&letters, 2 * OPTIONS_MAX);
	tables(longs, &letters);
	opterr = 0;
	while (rc == 0 && (before = optind,
	    c = getopt_long(argc, argv, letters.ptr, longs, NULL)) != -1) {
		const struct cli_option *t = by_value(c);

		if (c == '?' || c == ':' || t == NULL) {
			rc = refuse(c, argv[optind > before ? optind - 1 :
			    before], err);
			break;
		}
		if (t->argument != NULL && optarg[0] == '\0') {
			rc = wants(t, err);
			break;
		}
		o->given |= 1u << (t - cli_options);
		if (t->argument != NULL)
			*(const char **)(void *)((char *)o + t->at) = optarg;
		else
			*(bool *)(void *)((char *)o + t->at) = true;
		if (t->at == AT(lang) && (rc = speak(optarg, err)) != 0)
			break;
		/* What follows is what the user has typed so far, options
		 * included. */
		if (o->complete)
			break;
	}
	str_clear(&letters);
	*rest = optind;
	return rc;
}

static void
list_taken(struct str *out, unsigned takes)
{
	const struct cli_option *t;

	for (t = cli_options; t->name != NULL; t++)
		if ((t->takes & takes) != 0)
			(void)str_addf(out, "%s--%s", out->len > 0 ? ", " : "",
			    t->name);
}

int
options_suit(const struct options *o, const struct command *c,
    struct error *err)
{
	const struct cli_option *t;
	struct str taken;

	for (t = cli_options; t->name != NULL; t++) {
		if ((o->given & 1u << (t - cli_options)) == 0 ||
		    t->takes == 0 || (c != NULL && (c->takes & t->takes) != 0))
			continue;
		if (c == NULL)
			return error_set(err, ERR_USAGE, _("\"--%s\" needs a "
			    "command. \"anshin --help\" shows all."), t->name);
		str_init(&taken, 200);
		list_taken(&taken, c->takes);
		error_set(err, ERR_USAGE, taken.len > 0 ?
		    _("\"anshin %s\" takes no \"--%s\". It takes: %s") :
		    _("\"anshin %s\" takes no \"--%s\".%s"), c->name, t->name,
		    taken.ptr);
		str_clear(&taken);
		return -1;
	}
	return 0;
}

/* -o names what the command writes: a file, a folder, or either. */
static const char *
argument(const struct cli_option *opt, unsigned takes)
{
	if (opt->at != AT(output) || (takes & (TAKES_FILE | TAKES_FOLDER)) ==
	    (TAKES_FILE | TAKES_FOLDER))
		return opt->argument;
	return (takes & TAKES_FOLDER) != 0 ? N_("DIR") : N_("FILE");
}

void
option_spell(struct str *out, const struct cli_option *opt, unsigned takes)
{
	if (opt->letter != 0)
		(void)str_addf(out, "-%c, ", opt->letter);
	(void)str_addf(out, "--%s", opt->name);
	if (opt->argument != NULL)
		(void)str_addf(out, " %s", _(argument(opt, takes)));
}
