/*
 * What the item screen says, from top to bottom: the question, the points to
 * check, readings, note, evidence, then why, how, examples and legal basis.
 */
#include "config.h"

#include "ui/screen/item.h"

#include <stdio.h>
#include <string.h>

#include "assess/judge.h"
#include "assess/plan.h"
#include "assess/record.h"
#include "base/i18n.h"
#include "base/width.h"
#include "catalog/wording.h"
#include "ui/screen/words.h"

static void
say(struct item_doc *d, enum part part, enum style st, const char *prefix,
    const char *text)
{
	doc_row_say(item_doc_add(d, part, ROW_TEXT, 0, st), prefix, text);
}

static void
gap(struct item_doc *d, enum part part)
{
	say(d, part, STYLE_PLAIN, "", "");
}

static void
rows_reason(struct item_doc *d, const struct item_state *st,
    const struct answer *a)
{
	struct doc_row *r;

	if (a->automatic || (a->given != VERDICT_NA && !st->edit.wants_na &&
	    a->reason[0] == '\0'))
		return;
	r = item_doc_add(d, PART_ANSWER, ROW_REASON, 0,
	    a->reason[0] == '\0' ? STYLE_WARN : STYLE_PLAIN);
	doc_row_say(r, _("Reason: "), a->reason[0] != '\0' ? a->reason :
	    _("(not written yet)"));
	gap(d, PART_ANSWER);
}

static void
rows_automatic(struct item_doc *d, const struct item *it,
    const struct model *m, const struct answer *a)
{
	const struct form_field *f;
	struct str text;

	if (!a->automatic)
		return;
	say(d, PART_ANSWER, STYLE_PLAIN, _("Reason: "), a->reason);
	f = item_switch(it, m->catalog);
	if (f != NULL) {
		str_init(&text, 2000);
		(void)str_addf(&text, _("This follows from \"%s\" on the "
		    "application form. Press f to change it there; answers "
		    "given here are kept."), f->label);
		doc_row_say(item_doc_add(d, PART_ANSWER, ROW_FORM, f->index,
		    STYLE_LINK), "", text.ptr);
		str_clear(&text);
	}
	gap(d, PART_ANSWER);
}

static void
rows_checks(struct item_doc *d, const struct item *it,
    const struct sheet *s, const struct answer *a)
{
	char head[128];
	size_t i;

	if (a->checks == 0)
		return;
	snprintf(head, sizeof(head), _("Points to check  %zu/%zu"), a->ticks,
	    a->checks);
	say(d, PART_ANSWER, STYLE_TITLE, "", head);
	for (i = 0; i < it->n_checks; i++) {
		const struct check *c = &it->checks[i];

		if (!check_applies(s, c))
			continue;
		doc_row_say(item_doc_add(d, PART_ANSWER, ROW_CHECK, i,
		    STYLE_PLAIN), words_tick(check_ticked(s, it, c)), c->text);
	}
	gap(d, PART_ANSWER);
}

static void
value_text(struct str *out, const struct item *it, const struct reading *r,
    const struct sheet *s, const struct reading_result *res)
{
	char field[96], number[48];
	const char *typed;

	snprintf(field, sizeof(field), "reading.%s", r->id);
	typed = sheet_item(s, it->id, field);
	if (res->computed && res->judgement >= JUDGE_RECORDED) {
		decimal_format(res->value, number, sizeof(number));
		typed = number;
	} else if (res->choice != NULL) {
		typed = res->choice->label;
	} else if (res->judgement >= JUDGE_RECORDED &&
	    r->type == READING_DATE) {
		words_day(out, res->day);
		return;
	}
	if (typed[0] == '\0') {
		(void)str_add(out, res->computed ?
		    _("(computed when the values above are there)") :
		    _("(not recorded yet)"));
		return;
	}
	(void)str_add(out, typed);
	if (r->unit[0] != '\0')
		(void)str_addf(out, " %s", wording_unit(r->unit, r->unit_one,
		    typed));
}

/* Where, when, with what and by whom, as far as they are written. */
static void
meta_text(struct str *out, const struct item *it, const struct reading *r,
    const struct sheet *s)
{
	char field[96];
	const char *text;
	size_t i;

	for (i = READING_PLACE; i < READING_PARTS; i++) {
		snprintf(field, sizeof(field), "reading.%s%s", r->id,
		    reading_suffix[i]);
		text = sheet_item(s, it->id, field);
		if (text[0] != '\0')
			(void)str_addf(out, "%s%s", out->len > 0 ? " / " : "",
			    text);
	}
}

