/* Shared and copied answers, recorded as one user action. */
#include "config.h"

#include "app/share.h"

#include <string.h>

#include "app/changes.h"
#include "assess/shared.h"
#include "base/xalloc.h"

/* The sheet and the id of the first; the second is open afterwards. */
static int
open_both(struct session *s, const char *from, const char *to,
    struct sheet **sheet, char id[37], struct error *err)
{
	if (session_select(s, from, err) != 0 ||
	    session_read_sheet(s, s->app, sheet, err) != 0)
		return -1;
	memcpy(id, s->app->id, 37);
	if (session_select(s, to, err) == 0 && strcmp(s->app->id, id) != 0)
		return 0;
	if (s->app != NULL && strcmp(s->app->id, id) == 0)
		error_set(err, ERR_USAGE, _("Please name two applications."));
	sheet_free(*sheet);
	return -1;
}

static int
finish(struct session *s, struct changes *changes, struct sheet *from,
    struct error *err)
{
	int rc = s->options->dry_run ? 0 : changes_record(s, changes, err);

	changes_clear(changes);
	sheet_free(from);
	return rc;
}

int
share_answers(struct session *s, const char *from, const char *to,
    const struct item *only, size_t *n, struct error *err)
{
	struct changes changes;
	struct sheet *sheet;
	char id[37];

	if (open_both(s, from, to, &sheet, id, err) != 0)
		return -1;
	changes_init(&changes);
	*n = shared_take(s->catalog, sheet, id, s->sheet, only, false,
	    changes_put, &changes);
	return finish(s, &changes, sheet, err);
}

int
share_copy(struct session *s, const char *from, const char *to, size_t *n,
    struct error *err)
{
	struct changes changes;
	struct sheet *sheet;
	char id[37];

	if (open_both(s, from, to, &sheet, id, err) != 0)
		return -1;
	changes_init(&changes);
	*n = shared_copy(s->catalog, sheet, id, s->sheet, changes_put,
	    &changes);
	return finish(s, &changes, sheet, err);
}

/* The sheet to take the item from, and its application's id. */
static int
find_source(struct session *s, const struct item *it, struct sheet **out,
    char id[37], struct error *err)
{
	const char *wanted = sheet_item(s->sheet, it->id, "shared");
	struct sheet *sheet;
	size_t i, found = 0;

	*out = NULL;
	for (i = 0; i < s->n_apps; i++) {
		const struct store_app *app = &s->apps[i];

		if (app == s->app || (wanted[0] != '\0' ? strcmp(app->id,
		    wanted) != 0 : strcmp(app->facility,
		    s->app->facility) == 0))
			continue;
		if (session_read_sheet(s, app, &sheet, err) != 0)
			return -1;
		if (sheet_item(sheet, it->id, "verdict")[0] == '\0' ||
		    (wanted[0] == '\0' && shared_state(sheet, it) !=
		    SHARED_NOT)) {
			sheet_free(sheet);
			continue;
		}
		found++;
		sheet_free(*out);
		*out = sheet;
		memcpy(id, app->id, 37);
	}
	if (found == 1)
		return 0;
	sheet_free(*out);
	*out = NULL;
	return error_set(err, ERR_NOT_FOUND, found == 0 ? _("No other facility "
	    "has answered this yet.") : _("Several facilities have answered "
	    "this. Choose one with: anshin share FROM TO ITEM"));
}

int
share_item(struct session *s, const struct item *it, struct error *err)
{
	struct changes changes;
	struct sheet *from;
	char id[37];

	if (!it->common)
		return error_set(err, ERR_DATA, _("This is different at each "
		    "facility and is not shared."));
	if (find_source(s, it, &from, id, err) != 0)
		return -1;
	changes_init(&changes);
	(void)shared_take(s->catalog, from, id, s->sheet, it, true,
	    changes_put, &changes);
	return finish(s, &changes, from, err);
}
