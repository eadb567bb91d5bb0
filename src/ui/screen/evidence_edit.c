/*
 * What is to be known of one file: caption, day, privacy, items. Text is
 * journalled while it is typed; ticks at once; removing can be taken back.
 */
#include "config.h"

#include "ui/screen/evidence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/common.h"

const struct privacy privacy[PRIVACY_N] = {
	{ "faces", N_("Faces that could be recognised") },
	{ "keys", N_("Keys, key codes, door codes") },
	{ "passwords", N_("Wi-Fi passwords or other passwords") },
	{ "screens", N_("Screens, papers with personal data") },
};

/* Kept when it was looked at and nothing of the kind is to be seen. */
static const char nothing[] = "none";

static bool
has_word(const char *list, const char *word)
{
	size_t n = strlen(word);
	const char *p = list;

	while ((p = strstr(p, word)) != NULL) {
		if ((p == list || p[-1] == ' ') &&
		    (p[n] == '\0' || p[n] == ' '))
			return true;
		p += n;
	}
	return false;
}

static void
add_word(struct str *list, const char *word)
{
	(void)str_addf(list, "%s%s", list->len > 0 ? " " : "", word);
}

void
files_privacy_names(struct str *out, const char *kept)
{
	size_t i, before = out->len;

	for (i = 0; i < PRIVACY_N; i++)
		if (has_word(kept, privacy[i].id))
			(void)str_addf(out, "%s%s", out->len > before ?
			    _(", ") : "", _(privacy[i].name));
	if (out->len == before)
		(void)str_add(out, _("nothing of the kind is to be seen"));
}

void
files_privacy_text(struct str *out, const char *kept)
{
	if (kept[0] == '\0') {
		(void)str_add(out, _("not looked at yet (v)"));
		return;
	}
	files_privacy_names(out, kept);
	if (strcmp(kept, nothing) != 0)
		(void)str_add(out, _(": cover it and attach it again"));
}

static void
subject_of(const struct evidence *e, char *out, size_t size)
{
	snprintf(out, size, "evidence/%s", e->id);
}

static void
record(const struct evidence *e, const char *field, const char *old,
    const char *value, enum effect_kind kind, struct effects *fx)
{
	char subject[64];

	if (strcmp(old, value) == 0)
		return;
	subject_of(e, subject, sizeof(subject));
	effects_add(fx, kind, subject, field, value);
}

void
files_edit(struct screen *s, const struct model *m, enum files_mode mode)
{
	struct files_state *st = s->state;
	struct evidence e;
	size_t index, i;

	if (!files_focused(st, m, &e, &index))
		return;
	st->mode = mode;
	st->choices = (struct list_state){ .n = 0 };
	if (mode == FILES_CAPTION || mode == FILES_EFFECTIVE) {
		field_set(&st->field, mode == FILES_CAPTION ? e.caption :
		    e.effective);
		st->field.cursor = st->field.text.len;
	} else if (mode == FILES_PRIVACY) {
		list_set_count(&st->choices, PRIVACY_N);
		for (i = 0; i < PRIVACY_N; i++)
			st->shows[i] = has_word(e.privacy, privacy[i].id);
	} else {
		list_set_count(&st->choices, m->catalog->n_items);
		for (i = m->catalog->n_items; i-- > 0;)
			if (evidence_serves(&e, m->catalog->items[i].id))
				list_select(&st->choices, i);
	}
}

void
files_ask(struct screen *s, const struct model *m, const char *id)
{
	struct files_state *st = s->state;

	snprintf(st->id, sizeof(st->id), "%s", id);
	files_refresh(st, m);
	files_edit(s, m, FILES_PRIVACY);
}

size_t
files_unseen(const struct files_state *st, const struct model *m,
    struct evidence *next)
{
	size_t i, found = 0, n = files_count(st, m);
	struct evidence e;

	for (i = 1; i < n; i++) {
		sheet_evidence_at(m->sheet, files_at(st, m,
		    (st->list.sel + i) % n), &e);
		if (evidence_unseen(&e) && found++ == 0)
			*next = e;
	}
	return found;
}

static void
type_text(const struct files_state *st, const struct evidence *e,
    struct effects *fx)
{
	if (st->mode == FILES_CAPTION)
		record(e, "caption", e->caption, st->field.text.ptr,
		    FX_RECORD_TYPING, fx);
	else
		record(e, "effective", e->effective, st->field.text.ptr,
		    FX_RECORD_TYPING, fx);
}

static void
leave_text(struct files_state *st, const struct evidence *e,
    struct effects *fx)
{
	date_day d = date_parse(st->field.text.ptr);
	char iso[11];

	if (st->mode == FILES_EFFECTIVE && d != DATE_NONE) {
		date_format_iso(d, iso);
		field_set(&st->field, iso);
	}
	type_text(st, e, fx);
	effects_add(fx, FX_END_TYPING, NULL, NULL, NULL);
	if (st->mode == FILES_EFFECTIVE && d == DATE_NONE &&
	    st->field.text.len > 0)
		common_say(fx, _("Please enter a day such as 2025-11-25."));
	st->left = st->mode;
	st->mode = FILES_LIST;
}

