/*
 * Pictures for the tests, made here so that no binary lies in the tree, and a
 * look at what the worker made of them.
 *
 *   pictures make DIR          one file of every kind, all of the same scene:
 *                              red | green over blue | white, 80 x 48
 *   pictures look FILE         prints "80x48 RGBW" (or what is there); a JPEG,
 *                              or the raster made for the screen
 *   pictures mutate FILE N DIR damaged copies DIR/1 to DIR/N
 *   pictures photo W H         a large JPEG to standard output
 */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <jpeglib.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_HEIF
#include <libheif/heif.h>
#endif
#ifdef HAVE_WEBP
#include <webp/encode.h>
#endif

#define W 80U
#define H 48U

static FILE *
create(const char *dir, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "wb");
	if (f == NULL) {
		perror(path);
		exit(1);
	}
	return f;
}

static void
scene(unsigned x, unsigned y, unsigned w, unsigned h, unsigned char rgb[3])
{
	const int right = x >= w / 2, low = y >= h / 2;

	rgb[0] = right == low ? 255 : 0;
	rgb[1] = right ? 255 : 0;
	rgb[2] = low ? 255 : 0;
}

/* The point of the stored picture that shows (x, y) of the upright scene is
 * the inverse of what a viewer does for the orientation. */
static void
stored(int orientation, unsigned x, unsigned y, unsigned char rgb[3])
{
	static const struct { int swap, flip_x, flip_y; } how[9] = {
		{ 0, 0, 0 }, { 0, 0, 0 }, { 0, 1, 0 }, { 0, 1, 1 },
		{ 0, 0, 1 }, { 1, 0, 0 }, { 1, 1, 0 }, { 1, 1, 1 },
		{ 1, 0, 1 },
	};
	unsigned ux = how[orientation].swap ? y : x;
	unsigned uy = how[orientation].swap ? x : y;

	if (how[orientation].flip_x)
		ux = W - 1 - ux;
	if (how[orientation].flip_y)
		uy = H - 1 - uy;
	scene(ux, uy, W, H, rgb);
}

struct kind {
	const char *name;
	int orientation, big_endian, grey, progressive;
	int cmyk;	/* 1: CMYK by Adobe, 2: YCCK by Adobe, 3: plain CMYK */
	int restart;
};

static void
exif(struct jpeg_compress_struct *j, const struct kind *k)
{
	unsigned char b[64] = "Exif\0\0MM\0*\0\0\0\x08\0\x02"
	    "\x01\x10\0\x02\0\0\0\x04GPS\0"
	    "\x01\x12\0\x03\0\0\0\x01\0\0\0\0";
	unsigned char little[64] = "Exif\0\0II*\0\x08\0\0\0\x02\0"
	    "\x10\x01\x02\0\x04\0\0\0GPS\0"
	    "\x12\x01\x03\0\x01\0\0\0\0\0\0\0";

	b[6 + 10 + 12 + 9] = (unsigned char)k->orientation;
	little[6 + 10 + 12 + 8] = (unsigned char)k->orientation;
	jpeg_write_marker(j, JPEG_APP0 + 1, k->big_endian ? b : little, 48);
}

static void
ink(const struct kind *k, const unsigned char rgb[3], unsigned char *to)
{
	unsigned i;

	/* Scene colours are full or nothing; black never occurs. */
	for (i = 0; i < 3; i++)
		to[i] = (unsigned char)(255 - rgb[i]);
	to[3] = 0;
	for (i = 0; i < 4 && k->cmyk != 3; i++)
		to[i] = (unsigned char)(255 - to[i]);
}

