/* Selection and scroll of a list, by row numbers only. */
#include "config.h"

#include "ui/widget/list.h"

void
list_set_count(struct list_state *l, size_t n)
{
	l->n = n;
	list_select(l, l->sel);
	if (l->top > l->sel)
		l->top = l->sel;
}

void
list_select(struct list_state *l, size_t i)
{
	l->sel = l->n == 0 ? 0 : i < l->n ? i : l->n - 1;
}

bool
list_move(struct list_state *l, enum action a)
{
	size_t page = l->height > 1 ? l->height - 1 : 1;
	size_t last = l->n > 0 ? l->n - 1 : 0;

	if (a == ACT_UP || a == ACT_PREV_FOCUS)
		list_select(l, l->sel > 0 ? l->sel - 1 : 0);
	else if (a == ACT_DOWN || a == ACT_NEXT_FOCUS)
		list_select(l, l->sel + 1);
	else if (a == ACT_PAGE_UP)
		list_select(l, l->sel > page ? l->sel - page : 0);
	else if (a == ACT_PAGE_DOWN)
		list_select(l, l->sel + page);
	else if (a == ACT_FIRST)
		list_select(l, 0);
	else if (a == ACT_LAST)
		list_select(l, last);
	else
		return false;
	return true;
}

void
list_fit(struct list_state *l, size_t height)
{
	l->height = height;
	if (height == 0)
		return;
	if (l->sel < l->top)
		l->top = l->sel;
	if (l->sel >= l->top + height)
		l->top = l->sel - height + 1;
	/* No empty rows below while rows above are hidden. */
	if (l->top + height > l->n)
		l->top = l->n > height ? l->n - height : 0;
}