static void
row_reading(struct item_doc *d, const struct item *it, size_t i,
    const struct model *m)
{
	const struct reading *r = &it->readings[i];
	struct reading_result res;
	struct doc_row *row;
	struct str text;

	judge_reading(m->sheet, it, r, sheet_day(m->sheet, m->today), &res);
	if (res.judgement == JUDGE_OFF)
		return;
	str_init(&text, 8000);
	(void)str_addf(&text, _("%s: "), r->label);
	value_text(&text, it, r, m->sheet, &res);
	row = item_doc_add(d, PART_ANSWER, ROW_READING, i, STYLE_PLAIN);
	doc_row_say(row, res.computed ? "= " : "- ", text.ptr);
	str_truncate(&text, 0);
	if (res.judgement == JUDGE_EMPTY)
		words_limit(&text, r, res.limit);
	else
		words_judgement(&text, r, &res);
	if (text.len > 0)
		say(d, PART_ANSWER, words_judgement_style(res.judgement),
		    "    ", text.ptr);
	str_truncate(&text, 0);
	meta_text(&text, it, r, m->sheet);
	if (text.len > 0)
		say(d, PART_ANSWER, STYLE_DIM, "    ", text.ptr);
	str_clear(&text);
}

static void
rows_readings(struct item_doc *d, const struct item *it,
    const struct model *m)
{
	size_t i, before;

	if (it->n_readings == 0)
		return;
	before = d->n;
	say(d, PART_ANSWER, STYLE_TITLE, "", _("Readings"));
	for (i = 0; i < it->n_readings; i++)
		row_reading(d, it, i, m);
	if (d->n == before + 1) {	/* none is asked here */
		say(d, PART_ANSWER, STYLE_DIM, "",
		    _("None is needed for the services of this facility."));
	}
	gap(d, PART_ANSWER);
}

static void
rows_note(struct item_doc *d, const struct answer *a)
{
	doc_row_say(item_doc_add(d, PART_ANSWER, ROW_NOTE, 0, STYLE_PLAIN),
	    _("Note: "), a->note[0] != '\0' ? a->note :
	    _("(none; m writes one)"));
	gap(d, PART_ANSWER);
}

/* Where something is to be put right, or was: what will be done about it. */
static void
rows_plan(struct item_doc *d, const struct item *it, const struct model *m)
{
	struct plan_row r;
	struct str text;

	if (!plan_of(m->sheet, it, m->today, &r))
		return;
	str_init(&text, 8000);
	(void)str_add(&text, r.measure[0] != '\0' ? r.measure :
	    _("(none yet; i writes what, who and by when)"));
	if (r.due != DATE_NONE) {
		(void)str_add(&text, _(" / by "));
		words_day(&text, r.due);
		if (r.overdue)
			(void)str_add(&text, _(" (the day has passed)"));
	}
	if (r.owner[0] != '\0')
		(void)str_addf(&text, " / %s", r.owner);
	if (r.state[0] != '\0')
		(void)str_addf(&text, " / %s", _(record_choice_name(
		    record_field("item/", "plan.state"), r.state)));
	doc_row_say(item_doc_add(d, PART_ANSWER, ROW_PLAN, 0, r.overdue ?
	    STYLE_BAD : STYLE_PLAIN), _("Improvement: "), text.ptr);
	gap(d, PART_ANSWER);
	str_clear(&text);
}

static void
row_file(struct item_doc *d, const struct evidence *e, size_t i,
    enum file_state state)
{
	bool shows = e->privacy[0] != '\0' && strcmp(e->privacy, "none") != 0;
	struct doc_row *r = item_doc_add(d, PART_ANSWER, ROW_FILE, i,
	    shows || evidence_unseen(e) ? STYLE_WARN :
	    words_file_style(state));
	struct str text;

	str_init(&text, 4000);
	(void)str_addf(&text, "%s  (%s", e->name, words_file_kind(e->kind));
	if (state != FILE_UNCHECKED)
		(void)str_addf(&text, ", %s", words_file_state(state));
	(void)str_add(&text, ")");
	if (evidence_unseen(e))
		(void)str_addf(&text, "\n%s", _("Not looked at yet: Enter, "
		    "then v."));
	else if (shows)
		(void)str_addf(&text, "\n%s", _("Shows too much: Enter, then "
		    "w puts a covered copy in its place."));
	if (e->caption[0] != '\0')
		(void)str_addf(&text, "\n%s", e->caption);
	doc_row_say(r, "- ", text.ptr);
	str_clear(&text);
}

