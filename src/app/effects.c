/*
 * Effects carried out: the only place where a screen's wish becomes a journal
 * row, a file or a package. Each returns a sentence for the status line where
 * there is something worth saying.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/photos.h"
#include "app/places.h"
#include "app/wizard.h"
#include "assess/version.h"
#include "base/date.h"
#include "base/path.h"
#include "base/xalloc.h"

#define FOLDER_KEY "folder"

/* While a field is being typed in, the store knows since when, so that the
 * next start can say what it brought back. */
static int
mark_typing(struct wizard *w, bool on, struct error *err)
{
	char when[25] = "";

	if (on == w->typing_marked)
		return 0;
	if (on)
		date_format_utc_ms(w->session->saved_ms, when);
	return store_place_put(w->session->store, WIZARD_TYPING_KEY, when,
	    err);
}

static int
keep_name(struct wizard *w, const char *name, struct error *err)
{
	if (store_place_put(w->session->store, WIZARD_NAME_KEY, name, err) !=
	    0)
		return -1;
	free(w->new_name);
	w->new_name = xstrdup(name);
	w->model.new_name = w->new_name;
	return 0;
}

/* Where the user stands: "<application>|<screen>|...". */
static int
keep_place(struct wizard *w, const char *place, struct error *err)
{
	struct session *s = w->session;
	char *text;
	int rc;

	if (str_starts(place, PLACE_START))
		return keep_name(w, place + strlen(PLACE_START), err);
	if (s->app == NULL)
		return 0;
	text = xasprintf("%s|%s", s->app->id, place);
	rc = store_place_put(s->store, WIZARD_PLACE_KEY, text, err);
	free(text);
	return rc;
}

/* The letters, the mark and the place in one transaction: a kill between two
 * would leave letters of which the next start says nothing, or a cursor that
 * does not stand behind the last of them. */
static int
record_all(struct wizard *w, const struct change *c, size_t n, bool typing,
    const char *place, char group[37], struct error *err)
{
	struct session *s = w->session;
	struct error ignored;
	int rc;

	if (store_begin(s->store, err) != 0)
		return -1;
	rc = session_record(s, c, n, typing && w->typing[0] != '\0' ?
	    w->typing : NULL, group, err);
	if (rc == 0 && typing && group[0] != '\0')
		rc = mark_typing(w, true, err);
	if (rc == 0 && place != NULL)
		rc = keep_place(w, place, err);
	rc = store_end(s->store, rc, err);
	/* The sheet may have what the store has not. */
	if (rc != 0 && session_reload(s, &ignored) == 0)
		wizard_show_app(w);
	return rc;
}

static int
record(struct wizard *w, const struct effect *fx, size_t n, struct error *err)
{
	struct change *c = xcalloc(n, sizeof(*c));
	bool typing = fx->kind == FX_RECORD_TYPING;
	const char *place = NULL;
	char group[37] = "";
	size_t i;
	int rc;

	if (fx[n - 1].kind == FX_PLACE)
		place = fx[--n].a;
	for (i = 0; i < n; i++)
		c[i] = (struct change){ fx[i].a, fx[i].b, fx[i].c };
	rc = record_all(w, c, n, typing, place, group, err);
	if (rc == 0 && typing && group[0] != '\0') {
		memcpy(w->typing, group, sizeof(w->typing));
		w->typing_marked = true;
	}
	free(c);
	/* The work has begun: the line is for what u takes back. */
	if (rc == 0 && !typing)
		w->model.notice = NULL;
	wizard_show_app(w);
	return rc;
}

static int
open_app(struct wizard *w, size_t i, struct error *err)
{
	struct session *s = w->session;

	if (i >= s->n_apps)
		return error_set(err, ERR_NOT_FOUND,
		    _("This application is gone."));
	if (session_open_app(s, &s->apps[i], err) != 0)
		return -1;
	wizard_show_apps(w);
	wizard_show_app(w);
	return 0;
}

static int
new_app(struct wizard *w, const struct effect *fx, struct error *err)
{
	struct session *s = w->session;
	char id[37];
	int year, month, day;
	size_t i;

	if (w->new_name != NULL && w->new_name[0] != '\0' &&
	    keep_name(w, "", err) != 0)
		return -1;
	date_to_ymd(s->today, &year, &month, &day);
	if (session_create(s, fx->a, year, id, err) != 0)
		return -1;
	for (i = 0; i < s->n_apps; i++)
		if (strcmp(s->apps[i].id, id) == 0)
			return open_app(w, i, err);
	return 0;
}

/* The files as they are now and as they were, and what follows from it. */
static int
check_files(struct wizard *w, struct error *err)
{
	struct session *s = w->session;
	int rc;

	session_check_files(s, FILES_SEARCH);
	session_refresh(s);
	versions_free(w->versions);
	w->versions = NULL;
	rc = session_versions(s, &w->versions, err);
	wizard_show_app(w);
	return rc;
}

