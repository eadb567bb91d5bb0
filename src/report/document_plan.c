/* The improvement plan: what does not conform or is not known, by due date,
 * with room to write by hand what is not planned yet. */
#include "config.h"

#include <string.h>

#include "assess/plan.h"
#include "assess/record.h"
#include "base/i18n.h"
#include "report/block.h"

static void
plan_row(struct build *b, struct table *t, const struct plan_row *p)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);

	r->min_height = p->measure[0] != '\0' ? 0 : PT(58);
	row_add(d, r, 0, STYLE_CELL_BOLD, textf(d, "%s  %s", p->item->id,
	    p->item->title))->link = text_item_anchor(d, p->item);
	row_add(d, r, 0, STYLE_CELL_SMALL, _(verdict_name(p->verdict)));
	row_add(d, r, 0, STYLE_CELL_TEXT, text_tight(d, p->note));
	row_add(d, r, 1, STYLE_CELL_TEXT, text_tight(d, p->measure));
	if (p->cost[0] != '\0')
		row_add(d, r, 1, STYLE_CELL_SMALL, textf(d, _("Cost: %s yen"),
		    p->cost));
	row_add(d, r, 2, STYLE_CELL, text_day(d, p->due));
	if (p->overdue)
		row_add(d, r, 2, STYLE_CELL_BOLD, _("▲ overdue"));
	row_add(d, r, 3, STYLE_CELL, text_keep(d, p->owner));
	if (p->state[0] != '\0')
		row_add(d, r, 3, STYLE_CELL_SMALL, _(record_choice_name(
		    record_field("item/", "plan.state"), p->state)));
}

void
part_plan(struct build *b)
{
	static const struct column columns[] = {
		{ 34, ALIGN_LEFT, false }, { 34, ALIGN_LEFT, false },
		{ 17, ALIGN_LEFT, false }, { 15, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));
	struct plan_list l;
	struct table *t;
	size_t i;

	plan_collect(&l, b->catalog, b->sheet, b->in->day);
	if (l.n > 0) {
		block_heading(d, 2, "plan", _("Improvement plan"));
		block_para(d, STYLE_NOTE, _("For the measures that do not "
		    "conform or are not known yet, by due date. Empty columns "
		    "may be filled in by hand."));
		head[0] = _("Measure and present state");
		head[1] = _("Improvement");
		head[2] = _("By when");
		head[3] = _("Who");
		t = block_table(d, columns, 4, head, RULES_GRID);
		for (i = 0; i < l.n; i++)
			plan_row(b, t, &l.list[i]);
	}
	plan_clear(&l);
}
