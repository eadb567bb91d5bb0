/* What a check item says, in plain lines. */
#include "config.h"

#include "ui/plain/plain.h"

#include "base/i18n.h"
#include "catalog/wording.h"
#include "ui/screen/item.h"
#include "ui/screen/words.h"

static const struct item *
item_at(const struct plain *p, size_t i)
{
	return &plain_model(p)->catalog->items[i];
}

static void
say_place(struct plain *p, const struct item *it)
{
	struct str text;

	str_init(&text, 1000);
	(void)str_addf(&text, _("item %s, %zu of %zu, chapter %s, %s"),
	    it->id, it->index + 1, plain_model(p)->catalog->n_items,
	    it->chapter->title, wording_level(it->level));
	plain_place(p, text.ptr);
	str_clear(&text);
}

static void
say_state(struct plain *p, const struct answer *a)
{
	struct str text;

	str_init(&text, 1000);
	(void)str_addf(&text, ngettext("State: %s, points %zu of %zu, %zu file",
	    "State: %s, points %zu of %zu, %zu files", a->evidence),
	    _(verdict_name(a->verdict)), a->ticks, a->checks, a->evidence);
	if (a->confirmed_at[0] != '\0' && !a->automatic) {
		(void)str_add(&text, _(", answered "));
		words_stamp(&text, a->confirmed_at);
		if (a->confirmed_by[0] != '\0')
			(void)str_addf(&text, _(" by %s"), a->confirmed_by);
	}
	if (a->shared_changed)
		(void)str_add(&text, _("; a shared answer that has changed at "
		    "its source"));
	else if (a->shared)
		(void)str_add(&text, _("; a shared answer"));
	else if (a->overridden)
		(void)str_add(&text, _("; its own, not the shared answer"));
	if (a->open)
		(void)str_add(&text, _("; two machines left different "
		    "values"));
	else if (a->text_changed)
		(void)str_add(&text, _("; the question has changed since"));
	else if (a->copied && !a->automatic)
		(void)str_add(&text, _("; copied from another facility, not "
		    "confirmed yet"));
	else if (a->carried && !a->automatic)
		(void)str_add(&text, _("; last year's answer, not confirmed "
		    "yet"));
	plain_say(p, text.ptr);
	str_clear(&text);
}

static void
say_automatic(struct plain *p, const struct item *it)
{
	const struct model *m = plain_model(p);
	const struct form_field *f = item_switch(it, m->catalog);

	if (f != NULL)
		plain_sayf(p, _("This follows from \"%s\" on the application "
		    "form."), f->label);
}

/* A heading and its text, when there is one. */
static void
say_part(struct plain *p, const char *head, const char *text)
{
	if (text[0] != '\0')
		plain_sayf(p, _("%s: %s"), head, text);
}

void
plain_item_open(struct plain *p, size_t index)
{
	const struct finding_list *l = plain_model(p)->findings;
	struct str text;
	size_t i;

	str_init(&text, 2000);
	for (i = 0; i < l->n; i++) {
		const struct finding *f = &l->list[i];

		if (f->item != item_at(p, index))
			continue;
		str_truncate(&text, 0);
		(void)str_addf(&text, _("Open (%s): %s"),
		    _(severity_name(f->severity)), _(finding_title(f->kind)));
		if (f->reading != NULL)
			(void)str_addf(&text, _(": %s"), f->reading->label);
		words_ticks(&text, f);
		plain_say(p, text.ptr);
	}
	str_clear(&text);
}

void
plain_item_head(struct plain *p, size_t index)
{
	const struct item *it = item_at(p, index);
	struct answer a;

	answer_of(plain_model(p)->sheet, it, &a);
	say_place(p, it);
	say_state(p, &a);
	if (a.reason[0] != '\0')
		say_part(p, _("Reason"), a.reason);
	if (a.automatic)
		say_automatic(p, it);
}

void
plain_item_text(struct plain *p, size_t index)
{
	const struct item *it = item_at(p, index);
	struct answer a;

	answer_of(plain_model(p)->sheet, it, &a);
	plain_say(p, it->title);
	say_part(p, _("Question"), it->question);
	say_part(p, _("Why it matters"), it->threat);
	say_part(p, _("How to meet it"), it->how_to);
	say_part(p, _("Note"), a.note);
}

static void
say_official(struct plain *p, const struct item *it)
{
	if (it->official_text[0] != '\0')
		plain_sayf(p, _("Official sheet %s: %s"), it->official_no,
		    it->official_text);
}

void
plain_item_guide(struct plain *p, size_t index)
{
	const struct item *it = item_at(p, index);
	size_t i;

	plain_say(p, _("What serves as evidence:"));
	for (i = 0; i < it->n_evidence; i++)
		plain_sayf(p, _("%s: %s"),
		    wording_evidence(it->evidence[i].kind),
		    it->evidence[i].example);
	plain_say(p, _("Basis:"));
	for (i = 0; i < it->n_bases; i++)
		plain_sayf(p, _("%s (%s)"), it->bases[i].text,
		    wording_force(it->bases[i].force));
	plain_sayf(p, _("This item is %s. Place: %s."),
	    wording_anchor(it->anchor), it->place != NULL ? it->place->title :
	    "");
	say_official(p, it);
}
