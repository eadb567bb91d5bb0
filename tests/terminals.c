/*
 * The wizard on every sort of terminal, started by hand in a shell: it shows
 * what is right there, takes Japanese, saves it, and leaves the terminal as
 * it was, whatever ends it: q, a signal, a fault, Ctrl-Z. Speaks TAP.
 */
#include "config.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "terminal.h"

enum { ROWS = 24, COLS = 80, PATIENCE = 15000, RESIZES = 25,
	STORM = 400 };

#define NAME "みどり𠮷野"
#define F9 "\033[20~"

static struct terminal *t;
static char dir[] = "/tmp/anshin-terminals-XXXXXX";
static int number, n_bad;

static void
check(bool ok, const char *where, const char *what)
{
	char *screen;

	printf("%sok %d - %s: %s\n", ok ? "" : "not ", ++number, where, what);
	if (ok)
		return;
	n_bad = 1;
	screen = t != NULL ? terminal_screen(t) : xstrdup("");
	printf("# ---\n%s# ---\n", screen);
	free(screen);
	fflush(stdout);
}

static char *
in_dir(const char *name)
{
	return xasprintf("%s/%s", dir, name);
}

/* Waits until the screen shows the text. */
static bool
shows(const char *text)
{
	return terminal_shows(t, text, PATIENCE);
}

static void
type(const char *bytes)
{
	(void)terminal_type(t, bytes);
	(void)terminal_pump(t, 30, 2000);
}

static char *
contents(const char *name)
{
	char *path = in_dir(name), *text;
	struct error err;
	size_t n;

	if (file_read(&text, &n, path, 4096, &err) != 0)
		text = xstrdup("");
	free(path);
	return text;
}

static void
forget(const char *name)
{
	char *path = in_dir(name);

	unlink(path);
	free(path);
}

/* Waits until the file holds something. */
static bool
appears(const char *name)
{
	bool there = false;
	char *text;
	int waited;

	for (waited = 0; waited < PATIENCE && !there; waited += 50) {
		(void)terminal_pump(t, 50, 50);
		text = contents(name);
		there = text[0] != '\0';
		free(text);
	}
	return there;
}

/* --- a shell, and the wizard in it --- */

static void
shell(const char *store)
{
	static char bash[] = "/bin/bash", a1[] = "--norc", a2[] =
	    "--noprofile", a3[] = "--noediting", a4[] = "-i";
	char *argv[] = { bash, a1, a2, a3, a4, NULL };
	char *db = in_dir(store);

	setenv("ANSHIN_DB", db, 1);
	free(db);
	t = terminal_start(argv, ROWS, COLS);
	if (t == NULL) {
		printf("Bail out! no terminal\n");
		exit(1);
	}
	type("PS1='ready '; cd \"$TERMINALS\"; clear\r");
	(void)shows("ready");
}

/* The modes before and after stand in files of their own. */
static void
start(const char *environment, const char *options)
{
	char *line;

	forget("pid");
	forget("before");
	forget("after");
	line = xasprintf("clear; stty -g >before; env %s sh -c 'echo $$ >pid; "
	    "exec \"$ANSHIN\" %s'; echo left=$?; stty -g >after\r",
	    environment, options);
	terminal_forget(t);
	type(line);
	free(line);
}

static pid_t
wizard(void)
{
	char *text = contents("pid");
	pid_t pid = (pid_t)strtol(text, NULL, 10);

	free(text);
	return pid;
}

/* Whether the last of these two was the second, or neither came. */
static bool
undone(const char *on, const char *off)
{
	const char *p = terminal_written(t), *last_on = NULL, *last_off = NULL;

	for (; (p = strstr(p, on)) != NULL; p++)
		last_on = p;
	for (p = terminal_written(t); (p = strstr(p, off)) != NULL; p++)
		last_off = p;
	return last_on == NULL || (last_off != NULL && last_off > last_on);
}

static bool
same_modes(void)
{
	char *before = contents("before"), *after = contents("after");
	bool same = before[0] != '\0' && strcmp(before, after) == 0;

	free(before);
	free(after);
	return same;
}

static void
check_restored(const char *where)
{
	check(appears("after") && same_modes(), where,
	    "the modes are as before");
	check(undone("\033[?1049h", "\033[?1049l") &&
	    undone("\033[?2004h", "\033[?2004l") &&
	    undone("\033[?25l", "\033[?25h") &&
	    undone("\033[?1h", "\033[?1l"), where,
	    "screen, paste, cursor and keypad are put back");
}

