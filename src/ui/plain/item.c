/*
 * One check item: 0 to 5 answer as in the wizard, the other numbers open what
 * belongs to it, Enter goes on.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "assess/plan.h"
#include "base/i18n.h"
#include "ui/screen/item.h"
#include "ui/screen/words.h"

enum { ITEM_UNCHANGED = 5, ITEM_CHECKS, ITEM_READINGS, ITEM_NOTE, ITEM_FILES,
	ITEM_REASON, ITEM_GUIDE, ITEM_LAST = ITEM_GUIDE };

static const struct item *
item_at(const struct plain *p, size_t i)
{
	return &plain_model(p)->catalog->items[i];
}

static void
say_numbers(struct plain *p, size_t index)
{
	const struct item *it = item_at(p, index);
	struct plan_row row;
	struct answer a;

	answer_of(plain_model(p)->sheet, it, &a);
	plain_sayf(p, _("1 %s, 2 %s, 3 %s, 4 %s, 0 no answer"),
	    _(verdict_name(VERDICT_CONFORMS)), _(verdict_name(VERDICT_FAILS)),
	    _(verdict_name(VERDICT_NA)), _(verdict_name(VERDICT_UNKNOWN)));
	if (a.shared_changed)
		plain_say(p, _("c takes the changed shared answer over, 5 "
		    "keeps this one and goes on"));
	else if (item_cannot_confirm(&a) == NULL)
		plain_say(p, _("5 unchanged: confirms last year's answer and "
		    "goes on"));
	else if (it->common)
		plain_say(p, _("c takes the answer of another facility, for "
		    "policy, terms and network"));
	plain_sayf(p, _("6 points to check (%zu of %zu), 7 readings (%zu), "
	    "8 note, 9 evidence (%zu), 10 reason, 11 examples, legal basis "
	    "and history"), a.ticks, a.checks, it->n_readings, a.evidence);
	if (plan_of(plain_model(p)->sheet, it, plain_model(p)->today, &row))
		plain_say(p, _("i how it will be put right"));
	plain_say(p, _("Enter next item, p previous item"));
}

static void
announce(struct plain *p, struct visit *v)
{
	char subject[64];

	if (v->told)
		return;
	v->told = true;
	item_subject(item_at(p, v->index), subject, sizeof(subject));
	plain_keep_place(p, "item", subject, "");
	plain_item_head(p, v->index);
	if (v->part != v->index + 1)	/* not read yet in this visit */
		plain_item_text(p, v->index);
	v->part = v->index + 1;
	say_numbers(p, v->index);
}

static void
go_item(struct plain *p, struct visit *v, bool back)
{
	size_t n = plain_model(p)->catalog->n_items;

	if (back ? v->index == 0 : v->index + 1 == n) {
		plain_say(p, back ? _("This is the first item.") :
		    _("This was the last item."));
		if (!back)
			plain_back(p);
		return;
	}
	v->index += back ? (size_t)-1 : 1;
	v->told = false;
}

/* What is said after an answer: the state, and what is open here. */
static void
say_answer(struct plain *p, size_t index)
{
	struct answer a;

	answer_of(plain_model(p)->sheet, item_at(p, index), &a);
	plain_sayf(p, _("%s, answer: %s."), item_at(p, index)->id,
	    _(verdict_name(a.verdict)));
	plain_saved(p);
	plain_item_open(p, index);
}

static void
answer(struct plain *p, size_t index, enum verdict verdict)
{
	struct effects fx = { .n = 0 };
	struct answer a;

	answer_of(plain_model(p)->sheet, item_at(p, index), &a);
	if (a.automatic) {
		plain_say(p, _("It does not apply here because of the "
		    "application form; change it there. Answers are kept."));
		return;
	}
	if (verdict == VERDICT_NA && a.reason[0] == '\0' &&
	    !plain_reason(p, index)) {
		plain_say(p, _("Without a reason the answer stays as it "
		    "was."));
		return;
	}
	item_record(item_at(p, index), plain_model(p), verdict, &fx);
	if (plain_do(p, &fx) == 0)
		say_answer(p, index);
	effects_free(&fx);
}

