/*
 * Pictures that are small as files and endless when they are unpacked, for
 * tests/hostile.sh: bombs DIR writes
 *
 *   wide.png      9,999 x 9,999 points of one colour in some kilobytes
 *   data.png      8 x 8 points, and 300 MB more than these need
 *   text.png      8 x 8 points, and a note of 300 MB
 *   profile.png   8 x 8 points, and a colour profile of 300 MB
 *   scans.jpg     a progressive picture whose last scan comes 1,000 times
 *   turns.jpg     the same with its first, which is drawn over whole
 */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <jpeglib.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define BOMB (300U << 20)
#define SIDE 2000U
#define SCANS 1000

static void
put32(unsigned char *p, uint32_t n)
{
	int i;

	for (i = 0; i < 4; i++)
		p[i] = (unsigned char)(n >> (24 - 8 * i));
}

static void
chunk(FILE *f, const char *type, const void *head, size_t n_head,
    const void *body, size_t n)
{
	unsigned char number[4];
	uLong crc = crc32(0, (const Bytef *)type, 4);

	put32(number, (uint32_t)(n_head + n));
	fwrite(number, 1, 4, f);
	fwrite(type, 1, 4, f);
	fwrite(head, 1, n_head, f);
	fwrite(body, 1, n, f);
	crc = crc32(crc, head, (uInt)n_head);
	crc = crc32(crc, body, (uInt)n);
	put32(number, (uint32_t)crc);
	fwrite(number, 1, 4, f);
}

/* That many zeros, packed. */
static unsigned char *
pack(size_t n, size_t *packed)
{
	static unsigned char zeros[1 << 16];
	size_t most = n / 500 + 1024;
	unsigned char *out = malloc(most);
	z_stream z;

	memset(&z, 0, sizeof(z));
	if (out == NULL || deflateInit(&z, 9) != Z_OK)
		exit(1);
	z.next_out = out;
	z.avail_out = (uInt)most;
	do {
		z.next_in = zeros;
		z.avail_in = (uInt)(n < sizeof(zeros) ? n : sizeof(zeros));
		n -= z.avail_in;
		if (deflate(&z, n == 0 ? Z_FINISH : Z_NO_FLUSH) < 0)
			exit(1);
	} while (n > 0);
	*packed = z.total_out;
	deflateEnd(&z);
	return out;
}

static FILE *
create(const char *dir, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "wb");
	if (f == NULL)
		exit(1);
	return f;
}

/* A grey picture of side x side, its data `bytes` of zeros; `type` names a
 * chunk with a bomb in front of it, or is NULL. */
static void
png(const char *dir, const char *name, uint32_t side, size_t bytes,
    const char *type)
{
	static const char title[] = "name\0";	/* its end, the method */
	unsigned char head[13] = { 0 }, *packed;
	FILE *f = create(dir, name);
	size_t n;

	fwrite("\x89PNG\r\n\x1a\n", 1, 8, f);
	put32(head, side);
	put32(head + 4, side);
	head[8] = 8;
	chunk(f, "IHDR", head, sizeof(head), "", 0);
	if (type != NULL) {
		packed = pack(BOMB, &n);
		chunk(f, type, title, sizeof(title), packed, n);
		free(packed);
	}
	packed = pack(bytes, &n);
	chunk(f, "IDAT", "", 0, packed, n);
	chunk(f, "IEND", "", 0, "", 0);
	free(packed);
	if (fclose(f) != 0)
		exit(1);
}

static unsigned char *
progressive(unsigned long *n)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char *out = NULL, *row = calloc(SIDE, 1);

	j.err = jpeg_std_error(&errors);
	jpeg_create_compress(&j);
	jpeg_mem_dest(&j, &out, n);
	j.image_width = j.image_height = SIDE;
	j.input_components = 1;
	j.in_color_space = JCS_GRAYSCALE;
	jpeg_set_defaults(&j);
	jpeg_simple_progression(&j);
	jpeg_start_compress(&j, TRUE);
	while (j.next_scanline < SIDE)
		jpeg_write_scanlines(&j, &row, 1);
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	free(row);
	return out;
}

/* Where the next scan's tables begin; a Huffman table opens each. */
static unsigned long
next_scan(const unsigned char *bytes, unsigned long n, unsigned long at)
{
	for (; at + 1 < n; at++)
		if (bytes[at] == 0xFF && bytes[at + 1] == 0xC4)
			return at;
	return n - 2;			/* the end of the picture */
}

/* The picture with one scan, its first or its last, many times more. */
static void
jpeg(const char *dir, const char *name, int last)
{
	unsigned long n, from, to;
	unsigned char *bytes = progressive(&n);
	FILE *f = create(dir, name);
	int i;

	from = next_scan(bytes, n, 0);
	to = next_scan(bytes, n, from + 2);
	while (last && to < n - 2) {
		from = to;
		to = next_scan(bytes, n, from + 2);
	}
	fwrite(bytes, 1, to, f);
	for (i = 0; i < SCANS; i++)
		fwrite(bytes + from, 1, to - from, f);
	fwrite(bytes + to, 1, n - to, f);
	if (fclose(f) != 0)
		exit(1);
	free(bytes);
}

int
main(int argc, char **argv)
{
	const char *dir = argv[1];

	if (argc != 2) {
		fputs("usage: bombs DIR\n", stderr);
		return 2;
	}
	png(dir, "wide.png", 9999, 10000U * 9999, NULL);
	png(dir, "data.png", 8, BOMB, NULL);
	png(dir, "text.png", 8, 9 * 8, "zTXt");
	png(dir, "profile.png", 8, 9 * 8, "iCCP");
	jpeg(dir, "scans.jpg", 1);
	jpeg(dir, "turns.jpg", 0);
	return 0;
}
