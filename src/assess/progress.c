/* Counting. An item switched off by the facility's services counts as done. */
#include "config.h"

#include "assess/progress.h"

#include <stdlib.h>
#include <string.h>

#include "assess/field.h"
#include "assess/judge.h"
#include "assess/renewal.h"
#include "base/xalloc.h"

void
progress_init(struct progress *p, const struct catalog *c)
{
	memset(p, 0, sizeof(*p));
	p->chapters = xcalloc(c->n_chapters + 1, sizeof(*p->chapters));
}

void
progress_clear(struct progress *p)
{
	free(p->chapters);
	memset(p, 0, sizeof(*p));
}

static void
add(struct tally *t, const struct item *it, const struct answer *a)
{
	t->items++;
	t->by[a->verdict]++;
	t->done += a->confirmed;
	if (it->level == LEVEL_BASIC) {
		t->required++;
		t->required_done += a->confirmed;
	}
}

static void
count_fields(struct progress *p, const struct catalog *c,
    const struct sheet *s)
{
	size_t i;

	for (i = 0; i < c->n_fields; i++) {
		const struct form_field *f = &c->fields[i];
		char *kept;

		if (!f->required)
			continue;
		p->fields_required++;
		p->fields_done += field_normalise(f, sheet_form(s, f->id),
		    &kept) == FIELD_OK;
		free(kept);
	}
}

void
progress_count(struct progress *p, const struct catalog *c,
    const struct sheet *s)
{
	struct answer a;
	size_t i;

	memset(&p->all, 0, sizeof(p->all));
	memset(p->chapters, 0, c->n_chapters * sizeof(*p->chapters));
	p->fields_required = p->fields_done = 0;
	for (i = 0; i < c->n_items; i++) {
		answer_of(s, &c->items[i], &a);
		add(&p->all, &c->items[i], &a);
		add(&p->chapters[c->items[i].chapter->index], &c->items[i],
		    &a);
	}
	count_fields(p, c, s);
}

static bool
is_open(const struct sheet *s, const struct item *it, bool basic_only)
{
	struct answer a;

	if (basic_only && it->level != LEVEL_BASIC)
		return false;
	answer_of(s, it, &a);
	return !a.confirmed;
}

const struct item *
progress_next_open(const struct catalog *c, const struct sheet *s,
    size_t from, bool basic_only, date_day today)
{
	const struct item *it, *best = NULL;
	enum renewal_rank rank = RENEWAL_CHANGED, lowest = RENEWAL_SAME;
	bool renewal = renewal_is(s);
	size_t i, n = from < c->n_items ? c->n_items - 1 : c->n_items;
	size_t start = from < c->n_items ? from + 1 : 0;

	for (i = 0; i < n && (best == NULL || lowest > RENEWAL_CHANGED);
	    i++) {
		it = &c->items[(start + i) % c->n_items];
		if (!is_open(s, it, basic_only))
			continue;
		if (renewal)
			rank = renewal_rank(c, s, it, sheet_day(s, today));
		if (best == NULL || rank < lowest) {
			best = it;
			lowest = rank;
		}
	}
	if (best == NULL && from < c->n_items &&
	    is_open(s, &c->items[from], basic_only))
		best = &c->items[from];
	return best;
}
