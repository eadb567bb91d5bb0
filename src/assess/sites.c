/* The table of sites and measures. */
#include "config.h"

#include "assess/sites.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static void
look(struct site_cell *cell, const struct sheet *s, const struct item *it)
{
	struct answer a;

	answer_of(s, it, &a);
	cell->verdict = a.verdict;
	cell->shared = a.shared;
	cell->shared_changed = a.shared_changed;
	cell->done = a.confirmed && (a.verdict == VERDICT_CONFORMS ||
	    a.verdict == VERDICT_NA);
}

static int
compare(const void *pa, const void *pb)
{
	const struct site_row *a = pa, *b = pb;

	if (a->missed != b->missed)
		return a->missed > b->missed ? -1 : 1;
	return (a->item->index > b->item->index) -
	    (a->item->index < b->item->index);
}

void
sites_collect(struct sites *out, const struct catalog *c,
    struct site *take_list, size_t n)
{
	size_t i, k;

	out->list = take_list;
	out->n = n;
	out->n_rows = c->n_items;
	out->rows = xcalloc(c->n_items + 1, sizeof(*out->rows));
	for (i = 0; i < c->n_items; i++) {
		struct site_row *r = &out->rows[i];

		r->item = &c->items[i];
		r->cells = xcalloc(n + 1, sizeof(*r->cells));
		for (k = 0; k < n; k++) {
			look(&r->cells[k], take_list[k].sheet, r->item);
			r->missed += !r->cells[k].done;
			take_list[k].done += r->cells[k].done;
		}
	}
	qsort(out->rows, out->n_rows, sizeof(*out->rows), compare);
}

size_t
sites_changed(const struct sites *s)
{
	size_t i, k, n = 0;

	for (i = 0; i < s->n_rows; i++)
		for (k = 0; k < s->n; k++)
			n += s->rows[i].cells[k].shared_changed;
	return n;
}

void
sites_clear(struct sites *s)
{
	size_t i;

	for (i = 0; i < s->n_rows; i++)
		free(s->rows[i].cells);
	free(s->rows);
	free(s->list);
	memset(s, 0, sizeof(*s));
}

bool
site_is_common(const struct site *s, const char **reason)
{
	*reason = sheet_form(s->sheet, "common_sites_note");
	return strcmp(sheet_form(s->sheet, "common_sites"), "yes") == 0;
}
