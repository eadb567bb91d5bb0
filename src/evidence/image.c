/*
 * Photos for the printed page. The original is read once into memory of its
 * own, hashed on the way, and the worker sees that copy: what prints is what
 * was attached, even if the file is swapped meanwhile. The result is kept by
 * hash, so that the next export finds it.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "evidence/prepared.h"
#include "evidence/run.h"
#include "evidence/original.h"
#include "evidence/snapshot.h"
#include "evidence/worker/protocol.h"

#define SLOTS 2			/* workers at once, at most */

struct slot {
	struct evidence_job *job;	/* NULL: free */
	struct run run;
	char *temporary;
	char *shown;
};

/* By the original's hash: a photo is prepared once, cleaned or not. */
static const char *
key_of(const struct evidence_job *job)
{
	return job->key != NULL ? job->key : job->sha256;
}

/* Starts the worker for a job; -1 with the job's error set. */
static int
start(struct slot *slot, struct evidence_job *job, const char *cache_dir)
{
	int in, out, status;

	if (snapshot_take(&in, job->path, job->sha256, &job->error) != 0)
		return -1;
	slot->temporary = path_join(cache_dir, PREPARING "XXXXXX");
	out = mkostemp(slot->temporary, O_CLOEXEC);
	if (out < 0) {
		file_error(&job->error, cache_dir, errno);
		job->error.code = ERR_IO;
		status = -1;
	} else {
		status = run_start(&slot->run, RUN_IMAGE, in, out, &job->error);
		close(out);
		if (status != 0)
			unlink(slot->temporary);
	}
	close(in);
	if (status != 0) {
		free(slot->temporary);
		slot->temporary = NULL;
		return -1;
	}
	slot->job = job;
	slot->shown = original_name(job->shown != NULL ? job->shown :
	    job->path);
	return 0;
}

static int
explain(int status, const char *shown, const char *cache_dir,
    struct error *err)
{
	switch (status) {
	case WORKER_UNKNOWN:
		return error_set(err, ERR_DATA, _("%s cannot be printed: this "
		    "kind of picture is not known here. Save it as JPEG or "
		    "PNG and attach that."), shown);
	case WORKER_TOO_LARGE:
		return error_set(err, ERR_DATA, _("%s cannot be printed: it "
		    "has too many pixels. Save a smaller copy (4,000 pixels "
		    "wide are plenty) and attach that."), shown);
	case WORKER_OUTPUT:
		return error_set(err, ERR_IO, _("%s: prepared photos cannot "
		    "be written here. Free some space on the disk, then try "
		    "again."), cache_dir);
	case -2:
		return error_set(err, ERR_DATA, _("%s cannot be printed: "
		    "reading it takes too long. Save it anew as JPEG and "
		    "attach that."), shown);
	default:
		return error_set(err, ERR_DATA, _("%s cannot be printed: the "
		    "picture is damaged or incomplete. Copy it again from "
		    "where it was taken and attach that."), shown);
	}
}

/* Waits for the slot's worker and takes over what it made. */
static void
finish(struct slot *slot, const char *cache_dir)
{
	struct evidence_job *job = slot->job;
	char *path = prepared_path(cache_dir, key_of(job));
	int status = run_finish(&slot->run);
	struct evidence_image made = { NULL, 0, 0 };

	if (status == WORKER_DONE && !prepared_take(slot->temporary, &made))
		status = WORKER_OUTPUT;
	if (status == WORKER_DONE && rename(slot->temporary, path) != 0)
		status = WORKER_OUTPUT;
	if (status == WORKER_DONE) {
		free(made.jpeg);
		made.jpeg = path;
		job->image = made;
	} else {
		explain(status, slot->shown, cache_dir, &job->error);
		unlink(slot->temporary);
		free(made.jpeg);
		free(path);
	}
	free(slot->temporary);
	free(slot->shown);
	memset(slot, 0, sizeof(*slot));
}

static size_t
slot_count(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	return cores < 2 ? 1 : SLOTS;
}

/* Until a worker ends, or half a second has passed for the progress bar. */
static void
wait_for_any(struct slot *slots, size_t n, const char *cache_dir,
    size_t *done)
{
	struct pollfd p[SLOTS];
	int64_t now;
	size_t i;

	for (i = 0; i < n; i++) {
		p[i].fd = slots[i].job != NULL ? slots[i].run.end : -1;
		p[i].events = POLLIN;
		p[i].revents = 0;
	}
	(void)poll(p, n, 500);
	now = run_now_ms();
	for (i = 0; i < n; i++) {
		if (slots[i].job == NULL || (p[i].revents == 0 &&
		    now < slots[i].run.deadline_ms))
			continue;
		finish(&slots[i], cache_dir);
		(*done)++;
	}
}

/* Takes the next jobs until every slot is busy. */
static void
fill(struct slot *slots, size_t n_slots, struct evidence_job *jobs, size_t n,
    size_t *next, size_t *done, const char *cache_dir)
{
	struct evidence_job *job;
	bool ready;
	char *path;
	size_t i;

	for (i = 0; i < n_slots; i++) {
		while (slots[i].job == NULL && *next < n) {
			job = &jobs[(*next)++];
			path = prepared_path(cache_dir, key_of(job));
			ready = prepared_take(path, &job->image);
			free(path);
			if (ready || start(&slots[i], job, cache_dir) != 0)
				(*done)++;
		}
	}
}

int
evidence_prepare_many(struct evidence_job *jobs, size_t n,
    const char *cache_dir,
    bool (*progress)(void *arg, size_t done, size_t all), void *arg,
    struct error *err)
{
	struct slot slots[SLOTS];
	size_t i, next = 0, done = 0, n_slots = slot_count();
	bool go_on = true;

	memset(slots, 0, sizeof(slots));
	if (err != NULL)
		memset(err, 0, sizeof(*err));
	if (n > 0 && path_make_private(cache_dir, err) != 0)
		return -1;
	for (i = 0; i < n; i++) {
		memset(&jobs[i].image, 0, sizeof(jobs[i].image));
		memset(&jobs[i].error, 0, sizeof(jobs[i].error));
	}
	while (done < n && go_on) {
		fill(slots, n_slots, jobs, n, &next, &done, cache_dir);
		if (done < n)
			wait_for_any(slots, n_slots, cache_dir, &done);
		go_on = progress == NULL || progress(arg, done, n);
	}
	for (i = 0; i < n_slots; i++) {
		if (slots[i].job == NULL)
			continue;
		slots[i].run.deadline_ms = 0;	/* ends it */
		finish(&slots[i], cache_dir);
	}
	return go_on ? 0 : -1;
}
