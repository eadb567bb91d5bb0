/*
 * Bytes into events. Characters are put together here from single bytes, as
 * they may arrive one at a time on a slow line and wget_wch() would lose a
 * half one when its time is over. Keys are read through a pad: reading from
 * it never redraws anything.
 */
#include "config.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/probe.h"
#include "ui/replay.h"
#include "ui/signals.h"
#include "ui/term.h"
#include "ui/term_curses.h"

enum { IDLE_MS = 500, BYTE_MS = 500, PASTE_MS = 2000 };
/* How long the rest of a sequence may take behind its ESC: while our questions
 * are open longer, as over a slow line the answer to one comes in pieces. */
enum { ESC_MS = 25, ESC_ASKING_MS = 200, ASKING_MS = 3000 };
#define TEXT_MAX ((size_t)1 << 20)

/* Our own key codes, above all of curses'. */
enum { CODE_WORD_LEFT = 0x2000, CODE_WORD_RIGHT, CODE_TEXT_HOME,
	CODE_TEXT_END, CODE_PASTE_BEGIN, CODE_PASTE_END, CODE_COLUMN_1,
	CODE_COLUMN_2, CODE_COLUMN_3 };

/* clang-format off */
static const struct { const char *bytes; int code; } sequences[] = {
	{ "\033[200~", CODE_PASTE_BEGIN }, { "\033[201~", CODE_PASTE_END },
	{ "\033[1;1R", CODE_COLUMN_1 }, { "\033[1;2R", CODE_COLUMN_2 },
	{ "\033[1;3R", CODE_COLUMN_3 },
	{ "\033[1;5D", CODE_WORD_LEFT }, { "\033[1;5C", CODE_WORD_RIGHT },
	{ "\033[1;3D", CODE_WORD_LEFT }, { "\033[1;3C", CODE_WORD_RIGHT },
	{ "\033Od", CODE_WORD_LEFT }, { "\033Oc", CODE_WORD_RIGHT },
	{ "\033[1;5H", CODE_TEXT_HOME }, { "\033[1;5F", CODE_TEXT_END },
	/* What terminals send that are not quite what TERM says. */
	{ "\033[H", KEY_HOME }, { "\033OH", KEY_HOME },
	{ "\033[1~", KEY_HOME }, { "\033[7~", KEY_HOME },
	{ "\033[F", KEY_END }, { "\033OF", KEY_END },
	{ "\033[4~", KEY_END }, { "\033[8~", KEY_END },
	{ "\033[A", KEY_UP }, { "\033OA", KEY_UP },
	{ "\033[B", KEY_DOWN }, { "\033OB", KEY_DOWN },
	{ "\033[C", KEY_RIGHT }, { "\033OC", KEY_RIGHT },
	{ "\033[D", KEY_LEFT }, { "\033OD", KEY_LEFT },
	{ "\033[3~", KEY_DC }, { "\033[2~", KEY_IC },
	{ "\033[5~", KEY_PPAGE }, { "\033[6~", KEY_NPAGE },
	{ "\033[Z", KEY_BTAB },
	{ "\033OP", KEY_F(1) }, { "\033[11~", KEY_F(1) },
	{ "\033[[A", KEY_F(1) },
	{ "\033OQ", KEY_F(2) }, { "\033[12~", KEY_F(2) },
	{ "\033OR", KEY_F(3) }, { "\033[13~", KEY_F(3) },
	{ "\033OS", KEY_F(4) }, { "\033[14~", KEY_F(4) },
};
static const struct { int code, key; } codes[] = {
	{ KEY_UP, KEYS_UP }, { KEY_DOWN, KEYS_DOWN },
	{ KEY_SR, KEYS_UP }, { KEY_SF, KEYS_DOWN },
	{ KEY_LEFT, KEYS_LEFT }, { KEY_RIGHT, KEYS_RIGHT },
	{ KEY_SLEFT, KEYS_LEFT }, { KEY_SRIGHT, KEYS_RIGHT },
	{ KEY_PPAGE, KEYS_PGUP }, { KEY_NPAGE, KEYS_PGDN },
	{ KEY_HOME, KEYS_HOME }, { KEY_END, KEYS_END },
	{ KEY_BACKSPACE, KEYS_BACKSPACE }, { KEY_DC, KEYS_DELETE },
	{ KEY_IC, KEYS_INSERT }, { KEY_BTAB, KEYS_BACKTAB },
	{ KEY_ENTER, KEYS_ENTER },
	{ CODE_WORD_LEFT, KEYS_WORD_LEFT },
	{ CODE_WORD_RIGHT, KEYS_WORD_RIGHT },
	{ CODE_TEXT_HOME, KEYS_TEXT_HOME }, { CODE_TEXT_END, KEYS_TEXT_END },
};
/* clang-format on */

