/* From entries of subject "question/<uuid>" to rows. */
#include "config.h"

#include "assess/question.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/xalloc.h"

#define PREFIX "question/"

struct collect {
	struct question_list *out;
	const struct catalog *catalog;
};

static struct question *
row_of(struct question_list *l, const char *id)
{
	static const struct question none = { .item_id = "", .text = "",
		.answer = "", .before = "", .after = "", .state = "",
		.date = DATE_NONE, .deadline = DATE_NONE,
		.answered = DATE_NONE };

	if (l->n > 0 && strcmp(l->list[l->n - 1].id, id) == 0)
		return &l->list[l->n - 1];
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 16 : l->cap * 2;
		l->list = xreallocarray(l->list, l->cap, sizeof(*l->list));
	}
	l->list[l->n] = none;
	l->list[l->n].id = id;
	l->list[l->n].number = l->n + 1;
	return &l->list[l->n++];
}

static bool
take(void *arg, const char *subject, const char *field, const char *value)
{
	struct collect *c = arg;
	struct question *q;

	if (!str_starts(subject, PREFIX))
		return true;
	q = row_of(c->out, subject + strlen(PREFIX));
	if (strcmp(field, "item") == 0)
		q->item_id = value;
	else if (strcmp(field, "text") == 0)
		q->text = value;
	else if (strcmp(field, "answer") == 0)
		q->answer = value;
	else if (strcmp(field, "before") == 0)
		q->before = value;
	else if (strcmp(field, "after") == 0)
		q->after = value;
	else if (strcmp(field, "state") == 0)
		q->state = value;
	else if (strcmp(field, "date") == 0)
		q->date = date_parse(value);
	else if (strcmp(field, "deadline") == 0)
		q->deadline = date_parse(value);
	else if (strcmp(field, "answered") == 0)
		q->answered = date_parse(value);
	return true;
}

static int
compare(const void *pa, const void *pb)
{
	const struct question *a = pa, *b = pb;
	date_day da = a->deadline == DATE_NONE ? INT32_MAX : a->deadline;
	date_day db = b->deadline == DATE_NONE ? INT32_MAX : b->deadline;

	if (a->open != b->open)
		return a->open ? -1 : 1;
	if (a->open && da != db)
		return da < db ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

void
question_collect(struct question_list *out, const struct catalog *c,
    const struct sheet *s, date_day today)
{
	struct collect collect = { out, c };
	size_t i, k;

	memset(out, 0, sizeof(*out));
	sheet_each(s, take, &collect);
	for (i = 0; i < out->n; i++) {
		struct question *q = &out->list[i];

		for (k = 0; k < c->n_items; k++)
			if (strcmp(c->items[k].id, q->item_id) == 0)
				q->item = &c->items[k];
		q->open = q->state[0] == '\0' ||
		    strcmp(q->state, "open") == 0;
		q->overdue = q->open && q->deadline != DATE_NONE &&
		    q->deadline < today;
	}
	if (out->n > 1)
		qsort(out->list, out->n, sizeof(*out->list), compare);
}

void
question_clear(struct question_list *l)
{
	free(l->list);
	memset(l, 0, sizeof(*l));
}

const struct question *
question_find(const struct question_list *l, size_t number)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->list[i].number == number)
			return &l->list[i];
	return NULL;
}
