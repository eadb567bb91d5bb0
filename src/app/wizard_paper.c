/* Effects of work on paper: what is printed, and whose a page is. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/printing.h"
#include "app/wizard.h"
#include "app/year.h"
#include "base/xalloc.h"

/* What is no PDF. */
static const char *
extension(const char *what)
{
	return strcmp(what, "table") == 0 ? "xlsx" :
	    strcmp(what, "plan") == 0 ? "csv" :
	    strcmp(what, "calendar") == 0 ? "ics" : "pdf";
}

/* Beside the proposed submission folder: "...-slip-4-03.pdf". */
static char *
path_of(const struct session *s, const char *what, const char *item)
{
	char *folder = session_export_folder(s);
	char *path = xasprintf("%s-%s%s%s.%s", folder, what, item[0] != '\0' ?
	    "-" : "", item, extension(what));

	free(folder);
	return path;
}

static void
tell(struct str *out, const char *what, const char *path)
{
	const char *ext = extension(what);

	(void)str_addf(out, strcmp(ext, "pdf") == 0 ? _("Ready to print: %s") :
	    strcmp(ext, "ics") == 0 ? _("For the calendar program: %s") :
	    _("The table is ready: %s"), path);
}

static int
slip(struct session *s, const char *item, const char *path,
    struct error *err)
{
	const struct item *it = catalog_item(s->catalog, item);

	return it == NULL ? error_set(err, ERR_NOT_FOUND, _("There is no item "
	    "\"%s\"."), item) : printing_slip(s, it, path, err);
}

static int
print_to(struct session *s, const struct effect *fx, const char *path,
    struct error *err)
{
	char number[16];
	size_t n;

	if (strcmp(fx->a, "table") == 0)
		return printing_table(s, path, err);
	if (strcmp(fx->a, "plan") == 0)
		return year_plan_csv(s, path, err);
	if (strcmp(fx->a, "handover") == 0)
		return printing_handover(s, path, &n, err);
	if (strcmp(fx->a, "slip") == 0)
		return slip(s, fx->b, path, err);
	if (strcmp(fx->a, "calendar") != 0)
		return printing_sheet(s, strcmp(fx->a, "blank") == 0, path, &n,
		    err);
	snprintf(number, sizeof(number), "%d", s->app->number);
	if (year_calendar(s, number, path, &n, err) != 0)
		return -1;
	if (n > 0)
		return 0;
	(void)unlink(path);	/* an empty one helps nobody */
	return error_set(err, ERR_NOT_FOUND, _("Nothing has a day yet: no "
	    "plan, no question, no certificate."));
}

static int
print(struct wizard *w, const struct effect *fx, struct error *err)
{
	char *path = path_of(w->session, fx->a, fx->b);
	int rc = print_to(w->session, fx, path, err);

	if (rc == 0)
		tell(&w->text, fx->a, path);
	free(path);
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