static void
leave(const char *where)
{
	type("q");
	check(shows("left=0"), where, "q leaves");
	check_restored(where);
}

static void
end_shell(void)
{
	(void)terminal_end(t, SIGHUP);
	t = NULL;
}

/* --- what is on the screen --- */

static bool
shows_any(uint32_t from, uint32_t to)
{
	char *screen = terminal_screen(t);
	size_t n = strlen(screen), at = 0, len;
	bool found = false;

	while (at < n && !found) {
		uint32_t c = utf8_decode(screen + at, n - at, &len);

		found = c >= from && c <= to;
		at += len;
	}
	free(screen);
	return found;
}

/* A colour among the SGR sequences written. */
static bool
colours(void)
{
	const char *p = terminal_written(t), *q, *end;

	for (; (p = strstr(p, "\033[")) != NULL; p += 2) {
		end = p + 2 + strspn(p + 2, "0123456789;:");
		for (q = p + 1; *end == 'm' && q < end; q++)
			if ((*q == '[' || *q == ';') && (q[1] == '3' ||
			    q[1] == '4') && q[2] >= '0' && q[2] <= '8')
				return true;
	}
	return false;
}

/* --- the tests --- */

struct kind {
	const char *name, *environment, *options;
	const char *welcome, *question;
	bool lines, colour;
};

/* A first facility is named in Japanese, and found again by a command. */
static void
first_facility(const struct kind *k)
{
	check(shows(k->welcome), k->name, "the first screen");
	type(NAME);
	check(shows(NAME), k->name, "typed Japanese is shown");
	type("\r");
	check(shows(k->question), k->name, "the overview comes");
	check(shows_any(0x2500, 0x257f) == k->lines, k->name, k->lines ?
	    "line-drawing characters" : "no line-drawing characters");
	check(colours() == k->colour, k->name, k->colour ? "colours" :
	    "no colours");
	check(!terminal_paints_blank(t), k->name,
	    "the background stays the user's");
	check(terminal_contrast(t) >= 30, k->name,
	    "every letter reads on black and on white");
	type("k");
	check(shows("84"), k->name, "the findings");
	check(terminal_contrast(t) >= 30, k->name, "and so do theirs");
	type("\033");
	leave(k->name);
	type("clear; \"$ANSHIN\" list\r");
	check(shows(NAME), k->name, "it is saved");
}

#define JA "はじめまして", "点検"
#define EN "Welcome", "Application form"

static void
test_kinds(void)
{
	static const struct kind kinds[] = {
		{ "xterm-256color", "TERM=xterm-256color", "", JA, 1, 1 },
		{ "screen-256color", "TERM=screen-256color", "", JA, 1, 1 },
		{ "tmux-256color", "TERM=tmux-256color", "", JA, 1, 1 },
		{ "16 colours", "TERM=anshin-16", "", JA, 1, 1 },
		{ "2 colours", "TERM=anshin-2", "", JA, 1, 0 },
		{ "xterm, 8 colours", "TERM=xterm", "", JA, 1, 1 },
		{ "rxvt", "TERM=rxvt", "", JA, 1, 1 },
		{ "xterm-mono", "TERM=xterm-mono", "", JA, 1, 0 },
		{ "vt100", "TERM=vt100", "", JA, 1, 0 },
		{ "linux, English", "TERM=linux", "--lang en", EN, 1, 1 },
		{ "English", "TERM=xterm-256color", "--lang en", EN, 1, 1 },
		{ "--ascii", "TERM=xterm-256color", "--ascii", JA, 0, 1 },
		{ "--no-color", "TERM=xterm-256color", "--no-color", JA, 1, 0 },
		{ "NO_COLOR", "NO_COLOR=1 TERM=xterm-256color", "", JA, 1, 0 },
		{ "LC_ALL=C", "LC_ALL=C TERM=xterm-256color", "", JA, 1, 1 },
		{ "no locale", "-u LC_ALL -u LANG TERM=xterm-256color", "", JA,
		    1, 1 },
		{ "LC_ALL=POSIX", "LC_ALL=POSIX TERM=screen-256color", "", JA,
		    1, 1 },
		{ "EUC-JP", "LC_ALL=ja_JP.eucJP TERM=xterm-256color", "", JA,
		    1, 1 },
		{ "Shift_JIS", "LC_ALL=ja_JP.SJIS TERM=xterm-256color", "",
		    JA, 1, 1 },
		{ "ISO-8859-1", "-u ANSHIN_LANG LC_ALL=en_US.ISO-8859-1 "
		    "TERM=xterm-256color", "", EN, 1, 1 },
		{ "a locale that is not there",
		    "LC_ALL=xx_YY.UTF-9 TERM=xterm-256color", "", JA, 1, 1 },
	};
	char store[32];
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		snprintf(store, sizeof(store), "kind%zu.db", i);
		shell(store);
		start(kinds[i].environment, kinds[i].options);
		first_facility(&kinds[i]);
		end_shell();
	}
}

