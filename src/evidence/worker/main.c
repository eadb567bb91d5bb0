/*
 * anshin-worker: one file of a stranger from standard input, made ready on
 * standard output, as protocol.h says. It is a program of its own so that no
 * reader of strangers' files ever runs beside the user's answers, and so that
 * the wizard starts without loading any of them.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "evidence/worker/canvas.h"
#include "evidence/worker/clean.h"
#include "evidence/worker/decode.h"
#include "evidence/worker/limits.h"

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

static void
image(void)
{
	unsigned char head[16];
	decoder *decode;
	size_t n;

	n = fread(head, 1, sizeof(head), stdin);
	decode = choose(head, n);
	rewind(stdin);
	if (decode == decode_heif)
		load_heif();		/* while files can be opened */
	limits_calls();
	decode();
}

static void
screen(void)
{
	canvas_for_screen();
	image();
}

static void
clean(void)
{
	limits_calls();
	clean_picture();
}

static const struct task tasks[] = {
	{ "image", 20, 64, image }, { "screen", 20, 1, screen },
	{ "clean", 20, 256, clean }, { "kind", 4, 1, name_kind },
	{ NULL, 0, 0, NULL }
};

int
main(int argc, char **argv)
{
	return work(tasks, argc, argv);
}
