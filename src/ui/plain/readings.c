/* The readings of an item: each asked for, judged at once, then where, when
 * and with what it was taken. */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/item.h"
#include "ui/screen/words.h"

static const struct item *
item_at(const struct plain *p, size_t i)
{
	return &plain_model(p)->catalog->items[i];
}

static void
judge(const struct plain *p, const struct item *it, size_t i,
    struct reading_result *res)
{
	const struct model *m = plain_model(p);

	judge_reading(m->sheet, it, &it->readings[i], sheet_day(m->sheet,
	    m->today), res);
}

static size_t
nth_reading(const struct plain *p, const struct item *it, size_t n)
{
	struct reading_result res;
	size_t i;

	for (i = 0; i < it->n_readings; i++) {
		judge(p, it, i, &res);
		if (res.judgement != JUDGE_OFF && n-- == 0)
			return i;
	}
	return it->n_readings;
}

static size_t
count_readings(const struct plain *p, const struct item *it)
{
	size_t n = 0;

	while (nth_reading(p, it, n) < it->n_readings)
		n++;
	return n;
}

static void
reading_field(const struct reading *r, size_t part, char *out, size_t size)
{
	snprintf(out, size, "reading.%s%s", r->id, reading_suffix[part]);
}

static void
add_value(struct str *out, const struct plain *p, const struct item *it,
    const struct reading *r, const struct reading_result *res)
{
	char subject[64], field[96], number[48];
	const char *kept;

	item_subject(it, subject, sizeof(subject));
	reading_field(r, READING_VALUE, field, sizeof(field));
	kept = sheet_item(plain_model(p)->sheet, it->id, field);
	if (res->computed && res->judgement >= JUDGE_RECORDED) {
		decimal_format(res->value, number, sizeof(number));
		kept = number;
	}
	if (kept[0] == '\0')
		(void)str_add(out, res->computed ?
		    _("(computed when the values above are there)") :
		    _("(not recorded yet)"));
	else
		words_value(out, plain_model(p)->catalog, subject, field,
		    kept);
}

/* "Temperature: 24 C, limit 18 to 28 C (effort): within" */
static void
add_reading(struct str *out, const struct plain *p, const struct item *it,
    size_t i)
{
	const struct reading *r = &it->readings[i];
	struct reading_result res;
	size_t before;

	judge(p, it, i, &res);
	(void)str_addf(out, _("%s: "), r->label);
	add_value(out, p, it, r, &res);
	before = out->len;
	(void)str_add(out, _(", "));
	if (res.judgement != JUDGE_EMPTY)
		words_judgement(out, r, &res);
	else if (res.limit != NULL)
		words_limit(out, r, res.limit);
	else
		str_truncate(out, before);
}

static void
add_parts(struct str *out, const struct plain *p, const struct item *it,
    size_t i)
{
	char subject[64], field[96];
	const char *text;
	size_t part;

	item_subject(it, subject, sizeof(subject));
	for (part = READING_PLACE; part < READING_PARTS; part++) {
		reading_field(&it->readings[i], part, field, sizeof(field));
		text = sheet_item(plain_model(p)->sheet, it->id, field);
		if (text[0] != '\0')
			(void)str_addf(out, _("; %s"), text);
	}
}

static void
announce_readings(struct plain *p, struct visit *v)
{
	const struct item *it = item_at(p, v->index);
	struct str text;
	size_t i, n;

	if (v->told)
		return;
	v->told = true;
	str_init(&text, 8000);
	(void)str_addf(&text, _("readings of %s"), it->id);
	plain_place(p, text.ptr);
	if (nth_reading(p, it, 0) == it->n_readings)
		plain_say(p, _("State: no reading is asked here."));
	else
		plain_sayf(p, ngettext("State: %zu reading.",
		    "State: %zu readings.", count_readings(p, it)),
		    count_readings(p, it));
	for (n = 0; (i = nth_reading(p, it, n)) < it->n_readings; n++) {
		str_truncate(&text, 0);
		add_reading(&text, p, it, i);
		add_parts(&text, p, it, i);
		plain_number(p, n + 1, text.ptr);
	}
	str_clear(&text);
}