/* Locales that are not UTF-8, and terminals of 16 and of 2 colours, made here
 * since few machines have them. */
static void
make_kinds(void)
{
	static const char script[] =
	    "cd \"$TERMINALS\" && mkdir locale terminfo || exit; "
	    "localedef -c -i ja_JP -f EUC-JP locale/ja_JP.eucJP; "
	    "localedef -c -i ja_JP -f SHIFT_JIS locale/ja_JP.SJIS; "
	    "localedef -c -i en_US -f ISO-8859-1 locale/en_US.ISO-8859-1; "
	    "printf '%s\\n' 'anshin-16|16 colours,' "
	    "' colors#16, pairs#256, setaf=\\E[%?%p1%{8}%<%t%p1%{30}%+"
	    "%e%p1%{82}%+%;%dm,' ' use=xterm,' 'anshin-2|2 colours,' "
	    "' colors#2, pairs#4, use=xterm,' >kinds.ti && "
	    "tic -x -o terminfo kinds.ti";
	char *command = xasprintf("(%s) >/dev/null 2>&1", script);
	char *locale = in_dir("locale"), *terminfo = in_dir("terminfo:");

	if (system(command) != 0)	/* NOLINT: words of our own only */
		printf("# some of the kinds could not be made\n");
	setenv("LOCPATH", locale, 1);
	setenv("TERMINFO_DIRS", terminfo, 1);
	free(command);
	free(locale);
	free(terminfo);
}

/* Circled digits and box lines take two columns there. */
static void
test_wide(void)
{
	const char *where = "ambiguous width two";

	shell("wide.db");
	terminal_answer_wide(t);
	start("TERM=xterm-256color", "");
	check(shows("はじめまして"), where, "the first screen");
	type(NAME "\r");
	check(shows("点検"), where, "the overview comes");
	check(!shows_any(0x2500, 0x257f), where, "no line-drawing characters");
	leave(where);
	end_shell();
}

/* Where the cursor cannot be moved the wizard becomes plain by itself. */
static void
test_plain(void)
{
	static const char *const kinds[] = { "TERM=dumb", "-u TERM", "TERM=",
		"TERM=no-such-terminal" };
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		forget("plain.db");
		shell("plain.db");
		start(kinds[i], "");
		check(shows("番号:"), kinds[i], "plain mode asks");
		type("1\r" NAME "\r");
		check(shows("申請書"), kinds[i], "and answers");
		check(strstr(terminal_written(t), "\033[?") == NULL, kinds[i],
		    "without an escape sequence");
		type("q\r");
		check(shows("left=0"), kinds[i], "q leaves");
		check_restored(kinds[i]);
		end_shell();
	}
	shell("plain.db");
	start("TERM=xterm-256color", "--plain");
	check(shows("申請書"), "--plain", "goes on where it was left");
	type("\004");
	check(shows("left=0"), "--plain", "Ctrl-D leaves");
	end_shell();
}

static void
test_linux(void)
{
	const char *where = "linux, Japanese";

	shell("linux.db");
	start("TERM=linux", "");
	check(shows("left=2"), where, "does not start");
	check(shows("--lang en") && shows("--plain"), where,
	    "says what to do instead");
	check(strstr(terminal_written(t), "kanji ga hyouji") != NULL, where,
	    "in letters that the console has");
	check_restored(where);
	start("TERM=linux", "--plain");
	check(shows("kanji ga hyouji"), where,
	    "plain mode says it too, for those who see");
	type("l\r");
	check(shows("Place: "), where, "and how to change to English");
	type("q\r");
	check(shows("left=0"), where, "q leaves");
	check_restored(where);
	end_shell();
}

