/* anshin help: a page of the manual or a command's help, through a pager
 * where it is longer than the terminal. */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/manual.h"
#include "base/file.h"
#include "base/xalloc.h"

enum { WORDS_MAX = 16 };	/* of PAGER */

static bool
fits_terminal(const char *text)
{
	struct winsize size;
	size_t lines = 0;

	if (isatty(STDOUT_FILENO) != 1 || isatty(STDIN_FILENO) != 1 ||
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0)
		return true;
	for (; *text != '\0'; text++)
		lines += *text == '\n' ? 1 : 0;
	return lines < size.ws_row;
}

/* PAGER's words are the program and its arguments: no shell looks at them. */
static void
become(const char *pager)
{
	char *words[WORDS_MAX + 1], *copy = xstrdup(pager), *word;
	size_t n = 0;

	while (n < WORDS_MAX && (word = strsep(&copy, " \t")) != NULL)
		if (word[0] != '\0')
			words[n++] = word;
	words[n] = NULL;
	if (n > 0)
		(void)execvp(words[0], words);
}

/* The child reads from the pipe; an end of the pager before the end of the
 * text is no fault. */
static bool
through_pager(const char *text)
{
	const char *pager = getenv("PAGER");
	void (*old)(int);
	int pipe_fds[2], status;
	FILE *to;
	pid_t child;

	if (pipe(pipe_fds) != 0)
		return false;
	child = fork();
	if (child == 0) {
		(void)dup2(pipe_fds[0], STDIN_FILENO);
		(void)close(pipe_fds[0]);
		(void)close(pipe_fds[1]);
		if (pager != NULL)
			become(pager);
		become("less");
		become("more");
		_exit(127);
	}
	(void)close(pipe_fds[0]);
	to = child < 0 ? NULL : fdopen(pipe_fds[1], "w");
	if (to == NULL) {
		(void)close(pipe_fds[1]);
		return false;
	}
	old = signal(SIGPIPE, SIG_IGN);
	(void)fputs(text, to);
	(void)fclose(to);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	(void)signal(SIGPIPE, old);
	return WIFEXITED(status) && WEXITSTATUS(status) != 127;
}

int
cmd_help(struct session *s, int argc, char **argv, struct error *err)
{
	const struct command *c;
	char *text = NULL;
	size_t n;
	FILE *page;
	int rc;

	if (argc == 0) {
		cli_help();
		printf(_("The manual: anshin help TOPIC, with one of: %s\n"),
		    manual_topics());
		return 0;
	}
	page = open_memstream(&text, &n);
	if (page == NULL)
		return file_error(err, argv[0], errno);
	rc = manual_write(page, argv[0], s->options->roff, cli_columns(),
	    err);
	if (fclose(page) != 0 && rc == 0)
		rc = file_error(err, argv[0], errno);
	/* a page goes before a command of the same name */
	if (rc != 0 && (c = command_find(argv[0])) != NULL) {
		command_usage(c);
		rc = 0;
	} else if (rc == 0 && (fits_terminal(text) || !through_pager(text))) {
		(void)fputs(text, stdout);
	}
	free(text);
	return rc;
}
