/* Effects of work on paper: what is printed, and whose a page is. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/printing.h"
#include "app/wizard.h"
#include "base/xalloc.h"

/* Beside the proposed submission folder. */
static char *
path_of(const struct session *s, const char *ending)
{
	char *folder = session_export_folder(s);
	char *path = xasprintf("%s%s", folder, ending);

	free(folder);
	return path;
}

static int
print_to(struct session *s, const struct effect *fx, const char *path,
    struct error *err)
{
	const struct item *it;
	size_t pages;

	if (strcmp(fx->a, "table") == 0)
		return printing_table(s, path, err);
	if (strcmp(fx->a, "handover") == 0)
		return printing_handover(s, path, &pages, err);
	if (strcmp(fx->a, "slip") != 0)
		return printing_sheet(s, strcmp(fx->a, "blank") == 0, path,
		    &pages, err);
	it = catalog_item(s->catalog, fx->b);
	return it == NULL ? error_set(err, ERR_NOT_FOUND, _("There is no item "
	    "\"%s\"."), fx->b) : printing_slip(s, it, path, err);
}

static int
print(struct wizard *w, const struct effect *fx, struct error *err)
{
	struct session *s = w->session;
	bool table = strcmp(fx->a, "table") == 0;
	char *ending = strcmp(fx->a, "slip") == 0 ?
	    xasprintf("-slip-%s.pdf", fx->b) : xasprintf("-%s.%s", fx->a,
	    table ? "xlsx" : "pdf");
	char *path = path_of(s, ending);
	int rc = print_to(s, fx, path, err);

	if (rc == 0)
		(void)str_addf(&w->text, table ? _("The table is ready: %s") :
		    _("Ready to print: %s"), path);
	free(path);
	free(ending);
	wizard_show_app(w);
	return rc;
}

/* The page is none of the open application's: whose is it? */
static int
find_sheet(struct wizard *w, const char *code, struct error *err)
{
	const struct store_app *app;

	if (printing_owner(w->session, code, &app, err) != 0)
		return -1;
	if (app != NULL)
		(void)str_addf(&w->text, _("This page belongs to %s %d. Please "
		    "open that application on the start screen."), app->name,
		    app->year);
	else
		(void)str_add(&w->text, _("No page with this code was printed "
		    "from these records."));
	return 0;
}

int
wizard_paper(struct wizard *w, const struct effect *fx, struct error *err)
{
	if (w->session->app == NULL)
		return 0;
	return fx->kind == FX_PRINT ? print(w, fx, err) :
	    find_sheet(w, fx->a, err);
}
