/*
 * Everything that is open, gathered in one walk over the form, the items and
 * the files, then ordered: worst first, form before items, items in order.
 */
#include "config.h"

#include "assess/finding.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "assess/condition.h"
#include "assess/field.h"
#include "assess/fork.h"
#include "assess/plan.h"
#include "assess/question.h"
#include "assess/renewal.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "catalog/load.h"

struct walk {
	struct finding_list *out;
	const struct catalog *catalog;
	const struct sheet *sheet;
	date_day day;
	bool renewal;
};

/* What machines left differently before all; then, at a renewal, what changed
 * and what is too old. */
static int
rank(const struct finding *f, bool renewal)
{
	switch ((int)f->kind) {
	case FINDING_FORK:
		return 0;
	case FINDING_TEXT_CHANGED:
	case FINDING_NEW:
		return renewal ? 1 : 3;
	case FINDING_FILE_OLD:		/* looked for only at a renewal */
	case FINDING_READING_OLD:
		return 2;
	default:
		return 3;
	}
}

static struct finding *
add(struct finding_list *l, enum finding_kind kind, enum severity severity)
{
	struct finding *f;

	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 64 : l->cap * 2;
		l->list = xreallocarray(l->list, l->cap, sizeof(*l->list));
	}
	f = &l->list[l->n++];
	memset(f, 0, sizeof(*f));
	f->kind = kind;
	f->severity = severity;
	return f;
}

static struct finding *
add_item(struct walk *w, enum finding_kind kind, enum severity severity,
    const struct item *it)
{
	struct finding *f = add(w->out, kind, severity);

	f->item = it;
	return f;
}

static void
look_at_field(struct walk *w, const struct form_field *field)
{
	char *kept;
	enum field_fault fault = field_normalise(field,
	    sheet_form(w->sheet, field->id), &kept);

	free(kept);
	if (fault == FIELD_OK)
		return;
	add(w->out, fault == FIELD_EMPTY ? FINDING_FIELD_MISSING :
	    FINDING_FIELD_INVALID, SEVERITY_MUST)->field = field;
}

static void
look_at_readings(struct walk *w, const struct item *it,
    const struct answer *a)
{
	struct reading_result r;
	size_t i;

	for (i = 0; i < it->n_readings; i++) {
		const struct reading *reading = &it->readings[i];
		struct finding *f = NULL;

		judge_reading(w->sheet, it, reading, w->day, &r);
		if (w->renewal && renewal_reading_old(w->catalog, w->sheet,
		    it, reading, w->day))
			add_item(w, FINDING_READING_OLD, SEVERITY_SHOULD,
			    it)->reading = reading;
		if (r.judgement == JUDGE_FAIL)
			f = add_item(w, FINDING_READING_FAIL,
			    a->verdict == VERDICT_CONFORMS ? SEVERITY_MUST :
			    SEVERITY_SHOULD, it);
		else if (r.judgement == JUDGE_WARN)
			f = add_item(w, FINDING_READING_WARN, SEVERITY_HINT,
			    it);
		else if (r.judgement == JUDGE_INVALID)
			f = add_item(w, FINDING_READING_INVALID,
			    SEVERITY_SHOULD, it);
		else if (r.judgement == JUDGE_EMPTY && !r.computed &&
		    a->verdict == VERDICT_CONFORMS && reading->n_limits > 0 &&
		    reading->force == FORCE_DUTY)
			f = add_item(w, FINDING_READING_MISSING,
			    SEVERITY_SHOULD, it);
		if (f != NULL)
			f->reading = reading;
	}
}

/* One for the item: whoever gave the verdict and left squares empty needs to
 * know where, and not a line for each. */
static void
look_at_checks(struct walk *w, const struct item *it,
    const struct answer *a)
{
	struct finding *f;
	size_t i = 0;

	if (a->ticks == a->checks)
		return;
	f = add_item(w, FINDING_CHECK_OPEN, SEVERITY_HINT, it);
	f->ticks = a->ticks;
	f->checks = a->checks;
	while (!check_applies(w->sheet, &it->checks[i]) ||
	    check_ticked(w->sheet, it, &it->checks[i]))
		i++;
	f->check = &it->checks[i];
}

