/*
 * Finding a file where the path is not known: one folder as a numbered list, a
 * page at a time, beginning where the user was last.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/words.h"

enum { PAGE = 15 };

static const struct model_folder *
folder_of(const struct plain *p)
{
	return plain_model(p)->folder;
}

static void
say_page(struct plain *p, const struct visit *v)
{
	const struct model_folder *f = folder_of(p);
	struct str text;
	size_t i;

	str_init(&text, 2000);
	for (i = v->part; i < f->n && i < v->part + PAGE; i++) {
		const struct model_entry *e = &f->entries[i];

		str_truncate(&text, 0);
		(void)str_add(&text, e->name);
		if (e->is_dir) {
			(void)str_add(&text, _(", folder"));
		} else {
			(void)str_add(&text, _(", "));
			words_size(&text, e->size);
			(void)str_add(&text, _(", "));
			words_time(&text, e->mtime_ms);
		}
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
	if (v->part + PAGE < f->n)
		plain_sayf(p, _("%zu more: Enter reads on."), f->n - v->part -
		    PAGE);
}

/* "" is where the user was last. The path is copied: listing renews it. */
static bool
list(struct plain *p, struct visit *v, const char *path)
{
	char *wanted = xstrdup(path);
	int rc = plain_do_one(p, FX_LIST_FOLDER, wanted, NULL);

	free(wanted);
	v->told = false;
	return rc == 0 && folder_of(p) != NULL;
}

static void
announce(struct plain *p, struct visit *v)
{
	const struct model_folder *f = folder_of(p);
	struct str text;

	if (v->told)
		return;
	v->told = true;
	v->part = 0;
	str_init(&text, 8000);
	(void)str_addf(&text, _("choosing a file, folder %s"), f->raw);
	plain_place(p, text.ptr);
	str_clear(&text);
	plain_sayf(p, ngettext("State: %zu entry. 0 goes to the folder above, "
	    "f to other folders.", "State: %zu entries. 0 goes to the folder "
	    "above, f to other folders.", f->n), f->n);
	say_page(p, v);
}

static void
go_up(struct plain *p, struct visit *v)
{
	char *path = xstrdup(folder_of(p)->raw);
	char *slash = strrchr(path, '/');

	if (slash != NULL)
		slash[slash == path] = '\0';	/* the root stays "/" */
	(void)list(p, v, path);
	free(path);
}

/* Recent folders, home, USB sticks. */
static void
other_folder(struct plain *p, struct visit *v)
{
	const struct model_folder *f = folder_of(p);
	size_t i, number;

	for (i = 0; i < f->n_places; i++)
		plain_number(p, i + 1, f->places[i]);
	if (plain_choose(p, _("Folder, number (Enter: stay here): "), 1,
	    f->n_places, "b.", _("Your folders, and USB sticks that are "
	    "plugged in."), &number) == REPLY_NUMBER)
		(void)list(p, v, f->places[number - 1]);
}

static void
take(struct plain *p, struct visit *v, size_t i)
{
	const struct model_entry *e = &folder_of(p)->entries[i];
	char item[PLAIN_ID_MAX], *path;

	if (e->is_dir) {
		(void)list(p, v, e->path);
		return;
	}
	path = xstrdup(e->path);
	memcpy(item, v->id, sizeof(item));
	plain_back(p);
	plain_attach_file(p, path, item);
	free(path);
}

void
plain_browse(struct plain *p, struct visit *v)
{
	size_t number;

	if (v->index == 0 && !list(p, v, "")) {
		plain_back(p);
		return;
	}
	v->index = 1;
	announce(p, v);
	switch (plain_choose(p, _("File, number (b: back): "), 0,
	    folder_of(p)->n, "f", _("A number attaches that file, or opens "
	    "that folder."), &number)) {
	case REPLY_ENTER:
		v->part += PAGE;
		if (v->part >= folder_of(p)->n)
			plain_back(p);
		else
			say_page(p, v);
		break;
	case REPLY_NUMBER:
		if (number == 0)
			go_up(p, v);
		else
			take(p, v, number - 1);
		break;
	case REPLY_WORD:
		other_folder(p, v);
		break;
	case REPLY_DONE:
		break;
	}
}
