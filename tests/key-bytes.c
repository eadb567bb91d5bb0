/*
 * How much a key writes to the terminal: a serial line, ssh over a train's
 * radio and a slow console feel every byte. In a note of 2,000 characters a
 * letter at the end costs less than 64 bytes, and one at the beginning, where
 * every line moves on, less than 800 (vim: 2,830); either is written at once,
 * so that no half of it is shown. The real wizard, in a real terminal. Speaks
 * TAP.
 */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "base/xalloc.h"
#include "terminal.h"

#define F2 "\033OQ"
#define TEXT_END "\033[1;5F"
#define TEXT_HOME "\033[1;5H"

enum { ROWS = 24, COLS = 80, NOTE_MAX = 2000, KEYS = 31, PATIENCE = 20000,
	AT_END = 64, AT_START = 800 };

static struct terminal *t;
static int failed, tests;

static void
stop(const char *why)
{
	printf("Bail out! %s\n", why);
	if (t != NULL)
		fputs(terminal_screen(t), stderr);
	exit(1);
}

static void
run(const char *const argv[])
{
	char *const *words;
	int status;
	pid_t pid;

	memcpy(&words, &argv, sizeof(words));	/* execv changes none */

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		if (freopen("/dev/null", "w", stdout) != NULL)
			execv(words[0], words);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
		stop(argv[1]);
}

/* Sentences of different lengths, some lines, as people write. */
static char *
make_note(void)
{
	static const char *const parts[] = { "入口の扉は閉まっています。",
		"鍵は管理者が持ち、", "貸し出しは台帳に書きます。",
		"受付は平日の 9:00 から 18:00 までです。\n" };
	size_t i, letters = 0, n;
	struct str s;
	const char *p;

	str_init(&s, 5 * NOTE_MAX);
	for (i = 0; letters < NOTE_MAX; i++) {
		n = 0;
		for (p = parts[i % 4]; *p != '\0'; p++)
			n += ((unsigned char)*p & 0xC0) != 0x80;
		letters += n;
		(void)str_add(&s, parts[i % 4]);
	}
	return str_take(&s);
}

static void
wait_for(const char *text)
{
	if (!terminal_shows(t, text, PATIENCE))
		stop(text);
}

static void
type(const char *bytes)
{
	if (!terminal_type(t, bytes))
		stop("the wizard does not listen");
}

static void
walk_to_the_note(void)
{
	static const char *const way[][2] = { { "みどり", "\r" },
		{ "全体の進み", "g" }, { "| 検索", "1-01\r" },
		{ "1-01 [", F2 } };
	size_t i;

	for (i = 0; i < sizeof(way) / sizeof(*way); i++) {
		wait_for(way[i][0]);
		type(way[i][1]);
	}
	wait_for("│ ");
	terminal_pump(t, 200, 2000);
}

static int
compare(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return x < y ? -1 : x > y;
}

/* Waits for the answer to a key, however long it takes, and for its end. */
static void
answer(void)
{
	int waited;

	for (waited = 0; waited < PATIENCE &&
	    terminal_written(t)[0] == '\0'; waited += 20)
		terminal_pump(t, 20, 20);
	terminal_pump(t, 60, 400);
}

/* Bytes of a letter typed at the place to which `way` leads. The median: now
 * and then a key opens a new line, or meets the note that all is saved. */
static void
measure(const char *what, const char *way, size_t most)
{
	size_t bytes[KEYS], writes[KEYS], i;
	long before = 0;

	type(way);
	terminal_pump(t, 700, 3000);
	for (i = 0; i < KEYS; i++) {
		terminal_forget(t);
		before = terminal_writes(t);
		type("あ");
		answer();
		writes[i] = (size_t)(terminal_writes(t) - before);
		bytes[i] = strlen(terminal_written(t));
	}
	qsort(bytes, KEYS, sizeof(bytes[0]), compare);
	if (bytes[0] == 0 || bytes[KEYS / 2] >= most)
		failed = 1;
	printf("%sok %d - %s: a key writes %zu bytes (less than %zu)\n",
	    bytes[0] == 0 || bytes[KEYS / 2] >= most ? "not " : "", ++tests,
	    what, bytes[KEYS / 2], most);
	qsort(writes, KEYS, sizeof(writes[0]), compare);
	if (writes[KEYS / 2] > 1)
		failed = 1;
	printf("%sok %d - %s: a key is shown in one piece%s\n",
	    writes[KEYS / 2] > 1 ? "not " : "", ++tests, what,
	    before < 0 ? " # SKIP only root sees it" : "");
}

int
main(void)
{
	const char *top = getenv("top_builddir");
	char folder[] = "/tmp/anshin-keys-XXXXXX", *note = make_note();
	char *anshin, *db;

	if (top == NULL || mkdtemp(folder) == NULL)
		stop("no top_builddir or scratch folder");
	anshin = xasprintf("%s/anshin", top);
	db = xasprintf("%s/a.db", folder);
	setenv("ANSHIN_DB", db, 1);
	run((const char *[]){ anshin, "new", "みどり", NULL });
	run((const char *[]){ anshin, "set", "1", "1-01", "note", note,
	    NULL });
	t = terminal_start((char *[]){ anshin, NULL }, ROWS, COLS);
	if (t == NULL)
		stop("no terminal");
	walk_to_the_note();
	measure("at the end of 2,000 characters", TEXT_END, AT_END);
	measure("at their beginning", TEXT_HOME, AT_START);
	terminal_end(t, SIGKILL);
	t = NULL;
	printf("1..%d\n", tests);
	run((const char *[]){ "/bin/rm", "-rf", folder, NULL });
	free(note);
	free(anshin);
	free(db);
	return failed;
}