static WINDOW *pad;
static struct str text;		/* of the last event */
static char *cleaned;		/* the same, of a paste */
static bool idle_told;		/* since the last input */
static int64_t rest_began;	/* when the last input came */
static int watched = -1, watch_ms = -1;		/* term_watch */
static int dead_reads;		/* reads in a row that gave nothing */
static bool asking;		/* the probe's answers may still come */
static int64_t asked;		/* when */

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
input_start(void)
{
	size_t i;

	pad = newpad(1, 1);
	keypad(pad, TRUE);
	wtimeout(pad, 0);
	for (i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++)
		define_key(sequences[i].bytes, sequences[i].code);
	str_init(&text, TEXT_MAX);
	idle_told = false;
	rest_began = asked = now_ms();
	dead_reads = 0;
	asking = !replay_active();
	set_escdelay(asking ? ESC_ASKING_MS : ESC_MS);
}

/* Some terminals never answer: they are not waited for. */
static void
stop_asking(void)
{
	if (asking && (!probe_waits() || now_ms() - asked > ASKING_MS)) {
		asking = false;
		set_escdelay(ESC_MS);
	}
}

void
input_stop(void)
{
	delwin(pad);
	pad = NULL;
	str_clear(&text);
	free(cleaned);
	cleaned = NULL;
}

/* Waits for input or a signal (also: what is watched); true when there is
 * something to read. */
static bool
wait_input(int ms, bool also)
{
	struct pollfd fds[3] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = signals_fd(), .events = POLLIN },
		{ .fd = also ? watched : -1, .events = POLLIN },
	};

	if (signals_any() || poll(fds, 3, ms) <= 0)
		return false;
	if (fds[1].revents != 0)
		signals_drain();
	if ((fds[0].revents & (POLLERR | POLLNVAL)) != 0 ||
	    (fds[0].revents & (POLLHUP | POLLIN)) == POLLHUP)
		signals_raise(SIGNALS_END);
	return (fds[0].revents & POLLIN) != 0;
}

/* A byte, a key code, or ERR when the time is over or a signal came. */
static int
read_any(int ms, bool also)
{
	int c;

	stop_asking();
	c = wgetch(pad);
	if (c == ERR && ms != 0 && wait_input(ms, also)) {
		c = wgetch(pad);
		/* A terminal that is gone is readable for ever. */
		if (c == ERR && ++dead_reads > 20)
			signals_raise(SIGNALS_END);
	}
	if (c != ERR)
		dead_reads = 0;
	return c;
}

static int
read_code(int ms)
{
	return read_any(ms, false);
}

static bool
is_byte(int c)
{
	return c >= 0 && c <= 0xFF;
}

/* Adds the bytes of the character that begins with c. */
static void
read_character(int c)
{
	size_t at = text.len, len;
	int want = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC2 ? 1 : 0;

	str_add_char(&text, (char)c);
	for (; want > 0; want--) {
		c = read_code(BYTE_MS);
		if (!is_byte(c) || (c & 0xC0) != 0x80) {
			if (c != ERR)
				ungetch(c);
			break;
		}
		str_add_char(&text, (char)c);
	}
	utf8_decode(text.ptr + at, text.len - at, &len);
	if (len != text.len - at || utf8_check(text.ptr + at, len) != len)
		str_truncate(&text, at);
}

/* ASCII, or its full-width twin that an input method left on produces. */
static int
command_key(void)
{
	size_t len;
	uint32_t code;

	if (text.len == 0)
		return KEYS_NONE;
	code = utf8_decode(text.ptr, text.len, &len);
	if (len != text.len)
		return KEYS_NONE;
	if (code == 0x3000)
		code = ' ';
	if (code >= 0xFF01 && code <= 0xFF5E)
		code -= 0xFEE0;
	return code < 0x7F ? KEYS_CHAR((int)code) : KEYS_NONE;
}

static bool
text_event(struct event *ev, int c)
{
	str_truncate(&text, 0);
	read_character(c);
	/* What an input method sends at once arrives as one event. */
	while (c >= 0x80 && text.len + 4 < TEXT_MAX) {
		c = read_code(0);
		if (!is_byte(c) || c < 0x80) {
			if (c != ERR)
				ungetch(c);
			break;
		}
		read_character(c);
	}
	if (text.len == 0)
		return false;
	*ev = (struct event){ .kind = EVENT_TEXT, .key = command_key(),
		.text = text.ptr, .len = text.len };
	return true;
}

static bool
paste_event(struct event *ev)
{
	int c;

	str_truncate(&text, 0);
	while ((c = read_code(PASTE_MS)) != ERR && c != CODE_PASTE_END)
		if (is_byte(c))
			str_add_char(&text, (char)c);
	free(cleaned);
	cleaned = utf8_clean(text.ptr, text.len, false);
	*ev = (struct event){ .kind = EVENT_PASTE, .text = cleaned,
		.len = strlen(cleaned) };
	return ev->len > 0;
}

