/*
 * Proves that what was confirmed is kept: a child records letter after letter
 * into one note, telling each by a pipe once the store has confirmed it, and
 * is killed at a random moment. Then the store must open, be whole, and hold
 * everything that was confirmed (and at most the one letter that was on its
 * way). Forty rounds on one store; speaks TAP.
 */
#include "config.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "base/xalloc.h"
#include "store/store.h"

enum { ROUNDS = 40, NOTE_MAX = 1 << 20 };

static struct error err;

static _Noreturn void
stop(const char *what)
{
	printf("Bail out! %s: %s\n", what, err.text);
	exit(1);
}

/* The child: never returns. Writes one byte per confirmed letter. */
static _Noreturn void
type_for_ever(const char *db, const char *app, const char *have, int out)
{
	struct change c = { "item/1-01", "note", NULL };
	struct store *s;
	struct str note;
	char group[37] = "";
	int i;

	if (store_open(&s, db, STORE_WRITE, &err) != 0)
		_exit(1);
	str_init(&note, NOTE_MAX);
	if (str_add(&note, have) != 0)
		_exit(1);
	for (i = 0;; i++) {
		char letter = (char)('a' + i % 26);

		if (str_add_char(&note, letter) != 0)
			_exit(1);
		c.value = note.ptr;
		if (store_record(s, app, &c, 1, "kill", group, group, NULL,
		    &err) != 0 || write(out, &letter, 1) != 1)
			_exit(1);
	}
}

static void
take_note(void *arg, const char *subject, const char *field,
    const char *value)
{
	char **note = arg;

	if (strcmp(subject, "item/1-01") == 0 && strcmp(field, "note") == 0) {
		free(*note);
		*note = xstrdup(value);
	}
}

static char *
read_note(const char *db, const char *app, int mode)
{
	char *note = xstrdup("");
	struct store *s;

	if (store_open(&s, db, mode, &err) != 0)
		stop("open after the kill");
	if (store_verify(s, &err) != 0)
		stop("verify after the kill");
	if (store_load(s, app, take_note, &note, &err) != 0)
		stop("load after the kill");
	store_close(s);
	return note;
}

/* Lets the child write for that long after its first letter; then kills it
 * and appends what it had confirmed. */
static void
run_child(const char *db, const char *app, struct str *confirmed,
    long microseconds)
{
	struct timespec pause = { 0, microseconds * 1000 };
	struct pollfd first;
	char buffer[4096];
	int ends[2], status;
	ssize_t n;
	pid_t pid;

	fflush(stdout);
	if (pipe(ends) != 0)
		stop("pipe");
	pid = fork();
	if (pid < 0)
		stop("fork");
	if (pid == 0) {
		close(ends[0]);
		type_for_ever(db, app, confirmed->ptr, ends[1]);
	}
	close(ends[1]);
	first.fd = ends[0];
	first.events = POLLIN;
	if (poll(&first, 1, 30000) != 1)
		stop("the child confirmed nothing in 30 seconds");
	nanosleep(&pause, NULL);
	kill(pid, SIGKILL);
	if (waitpid(pid, &status, 0) != pid || !WIFSIGNALED(status))
		stop("the child ended by itself");
	while ((n = read(ends[0], buffer, sizeof(buffer))) > 0) {
		if (str_add_n(confirmed, buffer, (size_t)n) != 0)
			stop("too much was confirmed");
	}
	close(ends[0]);
}

static void
one_round(const char *db, const char *app, struct str *confirmed, int i)
{
	char *note;

	run_child(db, app, confirmed, random() % 40000);
	note = read_note(db, app, i % 2 ? STORE_READ : STORE_WRITE);
	if (strncmp(note, confirmed->ptr, confirmed->len) == 0 &&
	    strlen(note) <= confirmed->len + 1)
		printf("ok %d - %zu letters kept\n", i + 1, confirmed->len);
	else
		printf("not ok %d - confirmed %zu letters, kept %zu\n", i + 1,
		    confirmed->len, strlen(note));
	str_truncate(confirmed, 0);
	if (str_add(confirmed, note) != 0)
		stop("note too long");
	free(note);
}

int
main(void)
{
	char dir[] = "/tmp/anshin-kill-XXXXXX", app[37], *db, *command;
	struct str confirmed;
	struct store *s;
	int i;

	if (mkdtemp(dir) == NULL)
		stop("no folder for the test");
	db = xasprintf("%s/anshin.db", dir);
	if (store_open(&s, db, STORE_WRITE, &err) != 0 ||
	    store_create(s, NULL, "kill", "2024-04", 2024, "kill", app,
	    &err) != 0)
		stop("create");
	store_close(s);
	str_init(&confirmed, NOTE_MAX);
	srandom(20240401);
	printf("1..%d\n", ROUNDS);
	for (i = 0; i < ROUNDS; i++)
		one_round(db, app, &confirmed, i);
	command = xasprintf("rm -rf '%s'", dir);
	i = system(command);
	free(command);
	free(db);
	str_clear(&confirmed);
	return i == 0 ? 0 : 1;
}
