/*
 * Evidence: the files of an item or of the application, and attaching one by
 * its path. The files are looked at again whenever the list is opened.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/screen/evidence.h"
#include "ui/screen/words.h"

static bool
is_listed(const struct visit *v, const struct evidence *e)
{
	return v->id[0] == '\0' || evidence_serves(e, v->id);
}

/* The n-th listed file as an index of the sheet; its count when there is none
 * such. */
static size_t
nth_file(const struct plain *p, const struct visit *v, size_t n)
{
	const struct sheet *s = plain_model(p)->sheet;
	size_t i, all = sheet_evidence_count(s);
	struct evidence e;

	for (i = 0; i < all; i++) {
		sheet_evidence_at(s, i, &e);
		if (is_listed(v, &e) && n-- == 0)
			return i;
	}
	return all;
}

static size_t
count_files(const struct plain *p, const struct visit *v)
{
	size_t n = 0;

	while (nth_file(p, v, n) < sheet_evidence_count(plain_model(p)->sheet))
		n++;
	return n;
}

static void
list_files(struct plain *p, const struct visit *v)
{
	const struct model *m = plain_model(p);
	size_t i, n, all = sheet_evidence_count(m->sheet);
	struct evidence e;
	struct str text;

	str_init(&text, 8000);
	for (n = 0; (i = nth_file(p, v, n)) < all; n++) {
		sheet_evidence_at(m->sheet, i, &e);
		str_truncate(&text, 0);
		(void)str_addf(&text, _("%s, %s, %s"), e.name,
		    words_file_kind(e.kind), words_file_state(
		    files_state_of(m, i)));
		if (e.caption[0] != '\0')
			(void)str_addf(&text, _(": %s"), e.caption);
		plain_number(p, n + 1, text.ptr);
	}
	str_clear(&text);
	plain_number(p, n + 1, _("Attach a file"));
}

static void
announce(struct plain *p, struct visit *v)
{
	struct str text;
	size_t n;

	if (v->told)
		return;
	v->told = true;
	(void)plain_do_one(p, FX_CHECK_FILES, NULL, NULL);
	str_init(&text, 200);
	if (v->id[0] != '\0')
		(void)str_addf(&text, _("evidence of %s"), v->id);
	else
		(void)str_add(&text, _("all evidence"));
	plain_place(p, text.ptr);
	str_clear(&text);
	n = count_files(p, v);
	plain_sayf(p, ngettext("State: %zu file.", "State: %zu files.", n),
	    n);
	list_files(p, v);
}

/* What the shell or a dragged icon puts around a path. */
char *
plain_unquoted(char *path)
{
	size_t n = strlen(path);

	if (n < 2 || (path[0] != '\'' && path[0] != '"') ||
	    path[n - 1] != path[0])
		return path;
	path[n - 1] = '\0';
	return path + 1;
}

static void
copy_id(const struct plain *p, size_t i, char *id, size_t size)
{
	struct evidence e;

	sheet_evidence_at(plain_model(p)->sheet, i, &e);
	snprintf(id, size, "%s", e.id);
}

/* What a new version shows has to be looked at anew. */
static void
ask_anew(struct plain *p, const char *id)
{
	struct evidence e;

	if (id != NULL && sheet_evidence_find(plain_model(p)->sheet, id, &e) &&
	    evidence_unseen(&e))
		plain_ask_privacy(p, id);
}

void
plain_attach_file(struct plain *p, const char *path, const char *item)
{
	size_t before = sheet_evidence_count(plain_model(p)->sheet);
	char id[PLAIN_ID_MAX] = "";

	if (plain_do_one(p, FX_ATTACH, path, item) == 0) {
		plain_saved(p);
		if (sheet_evidence_count(plain_model(p)->sheet) > before)
			copy_id(p, before, id, sizeof(id));
		else
			ask_anew(p, plain_model(p)->attached);
	}
	if (id[0] == '\0')
		return;
	plain_ask_caption(p, id);
	if (!p->ended)
		plain_ask_privacy(p, id);
}

static size_t
unseen_from(const struct plain *p, size_t i, struct evidence *first)
{
	const struct sheet *s = plain_model(p)->sheet;
	struct evidence e;
	size_t n = 0;

	for (; i < sheet_evidence_count(s); i++) {
		sheet_evidence_at(s, i, &e);
		if (evidence_unseen(&e) && n++ == 0)
			*first = e;
	}
	return n;
}

/* One after the other; Enter leaves the rest for later. */
static void
ask_of_each(struct plain *p, size_t before)
{
	struct evidence e;
	size_t n = unseen_from(p, before, &e), left = n;
	char id[PLAIN_ID_MAX];

	while (left > 0) {
		snprintf(id, sizeof(id), "%s", e.id);
		plain_sayf(p, _("Photo %zu of %zu: %s (%s)"), n - left + 1, n,
		    e.name, e.items);
		plain_ask_privacy(p, id);
		if (unseen_from(p, before, &e) == left)
			break;
		left--;
	}
	if (left > 0 && !p->ended)
		plain_sayf(p, ngettext("%zu photo waits to be looked at: in "
		    "the evidence, by its number.", "%zu photos wait to be "
		    "looked at: in the evidence, by their numbers.", left),
		    left);
}

/* All photos of a folder whose numbers came from paper, with the question
 * that a single one brings. */
void
plain_attach_numbered(struct plain *p, const char *folder)
{
	size_t before = sheet_evidence_count(plain_model(p)->sheet);

	if (plain_do_one(p, FX_ATTACH_NUMBERED, folder, NULL) == 0)
		ask_of_each(p, before);
}

/* Enter looks through the folders instead. */
void
plain_attach_path(struct plain *p, const char *item)
{
	enum plain_text reply;
	struct str path;

	str_init(&path, 4096);
	reply = plain_ask(p, _("Path of the file (Enter: look for it): "),
	    _("For example ~/Pictures/entrance.jpg. The file stays where it "
	    "is; its fingerprint is kept."), &path);
	if (reply == TEXT_GIVEN)
		plain_attach_file(p, plain_unquoted(path.ptr), item);
	else if (reply == TEXT_KEEP)
		plain_open(p, plain_browse, 0, item);
	str_clear(&path);
}

void
plain_files(struct plain *p, struct visit *v)
{
	size_t number, n;
	char id[PLAIN_ID_MAX];

	announce(p, v);
	n = count_files(p, v);
	switch (plain_choose(p, _("Evidence, number (Enter: back): "), 1,
	    n + 1, "", _("A number opens that file: caption, day, privacy, "
	    "items, removing. The last number attaches a file."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		v->told = false;
		if (number == n + 1) {
			plain_attach_path(p, v->id);
			break;
		}
		copy_id(p, nth_file(p, v, number - 1), id, sizeof(id));
		plain_open(p, plain_file, 0, id);
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
