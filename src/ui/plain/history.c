/* The journal, newest first, a page at a time; of one subject or of all. */
#include "config.h"

#include "ui/plain/plain.h"

#include <string.h>

#include "assess/record.h"
#include "base/i18n.h"
#include "ui/screen/words.h"

enum { PAGE = 10 };

static void
add_side(struct str *out, const struct model *m, const struct model_event *e,
    const char *value)
{
	size_t before = out->len;

	words_value(out, m->catalog, e->subject, e->field, value);
	if (out->len == before)
		(void)str_add(out, _("(empty)"));
}

static void
add_event(struct str *out, const struct model *m, const struct model_event *e)
{
	words_time(out, e->at_ms);
	if (e->actor[0] != '\0')
		(void)str_addf(out, _(" by %s"), e->actor);
	(void)str_add(out, strcmp(e->kind, "undo") == 0 ? _(", undone") :
	    strcmp(e->kind, "redo") == 0 ? _(", redone") : "");
	(void)str_add(out, _(", "));
	words_subject(out, m->catalog, e->subject);
	(void)str_add(out, _(", "));
	words_field(out, m->catalog, e->subject, e->field);
	(void)str_add(out, _(". Before: "));
	add_side(out, m, e, e->old_value);
	(void)str_add(out, _(". After: "));
	add_side(out, m, e, e->value);
}

static void
say_page(struct plain *p, const struct visit *v)
{
	const struct model *m = plain_model(p);
	struct str text;
	size_t i;

	str_init(&text, 80000);
	for (i = v->part; i < m->n_history && i < v->part + PAGE; i++) {
		str_truncate(&text, 0);
		add_event(&text, m, &m->history[i]);
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
	if (v->part + PAGE < m->n_history)
		plain_sayf(p, _("%zu more: Enter reads on."), m->n_history -
		    v->part - PAGE);
}

static void
announce(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	struct str text;

	if (v->told)
		return;
	v->told = true;
	v->part = 0;
	(void)plain_do_one(p, FX_LOAD_HISTORY, v->id, NULL);
	str_init(&text, 1000);
	(void)str_add(&text, _("history"));
	if (v->id[0] != '\0') {
		(void)str_add(&text, _(", "));
		words_subject(&text, m->catalog, v->id);
	}
	plain_place(p, text.ptr);
	str_clear(&text);
	plain_sayf(p, ngettext("State: %zu change, newest first.", "State: %zu "
	    "changes, newest first.", m->n_history), m->n_history);
	say_page(p, v);
}

static void
go_there(struct plain *p, const struct model_event *e)
{
	const struct model *m = plain_model(p);
	size_t i;

	if (str_starts(e->subject, "evidence/")) {
		plain_open(p, plain_file, 0, e->subject + strlen("evidence/"));
		return;
	}
	for (i = 0; i < m->catalog->n_items; i++)
		if (str_starts(e->subject, "item/") && strcmp(e->subject + 5,
		    m->catalog->items[i].id) == 0) {
			plain_open(p, plain_item, i, "");
			return;
		}
	for (i = 0; i < m->catalog->n_fields; i++)
		if (strcmp(e->subject, "form") == 0 && strcmp(e->field,
		    m->catalog->fields[i].id) == 0) {
			plain_open(p, plain_field, i, "");
			return;
		}
	if (record_field(e->subject, e->field) != NULL)
		plain_open(p, plain_record_place, 0, e->subject);
	else
		plain_say(p, _("There is no place to go to for this "
		    "entry."));
}

void
plain_history(struct plain *p, struct visit *v)
{
	size_t number;

	announce(p, v);
	switch (plain_choose(p, _("Number (Enter: on, b: back): "), 1,
	    plain_model(p)->n_history, "", _("Every change with its time, who "
	    "made it, what was there before and after. A number goes to its "
	    "place."), &number)) {
	case REPLY_ENTER:
		v->part += PAGE;
		if (v->part >= plain_model(p)->n_history)
			plain_back(p);
		else
			say_page(p, v);
		break;
	case REPLY_NUMBER:
		go_there(p, &plain_model(p)->history[number - 1]);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
