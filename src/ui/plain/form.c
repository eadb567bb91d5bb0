/*
 * The application form: its sections, then one field after the other with its
 * value and its help. What cannot be read as such a value is kept as typed,
 * with the sentence that mends it, and asked once more.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "assess/field.h"
#include "assess/limit.h"
#include "base/i18n.h"
#include "ui/screen/form.h"
#include "ui/screen/words.h"

static const struct form_field *
field_at(const struct plain *p, size_t i)
{
	return &plain_model(p)->catalog->fields[i];
}

static void
announce_form(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	size_t i, done, all;
	struct str text;

	if (v->told)
		return;
	v->told = true;
	plain_place(p, _("the application form"));
	plain_sayf(p, _("State: %zu of %zu needed fields are filled. Enter "
	    "goes to the first that is not."), m->progress->fields_done,
	    m->progress->fields_required);
	str_init(&text, 1000);
	for (i = 0; i < m->catalog->n_sections; i++) {
		form_count(&m->catalog->sections[i], m, &done, &all);
		str_truncate(&text, 0);
		(void)str_addf(&text, _("%s (%zu of %zu)"),
		    m->catalog->sections[i].title, done, all);
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
}

void
plain_form(struct plain *p, struct visit *v)
{
	const struct catalog *c;
	size_t number, first;

	announce_form(p, v);
	c = plain_model(p)->catalog;
	switch (plain_choose(p, _("Form, number of the section: "), 1,
	    c->n_sections, "", _("The form has sections; each is gone through "
	    "field by field."), &number)) {
	case REPLY_ENTER:
		first = form_first_open(plain_model(p), 0);
		plain_open(p, plain_field, first == SIZE_MAX ? 0 : first, "");
		break;
	case REPLY_NUMBER:
		c = plain_model(p)->catalog;
		plain_open(p, plain_field,
		    c->sections[number - 1].fields[0].index, "");
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}

/* --- one field ------------------------------------------------------------ */

static void
say_section(struct plain *p, const struct form_field *f)
{
	const struct catalog *c = plain_model(p)->catalog;

	plain_sayf(p, _("Section %zu of %zu: %s"),
	    (size_t)(f->section - c->sections) + 1, c->n_sections,
	    f->section->title);
	if (f->section->help[0] != '\0')
		plain_say(p, f->section->help);
}

static void
say_value(struct plain *p, const struct form_field *f)
{
	const char *value = sheet_form(plain_model(p)->sheet, f->id);
	enum field_fault fault;
	struct str text;
	char *kept;

	str_init(&text, 24000);
	words_form_value(&text, f, value);
	plain_sayf(p, _("Now: %s"), text.len > 0 ? text.ptr : _("(empty)"));
	str_clear(&text);
	if (value[0] == '\0')
		return;
	fault = field_normalise(f, value, &kept);
	if (fault != FIELD_OK)
		plain_say(p, _(field_fault_text(fault)));
	free(kept);
}

