/* What belongs to an item: points as numbered toggles, the note, the reason.
 * Ticks propose an answer, they never give it. */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/screen/item.h"
#include "ui/screen/words.h"

static const struct item *
item_at(const struct plain *p, size_t i)
{
	return &plain_model(p)->catalog->items[i];
}

/* The n-th (from 0) point or reading that is asked here; the count when there
 * is none such. */
static size_t
nth_check(const struct plain *p, const struct item *it, size_t n)
{
	size_t i;

	for (i = 0; i < it->n_checks; i++)
		if (check_applies(plain_model(p)->sheet, &it->checks[i]) &&
		    n-- == 0)
			return i;
	return it->n_checks;
}

static void
list_checks(struct plain *p, const struct item *it)
{
	const struct sheet *s = plain_model(p)->sheet;
	struct str text;
	size_t i, n;

	str_init(&text, 4000);
	for (n = 0; (i = nth_check(p, it, n)) < it->n_checks; n++) {
		str_truncate(&text, 0);
		(void)str_addf(&text, _("%s: %s"), check_ticked(s, it,
		    &it->checks[i]) ? _("ticked") : _("not ticked"),
		    it->checks[i].text);
		plain_number(p, n + 1, text.ptr);
	}
	str_clear(&text);
}

static void
announce_checks(struct plain *p, struct visit *v)
{
	const struct item *it = item_at(p, v->index);
	struct answer a;
	struct str text;

	if (v->told)
		return;
	v->told = true;
	answer_of(plain_model(p)->sheet, it, &a);
	str_init(&text, 1000);
	(void)str_addf(&text, _("points to check of %s"), it->id);
	plain_place(p, text.ptr);
	str_clear(&text);
	plain_sayf(p, _("State: %zu of %zu ticked."), a.ticks, a.checks);
	list_checks(p, it);
}

static void
toggle(struct plain *p, size_t index, size_t n)
{
	const struct item *it = item_at(p, index);
	size_t i = nth_check(p, it, n);
	bool on = !check_ticked(plain_model(p)->sheet, it, &it->checks[i]);
	char subject[64], field[96];
	struct answer a;

	item_subject(it, subject, sizeof(subject));
	snprintf(field, sizeof(field), "check.%s", it->checks[i].id);
	if (plain_record(p, subject, field, on ? "1" : "") != 0)
		return;
	it = item_at(p, index);
	answer_of(plain_model(p)->sheet, it, &a);
	plain_sayf(p, _("%zu %s. State: %zu of %zu ticked."), n + 1,
	    on ? _("ticked") : _("not ticked"), a.ticks, a.checks);
	if (answer_proposed(&a) == VERDICT_CONFORMS &&
	    a.verdict != VERDICT_CONFORMS)
		plain_say(p, _("All are ticked: Enter, then 1, would answer "
		    "\"conforms\"."));
}

void
plain_checks(struct plain *p, struct visit *v)
{
	struct answer a;
	size_t number;

	announce_checks(p, v);
	answer_of(plain_model(p)->sheet, item_at(p, v->index), &a);
	switch (plain_choose(p, _("Number to tick (Enter: back): "), 1,
	    a.checks, "", _("A number ticks that point, or unticks it. Ticks "
	    "do not answer the item."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		toggle(p, v->index, number - 1);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}

/* --- note and reason ------------------------------------------------------ */

static void
say_now(struct plain *p, const char *text)
{
	plain_sayf(p, _("Now: %s"), text[0] != '\0' ? text : _("(empty)"));
}

void
plain_note(struct plain *p, size_t index)
{
	const struct item *it = item_at(p, index);
	const char *old = sheet_item(plain_model(p)->sheet, it->id, "note");
	char subject[64];

	item_subject(it, subject, sizeof(subject));
	plain_sayf(p, _("Note to %s."), it->id);
	say_now(p, old);
	(void)plain_write(p, subject, "note", old, _("The note is printed with "
	    "the item. Where a measure is not met, write how and until when "
	    "it will be."));
}

bool
plain_reason(struct plain *p, size_t index)
{
	const struct item *it = item_at(p, index);
	const char *old = sheet_item(plain_model(p)->sheet, it->id, "reason");
	char subject[64];

	item_subject(it, subject, sizeof(subject));
	plain_sayf(p, _("Why %s does not apply here."), it->id);
	say_now(p, old);
	(void)plain_write(p, subject, "reason", old, _("One sentence is "
	    "enough, for example: there is no shared printer."));
	it = item_at(p, index);
	return sheet_item(plain_model(p)->sheet, it->id, "reason")[0] != '\0';
}