static void
look_at_item(struct walk *w, const struct item *it)
{
	bool basic = it->level == LEVEL_BASIC;
	struct answer a;

	answer_of(w->sheet, it, &a);
	if (a.automatic)
		return;
	if (a.text_changed)
		add_item(w, FINDING_TEXT_CHANGED, basic ? SEVERITY_MUST :
		    SEVERITY_SHOULD, it);
	else if (a.carried)
		add_item(w, a.copied ? FINDING_COPIED :
		    FINDING_CARRIED, basic ? SEVERITY_MUST :
		    SEVERITY_SHOULD, it);
	if (a.shared_changed)
		add_item(w, FINDING_SHARED_CHANGED, SEVERITY_SHOULD, it);
	switch (a.verdict) {
	case VERDICT_NONE:
		add_item(w, w->renewal && renewal_item_new(w->sheet, it) ?
		    FINDING_NEW : FINDING_UNANSWERED, basic ? SEVERITY_MUST :
		    SEVERITY_HINT, it);
		break;
	case VERDICT_UNKNOWN:
		add_item(w, FINDING_UNKNOWN, basic ? SEVERITY_MUST :
		    SEVERITY_SHOULD, it);
		break;
	case VERDICT_NA:
		if (a.reason[0] == '\0')
			add_item(w, FINDING_REASON_MISSING, SEVERITY_MUST, it);
		break;
	case VERDICT_FAILS:
		add_item(w, FINDING_FAILS, basic ? SEVERITY_MUST :
		    SEVERITY_SHOULD, it);
		break;
	case VERDICT_CONFORMS:
		if (a.evidence == 0)
			add_item(w, FINDING_EVIDENCE_NONE, basic ?
			    SEVERITY_SHOULD : SEVERITY_HINT, it);
		look_at_checks(w, it, &a);
		break;
	case VERDICT_N:
		break;
	}
	if (a.verdict != VERDICT_NA)
		look_at_readings(w, it, &a);
}

static void
add_file(struct walk *w, enum finding_kind kind, size_t i)
{
	struct finding *f = add(w->out, kind, SEVERITY_SHOULD);
	struct evidence e;
	size_t k;

	f->evidence = i;
	sheet_evidence_at(w->sheet, i, &e);
	for (k = 0; k < w->catalog->n_items && f->item == NULL; k++)
		if (evidence_serves(&e, w->catalog->items[k].id))
			f->item = &w->catalog->items[k];
}

static void
look_at_files(struct walk *w, const enum file_state *files)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(w->sheet); i++) {
		sheet_evidence_at(w->sheet, i, &e);
		if (files != NULL && files[i] == FILE_MISSING)
			add_file(w, FINDING_FILE_MISSING, i);
		else if (files != NULL && files[i] == FILE_CHANGED)
			add_file(w, FINDING_FILE_CHANGED, i);
		else if (files != NULL && files[i] == FILE_MOVED)
			add_file(w, FINDING_FILE_MOVED, i);
		else if (w->renewal && renewal_evidence_old(w->catalog, &e,
		    w->day))
			add_file(w, FINDING_FILE_OLD, i);
		if (e.privacy[0] != '\0' && strcmp(e.privacy, "none") != 0)
			add_file(w, FINDING_PHOTO_SHOWS, i);
	}
}

/* Gentle, and once however many there are: each is asked about when it is
 * attached, and may have been passed over. */
static void
look_at_photos(struct walk *w)
{
	struct finding *f = NULL;
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(w->sheet); i++) {
		sheet_evidence_at(w->sheet, i, &e);
		if (!evidence_unseen(&e))
			continue;
		if (f == NULL) {
			f = add(w->out, FINDING_PHOTOS_UNSEEN, SEVERITY_HINT);
			f->evidence = i;
		}
		f->photos++;
	}
}

static void
look_at_questions(struct walk *w, date_day today)
{
	struct question_list l;
	size_t i;

	question_collect(&l, w->catalog, w->sheet, today);
	for (i = 0; i < l.n; i++)
		if (l.list[i].open)
			add_item(w, FINDING_QUESTION, SEVERITY_MUST,
			    l.list[i].item)->question = l.list[i].number;
	question_clear(&l);
}

