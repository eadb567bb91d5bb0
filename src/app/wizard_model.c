/* The model that screens look at, filled from the session. */
#include "config.h"

#include "app/places.h"
#include "app/wizard.h"

#include <stdlib.h>
#include <string.h>

#include "app/year.h"
#include "assess/renewal.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/words.h"

enum { HISTORY_MAX = 5000 };

/* The last day of its certificate, unless it is renewed already. */
static date_day
expiry(struct session *s, const struct store_app *app,
    const struct sheet *sheet)
{
	date_day until = renewal_valid_until(s->catalog, sheet);
	struct error ignored;
	bool renewed;

	if (until == DATE_NONE ||
	    year_is_renewed(s, app, &renewed, &ignored) != 0)
		return until;
	return renewed ? DATE_NONE : until;
}

/* Items done of an application that is not open: its sheet is read for the
 * purpose and let go. */
static void
count_app(struct session *s, const struct store_app *app,
    struct model_app *row)
{
	struct progress progress;
	struct sheet *sheet;
	struct error ignored;

	row->counted = true;
	if (s->app == app) {
		row->done = s->progress.all.done;
		row->valid_until = expiry(s, app, s->sheet);
		return;
	}
	if (session_read_answers(s, app, &sheet, &ignored) != 0)
		return;
	progress_init(&progress, s->catalog);
	progress_count(&progress, s->catalog, sheet);
	row->done = progress.all.done;
	row->valid_until = expiry(s, app, sheet);
	progress_clear(&progress);
	sheet_free(sheet);
}

static void
count_row(void *arg, size_t i)
{
	struct wizard *w = arg;

	count_app(w->session, &w->session->apps[i], &w->apps[i]);
}

void
wizard_show_apps(struct wizard *w)
{
	struct session *s = w->session;
	size_t i;

	free(w->apps);
	w->apps = xcalloc(s->n_apps + 1, sizeof(*w->apps));
	w->model.app = NULL;
	for (i = 0; i < s->n_apps; i++) {
		struct model_app *row = &w->apps[i];

		memcpy(row->id, s->apps[i].id, sizeof(row->id));
		row->number = s->apps[i].number;
		row->year = s->apps[i].year;
		row->name = s->apps[i].name;
		row->edition = s->apps[i].edition;
		row->changed_ms = s->apps[i].changed_ms;
		row->items = s->catalog->n_items;
		row->valid_until = DATE_NONE;
		if (&s->apps[i] == s->app) {
			count_app(s, &s->apps[i], row);
			w->model.app = row;
		}
	}
	w->model.count = count_row;
	w->model.count_arg = w;
	w->model.apps = w->apps;
	w->model.n_apps = s->n_apps;
}

void
wizard_describe(struct str *out, const struct catalog *c,
    const struct store_event *e)
{
	words_subject(out, c, e->subject);
	(void)str_add(out, ": ");
	words_field(out, c, e->subject, e->field);
}

/* Room is short where this stands: of an item the number will do, of a file
 * its name. */
void
wizard_step(struct str *out, const struct session *s, const char *subject,
    const char *field, bool with_value)
{
	const char *value = with_value ? sheet_get(s->sheet, subject, field) :
	    "";
	bool is_path = str_starts(subject, "evidence/") &&
	    strcmp(field, "path") == 0 && strrchr(value, '/') != NULL;
	size_t before;

	if (str_starts(subject, "item/")) {
		(void)str_addf(out, "%s ", subject + strlen("item/"));
	} else if (strcmp(subject, "form") != 0) {
		words_subject(out, s->catalog, subject);
		(void)str_add(out, " ");
	}
	words_field(out, s->catalog, subject, field);
	if (value[0] == '\0')
		return;
	before = out->len;
	(void)str_add(out, _(": "));
	words_value(out, s->catalog, subject, field,
	    is_path ? strrchr(value, '/') + 1 : value);
	for (; before < out->len; before++)
		if (out->ptr[before] == '\n' || out->ptr[before] == '\t')
			out->ptr[before] = ' ';
}

/* What undo or redo would do, as words; NULL when there is nothing. */
static char *
step_text(struct session *s, bool redo)
{
	struct store_event e;
	struct error err;
	struct str text;

	if (store_peek(s->store, s->app->id, redo, &e, &err) != 0)
		return NULL;
	str_init(&text, 4000);
	wizard_step(&text, s, e.subject, e.field, !redo);
	return str_take(&text);
}