/* A facility, and its first item's note with some text in it. */
static void
open_note(const char *where, const char *store)
{
	shell(store);
	start("TERM=xterm-256color", "");
	(void)shows("はじめまして");
	type(NAME "\r");
	(void)shows("点検");
	type("g");
	type("1-01\r");
	check(shows("1-01"), where, "the item");
	type("m");
	type("受付に掲示。𠮷田が見直す。");
	check(shows("𠮷田が見直す"), where, "the note");
}

static void
test_resize(void)
{
	const char *where = "resize";
	unsigned seed = 1;
	char *wanted;
	int i;

	open_note(where, "resize.db");
	for (i = 0; i < RESIZES; i++) {
		seed = seed * 1103515245u + 12345u;
		terminal_resize(t, 5 + (int)(seed >> 16) % 50,
		    20 + (int)(seed >> 24) % 180);
		(void)terminal_type(t, "あ");
		(void)terminal_pump(t, (int)(seed >> 20) % 30, 60);
	}
	for (i = 0; i < STORM; i++) {
		kill(wizard(), SIGWINCH);
		if (i % 10 == 0)
			terminal_resize(t, 10 + i % 40, 40 + i % 90);
		if (i % 20 == 0)
			(void)terminal_type(t, "い");
	}
	(void)terminal_pump(t, 100, 2000);
	terminal_resize(t, 20, 60);
	check(shows("80"), where, "too small: one sentence says so");
	terminal_resize(t, ROWS, COLS);
	check(shows("ああああ"), where, "not a letter is lost");
	terminal_resize(t, 40, 120);
	check(shows("ああああ"), where, "larger");
	type("\033");
	leave(where);
	type("clear; \"$ANSHIN\" show --json | grep -o '[あい]' | sort | "
	    "uniq -c | tr -s ' \\n' ' '\r");
	wanted = xasprintf(" %d あ %d い", RESIZES, STORM / 20);
	check(shows(wanted), where, "each letter is kept once");
	free(wanted);
	end_shell();
}

/* From before the first screen on, and while the PDF is being made. */
static void
test_resize_busy(void)
{
	const char *where = "resize while busy";
	int i;

	shell("busy.db");
	start("TERM=xterm-256color", "");
	for (i = 0; i < STORM / 10; i++) {
		terminal_resize(t, 24 + i % 17, 80 + i % 41);
		(void)terminal_pump(t, 3, 6);
	}
	check(shows("はじめまして"), where, "the first screen");
	type(NAME "\r");
	(void)shows("点検");
	type("p");
	(void)shows("F6");
	type("\025");			/* Ctrl-U empties the field */
	(void)terminal_type(t, dir);
	(void)terminal_type(t, "/out\r\r");
	for (i = 0; i < STORM / 10; i++) {
		terminal_resize(t, 24 + i % 17, 80 + i % 41);
		(void)terminal_pump(t, 5, 10);
	}
	check(shows("out"), where, "the folder is made");
	check(shows("送る前に、残りを片づけて"), where,
	    "and what to do next is told");
	terminal_resize(t, ROWS, COLS);
	type("\033");
	leave(where);
	end_shell();
}

static void
test_stop(const char *where, bool key)
{
	char *before, *middle;

	forget("stop.db");
	shell("stop.db");
	start("TERM=xterm-256color", "");
	(void)shows("はじめまして");
	type(NAME "\r");
	(void)shows("点検");
	if (key)
		type("\032");
	else
		kill(wizard(), SIGTSTP);
	check(shows("[1]+"), where, "stops");
	check(undone("\033[?1049h", "\033[?1049l") &&
	    undone("\033[?2004h", "\033[?2004l"), where,
	    "the shell has its screen");
	forget("after");
	forget("middle");
	type("stty -g >middle\r");
	(void)appears("middle");
	before = contents("before");
	middle = contents("middle");
	check(strcmp(before, middle) == 0, where, "and its modes");
	free(before);
	free(middle);
	terminal_resize(t, 30, 100);
	type("fg\r");
	check(shows("点検") && terminal_find(t, "[1]+") < 0, where,
	    "fg brings the wizard back, in the new size");
	type("q");
	(void)terminal_pump(t, 300, PATIENCE);
	terminal_forget(t);
	type("stty -g >after\r");
	check_restored(where);
	end_shell();
}

