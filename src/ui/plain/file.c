/* One evidence file: what is known of it, and changing that. */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/evidence.h"
#include "ui/screen/words.h"

enum { FILE_CAPTION = 1, FILE_DAY, FILE_PRIVACY, FILE_ITEMS, FILE_REMOVE,
	FILE_UPDATE };

static void
subject_of(const char *id, char *out, size_t size)
{
	snprintf(out, size, "evidence/%s", id);
}

static void
record(struct plain *p, const char *id, const char *field, const char *value)
{
	char subject[80];

	subject_of(id, subject, sizeof(subject));
	(void)plain_record(p, subject, field, value);
}

void
plain_ask_caption(struct plain *p, const char *id)
{
	enum plain_text reply;
	struct str text;

	str_init(&text, 2000);
	reply = plain_ask(p, _("Caption (Enter: as it is): "), _("One line "
	    "that says what is to be seen. It is printed under the "
	    "picture."), &text);
	if (reply == TEXT_GIVEN || reply == TEXT_CLEAR)
		record(p, id, "caption", reply == TEXT_CLEAR ? "" : text.ptr);
	str_clear(&text);
}

static void
ask_day(struct plain *p, const char *id)
{
	enum plain_text reply;
	struct str text;
	char iso[11] = "";
	date_day d;

	str_init(&text, 200);
	while ((reply = plain_ask(p, _("Valid from (Enter: as it is): "),
	    _("The day from which the document is in force, for example "
	    "2025-11-25."), &text)) == TEXT_GIVEN) {
		d = date_parse(text.ptr);
		date_format_iso(d, iso);
		if (d != DATE_NONE)
			break;
		plain_say(p, _("Please enter a day such as 2025-11-25."));
	}
	if (reply == TEXT_GIVEN || reply == TEXT_CLEAR)
		record(p, id, "effective", iso);
	str_clear(&text);
}

/* "13": the first and the third; full-width digits were folded by the key.
 * false when there is anything else in it. */
static bool
read_privacy(const char *key, struct str *out)
{
	bool shows[PRIVACY_N] = { false };
	size_t i;

	for (; *key != '\0'; key++) {
		if (*key >= '1' && *key < '1' + PRIVACY_N)
			shows[*key - '1'] = true;
		else if (*key != ' ' && *key != ',')
			return false;
	}
	for (i = 0; i < PRIVACY_N; i++)
		if (shows[i])
			(void)str_addf(out, "%s%s", out->len > 0 ? " " : "",
			    privacy[i].id);
	return true;
}

void
plain_ask_privacy(struct plain *p, const char *id)
{
	struct str kept;
	size_t i;

	plain_say(p, _("Does the file show any of these?"));
	for (i = 0; i < PRIVACY_N; i++)
		plain_number(p, i + 1, _(privacy[i].name));
	str_init(&kept, 200);
	while (plain_read(p, _("Numbers, 0 for none (Enter: later): "),
	    true)) {
		if (p->key[0] == '\0')
			break;
		str_truncate(&kept, 0);
		if (strcmp(p->key, "0") == 0)
			(void)str_add(&kept, "none");
		else if (!read_privacy(p->key, &kept) || kept.len == 0) {
			plain_say(p, _("Please type one or more of the "
			    "numbers, for example 1 3, or 0 when nothing of "
			    "the kind is to be seen."));
			continue;
		}
		record(p, id, "privacy", kept.ptr);
		if (strcmp(kept.ptr, "none") != 0)
			plain_say(p, _("Please cover it in a copy and attach "
			    "that instead."));
		break;
	}
	str_clear(&kept);
}

/* The file's items with one put in or taken out, in catalogue order. */
static void
switch_item(struct plain *p, const struct evidence *e, size_t which)
{
	const struct catalog *c = plain_model(p)->catalog;
	struct str list;
	size_t i;

	str_init(&list, 2000);
	for (i = 0; i < c->n_items; i++)
		if (evidence_serves(e, c->items[i].id) != (i == which))
			(void)str_addf(&list, "%s%s", list.len > 0 ? " " : "",
			    c->items[i].id);
	record(p, e->id, "items", list.ptr);
	str_clear(&list);
}

static void
ask_items(struct plain *p, const char *id)
{
	struct evidence e;
	struct str text;
	size_t i;

	str_init(&text, 200);
	if (plain_ask(p, _("Number of an item (Enter: as it is): "),
	    _("The file serves that item too; when it did already, no "
	    "longer."), &text) == TEXT_GIVEN && sheet_evidence_find(
	    plain_model(p)->sheet, id, &e)) {
		i = plain_item_named(plain_model(p), text.ptr);
		if (i == SIZE_MAX)
			plain_sayf(p, _("There is no item \"%s\". Numbers are "
			    "like 4-03."), text.ptr);
		else
			switch_item(p, &e, i);
	}
	str_clear(&text);
}

static void
remove_file(struct plain *p, const char *id)
{
	struct effects fx = { .n = 0 };
	struct evidence e;

	if (sheet_evidence_find(plain_model(p)->sheet, id, &e)) {
		files_remove_all(&e, &fx);
		if (plain_do(p, &fx) == 0) {
			plain_say(p, _("Removed; the file itself stays. u "
			    "undoes it."));
			plain_saved(p);
		}
	}
	effects_free(&fx);
	plain_back(p);
}

static size_t
index_of(const struct plain *p, const char *id)
{
	const struct sheet *s = plain_model(p)->sheet;
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(s); i++) {
		sheet_evidence_at(s, i, &e);
		if (strcmp(e.id, id) == 0)
			return i;
	}
	return SIZE_MAX;
}

