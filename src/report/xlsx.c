/* The only user of libxlsxwriter. */
#include "config.h"

#include "report/xlsx.h"

#ifdef HAVE_XLSX

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/width.h"
#include "base/xalloc.h"

#define LIBRARY "libxlsxwriter.so.4"
#define FONT "BIZ UDPゴシック"		/* is in Windows; others take theirs */

#define FUNCTIONS(X) \
	X(workbook_new) X(workbook_close) X(workbook_add_worksheet) \
	X(workbook_add_format) X(workbook_set_properties) \
	X(format_set_font_name) X(format_set_font_size) X(format_set_bold) \
	X(format_set_text_wrap) X(format_set_align) X(format_set_border) \
	X(format_set_bg_color) \
	X(worksheet_write_string) X(worksheet_set_column) \
	X(worksheet_set_row) \
	X(worksheet_freeze_panes) X(worksheet_autofilter) \
	X(worksheet_repeat_rows) X(worksheet_set_landscape) \
	X(worksheet_set_paper) X(worksheet_fit_to_pages) \
	X(worksheet_set_footer) X(worksheet_set_margins)

#define MEMBER(name) __typeof__(&name) name;
static struct { FUNCTIONS(MEMBER) } lib;

struct xlsx {
	int fd;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *looks[XLSX_LOOKS];
	const struct xlsx_column *columns;
	unsigned row;			/* the one being filled */
	size_t lines;			/* of its tallest cell so far */
};

#define LINE_PT 13.0			/* of a font of 10 points */

static bool
find(void *library, const char *name, void *to)
{
	void *symbol = dlsym(library, name);

	if (symbol != NULL)
		memcpy(to, &symbol, sizeof(symbol));
	return symbol != NULL;
}

static int
load(struct error *err)
{
	static void *library;

	if (library == NULL)
		library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
#define FIND(name) && find(library, #name, &lib.name)
	if (library != NULL FUNCTIONS(FIND))
		return 0;
	return error_set(err, ERR_NOT_FOUND, _("Spreadsheets need the package "
	    "libxlsxwriter4, which is not installed. The answers are also in "
	    "data/answers.csv of the submission folder."));
}

static lxw_format *
make_look(struct xlsx *x, bool strong, bool head)
{
	lxw_format *f = lib.workbook_add_format(x->book);

	lib.format_set_font_name(f, FONT);
	lib.format_set_font_size(f, 10);
	lib.format_set_text_wrap(f);
	lib.format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	lib.format_set_border(f, LXW_BORDER_THIN);
	if (strong || head)
		lib.format_set_bold(f);
	if (head)
		lib.format_set_bg_color(f, 0xEFF0F2);
	return f;
}

/* The day of the application, not of the clock: the same bytes every time. */
static void
describe(struct xlsx *x, const char *title, const char *author, date_day day)
{
	char *copies[2] = { xstrdup(title), xstrdup(author) };
	lxw_doc_properties p = { .title = copies[0], .author = copies[1],
		.created = (time_t)(day == DATE_NONE ? 1 : day) * 86400 };

	(void)lib.workbook_set_properties(x->book, &p);
	free(copies[0]);
	free(copies[1]);
}

int
xlsx_new(struct xlsx **out, const char *title, const char *author,
    date_day day, struct error *err)
{
	struct xlsx *x;
	char name[40];

	if (load(err) != 0)
		return -1;
	x = xcalloc(1, sizeof(*x));
	x->fd = memfd_create("anshin-table", MFD_CLOEXEC);
	(void)snprintf(name, sizeof(name), "/proc/self/fd/%d", x->fd);
	x->book = x->fd < 0 ? NULL : lib.workbook_new(name);
	if (x->book == NULL) {
		if (x->fd >= 0)
			close(x->fd);
		free(x);
		return error_set(err, ERR_IO, _("The spreadsheet could not be "
		    "made."));
	}
	x->looks[XLSX_CELL] = make_look(x, false, false);
	x->looks[XLSX_STRONG] = make_look(x, true, false);
	x->looks[XLSX_HEAD] = make_look(x, true, true);
	describe(x, title, author, day);
	*out = x;
	return 0;
}

void
xlsx_sheet(struct xlsx *x, const char *name,
    const struct xlsx_column *columns, size_t n, size_t rows)
{
	lxw_worksheet *s = lib.workbook_add_worksheet(x->book, name);
	size_t i;

	x->sheet = s;
	x->columns = columns;
	x->row = 0;
	x->lines = 0;
	for (i = 0; i < n; i++) {
		lib.worksheet_set_column(s, (lxw_col_t)i, (lxw_col_t)i,
		    columns[i].width, NULL);
		xlsx_put(x, 0, (unsigned)i, XLSX_HEAD, _(columns[i].title));
	}
	lib.worksheet_freeze_panes(s, 1, 0);
	lib.worksheet_autofilter(s, 0, 0, (lxw_row_t)rows,
	    (lxw_col_t)(n - 1));
	lib.worksheet_repeat_rows(s, 0, 0);
	lib.worksheet_set_landscape(s);
	lib.worksheet_set_paper(s, 9);		/* A4 */
	lib.worksheet_set_margins(s, 0.4, 0.4, 0.5, 0.6);
	lib.worksheet_fit_to_pages(s, 1, 0);
	lib.worksheet_set_footer(s, "&L&8&A&R&8&P / &N");
}

/* A Japanese font draws ambiguous characters as wide ones, whatever the
 * terminal does. */
static size_t
lines_of(const char *text, double width)
{
	const int was = width_ambiguous();
	struct wline *lines;
	size_t n;

	width_set_ambiguous(2);
	n = width_wrap(text, strlen(text), width < 2 ? 1 : (size_t)width - 1,
	    &lines);
	width_set_ambiguous(was);
	free(lines);
	return n;
}

/* Not every program makes a row as tall as its wrapped text by itself. */
static void
grow_row(struct xlsx *x, unsigned row, size_t lines)
{
	if (row != x->row)
		x->lines = 0;
	x->row = row;
	if (lines <= x->lines)
		return;
	x->lines = lines;
	(void)lib.worksheet_set_row(x->sheet, row, (double)lines * LINE_PT + 3,
	    NULL);
}

void
xlsx_put(struct xlsx *x, unsigned row, unsigned column, enum xlsx_look look,
    const char *text)
{
	/* An empty string is written as a blank cell with its border. */
	(void)lib.worksheet_write_string(x->sheet, row, (lxw_col_t)column,
	    text, x->looks[look]);
	grow_row(x, row, lines_of(text, x->columns[column].width));
}

static int
copy_out(int fd, const char *path, struct error *err)
{
	struct outfile *f;
	struct stat st;
	void *bytes;

	if (fstat(fd, &st) != 0 || st.st_size <= 0)
		return error_set(err, ERR_IO, _("The spreadsheet could not be "
		    "made."));
	bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return error_set(err, ERR_IO, _("The spreadsheet could not be "
		    "made."));
	if (outfile_open(&f, path, 0666, err) != 0) {
		munmap(bytes, (size_t)st.st_size);
		return -1;
	}
	outfile_write(f, bytes, (size_t)st.st_size);
	munmap(bytes, (size_t)st.st_size);
	return outfile_commit(f, err);
}

int
xlsx_save(struct xlsx *x, const char *path, struct error *err)
{
	lxw_error fault = lib.workbook_close(x->book);
	int rc = fault != LXW_NO_ERROR ? error_set(err, ERR_IO,
	    _("The spreadsheet could not be made.")) : copy_out(x->fd, path,
	    err);

	close(x->fd);
	free(x);
	return rc;
}

#endif