static void
rows_evidence(struct item_doc *d, const struct item *it,
    const struct model *m, const struct answer *a)
{
	struct evidence e;
	const char *numbers;
	char head[128];
	size_t i, n = sheet_evidence_count(m->sheet);

	snprintf(head, sizeof(head), _("Evidence  %zu"), a->evidence);
	say(d, PART_ANSWER, STYLE_TITLE, "", head);
	for (i = 0; i < n; i++) {
		sheet_evidence_at(m->sheet, i, &e);
		if (evidence_serves(&e, it->id))
			row_file(d, &e, i, m->files != NULL ? m->files[i] :
			    FILE_UNCHECKED);
	}
	numbers = sheet_item(m->sheet, it->id, "photos");
	if (numbers[0] != '\0')
		say(d, PART_ANSWER, STYLE_WARN, _("Photos of the paper to be "
		    "attached: "), numbers);
	doc_row_say(item_doc_add(d, PART_ANSWER, ROW_ATTACH, 0, STYLE_LINK),
	    "+ ", _("Attach a photo or a document (a)"));
	gap(d, PART_ANSWER);
}

static void
guide(struct item_doc *d, size_t index, const char *head, const char *text)
{
	if (text[0] == '\0')
		return;
	doc_row_say(item_doc_add(d, PART_GUIDE, ROW_GUIDE, index,
	    STYLE_TITLE), "", head);
	say(d, PART_GUIDE, STYLE_PLAIN, "", text);
	gap(d, PART_GUIDE);
}

static void
rows_examples(struct item_doc *d, const struct item *it)
{
	size_t i;

	if (it->n_evidence == 0)
		return;
	doc_row_say(item_doc_add(d, PART_GUIDE, ROW_GUIDE, 2, STYLE_TITLE),
	    "", _("What serves as evidence"));
	for (i = 0; i < it->n_evidence; i++) {
		char prefix[64];

		snprintf(prefix, sizeof(prefix), "%s ",
		    words_evidence_mark(it->evidence[i].kind));
		say(d, PART_GUIDE, STYLE_PLAIN, prefix,
		    it->evidence[i].example);
	}
	gap(d, PART_GUIDE);
}

static void
row_basis(struct item_doc *d, const char *text, enum force force)
{
	struct str s;

	str_init(&s, 4000);
	(void)str_addf(&s, _("%s (%s)"), text, wording_force(force));
	say(d, PART_GUIDE, STYLE_PLAIN, "- ", s.ptr);
	str_clear(&s);
}

static void
rows_basis(struct item_doc *d, const struct item *it)
{
	struct str text;
	size_t i;

	doc_row_say(item_doc_add(d, PART_GUIDE, ROW_GUIDE, 3, STYLE_TITLE),
	    "", _("Basis"));
	for (i = 0; i < it->n_bases; i++)
		row_basis(d, it->bases[i].text, it->bases[i].force);
	str_init(&text, 4000);
	(void)str_addf(&text, _("This item is %s. Place: %s."),
	    wording_anchor(it->anchor),
	    it->place != NULL ? it->place->title : "");
	say(d, PART_GUIDE, STYLE_DIM, "", text.ptr);
	if (it->official_text[0] != '\0') {
		str_truncate(&text, 0);
		(void)str_addf(&text, _("Official sheet %s: %s"),
		    it->official_no, it->official_text);
		say(d, PART_GUIDE, STYLE_PLAIN, "", text.ptr);
	}
	str_clear(&text);
	gap(d, PART_GUIDE);
}

static void
row_confirmed(struct item_doc *d, const struct answer *a)
{
	struct str text;

	if (a->confirmed_at[0] == '\0' || a->automatic)
		return;
	str_init(&text, 1000);
	words_stamp(&text, a->confirmed_at);
	if (a->confirmed_by[0] != '\0')
		(void)str_addf(&text, " / %s", a->confirmed_by);
	say(d, PART_ANSWER, STYLE_DIM, _("Answered: "), text.ptr);
	str_clear(&text);
}

void
item_rows(struct item_doc *d, const struct item_state *st,
    const struct model *m)
{
	const struct item *it = item_of(st, m);
	struct answer a;

	answer_of(m->sheet, it, &a);
	/* Where its own line above both columns cuts it. */
	if (width_str(it->title) + ITEM_TITLE_AT > st->width[PART_GUIDE] +
	    (st->wide ? st->width[PART_ANSWER] : 0))
		say(d, PART_GUIDE, STYLE_TITLE, "", it->title);
	say(d, PART_GUIDE, STYLE_PLAIN, "", it->question);
	gap(d, PART_GUIDE);
	rows_automatic(d, it, m, &a);
	rows_reason(d, st, &a);
	rows_checks(d, it, m->sheet, &a);
	rows_readings(d, it, m);
	rows_note(d, &a);
	rows_plan(d, it, m);
	rows_evidence(d, it, m, &a);
	guide(d, 0, _("Why it matters"), it->threat);
	guide(d, 1, _("How to meet it"), it->how_to);
	rows_examples(d, it);
	rows_basis(d, it);
	row_confirmed(d, &a);
}
