/* A terminal for tests: see terminal.h. */
#include "config.h"

#include "terminal.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum { ROW_MAX = 8192, WRITTEN_MAX = 16 << 20 };

struct terminal {
	int fd, rows, cols;
	pid_t pid;
	VTerm *vt;
	VTermScreen *screen;
	struct str *text;		/* one a row */
	struct str written;
	bool wide;			/* answers that all is wide */
	int slow;			/* ms after an answer's first byte */
	struct termios before;
};

/* What the terminal answers, as to the question where the cursor is. */
static void
answer(const char *bytes, size_t n, void *arg)
{
	const struct terminal *p = arg;
	static const char wide[] = "\033[1;3R";

	if (p->wide && n > 3 && bytes[n - 1] == 'R') {
		bytes = wide;
		n = sizeof(wide) - 1;
	}
	if (p->slow > 0 && n > 1 && write(p->fd, bytes, 1) == 1) {
		usleep((useconds_t)p->slow * 1000);
		bytes++;
		n--;
	}
	while (n > 0) {
		ssize_t done = write(p->fd, bytes, n);

		if (done <= 0)
			return;
		bytes += done;
		n -= (size_t)done;
	}
}

/* The settings of a terminal in which a shell waits. */
static const struct termios usual = {
	.c_iflag = ICRNL | IXON | IUTF8, .c_oflag = OPOST | ONLCR,
	.c_cflag = CS8 | CREAD | B38400,
	.c_lflag = ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE |
	    IEXTEN,
	.c_cc = { [VINTR] = 3, [VQUIT] = 28, [VERASE] = 127, [VKILL] = 21,
	    [VEOF] = 4, [VMIN] = 1, [VSTART] = 17, [VSTOP] = 19,
	    [VSUSP] = 26 },
};

struct terminal *
terminal_start(char *const argv[], int rows, int cols)
{
	const struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols };
	struct terminal *p = xcalloc(1, sizeof(*p));
	struct termios before = usual;
	int i;

	p->pid = forkpty(&p->fd, NULL, &before, &size);
	if (p->pid == 0) {
		/* A shell ignores both for what it runs in the background. */
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		setenv("TERM", "xterm-256color", 1);
		execv(argv[0], argv);
		_exit(127);
	}
	if (p->pid < 0) {
		free(p);
		return NULL;
	}
	p->rows = rows;
	p->cols = cols;
	p->before = before;
	str_init(&p->written, WRITTEN_MAX);
	p->text = xcalloc((size_t)rows, sizeof(*p->text));
	for (i = 0; i < rows; i++)
		str_init(&p->text[i], ROW_MAX);
	p->vt = vterm_new(rows, cols);
	vterm_set_utf8(p->vt, 1);
	vterm_output_set_callback(p->vt, answer, p);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
	return p;
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool
terminal_pump(struct terminal *p, int quiet, int most)
{
	struct pollfd in = { .fd = p->fd, .events = POLLIN };
	int64_t end = now_ms() + most, left;
	char bytes[16384];
	ssize_t n;

	while ((left = end - now_ms()) >= 0) {
		if (poll(&in, 1, left < quiet ? (int)left : quiet) <= 0)
			return true;
		n = read(p->fd, bytes, sizeof(bytes));
		if (n <= 0)
			return n < 0 && errno == EINTR;
		(void)str_add_n(&p->written, bytes, (size_t)n);
		vterm_input_write(p->vt, bytes, (size_t)n);
	}
	return true;
}

bool
terminal_type(struct terminal *p, const char *bytes)
{
	size_t n = strlen(bytes);

	return write(p->fd, bytes, n) == (ssize_t)n;
}

bool
terminal_send(struct terminal *p, const char *bytes, size_t n)
{
	enum { AT_ONCE = 512 };
	ssize_t done;

	while (n > 0) {
		done = write(p->fd, bytes, n < AT_ONCE ? n : AT_ONCE);
		if (done < 0 || !terminal_pump(p, 0, 0))
			return false;
		bytes += done;
		n -= (size_t)done;
	}
	return true;
}