static int
undo(struct wizard *w, bool redo, struct error *err)
{
	struct session *s = w->session;
	struct store_event e;
	struct str what;
	char *subject, *field;
	int rc;

	w->typing[0] = '\0';
	if (store_undo(s->store, s->app->id, redo, session_actor(s), &e,
	    &s->saved_ms, err) != 0) {
		if (err->code != ERR_NOT_FOUND)
			return -1;
		(void)str_add(&w->text, redo ? _("There is nothing to redo.") :
		    _("There is nothing to undo."));
		return 0;
	}
	subject = xstrdup(e.subject);
	field = xstrdup(e.field);
	str_init(&what, 4000);
	if (!redo)
		wizard_step(&what, s, subject, field, true);
	rc = session_reload(s, err);
	if (rc == 0) {
		if (redo)
			wizard_step(&what, s, subject, field, true);
		(void)str_addf(&w->text, redo ? _("Redone: %s") :
		    _("Undone: %s"), what.ptr);
		wizard_show_app(w);
	}
	if (rc == 0 && str_starts(subject, "evidence/"))
		rc = check_files(w, err);
	str_clear(&what);
	free(field);
	free(subject);
	return rc;
}

static int
list_folder(struct wizard *w, const char *wanted, struct error *err)
{
	struct session *s = w->session;
	char *last = NULL, *path;
	struct folder fresh;
	struct error fault;
	int rc;

	if (wanted[0] == '\0' &&
	    store_place_get(s->store, FOLDER_KEY, &last, err) != 0)
		return -1;
	path = wanted[0] != '\0' ? path_absolute(wanted) :
	    last != NULL ? xstrdup(last) : s->options->photos != NULL ?
	    xstrdup(s->options->photos) : path_documents();
	free(last);
	rc = folder_read(&fresh, path, false, &fault);
	if (rc != 0 && wanted[0] == '\0') {
		/* A stick that was pulled: say so, and show what is there. */
		(void)str_add(&w->text, fault.text);
		free(path);
		path = path_documents();
		rc = folder_read(&fresh, path, false, &fault);
	}
	free(path);
	if (rc != 0)
		return error_set(err, fault.code, "%s", fault.text);
	folder_clear(&w->folder);
	w->folder = fresh;
	wizard_show_folder(w);
	return s->read_only ? 0 :
	    store_place_put(s->store, FOLDER_KEY, w->folder.path, err);
}

static int
attach(struct wizard *w, const struct effect *fx, struct error *err)
{
	struct session *s = w->session;
	struct attach a = { .progress = w->progress.tell,
		.arg = w->progress.arg };
	struct photos photos;
	struct evidence e;
	char *text, *dir;

	w->model.attached = NULL;
	if (session_attach(s, fx->a, fx->b, "", &a, err) != 0)
		return -1;
	memcpy(w->attached, a.id, sizeof(w->attached));
	w->model.attached = w->attached;
	photos_prepare(s, a.id, w->progress.tell, w->progress.arg, &photos);
	text = session_attach_text(s, &a);
	if (photos.faults.len == 0)
		(void)str_add(&w->text, text);
	else if (a.what == ATTACHED_NEW)
		(void)str_addf(&w->text, _("Attached, but %s"),
		    photos.faults.ptr);
	else
		(void)str_addf(&w->text, _("%s %s"), text, photos.faults.ptr);
	free(text);
	photos_clear(&photos);
	if (sheet_evidence_find(s->sheet, a.id, &e)) {
		dir = path_dir(e.path);
		places_remember(s->store, dir);
		free(dir);
	}
	return check_files(w, err);
}

static int
attach_numbered(struct wizard *w, const char *folder, struct error *err)
{
	struct numbered n = { .progress = w->progress.tell,
		.arg = w->progress.arg };
	char *path = path_absolute(folder);
	int rc = path == NULL ? error_set(err, ERR_NOT_FOUND, _("This folder "
	    "cannot be found.")) : session_attach_numbered(w->session, path,
	    &n, err);

	if (rc == 0 && n.attached > 0)
		places_remember(w->session->store, path);
	free(path);
	if (rc != 0)
		return -1;
	if (n.missing > 0)
		(void)str_addf(&w->text, _("Photos attached: %zu. Not in this "
		    "folder: %zu."), n.attached, n.missing);
	else if (n.attached > 0)
		(void)str_addf(&w->text, _("Photos attached: %zu. That is all "
		    "of them."), n.attached);
	else
		(void)str_add(&w->text, _("No photo numbers are left that "
		    "were typed in from a sheet."));
	return check_files(w, err);
}

static int
switch_language(struct wizard *w, struct error *err)
{
	i18n_set((enum lang)((i18n_lang() + 1) % LANGS));
	if (session_load_catalog(w->session, err) != 0)
		return -1;
	if (w->session->app != NULL)
		session_refresh(w->session);
	wizard_show_app(w);
	return 0;
}

