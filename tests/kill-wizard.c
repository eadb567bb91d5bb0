/*
 * What the screen showed as saved is saved. The real wizard runs in a real
 * terminal; random letters are typed into a note and it is killed (-9) at a
 * random moment: anywhere, about when it journals, at once after it has said
 * "saved", or while it starts. Then
 *   - the store must be whole, and replaying its journal give the same rows;
 *   - the note must be what the screen last showed as saved, or a later state;
 *   - the next start must stand in the same editor, where the cursor stood
 *     when these letters did, say since when (a start that is killed before
 *     anything was done says it again), and give the note of before back when
 *     that is refused.
 * KILL_JOBS wizards at a time, each KILL_ROUNDS times. Speaks TAP.
 */
#include "config.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "store/store.h"
#include "terminal.h"

#define ITEM "1-01"
#define SAVED "保存済み"
#define TYPING "入力中"
#define GOING_ON "からの続きです"
#define TAKEN_BACK "取り消しました"
#define NO_NOTE "メモ：（なし"
#define F2 "\033OQ"
#define LEFT "\033OD"
#define RIGHT "\033OC"

enum { ROWS = 24, COLS = 80, STATUS = ROWS - 2, LETTERS_MAX = 20,
	STATES_MAX = 400, PATIENCE = 20000 };

enum moment { ANYWHERE, AT_THE_WRITE, ONCE_SAVED, AT_START, MOMENTS };

/* The note as it was after a key: letters, and where the cursor stands. */
struct state {
	const char *letters[LETTERS_MAX + 1];
	int n, cursor;
};

struct round {
	struct terminal *t;
	struct state states[STATES_MAX];
	int n_states;
	int saved;		/* the newest that the screen showed as saved */
	enum moment moment;
	time_t began;
	bool reopened;		/* the editor, which is noted at the next rest */
};

static struct error err;
static char app[37], *db;
static int job, round_no, n_saved, n_ahead, n_refused, n_announced,
	n_placed;

static _Noreturn void __attribute__((format(printf, 2, 3)))
stop(const struct round *r, const char *what, ...)
{
	va_list ap;

	printf("# job %d, round %d: ", job, round_no);
	va_start(ap, what);
	vprintf(what, ap);
	va_end(ap);
	printf("; %s\n", err.text);
	if (r != NULL && r->t != NULL)
		printf("%s\n", terminal_screen(r->t));
	fflush(stdout);
	exit(1);
}

static void
text_of(const struct state *s, char *out, size_t size)
{
	size_t len = 0;
	int i;

	out[0] = '\0';
	for (i = 0; i < s->n; i++)
		len += (size_t)snprintf(out + len, size - len, "%s",
		    s->letters[i]);
}

/* --- the screen --- */

/* The line of the editor's window in which the cursor stands. */
static bool
shown_note(struct terminal *t, char *out, size_t size)
{
	static const char side[] = "│ ", other[] = "│";
	const char *from, *end;
	int row, col;

	terminal_cursor(t, &row, &col);
	from = strstr(terminal_row(t, row), side);
	if (from == NULL)
		return false;
	from += strlen(side);
	end = strstr(from, other);
	if (end == NULL)
		return false;
	while (end > from && end[-1] == ' ')
		end--;
	snprintf(out, size, "%.*s", (int)(end - from), from);
	return true;
}

/* Notes the newest state that the screen shows as saved. */
static void
look(struct round *r)
{
	char shown[200], text[200];
	int i;

	if (strstr(terminal_row(r->t, STATUS), SAVED) == NULL ||
	    !shown_note(r->t, shown, sizeof(shown)))
		return;
	for (i = r->n_states - 1; i > r->saved; i--) {
		text_of(&r->states[i], text, sizeof(text));
		if (strcmp(text, shown) == 0) {
			r->saved = i;
			n_saved++;
			return;
		}
	}
}

static bool
rest(struct round *r, int ms)
{
	bool alive = terminal_pump(r->t, ms, ms);

	look(r);
	return alive;
}

static void
wait_for(struct round *r, const char *text)
{
	if (!terminal_shows(r->t, text, PATIENCE))
		stop(r, "\"%s\" does not appear", text);
}

static void
wait_until_saved(struct round *r)
{
	int waited;

	for (waited = 0; r->saved < r->n_states - 1; waited += 10) {
		if (waited > PATIENCE || !rest(r, 10))
			stop(r, "the last letter is never saved");
	}
}

