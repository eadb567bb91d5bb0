/*
 * anshin-worker image: one picture from standard input, made ready for the
 * printed page on standard output, as protocol.h says. It is a program of
 * its own so that no reader of strangers' files ever runs beside the user's
 * answers, and so that the wizard starts without loading any of them.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "evidence/worker/decode.h"
#include "evidence/worker/limits.h"

#define WHOLE_MAX ((size_t)256 << 20)

void
finish(enum worker_status status)
{
	/* No exit handler: nothing here is worth it. */
	_exit((int)status);
}

void
check_size(uint64_t width, uint64_t height, uint64_t most)
{
	if (width == 0 || height == 0)
		finish(WORKER_BROKEN);
	if (width > most || height > most / width)
		finish(WORKER_TOO_LARGE);
}

unsigned char *
read_whole(size_t *n)
{
	long size;
	unsigned char *bytes;

	if (fseek(stdin, 0, SEEK_END) != 0 || (size = ftell(stdin)) <= 0)
		finish(WORKER_BROKEN);
	if ((unsigned long)size > WHOLE_MAX)
		finish(WORKER_TOO_LARGE);
	rewind(stdin);
	*n = (size_t)size;
	bytes = need(*n, 1);
	if (fread(bytes, 1, *n, stdin) != *n)
		finish(WORKER_BROKEN);
	return bytes;
}

typedef void decoder(void);

static decoder *
choose(const unsigned char head[16], size_t n)
{
	if (n >= 3 && memcmp(head, "\xff\xd8\xff", 3) == 0)
		return decode_jpeg;
	if (n >= 8 && memcmp(head, "\x89PNG\r\n\x1a\n", 8) == 0)
		return decode_png;
	if (n >= 12 && memcmp(head, "RIFF", 4) == 0 &&
	    memcmp(head + 8, "WEBP", 4) == 0)
		return decode_webp;
	if (n >= 12 && memcmp(head + 4, "ftyp", 4) == 0)
		return decode_heif;
	finish(WORKER_UNKNOWN);
}

int
main(int argc, char **argv)
{
	unsigned char head[16];
	decoder *decode;
	size_t n;

	if (argc != 2 || strcmp(argv[1], "image") != 0) {
		fputs("anshin-worker: a part of anshin; started by it\n",
		    stderr);
		return WORKER_USAGE;
	}
	limits_resources();
	n = fread(head, 1, sizeof(head), stdin);
	decode = choose(head, n);
	rewind(stdin);
	if (decode == decode_heif)
		load_heif();		/* while files can be opened */
	limits_calls();
	decode();
	finish(WORKER_DONE);
}
