/* Photos of the open application, made ready for printing. */
#include "config.h"

#include "app/photos.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"

#define FAULTS_MAX 4000

struct photo_work {
	struct evidence_job *jobs;
	size_t n;
	bool (*progress)(void *arg, const char *what, size_t done,
	    size_t all);
	void *arg;
};

char *
photos_cache(const struct session *s)
{
	char *dir = path_dir(s->store_path);
	char *cache = path_join(dir, "photos");

	free(dir);
	return cache;
}

static bool
tell(void *arg, size_t done, size_t all)
{
	const struct photo_work *w = arg;

	return w->progress == NULL || w->progress(w->arg,
	    _("Preparing the photos"), done, all);
}

static void
collect(struct session *s, const char *ids, struct photos *p)
{
	const struct evidence named = { .items = ids };
	size_t i, all = sheet_evidence_count(s->sheet);
	struct evidence_job *job;
	struct evidence e;

	p->work->jobs = xcalloc(all, sizeof(*p->work->jobs));
	p->list = xcalloc(all, sizeof(*p->list));
	for (i = 0; i < all; i++) {
		sheet_evidence_at(s->sheet, i, &e);
		if (!evidence_is_image(e.kind) ||
		    !evidence_serves(&named, e.id))
			continue;
		p->list[p->work->n].evidence = e.id;
		job = &p->work->jobs[p->work->n++];
		job->path = e.path;
		job->sha256 = e.sha256;
		job->shown = e.name;
	}
}

void
photos_prepare(struct session *s, const char *ids,
    bool (*progress)(void *arg, const char *what, size_t done, size_t all),
    void *arg, struct photos *out)
{
	char *cache = photos_cache(s);
	struct evidence_job *job;
	struct error ignored;
	size_t i;

	memset(out, 0, sizeof(*out));
	str_init(&out->faults, FAULTS_MAX);
	out->work = xcalloc(1, sizeof(*out->work));
	out->work->progress = progress;
	out->work->arg = arg;
	collect(s, ids, out);
	/* A full disk or a cancel leaves some for the export; where there is
	 * no place at all, no job was begun. */
	if (evidence_prepare_many(out->work->jobs, out->work->n, cache, tell,
	    out->work, &ignored) != 0 && ignored.code != ERR_OK)
		out->work->n = 0;
	for (i = 0; i < out->work->n; i++) {
		job = &out->work->jobs[i];
		if (job->error.code == ERR_DATA)
			(void)str_addf(&out->faults, "%s%s",
			    out->faults.len > 0 ? "\n" : "", job->error.text);
		if (job->image.jpeg == NULL)
			continue;
		out->list[out->n].evidence = out->list[i].evidence;
		out->list[out->n].jpeg = job->image.jpeg;
		out->list[out->n].width = job->image.width;
		out->list[out->n++].height = job->image.height;
	}
	free(cache);
}

void
photos_clear(struct photos *p)
{
	size_t i;

	for (i = 0; i < p->work->n; i++)
		evidence_image_clear(&p->work->jobs[i].image);
	free(p->work->jobs);
	free(p->work);
	free(p->list);
	str_clear(&p->faults);
}
