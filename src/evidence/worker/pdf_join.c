/*
 * The join: our PDF is read where it lies and written anew with the pages of
 * evidence drawn in. Every file is opened before the process gives up the
 * right to open any; only then is a stranger's byte looked at.
 */
#include "config.h"

#include "evidence/worker/pdf_private.h"

#include "evidence/worker/decode.h"

#ifdef HAVE_QPDF

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct source {
	const char *path;
	char *bytes;
	size_t n;
	qpdf_data pdf;
};

struct join {
	qpdf_data main;
	char *request;
	size_t left;
	struct source *sources;
	size_t n_sources;
};

static struct join join;

/* The next text of the request; NULL at its end. */
static const char *
next_text(void)
{
	const char *text = join.request, *end;

	if (join.left == 0)
		return NULL;
	end = memchr(text, '\0', join.left);
	if (end == NULL)
		finish(WORKER_USAGE);
	join.left -= (size_t)(end - text) + 1;
	join.request += end - text + 1;
	return text;
}

static const char *
need_text(void)
{
	const char *text = next_text();

	if (text == NULL)
		finish(WORKER_USAGE);
	return text;
}

static long
need_number(void)
{
	char *end;
	long n = strtol(need_text(), &end, 10);

	if (*end != '\0' || n < -10000000 || n > 10000000)
		finish(WORKER_USAGE);
	return n;
}

static struct source *
find_source(const char *path)
{
	size_t i;

	for (i = 0; i < join.n_sources; i++)
		if (strcmp(join.sources[i].path, path) == 0)
			return &join.sources[i];
	return NULL;
}

static void
open_source(const char *path)
{
	struct source *s;
	int fd;

	if (find_source(path) != NULL)
		return;
	fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		finish(WORKER_BROKEN);
	s = realloc(join.sources, (join.n_sources + 1) * sizeof(*s));
	if (s == NULL)
		finish(WORKER_TOO_LARGE);
	join.sources = s;
	s += join.n_sources++;
	memset(s, 0, sizeof(*s));
	s->path = path;
	s->bytes = pdf_map(fd, &s->n);
	close(fd);
}

void
join_open(void)
{
	size_t left;
	char *request;
	int i;

	join.request = (char *)read_whole(&join.left);
	join.main = qpdf_init();
	qpdf_silence_errors(join.main);
	qpdf_set_suppress_warnings(join.main, QPDF_TRUE);
	if ((qpdf_read(join.main, need_text(), NULL) & QPDF_ERRORS) != 0)
		finish(WORKER_BROKEN);
	if ((qpdf_init_write(join.main, need_text()) & QPDF_ERRORS) != 0)
		finish(WORKER_OUTPUT);
	request = join.request;
	left = join.left;
	while (next_text() != NULL) {
		for (i = 0; i < 4; i++)
			(void)need_number();
		open_source(need_text());
		(void)need_number();
	}
	join.request = request;
	join.left = left;
}

static qpdf_data
pdf_of(const char *path)
{
	struct source *s = find_source(path);

	if (s == NULL)
		finish(WORKER_USAGE);
	if (s->pdf == NULL) {
		s->pdf = pdf_open(s->bytes, s->n);
		(void)qpdf_push_inherited_attributes_to_page(s->pdf);
	}
	return s->pdf;
}

/* The library reads each document where it is mapped. What was written is not
 * needed again: every now and then the mapped pages are given back, so that
 * the documents are not all in memory at the end. */
static void
let_go(int percent, void *arg)
{
	size_t i;

	(void)percent;
	(void)arg;
	for (i = 0; i < join.n_sources; i++)
		(void)madvise(join.sources[i].bytes, join.sources[i].n,
		    MADV_DONTNEED);
}

void
join_write(void)
{
	struct pdf_field field;
	qpdf_data from;
	long on, page;

	while (join.left > 0) {
		on = need_number();
		field.x = (double)need_number() / 100;
		field.y = (double)need_number() / 100;
		field.w = (double)need_number() / 100;
		field.h = (double)need_number() / 100;
		from = pdf_of(need_text());
		page = need_number();
		if (on < 0 || on >= qpdf_get_num_pages(join.main) ||
		    page < 0 || page >= qpdf_get_num_pages(from))
			finish(WORKER_USAGE);
		pdf_draw(join.main, (size_t)on, &field, from, (size_t)page);
		if (qpdf_has_error(from) || qpdf_has_error(join.main))
			finish(WORKER_BROKEN);
	}
	qpdf_set_deterministic_ID(join.main, QPDF_TRUE);
	qpdf_set_decode_level(join.main, qpdf_dl_none);
	qpdf_set_compress_streams(join.main, QPDF_TRUE);
	qpdf_register_progress_reporter(join.main, let_go, NULL);
	if ((qpdf_write(join.main) & QPDF_ERRORS) != 0)
		finish(WORKER_OUTPUT);
	qpdf_cleanup(&join.main);	/* closes the file */
}

#else

void
join_open(void)
{
	finish(WORKER_UNKNOWN);
}

void
join_write(void)
{
	finish(WORKER_UNKNOWN);
}

#endif