static void
reason(struct plain *p, size_t index)
{
	struct effects fx = { .n = 0 };
	struct answer a;

	answer_of(plain_model(p)->sheet, item_at(p, index), &a);
	if (a.automatic || (a.given != VERDICT_NA && a.reason[0] == '\0')) {
		plain_say(p, _("A reason is written only for answer 3."));
		return;
	}
	if (plain_reason(p, index) || a.given != VERDICT_NA)
		return;
	/* "Does not apply" stands and falls with its reason. */
	item_record(item_at(p, index), plain_model(p), VERDICT_NONE, &fx);
	if (plain_do(p, &fx) == 0)
		say_answer(p, index);
	effects_free(&fx);
}

static void
open_part(struct plain *p, size_t index, size_t number)
{
	const struct item *it = item_at(p, index);
	char subject[64];

	item_subject(it, subject, sizeof(subject));
	switch (number) {
	case ITEM_CHECKS:
		plain_open(p, plain_checks, index, "");
		break;
	case ITEM_READINGS:
		plain_open(p, plain_readings, index, "");
		break;
	case ITEM_NOTE:
		plain_note(p, index);
		break;
	case ITEM_FILES:
		plain_open(p, plain_files, 0, it->id);
		break;
	case ITEM_REASON:
		reason(p, index);
		break;
	case ITEM_GUIDE:
		plain_item_guide(p, index);
		plain_open(p, plain_history, 0, subject);
		break;
	}
}

/* Renewal by exception: what is unchanged takes one number an item. */
static void
unchanged(struct plain *p, struct visit *v)
{
	const struct item *it = item_at(p, v->index);
	struct effects fx = { .n = 0 };
	const char *fault;
	struct answer a;

	answer_of(plain_model(p)->sheet, it, &a);
	fault = item_cannot_confirm(&a);
	if (fault != NULL) {
		plain_say(p, _(fault));
		return;
	}
	item_confirm(it, plain_model(p), &a, &fx);
	if (plain_do(p, &fx) == 0) {
		say_answer(p, v->index);
		go_item(p, v, false);
	}
	effects_free(&fx);
}

static void
plan(struct plain *p, size_t index)
{
	const struct model *m = plain_model(p);
	struct plan_row row;
	char subject[64];

	item_subject(item_at(p, index), subject, sizeof(subject));
	if (plan_of(m->sheet, item_at(p, index), m->today, &row))
		plain_open(p, plain_record_place, 0, subject);
	else
		plain_say(p, _("An improvement is planned where the answer is "
		    "2 or 4."));
}

static void
take_shared(struct plain *p, size_t index)
{
	if (plain_do_one(p, FX_SHARE, item_at(p, index)->id, NULL) == 0)
		say_answer(p, index);
}

static void
take_number(struct plain *p, struct visit *v, size_t number)
{
	if (number == ITEM_UNCHANGED)
		unchanged(p, v);
	else if (number > ITEM_UNCHANGED)
		open_part(p, v->index, number);
	else
		answer(p, v->index, number == 0 ? VERDICT_NONE :
		    (enum verdict)(VERDICT_CONFORMS + (number - 1)));
}

void
plain_item(struct plain *p, struct visit *v)
{
	char prompt[64];
	size_t number;

	announce(p, v);
	snprintf(prompt, sizeof(prompt), _("%s, number: "),
	    item_at(p, v->index)->id);
	switch (plain_choose(p, prompt, 0, ITEM_LAST, "pci", _("One check item. "
	    "Read the question, tick the points, note readings and evidence, "
	    "then answer with 1 to 4; 5 confirms last year's answer. \"Not "
	    "applicable\" needs a reason. \"Not sure\" stays unfinished."),
	    &number)) {
	case REPLY_ENTER:
		go_item(p, v, false);
		break;
	case REPLY_NUMBER:
		take_number(p, v, number);
		break;
	case REPLY_WORD:
		if (p->key[0] == 'c')
			take_shared(p, v->index);
		else if (p->key[0] == 'i')
			plan(p, v->index);
		else
			go_item(p, v, true);
		break;
	case REPLY_DONE:
		break;
	}
}

void
plain_next_open(struct plain *p, size_t from)
{
	const struct model *m = plain_model(p);
	struct visit *v = &p->stack[p->n - 1];
	const struct item *it;

	if (v->turn == plain_item)
		from = v->index;
	it = progress_next_open(m->catalog, m->sheet, from, false, m->today);
	if (it == NULL) {
		plain_say(p, _("All items are answered."));
	} else if (v->turn == plain_item) {
		v->index = it->index;
		v->told = false;
	} else {
		plain_open(p, plain_item, it->index, "");
	}
}
