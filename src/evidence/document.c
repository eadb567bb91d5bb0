/*
 * Documents in PDF: their pages are measured first, so that report/ can make
 * room for them, and drawn into the finished document last.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "evidence/output.h"
#include "evidence/run.h"
#include "evidence/worker/protocol.h"

#define NOT_RUN (-3)

bool
evidence_is_pdf(const char *kind)
{
	return strcmp(kind, "application/pdf") == 0;
}

static int
explain(int status, const char *shown, struct error *err)
{
	switch (status) {
	case WORKER_LOCKED:
		return error_set(err, ERR_DATA, _("%s has a password or a "
		    "lock; its pages are not printed here. Print it by itself "
		    "and add it."), shown);
	case WORKER_TOO_LARGE:
		return error_set(err, ERR_DATA, _("%s has more than %d pages "
		    "or is very large; its pages are not printed here."),
		    shown, PDF_PAGES_MAX);
	case WORKER_UNKNOWN:
		return error_set(err, ERR_DATA, _("%s: this build of anshin "
		    "does not print pages of PDFs."), shown);
	default:
		return error_set(err, ERR_DATA, _("%s is a damaged PDF; its "
		    "pages are not printed here. Save it anew and attach "
		    "that."), shown);
	}
}

/* What the worker has written: "WIDTH HEIGHT" lines. Strangers' bytes may have
 * led it astray: it is believed within bounds. */
static bool
read_sizes(struct evidence_pages *out, int fd)
{
	FILE *f = fdopen(dup(fd), "r");
	int w, h;

	if (f == NULL)
		return false;
	rewind(f);
	while (out->n < PDF_PAGES_MAX && fscanf(f, "%9d %9d", &w, &h) == 2 &&
	    w > 0 && h > 0 && w <= PDF_SIDE_MAX && h <= PDF_SIDE_MAX) {
		out->list = xreallocarray(out->list, out->n + 1,
		    sizeof(*out->list));
		out->list[out->n].w = w;
		out->list[out->n++].h = h;
	}
	fclose(f);
	return out->n > 0;
}

int
evidence_pages(struct evidence_pages *out, const char *path,
    const char *shown, struct error *err)
{
	int in = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), sizes, status;
	struct run run;
	int rc;

	memset(out, 0, sizeof(*out));
	if (in < 0)
		return file_error(err, shown, errno);
	sizes = memfd_create("anshin-pages", MFD_CLOEXEC);
	rc = run_start(&run, RUN_PDF, in, sizes, err);
	if (rc == 0) {
		status = run_finish(&run);
		if (status != WORKER_DONE || !read_sizes(out, sizes))
			rc = explain(status, shown, err);
	}
	if (sizes >= 0)
		close(sizes);
	close(in);
	return rc;
}

/* The request as protocol.h and pdf.h say, in memory of its own. */
static int
write_request(const char *pdf, const char *fresh, int page_height,
    const struct evidence_placed *list, size_t n)
{
	int fd = memfd_create("anshin-join", MFD_CLOEXEC);
	FILE *f = fd < 0 ? NULL : fdopen(dup(fd), "w");
	const struct evidence_placed *e;
	bool bad;

	if (f == NULL)
		return fd;
	fprintf(f, "%s%c%s%c", pdf, 0, fresh, 0);
	for (e = list; e < list + n; e++)
		fprintf(f, "%zu%c%d%c%d%c%d%c%d%c%s%c%zu%c", e->on, 0, e->x,
		    0, page_height - e->y - e->h, 0, e->w, 0, e->h, 0,
		    e->path, 0, e->page, 0);
	bad = ferror(f) != 0;
	if (fclose(f) != 0 || bad || lseek(fd, 0, SEEK_SET) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool
is_document(int fd)
{
	char head[5];

	return pread(fd, head, sizeof(head), 0) == (ssize_t)sizeof(head) &&
	    memcmp(head, "%PDF-", sizeof(head)) == 0;
}

int
evidence_join(const char *pdf, int page_height,
    const struct evidence_placed *list, size_t n, char sha256[65],
    int64_t *size, struct error *err)
{
	int out, request, status = NOT_RUN, rc = -1;
	char *fresh = output_new(pdf, &out);
	struct run run;

	if (out < 0) {
		file_error(err, fresh, errno);
		free(fresh);
		return -1;
	}
	request = write_request(pdf, fresh, page_height, list, n);
	if (request < 0)
		error_memory(err);
	else if (run_start(&run, RUN_JOIN, request, out, err) == 0)
		status = run_finish(&run);
	if (status == WORKER_OUTPUT)
		error_set(err, ERR_IO, _("%s cannot be written: the disk is "
		    "full. Free some space, then try again."), pdf);
	else if (status != NOT_RUN && (status != 0 || !is_document(out)))
		error_set(err, ERR_DATA, _("The pages of the PDFs could not "
		    "be put into the document."));
	else if (status == 0 && (fsync(out) != 0 || output_hash(fresh, sha256,
	    size) != 0 || rename(fresh, pdf) != 0))
		file_error(err, pdf, errno);
	else if (status == 0)
		rc = 0;
	close(out);
	if (request >= 0)
		close(request);
	if (rc != 0)
		unlink(fresh);
	free(fresh);
	return rc;
}
