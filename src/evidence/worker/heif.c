/* HEIC and AVIF, which phones make. libheif turns the picture itself. */
#include "config.h"

#include "evidence/worker/decode.h"

#ifdef HAVE_HEIF

#include <libheif/heif.h>

#include "evidence/worker/canvas.h"

static void
check(struct heif_error e)
{
	if (e.code == heif_error_Ok)
		return;
	if (e.code == heif_error_Memory_allocation_error)
		finish(WORKER_TOO_LARGE);
	if (e.code == heif_error_Unsupported_filetype ||
	    e.code == heif_error_Unsupported_feature)
		finish(WORKER_UNKNOWN);
	finish(WORKER_BROKEN);
}

void
decode_heif(void)
{
	struct heif_image_handle *handle;
	struct heif_context *ctx;
	struct heif_image *image;
	const unsigned char *rows;
	struct canvas *canvas;
	int width, height, y, stride, alpha;
	size_t n;
	unsigned char *bytes = read_whole(&n);

	ctx = heif_context_alloc();
	if (ctx == NULL)
		finish(WORKER_TOO_LARGE);
	check(heif_context_read_from_memory_without_copy(ctx, bytes, n, NULL));
	check(heif_context_get_primary_image_handle(ctx, &handle));
	width = heif_image_handle_get_width(handle);
	height = heif_image_handle_get_height(handle);
	check_size(width < 0 ? 0 : (uint64_t)width,
	    height < 0 ? 0 : (uint64_t)height, OTHER_PIXELS);
	alpha = heif_image_handle_has_alpha_channel(handle);
	check(heif_decode_image(handle, &image, heif_colorspace_RGB,
	    alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB,
	    NULL));
	/* What was decoded counts, not what the header promised. */
	width = heif_image_get_width(image, heif_channel_interleaved);
	height = heif_image_get_height(image, heif_channel_interleaved);
	rows = heif_image_get_plane_readonly(image, heif_channel_interleaved,
	    &stride);
	if (rows == NULL || width <= 0 || height <= 0)
		finish(WORKER_BROKEN);
	canvas = canvas_new((unsigned)width, (unsigned)height);
	for (y = 0; y < height; y++, rows += stride) {
		if (alpha)
			canvas_row_alpha(canvas, rows);
		else
			canvas_row(canvas, rows);
	}
	canvas_write(canvas, 1);
}

#else

void
decode_heif(void)
{
	finish(WORKER_UNKNOWN);
}

#endif
