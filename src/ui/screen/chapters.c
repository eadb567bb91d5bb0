/*
 * The hub of an application: the form, the chapters, and what comes after
 * them, each with how far it is. One line always proposes what to do next.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/screen/chapters.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Open"),
	    N_("Opens what is selected; a chapter at its first open item."),
	    BIND_FOOTER },
	{ KEYS_F5, KEYS_CHAR('n'), ACT_NEXT_OPEN, N_("Next step"),
	    N_("Goes where there is something to do next."), BIND_FOOTER },
	{ KEYS_F3, KEYS_CHAR('f'), ACT_OPEN_FORM, N_("Form"),
	    N_("Opens the application form."), 0 },
	{ KEYS_F4, KEYS_CHAR('e'), ACT_OPEN_EVIDENCE, N_("Evidence"),
	    N_("Shows all evidence files."), 0 },
	{ KEYS_F6, KEYS_CHAR('k'), ACT_OPEN_FINDINGS, N_("Findings"),
	    N_("Shows what is still open, worst first."), BIND_FOOTER },
	{ KEYS_F7, KEYS_CHAR('h'), ACT_OPEN_HISTORY, N_("History"),
	    N_("Shows who changed what, and when."), 0 },
	{ KEYS_F8, KEYS_CHAR('p'), ACT_OPEN_EXPORT, N_("Submit"),
	    N_("Makes the submission folder with the PDF."), BIND_FOOTER },
	{ KEYS_CHAR('w'), KEYS_NONE, ACT_OPEN_STAGES, N_("Road"),
	    N_("Shows the stages, the certificate, plan and questions."), 0 },
	{ KEYS_CHAR('s'), KEYS_NONE, ACT_OPEN_PAPER, N_("On paper"),
	    N_("Prints the walk-round sheet, and types it in."), 0 },
	{ KEYS_CHAR('/'), KEYS_NONE, ACT_SEARCH, N_("Search"),
	    N_("Searches all check items and answers."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

size_t
hub_count(const struct model *m)
{
	return m->catalog->n_chapters + 7;
}

struct hub_row
hub_row(const struct model *m, size_t i)
{
	size_t n = m->catalog->n_chapters;

	if (i == 0)
		return (struct hub_row){ HUB_FORM, 0 };
	if (i <= n)
		return (struct hub_row){ HUB_CHAPTER, i - 1 };
	return (struct hub_row){ (enum hub_kind)(HUB_EVIDENCE + (i - n - 1)),
		0 };
}

static size_t
row_of(const struct model *m, const struct next_step *next)
{
	if (next->kind == HUB_FORM)
		return 0;
	if (next->kind == HUB_CHAPTER)
		return 1 + next->item->chapter->index;
	return m->catalog->n_chapters + 1 +
	    (size_t)(next->kind - HUB_EVIDENCE);
}

static void
open_chapters(struct screen *s, const struct model *m, const char *arg)
{
	struct chapters_state *st = s->state;
	struct next_step next;

	(void)arg;
	if (m->sheet == NULL)
		return;
	list_set_count(&st->list, hub_count(m));
	next = next_step(m);
	list_select(&st->list, row_of(m, &next));
}

/* The first item that is not done, or the first of all. */
static const struct item *
entry_item(const struct model *m, const struct chapter *c)
{
	struct answer a;
	size_t i;

	for (i = 0; i < c->n_items; i++) {
		answer_of(m->sheet, &c->items[i], &a);
		if (!a.confirmed)
			return &c->items[i];
	}
	return c->n_items > 0 ? &c->items[0] : NULL;
}

static void
push(struct effects *fx, const char *screen, const char *arg)
{
	effects_add(fx, FX_PUSH, screen, arg, NULL);
}

static void
open_kind(const struct model *m, enum hub_kind kind, size_t chapter,
    struct effects *fx)
{
	const struct item *it;

	switch (kind) {
	case HUB_FORM:
		push(fx, "form", "");
		break;
	case HUB_CHAPTER:
		it = entry_item(m, &m->catalog->chapters[chapter]);
		if (it != NULL)
			push(fx, "item", it->id);
		break;
	case HUB_EVIDENCE:
		push(fx, "evidence", "");
		break;
	case HUB_FINDINGS:
		push(fx, "findings", "");
		break;
	case HUB_EXPORT:
		push(fx, "export", "");
		break;
	case HUB_STAGES:
		push(fx, "stages", "");
		break;
	case HUB_PAPER:
		push(fx, "paper", "");
		break;
	case HUB_HISTORY:
		push(fx, "history", "");
		break;
	}
}

static void
go_next(const struct model *m, struct effects *fx)
{
	struct next_step next = next_step(m);

	if (next.kind == HUB_CHAPTER)
		push(fx, "item", next.item->id);
	else if (next.kind == HUB_FORM && next.field != NULL)
		push(fx, "form", "");
	else
		open_kind(m, next.kind, 0, fx);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct chapters_state *st = s->state;
	struct hub_row r;

	if (m->sheet == NULL)
		return;
	list_set_count(&st->list, hub_count(m));
	if (ev->kind == EVENT_OPENED || ev->kind == EVENT_IDLE) {
		effects_add(fx, FX_PLACE, "chapters|||0", NULL, NULL);
	} else if (act == ACT_SELECT) {
		r = hub_row(m, st->list.sel);
		open_kind(m, r.kind, r.chapter, fx);
	} else if (act == ACT_NEXT_OPEN) {
		go_next(m, fx);
	} else if (act == ACT_OPEN_FORM) {
		open_kind(m, HUB_FORM, 0, fx);
	} else if (act == ACT_OPEN_EVIDENCE) {
		open_kind(m, HUB_EVIDENCE, 0, fx);
	} else if (act == ACT_OPEN_FINDINGS) {
		open_kind(m, HUB_FINDINGS, 0, fx);
	} else if (act == ACT_OPEN_EXPORT) {
		open_kind(m, HUB_EXPORT, 0, fx);
	} else if (act == ACT_OPEN_HISTORY) {
		open_kind(m, HUB_HISTORY, 0, fx);
	} else if (act == ACT_OPEN_STAGES) {
		open_kind(m, HUB_STAGES, 0, fx);
	} else if (act == ACT_OPEN_PAPER) {
		open_kind(m, HUB_PAPER, 0, fx);
	} else if (act == ACT_BACK) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	} else if (!list_move(&st->list, act)) {
		(void)screen_common(s, m, act, fx);
	}
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct chapters_state *st = s->state;
	struct next_step next;

	if (m->sheet == NULL)
		return;
	hub_describe(out, m, hub_row(m, st->list.sel));
	next = next_step(m);
	(void)str_add(out, _("\n\nNext: "));
	next_step_say(out, m, &next);
	(void)str_add(out, "\n\n");
	(void)str_add(out, m->catalog->notice);
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct chapters_state *st = s->state;
	struct hub_row r = hub_row(m, st->list.sel);

	if (r.kind == HUB_CHAPTER)
		(void)str_addf(out, _("Chapter %zu/%zu"), r.chapter + 1,
		    m->catalog->n_chapters);
}

const struct screen_ops screen_chapters = {
	.id = "chapters", .title = N_("Overview"),
	.private_size = sizeof(struct chapters_state), .keys = keys,
	.open = open_chapters, .update = update, .view = chapters_view,
	.explain = explain, .where = where
};
