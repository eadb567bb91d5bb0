/* What is still open, worst first, a page at a time; a number goes there. */
#include "config.h"

#include "ui/plain/plain.h"

#include <string.h>

#include "base/i18n.h"
#include "ui/screen/words.h"

enum { PAGE = 15 };

/* "needed, not answered yet: 1-03 title" */
static void
add_finding(struct str *out, const struct plain *p, const struct finding *f)
{
	const struct sheet *s = plain_model(p)->sheet;
	struct evidence e;

	(void)str_addf(out, _("%s, %s"), _(severity_name(f->severity)),
	    _(finding_title(f->kind)));
	if (finding_of_file(f) && f->evidence < sheet_evidence_count(s)) {
		sheet_evidence_at(s, f->evidence, &e);
		(void)str_addf(out, _(": %s"), e.name);
	} else if (f->kind == FINDING_PHOTOS_UNSEEN) {
		(void)str_addf(out, _(": %zu"), f->photos);
	} else if (f->item != NULL) {
		(void)str_addf(out, _(": %s %s"), f->item->id, f->item->title);
	} else if (f->field != NULL) {
		(void)str_addf(out, _(": %s"), f->field->label);
	}
	if (f->reading != NULL)
		(void)str_addf(out, _(": %s"), f->reading->label);
	words_ticks(out, f);
}

static size_t
listed(const struct plain *p, const struct visit *v)
{
	return plain_findings_count(p, v->index, v->filter);
}

static void
say_page(struct plain *p, const struct visit *v)
{
	size_t i, n = listed(p, v);
	struct str text;

	str_init(&text, 2000);
	for (i = v->part; i < n && i < v->part + PAGE; i++) {
		str_truncate(&text, 0);
		add_finding(&text, p, plain_findings_at(p, v, i));
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
	if (v->part + PAGE < n)
		plain_sayf(p, _("%zu more: Enter reads on."), n - v->part -
		    PAGE);
}

static void
announce(struct plain *p, struct visit *v)
{
	const struct finding_list *l;

	if (v->told)
		return;
	v->told = true;
	(void)plain_do_one(p, FX_CHECK_FILES, NULL, NULL);
	plain_keep_place(p, "findings", "", "");
	l = plain_model(p)->findings;
	if (v->part >= listed(p, v))
		v->part = 0;
	plain_place(p, _("what is still open"));
	plain_sayf(p, _("State: %zu in all, %zu of them needed."), l->n,
	    finding_count(l, SEVERITY_MUST));
	if (l->n == 0)
		plain_say(p, _("Nothing is open. Number 5 of the overview "
		    "makes the submission folder."));
	else
		plain_findings_filter(p, v);
	say_page(p, v);
}

static void
go_to_item(struct plain *p, const struct finding *f)
{
	size_t index = f->item->index;

	if (f->kind == FINDING_EVIDENCE_NONE) {
		plain_open(p, plain_files, 0, f->item->id);
		return;
	}
	/* The readings stand before the item, so that leaving them leads to
	 * it. */
	plain_open(p, plain_item, index, "");
	if (f->reading != NULL && f->reading->formula[0] == '\0')
		plain_open(p, plain_readings, index, "");
}

static void
go_there(struct plain *p, const struct finding *f)
{
	struct evidence e;

	plain_say(p, _(finding_advice(f->kind)));
	if (finding_of_file(f) || f->kind == FINDING_PHOTOS_UNSEEN) {
		if (f->evidence >= sheet_evidence_count(
		    plain_model(p)->sheet))
			return;
		sheet_evidence_at(plain_model(p)->sheet, f->evidence, &e);
		plain_open(p, plain_file, 0, e.id);
	} else if (f->kind == FINDING_QUESTION) {
		plain_open(p, plain_questions, 0, "");
	} else if (f->kind == FINDING_FORK) {
		plain_open(p, plain_fork, f->fork, "");
	} else if (f->kind == FINDING_PLAN_OVERDUE) {
		plain_open(p, plain_plan, 0, "");
	} else if (f->item != NULL) {
		go_to_item(p, f);
	} else if (f->field != NULL) {
		plain_open(p, plain_field, f->field->index, "");
	}
}

static void
filter(struct plain *p, struct visit *v)
{
	v->part = 0;
	if (p->key[0] == 'c')
		plain_findings_chapter(p, v);
	else
		plain_findings_kind(p, v);
}

void
plain_findings(struct plain *p, struct visit *v)
{
	size_t number;

	announce(p, v);
	switch (plain_choose(p, _("Number of what to put right: "), 1,
	    listed(p, v), "ck", _("A number goes to where it can be put right; "
	    "b comes back here. c chooses a chapter, k a kind."),
	    &number)) {
	case REPLY_ENTER:
		v->part += PAGE;
		if (v->part >= listed(p, v))
			plain_back(p);
		else
			say_page(p, v);
		break;
	case REPLY_NUMBER:
		go_there(p, plain_findings_at(p, v, number - 1));
		break;
	case REPLY_WORD:
		filter(p, v);
		break;
	case REPLY_DONE:
		break;
	}
}