/* The programme's sampling case is nothing without its reason. */
static void
look_at_common(struct walk *w)
{
	const struct form_field *f = catalog_field(w->catalog,
	    "common_sites_note");

	if (f != NULL && sheet_form(w->sheet, f->id)[0] == '\0' &&
	    strcmp(sheet_form(w->sheet, "common_sites"), "yes") == 0)
		add(w->out, FINDING_FIELD_MISSING, SEVERITY_MUST)->field = f;
}

/* Until it is decided the value that is shown may be the wrong one. */
static void
look_at_forks(struct walk *w)
{
	const struct fork *fork;
	struct finding *f;
	size_t i;

	for (i = 0; (fork = fork_at(w->sheet, i)) != NULL; i++) {
		f = add_item(w, FINDING_FORK, SEVERITY_MUST,
		    fork_item(w->catalog, fork));
		f->fork = i;
		if (strcmp(fork->subject, "form") == 0)
			f->field = catalog_field(w->catalog, fork->field);
	}
}

static void
look_at_plans(struct walk *w, date_day today)
{
	struct plan_list l;
	size_t i;

	plan_collect(&l, w->catalog, w->sheet, today);
	for (i = 0; i < l.n; i++)
		if (l.list[i].overdue)
			add_item(w, FINDING_PLAN_OVERDUE, SEVERITY_SHOULD,
			    l.list[i].item);
	plan_clear(&l);
}

/* A stable order: severity, then form fields, then items as in the sheet. */
static int
compare(const void *pa, const void *pb)
{
	const struct finding *a = pa, *b = pb;
	const size_t keys[][2] = {
		{ (size_t)a->rank, (size_t)b->rank },
		{ a->severity, b->severity },
		{ a->item == NULL ? 0 : a->item->index + 1,
		    b->item == NULL ? 0 : b->item->index + 1 },
		{ a->kind, b->kind },
		{ a->field == NULL ? 0 : a->field->index,
		    b->field == NULL ? 0 : b->field->index },
		{ (uintptr_t)a->reading, (uintptr_t)b->reading },
		{ a->fork, b->fork },
		{ a->evidence, b->evidence },
	};
	size_t i = 0;

	while (i + 1 < sizeof(keys) / sizeof(keys[0]) &&
	    keys[i][0] == keys[i][1])
		i++;
	return (keys[i][0] > keys[i][1]) - (keys[i][0] < keys[i][1]);
}

void
finding_collect(struct finding_list *out, const struct catalog *c,
    const struct sheet *s, date_day today, const enum file_state *files)
{
	struct walk w = { out, c, s, sheet_day(s, today), renewal_is(s) };
	size_t i;

	out->n = 0;
	for (i = 0; i < c->n_fields; i++)
		look_at_field(&w, &c->fields[i]);
	for (i = 0; i < c->n_items; i++)
		look_at_item(&w, &c->items[i]);
	look_at_files(&w, files);
	look_at_photos(&w);
	look_at_questions(&w, today);
	look_at_plans(&w, today);
	look_at_forks(&w);
	look_at_common(&w);
	for (i = 0; i < out->n; i++)
		out->list[i].rank = rank(&out->list[i], w.renewal);
	if (out->n > 1)
		qsort(out->list, out->n, sizeof(*out->list), compare);
}

bool
finding_of_file(const struct finding *f)
{
	return f->kind == FINDING_FILE_MISSING ||
	    f->kind == FINDING_FILE_CHANGED ||
	    f->kind == FINDING_FILE_MOVED || f->kind == FINDING_FILE_OLD ||
	    f->kind == FINDING_PHOTO_SHOWS;
}

void
finding_clear(struct finding_list *l)
{
	free(l->list);
	memset(l, 0, sizeof(*l));
}

size_t
finding_count(const struct finding_list *l, enum severity at_least)
{
	size_t i, n = 0;

	for (i = 0; i < l->n; i++)
		n += l->list[i].severity <= at_least;
	return n;
}

