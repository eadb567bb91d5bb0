/*
 * The way to the certificate: its stages with their days, what is recorded of
 * certificate and diagnosis, plan and questions, how ready the answers are for
 * each grade; and next year's application.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <string.h>

#include "assess/stage.h"
#include "base/date.h"
#include "base/i18n.h"
#include "ui/screen/stages.h"
#include "ui/screen/words.h"

/* "3. Check: 10 April 2026, now": a stage has its number in the list. */
static void
say_stage(struct plain *p, size_t i)
{
	const struct model *m = plain_model(p);
	const struct milestone *s = &m->catalog->programme->stages[i];
	date_day day = stage_day(m->sheet, s);
	struct str text, when;

	str_init(&text, 1000);
	str_init(&when, 200);
	words_day(&when, day);
	if (when.len > 0)
		(void)str_addf(&text, _("%s: %s"), s->title, when.ptr);
	else
		(void)str_add(&text, s->title);
	str_clear(&when);
	if (s == stage_now(m->catalog, m->sheet))
		(void)str_add(&text, _(", now here"));
	plain_number(p, i + 1, text.ptr);
	str_clear(&text);
}

/* "title<tab>state" of the wizard's list as "title: state". */
static void
say_row(struct plain *p, size_t i, struct way_row r)
{
	enum style style = STYLE_PLAIN;
	struct str row, text;
	size_t blanks;
	char *state;

	str_init(&row, 2000);
	str_init(&text, 2000);
	way_say(&row, plain_model(p), r, &style);
	state = row.ptr + strcspn(row.ptr, "\t");
	blanks = strspn(state, "\t ");
	*state = '\0';
	state += blanks;
	if (state[0] != '\0')
		(void)str_addf(&text, _("%s: %s"), row.ptr, state);
	else
		(void)str_add(&text, row.ptr);
	plain_number(p, i + 1, text.ptr);
	str_clear(&text);
	str_clear(&row);
}

static void
announce(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	const struct milestone *here;
	size_t i;

	if (v->told)
		return;
	v->told = true;
	plain_place(p, _("the road to certification"));
	if (m->catalog->programme == NULL) {
		plain_say(p, _("This check sheet has no programme.yaml beside "
		    "it, so grades and stages are not known."));
		return;
	}
	here = stage_now(m->catalog, m->sheet);
	plain_sayf(p, _("State: %s"), here != NULL ? here->title : "");
	if (here != NULL)
		plain_sayf(p, _("Next: %s"), here->next);
	for (i = 0; i < way_count(m); i++) {
		struct way_row r = way_row(m, i);

		if (r.kind == WAY_STAGE)
			say_stage(p, r.index);
		else
			say_row(p, i, r);
	}
	plain_number(p, i + 1, _("Renewal: next year's application"));
}

static void
describe(struct plain *p, struct way_row r)
{
	struct str text;

	str_init(&text, 20000);
	way_describe(&text, plain_model(p), r);
	plain_say(p, text.ptr);
	str_clear(&text);
}

/* --- a stage -------------------------------------------------------------- */

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	effects_add(arg, FX_RECORD, subject, field, value);
}

static void
reach(struct plain *p, size_t stage, date_day day)
{
	const struct model *m = plain_model(p);
	struct effects fx = { .n = 0 };
	struct str text;

	stage_reach(m->sheet, &m->catalog->programme->stages[stage], day, put,
	    &fx);
	if (plain_do(p, &fx) == 0) {
		str_init(&text, 1000);
		way_say_reached(&text, &m->catalog->programme->stages[stage],
		    day, m->today);
		plain_say(p, text.ptr);
		str_clear(&text);
		plain_saved(p);
	}
	effects_free(&fx);
}

static void
reach_on(struct plain *p, size_t stage)
{
	date_day day = DATE_NONE;
	struct str text;

	str_init(&text, 200);
	while (day == DATE_NONE && plain_ask(p, _("Reached on: "),
	    _("The day on which this stage was reached, for example "
	    "2026-04-10."), &text) == TEXT_GIVEN) {
		day = date_parse_past(text.ptr, plain_model(p)->today);
		if (day == DATE_NONE)
			plain_say(p, _("Please write the day like "
			    "2026-04-10."));
	}
	str_clear(&text);
	if (day != DATE_NONE)
		reach(p, stage, day);
}

static void
take_stage(struct plain *p, size_t stage)
{
	size_t number;

	plain_number(p, 1, _("Reached today"));
	plain_number(p, 2, _("Reached on another day"));
	if (plain_choose(p, _("Number (Enter: as it is): "), 1, 2, "b.",
	    _("Records the day on which the stage was reached. u undoes "
	    "it."), &number) != REPLY_NUMBER)
		return;
	if (number == 1)
		reach(p, stage, plain_model(p)->today);
	else
		reach_on(p, stage);
}

/* --- renewal -------------------------------------------------------------- */

static void
renew(struct plain *p)
{
	size_t number;

	plain_say(p, _("Every answer is taken over and waits to be "
	    "confirmed."));
	plain_number(p, 1, _("Make next year's application"));
	if (plain_choose(p, _("Number (Enter: not now): "), 1, 1, "b.",
	    _("This year's application stays as it is."), &number) !=
	    REPLY_NUMBER || plain_do_one(p, FX_RENEW, NULL, NULL) != 0)
		return;
	p->n = 1;		/* the way back leads through the new one */
	plain_open(p, plain_hub, 0, "");
	plain_open(p, plain_findings, 0, "");
}

static void
take_row(struct plain *p, struct visit *v, size_t i)
{
	struct way_row r = way_row(plain_model(p), i);

	v->told = false;
	describe(p, r);
	switch (r.kind) {
	case WAY_STAGE:
		take_stage(p, r.index);
		break;
	case WAY_CERTIFICATE:
		plain_open(p, plain_record_place, 0, "programme");
		break;
	case WAY_DIAGNOSIS:
		plain_open(p, plain_record_place, 0, "diagnosis");
		break;
	case WAY_PLAN:
		plain_open(p, plain_plan, 0, "");
		break;
	case WAY_QUESTIONS:
		plain_open(p, plain_questions, 0, "");
		break;
	case WAY_PACKAGES:
		plain_open(p, plain_history, 0, "package/");
		break;
	case WAY_GRADE:
	case WAY_RATING:
		v->told = true;		/* it was only told */
		break;
	}
}

void
plain_way(struct plain *p, struct visit *v)
{
	size_t number, n = way_count(plain_model(p));

	announce(p, v);
	switch (plain_choose(p, _("Road, number (Enter: back): "), 1,
	    n == 0 ? 0 : n + 1, "", _("The stages come first: a number says "
	    "what is to be done there and records its day. The others open "
	    "what is recorded, or say what is missing."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		if (number == n + 1)
			renew(p);
		else
			take_row(p, v, number - 1);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
