/* Work on paper: what can be printed, and typing a sheet in afterwards. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"

enum { SLOT_LIST };

struct paper_state {
	struct list_state list;
	struct list_source rows;
};

/* What each row does: a screen to open, or something to print. */
static const struct {
	const char *screen, *arg, *print;
	const char *title, *text;
} rows[] = {
	{ NULL, NULL, "sheet", N_("Print the walk-round sheet"),
	    N_("All items by the places of the building, with what is known "
	    "already. Each page has a code, by which it is typed in.") },
	{ NULL, NULL, "blank", N_("Print it blank"),
	    N_("The same sheet without what is answered already.") },
	{ "keyin", "", NULL, N_("Type a sheet in"),
	    N_("One key a row, in the order of the paper. It can be left and "
	    "gone on with at any time.") },
	{ "browse", BROWSE_PHOTOS, NULL, N_("Attach the photos"),
	    N_("All photos of a folder whose numbers were typed in from the "
	    "sheets, each to its item: open the folder, then Enter on any of "
	    "them.") },
	{ NULL, NULL, "handover", N_("Print the handover"),
	    N_("For a successor: where the records are, what was decided, "
	    "what is open, and how to begin again next year.") },
	{ NULL, NULL, "table", N_("Write a table (XLSX)"),
	    N_("The check sheet for a spreadsheet program, to be pasted into "
	    "an official sheet: with the official numbers, the verdicts, the "
	    "reasons and the numbers of the evidence.") },
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Do it"),
	    N_("Prints or opens what is marked."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
open_paper(struct screen *s, const struct model *m, const char *arg)
{
	struct paper_state *st = s->state;

	(void)m;
	(void)arg;
	list_set_count(&st->list, ROWS);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct paper_state *st = s->state;
	size_t i = st->list.sel;

	(void)ev;
	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_SELECT && rows[i].screen != NULL)
		effects_add(fx, FX_PUSH, rows[i].screen, rows[i].arg, NULL);
	else if (act == ACT_SELECT)
		effects_add(fx, FX_PRINT, rows[i].print, "", NULL);
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	(void)arg;
	(void)str_add(out, _(rows[i].title));
	*style = STYLE_PLAIN;
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	static const int cols[] = { 0 };
	struct paper_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r;

	(void)m;
	r.h = ROWS;
	below.y += ROWS + 1;
	below.h -= ROWS + 1;
	st->rows = (struct list_source){ row, st, cols };
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, true);
	(void)page_text(p, below, STYLE_DIM, _(rows[st->list.sel].text), 0);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct paper_state *st = s->state;

	(void)m;
	(void)str_add(out, _("The check can be done on paper: print the sheet, "
	    "walk through the building with it, then type it in.\n\n"));
	(void)str_add(out, _(rows[st->list.sel].text));
}

const struct screen_ops screen_paper = {
	.id = "paper", .title = N_("Work on paper"),
	.private_size = sizeof(struct paper_state), .keys = keys,
	.open = open_paper, .update = update, .view = view,
	.explain = explain
};
