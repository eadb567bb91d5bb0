/*
 * The list of findings. Sentences are made where the fault is seen; here they
 * are only kept, sorted and printed.
 */
#include "config.h"

#include "catalog/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
#include "base/xalloc.h"

#define TEXT_MAX_BYTES 4096
#define QUOTE_COLUMNS 72	/* of the line quoted under a fault */
#define QUOTE_BEFORE 24		/* of these, shown before a far column */

void
diag_add(struct diag_list *l, enum diag_level level, const char *file,
    int line, int column, const char *source, const char *fmt, ...)
{
	char text[TEXT_MAX_BYTES];
	struct diag *d;
	va_list ap;

	if (l->n == l->cap) {
		l->cap = l->cap > 0 ? l->cap * 2 : 16;
		l->list = xreallocarray(l->list, l->cap, sizeof(*l->list));
	}
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	d = &l->list[l->n++];
	d->level = level;
	d->file = xstrdup(file);
	d->line = line;
	d->column = column;
	/* Cleaned: a cut character at the end, or a control character that a
	 * key carried into the sentence, must not reach the terminal. */
	d->text = utf8_clean(text, strlen(text), true);
	d->source = xstrdup(source != NULL ? source : "");
}

enum diag_level
diag_worst(const struct diag_list *l)
{
	enum diag_level worst = DIAG_NOTE;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (l->list[i].level > worst)
			worst = l->list[i].level;
	}
	return worst;
}

static int
compare(const void *pa, const void *pb)
{
	const struct diag *a = pa, *b = pb;
	int order = strcmp(a->file, b->file);

	if (order == 0)
		order = (a->line > b->line) - (a->line < b->line);
	if (order == 0)
		order = (a->column > b->column) - (a->column < b->column);
	if (order == 0)
		order = (a->level < b->level) - (a->level > b->level);
	return order != 0 ? order : strcmp(a->text, b->text);
}

void
diag_sort(struct diag_list *l)
{
	if (l->n > 1)
		qsort(l->list, l->n, sizeof(*l->list), compare);
}

static const char *
level_word(enum diag_level level)
{
	static const char *const words[] = {
		[DIAG_NOTE] = N_("remark"),
		[DIAG_WARNING] = N_("warning"),
		[DIAG_ERROR] = N_("error")
	};

	return _(words[level]);
}

/* Texts are long lines: quotes the part around the column. */
static void
print_quote(const struct diag *d, FILE *out)
{
	const char *s = d->source;
	size_t n = strlen(s), at = 0;
	char *cut;
	int i;

	if (n == 0)
		return;
	for (i = 1; i < d->column; i++)
		at = utf8_next(s, n, at);
	if (width_n(s, at) < QUOTE_COLUMNS) {
		at = 0;
	} else {
		size_t back = width_n(s, at) - QUOTE_BEFORE;

		at = width_fit(s, n, back);
	}
	cut = width_cut(s + at, QUOTE_COLUMNS);
	(void)fprintf(out, "    %s%s\n", at > 0 ? "~" : "", cut);
	free(cut);
}

void
diag_print(const struct diag_list *l, FILE *out)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		const struct diag *d = &l->list[i];

		(void)fprintf(out, "%s:%d:%d: %s: %s\n", d->file, d->line,
		    d->column, level_word(d->level), d->text);
		print_quote(d, out);
	}
}

void
diag_clear(struct diag_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		free(l->list[i].file);
		free(l->list[i].text);
		free(l->list[i].source);
	}
	free(l->list);
	memset(l, 0, sizeof(*l));
}