void
terminal_signal(struct terminal *p, int sig)
{
	kill(p->pid, sig);
}

bool
terminal_is_as_before(struct terminal *p)
{
	struct termios now;

	return tcgetattr(p->fd, &now) == 0 &&
	    now.c_iflag == p->before.c_iflag &&
	    now.c_oflag == p->before.c_oflag &&
	    now.c_lflag == p->before.c_lflag &&
	    memcmp(now.c_cc, p->before.c_cc, sizeof(now.c_cc)) == 0;
}

int
terminal_column(struct terminal *p, int row, size_t at)
{
	VTermPos pos = { .row = row, .col = 0 };
	VTermScreenCell cell;
	size_t len = 0;
	char bytes[4];
	int i;

	while (pos.col < p->cols && len < at) {
		memset(&cell, 0, sizeof(cell));
		vterm_screen_get_cell(p->screen, pos, &cell);
		pos.col += cell.width > 1 ? cell.width : 1;
		len += cell.chars[0] == 0;
		for (i = 0; i < VTERM_MAX_CHARS_PER_CELL &&
		    cell.chars[i] != 0; i++)
			len += utf8_write(cell.chars[i], bytes);
	}
	return pos.col;
}

const char *
terminal_row(struct terminal *p, int row)
{
	struct str *out = &p->text[row];
	VTermPos pos = { .row = row, .col = 0 };
	VTermScreenCell cell;
	size_t end = 0;
	int i;

	str_truncate(out, 0);
	while (pos.col < p->cols) {
		memset(&cell, 0, sizeof(cell));
		vterm_screen_get_cell(p->screen, pos, &cell);
		pos.col += cell.width > 1 ? cell.width : 1;
		if (cell.chars[0] == 0) {
			(void)str_add_char(out, ' ');
			continue;
		}
		for (i = 0; i < VTERM_MAX_CHARS_PER_CELL &&
		    cell.chars[i] != 0; i++)
			(void)str_add_code(out, cell.chars[i]);
		if (cell.chars[0] != ' ')
			end = out->len;
	}
	str_truncate(out, end);
	return out->ptr;
}

void
terminal_resize(struct terminal *p, int rows, int cols)
{
	const struct winsize size = { .ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols };
	int i;

	for (i = 0; i < p->rows; i++)
		str_clear(&p->text[i]);
	p->text = xreallocarray(p->text, (size_t)rows, sizeof(*p->text));
	for (i = 0; i < rows; i++)
		str_init(&p->text[i], ROW_MAX);
	p->rows = rows;
	p->cols = cols;
	vterm_set_size(p->vt, rows, cols);
	ioctl(p->fd, TIOCSWINSZ, &size);
}

void
terminal_answer_wide(struct terminal *p)
{
	p->wide = true;
}

void
terminal_answer_slowly(struct terminal *p, int ms)
{
	p->slow = ms;
}

const char *
terminal_written(struct terminal *p)
{
	return p->written.ptr;
}

void
terminal_forget(struct terminal *p)
{
	str_truncate(&p->written, 0);
}

int
terminal_find(struct terminal *p, const char *text)
{
	int i;

	for (i = 0; i < p->rows; i++) {
		if (strstr(terminal_row(p, i), text) != NULL)
			return i;
	}
	return -1;
}

long
terminal_writes(struct terminal *p)
{
	char *path = xasprintf("/proc/%ld/io", (long)p->pid), line[80];
	FILE *f = fopen(path, "r");
	long n = -1;

	free(path);
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof(line), f) != NULL)
		if (sscanf(line, "syscw: %ld", &n) == 1)
			break;
	fclose(f);
	return n;
}