/* --- typing --- */

/* One key, and what it makes of the note. */
static void
key(struct round *r, const char *bytes, const struct state *s)
{
	r->states[r->n_states++] = *s;
	if (!terminal_type(r->t, bytes))
		stop(r, "the wizard does not listen");
}

static void
add_letter(struct round *r, const char *letter)
{
	struct state s = r->states[r->n_states - 1];
	int i;

	for (i = s.n++; i > s.cursor; i--)
		s.letters[i] = s.letters[i - 1];
	s.letters[s.cursor++] = letter;
	key(r, letter, &s);
}

static void
take_letter(struct round *r)
{
	struct state s = r->states[r->n_states - 1];
	int i;

	s.n--;
	for (i = --s.cursor; i < s.n; i++)
		s.letters[i] = s.letters[i + 1];
	key(r, "\177", &s);
}

static void
move(struct round *r, int step)
{
	struct state s = r->states[r->n_states - 1];

	s.cursor += step;
	key(r, step < 0 ? LEFT : RIGHT, &s);
}

static void
press(struct round *r)
{
	static const char *const letters[] = { "a", "e", "k", "z", "7", "あ",
		"ん", "安", "心", "𠮷" };
	const struct state *s = &r->states[r->n_states - 1];
	int what = (int)(random() % 12);

	if (what == 0 && s->cursor > 0)
		move(r, -1);
	else if ((what == 1 || s->n >= LETTERS_MAX) && s->cursor < s->n)
		move(r, 1);
	else if ((what <= 4 || s->n >= LETTERS_MAX) && s->cursor > 0)
		take_letter(r);
	else
		add_letter(r, letters[random() % 10]);
}

/* A letter that this round has not had: what is on the screen then is not
 * what stood there before. */
static void
press_new(struct round *r)
{
	static const char *const letters[] = { "A", "B", "C", "D", "E", "F",
		"G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q" };

	while (r->states[r->n_states - 1].n >= LETTERS_MAX)
		press(r);
	add_letter(r, letters[round_no % 17]);
}

/* Some letters, fast or slow; now and then a pause in which they are saved. */
static void
type_some(struct round *r, int ms)
{
	int spent, pause;

	for (spent = 0; spent < ms && r->n_states < STATES_MAX / 2;
	    spent += pause) {
		press(r);
		pause = random() % 6 == 0 ? 600 : (int)(random() % 60);
		if (pause > ms - spent)
			pause = ms - spent;
		if (!rest(r, pause))
			stop(r, "the wizard ended by itself");
	}
}

/* --- a round --- */

/* The first start leads to the note; later ones begin there. */
static void
walk_to_the_note(struct round *r)
{
	static const char *const way[][2] = { { "みどり", "\r" },
		{ "全体の進み", "g" }, { "| 検索", ITEM "\r" },
		{ ITEM " [", F2 } };
	size_t i;

	for (i = 0; i < sizeof(way) / sizeof(*way); i++) {
		wait_for(r, way[i][0]);
		if (!terminal_type(r->t, way[i][1]))
			stop(r, "the wizard does not listen");
	}
	wait_for(r, "│ ");
	rest(r, 100);
}

/* "2026-04-01 14:05 からの続きです": at a minute of the round before. */
static void
check_announced(struct round *r, time_t since)
{
	const char *row = terminal_row(r->t, STATUS);
	time_t at;
	char when[8];

	if (strstr(row, GOING_ON) == NULL)
		stop(r, "the restored letters are not announced");
	for (at = since - since % 60; at <= time(NULL); at += 60) {
		strftime(when, sizeof(when), "%H:%M", localtime(&at));
		if (strstr(row, when) != NULL) {
			n_announced++;
			return;
		}
	}
	stop(r, "the announcement does not say since when");
}

static void
check_note(struct round *r, const struct state *wanted, const char *what)
{
	char shown[200], text[200];

	text_of(wanted, text, sizeof(text));
	if (wanted->n == 0 && terminal_find(r->t, NO_NOTE) >= 0)
		return;		/* the window shows a hint then */
	if (!shown_note(r->t, shown, sizeof(shown)))
		stop(r, "%s: the editor is not open", what);
	if (strcmp(shown, text) != 0)
		stop(r, "%s: \"%s\" is shown, not \"%s\"", what, shown, text);
}

