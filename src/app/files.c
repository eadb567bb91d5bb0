/* The evidence files as they are now, and as they were. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "app/places.h"
#include "assess/version.h"
#include "base/arena.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"

/* Where a missing file may be: where the others are, then the usual places. */
static char **
hints(const struct session *s)
{
	size_t n = sheet_evidence_count(s->sheet), i, k, used = 0;
	char **places = places_list(s->store, NULL), **list, *dir;
	struct evidence e;

	for (k = 0; places[k] != NULL;)
		k++;
	list = xcalloc(n + k + 1, sizeof(*list));
	for (i = 0; i < n; i++) {
		sheet_evidence_at(s->sheet, i, &e);
		dir = path_dir(e.path);
		if (used > 0 && strcmp(list[used - 1], dir) == 0)
			free(dir);
		else
			list[used++] = dir;
	}
	memcpy(list + used, places, k * sizeof(*list));
	free(places);
	return list;
}

static void
search(struct session *s)
{
	char **dirs = NULL;
	struct evidence e;
	size_t i;

	for (i = 0; i < s->n_files; i++) {
		if (s->files[i] != FILE_MISSING)
			continue;
		if (dirs == NULL)
			dirs = hints(s);
		sheet_evidence_at(s->sheet, i, &e);
		s->found[i] = evidence_find(&e, (const char *const *)dirs);
		if (s->found[i] != NULL)
			s->files[i] = FILE_MOVED;
	}
	for (i = 0; dirs != NULL && dirs[i] != NULL; i++)
		free(dirs[i]);
	free(dirs);
}

void
session_check_files(struct session *s, enum files_look how)
{
	struct evidence e;
	size_t i;

	session_forget_files(s);
	s->n_files = sheet_evidence_count(s->sheet);
	s->files = xcalloc(s->n_files + 1, sizeof(*s->files));
	s->found = xcalloc(s->n_files + 1, sizeof(*s->found));
	for (i = 0; i < s->n_files; i++) {
		sheet_evidence_at(s->sheet, i, &e);
		s->files[i] = evidence_state(&e, how == FILES_DEEP);
	}
	if (how != FILES_QUICK)
		search(s);
}

void
session_forget_files(struct session *s)
{
	size_t i;

	for (i = 0; i < s->n_files; i++)
		free(s->found[i]);
	free(s->found);
	free(s->files);
	s->found = NULL;
	s->files = NULL;
	s->n_files = 0;
}

/* The journal is read from its end, versions are counted from its beginning. */
struct rows {
	struct arena *texts;
	struct row { const char *step, *kind, *subject, *field, *value; } *list;
	size_t n, cap;
};

static bool
keep_row(void *arg, const struct store_event *e)
{
	struct rows *r = arg;

	if (!version_field(e->subject, e->field))
		return true;
	if (r->n == r->cap) {
		r->cap = r->cap == 0 ? 256 : r->cap * 2;
		r->list = xreallocarray(r->list, r->cap, sizeof(*r->list));
	}
	r->list[r->n++] = (struct row){ arena_strdup(r->texts, e->group),
		arena_strdup(r->texts, e->kind),
		arena_strdup(r->texts, e->subject),
		arena_strdup(r->texts, e->field),
		arena_strdup(r->texts, e->value != NULL ? e->value : "") };
	return true;
}

int
session_versions(struct session *s, struct versions **out, struct error *err)
{
	struct rows rows = { .texts = arena_new() };
	const struct row *r;
	int rc = store_history(s->store, s->app->id, NULL, 0, keep_row, &rows,
	    err);

	*out = versions_new();
	while (rc == 0 && rows.n > 0) {
		r = &rows.list[--rows.n];
		versions_take(*out, r->step, r->kind, r->subject, r->field,
		    r->value);
	}
	versions_end(*out);
	free(rows.list);
	arena_free(rows.texts);
	return rc;
}
