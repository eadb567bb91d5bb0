/* The questions of the certification body: asked, answered, sent back. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "assess/question.h"
#include "assess/record.h"
#include "base/i18n.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

enum { SLOT_LIST };
enum { DETAIL = 9, TEXT_MAX = 20000 };

struct questions_state {
	struct list_state list;
	struct question_list found;	/* of the last event; borrows the sheet */
	struct list_source rows;
	int cols[5];
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Edit"),
	    N_("Opens the question: its text, the answer, the files."),
	    BIND_FOOTER },
	{ KEYS_F2, KEYS_CHAR('a'), ACT_NEW, N_("New question"),
	    N_("Records a question of the certification body."),
	    BIND_FOOTER },
	{ KEYS_F8, KEYS_CHAR('p'), ACT_REPORT, N_("Report"),
	    N_("Writes the correction report as PDF."), BIND_FOOTER },
	{ KEYS_CHAR('s'), KEYS_NONE, ACT_RESUBMIT, N_("Send back"),
	    N_("Writes a folder that holds only what has changed."),
	    BIND_FOOTER },
	{ KEYS_RIGHT, KEYS_CHAR('i'), ACT_NEXT_ITEM, N_("Check item"),
	    N_("Opens the check item of the question."), 0 },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
refresh(struct questions_state *st, const struct model *m)
{
	question_clear(&st->found);
	if (m->sheet != NULL)
		question_collect(&st->found, m->catalog, m->sheet, m->today);
	list_set_count(&st->list, st->found.n);
}

static void
open_questions(struct screen *s, const struct model *m, const char *arg)
{
	(void)arg;
	refresh(s->state, m);
}

static void
close_questions(struct screen *s)
{
	struct questions_state *st = s->state;

	question_clear(&st->found);
}

static void
push_question(const struct question *q, struct effects *fx)
{
	char subject[64];

	if (q == NULL)
		return;
	snprintf(subject, sizeof(subject), "question/%s", q->id);
	effects_add(fx, FX_PUSH, "record", subject, NULL);
}

static void
command(struct questions_state *st, const struct model *m, enum action act,
    struct effects *fx)
{
	const struct question *q = st->list.sel < st->found.n ?
	    &st->found.list[st->list.sel] : NULL;

	if (m->read_only && act != ACT_NEXT_ITEM)
		common_say(fx, _("This file is opened for reading only."));
	else if (act == ACT_NEW)
		effects_add(fx, FX_ASK, "", NULL, NULL);
	else if (act == ACT_SELECT)
		push_question(q, fx);
	else if (act == ACT_NEXT_ITEM && q != NULL && q->item != NULL)
		effects_add(fx, FX_PUSH, "item", q->item->id, NULL);
	else if (act == ACT_REPORT && st->found.n > 0)
		effects_add(fx, FX_CORRECTION, NULL, NULL, NULL);
	else if (act == ACT_REPORT)
		common_say(fx, _("There are no questions, so there is nothing "
		    "to report."));
	else if (act == ACT_RESUBMIT)
		effects_add(fx, FX_RESUBMIT, NULL, NULL, NULL);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct questions_state *st = s->state;

	if (ev->kind == EVENT_OPENED)
		effects_add(fx, FX_PLACE, "questions|||0", NULL, NULL);
	refresh(st, m);
	if (ev->kind == EVENT_RESULT && ev->effect == FX_ASK && ev->ok)
		push_question(question_find(&st->found, st->found.n), fx);
	else if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_NEW || act == ACT_SELECT || act == ACT_REPORT ||
	    act == ACT_RESUBMIT || act == ACT_NEXT_ITEM)
		command(st, m, act, fx);
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
}

static const char *
state_name(const struct question *q)
{
	return _(record_choice_name(record_field("question/", "state"),
	    q->open ? "open" : q->state));
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct questions_state *st = arg;
	const struct question *q = &st->found.list[i];

	(void)str_addf(out, "%zu\t", q->number);
	if (q->deadline != DATE_NONE)
		words_day(out, q->deadline);
	(void)str_addf(out, "\t%s\t%s %s  ", state_name(q), q->item_id,
	    q->item != NULL ? q->item->title : "");
	words_first_line(out, q->text);
	*style = q->overdue ? STYLE_BAD : q->open ? STYLE_PLAIN : STYLE_DIM;
}

static void
detail(const struct question *q, struct page *p, struct rect box)
{
	char title[64];
	struct str text;

	str_init(&text, TEXT_MAX);
	if (q->overdue)
		(void)str_addf(&text, "%s\n", _("The day has passed."));
	(void)str_addf(&text, _("Question: %s\nAnswer: %s"), q->text[0] != '\0' ?
	    q->text : _("(empty)"), q->answer[0] != '\0' ? q->answer :
	    _("(empty)"));
	snprintf(title, sizeof(title), _("Question %zu"), q->number);
	box = page_box(p, box, title, false);
	(void)page_text(p, box, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct questions_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r;

	refresh(st, m);
	if (st->found.n == 0) {
		(void)page_text(p, r, STYLE_PLAIN, _("No question has come. "
		    "When the certification body asks something, F2 records "
		    "it with its deadline."), 0);
		return;
	}
	below.h = DETAIL;
	below.y = r.y + r.h - DETAIL;
	r.h -= DETAIL;
	st->cols[0] = 3;
	st->cols[1] = 16;
	st->cols[2] = 10;
	st->cols[3] = 0;
	st->rows = (struct list_source){ row, st, st->cols };
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, true);
	detail(&st->found.list[st->list.sel], p, below);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("Questions of the certification body, the "
	    "nearest deadline first. F8 writes the correction report; s "
	    "writes a folder that holds only what has changed since the "
	    "package that was submitted, and names its code."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct questions_state *st = s->state;
	size_t i, open = 0;

	(void)m;
	for (i = 0; i < st->found.n; i++)
		open += st->found.list[i].open;
	if (st->found.n > 0)
		(void)str_addf(out, _("%zu, open %zu"), st->found.n, open);
}

const struct screen_ops screen_questions = {
	.id = "questions", .title = N_("Questions"),
	.private_size = sizeof(struct questions_state), .keys = keys,
	.open = open_questions, .update = update, .view = view,
	.close = close_questions, .explain = explain, .where = where
};
