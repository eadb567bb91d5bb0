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

int
share_record(struct session *s, struct changes *changes, struct sheet *from,
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
	return share_record(s, &changes, sheet, err);
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
	return share_record(s, &changes, sheet, err);
}
