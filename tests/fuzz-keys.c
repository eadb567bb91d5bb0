/*
 * Random keys, pastes, resizes and signals at the real wizard in a real
 * terminal, for as long as one likes:
 *
 *     tests/fuzz-keys.t [SEED SECONDS]
 *
 * Without arguments a fixed seed and some hundred steps, as a test (TAP). At
 * any moment
 *   - it lives, and answers within PATIENCE: Ctrl-L draws the screen anew;
 *   - what was drawn piece by piece is what is drawn anew;
 *   - what was typed into a field is in the store, however the field was left:
 *     by a key, by a signal, by kill -9 once the screen says that it is saved;
 *   - the store is whole;
 *   - when it ends, the terminal is as it was before.
 * It runs with sanitizers too: configure --enable-sanitizers.
 */
#include "config.h"

#include <ftw.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "base/xalloc.h"
#include "fuzz-input.h"
#include "store/store.h"
#include "terminal.h"

enum { ROWS = 24, COLS = 80, STEPS = 300, PATIENCE = 20000, REMEMBERED = 40,
	SETTLED = 15, RESTED = 700 };

#define REDRAW "\014"
#define CLEARED "\033[H\033[2J"

static char dir[] = "/tmp/anshin-keys-XXXXXX";
static char *anshin, *db;
static struct terminal *t;
static int rows, cols;
static struct str said[REMEMBERED];	/* the last input, for the report */
static unsigned long n_said;
static unsigned long n_drawn, n_tokens, n_ends;

/* --- telling --- */

static void __attribute__((format(printf, 1, 2)))
say(const char *fmt, ...)
{
	struct str *s = &said[n_said++ % REMEMBERED];
	va_list ap;
	char text[400];

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	str_truncate(s, 0);
	(void)str_add(s, text);
}

static void
say_bytes(const char *bytes, size_t n)
{
	struct str *s = &said[n_said++ % REMEMBERED];
	size_t i;

	str_truncate(s, 0);
	for (i = 0; i < n && s->len < 300; i++)
		if ((unsigned char)bytes[i] < ' ' || bytes[i] == 0x7F)
			(void)str_addf(s, "\\%03o", (unsigned)bytes[i]);
		else
			(void)str_add_char(s, bytes[i]);
}

/* What ASan or a fault wrote into a file of its own. */
static void
show_logs(void)
{
	char *command = xasprintf("cat '%s'/log.* 2>/dev/null | head -60", dir);

	fflush(stdout);
	if (system(command) != 0)
		printf("# no log\n");
	free(command);
}

static _Noreturn void __attribute__((format(printf, 1, 2)))
stop(const char *fmt, ...)
{
	unsigned long i;
	va_list ap;

	printf("not ok 1 - ");
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	printf("\n# the last input, oldest first:\n");
	for (i = n_said > REMEMBERED ? n_said - REMEMBERED : 0; i < n_said; i++)
		printf("#   %s\n", said[i % REMEMBERED].ptr);
	if (t != NULL)
		printf("%s", terminal_screen(t));
	show_logs();
	printf("# kept: %s\n", dir);
	if (t != NULL)
		terminal_end(t, SIGKILL);
	exit(1);
}

static size_t
below(size_t n)
{
	return (size_t)random() % n;
}

/* --- the store --- */

struct wanted {
	const char *token;
	bool found;
};

static void
look_for(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct wanted *w = arg;

	(void)subject;
	(void)field;
	w->found = w->found || strstr(value, w->token) != NULL;
}

/* The store is whole; token NULL, or it is in one of the applications. */
static void
check_store(const char *token)
{
	struct wanted w = { token, token == NULL };
	struct store_app *apps;
	struct error err = { .code = ERR_OK };
	struct store *s;
	size_t i, n;

	if (store_open(&s, db, STORE_READ, &err) != 0 ||
	    store_verify(s, &err) != 0 || store_list(s, &apps, &n, &err) != 0)
		stop("the store: %s", err.text);
	for (i = 0; i < n && !w.found; i++)
		if (store_load(s, apps[i].id, look_for, &w, &err) != 0)
			stop("the store: %s", err.text);
	store_list_free(apps, n);
	store_close(s);
	if (!w.found)
		stop("\"%s\" was on the screen and is not in the store",
		    token);
}

static void
make_store(void)
{
	struct error err = { .code = ERR_OK };
	struct store *s;
	char app[37];

	if (store_open(&s, db, STORE_WRITE, &err) != 0 ||
	    store_create(s, NULL, "みどり", "2024-04", 2024, "fuzz", app,
	    &err) != 0)
		stop("%s", err.text);
	store_close(s);
}

/* --- the wizard --- */

static void
start(void)
{
	char *const argv[] = { anshin, NULL };

	rows = ROWS;
	cols = COLS;
	t = terminal_start(argv, rows, cols);
	if (t == NULL)
		stop("no terminal");
	say("(start)");
	while (terminal_find(t, "F1") < 0 && terminal_find(t, "F10") < 0)
		if (!terminal_pump(t, 20, 20))
			stop("the wizard does not start");
}

