/*
 * Choosing a file. Typing filters the folder at once; a text that begins with
 * / or ~ is a path, completed by Tab. Nothing has to be known about folders:
 * the arrows and Enter are enough.
 */
#include "config.h"

#include "ui/screen/browse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "catalog/load.h"
#include "ui/screen/common.h"
#include "ui/screen/evidence.h"
#include "ui/screen/preview.h"

enum { PATH_MAX_BYTES = 4096 };

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_RIGHT, ACT_SELECT, N_("Open/attach"),
	    N_("Opens the folder, or attaches the file."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_LEFT, KEYS_NONE, ACT_PARENT, N_("Folder above"),
	    N_("Goes to the folder that holds this one."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_F2, KEYS_NONE, ACT_FOLDER, N_("Places"),
	    N_("Shows the usual places: folders used before, USB, your "
	    "own."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_TAB, KEYS_NONE, ACT_NEXT_FOCUS, N_("Complete"),
	    N_("Completes a path that is being typed."), BIND_EDITING },
	{ KEYS_F3, KEYS_NONE, ACT_LARGER, N_("Larger"),
	    N_("Shows the photo as large as the screen is."),
	    BIND_ROOM | BIND_EDITING },
	{ KEYS_F5, KEYS_NONE, ACT_REFRESH, N_("Read again"),
	    N_("Reads the folder again, for instance after plugging in a USB "
	    "stick."), BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

bool
browse_is_path(const struct browse_state *st)
{
	return st->field.text.ptr[0] == '/' || st->field.text.ptr[0] == '~';
}

static void
open_browse(struct screen *s, const struct model *m, const char *arg)
{
	struct browse_state *st = s->state;

	field_init(&st->field, "", PATH_MAX_BYTES);
	snprintf(st->item, sizeof(st->item), "%s", arg);
	s->editing = true;
	if (m->folder != NULL)
		browse_refresh(st, m);
}

static void
close_browse(struct screen *s)
{
	struct browse_state *st = s->state;

	field_clear(&st->field);
	free(st->shown);
	free(st->folder);
	free(st->from);
}

static void
list_folder(const char *path, struct effects *fx)
{
	effects_add(fx, FX_LIST_FOLDER, path, NULL, NULL);
}

static void
go_up(struct browse_state *st, const struct model *m, struct effects *fx)
{
	char *parent;

	if (m->folder == NULL)
		return;
	parent = path_dir(m->folder->raw);
	free(st->from);
	st->from = xstrdup(m->folder->raw);
	field_set(&st->field, "");
	list_folder(parent, fx);
	free(parent);
}

static bool
is_for_photos(const struct browse_state *st)
{
	return strcmp(st->item, BROWSE_PHOTOS) == 0;
}

/* What the file is for: evidence, or (from the start screen) to take in, or
 * it lies among the photos of a sheet. */
static void
choose(const struct browse_state *st, const char *path, struct effects *fx)
{
	char *dir;

	if (strcmp(st->item, BROWSE_IMPORT) == 0) {
		effects_add(fx, FX_REPLACE, "import", path, NULL);
	} else if (is_for_photos(st)) {
		dir = path_dir(path);
		effects_add(fx, FX_ATTACH_NUMBERED, dir, NULL, NULL);
		free(dir);
	} else {
		effects_add(fx, FX_ATTACH, path, st->item, NULL);
	}
}

static void
take(struct browse_state *st, const struct model_entry *e, struct effects *fx)
{
	if (e->is_dir) {
		field_set(&st->field, "");
		list_folder(e->path, fx);
	} else if (e->is_other) {
		common_say(fx, _("This is a device. Please choose a photo or a "
		    "document."));
	} else {
		choose(st, e->path, fx);
	}
}

/* A typed path: a folder ends with a slash, all else is tried as a file; if
 * it turns out to be a folder, the answer says so and it is opened. */
static void
take_path(struct browse_state *st, struct effects *fx)
{
	const struct str *t = &st->field.text;

	if (t->ptr[t->len - 1] == '/' || strcmp(t->ptr, "~") == 0 ||
	    is_for_photos(st))
		list_folder(t->ptr, fx);
	else
		choose(st, t->ptr, fx);
}

static void
select_entry(struct browse_state *st, const struct model *m,
    struct effects *fx)
{
	const struct model_entry *e = browse_focused(st, m);

	if (browse_is_path(st) && e == NULL)
		take_path(st, fx);
	else if (e != NULL)
		take(st, e, fx);
	else
		common_say(fx, _("Nothing to choose here. Left or F2 leads to "
		    "other places."));
}

static void
choose_place(struct browse_state *st, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx)
{
	const char *path = browse_places_update(st, m, ev, act);

	if (path == NULL)
		return;
	field_set(&st->field, "");
	list_folder(path, fx);
}

static void
complete(struct browse_state *st, const struct model *m, struct effects *fx)
{
	char *list = NULL;

	if (!browse_is_path(st)) {
		common_say(fx, _("Type a path from / or ~ on, then Tab "
		    "completes it."));
		return;
	}
	if (!browse_complete(st, m, &list))
		common_say(fx, _("No file or folder begins like this."));
	if (list != NULL)
		list_folder(list, fx);
	free(list);
}

/* Escape first empties the field, so that it never leaves by mistake. */
static void
back(struct browse_state *st, const struct model *m, struct effects *fx)
{
	if (st->field.text.len == 0) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
		return;
	}
	field_set(&st->field, "");
	browse_filter(st, m);
}

static void
type(struct browse_state *st, const struct model *m, const struct event *ev,
    struct effects *fx)
{
	if (ev->kind == EVENT_KEY && ev->key == KEYS_BACKSPACE &&
	    st->field.text.len == 0) {
		go_up(st, m, fx);
		return;
	}
	if (field_event(&st->field, ev))
		browse_filter(st, m);
}

/* Where the user was; for a file that gets another one, where that was. */
static void
first_folder(struct browse_state *st, const struct model *m,
    struct effects *fx)
{
	struct evidence e;
	char *dir;

	if (str_starts(st->item, "evidence/") && m->sheet != NULL &&
	    sheet_evidence_find(m->sheet, st->item + 9, &e)) {
		dir = path_dir(e.path);
		list_folder(dir, fx);
		free(dir);
	} else {
		list_folder(m->folder != NULL ? m->folder->raw : "", fx);
	}
}

/* Back to where one came from; a photo that nobody has looked at is asked
 * about on the way. */
static void
leave_attached(const struct browse_state *st, const struct model *m,
    struct effects *fx)
{
	bool replaced = str_starts(st->item, "evidence/");
	struct evidence e;
	char arg[120];

	if (m->attached == NULL ||
	    !sheet_evidence_find(m->sheet, m->attached, &e) ||
	    !evidence_unseen(&e)) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
		return;
	}
	snprintf(arg, sizeof(arg), FILES_ASK "%s%s%s", replaced ? "" :
	    st->item, replaced ? "evidence/" : "|", e.id);
	effects_add(fx, FX_REPLACE, "evidence", arg, NULL);
}

static void
result(struct browse_state *st, const struct model *m,
    const struct event *ev, struct effects *fx)
{
	if (ev->effect == FX_ATTACH && ev->ok) {
		leave_attached(st, m, fx);
	} else if (ev->effect == FX_ATTACH_NUMBERED && ev->ok) {
		/* Each photo is asked about; without any this goes at once. */
		effects_add(fx, FX_REPLACE, "evidence", FILES_ASK_ALL, NULL);
	} else if (ev->effect == FX_LIST_FOLDER && !ev->ok &&
	    m->folder == NULL && !st->elsewhere) {
		st->elsewhere = true;
		list_folder("", fx);
	} else if (ev->effect == FX_LIST_FOLDER) {
		browse_refresh(st, m);
		if (ev->ok && m->folder != NULL && is_for_photos(st))
			browse_count_numbered(st, m, fx);
		else if (ev->ok && m->folder != NULL)
			browse_stand_on_photo(st, m, fx);
	}
}

/* While a photo fills the screen, keys go through the photos or leave. */
static void
look(struct browse_state *st, enum action act)
{
	if (act == ACT_BACK || act == ACT_LARGER || act == ACT_SELECT)
		st->large = false;
	else
		(void)list_move(&st->list, act);
}

/* The arrows Left and Right move inside a text that is being typed. */
static bool
is_for_text(const struct browse_state *st, const struct event *ev)
{
	return st->field.text.len > 0 && ev->kind == EVENT_KEY &&
	    (ev->key == KEYS_LEFT || ev->key == KEYS_RIGHT);
}

static void
handle(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct browse_state *st = s->state;

	if (ev->kind == EVENT_OPENED)
		first_folder(st, m, fx);
	else if (ev->kind == EVENT_RESULT)
		result(st, m, ev, fx);
	else if (st->choosing)
		choose_place(st, m, ev, act, fx);
	else if (st->large)
		look(st, act);
	else if (is_for_text(st, ev))
		(void)field_event(&st->field, ev);
	else if (act == ACT_BACK)
		back(st, m, fx);
	else if (act == ACT_SELECT)
		select_entry(st, m, fx);
	else if (act == ACT_PARENT)
		go_up(st, m, fx);
	else if (act == ACT_FOLDER)
		browse_places_open(st, m);
	else if (act == ACT_NEXT_FOCUS)
		complete(st, m, fx);
	else if (act == ACT_LARGER)
		st->large = browse_photo(st, m)[0] != '\0';
	else if (act == ACT_REFRESH && m->folder != NULL)
		list_folder(m->folder->raw, fx);
	else if (!list_move(&st->list, act) &&
	    (act != ACT_HELP || !screen_common(s, m, act, fx)))
		type(st, m, ev, fx);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	const struct browse_state *st = s->state;

	s->editing = true;
	handle(s, m, ev, act, fx);
	preview_ask(m, browse_photo(st, m), fx);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("Choose the photo or document with Up and Down, "
	    "then press Enter. Enter on a folder (its name ends with /) opens "
	    "it; Left or Backspace goes to the folder above. F2 shows the "
	    "folders used before and USB sticks.\n\nTyping shows only names that "
	    "hold what was typed; Japanese works too. A text that begins with "
	    "/ or ~ is a path; it may be pasted."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct browse_state *st = s->state;
	struct evidence e;

	if (str_starts(st->item, "evidence/") && m->sheet != NULL &&
	    sheet_evidence_find(m->sheet, st->item + 9, &e))
		(void)str_addf(out, _("in place of %s"), e.name);
	else if (catalog_item(m->catalog, st->item) != NULL)
		(void)str_addf(out, _("for %s"), st->item);
}

const struct screen_ops screen_browse = {
	.id = "browse",
	.title = N_("Choose a file"),
	.private_size = sizeof(struct browse_state),
	.keys = keys,
	.open = open_browse,
	.update = update,
	.view = browse_view,
	.close = close_browse,
	.explain = explain,
	.where = where,
};
