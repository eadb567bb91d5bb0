/*
 * A copy for the package, hashed while it is made: what lies in the package
 * is what was attached, or it does not lie there.
 */
#include "config.h"

#include "evidence/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "evidence/evidence.h"
#include "evidence/original.h"

struct target {
	const char *path;
	int fd;
	bool cancelled;
	bool (*go_on)(void *arg);
	void *arg;
};

static int
write_piece(void *arg, const void *bytes, size_t n, struct error *err)
{
	struct target *t = arg;
	const char *p = bytes;
	ssize_t done;

	if (t->go_on != NULL && !t->go_on(t->arg)) {
		t->cancelled = true;
		return -1;
	}
	while (n > 0) {
		done = write(t->fd, p, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return file_error(err, t->path, errno);
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

enum file_state
copy_state(enum errcode code)
{
	switch (code) {
	case ERR_NOT_FOUND:
		return FILE_MISSING;
	case ERR_DATA:
		return FILE_CHANGED;
	case ERR_OK:
	case ERR_USAGE:
	case ERR_FOREIGN:
	case ERR_NEWER:
	case ERR_IO:
	case ERR_BUSY:
	case ERR_INTERNAL:
		break;
	}
	return FILE_UNCHECKED;
}

struct feed {
	int (*put)(void *arg, const void *bytes, size_t n, struct error *err);
	void *arg;
	struct error failed;
	bool stopped;
};

/* Keeps a fault of the writing side apart from one of the reading side. */
static int
pass(void *arg, const void *bytes, size_t n, struct error *err)
{
	struct feed *f = arg;

	(void)err;
	f->stopped = f->put(f->arg, bytes, n, &f->failed) != 0;
	return f->stopped ? -1 : 0;
}

int
evidence_feed(const struct evidence *e, enum file_state *state,
    struct error *why, int (*put)(void *arg, const void *bytes, size_t n,
    struct error *err), void *arg, struct error *err)
{
	struct feed f = { .put = put, .arg = arg };
	char sha256[HASH_HEX];
	struct original s;

	memset(why, 0, sizeof(*why));
	*state = FILE_SAME;
	if (original_open(&s, e->path, why) != 0 ||
	    original_read(&s, sha256, pass, &f, why) != 0) {
		*state = copy_state(why->code);
	} else if (strcmp(sha256, e->sha256) != 0) {
		*state = FILE_CHANGED;
		error_set(why, ERR_DATA, _("%s has changed since it was "
		    "attached. Look at it and attach it again."), s.shown);
	}
	original_close(&s);
	if (f.stopped && err != NULL)
		*err = f.failed;
	return f.stopped ? -1 : 0;
}

int
evidence_copy(const struct evidence *e, const char *to,
    enum file_state *state, struct error *why, bool (*go_on)(void *arg),
    void *arg, struct error *err)
{
	struct target t = { .path = to, .go_on = go_on, .arg = arg };
	struct error failed = { ERR_OK, "" };
	bool keep;

	t.fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    0600);
	if (t.fd < 0)
		return file_error(err, to, errno);
	keep = evidence_feed(e, state, why, write_piece, &t, &failed) == 0 &&
	    *state == FILE_SAME;
	if (close(t.fd) != 0 && failed.code == ERR_OK)
		file_error(&failed, to, errno);
	if (!keep || failed.code != ERR_OK)
		unlink(to);
	if (t.cancelled && err != NULL)
		memset(err, 0, sizeof(*err));
	else if (failed.code != ERR_OK && err != NULL)
		*err = failed;
	return t.cancelled || failed.code != ERR_OK ? -1 : 0;
}
