/* The wizard from start to end: host, loop, and where the user left off. */
#include "config.h"

#include "app/wizard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"

static void
wizard_clear(struct wizard *w)
{
	size_t i;

	folder_clear(&w->folder);
	for (i = 0; w->shortcuts != NULL && w->shortcuts[i] != NULL; i++)
		free(w->shortcuts[i]);
	free(w->shortcuts);
	free(w->apps);
	free(w->entries);
	free(w->events);
	arena_free(w->history);
	free(w->undo);
	free(w->redo);
	free(w->export_folder);
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

/* Opens the application of the last visit; *place becomes the screen part of
 * "app|screen|arg|..." or NULL. */
static void
go_back(struct wizard *w, char **place)
{
	struct session *s = w->session;
	struct error ignored;
	char *kept, *bar;
	size_t i;

	*place = NULL;
	if (store_place_get(s->store, "place", &kept, &ignored) != 0 ||
	    kept == NULL)
		return;
	bar = strchr(kept, '|');
	for (i = 0; bar != NULL && i < s->n_apps; i++) {
		if (strncmp(kept, s->apps[i].id, (size_t)(bar - kept)) != 0)
			continue;
		if (session_open_app(s, &s->apps[i], &ignored) == 0)
			*place = xstrdup(bar + 1);
	}
	free(kept);
}

int
app_wizard(struct session *s, struct error *err)
{
	struct wizard w;
	struct term_options t;
	struct run_host host = { &w.model, &w, wizard_carry_out };
	char *place;
	int rc;

	if (terminal_options(&t, s->options, err) != 0)
		return -1;
	memset(&w, 0, sizeof(w));
	str_init(&w.text, 4000);
	w.session = s;
	go_back(&w, &place);
	wizard_show_apps(&w);
	wizard_show_app(&w);
	w.model.notice = store_notice(s->store);
	rc = ui_run(&host, &t, place, err);
	free(place);
	wizard_clear(&w);
	return rc;
}
