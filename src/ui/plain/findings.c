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
	bool is_file = f->kind == FINDING_FILE_MISSING ||
	    f->kind == FINDING_FILE_CHANGED;
	struct evidence e;

	(void)str_addf(out, _("%s, %s"), _(severity_name(f->severity)),
	    _(finding_title(f->kind)));
	if (is_file && f->evidence < sheet_evidence_count(s)) {
		sheet_evidence_at(s, f->evidence, &e);
		(void)str_addf(out, _(": %s"), e.name);
	} else if (f->item != NULL) {
		(void)str_addf(out, _(": %s %s"), f->item->id, f->item->title);
	} else if (f->field != NULL) {
		(void)str_addf(out, _(": %s"), f->field->label);
	}
	if (f->reading != NULL)
		(void)str_addf(out, _(": %s"), f->reading->label);
	if (f->check != NULL)
		(void)str_addf(out, _(": %s"), f->check->text);
}

static void
say_page(struct plain *p, const struct visit *v)
{
	const struct finding_list *l = plain_model(p)->findings;
	struct str text;
	size_t i;

	str_init(&text, 2000);
	for (i = v->part; i < l->n && i < v->part + PAGE; i++) {
		str_truncate(&text, 0);
		add_finding(&text, p, &l->list[i]);
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
	if (v->part + PAGE < l->n)
		plain_sayf(p, _("%zu more: Enter reads on."), l->n - v->part -
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
	if (v->part >= l->n)
		v->part = 0;
	plain_place(p, _("what is still open"));
	plain_sayf(p, _("State: %zu in all, %zu of them needed."), l->n,
	    finding_count(l, SEVERITY_MUST));
	if (l->n == 0)
		plain_say(p, _("Nothing is open. Number 5 of the overview "
		    "makes the submission folder."));
	say_page(p, v);
}

static void
go_there(struct plain *p, const struct finding *f)
{
	struct evidence e;

	plain_say(p, _(finding_advice(f->kind)));
	if ((f->kind == FINDING_FILE_MISSING || f->kind ==
	    FINDING_FILE_CHANGED) && f->evidence <
	    sheet_evidence_count(plain_model(p)->sheet)) {
		sheet_evidence_at(plain_model(p)->sheet, f->evidence, &e);
		plain_open(p, plain_file, 0, e.id);
	} else if (f->item != NULL) {
		plain_open(p, plain_item, f->item->index, "");
	} else if (f->field != NULL) {
		plain_open(p, plain_field, f->field->index, "");
	}
}

void
plain_findings(struct plain *p, struct visit *v)
{
	const struct finding_list *l;
	size_t number;

	announce(p, v);
	l = plain_model(p)->findings;
	switch (plain_choose(p, _("Number of what to mend: "), 1, l->n, "",
	    _("A number goes to the place where it is mended; b comes back "
	    "here."), &number)) {
	case REPLY_ENTER:
		v->part += PAGE;
		if (v->part >= l->n)
			plain_back(p);
		else
			say_page(p, v);
		break;
	case REPLY_NUMBER:
		go_there(p, &l->list[number - 1]);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
