/*
 * What a row of the paper says beside its verdict: values, numbers of photos,
 * a note, and why it does not apply. One line each; Tab goes on, Enter is
 * done, and what is half typed is journalled at every rest.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/field.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/common.h"
#include "ui/screen/item.h"
#include "ui/screen/keyin.h"

const struct reading *
keyin_reading(const struct keyin_state *st, size_t part)
{
	const struct item *it = keyin_item(st);

	return it != NULL && part >= PART_READING &&
	    part - PART_READING < it->n_readings ?
	    &it->readings[part - PART_READING] : NULL;
}

const char *
keyin_field(const struct keyin_state *st, size_t part, char *out,
    size_t size)
{
	static const char *const names[] = { [PART_NONE] = "",
		[PART_REASON] = "reason", [PART_PHOTOS] = "photos",
		[PART_NOTE] = "note" };
	const struct reading *r = keyin_reading(st, part);

	if (part < PART_READING)
		return names[part];
	return sheet_join(out, size, "reading.", r != NULL ? r->id : "");
}

/* The parts of a row in the order of the paper; how many. */
static size_t
parts_of(const struct keyin_state *st, const struct model *m, size_t *out,
    size_t max)
{
	const struct item *it = keyin_item(st);
	struct reading_result result;
	size_t i, n = 0;

	if (it == NULL)
		return 0;
	for (i = 0; i < it->n_readings && n + 2 < max; i++) {
		judge_reading(m->sheet, it, &it->readings[i],
		    sheet_day(m->sheet, m->today), &result);
		if (it->readings[i].formula[0] == '\0' &&
		    result.judgement != JUDGE_OFF)
			out[n++] = PART_READING + i;
	}
	out[n++] = PART_PHOTOS;
	/* A note of several lines is written on the item's own screen. */
	if (strchr(sheet_item(m->sheet, it->id, "note"), '\n') == NULL)
		out[n++] = PART_NOTE;
	return n;
}

enum { PARTS_MAX = 40 };

size_t
keyin_next_part(const struct keyin_state *st, const struct model *m,
    size_t part, bool back)
{
	size_t list[PARTS_MAX], i, n = parts_of(st, m, list, PARTS_MAX);

	if (part == PART_NONE)
		return n == 0 ? PART_NONE : back ? list[n - 1] : list[0];
	for (i = 0; i < n; i++)
		if (list[i] == part)
			break;
	if (i == n || (back ? i == 0 : i + 1 == n))
		return PART_NONE;
	return list[back ? i - 1 : i + 1];
}

size_t
keyin_part_of(const struct keyin_state *st, const char *field)
{
	const struct item *it = keyin_item(st);
	char name[128];
	size_t part;

	for (part = PART_REASON; it != NULL &&
	    part < PART_READING + it->n_readings; part++)
		if (strcmp(keyin_field(st, part, name, sizeof(name)),
		    field) == 0)
			return part;
	return PART_NONE;
}

static const char *
recorded(const struct keyin_state *st, const struct model *m, size_t part)
{
	char name[128];

	return sheet_item(m->sheet, st->page.rows[st->row].id,
	    keyin_field(st, part, name, sizeof(name)));
}

const char *
keyin_value(const struct keyin_state *st, const struct model *m, size_t part)
{
	const struct reading *r = keyin_reading(st, part);
	const char *value = recorded(st, m, part);
	const struct choice *c = r != NULL && r->type == READING_CHOICE ?
	    field_choice(&r->choices, value, strlen(value)) : NULL;

	return c != NULL ? c->label : value;
}

/* A choice by its number, its name or its id; else as it was typed. */
static char *
chosen(const struct reading *r, const char *typed)
{
	char *text = field_ascii(typed);
	unsigned long number = strtoul(text, NULL, 10);
	const char *id = NULL;
	size_t i;

	if (number > 0 && number <= r->choices.n)
		id = r->choices.list[number - 1].id;
	for (i = 0; i < r->choices.n && id == NULL; i++)
		if (strcmp(typed, r->choices.list[i].label) == 0 ||
		    strcmp(text, r->choices.list[i].id) == 0)
			id = r->choices.list[i].id;
	free(text);
	return xstrdup(id != NULL ? id : typed);
}

/* What was typed, as it is kept. Free it. */
static char *
kept(const struct keyin_state *st)
{
	const char *typed = st->field.text.ptr;
	const struct reading *r = keyin_reading(st, st->part);
	char photos[KEYIN_FIELD_MAX];

	if (st->part == PART_PHOTOS) {
		round_photos(photos, sizeof(photos), typed);
		return xstrdup(photos);
	}
	if (r == NULL)
		return xstrdup(typed);
	return r->type == READING_CHOICE ? chosen(r, typed) :
	    item_tidy_value(r, typed);
}

/* Nothing is asked for when the journal has it already. */
static bool
journal(const struct keyin_state *st, const struct model *m,
    struct effects *fx)
{
	char *value = kept(st), subject[64], name[128];
	bool new = strcmp(value, recorded(st, m, st->part)) != 0;

	if (new)
		effects_add(fx, FX_RECORD_TYPING, sheet_join(subject,
		    sizeof(subject), "item/", st->page.rows[st->row].id),
		    keyin_field(st, st->part, name, sizeof(name)), value);
	free(value);
	return new;
}

void
keyin_open_part(struct screen *s, const struct model *m, size_t part)
{
	struct keyin_state *st = s->state;

	st->part = part;
	field_set(&st->field, keyin_value(st, m, part));
	st->field.cursor = st->field.text.len;
	s->editing = true;
}

void
keyin_close_part(struct screen *s)
{
	struct keyin_state *st = s->state;
	bool reason = st->part == PART_REASON;

	st->part = PART_NONE;
	s->editing = false;
	if (!reason)
		return;
	/* Also after a start that came back to this field. */
	st->then = round_next(&st->page, st->row);
	keyin_go_on(st);
}

/* The field stays until the journal has its text. */
static void
leave(struct screen *s, const struct model *m, size_t then,
    struct effects *fx)
{
	struct keyin_state *st = s->state;

	if (st->part == PART_REASON && st->field.text.len == 0)
		common_say(fx, _("The reason is missing; the findings will "
		    "say so."));
	st->then_part = then;
	st->pending = PENDING_PART;
	if (!journal(st, m, fx)) {
		st->pending = PENDING_NONE;
		keyin_close_part(s);
		if (then != PART_NONE)
			keyin_open_part(s, m, then);
	}
	effects_add(fx, FX_END_TYPING, NULL, NULL, NULL);
}

void
keyin_update_part(struct screen *s, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx)
{
	struct keyin_state *st = s->state;

	if (ev->kind == EVENT_IDLE || ev->kind == EVENT_END) {
		(void)journal(st, m, fx);
		keyin_place(st, fx);
	} else if (act == ACT_HELP) {
		(void)journal(st, m, fx);
		(void)screen_common(s, m, act, fx);
	} else if (act == ACT_NEXT_FOCUS || act == ACT_PREV_FOCUS) {
		leave(s, m, st->part == PART_REASON ? PART_NONE :
		    keyin_next_part(st, m, st->part, act == ACT_PREV_FOCUS),
		    fx);
	} else if (act == ACT_BACK ||
	    (ev->kind == EVENT_KEY && ev->key == KEYS_ENTER)) {
		leave(s, m, PART_NONE, fx);
	} else {
		(void)field_event(&st->field, ev);
	}
}
