/*
 * The photos, the pages of documents, and the PDF of a package. Pages of PDFs
 * get their room from report/ and are drawn in at the end.
 */
#include "config.h"

#include "package/pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "package/bag.h"
#include "package/extras.h"
#include "package/stage.h"
#include "report/report.h"

/* What is printed of the evidence: first the pictures, as jobs for the worker,
 * then the pages of documents. index[i]: evidence of list[i]; paths[i]: the
 * document that its page is of. */
struct photos {
	struct evidence_job *jobs;
	struct report_photo *list;
	size_t *index;
	char **paths;
	size_t pictures, n, cap;
};

static void
add(struct photos *p, size_t evidence, char *path,
    const struct report_photo *photo)
{
	if (p->n == p->cap) {
		p->cap = p->cap * 2 + 16;
		p->list = xreallocarray(p->list, p->cap, sizeof(*p->list));
		p->index = xreallocarray(p->index, p->cap, sizeof(*p->index));
		p->paths = xreallocarray(p->paths, p->cap, sizeof(*p->paths));
	}
	p->list[p->n] = *photo;
	p->index[p->n] = evidence;
	p->paths[p->n++] = path;
}

static void
collect_photos(const struct build *b, struct photos *p)
{
	struct report_photo photo = { NULL, NULL, NULL, 0, 0, 0, 0 };
	struct evidence_job *job;
	struct evidence e;
	size_t i;

	p->jobs = xcalloc(b->n, sizeof(*p->jobs));
	for (i = 0; i < b->n; i++) {
		sheet_evidence_at(b->in->sheet, i, &e);
		if (b->packed[i].state != FILE_SAME ||
		    !evidence_is_image(e.kind))
			continue;
		photo.evidence = e.id;
		add(p, i, path_join(b->root, b->packed[i].path), &photo);
		job = &p->jobs[p->pictures++];
		job->path = p->paths[p->n - 1];
		job->sha256 = b->packed[i].sha256[0] != '\0' ?
		    b->packed[i].sha256 : e.sha256;
		job->key = e.sha256;
		job->shown = e.name;
	}
}

static void
free_photos(struct photos *p)
{
	size_t i;

	for (i = 0; i < p->pictures; i++)
		evidence_image_clear(&p->jobs[i].image);
	for (i = 0; i < p->n; i++)
		free(p->paths[i]);
	free(p->jobs);
	free(p->list);
	free(p->index);
	free(p->paths);
}

static int
prepare_photos(struct build *b, struct photos *p, struct package_result *out,
    struct error *err)
{
	struct stage stage = { b->in, _("Preparing the photos"), 0, 0, 0 };
	size_t i;

	if (evidence_prepare_many(p->jobs, p->pictures, b->in->cache_dir,
	    stage_tell_done, &stage, err) != 0)
		return err != NULL && err->code == ERR_OK ?
		    stage_cancelled(err) : -1;
	for (i = 0; i < p->pictures; i++) {
		p->list[i].jpeg = p->jobs[i].image.jpeg;
		p->list[i].width = p->jobs[i].image.width;
		p->list[i].height = p->jobs[i].image.height;
		if (p->list[i].jpeg != NULL)
			continue;
		p->list[i].fault = p->jobs[i].error.text;
		result_add_gap(out, p->index[i], FILE_SAME,
		    p->jobs[i].error.text);
	}
	return 0;
}

static void
add_pages(struct build *b, struct photos *p, size_t i,
    const struct evidence *e, struct package_result *out)
{
	char *path = path_join(b->root, b->packed[i].path);
	struct report_photo photo = { .evidence = e->id };
	struct evidence_pages pages;
	struct error why;
	size_t k;

	if (evidence_pages(&pages, path, e->name, &why) != 0)
		stage_note(b, out, i, why.text);
	for (k = 0; k < pages.n; k++) {
		photo.width = (unsigned)pages.list[k].w;
		photo.height = (unsigned)pages.list[k].h;
		photo.page = k + 1;
		photo.pages = pages.n;
		add(p, i, xstrdup(path), &photo);
	}
	free(pages.list);
	free(path);
}

static int
measure_documents(struct build *b, struct photos *p,
    struct package_result *out, struct error *err)
{
	struct stage stage = { b->in, _("Reading the documents"), 0, b->n, 0 };
	struct evidence e;

	for (; stage.done < b->n && !b->in->choices.no_documents;
	    stage.done++) {
		sheet_evidence_at(b->in->sheet, stage.done, &e);
		if (b->packed[stage.done].state != FILE_SAME ||
		    !evidence_is_pdf(e.kind))
			continue;
		if (!stage_tell(&stage))
			return stage_cancelled(err);
		add_pages(b, p, stage.done, &e, out);
	}
	return 0;
}

