/* Next year's application, made from this year's as one user action. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/catalogues.h"
#include "app/changes.h"
#include "app/year.h"
#include "assess/renewal.h"
#include "base/xalloc.h"

/* An application that was made from this one already. */
static int
refuse_second(struct session *s, struct error *err)
{
	size_t i;

	for (i = 0; i < s->n_apps; i++)
		if (strcmp(s->apps[i].facility, s->app->facility) == 0 &&
		    s->apps[i].year > s->app->year)
			return error_set(err, ERR_DATA, _("There is an "
			    "application of %d for this facility already: "
			    "number %d. Please go on with that one."),
			    s->apps[i].year, s->apps[i].number);
	return 0;
}

static int
next_year(const struct session *s)
{
	int year, month, day;

	date_to_ymd(s->today, &year, &month, &day);
	return year > s->app->year ? year : s->app->year + 1;
}

static int
create(struct session *s, const struct changes *g, int year,
    struct error *err)
{
	char *name = xstrdup(s->app->name);
	char facility[37], id[37];
	int rc;

	memcpy(facility, s->app->facility, sizeof(facility));
	session_close_app(s);
	rc = store_create(s->store, facility, name, s->catalog->edition, year,
	    session_actor(s), id, err);
	free(name);
	if (rc == 0)
		rc = store_record(s->store, id, g->list, g->n,
		    session_actor(s), NULL, NULL, &s->saved_ms, err);
	if (rc != 0 || session_load_list(s, err) != 0)
		return -1;
	return session_select(s, id, err);
}

/* Last year's check sheet where it is still there; NULL for none. */
static struct catalog *
catalog_before(const struct session *s)
{
	struct catalog *before = NULL;
	struct error ignored;
	char *dir = catalogues_choose(s->app->edition, &ignored);

	if (dir != NULL && catalog_load(&before, dir, i18n_lang(), NULL,
	    &ignored) != 0)
		before = NULL;
	free(dir);
	return before;
}

/* Only another edition asks something else. */
static void
note_items(const struct session *s, struct changes *g)
{
	struct catalog *before;

	if (strcmp(s->app->edition, s->catalog->edition) == 0)
		return;
	before = catalog_before(s);
	renewal_note_items(s->catalog, before, s->sheet, changes_put, g);
	catalog_free(before);
}

int
year_renew(struct session *s, struct error *err)
{
	struct changes g;
	int rc = refuse_second(s, err);

	changes_init(&g);
	if (rc == 0) {
		/* First: by it undo knows the step, and goes past it. */
		changes_put(&g, "application", "renews", s->app->id);
		renewal_entries(s->catalog, s->sheet, changes_put, &g);
		note_items(s, &g);
		rc = create(s, &g, next_year(s), err);
	}
	changes_clear(&g);
	return rc;
}
