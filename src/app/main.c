/*
 * From the command line to the exit status: options, settings, language, then
 * a command or the wizard. Everything else happens elsewhere.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/option.h"
#include "app/cli/output.h"
#include "app/settings.h"
#include "base/date.h"
#include "base/file.h"
#include "base/xalloc.h"

/* Says what went wrong; returns the exit status. */
static int
complain(const struct error *err)
{
	fprintf(stderr, "anshin: %s\n", err->text);
	return error_exit_status(err->code);
}

/* A full disk or a closed pipe must not look like success. */
static int
finish_output(int status)
{
	struct error err;

	errno = 0;
	if (fflush(stdout) == 0 && ferror(stdout) == 0)
		return status;
	/* An earlier write failed, and why is forgotten by now. */
	if (errno == 0)
		error_set(&err, ERR_IO, _("Not all could be written to "
		    "standard output. Check whether there is room where it "
		    "goes."));
	else
		file_error(&err, _("standard output"), errno);
	return complain(&err);
}

/* What the store did at open: a migration, a copy. For a person, not for the
 * log of a script. */
static void
tell_notice(const struct session *s)
{
	if (s->store != NULL && store_notice(s->store) != NULL &&
	    isatty(STDERR_FILENO))
		fprintf(stderr, "anshin: %s\n", store_notice(s->store));
}

/* A name is needed where a file or folder is, and "-" is neither, except where
 * the command reads or writes a stream itself ('S'). */
static int
check_arguments(const struct command *c, int argc, char **argv,
    struct error *err)
{
	int i;

	if (argc < c->min_args || (c->max_args >= 0 && argc > c->max_args))
		return error_set(err, ERR_USAGE, _("usage: anshin %s%s%s "
		    "(\"anshin %s --help\" shows examples)"), c->name,
		    c->arguments[0] == '\0' ? "" : " ",
		    c->arguments[0] == '\0' ? "" : _(c->arguments), c->name);
	for (i = 0; i < argc; i++) {
		char kind = command_kind(c, (size_t)i);

		if (strchr("FDS", kind) == NULL)
			continue;
		if (argv[i][0] == '\0')
			return error_set(err, ERR_USAGE, _("The name of a "
			    "file or folder is empty."));
		if (kind != 'S' && strcmp(argv[i], "-") == 0)
			return error_set(err, ERR_USAGE, _("\"anshin %s\" "
			    "needs a file or folder with a name, not a "
			    "stream. One that is named so is written ./-"),
			    c->name);
	}
	return 0;
}

static int
run_command(const struct command *c, const struct options *given, int argc,
    char **argv)
{
	struct options own = *given, *o = &own;
	struct output out;
	struct session s;
	struct error err;
	int status, mode = c->store_mode;

	cli_guard_output();
	if (check_arguments(c, argc, argv, &err) != 0 ||
	    output_begin(&out, c, o, &err) != 0)
		return complain(&err);
	if (o->dry_run && (mode & STORE_WRITE) != 0 &&
	    (mode & SESSION_LOOK) == 0)
		mode = (mode & ~STORE_WRITE) | STORE_READ;
	/* Where a stick was pulled an answer must not begin an empty store. */
	if ((mode & STORE_WRITE) != 0 && (mode & SESSION_BEGINS) == 0 &&
	    !session_has_store(o))
		mode = (mode & ~(STORE_WRITE | SESSION_EITHER)) | STORE_READ;
	if (((mode & SESSION_EITHER) != 0 && !o->dry_run ?
	    session_open_either(&s, o, &err) :
	    session_open(&s, o, mode & ~(SESSION_EITHER | SESSION_LOOK |
	    SESSION_BEGINS), &err)) != 0) {
		status = -1;
	} else {
		s.read_only |= o->dry_run;
		status = c->run(&s, argc, argv, &err);
	}
	tell_notice(&s);
	session_close(&s);
	status = output_end(&out, status, &err);
	return status < 0 ? complain(&err) : finish_output(status);
}

