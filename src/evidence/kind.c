/*
 * What a file is, by its first bytes and never by its name. A table of our
 * own knows the pictures and PDFs, which are nearly all; for the rest the
 * worker asks libmagic, whose readers never run in this process.
 */
#include "config.h"

#include "evidence/kind.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/str.h"
#include "evidence/evidence.h"
#include "evidence/run.h"
#include "evidence/worker/protocol.h"

#define UNKNOWN "application/octet-stream"

static const struct signature {
	size_t at, n;
	const char *bytes;
	const char *kind;
	bool sure;		/* it can be nothing else */
} signatures[] = {
	{ 0, 3, "\xff\xd8\xff", "image/jpeg", true },
	{ 0, 8, "\x89PNG\r\n\x1a\n", "image/png", true },
	{ 8, 4, "WEBP", "image/webp", false },
	{ 4, 8, "ftypheic", "image/heic", true },
	{ 4, 8, "ftypheix", "image/heic", true },
	{ 4, 8, "ftypmif1", "image/heif", true },
	{ 4, 8, "ftypavif", "image/avif", true },
	{ 4, 4, "ftyp", "video/mp4", false },
	{ 0, 5, "%PDF-", "application/pdf", true },
	{ 0, 4, "PK\x03\x04", "application/zip", false },
	{ 0, 4, "GIF8", "image/gif", true },
	{ 0, 4, "II*\0", "image/tiff", false },
	{ 0, 4, "MM\0*", "image/tiff", false },
};

static const struct signature *
by_signature(const char *bytes, size_t n)
{
	const struct signature *s;
	size_t i;

	for (i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
		s = &signatures[i];
		if (n >= s->at + s->n &&
		    memcmp(bytes + s->at, s->bytes, s->n) == 0)
			return s;
	}
	return NULL;
}

/* "type/subtype" and nothing that would surprise a reader. */
static bool
is_mime(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
	    "WXYZ0123456789.+-_/");

	return n > 2 && s[n] == '\0' && strchr(s, '/') != NULL;
}

static bool
run_worker(int in, int out)
{
	struct run run;

	return run_start(&run, RUN_KIND, in, out, NULL) == 0 &&
	    run_finish(&run) == WORKER_DONE;
}

/* Whatever happens to the worker: then nobody knows, and no more than that. */
static bool
ask_worker(const void *bytes, size_t n, char *out, size_t size)
{
	int head = memfd_create("anshin-head", MFD_CLOEXEC);
	int answer = memfd_create("anshin-kind", MFD_CLOEXEC);
	ssize_t got = -1;

	if (n > KIND_HEAD)
		n = KIND_HEAD;
	if (head >= 0 && answer >= 0 &&
	    pwrite(head, bytes, n, 0) == (ssize_t)n &&
	    run_worker(head, answer))
		got = pread(answer, out, size - 1, 0);
	if (head >= 0)
		close(head);
	if (answer >= 0)
		close(answer);
	out[got > 0 ? got : 0] = '\0';
	return is_mime(out) && strcmp(out, UNKNOWN) != 0;
}

void
kind_of(const void *bytes, size_t n, char *out, size_t size)
{
	const struct signature *own = by_signature(bytes, n);

	if ((own != NULL && own->sure) || !ask_worker(bytes, n, out, size))
		snprintf(out, size, "%s", own != NULL ? own->kind : UNKNOWN);
}

bool
evidence_is_image(const char *kind)
{
	static const char *const kinds[] = {
		"image/jpeg", "image/png",
#ifdef HAVE_HEIF
		"image/heic", "image/heif", "image/avif",
#endif
#ifdef HAVE_WEBP
		"image/webp",
#endif
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kind, kinds[i]) == 0)
			return true;
	return false;
}

bool
evidence_is_camera(const char *kind)
{
	return str_starts(kind, "image/") || evidence_is_film(kind);
}

bool
evidence_is_film(const char *kind)
{
	return str_starts(kind, "video/");
}
