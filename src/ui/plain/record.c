/*
 * The fields of one record: certificate, diagnosis, the plan of an item, a
 * question. The visit's id is its subject in the journal.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ui/screen/record.h"
#include "ui/screen/words.h"

enum { VALUE_MAX = 64 * 1024 };

static void
say_field(struct plain *p, const char *subject, size_t i)
{
	const struct record_field *f = &record_of(subject)->fields[i];
	struct str value, text;

	str_init(&value, VALUE_MAX);
	str_init(&text, VALUE_MAX + 1000);
	record_value(&value, plain_model(p), subject, f);
	(void)str_addf(&text, _("%s: %s"), _(f->label), value.len > 0 ?
	    value.ptr : _("(empty)"));
	plain_number(p, i + 1, text.ptr);
	str_clear(&text);
	str_clear(&value);
}

static void
announce(struct plain *p, struct visit *v)
{
	const struct record *r = record_of(v->id);
	const struct model *m = plain_model(p);
	size_t i, filled = 0;
	struct str text;

	if (v->told)
		return;
	v->told = true;
	str_init(&text, 2000);
	(void)str_add(&text, _(r->title));
	if (str_starts(v->id, "item/")) {
		(void)str_add(&text, _(", "));
		words_subject(&text, m->catalog, v->id);
	}
	plain_place(p, text.ptr);
	str_clear(&text);
	for (i = 0; i < r->n; i++)
		filled += sheet_get(m->sheet, v->id, r->fields[i].id)[0] !=
		    '\0';
	plain_sayf(p, _("State: %zu of %zu fields are filled."), filled, r->n);
	for (i = 0; i < r->n; i++)
		say_field(p, v->id, i);
}

/* --- one field ------------------------------------------------------------ */

/* false: it cannot be read, and the user is told. */
static bool
keep(struct plain *p, const char *subject, const struct record_field *f,
    const char *typed)
{
	struct effects fx = { .n = 0 };
	const char *fault;
	char *kept;

	fault = record_read(subject, f, plain_model(p), typed, &kept);
	if (fault != NULL) {
		plain_say(p, _(fault));
	} else {
		effects_add(&fx, FX_RECORD, subject, f->id, kept);
		record_follow(subject, f, plain_model(p), kept, &fx);
		if (plain_do(p, &fx) == 0)
			plain_saved(p);
		effects_free(&fx);
	}
	free(kept);
	return fault == NULL;
}

static const char *
help_of(const struct record_field *f)
{
	return f->type == RECORD_DATE ?
	    _("A day, for example 2026-04-10 or R8.4.10.") :
	    f->type == RECORD_YEN ? _("A number, without decimals.") :
	    _("One line of text.");
}

static void
ask_line(struct plain *p, const char *subject, const struct record_field *f)
{
	enum plain_text reply;
	struct str text;

	str_init(&text, 4000);
	do {
		reply = plain_ask(p, f->type == RECORD_DATE ? _("Day: ") :
		    _("Text: "), help_of(f), &text);
		if (reply == TEXT_CLEAR)
			(void)keep(p, subject, f, "");
	} while (reply == TEXT_GIVEN && !keep(p, subject, f, text.ptr));
	str_clear(&text);
}

static void
list_choices(struct plain *p, const char *subject,
    const struct record_field *f)
{
	const struct model *m = plain_model(p);
	struct str text;
	size_t i;

	str_init(&text, 2000);
	for (i = 0; i < record_choices(f, m); i++) {
		str_truncate(&text, 0);
		record_choice_say(&text, f, m, i);
		if (record_chosen(subject, f, m, i))
			(void)str_add(&text, _(" (chosen)"));
		plain_number(p, i + 1, text.ptr);
	}
	if (f->type == RECORD_FILES)
		plain_number(p, i + 1, _("Attach a file"));
	str_clear(&text);
}

static void
choose(struct plain *p, const char *subject, const struct record_field *f,
    size_t i)
{
	struct effects fx = { .n = 0 };

	record_choose(subject, f, plain_model(p), i, &fx);
	if (plain_do(p, &fx) == 0)
		plain_saved(p);
	effects_free(&fx);
}

/* One word; or files until Enter, the last number attaches one more. */
static void
ask_choice(struct plain *p, const char *subject, const struct record_field *f)
{
	bool files = f->type == RECORD_FILES;
	size_t n, number;

	do {
		list_choices(p, subject, f);
		n = record_choices(f, plain_model(p));
		if (plain_choose(p, files ?
		    _("Number (Enter: that is all): ") :
		    _("Number (Enter: as it is): "), 1, n + files, "b.",
		    _("A number chooses, the same number again lets go."),
		    &number) != REPLY_NUMBER)
			return;
		if (number == n + 1)
			plain_attach_path(p, "");
		else
			choose(p, subject, f, number - 1);
	} while (files && !p->ended);
}

static void
ask_field(struct plain *p, const char *subject, size_t i)
{
	const struct record_field *f = &record_of(subject)->fields[i];

	say_field(p, subject, i);
	if (f->type == RECORD_CHOICE || f->type == RECORD_FILES)
		ask_choice(p, subject, f);
	else if (f->type == RECORD_LINES)
		(void)plain_write(p, subject, f->id, sheet_get(plain_model(p)->
		    sheet, subject, f->id), _("A text of several lines."));
	else
		ask_line(p, subject, f);
	if (!p->ended)
		say_field(p, subject, i);
}

void
plain_record_place(struct plain *p, struct visit *v)
{
	size_t number;

	announce(p, v);
	switch (plain_choose(p, _("Field, number (Enter: back): "), 1,
	    record_of(v->id)->n, "", _("A number asks for that field; r reads "
	    "all of them once more."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		ask_field(p, v->id, number - 1);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
