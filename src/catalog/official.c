/*
 * RFC 4180 with the freedoms that spreadsheets take: a byte order mark, tabs
 * instead of commas, LF or CR LF, quoted cells with line feeds in them.
 */
#include "config.h"

#include "catalog/official.h"

#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "catalog/load.h"

enum { CELLS = 3, CELL_MAX = 20000 };

struct table {
	const char *p;			/* what is left to read */
	char comma;
	int line;			/* of p, from 1 */
	struct str cell[CELLS];
	size_t n;			/* cells of the row; more are dropped */
};

char *
official_text(const char *bytes, size_t n, struct error *err)
{
	size_t room = 3 * n + 1, left = n;
	char *out, *from, *copy, *to;
	iconv_t cd;

	if (utf8_check(bytes, n) == n)
		return xstrndup(bytes, n);
	cd = iconv_open("UTF-8", "CP932");
	out = to = xcalloc(room, 1);
	copy = from = xmalloc(n);
	memcpy(copy, bytes, n);
	if (cd == (iconv_t)-1 ||
	    iconv(cd, &from, &left, &to, &room) == (size_t)-1 || left > 0) {
		free(out);
		out = NULL;
		error_set(err, ERR_DATA, _("The table is neither UTF-8 nor "
		    "Shift_JIS. Please save it as \"CSV UTF-8\"."));
	}
	if (cd != (iconv_t)-1)
		iconv_close(cd);
	free(copy);
	return out;
}

static void
add_to_cell(struct table *t, char c)
{
	if (t->n <= CELLS)
		(void)str_add_char(&t->cell[t->n - 1], c);
}

/* Reads one cell; true when the row goes on after it. */
static bool
read_cell(struct table *t)
{
	bool quoted = *t->p == '"';

	t->n++;
	if (quoted)
		t->p++;
	while (*t->p != '\0') {
		if (quoted && t->p[0] == '"' && t->p[1] == '"') {
			t->p++;
		} else if (quoted && *t->p == '"') {
			quoted = false;
			t->p++;
			continue;
		} else if (!quoted && (*t->p == t->comma || *t->p == '\n')) {
			break;
		}
		if (*t->p == '\n')
			t->line++;
		if (*t->p != '\r')
			add_to_cell(t, *t->p);
		t->p++;
	}
	if (*t->p != t->comma)
		return false;
	t->p++;
	return true;
}

static void
read_row(struct table *t)
{
	size_t i;

	for (i = 0; i < CELLS; i++)
		str_truncate(&t->cell[i], 0);
	t->n = 0;
	while (read_cell(t))
		;
	if (*t->p == '\n') {
		t->p++;
		t->line++;
	}
}

static const char *
kept(struct catalog *c, const struct str *cell)
{
	char *clean = utf8_clean(cell->ptr, cell->len, false);
	const char *text = arena_strdup(catalog_arena(c), clean);

	free(clean);
	return text;
}

static bool
use_row(struct catalog *c, struct table *t)
{
	const struct item *found;
	struct item *it;
	char *id = utf8_search_key(t->cell[0].ptr);

	found = catalog_item(c, id);
	free(id);
	if (found == NULL)
		return false;
	/* the catalogue is ours to fill until it is handed out */
	it = (struct item *)(size_t)found;
	it->official_no = kept(c, &t->cell[1]);
	it->official_text = kept(c, &t->cell[2]);
	return true;
}

void
official_apply(struct catalog *c, const char *name, const char *text,
    struct diag_list *diags, size_t *filled)
{
	struct table t = { .p = text, .line = 1 };
	size_t i;
	int line;

	*filled = 0;
	if (str_starts(text, "\xef\xbb\xbf"))
		t.p += 3;
	t.comma = strcspn(t.p, "\t") < strcspn(t.p, "\n") ? '\t' : ',';
	for (i = 0; i < CELLS; i++)
		str_init(&t.cell[i], CELL_MAX);
	while (*t.p != '\0') {
		line = t.line;
		read_row(&t);
		if (t.cell[0].len == 0)
			continue;
		if (use_row(c, &t))
			(*filled)++;
		else if (line > 1)
			diag_add(diags, DIAG_WARNING, name, line, 1, "",
			    _("There is no item \"%s\" in this check sheet. "
			    "The line was left out."), t.cell[0].ptr);
	}
	for (i = 0; i < CELLS; i++)
		str_clear(&t.cell[i]);
}
