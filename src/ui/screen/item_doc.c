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
		free(d->rows[i].lines);
	}
	free(d->rows);
	*d = (struct item_doc){ .n = 0 };
}

void
item_doc_layout(struct item_doc *d, const struct item_state *st)
{
	size_t i;

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
		free(r->lines);
		r->n_lines = width_wrap(r->text, strlen(r->text),
		    w > r->indent + 4 ? w - r->indent : 4, &r->lines);
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
