/*
 * Text into cells. ncurses 6.4's string functions drop a combining mark that
 * follows a double-width character, so each character is put together with
 * setcchar() and written with wadd_wch(). What has no width is joined to the
 * character before it; control characters are never sent to a terminal.
 */
#include "config.h"

#include "ui/widget/cells.h"

#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "base/width.h"

enum { PAIR_GOOD = 1, PAIR_BAD, PAIR_WARN, PAIR_LINK, PAIR_BAR };

static bool with_color, with_ascii;

/* The background stays the user's, dark or light. Of 256 colours those are
 * taken that read well on both: every contrast with black and with white is
 * above 3.8. Of eight or sixteen, which belong to the user's theme, only red
 * and magenta do; what is good or leads somewhere then has the user's own
 * colour. */
static void
set_colors(bool many)
{
	init_pair(PAIR_GOOD, many ? 28 : -1, -1);
	init_pair(PAIR_BAD, many ? 160 : COLOR_RED, -1);
	init_pair(PAIR_WARN, many ? 130 : COLOR_MAGENTA, -1);
	init_pair(PAIR_LINK, many ? 30 : -1, -1);
	init_pair(PAIR_BAR, many ? 231 : COLOR_WHITE, many ? 24 : COLOR_BLUE);
}

void
cells_start(bool color, bool ascii)
{
	with_ascii = ascii;
	/* Asked first: a terminal of two colours would be told to use them. */
	with_color = color && tigetnum("colors") >= 8 &&
	    start_color() != ERR && COLOR_PAIRS >= 8 &&
	    use_default_colors() != ERR;
	if (with_color)
		set_colors(COLORS >= 256);
}

void
cells_set_ascii(bool ascii)
{
	with_ascii = ascii;
}

bool
cells_ascii(void)
{
	return with_ascii;
}

int
cells_colors(void)
{
	return with_color ? COLORS : 0;
}

void
cells_style(enum style st, attr_t *attr, short *pair)
{
	/* clang-format off */
	static const struct look { attr_t color; short pair; attr_t mono; }
	looks[] = {
		[STYLE_PLAIN] = { A_NORMAL, 0, A_NORMAL },
		[STYLE_TITLE] = { A_BOLD, 0, A_BOLD },
		[STYLE_DIM] = { A_DIM, 0, A_NORMAL },
		[STYLE_GOOD] = { A_NORMAL, PAIR_GOOD, A_NORMAL },
		[STYLE_BAD] = { A_BOLD, PAIR_BAD, A_BOLD },
		[STYLE_WARN] = { A_NORMAL, PAIR_WARN, A_NORMAL },
		[STYLE_KEY] = { A_BOLD, 0, A_BOLD },
		[STYLE_SELECTED] = { A_REVERSE, 0, A_REVERSE },
		[STYLE_BAR] = { A_BOLD, PAIR_BAR, A_REVERSE },
		[STYLE_LINK] = { A_UNDERLINE, PAIR_LINK, A_UNDERLINE },
	};
	/* clang-format on */

	*attr = with_color ? looks[st].color : looks[st].mono;
	*pair = with_color ? looks[st].pair : 0;
}

/*
 * Cells on their way into a window: many at once cost a third of one by one.
 * (Not as a string: ncurses 6.4 drops combining marks there.)
 */
enum { RUN_MAX = 128 };
struct run {
	WINDOW *w;
	int y, x;		/* of the first cell */
	int columns;		/* of all of them */
	size_t n;
	attr_t attr;
	short pair;
	wchar_t text[CCHARW_MAX];	/* of the cell that is put together */
	size_t letters;
	cchar_t cells[RUN_MAX];
};

static void
run_flush(struct run *r)
{
	if (r->n > 0)
		mvwadd_wchnstr(r->w, r->y, r->x, r->cells, (int)r->n);
	r->x += r->columns;
	r->columns = 0;
	r->n = 0;
}

static void
run_end_cell(struct run *r)
{
	if (r->letters == 0)
		return;
	r->text[r->letters] = L'\0';
	if (setcchar(&r->cells[r->n], r->text, r->attr, r->pair,
	    NULL) == OK)
		r->n++;
	r->letters = 0;
	if (r->n == RUN_MAX)
		run_flush(r);
}

static void
run_begin_cell(struct run *r, wchar_t c, int columns)
{
	r->text[r->letters++] = c;
	r->columns += columns;
}

