/* Whether the user's files are still what a package holds copies of. */
#include "config.h"

#include "app/drift.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "package/originals.h"

struct drift {
	struct sheet **sheets;
	size_t n;
	struct diag_list *out;
};

static void
put_row(void *arg, const char *subject, const char *field, const char *value)
{
	sheet_put(arg, subject, field, value);
}

static bool
find(const struct drift *d, const char *sha256, struct evidence *e)
{
	size_t i, k;

	for (i = 0; i < d->n; i++)
		for (k = 0; k < sheet_evidence_count(d->sheets[i]); k++) {
			sheet_evidence_at(d->sheets[i], k, e);
			if (strcmp(e->sha256, sha256) == 0)
				return true;
		}
	return false;
}

static void
look_at(void *arg, const struct original_entry *o)
{
	const struct drift *d = arg;
	struct evidence e;
	enum file_state state;
	char *shown;

	if (!find(d, o->sha256, &e))
		return;
	state = evidence_state(&e, true);
	if (state == FILE_SAME || state == FILE_UNCHECKED)
		return;
	shown = utf8_clean(e.path, strlen(e.path), true);
	if (state == FILE_CHANGED)
		diag_add(d->out, DIAG_WARNING, shown, 0, 0, NULL, _("The "
		    "original of E-%03d (%s) has changed since this package "
		    "was made. The package still holds it as it was."),
		    o->number, e.name);
	else
		diag_add(d->out, DIAG_WARNING, shown, 0, 0, NULL, _("The "
		    "original of E-%03d (%s) is no longer where it was. The "
		    "package holds its copy."), o->number, e.name);
	free(shown);
}

void
drift_look(const struct options *o, const char *dir, struct diag_list *out)
{
	struct drift d = { .out = out };
	struct error ignored;
	struct session s;
	size_t i;

	if (session_open(&s, o, STORE_READ | SESSION_NO_CATALOG,
	    &ignored) != 0 || s.store == NULL) {
		session_close(&s);
		return;
	}
	d.sheets = xcalloc(s.n_apps + 1, sizeof(struct sheet *));
	for (i = 0; i < s.n_apps; i++) {
		d.sheets[d.n] = sheet_new();
		if (store_load(s.store, s.apps[i].id, put_row, d.sheets[d.n],
		    &ignored) != 0) {
			sheet_free(d.sheets[d.n]);
			continue;
		}
		d.n++;
	}
	(void)originals_each(dir, look_at, &d);
	for (i = 0; i < d.n; i++)
		sheet_free(d.sheets[i]);
	free(d.sheets);
	session_close(&s);
}