static void
make_jpeg(const char *dir, const struct kind *k)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char row[H > W ? H * 4 : W * 4], rgb[3], *rows = row;
	FILE *f = create(dir, k->name);
	unsigned x, y;

	j.err = jpeg_std_error(&errors);
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, f);
	j.image_width = k->orientation > 4 ? H : W;
	j.image_height = k->orientation > 4 ? W : H;
	j.input_components = k->grey ? 1 : k->cmyk ? 4 : 3;
	j.in_color_space = k->grey ? JCS_GRAYSCALE : k->cmyk ? JCS_CMYK :
	    JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_set_quality(&j, 95, TRUE);
	if (k->cmyk == 2)
		jpeg_set_colorspace(&j, JCS_YCCK);
	if (k->cmyk == 3)
		j.write_Adobe_marker = FALSE;
	if (k->progressive)
		jpeg_simple_progression(&j);
	j.restart_interval = k->restart ? 2 : 0;
	jpeg_start_compress(&j, TRUE);
	if (k->orientation > 0)
		exif(&j, k);
	for (y = 0; y < j.image_height; y++) {
		for (x = 0; x < j.image_width; x++) {
			stored(k->orientation, x, y, rgb);
			if (k->grey)
				row[x] = rgb[1];
			else if (k->cmyk)
				ink(k, rgb, row + (size_t)x * 4);
			else
				memcpy(row + (size_t)x * 3, rgb, 3);
		}
		jpeg_write_scanlines(&j, &rows, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	fclose(f);
}

/* depth 16, 8 or a palette (2); alpha: the white quarter is transparent. */
static void
make_png(const char *dir, const char *name, int depth, int alpha,
    int interlace)
{
	png_structp p = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
	    NULL, NULL);
	png_infop info = png_create_info_struct(p);
	const png_color palette[4] = { { 255, 0, 0 }, { 0, 255, 0 },
	    { 0, 0, 255 }, { 255, 255, 255 } };
	const unsigned n = alpha ? 4 : 3, bytes = depth == 16 ? 2 : 1;
	unsigned char *rows[H], rgb[3], *to;
	FILE *f = create(dir, name);
	unsigned x, y, i;

	png_init_io(p, f);
	png_set_IHDR(p, info, W, H, depth, depth == 2 ?
	    PNG_COLOR_TYPE_PALETTE : alpha ? PNG_COLOR_TYPE_RGB_ALPHA :
	    PNG_COLOR_TYPE_RGB, interlace ? PNG_INTERLACE_ADAM7 :
	    PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
	    PNG_FILTER_TYPE_DEFAULT);
	if (depth == 2)
		png_set_PLTE(p, info, palette, 4);
	for (y = 0; y < H; y++) {
		rows[y] = calloc(W, 8);
		for (x = 0; x < W; x++) {
			scene(x, y, W, H, rgb);
			if (depth == 2) {
				rows[y][x / 4] |= (unsigned char)(
				    ((x >= W / 2) + 2U * (y >= H / 2)) <<
				    (6 - 2 * (x % 4)));
				continue;
			}
			to = rows[y] + (size_t)x * n * bytes;
			for (i = 0; i < n * bytes; i++)
				to[i] = i / bytes < 3 ? rgb[i / bytes] : 255;
			if (alpha && x >= W / 2 && y >= H / 2)
				memset(to, 0, n * bytes);
		}
	}
	png_set_rows(p, info, rows);
	png_write_png(p, info, PNG_TRANSFORM_IDENTITY, NULL);
	png_destroy_write_struct(&p, &info);
	for (y = 0; y < H; y++)
		free(rows[y]);
	fclose(f);
}

