/* The facilities, and the overview of one: what is done, what comes next. */
#include "config.h"

#include "ui/plain/plain.h"

#include "assess/limit.h"
#include "base/i18n.h"
#include "ui/screen/chapters.h"
#include "ui/screen/words.h"

static const char *
steps(void)
{
	return _("This is how it goes: 1. Name your facility. 2. Fill in the "
	    "application form; it decides which items apply. 3. Answer the "
	    "items of the chapters. 4. Attach photos and documents. 5. Make "
	    "the submission folder with the PDF. You can stop at any time and "
	    "go on later.");
}

static void
say_apps(struct plain *p)
{
	const struct model *m = plain_model(p);
	struct str text;
	size_t i;

	str_init(&text, 4000);
	for (i = 0; i < m->n_apps; i++) {
		const struct model_app *a = model_app_at(m, i);

		str_truncate(&text, 0);
		(void)str_addf(&text, _("%s, %d: %zu of %zu items done, last "
		    "change "), a->name, a->year, a->done, a->items);
		words_time(&text, a->changed_ms);
		if (a->valid_until != DATE_NONE) {
			(void)str_add(&text, _("; certificate: "));
			(void)words_countdown(&text, a->valid_until -
			    m->today);
		}
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
	plain_number(p, m->n_apps + 1, _("A new facility"));
	plain_number(p, m->n_apps + 2,
	    _("Take in a file from another machine"));
	plain_number(p, m->n_apps + 3, _("All facilities by measure"));
	if (m->n_apps > 1)
		plain_number(p, m->n_apps + 4,
		    _("Use the answers of another facility"));
}

static void
announce_start(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);

	if (v->told)
		return;
	v->told = true;
	if (m->app != NULL)
		(void)plain_do_one(p, FX_CLOSE_APP, NULL, NULL);
	plain_place(p, _("the list of facilities"));
	if (m->n_apps == 0) {
		plain_say(p, _("State: there is no facility yet. Number 1 "
		    "makes the first one."));
		plain_say(p, steps());
	} else {
		plain_sayf(p, ngettext("State: %zu application.",
		    "State: %zu applications.", m->n_apps), m->n_apps);
	}
	say_apps(p);
}

static void
new_facility(struct plain *p)
{
	struct str name;

	if (plain_model(p)->read_only) {
		plain_say(p, _("This file is opened for reading only."));
		return;
	}
	str_init(&name, LIMIT_LINE);
	if (plain_ask(p, _("Name of the facility: "), _("For example the name "
	    "on its sign. It can be changed later on the form."), &name) ==
	    TEXT_GIVEN && plain_do_one(p, FX_NEW_APP, name.ptr, NULL) == 0 &&
	    plain_model(p)->app != NULL)
		plain_open(p, plain_hub, 0, "");
	str_clear(&name);
}

static void
open_facility(struct plain *p, size_t i)
{
	struct effects fx = { .n = 0 };

	effects_add_number(&fx, FX_OPEN_APP, i);
	if (plain_do(p, &fx) == 0)
		plain_open(p, plain_hub, 0, "");
	effects_free(&fx);
}

void
plain_start(struct plain *p, struct visit *v)
{
	size_t n, number;

	announce_start(p, v);
	n = plain_model(p)->n_apps;
	switch (plain_choose(p, _("Number: "), 1, n + 3 + (n > 1), "", _("Here you "
	    "choose the facility by its number."), &number)) {
	case REPLY_ENTER:
		if (n == 0)
			new_facility(p);
		else
			v->told = false;
		break;
	case REPLY_NUMBER:
		if (number == n + 1) {
			new_facility(p);
		} else if (number == n + 2) {
			plain_take_in(p);
			v->told = false;
		} else if (number == n + 3) {
			plain_open(p, plain_sites, 0, "");
		} else if (number == n + 4) {
			plain_reuse(p);
			v->told = false;
		} else {
			open_facility(p, number - 1);
		}
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}

/* --- the overview --------------------------------------------------------- */

enum { HUB_MAX = 8 };

static void
say_state(struct plain *p)
{
	const struct model *m = plain_model(p);

	plain_sayf(p, _("State: form %zu of %zu, items %zu of %zu, needed and "
	    "open: %zu."), m->progress->fields_done,
	    m->progress->fields_required, m->progress->all.done,
	    m->progress->all.items, finding_count(m->findings,
	    SEVERITY_MUST));
	plain_saved(p);
}

static void
announce_hub(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	struct next_step next;
	struct str text;

	if (v->told)
		return;
	v->told = true;
	plain_keep_place(p, "chapters", "", "");
	plain_place(p, _("the overview"));
	say_state(p);
	str_init(&text, 2000);
	next = next_step(m);
	next_step_say(&text, m, &next);
	plain_sayf(p, _("Enter: %s"), text.ptr);
	str_clear(&text);
	plain_number(p, 1, _("Application form"));
	plain_number(p, 2, _("Check items, by chapter"));
	plain_number(p, 3, _("Evidence files"));
	plain_number(p, 4, _("What is still open"));
	plain_number(p, 5, _("Make the submission folder"));
	plain_number(p, 6, _("History"));
	plain_number(p, 7, _("The road to certification: stages, plan, "
	    "questions, renewal"));
	plain_number(p, 8, _("Work on paper: print a sheet, type it in"));
	if (m->undo != NULL)
		plain_sayf(p, _("u would undo: %s"), m->undo);
}

void
plain_next_step(struct plain *p)
{
	struct next_step next = next_step(plain_model(p));

	switch (next.kind) {
	case HUB_FORM:
		if (next.field != NULL)
			plain_open(p, plain_field, next.field->index, "");
		else
			plain_open(p, plain_form, 0, "");
		break;
	case HUB_CHAPTER:
		plain_open(p, plain_item, next.item->index, next.item->id);
		break;
	case HUB_FINDINGS:
		plain_open(p, plain_findings, 0, "");
		break;
	case HUB_EXPORT:
	case HUB_EVIDENCE:
	case HUB_STAGES:
	case HUB_PAPER:
	case HUB_HISTORY:
		plain_open(p, plain_export, 0, "");
		break;
	}
}

void
plain_hub(struct plain *p, struct visit *v)
{
	static plain_turn *const places[HUB_MAX] = { plain_form,
		plain_chapters, plain_files, plain_findings, plain_export,
		plain_history, plain_way, plain_paper };
	size_t number;

	announce_hub(p, v);
	switch (plain_choose(p, _("Overview, number: "), 1, HUB_MAX, "",
	    _("The overview of one application. Enter does what is best done "
	    "next."), &number)) {
	case REPLY_ENTER:
		plain_next_step(p);
		break;
	case REPLY_NUMBER:
		plain_open(p, places[number - 1], 0, "");
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