static const struct {
	const char *title;
	const char *advice;
} words[] = {
	[FINDING_FIELD_MISSING] = { N_("Not filled in"),
	    N_("Please fill it in on the application form.") },
	[FINDING_FIELD_INVALID] = { N_("Cannot be read"),
	    N_("Please correct it on the application form.") },
	[FINDING_UNANSWERED] = { N_("Not answered"),
	    N_("Please answer with 1 to 4.") },
	[FINDING_UNKNOWN] = { N_("Still \"not sure\""),
	    N_("Please find out and answer with 1, 2 or 3.") },
	[FINDING_REASON_MISSING] = { N_("No reason for \"not applicable\""),
	    N_("Please write the reason.") },
	[FINDING_FAILS] = { N_("Does not conform"),
	    N_("Please put it right, or plan it: i on the item.") },
	[FINDING_EVIDENCE_NONE] = { N_("No evidence attached"),
	    N_("Please attach a photo or a document.") },
	[FINDING_FILE_MISSING] = { N_("The evidence file is missing"),
	    N_("Please put it back, or attach it again.") },
	[FINDING_FILE_CHANGED] = { N_("The evidence file has changed"),
	    N_("Please attach it again if the new one is meant.") },
	[FINDING_FILE_MOVED] = { N_("The evidence file has been moved"),
	    N_("Please record its new place, or put it back.") },
	[FINDING_READING_FAIL] = { N_("Outside the limit"),
	    N_("Please put it right and measure again.") },
	[FINDING_READING_WARN] = { N_("Outside the guide value"),
	    N_("Please consider an improvement; this is no failure.") },
	[FINDING_READING_INVALID] = { N_("Cannot be read"),
	    N_("Please enter the value again.") },
	[FINDING_READING_MISSING] = { N_("Not measured yet"),
	    N_("Please measure and record it.") },
	[FINDING_CHECK_OPEN] = { N_("Not all points ticked"),
	    N_("Please tick those that hold; the document shows the others as "
	    "empty squares.") },
	[FINDING_TEXT_CHANGED] = { N_("The question has changed"),
	    N_("Please read it again and confirm the answer.") },
	[FINDING_NEW] = { N_("New in this edition"),
	    N_("Please read it and answer with 1 to 4.") },
	[FINDING_CARRIED] = { N_("Last year's answer"),
	    N_("Please confirm it (5: unchanged), or answer anew.") },
	[FINDING_PHOTO_SHOWS] = { N_("A photo shows too much"),
	    N_("Please cover it in a copy, and put that in its place.") },
	[FINDING_PHOTOS_UNSEEN] = { N_("Photos not looked at yet"),
	    N_("Please look for faces, keys, Wi-Fi passwords and screens; the "
	    "photos go out as they are.") },
	[FINDING_FILE_OLD] = { N_("Evidence over a year old"),
	    N_("Please attach a new photo or document.") },
	[FINDING_READING_OLD] = { N_("Reading over a year old"),
	    N_("Please measure again.") },
	[FINDING_QUESTION] = { N_("A question is not answered yet"),
	    N_("Please answer the certification body.") },
	[FINDING_COPIED] = { N_("Copied from another facility"),
	    N_("Please confirm it (5: unchanged), or answer anew.") },
	[FINDING_SHARED_CHANGED] = { N_("The shared answer has changed"),
	    N_("Please take it over (c), or keep the one here (5).") },
	[FINDING_FORK] = { N_("Two values, not decided"),
	    N_("Two machines recorded different values. Please choose one.") },
	[FINDING_PLAN_OVERDUE] = { N_("The plan is overdue"),
	    N_("Please carry it out, or set a new day.") },
};

const char *
finding_title(enum finding_kind k)
{
	return words[k].title;
}

const char *
finding_advice(enum finding_kind k)
{
	return words[k].advice;
}

const char *
severity_name(enum severity s)
{
	static const char *const names[] = {
		[SEVERITY_MUST] = N_("Needed"),
		[SEVERITY_SHOULD] = N_("Advised"),
		[SEVERITY_HINT] = N_("Hint"),
	};

	return names[s];
}