/* A header that promises 60,000 x 60,000, and nothing behind it. */
static void
make_huge(const char *dir)
{
	unsigned char b[41] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"
	    "\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0CRC!\0\1\0\0IDAT";
	uint32_t crc = 0xFFFFFFFFU;
	FILE *f = create(dir, "huge.png");
	int i, bit;

	for (i = 12; i < 29; i++) {
		crc ^= b[i];
		for (bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
	}
	crc = ~crc;
	for (i = 0; i < 4; i++)
		b[29 + i] = (unsigned char)(crc >> (24 - 8 * i));
	fwrite(b, 1, sizeof(b), f);
	fclose(f);
}

#ifdef HAVE_WEBP
static void
make_webp(const char *dir)
{
	unsigned char *rgb = malloc((size_t)W * H * 3);
	uint8_t *bytes = NULL;
	unsigned x, y;
	size_t n;
	FILE *f;

	if (rgb == NULL)
		exit(1);
	for (y = 0; y < H; y++)
		for (x = 0; x < W; x++)
			scene(x, y, W, H, rgb + ((size_t)y * W + x) * 3);
	n = WebPEncodeRGB(rgb, W, H, W * 3, 95, &bytes);
	f = create(dir, "plain.webp");
	fwrite(bytes, 1, n, f);
	fclose(f);
	WebPFree(bytes);
	free(rgb);
}
#else
static void
make_webp(const char *dir)
{
	(void)dir;
}
#endif

#ifdef HAVE_HEIF
static void
make_heif(const char *dir)
{
	struct heif_context *ctx = heif_context_alloc();
	struct heif_encoder *encoder;
	struct heif_image *image;
	char path[4096];
	uint8_t *plane;
	unsigned x, y;
	int stride;

	/* Without an encoder the test goes without this picture. */
	if (heif_context_get_encoder_for_format(ctx, heif_compression_HEVC,
	    &encoder).code != heif_error_Ok)
		return;
	heif_image_create(W, H, heif_colorspace_RGB,
	    heif_chroma_interleaved_RGB, &image);
	heif_image_add_plane(image, heif_channel_interleaved, W, H, 8);
	plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
	for (y = 0; y < H; y++)
		for (x = 0; x < W; x++)
			scene(x, y, W, H, plane + (size_t)y * (size_t)stride +
			    (size_t)x * 3);
	heif_encoder_set_lossy_quality(encoder, 90);
	heif_context_encode_image(ctx, image, encoder, NULL, NULL);
	snprintf(path, sizeof(path), "%s/plain.heic", dir);
	heif_context_write_to_file(ctx, path);
	heif_image_release(image);
	heif_encoder_release(encoder);
	heif_context_free(ctx);
}
#else
static void
make_heif(const char *dir)
{
	(void)dir;
}
#endif

static void
make(const char *dir)
{
	static const struct kind kinds[] = {
		{ "plain.jpg", 0, 0, 0, 0, 0, 0 },
		{ "turned-1.jpg", 1, 1, 0, 0, 0, 0 },
		{ "turned-2.jpg", 2, 0, 0, 0, 0, 0 },
		{ "turned-3.jpg", 3, 1, 0, 0, 0, 0 },
		{ "turned-4.jpg", 4, 0, 0, 0, 0, 0 },
		{ "turned-5.jpg", 5, 1, 0, 0, 0, 0 },
		{ "turned-6.jpg", 6, 0, 0, 0, 0, 0 },
		{ "turned-7.jpg", 7, 1, 0, 0, 0, 0 },
		{ "turned-8.jpg", 8, 0, 0, 1, 0, 0 },
		{ "grey.jpg", 0, 0, 1, 0, 0, 0 },
		{ "progressive.jpg", 0, 0, 0, 1, 0, 0 },
		{ "restart.jpg", 0, 0, 0, 0, 0, 1 },
		{ "cmyk.jpg", 0, 0, 0, 0, 1, 0 },
		{ "ycck.jpg", 0, 0, 0, 0, 2, 0 },
		{ "cmyk-plain.jpg", 0, 0, 0, 0, 3, 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		make_jpeg(dir, &kinds[i]);
	make_png(dir, "plain.png", 8, 0, 0);
	make_png(dir, "deep.png", 16, 0, 0);
	make_png(dir, "deep-alpha.png", 16, 1, 0);
	make_png(dir, "palette.png", 2, 0, 0);
	make_png(dir, "interlaced.png", 8, 0, 1);
	make_png(dir, "interlaced-alpha.png", 8, 1, 1);
	make_huge(dir);
	make_webp(dir);
	make_heif(dir);
}

static char
letter(const unsigned char *p)
{
	const int r = p[0] > 200, g = p[1] > 200, b = p[2] > 200;
	const int dark = (p[0] < 60) + (p[1] < 60) + (p[2] < 60);

	if (r + g + b + dark != 3)
		return '?';
	return "KRGYBMCW"[r + 2 * g + 4 * b];
}

static void
print_scene(const unsigned char *rgb, unsigned w, unsigned h)
{
	unsigned i;

	printf("%ux%u ", w, h);
	for (i = 0; i < 4; i++)
		putchar(letter(rgb + ((size_t)(h / 4 + i / 2 * (h / 2)) * w +
		    w / 4 + i % 2 * (w / 2)) * 3));
}

static int
look_raster(FILE *f)
{
	static unsigned char rgb[192 * 192 * 3];
	unsigned w, h;

	if (fscanf(f, "P6 %3u %3u 255", &w, &h) != 2 || fgetc(f) != '\n' ||
	    w > 192 || h > 192 || fread(rgb, 3, (size_t)w * h, f) !=
	    (size_t)w * h || fgetc(f) != EOF)
		return 1;
	print_scene(rgb, w, h);
	putchar('\n');
	return 0;
}

static int
look(const char *path)
{
	struct jpeg_decompress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char *rgb, *row;
	unsigned i, extra;
	FILE *f = fopen(path, "rb");
	int c;

	if (f == NULL || (c = fgetc(f)) == EOF)
		return 1;
	ungetc(c, f);
	if (c == 'P')
		return look_raster(f);
	j.err = jpeg_std_error(&errors);
	jpeg_create_decompress(&j);
	jpeg_stdio_src(&j, f);
	for (i = 1; i < 16; i++)
		jpeg_save_markers(&j, JPEG_APP0 + (int)i, 0xFFFF);
	jpeg_save_markers(&j, JPEG_COM, 0xFFFF);
	jpeg_read_header(&j, TRUE);
	extra = j.marker_list != NULL;
	j.out_color_space = JCS_RGB;
	jpeg_start_decompress(&j);
	rgb = malloc((size_t)j.output_width * j.output_height * 3);
	if (rgb == NULL)
		return 1;
	while (j.output_scanline < j.output_height) {
		row = rgb + (size_t)j.output_scanline * j.output_width * 3;
		jpeg_read_scanlines(&j, &row, 1);
	}
	print_scene(rgb, j.output_width, j.output_height);
	printf("%s%s\n", j.progressive_mode ? " progressive" : "",
	    extra ? " metadata" : "");
	jpeg_destroy_decompress(&j);
	fclose(f);
	free(rgb);
	return errors.num_warnings > 0;
}

/* The same seed gives the same damage. */
static void
mutate(const unsigned char *good, size_t n, unsigned seed, const char *dir)
{
	static unsigned char b[1 << 16];
	uint32_t r = seed * 2654435761U + 1;
	char name[16];
	size_t at, count;
	FILE *f;

	memcpy(b, good, n);
	for (count = 1 + seed % 8; count > 0; count--) {
		r = r * 1664525U + 1013904223U;
		/* Every other one near the start, where the headers are. */
		at = (r >> 8) % (seed % 2 ? n : n < 200 ? n : 200);
		r = r * 1664525U + 1013904223U;
		b[at] = (unsigned char)(r >> 24);
	}
	if (seed % 5 == 0)
		n -= (r >> 8) % n;
	snprintf(name, sizeof(name), "%u", seed);
	f = create(dir, name);
	fwrite(b, 1, n, f);
	fclose(f);
}

static int
mutate_all(const char *path, unsigned count, const char *dir)
{
	static unsigned char b[1 << 16];
	FILE *f = fopen(path, "rb");
	unsigned seed;
	size_t n;

	if (f == NULL)
		return 1;
	n = fread(b, 1, sizeof(b), f);
	fclose(f);
	for (seed = 1; seed <= count; seed++)
		mutate(b, n, seed, dir);
	return 0;
}

static int
photo(unsigned w, unsigned h)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char *row = malloc((size_t)w * 3);
	unsigned x, y;

	if (row == NULL)
		return 1;
	j.err = jpeg_std_error(&errors);
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, stdout);
	j.image_width = w;
	j.image_height = h;
	j.input_components = 3;
	j.in_color_space = JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_start_compress(&j, TRUE);
	for (y = 0; y < h; y++) {
		for (x = 0; x < w; x++)
			scene(x, y, w, h, row + (size_t)x * 3);
		jpeg_write_scanlines(&j, &row, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	free(row);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "make") == 0) {
		make(argv[2]);
		return 0;
	}
	if (argc == 3 && strcmp(argv[1], "look") == 0)
		return look(argv[2]);
	if (argc == 5 && strcmp(argv[1], "mutate") == 0)
		return mutate_all(argv[2], (unsigned)strtoul(argv[3], NULL,
		    10), argv[4]);
	if (argc == 4 && strcmp(argv[1], "photo") == 0)
		return photo((unsigned)strtoul(argv[2], NULL, 10),
		    (unsigned)strtoul(argv[3], NULL, 10));
	fputs("usage: pictures make DIR | look FILE | mutate FILE N DIR | "
	    "photo W H\n", stderr);
	return 2;
}