void
wizard_show_app(struct wizard *w)
{
	struct session *s = w->session;
	struct model *m = &w->model;

	m->catalog = s->catalog;
	m->today = s->today;
	m->sheet = s->sheet;
	m->account = session_actor(s);
	m->progress = s->app == NULL ? NULL : &s->progress;
	m->findings = s->app == NULL ? NULL : &s->findings;
	m->files = s->files;
	m->found = (const char *const *)s->found;
	m->versions = w->versions;
	m->saved_ms = s->saved_ms;
	m->store_path = s->store_path;
	free(w->undo);
	free(w->redo);
	free(w->export_folder);
	w->undo = w->redo = w->export_folder = NULL;
	if (s->app != NULL) {
		w->undo = step_text(s, false);
		w->redo = step_text(s, true);
		w->export_folder = session_export_folder(s);
	}
	m->undo = w->undo;
	m->redo = w->redo;
	m->export_folder = w->export_folder;
	m->export_zip = s->also_zip;
	m->export_own_copy = s->also_own_copy;
}

void
wizard_forget_places(struct wizard *w)
{
	size_t i;

	for (i = 0; w->places != NULL && w->places[i] != NULL; i++)
		free(w->places[i]);
	free(w->places);
	w->places = NULL;
}

/* The places are looked at with every folder: a stick may have come. */
void
wizard_show_folder(struct wizard *w)
{
	struct model_folder *v = &w->folder_view;
	size_t i;

	free(w->entries);
	w->entries = xcalloc(w->folder.n + 1, sizeof(*w->entries));
	for (i = 0; i < w->folder.n; i++) {
		const struct folder_entry *e = &w->folder.entries[i];

		w->entries[i] = (struct model_entry){ e->name, e->path,
			e->is_dir, e->is_other, e->size, e->mtime_ms };
	}
	v->entries = w->entries;
	v->n = w->folder.n;
	v->raw = w->folder.path;
	wizard_forget_places(w);
	w->places = places_list(w->session->store, &w->n_recent);
	v->places = (const char *const *)w->places;
	v->n_recent = w->n_recent;
	for (v->n_places = 0; w->places[v->n_places] != NULL;)
		v->n_places++;
	w->model.folder = v;
}

struct keeping {
	struct wizard *w;
	const char *prefix;
};

/* Which facility it belongs to is an id; when an answer was given and to which
 * text goes with the answer, which stands beside it with its own time; and
 * nobody reads checksums. */
static bool
is_for_machines(const struct store_event *e)
{
	if (strcmp(e->subject, "application") == 0)
		return strcmp(e->field, "facility") == 0;
	if (str_starts(e->subject, "package/"))
		return strcmp(e->field, "manifest") == 0 ||
		    strcmp(e->field, "catalogue") == 0 ||
		    strcmp(e->field, "seen") == 0;
	return str_starts(e->subject, "item/") &&
	    (strcmp(e->field, "text_hash") == 0 ||
	    strcmp(e->field, "shared") == 0 ||
	    strcmp(e->field, "shared_sum") == 0 ||
	    strcmp(e->field, "copied") == 0 ||
	    strcmp(e->field, "confirmed_at") == 0);
}

static bool
keep_event(void *arg, const struct store_event *e)
{
	const struct keeping *k = arg;
	struct wizard *w = k->w;
	struct model_event *row;

	if (!str_starts(e->subject, k->prefix) || is_for_machines(e))
		return true;
	if (w->n_events == w->cap_events) {
		w->cap_events = w->cap_events == 0 ? 256 : w->cap_events * 2;
		w->events = xreallocarray(w->events, w->cap_events,
		    sizeof(*w->events));
	}
	row = &w->events[w->n_events++];
	row->at_ms = e->at_ms;
	row->kind = arena_strdup(w->history, e->kind);
	row->subject = arena_strdup(w->history, e->subject);
	row->field = arena_strdup(w->history, e->field);
	row->old_value = arena_strdup(w->history,
	    e->old_value == NULL ? "" : e->old_value);
	row->value = arena_strdup(w->history, e->value == NULL ? "" :
	    e->value);
	row->actor = arena_strdup(w->history, e->actor == NULL ? "" :
	    e->actor);
	return true;
}

int
wizard_load_history(struct wizard *w, const char *subject, struct error *err)
{
	struct session *s = w->session;
	size_t n = strlen(subject);
	bool several = n == 0 || subject[n - 1] == '/';
	struct keeping k = { w, several ? subject : "" };
	int rc;

	arena_free(w->history);
	w->history = arena_new();
	w->n_events = 0;
	rc = store_history(s->store, s->app->id, several ? NULL : subject,
	    several && n > 0 ? 0 : HISTORY_MAX, keep_event, &k, err);
	w->model.history = w->events;
	w->model.n_history = w->n_events;
	return rc;
}