static void
open_editor(struct round *r)
{
	if (!terminal_type(r->t, F2))
		stop(r, "the wizard does not listen");
	wait_for(r, "│ ");
	terminal_pump(r->t, 100, 2000);
	r->reopened = true;
}

static void
refuse(struct round *r, const struct state *before)
{
	if (!terminal_type(r->t, "\033"))
		stop(r, "the wizard does not listen");
	terminal_pump(r->t, 100, 2000);
	if (!terminal_type(r->t, "u"))
		stop(r, "the wizard does not listen");
	wait_for(r, TAKEN_BACK);
	open_editor(r);
	check_note(r, before, "refused");
	n_refused++;
}

static void
take_note(void *arg, const char *subject, const char *field,
    const char *value)
{
	char *note = arg;

	if (strcmp(subject, "item/" ITEM) == 0 && strcmp(field, "note") == 0)
		snprintf(note, 200, "%s", value);
}

/* Which state the store holds; it must be whole. */
static int
kept_state(const struct round *r)
{
	char note[200] = "", text[200];
	struct store *s;
	int i;

	if (store_open(&s, db, random() % 2 == 0 ? STORE_READ : STORE_WRITE,
	    &err) != 0 || store_verify(s, &err) != 0 ||
	    store_load(s, app, take_note, note, &err) != 0)
		stop(r, "the store after the kill");
	store_close(s);
	for (i = r->n_states - 1; i >= 0; i--) {
		text_of(&r->states[i], text, sizeof(text));
		if (strcmp(text, note) == 0)
			return i;
	}
	stop(r, "the store holds \"%s\", which was never typed", note);
}

static void
let_it_run(struct round *r)
{
	/* Long enough, at times, to have said all and stand there. */
	const struct timespec moment = { 0, (random() % 3 == 0 ? 900 :
	    random() % 120) * 1000000 };

	if (r->moment == AT_START) {
		nanosleep(&moment, NULL);
		return;
	}
	type_some(r, (int)(random() % 1500));
	if (r->moment == ONCE_SAVED) {
		press_new(r);
		wait_until_saved(r);
	} else if (r->moment == AT_THE_WRITE) {
		press(r);
		rest(r, 470 + (int)(random() % 80));
	}
}

/* What the next round has to know of this one. */
struct memory {
	struct state before, now;
	time_t began;
	bool announce;		/* the note changed and was not finished */
	unsigned cursors;	/* where it may stand: a bit for each place */
	bool walked;
	bool closed;		/* the editor may be: no new letter */
};

/* The letter before which the cursor stands, by the columns of those before it;
 * the note fits in one line of the window. */
static int
shown_cursor(struct round *r, const struct state *s)
{
	const char *line, *from;
	int row, col, at, i;

	terminal_cursor(r->t, &row, &col);
	line = terminal_row(r->t, row);
	from = strstr(line, "│ ");
	if (from == NULL)
		stop(r, "the editor is not open");
	at = (int)width_n(line, (size_t)(from - line)) + 2;
	for (i = 0; i < s->n && at < col; i++)
		at += (int)width_str(s->letters[i]);
	if (at != col)
		stop(r, "the cursor stands within a letter");
	return i;
}

static void
begin(struct round *r, const struct memory *m)
{
	int at;

	if (!m->walked) {
		walk_to_the_note(r);
		return;
	}
	wait_for(r, SAVED);
	rest(r, 30);
	if (m->closed && terminal_find(r->t, "│ ") < 0) {
		open_editor(r);
		r->states[0].cursor = r->states[0].n;
		check_note(r, &m->now, "reopened");
		return;
	}
	check_note(r, &m->now, "reopened");
	at = shown_cursor(r, &m->now);
	if ((m->cursors & 1U << at) == 0)
		stop(r, "the cursor stands at %d (%x)", at, m->cursors);
	n_placed++;
	r->states[0].cursor = at;
	if (m->announce)
		check_announced(r, m->began);
	if (m->announce && random() % 4 == 0) {
		refuse(r, &m->before);
		r->states[0] = m->before;
		r->states[0].cursor = m->before.n;
	}
}

