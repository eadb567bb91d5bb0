/*
 * The package, from nothing to its place: evidence, answers, code, photos,
 * PDF, tables, manifests, disk, a full check by the same code that checks
 * other people's packages, and one exchange of names. Until then nothing but a folder
 * with a temporary name exists, and whatever fails or is cancelled takes it
 * away again.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "package/answers.h"
#include "package/bag.h"
#include "package/extras.h"
#include "package/guide.h"
#include "package/names.h"
#include "package/pages.h"
#include "package/since.h"
#include "package/stage.h"
#include "package/target.h"
#include "package/tables.h"
#include "package/tree.h"

#define MISSING_MAX 16384
#define DAY_SECONDS INT64_C(86400)

/* What became of a copy, for the list, the register and the user. */
static void
note_copy(struct build *b, size_t i, const struct evidence_copying *c,
    struct package_result *out)
{
	struct packed *p = &b->packed[i];

	p->state = c->state;
	if (c->state != FILE_SAME) {
		result_add_gap(out, i, c->state, c->why.text);
		return;
	}
	if (c->why.code != ERR_OK)
		stage_note(b, out, i, c->why.text);
	if (c->cleaned)
		memcpy(p->sha256, c->sha256, sizeof(p->sha256));
	bag_note(b, p->path, c->sha256, c->size);
}

/* The folder of a path is made, or (made before) taken away when empty. */
static int
with_folder(const char *path, bool make, struct error *err)
{
	char *folder = path_dir(path);
	int status = 0;

	if (make)
		status = path_make_private(folder, err);
	else
		(void)rmdir(folder);
	free(folder);
	return status;
}

static int
copy_all(struct build *b, struct evidence_copying *list, size_t n,
    const size_t *index, struct package_result *out, struct error *err)
{
	struct stage stage = { b->in, _("Copying the evidence"), 0, 0, 0 };
	size_t i;

	if (evidence_copy_many(list, n, stage_tell_done, &stage, err) != 0)
		return err != NULL && err->code == ERR_OK ?
		    stage_cancelled(err) : -1;
	for (i = 0; i < n; i++) {
		note_copy(b, index[i], &list[i], out);
		(void)with_folder(list[i].to, false, NULL);
	}
	return 0;
}

static int
copy_evidence(struct build *b, struct package_result *out, struct error *err)
{
	struct evidence_copying *list = xcalloc(b->n, sizeof(*list)), *c;
	size_t *index = xcalloc(b->n, sizeof(*index)), i, n = 0;
	char **paths = xcalloc(b->n, sizeof(*paths));
	int status = 0;

	for (i = 0; i < b->n && status == 0; i++) {
		c = &list[n];
		sheet_evidence_at(b->in->sheet, i, &c->e);
		b->packed[i].path = name_of_evidence(b->in->catalog, &c->e, i);
		if (b->packed[i].earlier)
			continue;
		c->to = paths[n] = path_join(b->root, b->packed[i].path);
		c->clean = !b->in->choices.keep_metadata &&
		    evidence_is_camera(c->e.kind);
		index[n++] = i;
		status = with_folder(c->to, true, err);
	}
	if (status == 0)
		status = copy_all(b, list, n, index, out, err);
	for (i = 0; i < n; i++)
		free(paths[i]);
	free(paths);
	free(index);
	free(list);
	return status;
}

static int
put_made(struct build *b, const char *path,
    void (*make)(const struct build *b, struct str *out), struct error *err)
{
	struct str text;
	int status;

	str_init(&text, TEXT_LIMIT);
	make(b, &text);
	status = bag_put(b, path, text.ptr, text.len, err);
	str_clear(&text);
	return status;
}

/* Onto the disk, then read back and checked like a stranger's package. */
static int
prove(struct build *b, struct error *err)
{
	const size_t files = b->payload.n + b->tags.n + 1;
	struct stage stage = { b->in, _("Writing to the disk"), 0, files, 0 };
	struct diag_list faults = { NULL, 0, 0 };
	date_day day = b->in->day != DATE_NONE ? b->in->day : 3653;
	int status;

	status = tree_settle(b->root, day * DAY_SECONDS, stage_tell_at, &stage,
	    err);
	stage.what = _("Checking the package");
	if (status == 0)
		status = package_verify_telling(b->root, &faults,
		    stage_tell_at, &stage, err);
	if (status != 0 && err->code == ERR_OK)
		status = stage_cancelled(err);
	if (status == 0 && faults.n > 0)
		status = error_set(err, ERR_IO, _("The package was read back "
		    "and is not what was written (%s: %s). Choose another "
		    "disk."), faults.list[0].file, faults.list[0].text);
	diag_clear(&faults);
	return status;
}

