/*
 * Effects of the submission: the package, what is made beside it, and the copy
 * for advice. What is made beside it stands in the store's place table: it
 * belongs to the user's way of working, not to the records.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/wizard.h"
#include "base/path.h"

#define KEY "beside"
#define ZIP "zip"
#define OWN_COPY "own-copy"

void
wizard_load_beside(struct wizard *w)
{
	struct session *s = w->session;
	struct error ignored;
	char *kept = NULL;

	if (store_place_get(s->store, KEY, &kept, &ignored) != 0 ||
	    kept == NULL)
		return;
	s->also_zip = strstr(kept, ZIP) != NULL;
	s->also_own_copy = strstr(kept, OWN_COPY) != NULL;
	free(kept);
}

static int
change_beside(struct wizard *w, const char *what, struct error *err)
{
	struct session *s = w->session;
	char kept[sizeof(ZIP " " OWN_COPY)];

	if (strcmp(what, ZIP) == 0)
		s->also_zip = !s->also_zip;
	else
		s->also_own_copy = !s->also_own_copy;
	snprintf(kept, sizeof(kept), "%s %s", s->also_zip ? ZIP : "",
	    s->also_own_copy ? OWN_COPY : "");
	return s->read_only ? 0 : store_place_put(s->store, KEY, kept, err);
}

/* They stand in the folder that was just told: their names will do. */
void
wizard_say_package(struct wizard *w, const struct export_result *r)
{
	(void)str_addf(&w->text, _("The package (%zu pages, code %s) is ready: "
	    "%s"), r->pages, r->code, r->folder);
	if (r->zip != NULL)
		(void)str_addf(&w->text, _("\nBeside it, to send by mail: %s"),
		    path_base(r->zip));
	if (r->own_copy != NULL)
		(void)str_addf(&w->text, _("\nBeside it, for you to keep: %s"),
		    path_base(r->own_copy));
	if (r->gaps[0] != '\0')
		(void)str_addf(&w->text, "\n%s", r->gaps);
	if (r->missing[0] != '\0')
		(void)str_addf(&w->text, _("\nNo font has these characters; "
		    "they are printed as 〓: %s"), r->missing);
}

static int
export(struct wizard *w, const char *folder, struct error *err)
{
	struct export_result r;

	if (session_export(w->session, folder, w->progress.tell,
	    w->progress.arg, &r, err) != 0)
		return -1;
	wizard_say_package(w, &r);
	export_result_clear(&r);
	return 0;
}

static int
redact(struct wizard *w, struct error *err)
{
	char *path = session_redacted_path(w->session);
	struct str missing;
	size_t pages;
	int rc = session_redacted(w->session, path, &pages, &missing, err);

	if (rc == 0) {
		(void)str_addf(&w->text, ngettext("The redacted copy (%zu "
		    "page) is ready: %s", "The redacted copy (%zu pages) is "
		    "ready: %s", pages), pages, path);
		str_clear(&missing);
	}
	free(path);
	return rc;
}

int
wizard_export(struct wizard *w, const struct effect *fx, struct error *err)
{
	int rc = fx->kind == FX_REDACT ? redact(w, err) :
	    fx->kind == FX_BESIDE ? change_beside(w, fx->a, err) :
	    export(w, fx->a, err);

	wizard_show_app(w);
	return rc;
}
