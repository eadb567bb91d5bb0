/* Counting. An item switched off by the facility's services counts as done. */
#include "config.h"

#include "assess/progress.h"

#include <stdlib.h>
#include <string.h>

#include "assess/field.h"
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

const struct item *
progress_next_open(const struct catalog *c, const struct sheet *s,
    size_t from, bool basic_only)
{
	struct answer a;
	size_t i;

	for (i = 1; i <= c->n_items; i++) {
		const struct item *it = &c->items[(from + i) % c->n_items];

		if (basic_only && it->level != LEVEL_BASIC)
			continue;
		answer_of(s, it, &a);
		if (!a.confirmed)
			return it;
	}
	return NULL;
}
