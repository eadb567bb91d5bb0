/* What the programme's year brings: the improvement plan, and the questions
 * of the certification body with what is sent back. */
#include "config.h"

#include "ui/plain/plain.h"

#include "assess/plan.h"
#include "assess/question.h"
#include "assess/record.h"
#include "base/i18n.h"
#include "ui/screen/words.h"

enum { TEXT_MAX = 20000 };

/* --- the improvement plan -------------------------------------------------- */

static void
say_plan(struct plain *p, size_t number, const struct plan_row *r)
{
	struct str text;

	str_init(&text, TEXT_MAX);
	(void)str_addf(&text, _("%s %s: %s"), r->item->id, r->item->title,
	    _(verdict_name(r->verdict)));
	(void)str_add(&text, _(", "));
	if (r->due != DATE_NONE)
		words_day(&text, r->due);
	else
		(void)str_add(&text, _("no day yet"));
	if (r->state[0] != '\0')
		(void)str_addf(&text, _("; %s"), _(record_choice_name(
		    record_field("item/", "plan.state"), r->state)));
	if (r->overdue)
		(void)str_addf(&text, _("; %s"), _("The day has passed."));
	if (r->measure[0] != '\0')
		(void)str_addf(&text, _("; %s"), r->measure);
	plain_number(p, number, text.ptr);
	str_clear(&text);
}

static void
announce_plan(struct plain *p, struct visit *v, const struct plan_list *l)
{
	size_t i, open = 0, overdue = 0;

	if (v->told)
		return;
	v->told = true;
	for (i = 0; i < l->n; i++) {
		open += l->list[i].open;
		overdue += l->list[i].overdue;
	}
	plain_place(p, _("the improvement plan"));
	plain_sayf(p, _("State: open %zu, overdue %zu."), open, overdue);
	if (l->n == 0)
		plain_say(p, _("Nothing needs improving. Items that do not "
		    "conform, or that you are not sure of, appear here "
		    "automatically."));
	for (i = 0; i < l->n; i++)
		say_plan(p, i + 1, &l->list[i]);
}

static void
open_record(struct plain *p, const char *prefix, const char *id)
{
	char subject[PLAIN_ID_MAX];

	snprintf(subject, sizeof(subject), "%s%s", prefix, id);
	plain_open(p, plain_record_place, 0, subject);
}

void
plain_plan(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	struct plan_list l;
	size_t number;

	plan_collect(&l, m->catalog, m->sheet, m->today);
	announce_plan(p, v, &l);
	switch (plain_choose(p, _("Plan, number (Enter: back): "), 1, l.n, "xc",
	    _("A number opens the plan of that item: what, who, by when. "
	    "g 4-03 opens the check item itself; x writes a table, c a file "
	    "for a calendar."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		v->told = false;
		open_record(p, "item/", l.list[number - 1].item->id);
		break;
	case REPLY_WORD:
		(void)plain_do_one(p, FX_PRINT, p->key[0] == 'x' ? "plan" :
		    "calendar", "");
		break;
	case REPLY_DONE:
		break;
	}
	plan_clear(&l);
}

/* --- questions ------------------------------------------------------------- */

enum { QUESTION_NEW = 1, QUESTION_REPORT, QUESTION_SEND, QUESTION_EXTRAS = 3 };

static void
say_question(struct plain *p, size_t number, const struct question *q)
{
	struct str text;

	str_init(&text, TEXT_MAX);
	(void)str_addf(&text, _("Question %zu"), q->number);
	(void)str_addf(&text, _("; %s"), _(record_choice_name(record_field(
	    "question/", "state"), q->open ? "open" : q->state)));
	if (q->item != NULL)
		(void)str_addf(&text, "; %s %s", q->item->id, q->item->title);
	if (q->deadline != DATE_NONE) {
		(void)str_add(&text, _("; deadline "));
		words_day(&text, q->deadline);
	}
	if (q->overdue)
		(void)str_addf(&text, _("; %s"), _("The day has passed."));
	if (q->text[0] != '\0') {
		(void)str_add(&text, _("; "));
		words_first_line(&text, q->text);
	}
	plain_number(p, number, text.ptr);
	str_clear(&text);
}

static void
announce_questions(struct plain *p, struct visit *v,
    const struct question_list *l)
{
	size_t i, open = 0;

	if (v->told)
		return;
	v->told = true;
	for (i = 0; i < l->n; i++)
		open += l->list[i].open;
	plain_place(p, _("questions of the certification body"));
	plain_sayf(p, _("State: %zu, open %zu."), l->n, open);
	if (l->n == 0)
		plain_say(p, _("No question has come."));
	for (i = 0; i < l->n; i++)
		say_question(p, i + 1, &l->list[i]);
	plain_number(p, l->n + QUESTION_NEW, _("Record a new question"));
	plain_number(p, l->n + QUESTION_REPORT,
	    _("Write the correction report as PDF"));
	plain_number(p, l->n + QUESTION_SEND,
	    _("Write the folder to send back: only what has changed"));
}

static void
new_question(struct plain *p)
{
	const struct model *m;
	const struct question *q;
	struct question_list l;

	if (plain_do_one(p, FX_ASK, "", NULL) != 0)
		return;
	plain_saved(p);
	m = plain_model(p);
	question_collect(&l, m->catalog, m->sheet, m->today);
	q = question_find(&l, l.n);
	if (q != NULL)
		open_record(p, "question/", q->id);
	question_clear(&l);
}

static void
take_extra(struct plain *p, size_t extra, size_t n)
{
	if (extra == QUESTION_NEW)
		new_question(p);
	else if (extra == QUESTION_REPORT && n == 0)
		plain_say(p, _("There are no questions, so there is nothing "
		    "to report."));
	else
		(void)plain_do_one(p, extra == QUESTION_REPORT ?
		    FX_CORRECTION : FX_RESUBMIT, NULL, NULL);
}

void
plain_questions(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	struct question_list l;
	size_t number, n;

	question_collect(&l, m->catalog, m->sheet, m->today);
	n = l.n;
	announce_questions(p, v, &l);
	switch (plain_choose(p, _("Questions, number (Enter: back): "), 1,
	    n + QUESTION_EXTRAS, "", _("A number opens that question: its "
	    "text, the answer, the files. The last three numbers record a new "
	    "one, and write what is sent back."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		v->told = false;
		if (number <= n)
			open_record(p, "question/", l.list[number - 1].id);
		else
			take_extra(p, number - n, n);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
	question_clear(&l);
}
