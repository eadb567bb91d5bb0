/* WebP, still pictures; libwebp shrinks while it decodes. */
#include "config.h"

#include "evidence/worker/decode.h"

#ifdef HAVE_WEBP

#include <string.h>
#include <webp/decode.h>

#include "evidence/worker/canvas.h"
#include "evidence/worker/exif.h"

static uint32_t
little32(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

/* Walks the chunks of the RIFF file to the one called EXIF. */
static int
orientation_of(const unsigned char *bytes, size_t n)
{
	size_t at = 12, size;

	while (n - at > 8) {
		size = little32(bytes + at + 4);
		if (size > n - at - 8)
			return 1;
		if (memcmp(bytes + at, "EXIF", 4) == 0) {
			bytes += at + 8;
			if (size > 6 && memcmp(bytes, "Exif\0", 6) == 0)
				return exif_orientation(bytes + 6, size - 6);
			return exif_orientation(bytes, size);
		}
		at += 8 + size + (size & 1);
		if (at > n)
			return 1;
	}
	return 1;
}

static void
check(VP8StatusCode status)
{
	if (status == VP8_STATUS_OK)
		return;
	if (status == VP8_STATUS_OUT_OF_MEMORY)
		finish(WORKER_TOO_LARGE);
	if (status == VP8_STATUS_UNSUPPORTED_FEATURE)
		finish(WORKER_UNKNOWN);
	finish(WORKER_BROKEN);
}

void
decode_webp(void)
{
	WebPDecoderConfig config;
	struct canvas *canvas;
	const unsigned char *rows;
	unsigned width, height, y;
	size_t n;
	unsigned char *bytes = read_whole(&n);

	if (n < 12 || !WebPInitDecoderConfig(&config))
		finish(WORKER_BROKEN);
	check(WebPGetFeatures(bytes, n, &config.input));
	if (config.input.has_animation)
		finish(WORKER_UNKNOWN);
	if (config.input.width < 0 || config.input.height < 0)
		finish(WORKER_BROKEN);
	width = (unsigned)config.input.width;
	height = (unsigned)config.input.height;
	check_size(width, height, OTHER_PIXELS);
	canvas_fit(&width, &height);
	config.options.use_scaling = 1;
	config.options.scaled_width = (int)width;
	config.options.scaled_height = (int)height;
	config.output.colorspace = MODE_RGBA;
	check(WebPDecode(bytes, n, &config));
	canvas = canvas_new(width, height);
	rows = config.output.u.RGBA.rgba;
	for (y = 0; y < height; y++, rows += config.output.u.RGBA.stride)
		canvas_row_alpha(canvas, rows);
	canvas_write(canvas, orientation_of(bytes, n));
}

#else

void
decode_webp(void)
{
	finish(WORKER_UNKNOWN);
}

#endif
