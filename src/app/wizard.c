/* The wizard from start to end: host, loop, and where the user left off. */
#include "config.h"

#include "app/wizard.h"
#include "assess/version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "ui/plain.h"

static void
wizard_clear(struct wizard *w)
{
	preview_clear(&w->preview);
	folder_clear(&w->folder);
	wizard_forget_places(w);
	versions_free(w->versions);
	free(w->apps);
	free(w->entries);
	free(w->events);
	arena_free(w->history);
	free(w->undo);
	free(w->redo);
	free(w->new_name);
	free(w->export_folder);
	free(w->carried);
	all_sites_clear(&w->sites);
	free(w->notice);
	str_clear(&w->text);
}

static int
terminal_options(struct term_options *t, const struct options *o,
    struct error *err)
{
	memset(t, 0, sizeof(*t));
	t->ascii = o->ascii;
	t->no_color = o->no_color;
	t->replay = o->replay;
	t->dump_dir = o->dump_dir;
	t->rows = 24;
	t->cols = 80;
	if (o->size != NULL && sscanf(o->size, "%dx%d", &t->cols,
	    &t->rows) != 2)
		return error_set(err, ERR_USAGE,
		    _("--size wants COLUMNSxROWS, for example 80x24."));
	return 0;
}

/* Opens the application of the last visit; *place becomes the screens to open,
 * one a line, or NULL. */
static void
go_back(struct wizard *w, char **place)
{
	struct session *s = w->session;
	struct error ignored;
	char *kept, *bar;
	size_t i;

	*place = NULL;
	if (store_place_get(s->store, WIZARD_PLACE_KEY, &kept, &ignored) != 0 ||
	    kept == NULL)
		return;
	bar = strchr(kept, '|');
	for (i = 0; bar != NULL && *place == NULL && i < s->n_apps; i++) {
		if (strncmp(kept, s->apps[i].id, (size_t)(bar - kept)) != 0)
			continue;
		if (session_open_app(s, &s->apps[i], &ignored) == 0)
			*place = s->read_only ||
			    str_starts(bar + 1, "chapters") ?
			    xstrdup("chapters") : xasprintf("chapters\n%s",
			    bar + 1);
	}
	free(kept);
}

/* What the last visit left half typed is in the journal already; say so, and
 * how to refuse it. */
static void
announce_restored(struct wizard *w, bool plain)
{
	struct session *s = w->session;
	struct error ignored;
	char *since = NULL, when[32];
	int64_t ms;

	if (s->app == NULL || s->read_only || store_place_get(s->store, WIZARD_TYPING_KEY,
	    &since, &ignored) != 0 || since == NULL)
		return;
	ms = date_parse_utc_ms(since);
	free(since);
	if (ms < 0)
		return;
	date_format_local(ms, true, when, sizeof(when));
	free(w->notice);
	w->notice = xasprintf(plain ?
	    _("Going on with what was half typed at %s (u refuses it).") :
	    _("Going on from %s (to refuse it: Esc, then u)"), when);
	w->restored = true;
}

static void
tick(void *arg)
{
	struct wizard *w = arg;

	w->model.now_ms = date_now_ms();
	w->session->today = date_today();
	w->model.today = w->session->today;
}

static int
watch(void *arg, int *ms)
{
	struct wizard *w = arg;

	return preview_watch(&w->preview, ms);
}

static void
wake(void *arg, bool finish)
{
	struct wizard *w = arg;

	preview_work(&w->preview, finish);
}

int
app_wizard(struct session *s, struct error *err)
{
	struct wizard w;
	struct term_options t;
	struct run_host host = { &w.model, &w, tick, wizard_carry_out,
		watch, wake, &w.progress };
	bool plain = s->options->replay == NULL && (s->options->plain ||
	    !term_moves());
	char *place;
	int rc;

	if (terminal_options(&t, s->options, err) != 0)
		return -1;
	memset(&w, 0, sizeof(w));
	str_init(&w.text, 4000);
	w.session = s;
	w.model.read_only = s->read_only;
	w.model.preview = &w.preview.view;
	preview_want(&w.preview, "");
	if (s->read_only)
		w.notice = xstrdup(_("Opened for reading only: you can look "
		    "around and make the submission folder."));
	else if (store_notice(s->store) != NULL)
		w.notice = xstrdup(store_notice(s->store));
	wizard_load_beside(&w);
	if (store_place_get(s->store, WIZARD_NAME_KEY, &w.new_name, err) != 0)
		w.new_name = NULL;
	w.model.new_name = w.new_name;
	go_back(&w, &place);
	w.place = place;
	announce_restored(&w, plain);
	wizard_show_apps(&w);
	wizard_show_app(&w);
	w.model.notice = w.notice;
	if (plain)
		rc = ui_plain(&host, place, err);
	else
		rc = ui_run(&host, &t, place, err);
	free(place);
	wizard_clear(&w);
	return rc;
}
