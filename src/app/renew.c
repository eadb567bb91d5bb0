/* Next year's application, made from this year's as one user action. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/year.h"
#include "assess/renewal.h"
#include "base/arena.h"
#include "base/xalloc.h"

struct gather {
	struct arena *texts;
	struct change *list;
	size_t n, cap;
};

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	struct gather *g = arg;

	if (g->n == g->cap) {
		g->cap = g->cap == 0 ? 256 : g->cap * 2;
		g->list = xreallocarray(g->list, g->cap, sizeof(*g->list));
	}
	g->list[g->n++] = (struct change){ arena_strdup(g->texts, subject),
		arena_strdup(g->texts, field),
		arena_strdup(g->texts, value) };
}

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
create(struct session *s, const struct gather *g, int year,
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

int
year_renew(struct session *s, struct error *err)
{
	struct gather g = { .texts = arena_new() };
	int rc = refuse_second(s, err);

	if (rc == 0) {
		renewal_entries(s->catalog, s->sheet, put, &g);
		put(&g, "application", "renews", s->app->id);
		rc = create(s, &g, next_year(s), err);
	}
	arena_free(g.texts);
	free(g.list);
	return rc;
}
