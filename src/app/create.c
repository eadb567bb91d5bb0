/* A new application: the journal's first rows and the form's initial values. */
#include "config.h"

#include <stdlib.h>

#include "app/app.h"
#include "base/xalloc.h"

static int
record_initial(struct session *s, const char *id, struct error *err)
{
	const struct catalog *c = s->catalog;
	struct change *list = xcalloc(c->n_fields + 1, sizeof(*list));
	size_t i, n = 0;
	int rc = 0;

	for (i = 0; i < c->n_fields; i++)
		if (c->fields[i].initial[0] != '\0')
			list[n++] = (struct change){ "form", c->fields[i].id,
				c->fields[i].initial };
	/* They join the step that made the application and bears its id: nobody
	 * did them, so undo must not offer to take them back. */
	if (n > 0)
		rc = store_record(s->store, id, list, n, session_actor(s),
		    id, NULL, &s->saved_ms, err);
	free(list);
	return rc;
}

int
session_create(struct session *s, const char *name, int year, char id[37],
    struct error *err)
{
	char *clean;
	int rc;

	if (session_name(s, name, &clean, err) != 0)
		return -1;
	if (store_begin(s->store, err) != 0) {
		free(clean);
		return -1;
	}
	rc = store_create(s->store, NULL, clean, s->catalog->edition, year,
	    session_actor(s), id, err);
	free(clean);
	if (rc == 0)
		rc = record_initial(s, id, err);
	rc = store_end(s->store, rc, err);
	return rc == 0 ? session_load_list(s, err) : -1;
}
