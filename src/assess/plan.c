/* Gathered from the items' plan fields; sorted by what presses most. */
#include "config.h"

#include "assess/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static bool
is_planned(const struct sheet *s, const struct item *it)
{
	return sheet_item(s, it->id, "plan.measure")[0] != '\0' ||
	    sheet_item(s, it->id, "plan.owner")[0] != '\0' ||
	    sheet_item(s, it->id, "plan.due")[0] != '\0' ||
	    sheet_item(s, it->id, "plan.cost")[0] != '\0' ||
	    sheet_item(s, it->id, "plan.state")[0] != '\0';
}

static int
compare(const void *pa, const void *pb)
{
	const struct plan_row *a = pa, *b = pb;
	date_day da = a->due == DATE_NONE ? INT32_MAX : a->due;
	date_day db = b->due == DATE_NONE ? INT32_MAX : b->due;

	if (a->open != b->open)
		return a->open ? -1 : 1;
	if (da != db)
		return da < db ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

bool
plan_of(const struct sheet *s, const struct item *it, date_day today,
    struct plan_row *r)
{
	struct answer a;

	answer_of(s, it, &a);
	if (a.automatic || (a.verdict != VERDICT_FAILS &&
	    a.verdict != VERDICT_UNKNOWN && !is_planned(s, it)))
		return false;
	r->item = it;
	r->verdict = a.verdict;
	r->note = a.note;
	r->measure = sheet_item(s, it->id, "plan.measure");
	r->owner = sheet_item(s, it->id, "plan.owner");
	r->cost = sheet_item(s, it->id, "plan.cost");
	r->state = sheet_item(s, it->id, "plan.state");
	r->due = date_parse(sheet_item(s, it->id, "plan.due"));
	r->open = strcmp(r->state, "done") != 0 &&
	    strcmp(r->state, "dropped") != 0;
	r->overdue = r->open && r->due != DATE_NONE && r->due < today;
	return true;
}

void
plan_collect(struct plan_list *out, const struct catalog *c,
    const struct sheet *s, date_day today)
{
	size_t i;

	out->list = xcalloc(c->n_items + 1, sizeof(*out->list));
	out->n = 0;
	for (i = 0; i < c->n_items; i++)
		out->n += plan_of(s, &c->items[i], today,
		    &out->list[out->n]);
	if (out->n > 1)
		qsort(out->list, out->n, sizeof(*out->list), compare);
}

void
plan_clear(struct plan_list *l)
{
	free(l->list);
	l->list = NULL;
	l->n = 0;
}
