/*
 * The command line: options, the choice of a command or the wizard, and the
 * exit status. Everything else happens elsewhere.
 */
#include "config.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "base/date.h"

enum { OPT_HELP = 256, OPT_VERSION, OPT_DB, OPT_LANG, OPT_PLAIN, OPT_ASCII,
	OPT_NO_COLOR, OPT_NO_INPUT, OPT_JSON, OPT_REPLAY, OPT_SIZE, OPT_DUMP };

static const struct option long_options[] = {
	{ "help", no_argument, NULL, OPT_HELP },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ "db", required_argument, NULL, OPT_DB },
	{ "lang", required_argument, NULL, OPT_LANG },
	{ "output", required_argument, NULL, 'o' },
	{ "ascii", no_argument, NULL, OPT_ASCII },
	{ "no-color", no_argument, NULL, OPT_NO_COLOR },
	{ "no-input", no_argument, NULL, OPT_NO_INPUT },
	{ "dry-run", no_argument, NULL, 'n' },
	{ "force", no_argument, NULL, 'f' },
	{ "json", no_argument, NULL, OPT_JSON },
	/* for the tests; not in the help text */
	{ "replay", required_argument, NULL, OPT_REPLAY },
	{ "size", required_argument, NULL, OPT_SIZE },
	{ "dump-dir", required_argument, NULL, OPT_DUMP },
	{ NULL, 0, NULL, 0 },
};

enum wish { WISH_RUN, WISH_HELP, WISH_VERSION, WISH_WRONG };

static enum wish
read_options(struct options *o, int argc, char **argv)
{
	enum wish wish = WISH_RUN;
	int c;

	memset(o, 0, sizeof(*o));
	while ((c = getopt_long(argc, argv, "o:nfh", long_options,
	    NULL)) != -1)
		switch (c) {
		case OPT_HELP:
		case 'h':
			wish = WISH_HELP;
			break;
		case OPT_VERSION:
			wish = WISH_VERSION;
			break;
		case OPT_DB:
			o->db = optarg;
			break;
		case OPT_LANG:
			o->lang = optarg;
			break;
		case 'o':
			o->output = optarg;
			break;
		case 'n':
			o->dry_run = true;
			break;
		case 'f':
			o->force = true;
			break;
		case OPT_ASCII:
			o->ascii = true;
			break;
		case OPT_NO_COLOR:
			o->no_color = true;
			break;
		case OPT_NO_INPUT:
			o->no_input = true;
			break;
		case OPT_JSON:
			o->json = true;
			break;
		case OPT_REPLAY:
			o->replay = optarg;
			break;
		case OPT_SIZE:
			o->size = optarg;
			break;
		case OPT_DUMP:
			o->dump_dir = optarg;
			break;
		default:
			return WISH_WRONG;
		}
	return wish;
}

static void
help(void)
{
	const struct command *c;

	printf(_("anshin: self-check of a telework facility, offline\n\n"
	    "  anshin            starts the wizard\n"));
	for (c = commands; c->name != NULL; c++)
		printf("  anshin %-8s %-22s %s\n", c->name,
		    c->arguments[0] == '\0' ? "" : _(c->arguments),
		    _(c->summary));
	printf(_("\nOptions\n"
	    "  --db FILE         the file that holds your records\n"
	    "  --lang ja|en      language\n"
	    "  --ascii           no line-drawing characters\n"
	    "  --no-color        no colours\n"
	    "  --json            machine-readable output\n"
	    "  -o, --output DIR  where to write\n"
	    "  --help, --version\n"
	    "\"anshin COMMAND --help\" shows examples.\n"));
}

/* Says what went wrong; returns the exit status. */
static int
complain(const struct error *err)
{
	fprintf(stderr, "anshin: %s\n", err->text);
	return error_exit_status(err->code);
}

static int
run_command(const struct command *c, const struct options *o, int argc,
    char **argv)
{
	struct session s;
	struct error err;
	int status;

	if (argc < c->min_args || (c->max_args >= 0 && argc > c->max_args)) {
		error_set(&err, ERR_USAGE, _("usage: anshin %s %s"), c->name,
		    c->arguments[0] == '\0' ? "" : _(c->arguments));
		return complain(&err);
	}
	if (session_open(&s, o, c->store_mode, &err) != 0)
		status = -1;
	else
		status = c->run(&s, argc, argv, &err);
	session_close(&s);
	return status < 0 ? complain(&err) : status;
}

static int
run_wizard(const struct options *o)
{
	struct session s;
	struct error err;
	int rc = session_open(&s, o, STORE_WRITE, &err);

	if (rc == 0)
		rc = app_wizard(&s, &err);
	session_close(&s);
	return rc == 0 ? 0 : complain(&err);
}

static int
unknown_command(const char *name)
{
	const char *near = command_nearest(name);
	struct error err;

	if (near != NULL)
		error_set(&err, ERR_USAGE, _("There is no command \"%s\". Did "
		    "you mean \"%s\"?"), name, near);
	else
		error_set(&err, ERR_USAGE, _("There is no command \"%s\". "
		    "\"anshin --help\" shows all."), name);
	return complain(&err);
}

int
main(int argc, char **argv)
{
	const struct command *c = NULL;
	struct options o;
	enum wish wish;

	i18n_set(i18n_choose(NULL));
	wish = read_options(&o, argc, argv);
	if (o.lang != NULL)
		i18n_set(i18n_choose(o.lang));
	argc -= optind;
	argv += optind;
	if (argc > 0 && (c = command_find(argv[0])) == NULL &&
	    wish != WISH_WRONG)
		return unknown_command(argv[0]);
	switch (wish) {
	case WISH_VERSION:
		printf("anshin %s\n", PACKAGE_VERSION);
		return 0;
	case WISH_HELP:
		if (c != NULL)
			command_usage(c);
		else
			help();
		return 0;
	case WISH_WRONG:
		fprintf(stderr, _("\"anshin --help\" shows the options.\n"));
		return 2;
	case WISH_RUN:
		break;
	}
	if (c != NULL)
		return run_command(c, &o, argc - 1, argv + 1);
	if (o.replay == NULL && (!isatty(STDIN_FILENO) ||
	    !isatty(STDOUT_FILENO))) {
		help();
		return 0;
	}
	return run_wizard(&o);
}
