/*
 * Answers of another facility for the one that was marked on the first screen:
 * those that are shared, or the others as a copy that waits to be confirmed.
 * Its argument is the application's number.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"

enum { SLOT_LIST };
enum { TEXT_LINES = 8 };

struct reuse_state {
	int to;				/* the application's number */
	struct list_state list;
	struct list_source rows;
	const struct model *model;
	int cols[4];
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Take shared"),
	    N_("Takes the answers that may be the same everywhere: policy, "
	    "terms, network. They count, and follow the marked facility."),
	    BIND_FOOTER },
	{ KEYS_CHAR('c'), KEYS_NONE, ACT_COPY, N_("Copy the rest"),
	    N_("Copies what is not answered yet. Each copy waits to be "
	    "confirmed; readings and evidence stay where they belong."),
	    BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

/* The i-th application besides the one that takes; NULL behind the last. */
static const struct model_app *
other(const struct reuse_state *st, const struct model *m, size_t i)
{
	size_t k;

	for (k = 0; k < m->n_apps; k++)
		if (m->apps[k].number != st->to && i-- == 0)
			return model_app_at(m, k);
	return NULL;
}

static const char *
name_of(const struct model *m, int number)
{
	size_t i;

	for (i = 0; i < m->n_apps; i++)
		if (m->apps[i].number == number)
			return m->apps[i].name;
	return "";
}

static void
open_reuse(struct screen *s, const struct model *m, const char *arg)
{
	struct reuse_state *st = s->state;

	st->to = (int)strtol(arg, NULL, 10);
	list_set_count(&st->list, m->n_apps > 0 ? m->n_apps - 1 : 0);
}

static void
take(const struct reuse_state *st, const struct model *m, const char *how,
    struct effects *fx)
{
	const struct model_app *from = other(st, m, st->list.sel);
	char a[16], b[16];

	if (from == NULL)
		return;
	if (m->read_only) {
		common_say(fx, _("This file is opened for reading only."));
		return;
	}
	(void)snprintf(a, sizeof(a), "%d", from->number);
	(void)snprintf(b, sizeof(b), "%d", st->to);
	effects_add(fx, FX_REUSE, a, b, how);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct reuse_state *st = s->state;

	(void)ev;
	list_set_count(&st->list, m->n_apps > 0 ? m->n_apps - 1 : 0);
	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_SELECT || act == ACT_COPY)
		take(st, m, act == ACT_COPY ? "copy" : "shared", fx);
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct reuse_state *st = arg;
	const struct model_app *a = other(st, st->model, i);

	if (a == NULL)
		return;
	(void)str_addf(out, "%s\t%d\t%zu/%zu", a->name, a->year, a->done,
	    a->items);
	*style = STYLE_PLAIN;
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct reuse_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r, head = { r.y, r.x, 1, r.w };

	page_linef(p, head, STYLE_TITLE, _("Whose answers for %s?"),
	    name_of(m, st->to));
	below.h = TEXT_LINES;
	below.y = r.y + r.h - TEXT_LINES;
	r.y += 2;
	r.h -= 2 + TEXT_LINES;
	st->model = m;
	st->cols[1] = 6;
	st->cols[2] = 8;
	st->cols[0] = r.w - 4 - st->cols[1] - st->cols[2];
	st->rows = (struct list_source){ row, st, st->cols };
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, true);
	(void)page_text(p, below, STYLE_PLAIN, _("Enter: takes the answers on "
	    "policy, terms and network. They are marked as shared, count at "
	    "once, and what changes there is told here.\n"
	    "c: copies the other answers that are not given here yet. None "
	    "counts before 5 confirms it; readings and evidence are not "
	    "copied."), 0);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("The answers of one facility spare work at the "
	    "next. Nothing that is answered there already is replaced, and u "
	    "in that application takes all of it back."));
}

const struct screen_ops screen_reuse = {
	.id = "reuse", .title = N_("Answers of another facility"),
	.private_size = sizeof(struct reuse_state), .keys = keys,
	.open = open_reuse, .update = update, .view = view,
	.explain = explain
};
