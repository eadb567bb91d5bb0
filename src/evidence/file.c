/*
 * The facts of an evidence file, and whether it is still the file that was
 * attached. Size and time answer the second question quickly; a hash answers
 * it truly.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "evidence/kind.h"
#include "evidence/original.h"
#include "evidence/worker/protocol.h"

#define MEGABYTE (INT64_C(1) << 20)

/* Keeps the first bytes, which tell the kind. */
struct head {
	char bytes[KIND_HEAD];
	size_t n;
	const struct original *of;
	int64_t read;
	bool (*tell)(void *arg, size_t done, size_t all);
	void *arg;
};

static int
keep_head(void *arg, const void *bytes, size_t n, struct error *err)
{
	struct head *h = arg;

	h->read += (int64_t)n;
	if (h->tell != NULL && !h->tell(h->arg, (size_t)(h->read / MEGABYTE),
	    (size_t)(h->of->size / MEGABYTE)))
		return error_set(err, ERR_OK, _("Cancelled. %s was not "
		    "attached."), h->of->shown);
	if (n > KIND_HEAD - h->n)
		n = KIND_HEAD - h->n;
	memcpy(h->bytes + h->n, bytes, n);
	h->n += n;
	return 0;
}

int
evidence_inspect(struct evidence_facts *out, const char *path,
    struct error *err)
{
	return evidence_inspect_telling(out, path, NULL, NULL, err);
}

int
evidence_inspect_telling(struct evidence_facts *out, const char *path,
    bool (*tell)(void *arg, size_t done, size_t all), void *arg,
    struct error *err)
{
	struct head *head = xcalloc(1, sizeof(*head));
	struct original s;
	int status = -1;

	head->of = &s;
	head->tell = tell;
	head->arg = arg;
	memset(out, 0, sizeof(*out));
	if (original_open(&s, path, err) != 0 ||
	    original_read(&s, out->sha256, keep_head, head, err) != 0)
		goto out;
	out->path = path_absolute(path);
	if (out->path == NULL) {
		error_set(err, ERR_IO, _("%s: the working folder no longer "
		    "exists. Give the whole path of the file."), s.shown);
		goto out;
	}
	out->name = xstrdup(s.shown);
	out->size = s.size;
	out->mtime_ms = s.mtime_ms;
	kind_of(head->bytes, head->n, out->kind, sizeof(out->kind));
	status = 0;
out:
	original_close(&s);
	free(head);
	if (status != 0)
		evidence_facts_clear(out);
	return status;
}

void
evidence_facts_clear(struct evidence_facts *f)
{
	free(f->path);
	free(f->name);
	memset(f, 0, sizeof(*f));
}

/* Size and time as they were when the file was attached? */
static bool
looks_same(const struct evidence *e, int64_t bytes, int64_t mtime_ms)
{
	char size[24], mtime[25];

	snprintf(size, sizeof(size), "%" PRId64, bytes);
	date_format_utc_ms(mtime_ms, mtime);
	return str_equal(size, e->size) && str_equal(mtime, e->mtime);
}

/* The usual case, without opening the file: all of them are looked at when an
 * application is opened. */
static bool
is_plainly_same(const char *path, const struct evidence *e)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	    looks_same(e, st.st_size, original_mtime_ms(&st)) &&
	    access(path, R_OK) == 0;
}

enum file_state
evidence_state(const struct evidence *e, bool deep)
{
	enum file_state state = FILE_SAME;
	struct error err = { ERR_OK, "" };
	char sha256[HASH_HEX];
	struct original s;

	if (!deep && is_plainly_same(e->path, e))
		return FILE_SAME;
	if (original_open(&s, e->path, &err) == 0 &&
	    (!looks_same(e, s.size, s.mtime_ms) || deep) &&
	    original_read(&s, sha256, NULL, NULL, &err) == 0 &&
	    strcmp(sha256, e->sha256) != 0)
		state = FILE_CHANGED;
	if (err.code == ERR_NOT_FOUND)
		state = FILE_MISSING;
	else if (err.code == ERR_DATA)
		state = FILE_CHANGED;
	else if (err.code != ERR_OK)
		state = FILE_UNCHECKED;
	original_close(&s);
	return state;
}
