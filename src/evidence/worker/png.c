/*
 * PNG by libpng's simplified reader, which turns every kind (16 bit, palette,
 * interlaced, alpha) into plain rows on white and reports a damaged file
 * instead of ending the process.
 */
#include "config.h"

#include <png.h>
#include <stdio.h>
#include <string.h>

#include "evidence/worker/canvas.h"
#include "evidence/worker/decode.h"

void
decode_png(void)
{
	const png_color white = { 255, 255, 255 };
	struct canvas *canvas;
	unsigned char *rows;
	png_image image;
	png_uint_32 y;

	memset(&image, 0, sizeof(image));
	image.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_stdio(&image, stdin))
		finish(WORKER_BROKEN);
	check_size(image.width, image.height, OTHER_PIXELS);
	image.format = PNG_FORMAT_RGB;
	rows = need((size_t)image.width * image.height, 3);
	if (!png_image_finish_read(&image, &white, rows, 0, NULL))
		finish(strstr(image.message, "memory") != NULL ?
		    WORKER_TOO_LARGE : WORKER_BROKEN);
	canvas = canvas_new(image.width, image.height);
	for (y = 0; y < image.height; y++)
		canvas_row(canvas, rows + (size_t)y * image.width * 3);
	canvas_write(canvas, 1);
}