static bool
ends_with_terminal_restored(void)
{
	const char *all = terminal_written(t);
	const char *left = strstr(all, "\033[?1049l");

	return left != NULL && strstr(left, "\033[?1049h") == NULL &&
	    strstr(all, "\033[?2004l") != NULL && terminal_is_as_before(t);
}

/* It was asked to end: it does, well, and leaves the terminal as it was. */
static void
wait_for_end(const char *how)
{
	int waited = 0, status;

	while (terminal_pump(t, 20, 20))
		if ((waited += 20) > PATIENCE)
			stop("%s does not end it", how);
	if (!ends_with_terminal_restored())
		stop("after %s the terminal is not as it was", how);
	status = terminal_end(t, 0);
	t = NULL;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		stop("%s: status 0x%x", how, (unsigned)status);
	n_ends++;
}

/* `status` is what it ended with; 0x9 is our own kill. */
static void
kill_it(void)
{
	int status = terminal_end(t, SIGKILL);

	t = NULL;
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
		stop("it ended by itself: status 0x%x", (unsigned)status);
}

static void
pump(int quiet)
{
	if (!terminal_pump(t, quiet, PATIENCE))
		stop("it ended by itself");
}

static void
send(const char *bytes, size_t n)
{
	say_bytes(bytes, n);
	if (!terminal_send(t, bytes, n))
		stop("it does not listen");
}

/* Ctrl-L until the screen is drawn anew: a paste without an end takes the
 * first one for a letter, and an export drops it. */
static void
redraw(void)
{
	int waited;

	terminal_forget(t);
	for (waited = 0; strstr(terminal_written(t), CLEARED) == NULL;
	    waited += 10) {
		if (waited > PATIENCE)
			stop("no answer");
		if (waited % 3000 == 0 && !terminal_send(t, REDRAW, 1))
			stop("it does not listen");
		pump(10);
	}
	pump(SETTLED);
	n_drawn++;
}

/* All but the status line, which changes by itself when letters are saved. */
static char *
screen_text(void)
{
	struct str all;
	int i;

	str_init(&all, 1 << 20);
	for (i = 0; i < rows; i++)
		if (i != rows - 2)
			(void)str_addf(&all, "%s\n", terminal_row(t, i));
	return str_take(&all);
}

/* It answers, and what it drew piece by piece is what it draws anew. */
static void
check_answer(void)
{
	char *before, *after;
	int tries;
	bool same;

	for (tries = 0;; tries++) {
		before = screen_text();
		redraw();
		after = screen_text();
		same = strcmp(before, after) == 0;
		if (!same && tries == 2)
			stop("drawn piece by piece:\n%s\ndrawn anew:", before);
		free(before);
		free(after);
		if (same)
			return;
		pump(RESTED);
	}
}

/* --- letters are not lost --- */

static bool
is_left_of_cursor(const char *token)
{
	struct str row;
	const char *at;
	int y, x;
	bool found;

	terminal_cursor(t, &y, &x);
	if (y >= rows)
		return false;
	str_init(&row, 8192);
	(void)str_add(&row, terminal_row(t, y));
	at = strstr(row.ptr, token);
	found = at != NULL && terminal_column(t, y, (size_t)(at - row.ptr) +
	    strlen(token)) == x;
	str_clear(&row);
	return found;
}

/* What is typed here is looked for, names a file or waits for its Enter: the
 * screen does not say that it is saved. */
static bool
is_no_record(void)
{
	static const char *const titles[] = { "| 検索", "| ファイルを選ぶ",
		"| 施設の一覧", "| 提出", "| 認証までの流れ", "| Search",
		"| Choose a file", "| Facilities", "| Submission",
		"| Road to certification" };
	size_t i;

	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (strstr(terminal_row(t, 0), titles[i]) != NULL)
			return true;
	return false;
}

static void
wait_until_saved(void)
{
	int waited;

	for (waited = 0; waited < PATIENCE; waited += 20) {
		const char *status = terminal_row(t, rows - 2);

		if (strstr(status, "保存済み") != NULL ||
		    strstr(status, "Saved") != NULL)
			return;
		pump(20);
	}
	stop("it is never saved");
}

static void
resize(void)
{
	static const int sizes[][2] = { { 24, 80 }, { 24, 80 }, { 40, 120 },
		{ 24, 81 }, { 25, 80 }, { 50, 200 }, { 23, 80 }, { 24, 79 },
		{ 10, 40 }, { 5, 7 }, { 2, 2 }, { 1, 1 }, { 60, 90 },
		{ 24, 109 }, { 30, 110 }, { 24, 300 } };
	size_t i = below(sizeof(sizes) / sizeof(sizes[0]));

	rows = sizes[i][0];
	cols = sizes[i][1];
	say("(%dx%d)", cols, rows);
	terminal_resize(t, rows, cols);
	pump(SETTLED);
}

