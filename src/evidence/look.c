/*
 * A look at a picture. The worker reads the file by itself, so that a slow
 * stick or a large photo keeps nobody waiting, and leaves a raster in memory
 * that is believed only when its size is what its head says.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "evidence/original.h"
#include "evidence/run.h"
#include "evidence/snapshot.h"
#include "evidence/worker/protocol.h"

#define RASTER_MAX (SCREEN_SIDE * SCREEN_SIDE * 3 + 32)

struct evidence_look {
	struct run run;
	int out;
};

static int
too_large(struct error *err)
{
	return error_set(err, ERR_DATA, _("This picture is too large to be "
	    "shown here."));
}

int
evidence_look_start(struct evidence_look **out, const char *path,
    struct error *err)
{
	struct evidence_look *l = xcalloc(1, sizeof(*l));
	struct original s;
	int rc = -1;

	*out = NULL;
	l->out = memfd_create("anshin-look", MFD_CLOEXEC);
	if (original_open(&s, path, err) == 0) {
		if (s.size > PICTURE_MAX)
			rc = too_large(err);
		else if (l->out < 0)
			rc = file_error(err, s.shown, errno);
		else
			rc = run_start(&l->run, RUN_SCREEN, s.fd, l->out, err);
	}
	original_close(&s);
	if (rc == 0) {
		*out = l;
		return 0;
	}
	if (l->out >= 0)
		close(l->out);
	free(l);
	return -1;
}

int
evidence_look_fd(const struct evidence_look *l)
{
	return l->run.end;
}

int64_t
evidence_look_left(const struct evidence_look *l)
{
	int64_t left = l->run.deadline_ms - run_now_ms();

	return left > 0 ? left : 0;
}

bool
evidence_look_ended(const struct evidence_look *l)
{
	return run_ended(&l->run);
}

/* What the worker left, if it is a whole raster of a size we asked for. */
static bool
take_raster(int fd, struct evidence_raster *out)
{
	char *bytes = xcalloc(1, RASTER_MAX + 1), head[32];
	ssize_t n = pread(fd, bytes, RASTER_MAX, 0);
	size_t size, at;
	bool good = false;

	if (n > 0 && sscanf(bytes, "P6 %3u %3u", &out->w, &out->h) == 2 &&
	    out->w > 0 && out->w <= SCREEN_SIDE && out->h > 0 &&
	    out->h <= SCREEN_SIDE) {
		at = (size_t)snprintf(head, sizeof(head), RASTER_HEAD, out->w,
		    out->h);
		size = (size_t)out->w * out->h * 3;
		good = (size_t)n == at + size && memcmp(bytes, head, at) == 0;
	}
	if (good) {
		out->rgb = xmalloc(size);
		memcpy(out->rgb, bytes + at, size);
	}
	free(bytes);
	return good;
}

static int
explain(int status, struct error *err)
{
	switch (status) {
	case WORKER_UNKNOWN:
		return error_set(err, ERR_DATA, _("This kind of picture cannot "
		    "be shown here."));
	case WORKER_TOO_LARGE:
		return too_large(err);
	case -2:
		return error_set(err, ERR_DATA, _("Reading this picture takes "
		    "too long; it is not shown."));
	default:
		return error_set(err, ERR_DATA, _("This picture is damaged or "
		    "incomplete. Please copy it again from the camera or the "
		    "phone."));
	}
}

int
evidence_look_finish(struct evidence_look *l, struct evidence_raster *out,
    struct error *err)
{
	int status = run_finish(&l->run);

	memset(out, 0, sizeof(*out));
	if (status == WORKER_DONE && !take_raster(l->out, out))
		status = WORKER_BROKEN;
	close(l->out);
	free(l);
	return status == WORKER_DONE ? 0 : explain(status, err);
}

void
evidence_look_cancel(struct evidence_look *l)
{
	if (l == NULL)
		return;
	l->run.deadline_ms = 0;		/* ends it */
	(void)run_finish(&l->run);
	close(l->out);
	free(l);
}
