/* Bundles written and taken in, with the evidence that belongs to them. */
#include "config.h"

#include "app/carry.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assess/fork.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"

enum { LINES_MAX = 100000 };

/* Beside the store, as its copies are. */
static char *
kept_folder(const struct session *s)
{
	char *dir = path_dir(s->store_path), *kept = path_join(dir, "evidence");

	free(dir);
	return kept;
}

void
carry_find_files(const struct session *s, struct sheet *sheet)
{
	char *dir = kept_folder(s), *path, subject[64];
	size_t i, n = access(dir, F_OK) == 0 ? sheet_evidence_count(sheet) : 0;
	struct evidence e;

	for (i = 0; i < n; i++) {
		sheet_evidence_at(sheet, i, &e);
		if (evidence_state(&e, false) == FILE_SAME ||
		    !kept_has(dir, e.sha256))
			continue;
		path = kept_path(dir, e.sha256);
		sheet_put(sheet, sheet_join(subject, sizeof(subject),
		    "evidence/", e.id), "path", path);
		free(path);
	}
	free(dir);
}

/* --- writing -------------------------------------------------------------- */

static int
put_piece(void *arg, const void *bytes, size_t n, struct error *err)
{
	return bundle_bytes(arg, bytes, n, err);
}

static bool
is_repeated(const struct sheet *sheet, size_t i, const char *sha256)
{
	struct evidence e;

	while (i-- > 0) {
		sheet_evidence_at(sheet, i, &e);
		if (strcmp(e.sha256, sha256) == 0)
			return true;
	}
	return false;
}

/* One that is missing or has changed is named, and no reason to stop. */
static int
put_file(struct bundle *b, const struct evidence *e, size_t *files,
    struct str *missing, struct error *err)
{
	enum file_state state = evidence_state(e, true);
	struct error why;

	if (state != FILE_SAME) {
		(void)str_addf(missing, "%s\n", e->name);
		return 0;
	}
	if (bundle_file(b, e->sha256, strtoll(e->size, NULL, 10), err) != 0 ||
	    evidence_feed(e, &state, &why, put_piece, b, err) != 0)
		return -1;
	if (state != FILE_SAME)		/* between the two looks */
		return error_set(err, why.code, "%s", why.text);
	++*files;
	return 0;
}

int
carry_write(struct session *s, const char *path, struct carry_out *out,
    struct error *err)
{
	struct bundle *b;
	struct evidence e;
	struct str missing;
	size_t i;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	if (bundle_begin(&b, s->store, s->app->id, path, err) != 0)
		return -1;
	str_init(&missing, LINES_MAX);
	for (i = 0; rc == 0 && i < sheet_evidence_count(s->sheet); i++) {
		sheet_evidence_at(s->sheet, i, &e);
		if (!is_repeated(s->sheet, i, e.sha256))
			rc = put_file(b, &e, &out->files, &missing, err);
	}
	rc = bundle_end(b, rc, err);
	out->missing = str_take(&missing);
	if (rc != 0)
		carry_out_clear(out);
	return rc;
}

void
carry_out_clear(struct carry_out *o)
{
	free(o->missing);
	memset(o, 0, sizeof(*o));
}

/* --- reading -------------------------------------------------------------- */

struct intake {
	struct session *s;
	struct store *from;
	struct carry_in *in;
	char *dir;
	bool take;
	char (*files)[65];		/* all that came along */
	size_t n_files;
	char (*made)[65];		/* those that were put in our folder */
	size_t n_made;
};

static const struct store_app *
find_app(const struct session *s, const char *id)
{
	size_t i;

	for (i = 0; i < s->n_apps; i++)
		if (strcmp(s->apps[i].id, id) == 0)
			return &s->apps[i];
	return NULL;
}

/* What is here of it before. */
static int
look_before(struct intake *r, struct error *err)
{
	const struct store_app *here;
	struct store_app *list;
	size_t i, n;
	int rc = store_list(r->from, &list, &n, err);

	if (rc != 0)
		return -1;
	r->in->apps = xcalloc(n + 1, sizeof(*r->in->apps));
	for (i = 0; rc == 0 && i < n; i++) {
		memcpy(r->in->apps[i].id, list[i].id, sizeof(list[i].id));
		here = find_app(r->s, list[i].id);
		if (here != NULL)
			rc = session_read_sheet(r->s, here,
			    &r->in->apps[i].before, err);
	}
	r->in->n = n;
	store_list_free(list, n);
	return rc;
}

static int
namesake(const struct session *s, const struct store_app *app)
{
	size_t i;

	for (i = 0; i < s->n_apps; i++)
		if (&s->apps[i] != app && s->apps[i].year == app->year &&
		    strcmp(s->apps[i].facility, app->facility) != 0 &&
		    strcmp(s->apps[i].name, app->name) == 0)
			return s->apps[i].number;
	return 0;
}

/* And after; the list is that of the moment after the merge. */
static int
look_after(struct intake *r, const struct store_merged *m, size_t n,
    struct error *err)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		struct carry_app *a = NULL;
		const struct store_app *app = find_app(r->s, m[i].id);

		for (k = 0; k < r->in->n; k++)
			if (strcmp(r->in->apps[k].id, m[i].id) == 0)
				a = &r->in->apps[k];
		if (a == NULL || app == NULL)
			continue;
		a->number = app->number;
		a->year = app->year;
		a->name = xstrdup(app->name);
		a->is_new = m[i].is_new;
		a->fresh = m[i].fresh;
		a->same = m[i].same;
		a->namesake = a->is_new ? namesake(r->s, app) : 0;
		if (session_read_sheet(r->s, app, &a->after, err) != 0)
			return -1;
	}
	return 0;
}