static int
run_wizard(const struct options *o)
{
	struct session s;
	struct error err;
	int rc = session_open_either(&s, o, &err);

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

static bool
at_terminal(const struct options *o)
{
	return o->replay != NULL || o->plain || (!o->no_input &&
	    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1);
}

/* Without a terminal there is no wizard. */
static int
help_instead(void)
{
	cli_help();
	return finish_output(0);
}

static int
act(const struct options *o, int argc, char **argv, struct error *err)
{
	const struct command *c = argc > 0 ? command_find(argv[0]) : NULL;

	if (argc > 0 && c == NULL)
		return unknown_command(argv[0]);
	if (o->version) {
		printf("anshin %s\n", PACKAGE_VERSION);
	} else if (o->help && c != NULL) {
		command_usage(c);
	} else if (o->help) {
		cli_help();
	} else if (options_suit(o, c, err) != 0) {
		return complain(err);
	} else if (c != NULL) {
		return run_command(c, o, argc - 1, argv + 1);
	} else {
		return at_terminal(o) ? run_wizard(o) : help_instead();
	}
	return finish_output(0);
}

/* Answers name people and doors: no file of ours is for others to read, and no
 * memory of ours goes into a core file. A limit of 0 does not keep a collector
 * of cores away; not being dumpable does. */
static void
keep_private(void)
{
	const struct rlimit none = { 0, 0 };

	(void)umask(077);
	(void)setrlimit(RLIMIT_CORE, &none);
	(void)prctl(PR_SET_DUMPABLE, 0);
}

/* What is typed on a command line may name people and doors too, and anyone on
 * the computer can read the title of a process: only our name stays in it, and
 * the words move to memory that is ours. */
static char **
take_words(int argc, char **argv)
{
	char **own = xcalloc((size_t)argc + 1, sizeof(*own));
	int i;

	for (i = 0; i < argc; i++) {
		own[i] = xstrdup(argv[i]);
		if (i > 0)
			explicit_bzero(argv[i], strlen(argv[i]));
	}
	return own;
}

static void
free_words(char **own)
{
	size_t i;

	for (i = 0; own[i] != NULL; i++)
		free(own[i]);
	free(own);
}

/* A stream that was closed leaves its number to the next file that is opened:
 * words for the user would be written into it. Each gets something that it
 * cannot be used on, so that using it fails as before. */
static void
keep_streams(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY :
		    O_RDONLY) != fd)
			_exit(error_exit_status(ERR_IO));
}

static char last_words[400];

static _Noreturn void
on_fault(int sig)
{
	ssize_t ignored;

	(void)sig;
	ignored = write(STDERR_FILENO, last_words, strlen(last_words));
	(void)ignored;
	_exit(error_exit_status(ERR_INTERNAL));
}

static bool ended;		/* by main, and not by a library */

/* Nothing of ours calls exit(). */
static void
on_exit_of_others(void)
{
	if (!ended)
		on_fault(0);
}

/* Some libraries break when they get no memory: GLib, which HarfBuzz brings
 * along, aborts, traps or waits for itself (paper.c); ncurses follows a null
 * pointer, or exits with words of its own. Even then the user reads what has
 * happened and what is kept. A sanitizer has better words. */
static void
watch_faults(void)
{
	/* Some call themselves until their stack is full. */
	static char room[64 << 10];
	const stack_t stack = { .ss_sp = room, .ss_size = sizeof(room) };
	static const int faults[] = { SIGABRT, SIGTRAP, SIGSEGV, SIGBUS,
		SIGALRM };
	struct sigaction action = { .sa_handler = on_fault,
		.sa_flags = SA_ONSTACK };
	struct sigaction old;
	size_t i;

	snprintf(last_words, sizeof(last_words), "anshin: %s\n",
	    i18n_held(HELD_BROKEN_OFF));
	(void)atexit(on_exit_of_others);
	(void)sigaltstack(&stack, NULL);
	sigemptyset(&action.sa_mask);
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		if (sigaction(faults[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			sigaction(faults[i], &action, NULL);
}

int
main(int argc, char **argv)
{
	struct settings settings;
	struct options o;
	struct error err;
	char **words;
	int rest, status;

	keep_streams();
	keep_private();
	i18n_set(i18n_choose(NULL));
	words = take_words(argc, argv);
	settings_load(&settings);
	/* Only a wish: the environment names no language any more. */
	if (settings.value[SETTING_LANGUAGE] != NULL)
		i18n_set(i18n_choose(settings.value[SETTING_LANGUAGE]));
	watch_faults();
	status = options_read(&o, argc, words, &rest, &err);
	settings_apply(&settings, &o);
	argc -= rest;
	argv = words + rest;
	if (status != 0)
		status = complain(&err);
	else if (o.complete)
		status = cli_complete(&o, argc, argv);
	else
		status = act(&o, argc, argv, &err);
	settings_clear(&settings);
	free_words(words);
	ended = true;
	return status;
}
