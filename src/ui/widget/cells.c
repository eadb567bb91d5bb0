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

static void
flush_cell(WINDOW *w, wchar_t *cell, size_t *n, attr_t attr, short pair)
{
	cchar_t cc;

	if (*n == 0)
		return;
	cell[*n] = L'\0';
	if (setcchar(&cc, cell, attr, pair, NULL) == OK)
		wadd_wch(w, &cc);
	*n = 0;
}

int
cells_text(WINDOW *w, int y, int x, int columns, const char *s, size_t n,
    size_t skip, enum style st)
{
	wchar_t cell[CCHARW_MAX];
	size_t at, len, in_cell = 0, end = skip + (size_t)columns, now = 0;
	int cols, used = 0;
	uint32_t code;
	attr_t attr;
	short pair;

	if (columns <= 0 || wmove(w, y, x) == ERR)
		return 0;
	cells_style(st, &attr, &pair);
	for (at = 0; at < n; at += len) {
		code = utf8_decode(s + at, n - at, &len);
		cols = width_code(code);
		if (cols == 0) {
			if (in_cell > 0 && in_cell + 1 < CCHARW_MAX &&
			    !utf8_is_hidden(code))
				cell[in_cell++] = (wchar_t)code;
			continue;
		}
		flush_cell(w, cell, &in_cell, attr, pair);
		if (now + (size_t)cols > end)
			break;
		if (now >= skip) {
			cell[in_cell++] = (wchar_t)code;
			used += cols;
		} else if (now + (size_t)cols > skip) {
			cell[in_cell++] = L' ';	/* right half of a kanji */
			used++;
		}
		now += (size_t)cols;
	}
	flush_cell(w, cell, &in_cell, attr, pair);
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

void
cells_hline(WINDOW *w, int y, int x, int columns, enum style st)
{
	int i;

	for (i = 0; i < columns; i++)
		put_line_char(w, y, x + i, ACS_HLINE, '-', st);
}

void
cells_box(WINDOW *w, int y, int x, int rows, int columns, enum style st)
{
	int i, bottom = y + rows - 1, right = x + columns - 1;

	cells_hline(w, y, x + 1, columns - 2, st);
	cells_hline(w, bottom, x + 1, columns - 2, st);
	for (i = y + 1; i < bottom; i++) {
		put_line_char(w, i, x, ACS_VLINE, '|', st);
		put_line_char(w, i, right, ACS_VLINE, '|', st);
	}
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
