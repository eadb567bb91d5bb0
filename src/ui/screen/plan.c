/* The improvement plan: what presses most stands first; Enter edits it. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "assess/plan.h"
#include "assess/record.h"
#include "base/i18n.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

enum { SLOT_LIST };
enum { DETAIL = 8, TEXT_MAX = 20000 };

struct plan_state {
	struct list_state list;
	struct plan_list plan;		/* of the last event; borrows the sheet */
	struct list_source rows;
	int cols[5];
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Edit plan"),
	    N_("Opens the plan of the selected item."), BIND_FOOTER },
	{ KEYS_RIGHT, KEYS_CHAR('i'), ACT_NEXT_ITEM, N_("Check item"),
	    N_("Opens the check item itself."), BIND_FOOTER },
	{ KEYS_CHAR('x'), KEYS_NONE, ACT_TABLE, N_("Table"),
	    N_("Writes the plan as a table (CSV), beside the submissions."),
	    BIND_FOOTER },
	{ KEYS_CHAR('c'), KEYS_NONE, ACT_CALENDAR, N_("Calendar"),
	    N_("Writes the days that are due for a calendar program (ICS)."),
	    BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
refresh(struct plan_state *st, const struct model *m)
{
	plan_clear(&st->plan);
	if (m->sheet != NULL)
		plan_collect(&st->plan, m->catalog, m->sheet, m->today);
	list_set_count(&st->list, st->plan.n);
}

static void
open_plan(struct screen *s, const struct model *m, const char *arg)
{
	(void)arg;
	refresh(s->state, m);
}

static void
close_plan(struct screen *s)
{
	struct plan_state *st = s->state;

	plan_clear(&st->plan);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct plan_state *st = s->state;
	const struct item *it;
	char subject[64];

	if (ev->kind == EVENT_OPENED)
		effects_add(fx, FX_PLACE, "plan|||0", NULL, NULL);
	refresh(st, m);
	it = st->list.sel < st->plan.n ? st->plan.list[st->list.sel].item :
	    NULL;
	if (act == ACT_BACK) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	} else if (act == ACT_SELECT && it != NULL) {
		snprintf(subject, sizeof(subject), "item/%s", it->id);
		effects_add(fx, FX_PUSH, "record", subject, NULL);
	} else if (act == ACT_NEXT_ITEM && it != NULL) {
		effects_add(fx, FX_PUSH, "item", it->id, NULL);
	} else if (act == ACT_TABLE || act == ACT_CALENDAR) {
		effects_add(fx, FX_PRINT, act == ACT_TABLE ? "plan" :
		    "calendar", "", NULL);
	} else if (!list_move(&st->list, act)) {
		(void)screen_common(s, m, act, fx);
	}
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct plan_state *st = arg;
	const struct plan_row *r = &st->plan.list[i];

	if (r->due != DATE_NONE)
		words_day(out, r->due);
	else
		(void)str_add(out, _("no day yet"));
	(void)str_addf(out, "\t%s\t%s\t%s %s", words_verdict_mark(r->verdict),
	    r->state[0] == '\0' ? "" : _(record_choice_name(
	    record_field("item/", "plan.state"), r->state)), r->item->id,
	    r->item->title);
	*style = r->overdue ? STYLE_BAD : !r->open ? STYLE_DIM : STYLE_PLAIN;
}

static void
detail(const struct plan_row *r, struct page *p, struct rect box)
{
	struct str text;

	str_init(&text, TEXT_MAX);
	if (r->overdue)
		(void)str_addf(&text, "%s\n", _("The day has passed."));
	(void)str_addf(&text, _("Measure: %s\nWho: %s\nCost: %s"),
	    r->measure[0] != '\0' ? r->measure : _("(empty)"),
	    r->owner[0] != '\0' ? r->owner : _("(empty)"),
	    r->cost[0] != '\0' ? r->cost : _("(empty)"));
	box = page_box(p, box, r->item->title, false);
	(void)page_text(p, box, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct plan_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r;

	refresh(st, m);
	if (st->plan.n == 0) {
		(void)page_text(p, r, STYLE_GOOD, _("Nothing needs improving. "
		    "Items that do not conform, or that you are not sure of, "
		    "appear here automatically."), 0);
		return;
	}
	below.h = DETAIL;
	below.y = r.y + r.h - DETAIL;
	r.h -= DETAIL;
	st->cols[0] = 18;
	st->cols[1] = WORDS_MARK;
	st->cols[2] = 8;
	st->cols[3] = 0;
	st->rows = (struct list_source){ row, st, st->cols };
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, true);
	detail(&st->plan.list[st->list.sel], p, below);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("What does not conform or is not sure, by the day "
	    "by which it will be put right. The plan is printed in the PDF; x "
	    "writes it for a spreadsheet, c for a calendar."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct plan_state *st = s->state;
	size_t i, overdue = 0;

	(void)m;
	for (i = 0; i < st->plan.n; i++)
		overdue += st->plan.list[i].overdue;
	if (st->plan.n > 0)
		(void)str_addf(out, _("%zu, overdue %zu"), st->plan.n,
		    overdue);
}

const struct screen_ops screen_plan = {
	.id = "plan", .title = N_("Improvement plan"),
	.private_size = sizeof(struct plan_state), .keys = keys,
	.open = open_plan, .update = update, .view = view,
	.close = close_plan, .explain = explain, .where = where
};
