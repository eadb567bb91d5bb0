/*
 * Moving through the document: from row to row where the next one is in
 * sight, line by line through text that is not.
 */
#include "config.h"

#include "ui/screen/item.h"

#include <stdlib.h>

static size_t
next_focus(const struct item_doc *d, size_t i)
{
	while (++i < d->n)
		if (row_focusable(d->rows[i].ref.kind))
			return i;
	return d->n;
}

/* Row 0 is the answer: it can always be focused. */
static size_t
prev_focus(const struct item_doc *d, size_t i)
{
	while (i > 0)
		if (row_focusable(d->rows[--i].ref.kind))
			break;
	return i;
}

static size_t
last_top(const struct item_state *st, const struct item_doc *d,
    enum part part)
{
	size_t h = st->height[part];

	return d->lines[part] > h ? d->lines[part] - h : 0;
}

void
item_clamp(struct item_state *st, const struct item_doc *d)
{
	int p;

	for (p = 0; p < PART_N; p++)
		if (st->top[p] > last_top(st, d, (enum part)p))
			st->top[p] = last_top(st, d, (enum part)p);
}

void
item_show_focus(struct item_state *st, const struct item_doc *d)
{
	const struct doc_row *r = &d->rows[item_doc_find(d, st->focus)];
	size_t h = st->height[r->part], *top = &st->top[r->part];

	if (r->ref.kind == ROW_ANSWER) {
		st->top[PART_GUIDE] = st->top[PART_ANSWER] = 0;
		return;
	}
	if (r->at + r->n_lines > *top + h)
		*top = r->at + r->n_lines - h;
	if (r->at < *top)
		*top = r->at;
	/* A guide's heading alone at the lower edge would say nothing. */
	if (r->ref.kind == ROW_GUIDE && r->at + 4 > *top + h)
		*top = r->at;
	item_clamp(st, d);
}

static void
focus_row(struct item_state *st, const struct item_doc *d, size_t i)
{
	st->focus = d->rows[i].ref;
	item_show_focus(st, d);
}

void
item_focus_check(struct item_state *st, const struct model *m, size_t check)
{
	const struct row_ref ref = { ROW_CHECK, check };
	struct item_doc d;
	size_t i;

	item_doc_build(&d, st, m);
	item_doc_layout(&d, st);
	i = item_doc_find(&d, ref);
	if (d.rows[i].ref.kind == ROW_CHECK)
		focus_row(st, &d, i);
	item_doc_free(&d);
}

static bool
in_sight(const struct item_state *st, const struct doc_row *r)
{
	return r->at >= st->top[r->part] &&
	    r->at < st->top[r->part] + st->height[r->part];
}

static void
move_down(struct item_state *st, const struct item_doc *d)
{
	size_t at = item_doc_find(d, st->focus), to = next_focus(d, at);
	enum part p = to < d->n ? d->rows[to].part : d->rows[at].part;

	if (to < d->n && (in_sight(st, &d->rows[to]) ||
	    d->rows[to].at < st->top[p])) {
		focus_row(st, d, to);
		return;
	}
	if (st->top[p] < last_top(st, d, p))
		st->top[p]++;
	if (to < d->n && in_sight(st, &d->rows[to]))
		focus_row(st, d, to);
}

static void
move_up(struct item_state *st, const struct item_doc *d)
{
	size_t at = item_doc_find(d, st->focus), to = prev_focus(d, at);
	enum part p = d->rows[at].part;

	/* After scrolling below it, first back to where the focus is. */
	if (at > 0 && d->rows[at].at < st->top[p]) {
		st->top[p]--;
		return;
	}
	if (to == 0 || to == at) {
		if (st->top[p] > 0)
			st->top[p]--;
		else
			focus_row(st, d, 0);
		return;
	}
	if (d->rows[to].part == p && !in_sight(st, &d->rows[to]) &&
	    st->top[p] > 0)
		st->top[p]--;
	if (d->rows[to].part != p || in_sight(st, &d->rows[to]))
		focus_row(st, d, to);
}

/* One page, and the focus to the first row that is in sight there. */
static void
move_page(struct item_state *st, const struct item_doc *d, bool down)
{
	enum part p = PART_GUIDE;
	size_t i, by;

	if (st->wide && st->focus.kind != ROW_GUIDE &&
	    st->focus.kind != ROW_ANSWER)
		p = PART_ANSWER;
	by = st->height[p] > 1 ? st->height[p] - 1 : 1;
	if (down)
		st->top[p] += by;
	else
		st->top[p] = st->top[p] > by ? st->top[p] - by : 0;
	item_clamp(st, d);
	if (!down && st->top[p] == 0) {
		st->focus = d->rows[0].ref;
		return;
	}
	for (i = 1; i < d->n; i++)
		if (d->rows[i].part == p && row_focusable(d->rows[i].ref.kind)
		    && in_sight(st, &d->rows[i])) {
			st->focus = d->rows[i].ref;
			return;
		}
}

static void
move_end(struct item_state *st, const struct item_doc *d)
{
	size_t i = d->n;

	st->top[PART_GUIDE] = last_top(st, d, PART_GUIDE);
	st->top[PART_ANSWER] = last_top(st, d, PART_ANSWER);
	while (i-- > 0)
		if (row_focusable(d->rows[i].ref.kind))
			break;
	if (i < d->n)
		st->focus = d->rows[i].ref;
}

void
item_move(struct item_state *st, const struct model *m, enum action act)
{
	struct item_doc d;
	size_t at, to;

	item_doc_build(&d, st, m);
	item_doc_layout(&d, st);
	item_clamp(st, &d);
	at = item_doc_find(&d, st->focus);
	if (act == ACT_DOWN) {
		move_down(st, &d);
	} else if (act == ACT_UP) {
		move_up(st, &d);
	} else if (act == ACT_PAGE_DOWN || act == ACT_PAGE_UP) {
		move_page(st, &d, act == ACT_PAGE_DOWN);
	} else if (act == ACT_FIRST) {
		focus_row(st, &d, 0);
	} else if (act == ACT_LAST) {
		move_end(st, &d);
	} else if (act == ACT_NEXT_FOCUS) {
		to = next_focus(&d, at);
		focus_row(st, &d, to < d.n ? to : 0);
	} else if (act == ACT_PREV_FOCUS) {
		to = at > 0 ? prev_focus(&d, at) : prev_focus(&d, d.n);
		focus_row(st, &d, to);
	}
	item_doc_free(&d);
}
