/*
 * The copies that are handed in. A picture's copy tells nothing but what it
 * shows: the cleaner writes it from a proved snapshot of the original, two at
 * once, while the next one is read and the last one hashed here.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/str.h"
#include "evidence/copy.h"
#include "evidence/evidence.h"
#include "evidence/output.h"
#include "evidence/run.h"
#include "evidence/snapshot.h"
#include "evidence/worker/protocol.h"

enum { SLOTS = 2, PATIENCE = 200 /* milliseconds, for the progress bar */ };

struct slot {
	struct evidence_copying *c;	/* NULL: free */
	struct run run;
};

struct copies {
	struct slot slots[SLOTS];	/* a ring: the oldest at `first` */
	size_t first, busy, done, all;
	bool (*progress)(void *arg, size_t done, size_t all);
	void *arg;
	bool cancelled;
};

static bool
go_on(void *arg)
{
	struct copies *k = arg;

	if (k->progress != NULL && !k->progress(k->arg, k->done, k->all))
		k->cancelled = true;
	return !k->cancelled;
}

/* As it is, byte for byte. */
static int
copy_plainly(struct copies *k, struct evidence_copying *c, struct error *err)
{
	struct error why;
	struct stat st;

	if (evidence_copy(&c->e, c->to, &c->state, &why, go_on, k, err) != 0)
		return -1;
	if (c->state != FILE_SAME) {
		c->why = why;
		return 0;
	}
	memcpy(c->sha256, c->e.sha256, sizeof(c->sha256) - 1);
	if (stat(c->to, &st) != 0)
		return file_error(err, c->to, errno);
	c->size = st.st_size;
	return 0;
}

static int
copy_uncleaned(struct copies *k, struct evidence_copying *c,
    struct error *err)
{
	if (copy_plainly(k, c, err) != 0)
		return -1;
	if (c->state == FILE_SAME)
		error_set(&c->why, ERR_DATA, evidence_is_film(c->e.kind) ?
		    _("%s: place and time cannot be taken out of a film; its "
		    "copy is as the camera wrote it.") :
		    _("%s: place and time could not be taken out of this "
		    "picture; its copy is as the camera wrote it."),
		    c->e.name);
	return 0;
}

static int
start(struct copies *k, struct evidence_copying *c, struct error *err)
{
	struct slot *s = &k->slots[(k->first + k->busy) % SLOTS];
	int in, out, rc;

	if (snapshot_take(&in, c->e.path, c->e.sha256, &c->why) != 0) {
		c->state = copy_state(c->why.code);
		k->done++;
		return 0;
	}
	out = open(c->to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	rc = out < 0 ? file_error(err, c->to, errno) :
	    run_start(&s->run, RUN_CLEAN, in, out, err);
	close(in);
	if (out >= 0)
		close(out);
	if (rc != 0)
		return -1;
	s->c = c;
	k->busy++;
	return 0;
}

static int
take_over(struct copies *k, struct evidence_copying *c, int status,
    struct error *err)
{
	if (status == WORKER_OUTPUT)
		return error_set(err, ERR_IO, _("%s cannot be written: the "
		    "disk is full. Free some space, then try again."),
		    c->to);
	if (status != WORKER_DONE) {
		unlink(c->to);
		return copy_uncleaned(k, c, err);
	}
	if (output_hash(c->to, c->sha256, &c->size) != 0)
		return file_error(err, c->to, errno);
	c->state = FILE_SAME;
	c->cleaned = !str_equal(c->sha256, c->e.sha256);
	return 0;
}

/* The oldest one. */
static int
finish(struct copies *k, struct error *err)
{
	struct slot *s = &k->slots[k->first];
	struct evidence_copying *c = s->c;

	while (!run_wait(&s->run, PATIENCE))
		if (!go_on(k))
			return -1;
	s->c = NULL;
	k->first = (k->first + 1) % SLOTS;
	k->busy--;
	if (take_over(k, c, run_finish(&s->run), err) != 0)
		return -1;
	k->done++;
	return 0;
}

static int
copy_next(struct copies *k, struct evidence_copying *c, struct error *err)
{
	if (c->clean && !evidence_is_film(c->e.kind) &&
	    strtoll(c->e.size, NULL, 10) <= PICTURE_MAX) {
		if (k->busy == SLOTS && finish(k, err) != 0)
			return -1;
		return start(k, c, err);
	}
	if ((c->clean ? copy_uncleaned : copy_plainly)(k, c, err) != 0)
		return -1;
	k->done++;
	return 0;
}

int
evidence_copy_many(struct evidence_copying *list, size_t n,
    bool (*progress)(void *arg, size_t done, size_t all), void *arg,
    struct error *err)
{
	struct copies k = { .all = n, .progress = progress, .arg = arg };
	int status = 0;
	size_t i;

	if (err != NULL)
		memset(err, 0, sizeof(*err));
	for (i = 0; i < n && status == 0; i++)
		status = go_on(&k) ? copy_next(&k, &list[i], err) : -1;
	while (status == 0 && k.busy > 0)
		status = finish(&k, err);
	for (i = 0; i < SLOTS; i++) {
		if (k.slots[i].c == NULL)
			continue;
		k.slots[i].run.deadline_ms = 0;		/* ends it */
		(void)run_finish(&k.slots[i].run);
		unlink(k.slots[i].c->to);
	}
	if (k.cancelled && err != NULL)
		memset(err, 0, sizeof(*err));
	return status;
}
