/*
 * The photo in focus. A photo seen before is shown at once; whether its file
 * is still the same is looked at after the rest, with everything else that
 * may wait for a slow medium.
 */
#include "config.h"

#include "app/preview.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/xalloc.h"
#include "evidence/evidence.h"

enum { KEPT_MAX = 64, REST_MS = 120 };

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
clear_seen(struct preview_seen *s)
{
	union { const unsigned char *ro; unsigned char *rw; } rgb = {
		s->picture.rgb };

	free(s->path);
	free(s->error);
	free(rgb.rw);
	memset(s, 0, sizeof(*s));
}

static struct preview_seen *
find(const struct preview *p, const char *path)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (strcmp(p->kept[i].path, path) == 0)
			return &p->kept[i];
	return NULL;
}

static void
show(struct preview *p)
{
	struct preview_seen *s = find(p, p->path);

	p->view = (struct model_preview){ .path = p->path };
	if (s == NULL)
		return;
	s->used = ++p->clock;
	p->view.error = s->error;
	p->view.picture = s->error == NULL ? &s->picture : NULL;
}

static void
stop(struct preview *p)
{
	evidence_look_cancel(p->look);
	p->look = NULL;
	clear_seen(&p->seen);
}

void
preview_want(struct preview *p, const char *path)
{
	stop(p);
	free(p->path);
	p->path = xstrdup(path);
	p->due_ms = path[0] != '\0' ? now_ms() + REST_MS : 0;
	show(p);
}

int
preview_watch(const struct preview *p, int *ms)
{
	int64_t left = -1;

	if (p->look != NULL)
		left = evidence_look_left(p->look);
	else if (p->due_ms > 0)
		left = p->due_ms > now_ms() ? p->due_ms - now_ms() : 0;
	*ms = (int)left;
	return p->look != NULL ? evidence_look_fd(p->look) : -1;
}

/* The place of this path, a new one, or the one not shown for longest. */
static struct preview_seen *
place_for(struct preview *p, const char *path)
{
	struct preview_seen *s = find(p, path);
	size_t i;

	if (s != NULL)
		return s;
	if (p->n < KEPT_MAX) {
		p->kept = xreallocarray(p->kept, p->n + 1, sizeof(*p->kept));
		s = &p->kept[p->n++];
		memset(s, 0, sizeof(*s));
		return s;
	}
	s = &p->kept[0];
	for (i = 1; i < p->n; i++)
		if (p->kept[i].used < s->used)
			s = &p->kept[i];
	return s;
}

static void
keep(struct preview *p)
{
	struct preview_seen *s = place_for(p, p->seen.path);

	clear_seen(s);
	*s = p->seen;
	memset(&p->seen, 0, sizeof(p->seen));
	show(p);
}

/* The rest is over: starts a worker, unless what is known still holds. */
static void
start(struct preview *p)
{
	const struct preview_seen *old = find(p, p->path);
	struct error err = { .code = ERR_OK };
	struct stat st;

	p->due_ms = 0;
	if (stat(p->path, &st) != 0)
		memset(&st, 0, sizeof(st));
	p->seen.size = st.st_size;
	p->seen.mtime_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 +
	    st.st_mtim.tv_nsec;
	if (old != NULL && old->size == p->seen.size &&
	    old->mtime_ns == p->seen.mtime_ns)
		return;
	p->seen.path = xstrdup(p->path);
	if (evidence_look_start(&p->look, p->path, &err) == 0)
		return;
	p->seen.error = xstrdup(err.text);
	keep(p);
}

static void
finish(struct preview *p)
{
	struct error err = { .code = ERR_OK };
	struct evidence_raster r;
	int rc = evidence_look_finish(p->look, &r, &err);

	p->look = NULL;
	if (rc == 0)
		p->seen.picture = (struct picture){ r.w, r.h, r.rgb,
			++p->serial };
	else
		p->seen.error = xstrdup(err.text);
	keep(p);
}

void
preview_work(struct preview *p, bool all)
{
	if (p->due_ms > 0 && (all || now_ms() >= p->due_ms))
		start(p);
	if (p->look != NULL && (all || evidence_look_ended(p->look)))
		finish(p);
}

void
preview_clear(struct preview *p)
{
	size_t i;

	stop(p);
	for (i = 0; i < p->n; i++)
		clear_seen(&p->kept[i]);
	free(p->kept);
	free(p->path);
	memset(p, 0, sizeof(*p));
}
