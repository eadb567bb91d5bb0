/*
 * The answer: one key, one action. A verdict carries who gave it, when, and
 * the hash of the text that was answered. "Not applicable" needs a reason and
 * is only recorded together with one.
 */
#include "config.h"

#include "ui/screen/item.h"

#include <stdio.h>
#include <string.h>

#include "assess/condition.h"
#include "assess/shared.h"
#include "base/date.h"
#include "base/i18n.h"
#include "ui/screen/words.h"

static void
record(void *arg, const char *subject, const char *field, const char *value)
{
	effects_add(arg, FX_RECORD, subject, field, value);
}

void
item_record(const struct item *it, const struct model *m, enum verdict v,
    struct effects *fx)
{
	char now[25];

	date_format_utc_ms(m->now_ms, now);
	answer_give(it, v, now, answer_person(m->sheet, m->account), record,
	    fx);
}

void
item_confirm(const struct item *it, const struct model *m,
    const struct answer *a, struct effects *fx)
{
	item_record(it, m, a->given, fx);
	if (a->shared_changed)
		shared_keep(it, record, fx);
}

const char *
item_cannot_confirm(const struct answer *a)
{
	if (a->open)
		return N_("Two machines left different values. k leads to "
		    "both.");
	if (a->text_changed)
		return N_("The question has changed. Please read it, then "
		    "answer with 1 to 4.");
	if (!a->carried && !a->shared_changed)
		return N_("There is no answer of last year to confirm. Answer "
		    "with 1 to 4.");
	return NULL;
}

struct name_search {
	const struct catalog *catalog;
	const struct form_field *found;
};

static void
look_at_name(void *arg, const char *id, size_t len)
{
	struct name_search *s = arg;
	const struct form_field *f;
	size_t i;

	for (i = 0; i < s->catalog->n_fields; i++) {
		f = &s->catalog->fields[i];
		if (strlen(f->id) != len || strncmp(f->id, id, len) != 0)
			continue;
		if (s->found == NULL)
			s->found = f;
	}
}

const struct form_field *
item_switch(const struct item *it, const struct catalog *c)
{
	struct name_search search = { c, NULL };

	(void)condition_parse(it->condition, look_at_name, &search);
	return search.found;
}

static void
say_same(enum verdict v, struct effects *fx)
{
	struct str text;

	str_init(&text, 400);
	(void)str_addf(&text, _("Already answered: %s. Enter goes on."),
	    _(verdict_name(v)));
	effects_add(fx, FX_MESSAGE, text.ptr, NULL, NULL);
	str_clear(&text);
}

void
item_answer(struct item_state *st, const struct model *m, enum verdict v,
    struct effects *fx)
{
	const struct item *it = item_of(st, m);
	struct answer a;

	answer_of(m->sheet, it, &a);
	if (a.automatic) {
		effects_add(fx, FX_MESSAGE, _("Not asked, because of the form. "
		    "f opens it at that place."), NULL, NULL);
		return;
	}
	if (v == VERDICT_NA && a.reason[0] == '\0') {
		item_edit_reason(st, m, true);
		return;
	}
	st->focus = (struct row_ref){ ROW_ANSWER, 0 };
	if (v == a.given && !a.text_changed && !a.open && (v == VERDICT_NONE ||
	    a.confirmed_at[0] != '\0'))
		say_same(v, fx);
	else
		item_record(it, m, v, fx);
}

void
item_toggle(struct item_state *st, const struct model *m, size_t check,
    struct effects *fx)
{
	const struct item *it = item_of(st, m);
	char subject[64], field[96];

	if (check >= it->n_checks)
		return;
	item_subject(it, subject, sizeof(subject));
	snprintf(field, sizeof(field), "check.%s", it->checks[check].id);
	effects_add(fx, FX_RECORD, subject, field,
	    check_ticked(m->sheet, it, &it->checks[check]) ? "" : "1");
}

/* The states in which something is still to be done; NULL when there is
 * nothing to say. */
static const char *
advice_open(const struct answer *a, bool planned)
{
	if (a->given == VERDICT_NA && a->reason[0] == '\0')
		return N_("The reason is missing. r writes it.");
	if (a->shared_changed)
		return N_("The shared answer changed: c takes it, 5 keeps "
		    "this");
	if (a->text_changed)
		return N_("The question has changed. Read and answer "
		    "again.");
	if (a->copied)
		return N_("Copied from another facility. 5: it holds here "
		    "too.");
	if (a->carried)
		return N_("Last year's answer. 5: unchanged, confirmed again.");
	if (a->verdict != VERDICT_CONFORMS &&
	    answer_proposed(a) == VERDICT_CONFORMS)
		return N_("All points are ticked. 1 makes it \"conforms\".");
	if (a->verdict == VERDICT_UNKNOWN)
		return N_("Not finished yet: find out, then press 1, 2 or 3.");
	if (a->verdict == VERDICT_NONE)
		return N_("Read, tick with Space, answer with 1 to 4.");
	if (a->verdict == VERDICT_CONFORMS && a->ticks < a->checks)
		return N_("Some points are not ticked yet.");
	if (a->verdict == VERDICT_CONFORMS && a->evidence == 0)
		return N_("Evidence is still missing. a attaches a file.");
	if (a->verdict == VERDICT_FAILS && !planned)
		return N_("How will it be put right? i plans it.");
	return NULL;
}

enum style
item_advice(const struct item_state *st, const struct model *m,
    struct str *out)
{
	struct answer a;
	const char *open;

	answer_of(m->sheet, item_of(st, m), &a);
	if (a.automatic) {
		(void)str_add(out, _("Not applicable by the application "
		    "form; the reason is below."));
		return STYLE_DIM;
	}
	if (st->edit.wants_na) {
		(void)str_add(out, _("Write the reason: then it is \"not "
		    "applicable\"."));
		return STYLE_WARN;
	}
	if (a.shared && !a.shared_changed)
		(void)str_add(out, _("[Shared] "));
	else if (a.overridden)
		(void)str_add(out, _("[Own, not the shared one; c: back] "));
	open = advice_open(&a, sheet_item(m->sheet, item_of(st, m)->id,
	    "plan.measure")[0] != '\0');
	if (open != NULL) {
		(void)str_add(out, _(open));
		return a.verdict == VERDICT_NONE ? STYLE_KEY : STYLE_WARN;
	}
	(void)str_add(out, _("Done. Enter goes to the next item."));
	return STYLE_GOOD;
}