static int
fill(struct build *b, struct package_result *out, struct error *err)
{
	char *answers, *data = path_join(b->root, "data");
	int status = path_make_private(data, err);

	free(data);
	if (status != 0 || copy_evidence(b, out, err) != 0)
		return -1;
	answers = answers_json(b);
	bag_code(b, answers);
	status = bag_put(b, "data/answers.json", answers, strlen(answers),
	    err);
	free(answers);
	if (status != 0 || pages_write(b, out, err) != 0 ||
	    put_made(b, "data/answers.csv", table_answers, err) != 0 ||
	    put_made(b, "data/index.csv", table_index, err) != 0 ||
	    put_made(b, "data/README.txt", guide_text, err) != 0 ||
	    bag_close(b, err) != 0)
		return -1;
	return prove(b, err);
}

static int
open_target(struct build *b, struct target *t, const char *dir,
    struct error *err)
{
	if (target_open(t, dir, b->in, err) != 0)
		return -1;
	if ((b->in->choices.zip || b->in->choices.own_copy) &&
	    target_open_beside(t, err) != 0)
		return -1;
	b->root = t->temporary;
	b->beside = t->beside;
	return 0;
}

/* The package and what stands beside it: extras.h says why in this order. */
static int
install(struct build *b, struct target *t, struct package_result *out,
    struct error *err)
{
	target_compare(t);
	if (extras_retire(b, t, err) != 0 || target_install(t, err) != 0) {
		if (t->temporary != NULL)	/* not in place */
			extras_restore(b, t);
		return -1;
	}
	return extras_install(b, t, out, err);
}

static void
take_result(struct build *b, struct target *t, struct package_result *out)
{
	out->unchanged = t->unchanged;
	out->dir = xstrdup(t->path);
	out->pdf = path_join(t->path, PDF);
	out->aside = t->aside;
	t->aside = NULL;
	memcpy(out->aside_code, t->aside_code, sizeof(out->aside_code));
	memcpy(out->code, b->code, sizeof(out->code));
	out->files = b->payload.n;
	out->bytes = b->bytes;
	memcpy(out->manifest_sha256, b->manifest_sha256,
	    sizeof(out->manifest_sha256));
}

static void
build_clear(struct build *b)
{
	size_t i;

	for (i = 0; i < EXTRAS; i++)
		free(b->retired[i]);
	since_clear(b);
	manifest_clear(&b->payload);
	manifest_clear(&b->tags);
	for (i = 0; i < b->n; i++) {
		free(b->packed[i].path);
		free(b->packed[i].note);
	}
	free(b->packed);
}

int
package_write(const struct package_input *in, const char *dir,
    struct package_result *out, struct error *err)
{
	struct build b = { .in = in };
	struct target target;
	struct error ignored;
	int status;

	if (err == NULL)
		err = &ignored;
	memset(err, 0, sizeof(*err));
	memset(out, 0, sizeof(*out));
	str_init(&out->missing, MISSING_MAX);
	status = open_target(&b, &target, dir, err);
	if (status == 0) {
		b.n = sheet_evidence_count(in->sheet);
		b.packed = xcalloc(b.n, sizeof(*b.packed));
		since_look(&b);
		status = fill(&b, out, err);
	}
	if (status == 0)
		status = extras_make(&b, err);
	if (status == 0)
		status = install(&b, &target, out, err);
	if (status == 0)
		take_result(&b, &target, out);
	target_close(&target);
	build_clear(&b);
	if (status != 0)
		package_result_clear(out);
	return status;
}

void
package_result_clear(struct package_result *r)
{
	size_t i;

	for (i = 0; i < r->n_gaps; i++)
		free(r->gaps[i].text);
	free(r->gaps);
	free(r->dir);
	free(r->pdf);
	free(r->aside);
	free(r->zip);
	free(r->own_copy);
	str_clear(&r->missing);
	memset(r, 0, sizeof(*r));
}
