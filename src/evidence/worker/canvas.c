/*
 * Rows of any picture in, one upright picture out. Shrinking is by
 * area: each point of the canvas is the mean of what it covers, computed in
 * whole numbers, row by row, so that the original is never in memory twice.
 */
#include "config.h"

#include "evidence/worker/canvas.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <jpeglib.h>
#include <stdlib.h>
#include <string.h>

#include "evidence/worker/decode.h"
#include "evidence/worker/protocol.h"

#define QUALITY 80
#define PRINT_ENOUGH 1600	/* pixels of the long side that print well */

static bool for_screen;

struct canvas {
	unsigned from_w, from_h;	/* of the picture */
	unsigned w, h;
	unsigned char *rgb;		/* w * h * 3 */
	unsigned char *flat;		/* a row without alpha */
	uint32_t *across;		/* sums of one row of the picture */
	uint64_t *down;			/* sums of the row being made */
	unsigned row;			/* of the picture */
	unsigned made;			/* rows of the canvas */
};

void
canvas_for_screen(void)
{
	for_screen = true;
}

unsigned
canvas_enough(void)
{
	return for_screen ? SCREEN_SIDE : PRINT_ENOUGH;
}

void
canvas_fit(unsigned *width, unsigned *height)
{
	const uint64_t most = for_screen ? SCREEN_SIDE : PRINT_SIDE;
	uint64_t side = *width > *height ? *width : *height;

	if (side <= most)
		return;
	*width = (unsigned)((*width * most + side / 2) / side);
	*height = (unsigned)((*height * most + side / 2) / side);
	if (*width == 0)
		*width = 1;
	if (*height == 0)
		*height = 1;
}

struct canvas *
canvas_new(unsigned width, unsigned height)
{
	struct canvas *c = need(1, sizeof(*c));

	c->from_w = c->w = width;
	c->from_h = c->h = height;
	canvas_fit(&c->w, &c->h);
	c->rgb = need((size_t)c->w * c->h, 3);
	c->flat = need(width, 3);
	c->across = need(c->w, 3 * sizeof(*c->across));
	c->down = need(c->w, 3 * sizeof(*c->down));
	return c;
}

/* Sums of one row: a point of the picture is w wide, one of the canvas
 * from_w, so every share is a whole number. */
static void
sum_across(struct canvas *c, const unsigned char *rgb)
{
	uint32_t left = c->from_w;	/* of the point of the canvas */
	uint32_t *to = c->across, part;
	unsigned x, done = 0;

	memset(to, 0, (size_t)c->w * 3 * sizeof(*to));
	for (x = 0; x < c->from_w; x++, rgb += 3) {
		part = c->w < left ? c->w : left;
		to[0] += part * rgb[0];
		to[1] += part * rgb[1];
		to[2] += part * rgb[2];
		left -= part;
		if (left > 0)
			continue;
		left = c->from_w;
		if (++done == c->w)
			break;
		to += 3;
		part = c->w - part;
		to[0] += part * rgb[0];
		to[1] += part * rgb[1];
		to[2] += part * rgb[2];
		left -= part;
	}
}

static void
add_down(struct canvas *c, uint32_t part)
{
	size_t i, n = (size_t)c->w * 3;

	for (i = 0; i < n; i++)
		c->down[i] += (uint64_t)part * c->across[i];
}

static void
end_row(struct canvas *c)
{
	const uint64_t area = (uint64_t)c->from_w * c->from_h;
	unsigned char *to = c->rgb + (size_t)c->made * c->w * 3;
	size_t i, n = (size_t)c->w * 3;

	assert(area > 0);
	for (i = 0; i < n; i++)
		to[i] = (unsigned char)((c->down[i] + area / 2) / area);
	memset(c->down, 0, n * sizeof(*c->down));
	c->made++;
}

void
canvas_row(struct canvas *c, const unsigned char *rgb)
{
	uint64_t at, end, part;

	if (c->row >= c->from_h)
		return;
	if (c->w == c->from_w && c->h == c->from_h) {
		memcpy(c->rgb + (size_t)c->row * c->w * 3, rgb,
		    (size_t)c->w * 3);
		c->row++;
		return;
	}
	sum_across(c, rgb);
	at = (uint64_t)c->row * c->h;		/* this row: at .. at + h */
	end = (uint64_t)(c->made + 1) * c->from_h;
	part = end - at < c->h ? end - at : c->h;
	add_down(c, (uint32_t)part);
	c->row++;
	if (at + part < end)
		return;
	end_row(c);
	if (part < c->h)
		add_down(c, (uint32_t)(c->h - part));
}

void
canvas_row_alpha(struct canvas *c, const unsigned char *rgba)
{
	unsigned char *to = c->flat;
	unsigned x, a, white;

	for (x = 0; x < c->from_w; x++, rgba += 4, to += 3) {
		a = rgba[3];
		white = (255 - a) * 255;
		to[0] = (unsigned char)((rgba[0] * a + white + 127) / 255);
		to[1] = (unsigned char)((rgba[1] * a + white + 127) / 255);
		to[2] = (unsigned char)((rgba[2] * a + white + 127) / 255);
	}
	canvas_row(c, c->flat);
}

/* Row y of the upright picture. */
static void
turned_row(const struct canvas *c, int orientation, unsigned width,
    unsigned y, unsigned char *to)
{
	const unsigned right = c->w - 1, bottom = c->h - 1;
	unsigned x, from_x, from_y;

	for (x = 0; x < width; x++, to += 3) {
		from_x = orientation > 4 ? y : x;
		from_y = orientation > 4 ? x : y;
		if (orientation == 2 || orientation == 3 || orientation == 7 ||
		    orientation == 8)
			from_x = right - from_x;
		if (orientation == 3 || orientation == 4 || orientation == 6 ||
		    orientation == 7)
			from_y = bottom - from_y;
		memcpy(to, c->rgb + ((size_t)from_y * c->w + from_x) * 3, 3);
	}
}

static void
write_failed(j_common_ptr info)
{
	(void)info;
	finish(WORKER_OUTPUT);
}

static void
write_raster(const struct canvas *c, int orientation)
{
	unsigned w = orientation > 4 ? c->h : c->w;
	unsigned h = orientation > 4 ? c->w : c->h, y;
	unsigned char *row = need(w, 3);

	printf(RASTER_HEAD, w, h);
	for (y = 0; y < h; y++) {
		turned_row(c, orientation, w, y, row);
		(void)fwrite(row, 3, w, stdout);
	}
	free(row);
}

static void
write_jpeg(const struct canvas *c, int orientation)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr errors;
	unsigned char *row, *as_it_is;
	unsigned y;

	j.err = jpeg_std_error(&errors);
	errors.error_exit = write_failed;
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, stdout);
	j.image_width = orientation > 4 ? c->h : c->w;
	j.image_height = orientation > 4 ? c->w : c->h;
	j.input_components = 3;
	j.in_color_space = JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_set_quality(&j, QUALITY, TRUE);
	jpeg_start_compress(&j, TRUE);
	row = need(j.image_width, 3);
	for (y = 0; y < j.image_height; y++) {
		as_it_is = c->rgb + (size_t)y * c->w * 3;
		if (orientation != 1)
			turned_row(c, orientation, j.image_width, y, row);
		jpeg_write_scanlines(&j, orientation == 1 ? &as_it_is : &row,
		    1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	free(row);
}

void
canvas_write(const struct canvas *c, int orientation)
{
	if (for_screen)
		write_raster(c, orientation);
	else
		write_jpeg(c, orientation);
	if (fflush(stdout) != 0 || ferror(stdout))
		finish(WORKER_OUTPUT);
}
