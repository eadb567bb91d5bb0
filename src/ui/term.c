/*
 * Starting the terminal and putting it back: on every way out, also when the
 * program dies. ncurses and CDK are set up here and nowhere else.
 */
#include "config.h"

#include "ui/term.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "ui/probe.h"
#include "ui/replay.h"
#include "ui/signals.h"
#include "ui/term_curses.h"
#include "ui/widget/cells.h"

#include <term.h>
#undef columns

enum { MIN_ROWS = 24, MIN_COLS = 80 };
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

static struct {
	bool active;		/* curses owns the terminal */
	bool has_exit;		/* term_stop stands in atexit */
	CDKSCREEN *cdk;
	FILE *in, *out;		/* of a replay */
	int rows, cols;
	const char *dump_dir;
} term;

CDKSCREEN *
term_screen(void)
{
	return term.cdk;
}

/* Why the wizard cannot run here; these words must show on any terminal. */
static int
check_terminal(struct error *err)
{
	const char *name = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(err, ERR_USAGE, "%s", _("The wizard needs "
		    "a terminal. Use --plain, or a command; "
		    "see anshin --help."));
	if (name != NULL && (strcmp(name, "linux") == 0 ||
	    strncmp(name, "linux-", 6) == 0) && i18n_lang() == LANG_JA)
		return error_set(err, ERR_USAGE, "%s",
		    "This console cannot show kanji. Start again with "
		    "--lang en, or with --plain, or from a terminal window.\n"
		    "Kono gamen de wa kanji ga hyouji dekimasen. "
		    "\"--lang en\" ka \"--plain\" wo tsukeru ka, "
		    "mado no aru tanmatsu kara kidou shite kudasai.");
	return 0;
}

/* Without UTF-8 ncurses would show Japanese as blanks and say nothing. */
static void
ensure_utf8(void)
{
	if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return;
	setlocale(LC_CTYPE, "C.UTF-8");
}

/* newterm says only that it failed: it tells nothing apart. */
static void
not_opened(bool known, int errnum, struct error *err)
{
	const char *name = getenv("TERM");
	int code = 0;

	if (!known && (errnum == ENOMEM ||
	    setupterm(NULL, STDOUT_FILENO, &code) == OK))
		error_set(err, ERR_INTERNAL, "%s",
		    i18n_held(HELD_NO_MEMORY));
	else
		error_set(err, ERR_USAGE, _("The terminal \"%s\" is not "
		    "known here. Set TERM (for example TERM=xterm), or "
		    "use --plain."), name != NULL ? name : "");
}

static SCREEN *
open_screen(const struct term_options *o, struct error *err)
{
	SCREEN *s;
	int errnum;

	errno = 0;
	if (o->replay != NULL) {
		term.in = fopen("/dev/null", "r");
		term.out = fopen("/dev/null", "w");
		if (term.in == NULL || term.out == NULL) {
			file_error(err, "/dev/null", errno);
			return NULL;
		}
		use_env(FALSE);
		s = newterm("xterm-256color", term.out, term.in);
	} else {
		s = newterm(NULL, stdout, stdin);
	}
	errnum = errno;
	/* Until a screen has been left once, ncurses 6.4 sends what it has at
	 * every move of the cursor: a key would be shown in pieces. */
	if (s != NULL)
		endwin();
	if (s == NULL || cursor_address == NULL) {
		not_opened(s != NULL, errnum, err);
		return NULL;
	}
	return s;
}

/* CDK sets the locale from the environment; ours must stay. */
static void
start_cdk(void)
{
	char *locale = xstrdup(setlocale(LC_ALL, NULL));

	term.cdk = initCDKScreen(stdscr);
	setlocale(LC_ALL, locale);
	free(locale);
}

static void
append_cap(struct str *s, const char *cap)
{
	if (cap != NULL && strstr(cap, "$<") == NULL)
		str_add(s, cap);
}

/* Sends bytes now. What curses has not sent yet comes after them. */
static void
send_now(const char *bytes)
{
	fputs(bytes, stdout);
	fflush(stdout);
}

/* What a fault handler writes: as endwin() would, and the paste mode. */
static void
prepare_restore(void)
{
	struct str s;

	str_init(&s, 400);
	str_add(&s, PASTE_OFF);
	append_cap(&s, exit_attribute_mode);
	append_cap(&s, cursor_normal);
	append_cap(&s, keypad_local);
	append_cap(&s, exit_ca_mode);
	str_add(&s, "\r\n");
	signals_set_restore(s.ptr);
	str_clear(&s);
}

static void
set_modes(void)
{
	raw();
	noecho();
	nonl();
	curs_set(1);
	/* ncurses would leave a screen half drawn when the answer to a question
	 * of ours comes in meanwhile; run.c itself looks before it draws. */
	typeahead(-1);
}