static void
say_reading(struct plain *p, size_t index, size_t i)
{
	struct str text;

	str_init(&text, 8000);
	add_reading(&text, p, item_at(p, index), i);
	plain_say(p, text.ptr);
	str_clear(&text);
}

static int
record_part(struct plain *p, size_t index, size_t i, size_t part,
    const char *typed)
{
	const struct item *it = item_at(p, index);
	char subject[64], field[96];
	char *value;
	int rc;

	item_subject(it, subject, sizeof(subject));
	reading_field(&it->readings[i], part, field, sizeof(field));
	value = part == READING_VALUE ?
	    item_tidy_value(&it->readings[i], typed) : xstrdup(typed);
	rc = plain_record(p, subject, field, value);
	free(value);
	return rc;
}

/* The value is one of a list: true when the next question may follow. */
static bool
choose_value(struct plain *p, size_t index, size_t i)
{
	const struct reading *r = &item_at(p, index)->readings[i];
	size_t k, number;

	for (k = 0; k < r->choices.n; k++)
		plain_number(p, k + 1, r->choices.list[k].label);
	switch (plain_choose(p, _("Number (0: none, Enter: as it is): "), 0,
	    r->choices.n, "b.", r->help, &number)) {
	case REPLY_NUMBER:
		return record_part(p, index, i, READING_VALUE, number == 0 ?
		    "" : r->choices.list[number - 1].id) == 0;
	case REPLY_ENTER:
		return true;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
	return false;
}

/* Asks for one part; false when the user goes back. */
static bool
ask_part(struct plain *p, size_t index, size_t i, size_t part)
{
	const struct item *it = item_at(p, index);
	char subject[64], field[96];
	enum plain_text reply;
	struct str text;

	item_subject(it, subject, sizeof(subject));
	reading_field(&it->readings[i], part, field, sizeof(field));
	str_init(&text, 2000);
	words_field(&text, plain_model(p)->catalog, subject, field);
	(void)str_add(&text, _(", now: "));
	(void)str_add(&text, sheet_item(plain_model(p)->sheet, it->id,
	    field)[0] != '\0' ? sheet_item(plain_model(p)->sheet, it->id,
	    field) : _("(empty)"));
	plain_say(p, text.ptr);
	reply = plain_ask(p, part == READING_VALUE ? _("Value: ") :
	    _("Text: "), it->readings[i].help, &text);
	if (reply == TEXT_CLEAR)
		(void)record_part(p, index, i, part, "");
	else if (reply == TEXT_GIVEN)
		(void)record_part(p, index, i, part, text.ptr);
	str_clear(&text);
	return reply != TEXT_BACK && reply != TEXT_STOP;
}

static void
take_reading(struct plain *p, size_t index, size_t i)
{
	const struct reading *r = &item_at(p, index)->readings[i];
	size_t part;
	bool go_on;

	say_reading(p, index, i);
	if (r->help[0] != '\0')
		plain_say(p, r->help);
	if (r->formula[0] != '\0') {
		plain_say(p, _("This value is computed from the readings above "
		    "it."));
		return;
	}
	go_on = r->type == READING_CHOICE ? choose_value(p, index, i) :
	    ask_part(p, index, i, READING_VALUE);
	if (!go_on)
		return;
	say_reading(p, index, i);
	plain_say(p, _("Where, when, with what and by whom: Enter goes on, a "
	    "dot leaves."));
	for (part = READING_PLACE; part < READING_PARTS; part++)
		if (!ask_part(p, index, i, part))
			return;
}

void
plain_readings(struct plain *p, struct visit *v)
{
	const struct item *it;
	size_t number, i, n;

	announce_readings(p, v);
	it = item_at(p, v->index);
	n = count_readings(p, it);
	switch (plain_choose(p, _("Number to record (Enter: back): "), 1, n, "",
	    _("A number asks for that value, then where, when and with what "
	    "it was measured. It is judged at once."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		i = nth_reading(p, it, number - 1);
		v->told = false;
		take_reading(p, v->index, i);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