static int
carry_out_one(struct wizard *w, const struct effect *fx, struct error *err)
{
	struct session *s = w->session;

	switch (fx->kind) {
	case FX_END_TYPING:
		w->typing[0] = '\0';
		if (mark_typing(w, false, err) != 0)
			return -1;
		w->typing_marked = false;
		return 0;
	case FX_PLACE:
		return keep_place(w, fx->a, err);
	case FX_NEW_APP:
		return new_app(w, fx, err);
	case FX_OPEN_APP:
		return open_app(w, fx->number, err);
	case FX_CLOSE_APP:
		session_close_app(s);
		if (session_load_list(s, err) != 0)
			return -1;
		wizard_show_apps(w);
		wizard_show_app(w);
		return 0;
	case FX_UNDO:
		return undo(w, false, err);
	case FX_REDO:
		return undo(w, true, err);
	case FX_LIST_FOLDER:
		return list_folder(w, fx->a, err);
	case FX_PREVIEW:
		preview_want(&w->preview, fx->a);
		return 0;
	case FX_ATTACH:
		return attach(w, fx, err);
	case FX_ATTACH_NUMBERED:
		return attach_numbered(w, fx->a, err);
	case FX_CHECK_FILES:
		return check_files(w, err);
	case FX_LOAD_HISTORY:
		return wizard_load_history(w, fx->a, err);
	case FX_EXPORT:
	case FX_BESIDE:
	case FX_REDACT:
		return wizard_export(w, fx, err);
	case FX_RENEW:
	case FX_ASK:
	case FX_CORRECTION:
	case FX_RESUBMIT:
		return wizard_year(w, fx, err);
	case FX_PRINT:
	case FX_FIND_SHEET:
		return wizard_paper(w, fx, err);
	case FX_LOAD_SITES:
	case FX_SHARE:
	case FX_REUSE:
	case FX_HAND_ON:
	case FX_BUNDLE:
	case FX_IMPORT_LOOK:
	case FX_IMPORT:
		return wizard_carry(w, fx, err);
	case FX_LANGUAGE:
		return switch_language(w, err);
	case FX_NONE:
	case FX_PUSH:
	case FX_REPLACE:
	case FX_POP:
	case FX_QUIT:
	case FX_REDRAW:
	case FX_SUSPEND:
	case FX_RECORD:
	case FX_RECORD_TYPING:
	case FX_MESSAGE:
		break;
	}
	return 0;
}

/* 1: this effect writes, and is refused; 0: it may go on; -1: it writes what
 * only serves the next start, and is left out. */
static int
is_refused(enum effect_kind kind)
{
	switch ((int)kind) {
	case FX_RECORD:
	case FX_RECORD_TYPING:
	case FX_NEW_APP:
	case FX_UNDO:
	case FX_REDO:
	case FX_ATTACH:
	case FX_ATTACH_NUMBERED:
	case FX_RENEW:
	case FX_ASK:
	case FX_IMPORT_LOOK:
	case FX_IMPORT:
	case FX_SHARE:
	case FX_REUSE:
	case FX_HAND_ON:
		return 1;
	case FX_PLACE:
	case FX_END_TYPING:
		return -1;
	default:
		return 0;
	}
}

/* What was brought back has been told and the user has gone on from there: not
 * before, or a kill at the start would leave it untold. */
static void
forget_restored(struct wizard *w)
{
	struct error ignored;

	if (w->restored && store_place_put(w->session->store,
	    WIZARD_TYPING_KEY, "", &ignored) == 0)
		w->restored = false;
}

/* The screen that was opened again tells where it stands. */
static bool
stands_still(const struct wizard *w, const struct effect *fx)
{
	const char *last = w->place == NULL ? NULL : strrchr(w->place, '\n');

	return fx->kind == FX_PLACE && last != NULL &&
	    strcmp(fx->a, last + 1) == 0;
}

int
wizard_carry_out(void *arg, const struct effect *fx, size_t n,
    const char **text, struct error *err)
{
	struct wizard *w = arg;
	int rc;

	str_truncate(&w->text, 0);
	*text = NULL;
	rc = w->session->read_only ? is_refused(fx->kind) : 0;
	if (rc < 0)
		return 0;
	if (rc > 0)
		return error_set(err, ERR_IO, _("Nothing is recorded: this "
		    "file can only be read. Copy it to where you may write."));
	if (is_refused(fx->kind) != 0 && !stands_still(w, fx))
		forget_restored(w);
	if (fx->kind == FX_RECORD || fx->kind == FX_RECORD_TYPING)
		rc = record(w, fx, n, err);
	else
		rc = carry_out_one(w, fx, err);
	*text = w->text.len > 0 ? w->text.ptr : NULL;
	return rc;
}