int
cells_text(WINDOW *w, int y, int x, int columns, const char *s, size_t n,
    size_t skip, enum style st)
{
	struct run r;
	size_t at, len, end = skip + (size_t)columns, now = 0;
	int cols, used = 0;
	uint32_t code;

	if (columns <= 0)
		return 0;
	r.w = w;
	r.y = y;
	r.x = x;
	r.columns = 0;
	r.n = r.letters = 0;
	cells_style(st, &r.attr, &r.pair);
	for (at = 0; at < n; at += len) {
		code = utf8_decode(s + at, n - at, &len);
		cols = width_code(code);
		if (cols == 0) {
			if (r.letters > 0 && r.letters + 1 < CCHARW_MAX &&
			    !utf8_is_hidden(code))
				r.text[r.letters++] = (wchar_t)code;
			continue;
		}
		run_end_cell(&r);
		if (now + (size_t)cols > end)
			break;
		if (now >= skip) {
			run_begin_cell(&r, (wchar_t)code, cols);
			used += cols;
		} else if (now + (size_t)cols > skip) {
			/* right half of a kanji */
			run_begin_cell(&r, L' ', 1);
			used++;
		}
		now += (size_t)cols;
	}
	run_end_cell(&r);
	run_flush(&r);
	return used;
}

void
cells_fill(WINDOW *w, int y, int x, int columns, char c, enum style st)
{
	wchar_t cell[2] = { (wchar_t)c, L'\0' };
	cchar_t cc;
	attr_t attr;
	short pair;

	cells_style(st, &attr, &pair);
	if (columns > 0 && setcchar(&cc, cell, attr, pair, NULL) == OK)
		mvwhline_set(w, y, x, &cc, columns);
}

void
cells_line(WINDOW *w, int y, int x, int columns, const char *s, enum style st)
{
	size_t n = strlen(s), keep;
	int used;

	if (columns <= 0)
		return;
	if (width_n(s, n) <= (size_t)columns) {
		used = cells_text(w, y, x, columns, s, n, 0, st);
		cells_fill(w, y, x + used, columns - used, ' ', st);
		return;
	}
	keep = width_fit(s, n, (size_t)columns - 1);
	used = cells_text(w, y, x, columns - 1, s, keep, 0, st);
	cells_fill(w, y, x + used, columns - used, '~', st);
}

static void
put_line_char(WINDOW *w, int y, int x, chtype acs, char ascii,
    enum style st)
{
	attr_t attr;
	short pair;

	cells_style(st, &attr, &pair);
	wattr_set(w, attr, pair, NULL);
	mvwaddch(w, y, x, with_ascii ? (chtype)(unsigned char)ascii : acs);
	wattr_set(w, A_NORMAL, 0, NULL);
}

/* A line's character with its style, for whline and wvline. */
static chtype
line_char(chtype acs, char ascii, enum style st)
{
	attr_t attr;
	short pair;

	cells_style(st, &attr, &pair);
	return (with_ascii ? (chtype)(unsigned char)ascii : acs) | attr |
	    (chtype)COLOR_PAIR(pair);
}

void
cells_hline(WINDOW *w, int y, int x, int columns, enum style st)
{
	if (columns > 0)
		mvwhline(w, y, x, line_char(ACS_HLINE, '-', st), columns);
}

static void
cells_vline(WINDOW *w, int y, int x, int rows, enum style st)
{
	if (rows > 0)
		mvwvline(w, y, x, line_char(ACS_VLINE, '|', st), rows);
}

void
cells_box(WINDOW *w, int y, int x, int rows, int columns, enum style st)
{
	int bottom = y + rows - 1, right = x + columns - 1;

	cells_hline(w, y, x + 1, columns - 2, st);
	cells_hline(w, bottom, x + 1, columns - 2, st);
	cells_vline(w, y + 1, x, rows - 2, st);
	cells_vline(w, y + 1, right, rows - 2, st);
	put_line_char(w, y, x, ACS_ULCORNER, '+', st);
	put_line_char(w, y, right, ACS_URCORNER, '+', st);
	put_line_char(w, bottom, x, ACS_LLCORNER, '+', st);
	put_line_char(w, bottom, right, ACS_LRCORNER, '+', st);
}

void
cells_scrollbar(WINDOW *w, int y, int x, int height, size_t top, size_t n)
{
	size_t rows = (size_t)height, bar, from;
	int i;

	if (height <= 0 || n <= rows)
		return;
	bar = rows * rows / n > 0 ? rows * rows / n : 1;
	if (top > n - rows)
		top = n - rows;
	from = top * (rows - bar) / (n - rows);
	for (i = (int)from; i < (int)(from + bar); i++)
		put_line_char(w, y + i, x, ACS_CKBOARD, '#', STYLE_PLAIN);
}
