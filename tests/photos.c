/*
 * Photos in a real terminal: in colours where there are 256, in signs where
 * there are fewer or none, never with a character that the terminal might
 * draw wide; a damaged photo is one sentence, and one that takes for ever
 * keeps no key waiting. Speaks TAP.
 */
#include "config.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "terminal.h"

enum { ROWS = 24, COLS = 80, PATIENCE = 15000, LIST = 6 };

#define NFD "か\xe3\x82\x99いかん.jpg"	/* as macOS names it */
#define F3 "\033OR"
#define DOWN "\033[B"

static struct terminal *t;
static char dir[] = "/tmp/anshin-photos-XXXXXX";
static int number, n_bad;

static void
check(bool ok, const char *where, const char *what)
{
	char *screen;

	printf("%sok %d - %s: %s\n", ok ? "" : "not ", ++number, where, what);
	if (ok)
		return;
	n_bad = 1;
	screen = terminal_screen(t);
	printf("# ---\n%s# ---\n", screen);
	free(screen);
	fflush(stdout);
}

static bool
shows(const char *text)
{
	return terminal_shows(t, text, PATIENCE);
}

static void
type(const char *bytes)
{
	(void)terminal_type(t, bytes);
	(void)terminal_pump(t, 50, 2000);
}

/* A long run of the denser signs, in the rows of the list. */
static bool
shows_signs(void)
{
	int row;

	for (row = LIST; row < ROWS - 2; row++) {
		const char *p = terminal_row(t, row);

		for (; *p != '\0'; p++)
			if (strspn(p, "-=+*#%@") > 12)
				return true;
	}
	return false;
}

static bool
waits_for(bool (*seen)(void))
{
	int waited;

	for (waited = 0; waited < PATIENCE && !seen(); waited += 50)
		(void)terminal_pump(t, 50, 50);
	return seen();
}

static bool
wrote_background(void)
{
	return strstr(terminal_written(t), "48;5;2") != NULL ||
	    strstr(terminal_written(t), "48;5;1") != NULL;
}

static bool
wrote_halves(void)
{
	return strstr(terminal_written(t), "▀") != NULL;
}

/* The wizard, in the folder with the photos. */
static void
open_folder(const char *term, const char *option, bool wide)
{
	const char *top = getenv("top_builddir");
	char *anshin = xasprintf("%s/anshin", top != NULL ? top : ".");
	char *store = path_join(dir, "a.db"), *last = xstrdup(option);
	char env[] = "/usr/bin/env", db[] = "--db";
	char *variable = xasprintf("TERM=%s", term);
	char *argv[] = { env, variable, anshin, db, store,
		last[0] != '\0' ? last : NULL, NULL };

	unlink(store);
	t = terminal_start(argv, ROWS, COLS);
	if (t == NULL) {
		printf("Bail out! no terminal\n");
		exit(1);
	}
	if (wide)
		terminal_answer_wide(t);
	(void)shows("はじめまして");
	type("みどり\r");
	(void)shows("点検");
	type("\033OS");			/* F4 */
	(void)shows("a ");
	type("a");
	(void)shows("Enter");
	type(dir);
	type("/photos/");
	terminal_forget(t);
	type("\r");
	type("\033");			/* the path was only the way */
	(void)shows("1-photo.jpg");
	free(anshin);
	free(store);
	free(last);
	free(variable);
}

static void
leave(void)
{
	(void)terminal_end(t, SIGTERM);
	t = NULL;
}

static void
test_kinds(void)
{
	static const struct {
		const char *name, *term, *option;
		bool wide, halves, background, signs;
	} kinds[] = {
		{ "256 colours", "xterm-256color", "", 0, 1, 1, 0 },
		{ "tmux", "tmux-256color", "", 0, 1, 1, 0 },
		{ "--ascii", "xterm-256color", "--ascii", 0, 0, 1, 0 },
		{ "ambiguous width two", "xterm-256color", "", 1, 0, 1, 0 },
		{ "8 colours", "xterm", "", 0, 0, 0, 1 },
		{ "mono", "vt100", "", 0, 0, 0, 1 },
		{ "--no-color", "xterm-256color", "--no-color", 0, 0, 0, 1 },
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		open_folder(kinds[i].term, kinds[i].option, kinds[i].wide);
		check(waits_for(kinds[i].signs ? shows_signs :
		    wrote_background), kinds[i].name, kinds[i].signs ?
		    "the photo comes in signs" : "the photo has colours");
		check(wrote_halves() == kinds[i].halves, kinds[i].name,
		    kinds[i].halves ? "two points in a cell" :
		    "no character of doubtful width");
		check(wrote_background() == kinds[i].background,
		    kinds[i].name, "no other colours than it has");
		leave();
	}
}

