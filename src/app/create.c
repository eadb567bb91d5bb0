/* A new application: the journal's first rows and the form's initial values. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/str.h"
#include "base/utf8.h"
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

/* Nothing but blanks, full-width ones included. */
static bool
is_blank(const char *s)
{
	for (;;) {
		if (*s == ' ')
			s++;
		else if (str_starts(s, "　"))
			s += strlen("　");
		else
			return *s == '\0';
	}
}

int
session_create(struct session *s, const char *name, int year, char id[37],
    struct error *err)
{
	char *clean = utf8_clean(name, strlen(name), true);
	int rc;

	if (is_blank(clean)) {
		free(clean);
		return error_set(err, ERR_DATA,
		    _("Please enter the name of the facility."));
	}
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
