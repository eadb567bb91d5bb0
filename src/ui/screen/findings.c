/*
 * What stands between the user and a good submission: worst first, each one
 * key from the place where it is mended, and back again with Esc.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/fork.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/evidence.h"
#include "ui/screen/words.h"

enum { SLOT_LIST };
enum { DETAIL = 6 };

struct findings_state {
	struct list_state list;
	size_t *shown, n_shown;
	size_t chapter;			/* 0: all, 1: the form, 2..: chapters */
	int severity;			/* worst that is left out + 1; 0: all */
	bool ready;			/* looked at since it is on top */
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Go there"),
	    N_("Goes to where it can be put right; Esc comes back."),
	    BIND_FOOTER },
	{ KEYS_CHAR('c'), KEYS_RIGHT, ACT_NEXT_ITEM, N_("Chapter"),
	    N_("Shows only one chapter, then the next, then all."),
	    BIND_FOOTER },
	{ KEYS_LEFT, KEYS_NONE, ACT_PREV_ITEM, N_("Chapter before"),
	    N_("Shows only the chapter before."), 0 },
	{ KEYS_CHAR('s'), KEYS_NONE, ACT_FILTER, N_("Weight"),
	    N_("Shows all, only what is needed, or what is needed or advised."),
	    BIND_FOOTER },
	{ KEYS_F8, KEYS_CHAR('p'), ACT_OPEN_EXPORT, N_("Submit"),
	    N_("Makes the submission folder with the PDF."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static const struct finding *
finding_at(const struct findings_state *st, const struct model *m, size_t i)
{
	return &m->findings->list[st->shown[i]];
}

static size_t
chapter_of(const struct finding *f)
{
	return f->item != NULL ? f->item->chapter->index + 2 : 1;
}

static void
refresh(struct findings_state *st, const struct model *m)
{
	size_t i, n = m->findings->n;

	st->shown = xreallocarray(st->shown, n + 1, sizeof(*st->shown));
	st->n_shown = 0;
	for (i = 0; i < n; i++) {
		const struct finding *f = &m->findings->list[i];

		if (st->chapter != 0 && chapter_of(f) != st->chapter)
			continue;
		if (st->severity == 0 || (int)f->severity < st->severity)
			st->shown[st->n_shown++] = i;
	}
	list_set_count(&st->list, st->n_shown);
}

static void
open_findings(struct screen *s, const struct model *m, const char *arg)
{
	struct findings_state *st = s->state;

	(void)arg;
	if (m->findings != NULL)
		refresh(st, m);
}

static void
close_findings(struct screen *s)
{
	struct findings_state *st = s->state;

	free(st->shown);
}

static void
go_to_item(const struct finding *f, struct effects *fx)
{
	struct str arg;

	str_init(&arg, 200);
	(void)str_add(&arg, f->item->id);
	if (f->kind == FINDING_REASON_MISSING)
		(void)str_add(&arg, "|reason");
	else if (f->reading != NULL && f->reading->formula[0] == '\0')
		(void)str_addf(&arg, "|reading.%s", f->reading->id);
	effects_add(fx, FX_PUSH, "item", arg.ptr, NULL);
	str_clear(&arg);
}

static void
go_there(const struct finding *f, const struct model *m, struct effects *fx)
{
	struct evidence e;
	char arg[80];

	if (finding_of_file(f)) {
		if (f->evidence >= sheet_evidence_count(m->sheet))
			return;
		sheet_evidence_at(m->sheet, f->evidence, &e);
		snprintf(arg, sizeof(arg), "evidence/%s", e.id);
		effects_add(fx, FX_PUSH, "evidence", arg, NULL);
	} else if (f->kind == FINDING_PHOTOS_UNSEEN) {
		effects_add(fx, FX_PUSH, "evidence", FILES_ASK_ALL, NULL);
	} else if (f->kind == FINDING_EVIDENCE_NONE && f->item != NULL) {
		effects_add(fx, FX_PUSH, "evidence", f->item->id, NULL);
	} else if (f->kind == FINDING_QUESTION) {
		effects_add(fx, FX_PUSH, "questions", "", NULL);
	} else if (f->kind == FINDING_FORK) {
		snprintf(arg, sizeof(arg), "%zu", f->fork);
		effects_add(fx, FX_PUSH, "forks", arg, NULL);
	} else if (f->kind == FINDING_PLAN_OVERDUE) {
		effects_add(fx, FX_PUSH, "plan", "", NULL);
	} else if (f->item != NULL) {
		go_to_item(f, fx);
	} else if (f->field != NULL) {
		effects_add(fx, FX_PUSH, "form", f->field->id, NULL);
	}
}

static void
turn_chapter(struct findings_state *st, const struct model *m, bool back)
{
	size_t all = m->catalog->n_chapters + 2;

	/* Chapters in which nothing is open are passed over. */
	do {
		st->chapter = (st->chapter + (back ? all - 1 : 1)) % all;
		refresh(st, m);
	} while (st->n_shown == 0 && st->chapter != 0);
	list_select(&st->list, 0);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct findings_state *st = s->state;

	if (m->findings == NULL)
		return;
	if (ev->kind == EVENT_OPENED) {
		effects_add(fx, FX_PLACE, "findings|||0", NULL, NULL);
		if (!st->ready)
			effects_add(fx, FX_CHECK_FILES, NULL, NULL, NULL);
		st->ready = true;
	}
	refresh(st, m);
	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_SELECT && st->list.sel < st->n_shown)
		go_there(finding_at(st, m, st->list.sel), m, fx);
	else if (act == ACT_NEXT_ITEM || act == ACT_PREV_ITEM)
		turn_chapter(st, m, act == ACT_PREV_ITEM);
	else if (act == ACT_FILTER)
		st->severity = st->severity == 0 ? SEVERITY_MUST + 1 :
		    st->severity == SEVERITY_MUST + 1 ? SEVERITY_SHOULD + 1 :
		    0;
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
	refresh(st, m);
}

/* Where it is: "4-03 title", the form field's label, or a file's name. */
static void
place_text(struct str *out, const struct finding *f, const struct model *m)
{
	const struct fork *fork;
	struct evidence e;

	if (finding_of_file(f) && f->evidence <
	    sheet_evidence_count(m->sheet)) {
		sheet_evidence_at(m->sheet, f->evidence, &e);
		(void)str_add(out, e.name);
	} else if (f->kind == FINDING_PHOTOS_UNSEEN) {
		(void)str_addf(out, _("Photos: %zu"), f->photos);
	} else if (f->kind == FINDING_FORK &&
	    (fork = fork_at(m->sheet, f->fork)) != NULL) {
		words_subject(out, m->catalog, fork->subject);
		(void)str_add(out, ": ");
		words_field(out, m->catalog, fork->subject, fork->field);
	} else if (f->item != NULL) {
		(void)str_addf(out, "%s %s", f->item->id, f->item->title);
		if (f->reading != NULL)
			(void)str_addf(out, _(": %s"), f->reading->label);
	} else if (f->field != NULL) {
		(void)str_addf(out, _("Form: %s"), f->field->label);
	}
}

struct row_arg {
	const struct findings_state *st;
	const struct model *m;
};

static void
finding_row(void *arg, size_t i, struct str *out, enum style *st)
{
	const struct row_arg *a = arg;
	const struct finding *f = finding_at(a->st, a->m, i);

	(void)str_addf(out, "%s\t%s", _(severity_name(f->severity)),
	    _(finding_title(f->kind)));
	if (f->check != NULL)
		(void)str_addf(out, " %zu/%zu", f->ticks, f->checks);
	(void)str_add_char(out, '\t');
	place_text(out, f, a->m);
	*st = words_severity_style(f->severity);
}

static void
view_filter(const struct findings_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	const char *chapter = st->chapter == 0 ? _("all chapters") :
	    st->chapter == 1 ? _("application form") :
	    m->catalog->chapters[st->chapter - 2].title;
	const char *weight = st->severity == 0 ? _("everything") :
	    st->severity == SEVERITY_MUST + 1 ? _("only what is needed") :
	    _("needed and advised");

	page_linef(p, r, STYLE_TITLE, _("%zu of %zu: %s (c), %s (s)"),
	    st->n_shown, m->findings->n, chapter, weight);
}

static void
view_detail(const struct findings_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	const struct finding *f = finding_at(st, m, st->list.sel);
	struct rect in = page_box(p, r, _("What to do"), false);
	struct str text;

	str_init(&text, 4000);
	place_text(&text, f, m);
	(void)str_addf(&text, "\n%s", _(finding_title(f->kind)));
	if (f->check != NULL)
		(void)str_addf(&text, _(": %s"), f->check->text);
	if (f->checks > f->ticks + 1)
		(void)str_add(&text, _(" and others"));
	(void)str_addf(&text, "\n%s", _(finding_advice(f->kind)));
	(void)page_text(p, in, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	static const int cols[] = { 7, 26, 0 };
	const struct findings_state *st = s->state;
	struct rect body = page_body(p), list = body, detail = body;
	struct row_arg arg = { st, m };
	struct list_source src = { finding_row, &arg, cols };

	if (m->findings == NULL)
		return;
	view_filter(st, m, p, (struct rect){ body.y, body.x, 1, body.w });
	if (st->n_shown == 0) {
		body.y += 2;
		body.h -= 2;
		(void)page_text(p, body, STYLE_GOOD, m->findings->n == 0 ?
		    _("Nothing is open. F8 makes the submission folder.") :
		    _("Nothing of this sort is open. c and s show more."),
		    0);
		return;
	}
	detail.h = DETAIL;
	detail.y = body.y + body.h - DETAIL;
	list.y += 1;
	list.h = detail.y - list.y;
	page_list(p, SLOT_LIST, list, &st->list, &src, true);
	view_detail(st, m, p, detail);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct findings_state *st = s->state;
	const struct finding *f;

	(void)str_add(out, _("Needed: without it the submission is not "
	    "complete. Advised: it should be put right, but it does not stop "
	    "you. Hint: worth a thought.\n\n"));
	if (m->findings == NULL || st->list.sel >= st->n_shown)
		return;
	f = finding_at(st, m, st->list.sel);
	(void)str_addf(out, "%s\n%s", _(finding_title(f->kind)),
	    _(finding_advice(f->kind)));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	if (m->findings != NULL)
		(void)str_addf(out, _("%zu needed, %zu in all"),
		    finding_count(m->findings, SEVERITY_MUST),
		    m->findings->n);
}

const struct screen_ops screen_findings = {
	.id = "findings",
	.title = N_("Findings"),
	.private_size = sizeof(struct findings_state),
	.keys = keys,
	.open = open_findings,
	.update = update,
	.view = view,
	.close = close_findings,
	.explain = explain,
	.where = where,
};