/* Draws the pages of documents into the fields that are kept for them. */
static int
join(struct report_result *made, const char *path, const struct photos *p,
    struct error *err)
{
	struct evidence_placed *list = xcalloc(made->n_places, sizeof(*list));
	const struct report_place *at;
	int64_t size = 0;
	size_t i;
	int status = 0;

	for (i = 0; i < made->n_places; i++) {
		at = &made->places[i];
		list[i] = (struct evidence_placed){ at->on, at->x, at->y,
			at->w, at->h, p->paths[at->photo - p->list],
			at->photo->page - 1 };
	}
	if (made->n_places > 0) {
		status = evidence_join(path, REPORT_PAGE_HEIGHT, list,
		    made->n_places, made->sha256, &size, err);
		made->bytes = (size_t)size;
	}
	free(list);
	return status;
}

/* What each evidence is like in this package, as the register tells it. */
struct facts {
	enum file_state *states;
	const char **copies, **notes;
};

static void
collect_facts(const struct build *b, struct facts *f)
{
	size_t i;

	f->states = xcalloc(b->n, sizeof(*f->states));
	f->copies = xcalloc(b->n, sizeof(*f->copies));
	f->notes = xcalloc(b->n, sizeof(*f->notes));
	for (i = 0; i < b->n; i++) {
		f->states[i] = b->packed[i].state;
		f->copies[i] = b->packed[i].sha256[0] != '\0' ?
		    b->packed[i].sha256 : NULL;
		f->notes[i] = b->packed[i].note;
	}
}

static int
write_document(struct build *b, const struct photos *p, const char *path,
    bool own_copy, struct report_result *made, struct error *err)
{
	struct facts facts;
	struct report_input in = {
		.catalog = b->in->catalog, .sheet = b->in->sheet,
		.photos = p->list, .n_photos = p->n,
		.day = b->in->day, .version = b->in->version,
		.package_code = b->code, .before = b->in->before,
		.base = b->in->base, .base_code = b->in->base_code,
		.kind = b->in->base != NULL ? REPORT_CORRECTION :
		    REPORT_WHOLE,
		.per_page = b->in->choices.per_page, .own_copy = own_copy,
		.edition = b->in->edition, .prior = b->in->prior,
		.prior_code = b->in->prior_code,
	};
	int status;

	collect_facts(b, &facts);
	in.files = facts.states;
	in.copies = facts.copies;
	in.notes = facts.notes;
	memset(made, 0, sizeof(*made));
	status = report_write(&in, path, made, err);
	if (status == 0 && join(made, path, p, err) != 0) {
		status = -1;
		report_result_clear(made);
	}
	free(facts.states);
	free(facts.copies);
	free(facts.notes);
	return status;
}

/* A PDF that was sound when it was measured and yet cannot be drawn: all are
 * left out of the print, and said to be. */
static void
drop_documents(struct build *b, struct photos *p, const char *why,
    struct package_result *out)
{
	size_t i;

	for (i = p->pictures; i < p->n; i++) {
		if (p->list[i].page == 1)
			stage_note(b, out, p->index[i], why);
		free(p->paths[i]);
	}
	p->n = p->pictures;
}

static int
write_pdf(struct build *b, struct photos *p, struct package_result *out,
    struct error *err)
{
	struct stage stage = { b->in, _("Writing the PDF"), 0, 1, 0 };
	struct report_result made;
	struct error why = { ERR_OK, "" };
	char *path = path_join(b->root, PDF), *own = NULL;
	int status;

	if (!stage_tell(&stage)) {
		free(path);
		return stage_cancelled(err);
	}
	status = write_document(b, p, path, false, &made, &why);
	if (status != 0 && why.code == ERR_DATA && p->n > p->pictures) {
		drop_documents(b, p, why.text, out);
		status = write_document(b, p, path, false, &made, &why);
	}
	if (status == 0) {
		bag_note(b, PDF, made.sha256, (int64_t)made.bytes);
		out->pages = made.pages;
		memcpy(out->pdf_sha256, made.sha256, sizeof(out->pdf_sha256));
		str_add(&out->missing, made.missing.ptr);
		report_result_clear(&made);
	}
	if (status == 0 && b->in->choices.own_copy) {
		own = extras_own_copy(b);
		status = write_document(b, p, own, true, &made, &why);
		if (status == 0) {
			memcpy(b->extras[EXTRA_OWN_COPY], made.sha256,
			    sizeof(made.sha256));
			report_result_clear(&made);
		}
	}
	free(own);
	free(path);
	return status == 0 ? 0 : error_set(err, why.code, "%s", why.text);
}

int
pages_write(struct build *b, struct package_result *out, struct error *err)
{
	struct photos p = { .n = 0 };
	int status;

	collect_photos(b, &p);
	status = prepare_photos(b, &p, out, err);
	if (status == 0)
		status = measure_documents(b, &p, out, err);
	if (status == 0)
		status = write_pdf(b, &p, out, err);
	free_photos(&p);
	return status;
}
