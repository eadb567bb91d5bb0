/*
 * HEIC and AVIF, which phones make. libheif turns the picture itself. It is
 * loaded when the first such photo comes: with its codecs it takes longer to
 * start than a JPEG takes to read, and most photos are JPEG.
 */
#include "config.h"

#include "evidence/worker/decode.h"

#ifdef HAVE_HEIF

#include <dlfcn.h>
#include <libheif/heif.h>
#include <string.h>

#include "evidence/worker/canvas.h"

#define LIBRARY "libheif.so.1"

#define FUNCTIONS(X) \
	X(heif_init) X(heif_context_alloc) \
	X(heif_context_read_from_memory_without_copy) \
	X(heif_context_get_primary_image_handle) \
	X(heif_image_handle_get_width) X(heif_image_handle_get_height) \
	X(heif_image_handle_has_alpha_channel) X(heif_decode_image) \
	X(heif_image_get_width) X(heif_image_get_height) \
	X(heif_image_get_plane_readonly)

#define MEMBER(name) __typeof__(&name) name;
static struct { FUNCTIONS(MEMBER) } lib;

static void
find(void *library, const char *name, void *to)
{
	void *symbol = dlsym(library, name);

	if (symbol == NULL)
		finish(WORKER_UNKNOWN);
	memcpy(to, &symbol, sizeof(symbol));
}

void
load_heif(void)
{
	void *library = dlopen(LIBRARY, RTLD_NOW);

	if (library == NULL)
		finish(WORKER_UNKNOWN);
#define FIND(name) find(library, #name, &lib.name);
	FUNCTIONS(FIND)
	(void)lib.heif_init(NULL);	/* its codecs may be plugins */
}

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

static struct heif_image *
decode(const unsigned char *bytes, size_t n, int *alpha)
{
	struct heif_context *ctx = lib.heif_context_alloc();
	struct heif_image_handle *handle;
	struct heif_image *image;
	int width, height;

	if (ctx == NULL)
		finish(WORKER_TOO_LARGE);
	check(lib.heif_context_read_from_memory_without_copy(ctx, bytes, n,
	    NULL));
	check(lib.heif_context_get_primary_image_handle(ctx, &handle));
	width = lib.heif_image_handle_get_width(handle);
	height = lib.heif_image_handle_get_height(handle);
	check_size(width < 0 ? 0 : (uint64_t)width,
	    height < 0 ? 0 : (uint64_t)height, OTHER_PIXELS);
	*alpha = lib.heif_image_handle_has_alpha_channel(handle);
	check(lib.heif_decode_image(handle, &image, heif_colorspace_RGB,
	    *alpha ? heif_chroma_interleaved_RGBA :
	    heif_chroma_interleaved_RGB, NULL));
	return image;
}

void
decode_heif(void)
{
	const enum heif_channel all = heif_channel_interleaved;
	const unsigned char *rows;
	struct heif_image *image;
	struct canvas *canvas;
	int width, height, y, stride, alpha;
	size_t n;
	unsigned char *bytes = read_whole(&n);

	image = decode(bytes, n, &alpha);
	/* What was decoded counts, not what the header promised. */
	width = lib.heif_image_get_width(image, all);
	height = lib.heif_image_get_height(image, all);
	rows = lib.heif_image_get_plane_readonly(image, all, &stride);
	if (rows == NULL || width <= 0 || height <= 0)
		finish(WORKER_BROKEN);
	check_size((uint64_t)width, (uint64_t)height, OTHER_PIXELS);
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
load_heif(void)
{
}

void
decode_heif(void)
{
	finish(WORKER_UNKNOWN);
}

#endif