static void
say_options(struct plain *p, const struct form_field *f)
{
	const char *value = sheet_form(plain_model(p)->sheet, f->id);
	struct str text;
	size_t i;

	str_init(&text, 1000);
	for (i = 0; i < form_options(f); i++) {
		str_truncate(&text, 0);
		(void)str_add(&text, form_option_label(f, i));
		if (form_option_on(f, value, i))
			(void)str_add(&text, _(" (chosen)"));
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
}

static void
announce_field(struct plain *p, struct visit *v)
{
	const struct form_field *f = field_at(p, v->index);
	const struct section *sec = f->section;
	bool first = v->part != (size_t)(sec -
	    plain_model(p)->catalog->sections) + 1;

	if (v->told)
		return;
	v->told = true;
	if (first) {
		plain_place(p, _("the application form"));
		say_section(p, f);
		v->part = (size_t)(sec - plain_model(p)->catalog->sections) +
		    1;
	}
	plain_say(p, "");
	plain_sayf(p, f->required ? _("Field %zu of %zu: %s (needed)") :
	    _("Field %zu of %zu: %s (may stay empty)"),
	    (size_t)(f - sec->fields) + 1, sec->n_fields, f->label);
	say_value(p, f);
	if (f->help[0] != '\0')
		plain_say(p, f->help);
	if (f->example[0] != '\0')
		plain_sayf(p, _("Example: %s"), f->example);
	plain_keep_place(p, "form", "form", f->id);
}

static void
next_field(struct plain *p, struct visit *v)
{
	v->told = false;
	if (v->index + 1 < plain_model(p)->catalog->n_fields) {
		v->index++;
		return;
	}
	plain_say(p, _("This was the last field of the form."));
	plain_back(p);
}

static void
previous_field(struct plain *p, struct visit *v)
{
	if (v->index == 0) {
		plain_say(p, _("This is the first field."));
		return;
	}
	v->index--;
	v->told = false;
}

/* What an answer switches, said once it was given. */
static void
say_switched(struct plain *p, const struct form_field *f)
{
	struct str text;

	str_init(&text, 2000);
	if (words_switched(&text, plain_model(p)->catalog, f->id) > 0)
		plain_say(p, text.ptr);
	str_clear(&text);
}

static void
choose(struct plain *p, struct visit *v, size_t i)
{
	struct form_state st = { .field = v->index };
	struct effects fx = { .n = 0 };
	bool answered = form_choose(&st, plain_model(p), i, &fx);
	int rc = plain_do(p, &fx);

	effects_free(&fx);
	if (rc != 0)
		return;
	say_value(p, field_at(p, v->index));
	plain_saved(p);
	say_switched(p, field_at(p, v->index));
	if (answered)
		next_field(p, v);
}

static void
ask_choice(struct plain *p, struct visit *v)
{
	const struct form_field *f = field_at(p, v->index);
	bool several = f->type == FIELD_CHOICES;
	size_t number;

	say_options(p, f);
	switch (plain_choose(p, several ?
	    _("Number (Enter: that is all): ") : _("Number: "), 0,
	    form_options(f), "<-", several ?
	    _("Several may be chosen: a number chooses or lets go. Enter goes "
	    "on, 0 lets go of all, < goes to the field before.") :
	    _("A number answers. Enter leaves it as it is, 0 empties it, "
	    "< goes to the field before."), &number)) {
	case REPLY_ENTER:
		next_field(p, v);
		break;
	case REPLY_NUMBER:
		if (number > 0)
			choose(p, v, number - 1);
		else
			(void)plain_record(p, "form", f->id, "");
		break;
	case REPLY_WORD:
		if (p->key[0] == '<')
			previous_field(p, v);
		else
			(void)plain_record(p, "form", f->id, "");
		break;
	case REPLY_DONE:
		break;
	}
}

/* A typed value, normalised; asked again when it cannot be read. */
static void
take_value(struct plain *p, struct visit *v, const char *typed)
{
	const struct form_field *f = field_at(p, v->index);
	enum field_fault fault;
	char *kept;
	int rc;

	fault = field_normalise(f, typed, &kept);
	rc = plain_record(p, "form", f->id, kept);
	free(kept);
	if (rc != 0)
		return;
	say_value(p, field_at(p, v->index));
	if (fault == FIELD_OK || fault == FIELD_EMPTY)
		next_field(p, v);
}

static void
ask_value(struct plain *p, struct visit *v)
{
	const struct form_field *f = field_at(p, v->index);
	enum plain_text reply;
	struct str text;

	str_init(&text, limit_of_form(f));
	if (f->type == FIELD_LINES)
		reply = plain_write(p, "form", f->id, sheet_form(
		    plain_model(p)->sheet, f->id), f->help);
	else
		reply = plain_ask(p, _("Text: "), f->help, &text);
	if (reply == TEXT_GIVEN && text.len > 0)
		take_value(p, v, text.ptr);
	else if (reply == TEXT_CLEAR && f->type != FIELD_LINES)
		take_value(p, v, "");
	else if (reply == TEXT_BACK)
		previous_field(p, v);
	else if (reply == TEXT_STOP && f->type != FIELD_LINES)
		plain_back(p);
	else
		next_field(p, v);
	str_clear(&text);
}

void
plain_field(struct plain *p, struct visit *v)
{
	announce_field(p, v);
	if (form_is_typed(field_at(p, v->index)))
		ask_value(p, v);
	else
		ask_choice(p, v);
}
