/* The photos and the PDF of a package. */
#include "config.h"

#include "package/pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "package/bag.h"
#include "package/stage.h"
#include "report/report.h"

static bool
tell_photos(void *arg, size_t done, size_t all)
{
	struct stage *s = arg;

	s->done = done;
	s->all = all;
	return stage_tell(s);
}

/* The pictures of the package, as jobs for the worker. photos[i].evidence
 * names the evidence of job i, index[i] its place in the sheet. */
struct photos {
	struct evidence_job *jobs;
	struct report_photo *list;
	size_t *index;
	size_t n;
};

static void
collect_photos(const struct build *b, struct photos *p)
{
	struct evidence e;
	size_t i;

	p->jobs = xcalloc(b->n, sizeof(*p->jobs));
	p->list = xcalloc(b->n, sizeof(*p->list));
	p->index = xcalloc(b->n, sizeof(*p->index));
	p->n = 0;
	for (i = 0; i < b->n; i++) {
		sheet_evidence_at(b->in->sheet, i, &e);
		if (b->packed[i].state != FILE_SAME ||
		    !evidence_is_image(e.kind))
			continue;
		p->jobs[p->n].path = path_join(b->root, b->packed[i].path);
		p->jobs[p->n].sha256 = e.sha256;
		p->jobs[p->n].shown = e.name;
		p->list[p->n].evidence = e.id;
		p->index[p->n++] = i;
	}
}

static void
free_photos(struct photos *p)
{
	char *path;
	size_t i;

	for (i = 0; i < p->n; i++) {
		evidence_image_clear(&p->jobs[i].image);
		memcpy(&path, &p->jobs[i].path, sizeof(path));
		free(path);
	}
	free(p->jobs);
	free(p->list);
	free(p->index);
}

static int
prepare_photos(struct build *b, struct photos *p, struct package_result *out,
    struct error *err)
{
	struct stage stage = { b->in, _("Preparing the photos"), 0, 0 };
	size_t i;

	if (evidence_prepare_many(p->jobs, p->n, b->in->cache_dir, tell_photos,
	    &stage, err) != 0)
		return err != NULL && err->code == ERR_OK ?
		    stage_cancelled(err) : -1;
	for (i = 0; i < p->n; i++) {
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

static int
write_pdf(struct build *b, const struct photos *p, struct package_result *out,
    struct error *err)
{
	struct stage stage = { b->in, _("Writing the PDF"), 0, 1 };
	enum file_state *files = xcalloc(b->n, sizeof(*files));
	struct report_input in = {
		.catalog = b->in->catalog, .sheet = b->in->sheet,
		.files = files, .photos = p->list, .n_photos = p->n,
		.day = b->in->day, .version = b->in->version,
		.package_code = b->code, .before = b->in->before,
		.base = b->in->base, .base_code = b->in->base_code,
		.kind = b->in->base != NULL ? REPORT_CORRECTION :
		    REPORT_WHOLE,
	};
	struct report_result made;
	char *path = path_join(b->root, PDF);
	size_t i;
	int status;

	for (i = 0; i < b->n; i++)
		files[i] = b->packed[i].state;
	memset(&made, 0, sizeof(made));
	status = stage_tell(&stage) ? report_write(&in, path, &made, err) :
	    stage_cancelled(err);
	free(path);
	free(files);
	if (status != 0)
		return -1;
	bag_note(b, PDF, made.sha256, (int64_t)made.bytes);
	out->pages = made.pages;
	memcpy(out->pdf_sha256, made.sha256, sizeof(out->pdf_sha256));
	str_clear(&out->missing);
	out->missing = made.missing;
	return 0;
}

int
pages_write(struct build *b, struct package_result *out, struct error *err)
{
	struct photos p;
	int status;

	collect_photos(b, &p);
	status = prepare_photos(b, &p, out, err);
	if (status == 0)
		status = write_pdf(b, &p, out, err);
	free_photos(&p);
	return status;
}