/* What to do about it; NULL when nothing is. */
static const char *
advice(enum file_state state)
{
	switch (state) {
	case FILE_CHANGED:
		return N_("It was changed after it was attached. If that is "
		    "right, \"Update\" takes it as the next version.");
	case FILE_MOVED:
		return N_("It lies elsewhere now. \"Update\" records the new "
		    "place.");
	case FILE_MISSING:
		return N_("It is not there. Put it back or plug in the USB "
		    "stick and open the list anew; or say with \"Update\" "
		    "where it is.");
	case FILE_SAME:
	case FILE_UNCHECKED:
		break;
	}
	return NULL;
}

/* As w does on the screen: see files_mend. */
static void
update_file(struct plain *p, const char *id)
{
	const struct model *m = plain_model(p);
	size_t i = index_of(p, id);
	struct evidence e;
	char subject[80], *path = NULL;

	subject_of(id, subject, sizeof(subject));
	sheet_evidence_at(m->sheet, i, &e);
	if (files_state_of(m, i) == FILE_CHANGED)
		path = xstrdup(e.path);
	else if (files_found(m, i) != NULL)
		path = xstrdup(files_found(m, i));
	if (path == NULL)
		plain_attach_path(p, subject);
	else
		plain_attach_file(p, path, subject);
	free(path);
}

/* Newest first; the first one is the file as it is. */
static void
say_versions(struct plain *p, const char *id)
{
	const struct versions *all = plain_model(p)->versions;
	size_t i, n = versions_count(all, id);
	const struct version *v;
	struct str text;

	for (i = 0; n > 1 && i < n; i++) {
		v = versions_at(all, id, i);
		str_init(&text, 9000);
		words_stamp(&text, v->fact[VERSION_ADDED_AT]);
		plain_sayf(p, _("Version %zu: attached %s, %s, fingerprint "
		    "%.16s..."), n - i, text.ptr, v->fact[VERSION_NAME],
		    v->fact[VERSION_SHA256]);
		str_clear(&text);
	}
}

static void
say_state(struct plain *p, const struct evidence *e, enum file_state state,
    const char *found)
{
	struct str text;

	str_init(&text, 8000);
	(void)str_addf(&text, _("State: %s, %s, "), words_file_state(state),
	    words_file_kind(e->kind));
	words_size(&text, strtoll(e->size, NULL, 10));
	plain_say(p, text.ptr);
	if (advice(state) != NULL)
		plain_say(p, _(advice(state)));
	plain_sayf(p, _("Path: %s"), e->path);
	if (found != NULL)
		plain_sayf(p, _("Now in: %s"), found);
	plain_sayf(p, _("Fingerprint (SHA-256): %s"), e->sha256);
	str_clear(&text);
}

static void
say_facts(struct plain *p, const struct evidence *e)
{
	struct str text;

	str_init(&text, 8000);
	(void)str_addf(&text, _("Caption: %s"), e->caption[0] != '\0' ?
	    e->caption : _("(empty)"));
	plain_number(p, FILE_CAPTION, text.ptr);
	str_truncate(&text, 0);
	(void)str_add(&text, _("Valid from: "));
	if (e->effective[0] != '\0')
		words_stamp(&text, e->effective);
	else
		(void)str_add(&text, _("(empty)"));
	plain_number(p, FILE_DAY, text.ptr);
	str_truncate(&text, 0);
	(void)str_add(&text, _("Privacy: "));
	if (e->privacy[0] == '\0')
		(void)str_add(&text, _("not looked at yet"));
	else
		files_privacy_text(&text, e->privacy);
	plain_number(p, FILE_PRIVACY, text.ptr);
	str_truncate(&text, 0);
	(void)str_add(&text, _("Items: "));
	(void)str_add(&text, e->items[0] != '\0' ? e->items : _("(empty)"));
	plain_number(p, FILE_ITEMS, text.ptr);
	plain_number(p, FILE_REMOVE, _("Remove"));
	plain_number(p, FILE_UPDATE, _("Update"));
	str_clear(&text);
}

static void
announce(struct plain *p, struct visit *v)
{
	struct evidence e;
	struct str text;

	if (v->told)
		return;
	v->told = true;
	sheet_evidence_at(plain_model(p)->sheet, index_of(p, v->id), &e);
	str_init(&text, 4000);
	(void)str_addf(&text, _("evidence file %s"), e.name);
	plain_place(p, text.ptr);
	str_clear(&text);
	say_state(p, &e, files_state_of(plain_model(p), index_of(p, v->id)),
	    files_found(plain_model(p), index_of(p, v->id)));
	say_versions(p, e.id);
	say_facts(p, &e);
}

void
plain_file(struct plain *p, struct visit *v)
{
	static void (*const asks[])(struct plain *, const char *) = {
		[FILE_CAPTION] = plain_ask_caption, [FILE_DAY] = ask_day,
		[FILE_PRIVACY] = plain_ask_privacy, [FILE_ITEMS] = ask_items,
		[FILE_UPDATE] = update_file, [FILE_REMOVE] = remove_file
	};
	size_t number;

	if (index_of(p, v->id) == SIZE_MAX) {
		plain_back(p);		/* it was removed, or undone */
		return;
	}
	announce(p, v);
	switch (plain_choose(p, _("File, number (Enter: back): "), 1,
	    FILE_UPDATE, "", _("A number changes that fact, or removes the "
	    "file from the application."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		v->told = false;
		asks[number](p, v->id);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