static void
end_it(int sig)
{
	say("(signal %d)", sig);
	terminal_forget(t);
	terminal_signal(t, sig);
	wait_for_end(sig == SIGHUP ? "SIGHUP" : "SIGTERM");
}

static void
quit(void)
{
	say("(F10)");
	terminal_forget(t);
	/* It may be gone before all of this is looked at. */
	(void)terminal_send(t, "\033[21~", 5);
	wait_for_end("F10");
}

/* Leaves the field, or not, in one of the ways that must not lose letters;
 * the wizard is gone then. */
static void
leave(void)
{
	static const char *const ways[] = { "\033", "\t", "\033[Z", "\033OP",
		"\033[20~", "\033OA", "\033OB", "\033[6~" };
	size_t how = below(14);

	if (how == 0) {
		end_it(SIGTERM);
	} else if (how == 1) {
		end_it(SIGHUP);
	} else if (how == 2) {
		quit();
	} else {
		if (how == 3)
			resize();
		else if (how - 4 < sizeof(ways) / sizeof(ways[0]))
			send(ways[how - 4], strlen(ways[how - 4]));
		pump(SETTLED);
		if (rows >= ROWS && cols >= COLS)
			wait_until_saved();
		else
			pump(RESTED);
		say("(kill -9)");
		kill_it();
	}
}

/* Letters that stand in a field of a record are in the store. */
static void
check_letters(void)
{
	char token[32];

	/* Often there is a field behind one of these. */
	if (below(4) != 0) {
		const char *opens = below(2) == 0 ? "\033OQ" : "\r";

		send(opens, strlen(opens));
		pump(SETTLED);
	}
	fuzz_token(token);
	send(token, strlen(token));
	pump(SETTLED);
	if (!is_left_of_cursor(token) || is_no_record())
		return;
	leave();
	check_store(token);
	n_tokens++;
	start();
}

static void
end_somehow(void)
{
	switch (below(4)) {
	case 0:
		quit();
		break;
	case 1:
		end_it(SIGTERM);
		break;
	case 2:
		end_it(SIGHUP);
		break;
	default:
		say("(kill -9)");
		kill_it();
	}
	check_store(NULL);
	start();
}

static void
step(void)
{
	struct str input;
	size_t what = below(100);

	if (what < 3) {
		resize();
	} else if (what < 30) {
		check_letters();
	} else if (what < 31) {
		pump(RESTED);
	} else if (what < 33) {
		end_somehow();
	} else {
		str_init(&input, 65536);
		fuzz_input(&input);
		send(input.ptr, input.len);
		str_clear(&input);
		pump(SETTLED);
	}
	if (below(2) == 0)
		check_answer();
}

/* --- the world around it --- */

#define LONG_NAME "長い名前の長い名前の長い名前の長い名前の長い名前の長い名前の" \
	"長い名前.txt"

/* A home with files to attach, and names that are hard. */
static void
make_home(void)
{
	static const char *const files[] = { "記録.txt", "か\xE3\x82\x99.pdf",
		"𠮷野.png", "a b%s.jpg", LONG_NAME };
	char *path = xasprintf("%s/Documents", dir), *name;
	FILE *f;
	size_t i;

	setenv("HOME", dir, 1);
	if (mkdir(path, 0700) != 0)
		stop("no folder for the test");
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		name = xasprintf("%s/%s", path, files[i]);
		f = fopen(name, "w");
		if (f == NULL || fputs(name, f) < 0 || fclose(f) != 0)
			stop("no files for the test");
		free(name);
	}
	free(path);
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

int
main(int argc, char **argv)
{
	const char *top = getenv("top_builddir");
	unsigned seed = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) :
	    20240401U;
	time_t end = argc > 2 ? time(NULL) + strtol(argv[2], NULL, 10) : 0;
	char *asan;
	long i;

	setvbuf(stdout, NULL, _IOLBF, 0);
	srandom(seed);
	printf("1..1\n");
	if (mkdtemp(dir) == NULL)
		stop("no folder for the test");
	for (i = 0; i < REMEMBERED; i++)
		str_init(&said[i], 4096);
	anshin = xasprintf("%s/anshin", top == NULL ? "build" : top);
	db = xasprintf("%s/anshin.db", dir);
	asan = xasprintf("detect_leaks=0:exitcode=99:log_path=%s/log", dir);
	setenv("ASAN_OPTIONS", asan, 1);
	setenv("ANSHIN_DB", db, 1);
	make_home();
	make_store();
	start();
	for (i = 0; end != 0 ? time(NULL) < end : i < STEPS; i++)
		step();
	kill_it();
	check_store(NULL);
	printf("%s 1 - seed %u, %ld steps: %lu answers, %lu texts kept, "
	    "%lu ends\n", n_tokens > 0 ? "ok" : "not ok", seed, i, n_drawn,
	    n_tokens, n_ends);
	free(asan);
	free(db);
	free(anshin);
	return nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0 &&
	    n_tokens > 0 ? 0 : 1;
}
