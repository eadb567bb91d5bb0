/*
 * Photos as phones make them, and the least that printing them can cost.
 *   photo-cost make FOLDER N     N different JPEGs of 12 megapixels, 3 to 5 MB
 *   photo-cost decode FILE...    decodes each once at print size, no more
 */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <jpeglib.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 4000, HEIGHT = 3000, SHIFT_MAX = 512, ENOUGH = 1600 };

static void
stop(const char *why)
{
	fprintf(stderr, "photo-cost: %s\n", why);
	exit(1);
}

/* Walls, shadows, edges and the grain of a small sensor. */
static unsigned char *
make_scene(unsigned w, unsigned h)
{
	unsigned char *rgb = malloc((size_t)w * h * 3), *to = rgb;
	uint32_t noise = 1;
	unsigned x, y, light;

	if (rgb == NULL)
		stop("no memory");
	for (y = 0; y < h; y++)
		for (x = 0; x < w; x++, to += 3) {
			noise = noise * 1664525U + 1013904223U;
			light = 60 + x * 90 / w + y * 60 / h +
			    ((x / 331 + y / 277) % 3) * 14 +
			    (x * y / 4096) % 7 + (noise >> 27);
			to[0] = (unsigned char)light;
			to[1] = (unsigned char)(light - 6 + (noise >> 20 & 15));
			to[2] = (unsigned char)(light - 20 + (y >> 7 & 15));
		}
	return rgb;
}

static void
write_photo(const char *path, const unsigned char *scene, size_t stride,
    unsigned shift)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	FILE *f = fopen(path, "wb");
	JSAMPROW row;

	if (f == NULL)
		stop(path);
	j.err = jpeg_std_error(&errors);
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, f);
	j.image_width = WIDTH;
	j.image_height = HEIGHT;
	j.input_components = 3;
	j.in_color_space = JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_set_quality(&j, 92, TRUE);
	jpeg_start_compress(&j, TRUE);
	while (j.next_scanline < HEIGHT) {
		row = (JSAMPROW)(uintptr_t)(scene + (j.next_scanline +
		    shift) * stride + (size_t)shift * 3);
		jpeg_write_scanlines(&j, &row, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	if (fclose(f) != 0)
		stop(path);
}

static void
make(const char *folder, unsigned n)
{
	unsigned w = WIDTH + SHIFT_MAX, i;
	unsigned char *scene = make_scene(w, HEIGHT + SHIFT_MAX);
	char path[4096];

	for (i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s/photo-%03u.jpg", folder,
		    i + 1);
		write_photo(path, scene, (size_t)w * 3, i % SHIFT_MAX);
	}
	free(scene);
}

static void
decode(const char *path)
{
	struct jpeg_decompress_struct j;
	struct jpeg_error_mgr errors;
	FILE *f = fopen(path, "rb");
	JSAMPARRAY row;

	if (f == NULL)
		stop(path);
	j.err = jpeg_std_error(&errors);
	jpeg_create_decompress(&j);
	jpeg_stdio_src(&j, f);
	(void)jpeg_read_header(&j, TRUE);
	j.scale_denom = 8;
	for (j.scale_num = 1; j.scale_num < 8; j.scale_num++)
		if (j.image_width * j.scale_num / 8 >= ENOUGH)
			break;
	(void)jpeg_start_decompress(&j);
	row = j.mem->alloc_sarray((j_common_ptr)&j, JPOOL_IMAGE,
	    j.output_width * 3, 1);
	while (j.output_scanline < j.output_height)
		(void)jpeg_read_scanlines(&j, row, 1);
	(void)jpeg_finish_decompress(&j);
	jpeg_destroy_decompress(&j);
	fclose(f);
}

int
main(int argc, char **argv)
{
	int i;

	if (argc == 4 && strcmp(argv[1], "make") == 0)
		make(argv[2], (unsigned)strtoul(argv[3], NULL, 10));
	else if (argc > 2 && strcmp(argv[1], "decode") == 0)
		for (i = 2; i < argc; i++)
			decode(argv[i]);
	else
		stop("make FOLDER N, or decode FILE...");
	return 0;
}