bool
terminal_shows(struct terminal *p, const char *text, int most)
{
	int waited;

	for (waited = 0; waited < most; waited += 20) {
		if (terminal_find(p, text) >= 0)
			return true;
		if (!terminal_pump(p, 20, 20))
			break;
	}
	return terminal_find(p, text) >= 0;
}

bool
terminal_paints_blank(struct terminal *p)
{
	VTermScreenCell cell;
	VTermPos pos;

	for (pos.row = 0; pos.row < p->rows; pos.row++)
		for (pos.col = 0; pos.col < p->cols; pos.col++) {
			memset(&cell, 0, sizeof(cell));
			vterm_screen_get_cell(p->screen, pos, &cell);
			if (!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) &&
			    VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
				return true;
		}
	return false;
}

/* --- colours, as xterm shows them --- */

static void
rgb_of(unsigned i, double rgb[3])
{
	static const unsigned char first[16][3] = {
		{ 0, 0, 0 }, { 205, 0, 0 }, { 0, 205, 0 }, { 205, 205, 0 },
		{ 0, 0, 238 }, { 205, 0, 205 }, { 0, 205, 205 },
		{ 229, 229, 229 }, { 127, 127, 127 }, { 255, 0, 0 },
		{ 0, 255, 0 }, { 255, 255, 0 }, { 92, 92, 255 },
		{ 255, 0, 255 }, { 0, 255, 255 }, { 255, 255, 255 },
	};
	static const unsigned char cube[6] = { 0, 95, 135, 175, 215, 255 };
	unsigned k;

	for (k = 0; k < 3; k++)
		rgb[k] = i < 16 ? first[i][k] : i >= 232 ?
		    8.0 + 10.0 * (i - 232) : cube[(i - 16) / (k == 0 ? 36 :
		    k == 1 ? 6 : 1) % 6];
}

/* WCAG's relative luminance; the square is near enough to sRGB's curve. */
static double
luminance(const VTermColor *c)
{
	static const double weight[3] = { 0.2126, 0.7152, 0.0722 };
	double rgb[3], sum = 0;
	unsigned k;

	rgb_of(c->indexed.idx, rgb);
	for (k = 0; k < 3; k++)
		sum += weight[k] * rgb[k] / 255 * rgb[k] / 255;
	return sum;
}

static double
contrast(double a, double b)
{
	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static double
cell_contrast(const VTermScreenCell *cell)
{
	double fg, black, white;

	if (cell->chars[0] == 0 || cell->chars[0] == ' ' ||
	    VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) ||
	    !VTERM_COLOR_IS_INDEXED(&cell->fg))
		return 21;
	fg = luminance(&cell->fg);
	if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
		return contrast(fg, luminance(&cell->bg));
	black = contrast(fg, 0);
	white = contrast(fg, 1);
	return black < white ? black : white;
}

int
terminal_contrast(struct terminal *p)
{
	double least = 21, one;
	VTermScreenCell cell;
	VTermPos pos;

	for (pos.row = 0; pos.row < p->rows; pos.row++)
		for (pos.col = 0; pos.col < p->cols; pos.col++) {
			memset(&cell, 0, sizeof(cell));
			vterm_screen_get_cell(p->screen, pos, &cell);
			one = cell_contrast(&cell);
			least = one < least ? one : least;
		}
	return (int)(least * 10);
}

void
terminal_cursor(struct terminal *p, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

char *
terminal_screen(struct terminal *p)
{
	struct str all;
	int i;

	str_init(&all, (size_t)p->rows * ROW_MAX);
	for (i = 0; i < p->rows; i++)
		(void)str_addf(&all, "%s\n", terminal_row(p, i));
	return str_take(&all);
}

int
terminal_end(struct terminal *p, int sig)
{
	int status = 0, i;

	kill(p->pid, sig);
	while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	close(p->fd);
	vterm_free(p->vt);
	for (i = 0; i < p->rows; i++)
		str_clear(&p->text[i]);
	free(p->text);
	str_clear(&p->written);
	free(p);
	return status;
}
