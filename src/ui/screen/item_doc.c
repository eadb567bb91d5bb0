/*
 * The item's document: rows with hanging prefixes, wrapped to one or two
 * columns. What the rows say is item_rows.c's; nothing is drawn here.
 */
#include "config.h"

#include "ui/screen/item.h"

#include <stdlib.h>
#include <string.h>

#include "base/width.h"
#include "base/xalloc.h"

bool
row_focusable(enum row_kind k)
{
	return k != ROW_TEXT;
}

struct doc_row *
item_doc_add(struct item_doc *d, enum part part, enum row_kind kind,
    size_t index, enum style st)
{
	struct doc_row *r;

	if (d->n == d->cap) {
		d->cap = d->cap > 0 ? d->cap * 2 : 64;
		d->rows = xreallocarray(d->rows, d->cap, sizeof(*d->rows));
	}
	r = &d->rows[d->n++];
	*r = (struct doc_row){ .ref = { kind, index }, .part = part,
		.style = st };
	return r;
}

void
doc_row_say(struct doc_row *r, const char *prefix, const char *text)
{
	size_t n = strlen(text);

	while (n > 0 && text[n - 1] == '\n')
		n--;
	free(r->prefix);
	free(r->text);
	r->prefix = xstrdup(prefix);
	r->text = xstrndup(text, n);
	r->indent = width_str(prefix);
}

void
item_doc_build(struct item_doc *d, const struct item_state *st,
    const struct model *m)
{
	*d = (struct item_doc){ .n = 0 };
	(void)item_doc_add(d, PART_ANSWER, ROW_ANSWER, 0, STYLE_PLAIN);
	item_rows(d, st, m);
}

void
item_doc_free(struct item_doc *d)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		free(d->rows[i].prefix);
		free(d->rows[i].text);
	}
	free(d->rows);
	*d = (struct item_doc){ .n = 0 };
}

/* The row's lines, wrapped anew where something has changed. */
static void
wrap_row(struct doc_row *r, struct wrapped *w, size_t columns)
{
	if (w->text == NULL || w->columns != columns ||
	    w->ambiguous != width_ambiguous() ||
	    strcmp(w->text, r->text) != 0) {
		free(w->text);
		free(w->lines);
		*w = (struct wrapped){ .text = xstrdup(r->text),
			.columns = columns, .ambiguous = width_ambiguous() };
		w->n_lines = width_wrap(w->text, strlen(w->text), columns,
		    &w->lines);
	}
	r->lines = w->lines;
	r->n_lines = w->n_lines;
}

void
item_doc_forget(struct item_state *st)
{
	size_t i;

	for (i = 0; i < st->n_wrapped; i++) {
		free(st->wrapped[i].text);
		free(st->wrapped[i].lines);
	}
	free(st->wrapped);
	st->wrapped = NULL;
	st->n_wrapped = 0;
}

static void
make_room(struct item_state *st, size_t n)
{
	if (n <= st->n_wrapped)
		return;
	st->wrapped = xreallocarray(st->wrapped, n, sizeof(*st->wrapped));
	memset(st->wrapped + st->n_wrapped, 0,
	    (n - st->n_wrapped) * sizeof(*st->wrapped));
	st->n_wrapped = n;
}

void
item_doc_layout(struct item_doc *d, struct item_state *st)
{
	size_t i;

	make_room(st, d->n);
	d->lines[PART_GUIDE] = d->lines[PART_ANSWER] = 0;
	for (i = 0; i < d->n; i++) {
		struct doc_row *r = &d->rows[i];
		size_t w;

		if (!st->wide)
			r->part = PART_GUIDE;
		w = st->width[r->part];
		r->at = d->lines[r->part];
		if (r->text == NULL)
			continue;
		wrap_row(r, &st->wrapped[i], w > r->indent + 4 ?
		    w - r->indent : 4);
		d->lines[r->part] += r->n_lines;
	}
}

size_t
item_doc_find(const struct item_doc *d, struct row_ref ref)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->rows[i].ref.kind == ref.kind &&
		    d->rows[i].ref.index == ref.index)
			return i;
	return 0;
}