static void
test_looking(void)
{
	const char *where = "looking";

	open_folder("xterm-256color", "", false);
	check(waits_for(wrote_halves), where, "the first photo");
	check(shows("がいかん"), where, "a name from macOS is listed");
	type(F3);
	check(shows("Esc"), where, "F3 makes it large");
	type(DOWN);
	check(shows("2-broken.jpg") && shows("壊れ"), where,
	    "a damaged one is a sentence");
	type("\033");
	check(shows("1-photo.jpg"), where, "Esc is back at the list");
	type("がい");
	check(shows("3 件のうち 1 件"), where,
	    "and found as it is typed here");
	leave();
}

static bool
is_hanging(void)
{
	char *path = path_join(dir, "libexec/pid");
	bool there = access(path, F_OK) == 0;

	free(path);
	return there;
}

static void
test_hanging(void)
{
	const char *where = "a photo that takes for ever";
	const char *usual = getenv("ANSHIN_LIBEXECDIR");
	char *kept = usual != NULL ? xstrdup(usual) : NULL, *set, *path;
	struct timespec a, b;
	pid_t pid = 0;
	FILE *f;
	int i;

	set = path_join(dir, "libexec");
	setenv("ANSHIN_LIBEXECDIR", set, 1);
	open_folder("xterm-256color", "", false);
	check(waits_for(is_hanging), where, "is being read");
	path = path_join(set, "pid");
	f = fopen(path, "r");
	check(f != NULL && fscanf(f, "%d", &pid) == 1, where, "by a worker");
	if (f != NULL)
		fclose(f);
	clock_gettime(CLOCK_MONOTONIC, &a);
	for (i = 0; i < 20; i++)
		(void)terminal_type(t, i % 2 ? "\033[A" : DOWN);
	(void)terminal_type(t, "photo");
	check(shows("photo_"), where, "keys are taken meanwhile");
	clock_gettime(CLOCK_MONOTONIC, &b);
	check(b.tv_sec - a.tv_sec < 5, where, "at once");
	check(pid > 0 && kill(pid, 0) != 0, where,
	    "the worker was ended by moving on");
	leave();
	if (kept != NULL)
		setenv("ANSHIN_LIBEXECDIR", kept, 1);
	else
		unsetenv("ANSHIN_LIBEXECDIR");
	free(kept);
	free(path);
	free(set);
}

static int
run(const char *format, const char *a)
{
	char *command = xasprintf("cd '%s' && srcdir='%s' && %s", dir, a,
	    format);
	int status = system(command);

	free(command);
	return status;
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

int
main(void)
{
	const char *srcdir = getenv("srcdir");
	char *full = realpath(srcdir != NULL ? srcdir : ".", NULL);

	if (full == NULL || mkdtemp(dir) == NULL || run("mkdir photos libexec"
	    " && p=\"$srcdir\"/assets/demo/evidence/desks.jpg"
	    " && cat \"$p\" >photos/1-photo.jpg"
	    " && head -c 9000 \"$p\" >photos/2-broken.jpg"
	    " && cat \"$p\" >photos/" NFD
	    " && printf '#!/bin/sh\\necho $$ >%s/pid\\nexec sleep 99\\n'"
	    " \"$PWD\"/libexec >libexec/anshin-worker"
	    " && chmod 700 libexec/anshin-worker", full) != 0) {
		printf("Bail out! %s\n", dir);
		return 1;
	}
	setenv("HOME", dir, 1);
	unsetenv("NO_COLOR");
	test_kinds();
	test_looking();
	test_hanging();
	printf("1..%d\n", number);
	(void)nftw(dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(full);
	return n_bad;
}
