/* Effects of the programme's year: renewal, questions, what is sent back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/wizard.h"
#include "app/year.h"
#include "base/date.h"
#include "base/path.h"
#include "base/xalloc.h"

static int
renew(struct wizard *w, struct error *err)
{
	struct session *s = w->session;

	if (year_renew(s, err) != 0) {
		wizard_show_apps(w);
		wizard_show_app(w);
		return -1;
	}
	wizard_show_apps(w);
	wizard_show_app(w);
	(void)str_addf(&w->text, _("Application of %d: go through the "
	    "findings; 5 confirms what is unchanged."), s->app->year);
	return 0;
}

/* A name beside the proposed submission folder. */
static char *
beside_export(const struct session *s, const char *ending)
{
	char *folder = session_export_folder(s);
	char *path = xasprintf("%s%s", folder, ending);

	free(folder);
	return path;
}

static int
correction(struct wizard *w, struct error *err)
{
	char *path = beside_export(w->session, "-correction.pdf");
	struct str missing;
	size_t pages;
	int rc = session_correction(w->session, path, &pages, &missing, err);

	if (rc == 0) {
		(void)str_addf(&w->text, _("The correction report is ready: "
		    "%s"), path);
		str_clear(&missing);
	}
	free(path);
	return rc;
}

static int
resubmit(struct wizard *w, struct error *err)
{
	char *folder = beside_export(w->session, "-additions");
	struct export_result r;
	int rc = session_resubmit(w->session, folder,
	    w->progress.tell, w->progress.arg, &r, err);

	if (rc == 0) {
		wizard_say_package(w, &r);
		export_result_clear(&r);
	}
	free(folder);
	return rc;
}

int
wizard_year(struct wizard *w, const struct effect *fx, struct error *err)
{
	struct session *s = w->session;
	int rc;

	if (s->app == NULL)
		return 0;
	if (fx->kind == FX_RENEW)
		return renew(w, err);
	if (fx->kind == FX_ASK)
		rc = year_ask(s, fx->a, "", DATE_NONE, s->today, err);
	else if (fx->kind == FX_CORRECTION)
		rc = correction(w, err);
	else
		rc = resubmit(w, err);
	wizard_show_app(w);
	return rc;
}