static bool
came_along(const struct intake *r, const char *sha256)
{
	size_t i;

	for (i = 0; i < r->n_files; i++)
		if (strcmp(r->files[i], sha256) == 0)
			return true;
	return false;
}

static int
note_file(void *arg, const char *sha256, int64_t size, struct error *err)
{
	struct intake *r = arg;
	char *path = kept_path(r->dir, sha256);

	(void)size;
	if (path == NULL)
		return error_set(err, ERR_DATA, _("A file of evidence in it is "
		    "damaged. Nothing was taken. Ask for the file once more."));
	free(path);
	r->files = xreallocarray(r->files, r->n_files + 1, sizeof(*r->files));
	memcpy(r->files[r->n_files++], sha256, sizeof(*r->files));
	r->in->files += !kept_has(r->dir, sha256);
	return 0;
}

static int
keep_file(struct intake *r, const char *sha256, struct error *err)
{
	struct kept *k;
	int rc;

	if (kept_has(r->dir, sha256))
		return 0;
	if (kept_begin(&k, r->dir, sha256, err) != 0)
		return -1;
	rc = kept_end(k, bundle_read(r->from, sha256, kept_put, k, err), err);
	if (rc == 0) {
		r->made = xreallocarray(r->made, r->n_made + 1,
		    sizeof(*r->made));
		memcpy(r->made[r->n_made++], sha256, sizeof(*r->made));
	}
	return rc;
}

static int
keep_files(struct intake *r, struct error *err)
{
	size_t i;

	for (i = 0; i < r->n_files; i++)
		if (keep_file(r, r->files[i], err) != 0)
			return -1;
	return 0;
}

/* All or nothing: files without their entries would only lie about. */
static void
drop_files(struct intake *r)
{
	size_t i;
	char *path;

	for (i = 0; i < r->n_made; i++) {
		path = kept_path(r->dir, r->made[i]);
		(void)unlink(path);
		free(path);
	}
}

static char *
list_missing(const struct intake *r)
{
	struct str lines;
	struct evidence e;
	size_t i, k;

	str_init(&lines, LINES_MAX);
	for (i = 0; i < r->in->n; i++)
		for (k = 0; r->in->apps[i].after != NULL && k <
		    sheet_evidence_count(r->in->apps[i].after); k++) {
			sheet_evidence_at(r->in->apps[i].after, k, &e);
			if (!came_along(r, e.sha256) && evidence_state(&e,
			    false) != FILE_SAME)
				(void)str_addf(&lines, "%s\n", e.name);
		}
	return str_take(&lines);
}

static int
merge(struct intake *r, struct error *err)
{
	struct session *s = r->s;
	struct store_merged *merged = NULL;
	struct error ignored;
	size_t n;
	int rc;

	if (look_before(r, err) != 0 || store_begin(s->store, err) != 0)
		return -1;
	rc = store_merge(s->store, r->from, NULL, &merged, &n, err);
	if (rc == 0)
		rc = session_load_list(s, err);
	if (rc == 0)
		rc = look_after(r, merged, n, err);
	if (rc == 0 && r->take)
		rc = keep_files(r, err);
	free(merged);
	if (rc == 0 && !r->take)	/* it was only a look */
		return store_end(s->store, -1, &ignored) == 0 ? -1 : 0;
	rc = store_end(s->store, rc, err);
	if (rc != 0)
		drop_files(r);
	return rc;
}

int
carry_read(struct session *s, const char *path, bool take,
    struct carry_in *out, struct error *err)
{
	struct intake r = { .s = s, .in = out, .take = take };
	struct error again;
	int rc;

	memset(out, 0, sizeof(*out));
	if (bundle_open(&r.from, path, err) != 0)
		return -1;
	r.dir = kept_folder(s);
	rc = bundle_files(r.from, note_file, &r, err);
	if (rc == 0)
		rc = merge(&r, err);
	if (rc == 0)
		out->missing = list_missing(&r);
	store_close(r.from);
	if (session_load_list(s, rc == 0 ? err : &again) != 0 ||
	    (s->app != NULL && session_reload(s, rc == 0 ? err : &again) != 0))
		rc = -1;
	free(r.dir);
	free(r.files);
	free(r.made);
	if (rc != 0)
		carry_in_clear(out);
	return rc;
}

void
carry_in_clear(struct carry_in *in)
{
	size_t i;

	for (i = 0; i < in->n; i++) {
		free(in->apps[i].name);
		sheet_free(in->apps[i].before);
		sheet_free(in->apps[i].after);
	}
	free(in->apps);
	free(in->missing);
	memset(in, 0, sizeof(*in));
}

size_t
carry_fresh(const struct carry_in *in)
{
	size_t i, n = 0;

	for (i = 0; i < in->n; i++)
		n += in->apps[i].fresh;
	return n;
}

size_t
carry_open(const struct carry_in *in)
{
	size_t i, n = 0;

	for (i = 0; i < in->n; i++)
		if (in->apps[i].after != NULL)
			n += fork_count(in->apps[i].after);
	return n;
}
