/*
 * The photo that a screen has in focus, small enough for cells. It is read
 * by a worker after a short rest on it, never while a key is waiting, and
 * kept for the session.
 */
#ifndef APP_PREVIEW_H
#define APP_PREVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/model.h"

struct evidence_look;

/* One photo seen before; a file that has changed since is another. */
struct preview_seen {
	char *path;
	int64_t size, mtime_ns;
	struct picture picture;
	char *error;
	uint64_t used;			/* the highest was shown last */
};

struct preview {
	struct model_preview view;	/* what screens see */
	char *path;			/* wanted, "" for none */
	int64_t due_ms;			/* the rest is over then; 0: nothing to do */
	struct evidence_look *look;	/* at work, or NULL */
	struct preview_seen seen, *kept;	/* being made; all of them */
	size_t n;
	uint64_t clock;
	unsigned serial;
};

void preview_want(struct preview *p, const char *path);
/* As run_host wants them. */
int preview_watch(const struct preview *p, int *ms);
void preview_work(struct preview *p, bool finish);
void preview_clear(struct preview *p);

#endif