int
term_start(const struct term_options *o, struct error *err)
{
	const char *no_color = getenv("NO_COLOR"), *name = getenv("TERM");
	bool color = !o->no_color && (no_color == NULL ||
	    no_color[0] == '\0') && (name == NULL ||
	    strcmp(name, "dumb") != 0);

	if (o->replay != NULL ? replay_load(o->replay, err) != 0 :
	    check_terminal(err) != 0)
		return -1;
	ensure_utf8();
	width_set_ambiguous(1);
	probe_start();
	if (o->replay == NULL)
		signals_start();
	if (open_screen(o, err) == NULL) {
		signals_stop();
		return -1;
	}
	term.active = true;
	term.dump_dir = o->dump_dir;
	term.rows = o->rows > 0 ? o->rows : MIN_ROWS;
	term.cols = o->cols > 0 ? o->cols : MIN_COLS;
	if (!term.has_exit)
		atexit(term_stop);
	term.has_exit = true;
	xalloc_on_failure(term_stop);
	start_cdk();
	if (o->replay != NULL)
		resize_term(term.rows, term.cols);
	set_modes();
	cells_start(color, o->ascii);
	input_start();
	if (o->replay == NULL) {
		prepare_restore();
		refresh();	/* enters the screen before anything is asked */
		send_now(PASTE_ON PROBE_QUESTIONS);
	}
	return 0;
}

void
term_stop(void)
{
	if (!term.active)
		return;
	term.active = false;
	if (term.out == NULL)
		send_now(PASTE_OFF);
	endwin();
	input_stop();
	xalloc_on_failure(NULL);
	signals_stop();
	replay_clear();
	if (term.out != NULL) {
		fclose(term.in);
		fclose(term.out);
		term.in = term.out = NULL;
	}
}

bool
term_small(void)
{
	int rows, cols;

	getmaxyx(stdscr, rows, cols);
	return rows < MIN_ROWS || cols < MIN_COLS;
}

void
term_resize(void)
{
	struct winsize ws;

	if (term.out != NULL) {
		replay_size(&term.rows, &term.cols);
	} else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 &&
	    ws.ws_row > 0 && ws.ws_col > 0) {
		term.rows = ws.ws_row;
		term.cols = ws.ws_col;
	} else {
		return;
	}
	if (term.rows != LINES || term.cols != COLS)
		resizeterm(term.rows, term.cols);
	if (probe_lines_wide())
		cells_set_ascii(true);
	term_redraw();
}

void
term_redraw(void)
{
	clearok(curscr, TRUE);
}

void
term_suspend(void)
{
	if (!term.active || term.out != NULL)
		return;
	send_now(PASTE_OFF);
	endwin();
	signals_stop_process();
	refresh();
	set_modes();
	send_now(PASTE_ON);
	signals_raise(SIGNALS_RESIZE);
}

/* The line-drawing characters of the DEC set, as they look. */
static const char *
line_char(wchar_t c)
{
	static const struct { char dec; const char *utf8; } map[] = {
		{ 'l', "┌" }, { 'k', "┐" }, { 'm', "└" }, { 'j', "┘" },
		{ 'q', "─" }, { 'x', "│" }, { 't', "├" }, { 'u', "┤" },
		{ 'w', "┬" }, { 'v', "┴" }, { 'n', "┼" }, { 'a', "▒" },
	};
	size_t i;

	for (i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (map[i].dec == (char)c)
			return map[i].utf8;
	return "?";
}

/* Adds what cell (y, x) shows; returns its columns. */
static int
dump_cell(struct str *out, int y, int x)
{
	wchar_t chars[CCHARW_MAX + 1] = L"";
	cchar_t cc;
	attr_t attr = A_NORMAL;
	short pair;
	int i, columns;

	if (mvwin_wch(curscr, y, x, &cc) == ERR ||
	    getcchar(&cc, chars, &attr, &pair, NULL) == ERR ||
	    chars[0] == L'\0') {
		str_add_char(out, ' ');
		return 1;
	}
	if ((attr & A_ALTCHARSET) != 0) {
		str_add(out, line_char(chars[0]));
		return 1;
	}
	for (i = 0; i < CCHARW_MAX && chars[i] != L'\0'; i++)
		str_add_code(out, (uint32_t)chars[i]);
	columns = width_code((uint32_t)chars[0]);
	return columns > 0 ? columns : 1;
}

int
term_dump(const char *path, struct error *err)
{
	struct str out;
	struct outfile *f;
	int y, x, cursor_y, cursor_x, rows, cols;
	size_t start;

	getyx(curscr, cursor_y, cursor_x);
	getmaxyx(curscr, rows, cols);
	str_init(&out, (size_t)1 << 20);
	for (y = 0; y < rows; y++) {
		start = out.len;
		for (x = 0; x < cols;)
			x += dump_cell(&out, y, x);
		while (out.len > start && out.ptr[out.len - 1] == ' ')
			str_truncate(&out, out.len - 1);
		str_add_char(&out, '\n');
	}
	wmove(curscr, cursor_y, cursor_x);
	str_addf(&out, "cursor %d,%d\n", cursor_y, cursor_x);
	if (outfile_open(&f, path, 0644, err) != 0) {
		str_clear(&out);
		return -1;
	}
	outfile_write(f, out.ptr, out.len);
	str_clear(&out);
	return outfile_commit(f, err);
}

const char *
term_dump_dir(void)
{
	return term.dump_dir;
}