static void
test_signal(const char *where, int sig, bool fault)
{
	char store[32];

	snprintf(store, sizeof(store), "signal%d.db", sig);
	open_note(where, store);
	if (fault)
		(void)terminal_pump(t, 900, 900);	/* the half second */
	kill(wizard(), sig);
	check(shows("left="), where, "ends");
	check_restored(where);
	start("TERM=xterm-256color", "");
	check(shows("𠮷田が見直す"), where,
	    "the half-typed note is there again");
	type("\033");
	leave(where);
	end_shell();
}

/* The window is closed: nobody is left to see it, but nothing is lost. */
static void
test_closed(void)
{
	const char *where = "the window closed";

	open_note(where, "closed.db");
	end_shell();
	usleep(300000);
	shell("closed.db");
	start("TERM=xterm-256color", "");
	check(shows("𠮷田が見直す"), where,
	    "the half-typed note is there again");
	type("\033");
	leave(where);
	end_shell();
}

/* Esc before and while the first screen is drawn closes the note, once; what
 * is typed behind it counts; and of what the terminal answers, in pieces too,
 * nothing gets into the text. */
static void
first_keys(const char *where, int slow)
{
	static const struct { const char *keys, *shows, *what; } typed[] = {
		{ "\033", "F2 メモ", "Esc closes the note, once" },
		{ "\033g2-03\r", "第2章/7  2-03",
		    "the letters behind Esc are not lost" },
		{ "\033[", "F2 メモ", "Esc before a bracket is Esc" },
	};
	int i;

	for (i = 0; i < 9; i++) {
		shell("each.db");
		type("cp first.db each.db\r");
		terminal_answer_slowly(t, slow);
		start("TERM=xterm-256color", "");
		(void)terminal_pump(t, 1, 1 + i * 9);
		type(typed[i % 3].keys);
		check(shows(typed[i % 3].shows), where, typed[i % 3].what);
		(void)terminal_pump(t, 300, 1000);
		check(terminal_find(t, "1;2R") < 0 && (i % 3 == 1 ||
		    terminal_find(t, typed[i % 3].shows) >= 0), where,
		    "and no answer is taken for a key");
		end_shell();
	}
}

static void
test_first_keys(void)
{
	open_note("a note is left open", "first.db");
	(void)terminal_pump(t, 900, 900);	/* the half second */
	end_shell();
	first_keys("the first keys", 0);
	first_keys("the first keys, a slow line", 60);
}

/* F9 changes every word but the user's. */
static void
test_language(void)
{
	const char *where = "F9";

	open_note(where, "language.db");
	type("\033");
	type(F9);
	check(shows("Readings"), where, "English");
	check(shows("𠮷田が見直す"), where, "the user's words stay");
	type(F9);
	check(shows("測定値"), where, "Japanese again");
	leave(where);
	end_shell();
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
	const char *top = getenv("top_builddir");
	char *anshin = xasprintf("%s/anshin", top != NULL ? top : ".");
	char *full = realpath(anshin, NULL);

	if (full == NULL || mkdtemp(dir) == NULL) {
		printf("Bail out! %s\n", anshin);
		return 1;
	}
	setenv("ANSHIN", full, 1);
	setenv("TERMINALS", dir, 1);
	unsetenv("NO_COLOR");
	make_kinds();
	test_kinds();
	test_wide();
	test_plain();
	test_linux();
	test_resize();
	test_resize_busy();
	test_stop("Ctrl-Z", true);
	test_stop("SIGTSTP", false);
	test_signal("SIGTERM", SIGTERM, false);
	test_signal("SIGHUP", SIGHUP, false);
	test_signal("SIGINT", SIGINT, false);
	test_signal("SIGQUIT", SIGQUIT, true);
	test_signal("SIGBUS", SIGBUS, true);
	test_signal("SIGSEGV", SIGSEGV, true);
	test_signal("SIGABRT", SIGABRT, true);
	test_closed();
	test_first_keys();
	test_language();
	printf("1..%d\n", number);
	(void)nftw(dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(anshin);
	free(full);
	return n_bad;
}
