/*
 * Lists of files with their SHA-256. When one is read it may come from
 * anywhere: a path in it is only ever followed when it stays inside the
 * package, by its words here and by its links in tree.c.
 */
#include "config.h"

#include "package/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define PATH_LIMIT 4096

void
manifest_add(struct manifest *m, const char *sha256, const char *path)
{
	struct manifest_line *l;
	size_t i;

	if (m->n == m->cap) {
		m->cap = m->cap * 2 + 16;
		m->list = xreallocarray(m->list, m->cap, sizeof(*m->list));
	}
	l = &m->list[m->n++];
	memset(l, 0, sizeof(*l));
	l->path = xstrdup(path);
	for (i = 0; i < 64 && sha256[i] != '\0'; i++)
		l->sha256[i] = sha256[i] >= 'A' && sha256[i] <= 'F' ?
		    (char)(sha256[i] + 32) : sha256[i];
}

static int
compare(const void *a, const void *b)
{
	const struct manifest_line *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order != 0 ? order : x->line - y->line;
}

void
manifest_sort(struct manifest *m)
{
	if (m->n > 1)
		qsort(m->list, m->n, sizeof(*m->list), compare);
}

void
manifest_text(const struct manifest *m, struct str *out)
{
	size_t i;

	/* Our own names are ASCII without %: nothing to encode. */
	for (i = 0; i < m->n; i++)
		str_addf(out, "%s  %s\n", m->list[i].sha256, m->list[i].path);
}

void
manifest_clear(struct manifest *m)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		free(m->list[i].path);
	free(m->list);
	memset(m, 0, sizeof(*m));
}

/* RFC 8493: CR, LF and % stand as %0D, %0A, %25. In place. */
static void
decode(char *path)
{
	char *to = path;
	const char *p;

	for (p = path; *p != '\0'; p++) {
		if (p[0] == '%' && p[1] == '0' && (p[2] == 'A' || p[2] == 'a'))
			*to++ = '\n', p += 2;
		else if (p[0] == '%' && p[1] == '0' &&
		    (p[2] == 'D' || p[2] == 'd'))
			*to++ = '\r', p += 2;
		else if (p[0] == '%' && p[1] == '2' && p[2] == '5')
			*to++ = '%', p += 2;
		else
			*to++ = *p;
	}
	*to = '\0';
}

/* Every part a plain name: no "..", no ".", nothing empty, so not absolute. */
static bool
stays_inside(const char *path, bool payload)
{
	const char *p = path;
	size_t n;

	if (strlen(path) >= PATH_LIMIT || strchr(path, '\\') != NULL ||
	    str_starts(path, "data/") != payload)
		return false;
	for (;; p += n + 1) {
		n = strcspn(p, "/");
		if (n == 0 || n > 255 || (n == 1 && p[0] == '.') ||
		    (n == 2 && p[0] == '.' && p[1] == '.'))
			return false;
		if (p[n] == '\0')
			return true;
	}
}

static void
parse_line(struct manifest *m, const char *line, size_t n, bool payload,
    const char *file, int number, struct diag_list *faults)
{
	size_t hex = strspn(line, "0123456789abcdefABCDEF"), gap;
	char *path, *shown;

	gap = strspn(line + (hex < n ? hex : n), " \t");
	if (hex != 64 || gap == 0 || hex + gap >= n) {
		diag_add(faults, DIAG_ERROR, file, number, 1, NULL, "%s",
		    _("This line is damaged: it is no SHA-256 with a file "
		    "name."));
		return;
	}
	/* sha256sum -b marks binary files with a star. */
	if (line[hex + gap] == '*' && hex + gap + 1 < n)
		gap++;
	path = xstrndup(line + hex + gap, n - hex - gap);
	decode(path);
	if (stays_inside(path, payload)) {
		manifest_add(m, line, path);
		m->list[m->n - 1].line = number;
	} else {
		shown = utf8_clean(path, strlen(path), true);
		diag_add(faults, DIAG_ERROR, file, number, 1, NULL,
		    _("\"%.200s\" points outside the package. It was not "
		    "followed."), shown);
		free(shown);
	}
	free(path);
}

static bool
is_enough(size_t told, const char *file, int line, struct diag_list *faults)
{
	if (told == FAULTS_MAX)
		diag_add(faults, DIAG_ERROR, file, line, 1, NULL, "%s",
		    _("There are more faults in this list. They are not "
		    "shown."));
	return told >= FAULTS_MAX;
}

/* A file is read once, however often it is listed: a short list could have
 * gigabytes read for days. */
static void
drop_twins(struct manifest *m, const char *file, struct diag_list *faults)
{
	const struct manifest_line *l;
	size_t i, kept = 0, told = 0;

	for (i = 0; i < m->n; i++) {
		l = &m->list[i];
		if (kept == 0 ||
		    strcmp(l->path, m->list[kept - 1].path) != 0) {
			m->list[kept++] = *l;
			continue;
		}
		if (!is_enough(told++, file, l->line, faults))
			diag_add(faults, DIAG_ERROR, file, l->line, 1, NULL,
			    "%s", _("The same file is listed twice."));
		free(l->path);
	}
	m->n = kept;
}

void
manifest_parse(struct manifest *m, const char *text, size_t n, bool payload,
    const char *file, struct diag_list *faults)
{
	const char *line, *end = text + n;
	size_t length, i, known = faults->n;
	int number = 0;

	memset(m, 0, sizeof(*m));
	if (memchr(text, '\0', n) != NULL) {
		diag_add(faults, DIAG_ERROR, file, 1, 1, NULL, "%s",
		    _("The list is damaged: it is no text."));
		return;
	}
	for (line = text; line < end; line += length + 1) {
		if (is_enough(faults->n - known, file, number, faults))
			break;
		number++;
		length = strcspn(line, "\n");
		i = length > 0 && line[length - 1] == '\r' ? length - 1 :
		    length;
		if (i > 0)
			parse_line(m, line, i, payload, file, number, faults);
	}
	manifest_sort(m);
	drop_twins(m, file, faults);
}

const struct manifest_line *
manifest_find(const struct manifest *m, const char *path)
{
	size_t low = 0, high = m->n, middle;
	int order;

	while (low < high) {
		middle = low + (high - low) / 2;
		order = strcmp(path, m->list[middle].path);
		if (order == 0)
			return &m->list[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