/* All places where the cursor stood while the note was as it is kept. */
static unsigned
cursors_of(const struct round *r, const struct state *kept)
{
	char wanted[200], text[200];
	unsigned cursors = 0;
	int i;

	text_of(kept, wanted, sizeof(wanted));
	for (i = 0; i < r->n_states; i++) {
		text_of(&r->states[i], text, sizeof(text));
		if (strcmp(text, wanted) == 0)
			cursors |= 1U << r->states[i].cursor;
	}
	return cursors;
}

static void
one_round(struct memory *m)
{
	static struct round r;
	char *const argv[] = { getenv("ANSHIN"), NULL };
	char before[200], now[200];
	int kept;

	memset(&r, 0, sizeof(r));
	r.moment = m->walked ? (enum moment)(random() % MOMENTS) : ONCE_SAVED;
	r.states[0] = m->now;
	r.n_states = 1;
	r.began = time(NULL);
	r.t = terminal_start(argv, ROWS, COLS);
	if (r.t == NULL)
		stop(&r, "no terminal");
	if (r.moment != AT_START)
		begin(&r, m);
	if (r.moment != AT_START)
		m->before = r.states[0];
	let_it_run(&r);
	/* A cursor that only moved is kept at the next rest; nothing on the
	 * screen says so before. */
	text_of(&r.states[0], before, sizeof(before));
	text_of(&r.states[r.saved], now, sizeof(now));
	if (r.moment != AT_START)
		m->closed = r.reopened && strcmp(before, now) == 0;
	if (!WIFSIGNALED(terminal_end(r.t, SIGKILL)))
		stop(NULL, "the wizard ended by itself");
	r.t = NULL;
	kept = kept_state(&r);
	if (kept < r.saved)
		stop(&r, "state %d was shown as saved, %d is kept", r.saved,
		    kept);
	n_ahead += kept > r.saved;
	if (r.moment == AT_START)
		return;		/* as if it had not been started */
	m->began = r.began;
	m->now = r.states[kept];
	m->cursors = cursors_of(&r, &m->now);
	text_of(&m->before, before, sizeof(before));
	text_of(&m->now, now, sizeof(now));
	m->announce = strcmp(before, now) != 0;
	m->walked = true;
}

static _Noreturn void
one_job(const char *dir, int rounds)
{
	struct memory m = { .walked = false };
	struct store *s;

	db = xasprintf("%s/%d/anshin.db", dir, job);
	setenv("ANSHIN_DB", db, 1);
	srandom(20240401U + (unsigned)job);
	if (store_open(&s, db, STORE_WRITE, &err) != 0 ||
	    store_create(s, NULL, "みどり", "2024-04", 2024, "kill", app,
	    &err) != 0)
		stop(NULL, "create");
	store_close(s);
	for (round_no = 1; round_no <= rounds; round_no++)
		one_round(&m);
	printf("# job %d: %d kills; %d states seen as saved, %d times more was"
	    " kept; %d times at its letter, %d announced, %d refused\n", job,
	    rounds, n_saved, n_ahead, n_placed, n_announced, n_refused);
	fflush(stdout);
	exit(0);
}

static int
number(const char *name, int otherwise)
{
	const char *value = getenv(name);

	return value == NULL ? otherwise : (int)strtol(value, NULL, 10);
}

int
main(void)
{
	char dir[] = "/tmp/anshin-kill-XXXXXX", *command, *anshin;
	const char *top = getenv("top_builddir");
	int jobs = number("KILL_JOBS", 4), rounds = number("KILL_ROUNDS", 10);
	int status, i, bad = 0;

	anshin = xasprintf("%s/anshin", top == NULL ? "." : top);
	if (mkdtemp(dir) == NULL)
		stop(NULL, "no folder for the test");
	setenv("ANSHIN", anshin, 1);
	setenv("HOME", dir, 1);
	printf("1..%d\n", jobs);
	fflush(stdout);
	for (job = 1; job <= jobs; job++) {
		if (fork() == 0)
			one_job(dir, rounds);
	}
	for (i = 1; i <= jobs; i++) {
		if (wait(&status) < 0)
			status = 1;
		printf("%s %d - killed %d times, nothing lost\n",
		    status == 0 ? "ok" : "not ok", i, rounds);
		fflush(stdout);
		bad |= status;
	}
	command = xasprintf("rm -rf '%s'", dir);
	i = bad == 0 ? system(command) : 0;
	free(command);
	free(anshin);
	return bad == 0 && i == 0 ? 0 : 1;
}