static void
update_text(struct files_state *st, const struct evidence *e,
    const struct event *ev, struct effects *fx)
{
	if (ev->kind == EVENT_IDLE || ev->kind == EVENT_END)
		type_text(st, e, fx);
	else if (ev->kind == EVENT_KEY && (ev->key == KEYS_ENTER ||
	    ev->key == KEYS_ESC || ev->key == KEYS_TAB))
		leave_text(st, e, fx);
	else
		(void)field_event(&st->field, ev);
}

/* Esc without a tick answers nothing; Enter says "nothing of the kind", and
 * goes through those that were attached together. */
static void
leave_privacy(struct screen *s, const struct model *m,
    const struct evidence *e, bool enter, struct effects *fx)
{
	struct files_state *st = s->state;
	struct evidence next;
	struct str kept;
	size_t i;

	str_init(&kept, 200);
	for (i = 0; i < PRIVACY_N; i++)
		if (st->shows[i])
			add_word(&kept, privacy[i].id);
	if (kept.len > 0)
		common_say(fx, _(finding_advice(FINDING_PHOTO_SHOWS)));
	if (kept.len == 0 && (enter || e->privacy[0] != '\0'))
		(void)str_add(&kept, nothing);
	record(e, "privacy", e->privacy, kept.ptr, FX_RECORD, fx);
	str_clear(&kept);
	st->mode = FILES_LIST;
	if (enter && st->through && files_unseen(st, m, &next) > 0)
		files_ask(s, m, next.id);
}

static void
update_privacy(struct screen *s, const struct model *m,
    const struct evidence *e, const struct event *ev, enum action act,
    struct effects *fx)
{
	struct files_state *st = s->state;
	size_t i = st->choices.sel;
	int digit = ev->kind == EVENT_TEXT ? ev->key - KEYS_CHAR('1') : -1;

	if (digit >= 0 && digit < PRIVACY_N)
		i = (size_t)digit;
	if ((digit >= 0 && digit < PRIVACY_N) || act == ACT_TOGGLE)
		st->shows[i] = !st->shows[i];
	else if (ev->kind == EVENT_KEY && ev->key == KEYS_ENTER)
		leave_privacy(s, m, e, true, fx);
	else if (act == ACT_BACK || ev->kind == EVENT_END)
		leave_privacy(s, m, e, false, fx);
	else
		(void)list_move(&st->choices, act);
}

/* The file's items with one put in or taken out, in catalogue order. */
static void
switch_item(const struct evidence *e, const struct model *m, size_t which,
    struct effects *fx)
{
	struct str list;
	size_t i;

	str_init(&list, 2000);
	for (i = 0; i < m->catalog->n_items; i++) {
		const char *id = m->catalog->items[i].id;

		if (evidence_serves(e, id) != (i == which))
			add_word(&list, id);
	}
	record(e, "items", e->items, list.ptr, FX_RECORD, fx);
	str_clear(&list);
}

void
files_edit_update(struct screen *s, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx)
{
	struct files_state *st = s->state;
	struct evidence e;

	if (!sheet_evidence_find(m->sheet, st->id, &e)) {
		st->mode = FILES_LIST;	/* it is gone */
		return;
	}
	if (st->mode == FILES_CAPTION || st->mode == FILES_EFFECTIVE)
		update_text(st, &e, ev, fx);
	else if (st->mode == FILES_PRIVACY)
		update_privacy(s, m, &e, ev, act, fx);
	else if (act == ACT_TOGGLE)
		switch_item(&e, m, st->choices.sel, fx);
	else if (act == ACT_BACK || (ev->kind == EVENT_KEY &&
	    ev->key == KEYS_ENTER))
		st->mode = FILES_LIST;
	else
		(void)list_move(&st->choices, act);
}

void
files_remove_all(const struct evidence *e, struct effects *fx)
{
	static const char *const fields[] = { "path", "name", "size", "mtime",
		"kind", "sha256", "caption", "effective", "items", "privacy",
		"added_at" };
	char subject[64];
	size_t i;

	subject_of(e, subject, sizeof(subject));
	for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		effects_add(fx, FX_RECORD, subject, fields[i], "");
}

void
files_remove(const struct files_state *st, const struct model *m,
    struct effects *fx)
{
	struct evidence e;
	size_t index, i;

	if (!files_focused(st, m, &e, &index)) {
		common_say(fx, _("There is no file to remove."));
		return;
	}
	/* Another item still needs it: it is taken from this one only. */
	if (st->item[0] != '\0' && strcmp(e.items, st->item) != 0) {
		for (i = 0; i < m->catalog->n_items; i++)
			if (strcmp(m->catalog->items[i].id, st->item) == 0)
				switch_item(&e, m, i, fx);
		common_say(fx, _("Removed from this item only. u undoes it."));
		return;
	}
	files_remove_all(&e, fx);
	common_say(fx, _("Removed (the file itself stays). u undoes it."));
}