static bool
key_event(struct event *ev, int key)
{
	*ev = (struct event){ .kind = EVENT_KEY, .key = key };
	return true;
}

/* What may stand in a sequence before its last byte. */
static bool
is_middle(int c)
{
	return c >= 0x20 && c < 0x40;
}

/* The sequence of an unknown key says nothing, but ESC by itself is a key, and
 * so it is before a letter that no sequence begins with, or that begins none:
 * what a person typed quickly is theirs. */
static bool
escape_event(struct event *ev)
{
	int first = read_code(0), c;

	if (first == ERR)
		return key_event(ev, KEYS_ESC);
	c = first == '[' || first == 'O' ? read_code(ESC_MS) : ERR;
	if (c < 0x20 || c > 0x7E) {
		if (c != ERR)
			ungetch(c);
		ungetch(first);
		return key_event(ev, KEYS_ESC);
	}
	while (is_middle(c))
		c = read_code(ESC_MS);
	if (c != ERR && !(c >= 0x40 && c <= 0x7E))
		ungetch(c);
	return false;
}

static bool
code_event(struct event *ev, int c)
{
	size_t i;

	if (c == CODE_PASTE_BEGIN)
		return paste_event(ev);
	if (c >= CODE_COLUMN_1 && c <= CODE_COLUMN_3) {
		ev->kind = EVENT_RESIZE;
		return probe_answer(c - CODE_COLUMN_1 + 1);
	}
	if (c >= KEY_F(1) && c <= KEY_F(12))
		return key_event(ev, KEYS_F1 + (c - KEY_F(1)));
	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (codes[i].code == c)
			return key_event(ev, codes[i].key);
	return false;
}

/* What the byte or code c begins; false when it means nothing. */
static bool
decode(struct event *ev, int c)
{
	if (!is_byte(c))
		return code_event(ev, c);
	if (c == 0x1B)
		return escape_event(ev);
	if (c == '\r' || c == '\n')
		return key_event(ev, KEYS_ENTER);
	if (c == '\t')
		return key_event(ev, KEYS_TAB);
	if (c == 0x7F || c == 0x08)
		return key_event(ev, KEYS_BACKSPACE);
	if (c < 0x20)
		return key_event(ev, KEYS_CTRL(c));
	return text_event(ev, c);
}

static bool
signal_event(struct event *ev)
{
	*ev = (struct event){ .kind = EVENT_END };
	if (signals_take(SIGNALS_END))
		return true;
	ev->kind = EVENT_RESIZE;
	if (signals_take(SIGNALS_STOP))
		term_suspend();
	return signals_take(SIGNALS_RESIZE);
}

static void
save_screen(const char *name)
{
	const char *dir = term_dump_dir();
	struct error err = { .code = ERR_OK };
	char *file = xasprintf("%s.screen", name);
	char *path = path_join(dir != NULL ? dir : ".", file);

	if (term_dump(path, &err) != 0)
		fprintf(stderr, "%s\n", err.text);
	free(path);
	free(file);
}

static void
next_replayed(struct event *ev)
{
	const char *name;

	while ((name = replay_next(ev)) != NULL)
		save_screen(name);
}

void
term_watch(int fd, int ms)
{
	watched = fd;
	watch_ms = ms;
}

/* Until the rest counts as one, or what is watched has its time; -1: for
 * ever. */
static int
patience(void)
{
	int64_t left = rest_began + IDLE_MS - now_ms();

	if (idle_told)
		return watch_ms;
	left = left < 0 ? 0 : left > IDLE_MS ? IDLE_MS : left;
	return watch_ms >= 0 && watch_ms < left ? watch_ms : (int)left;
}

/* Half a second without input: it is told once. */
static bool
is_rest(void)
{
	if (idle_told || signals_any() || now_ms() - rest_began < IDLE_MS)
		return false;
	idle_told = true;
	return true;
}

bool
term_next(struct event *ev)
{
	int c;

	*ev = (struct event){ .kind = EVENT_IDLE };
	if (replay_active()) {
		next_replayed(ev);
		return true;
	}
	for (;;) {
		if (signal_event(ev))
			return true;
		c = read_any(patience(), true);
		if (c != ERR) {
			idle_told = false;
			rest_began = now_ms();
			return decode(ev, c);
		}
		if (is_rest()) {
			*ev = (struct event){ .kind = EVENT_IDLE };
			return true;
		}
		if (watched >= 0 || watch_ms >= 0)
			return false;
	}
}

bool
term_pending(void)
{
	int c;

	if (replay_active())
		return false;
	if (signals_any())
		return true;
	c = wgetch(pad);
	if (c == ERR)
		return false;
	ungetch(c);
	return true;
}
