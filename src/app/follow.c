/*
 * Where shared answers come from, and what has changed there since: known in
 * each sheet that is read, taken over item by item or everywhere at once.
 */
#include "config.h"

#include "app/share.h"

#include <string.h>

#include "app/sites.h"
#include "assess/shared.h"

/* The application of the facility that stands for its year: what is taken in
 * 2026 follows the source of 2026, its renewal the renewed source. NULL: it is
 * not in this store, or the site itself. */
static const struct store_app *
source_of(const struct session *s, const struct store_app *app,
    const char *id)
{
	const struct store_app *out = NULL;
	size_t i;

	for (i = 0; i < s->n_apps && out == NULL; i++)
		if (strcmp(s->apps[i].id, id) == 0)
			out = &s->apps[i];
	if (out == NULL || strcmp(out->facility, app->facility) == 0)
		return NULL;
	for (i = 0; i < s->n_apps; i++)
		if (strcmp(s->apps[i].facility, out->facility) == 0 &&
		    s->apps[i].year <= app->year &&
		    s->apps[i].year > out->year)
			out = &s->apps[i];
	return out;
}

/* Whether an item before this one was taken from there too. */
static bool
is_known(const struct session *s, const struct sheet *sheet, size_t item,
    const char *id)
{
	while (item-- > 0)
		if (strcmp(sheet_item(sheet, s->catalog->items[item].id,
		    "shared"), id) == 0)
			return true;
	return false;
}

/* The next application, from *item on, that answers were taken from; NULL at
 * the end. `id` is its name in the sheet. */
static const struct store_app *
next_source(const struct session *s, const struct store_app *app,
    const struct sheet *sheet, size_t *item, const char **id)
{
	const struct store_app *source;
	size_t i;

	while (*item < s->catalog->n_items) {
		i = (*item)++;
		*id = sheet_item(sheet, s->catalog->items[i].id, "shared");
		if ((*id)[0] == '\0' || is_known(s, sheet, i, *id))
			continue;
		source = source_of(s, app, *id);
		if (source != NULL)
			return source;
	}
	return NULL;
}

int
share_look(const struct session *s, const struct store_app *app,
    struct sheet *sheet, struct error *err)
{
	const struct store_app *source;
	struct sheet *from;
	const char *id;
	size_t item = 0, i;

	while (s->catalog != NULL && (source = next_source(s, app, sheet,
	    &item, &id)) != NULL) {
		if (session_read_entries(s, source, &from, err) != 0)
			return -1;
		for (i = item - 1; i < s->catalog->n_items; i++)
			if (strcmp(sheet_item(sheet, s->catalog->items[i].id,
			    "shared"), id) == 0)
				shared_look(sheet, from,
				    &s->catalog->items[i]);
		sheet_free(from);
	}
	return 0;
}

/* What one source has newer, for the open application. */
static int
follow(struct session *s, const struct store_app *source, size_t *n,
    struct error *err)
{
	struct changes changes;
	struct sheet *from;

	if (session_read_sheet(s, source, &from, err) != 0)
		return -1;
	changes_init(&changes);
	*n = shared_take(s->catalog, from, source->id, s->sheet, NULL, false,
	    changes_put, &changes);
	return share_record(s, &changes, from, err);
}

/* All that the open application follows. */
static int
follow_all(struct session *s, const char *facility, size_t *answers,
    struct error *err)
{
	const struct store_app *source;
	const char *id;
	size_t item = 0, n;

	while ((source = next_source(s, s->app, s->sheet, &item, &id)) !=
	    NULL) {
		if (facility[0] != '\0' && strcmp(source->facility,
		    facility) != 0)
			continue;
		if (follow(s, source, &n, err) != 0)
			return -1;
		*answers += n;
	}
	return 0;
}

int
share_hand_on(struct session *s, const char *from, size_t *answers,
    size_t *sites, struct error *err)
{
	char facility[37] = "";
	size_t i, before;
	int rc = 0;

	*answers = *sites = 0;
	if (from != NULL) {
		if (session_select(s, from, err) != 0)
			return -1;
		memcpy(facility, s->app->facility, sizeof(facility));
	}
	for (i = 0; i < s->n_apps && rc == 0; i++) {
		if (sites_is_outdated(s, &s->apps[i]))
			continue;
		before = *answers;
		rc = session_open_app(s, &s->apps[i], err) != 0 ? -1 :
		    follow_all(s, facility, answers, err);
		*sites += *answers > before;
	}
	session_close_app(s);
	return rc;
}

/* The only other facility that has answered it by itself. */
static const struct store_app *
only_other(const struct session *s, const struct item *it,
    struct error *err)
{
	const struct store_app *out = NULL;
	struct sheet *sheet;
	size_t i, found = 0;
	bool own;

	for (i = 0; i < s->n_apps; i++) {
		const struct store_app *app = &s->apps[i];

		if (strcmp(app->facility, s->app->facility) == 0 ||
		    sites_is_outdated(s, app))
			continue;
		if (session_read_entries(s, app, &sheet, err) != 0)
			return NULL;
		own = sheet_item(sheet, it->id, "verdict")[0] != '\0' &&
		    shared_state(sheet, it) == SHARED_NOT;
		sheet_free(sheet);
		found += own;
		out = own ? app : out;
	}
	if (found == 1)
		return out;
	error_set(err, ERR_NOT_FOUND, found == 0 ? _("No other facility "
	    "has answered this yet.") : _("Several have answered this: c "
	    "on the first screen chooses one."));
	return NULL;
}

int
share_item(struct session *s, const struct item *it, struct error *err)
{
	const char *wanted = sheet_item(s->sheet, it->id, "shared");
	const struct store_app *source;
	struct changes changes;
	struct sheet *from;
	size_t n;

	if (!it->common)
		return error_set(err, ERR_DATA, _("This is different at each "
		    "facility and is not shared."));
	source = wanted[0] == '\0' ? NULL : source_of(s, s->app, wanted);
	if (source == NULL)
		source = only_other(s, it, err);
	if (source == NULL || session_read_sheet(s, source, &from, err) != 0)
		return -1;
	changes_init(&changes);
	n = shared_take(s->catalog, from, source->id, s->sheet, it, true,
	    changes_put, &changes);
	if (share_record(s, &changes, from, err) != 0)
		return -1;
	return n > 0 ? session_reload(s, err) : error_set(err, ERR_NOT_FOUND,
	    _("There is no decided answer to take over at %s."),
	    source->name);
}
