/*
 * JPEG: baseline, progressive, grey, CMYK. libjpeg-turbo shrinks while it
 * decodes, by eighths, which costs a fraction of decoding in full. A picture
 * with a fault is refused: half a photo is no evidence.
 */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <jpeglib.h>
#include <jerror.h>
#include <string.h>

#include "evidence/worker/canvas.h"
#include "evidence/worker/decode.h"
#include "evidence/worker/exif.h"

#define SCANS_MAX 200	/* a progressive photo has about ten */
#define MEMORY_MAX (700L << 20)

static void
fatal(j_common_ptr info)
{
	switch (info->err->msg_code) {
	case JERR_OUT_OF_MEMORY:
	case JERR_NO_BACKING_STORE:
	case JERR_IMAGE_TOO_BIG:
	case JERR_WIDTH_OVERFLOW:
		finish(WORKER_TOO_LARGE);
	case JERR_BAD_PRECISION:
	case JERR_SOF_UNSUPPORTED:
	case JERR_CONVERSION_NOTIMPL:
	case JERR_ARITH_NOTIMPL:
		finish(WORKER_UNKNOWN);
	default:
		finish(WORKER_BROKEN);
	}
}

/* A warning means that something was made up: a cut file, lost data. Only
 * what cameras are known to leave behind is let pass. */
static void
warning(j_common_ptr info, int level)
{
	if (level < 0 && info->err->msg_code != JWRN_EXTRANEOUS_DATA &&
	    info->err->msg_code != JWRN_JFIF_MAJOR)
		finish(WORKER_BROKEN);
}

/* Thousands of scans over a large picture would take hours. */
static void
watch_scans(j_common_ptr info)
{
	const struct jpeg_decompress_struct *j = (const void *)info;

	if (j->input_scan_number > SCANS_MAX)
		finish(WORKER_BROKEN);
}

static int
orientation_of(const struct jpeg_decompress_struct *j)
{
	const struct jpeg_marker_struct *m;

	for (m = j->marker_list; m != NULL; m = m->next)
		if (m->marker == JPEG_APP0 + 1 && m->data_length > 6 &&
		    memcmp(m->data, "Exif\0", 6) == 0)
			return exif_orientation(m->data + 6,
			    m->data_length - 6);
	return 1;
}

/* Smallest k/8 whose long side is enough. */
static void
choose_scale(struct jpeg_decompress_struct *j)
{
	unsigned long side = j->image_width > j->image_height ?
	    j->image_width : j->image_height;

	j->scale_denom = 8;
	for (j->scale_num = 1; j->scale_num < 8; j->scale_num++)
		if ((side * j->scale_num + 7) / 8 >= canvas_enough())
			break;
}

/* In place. Adobe's programs store ink inverted and say so by their marker. */
static void
from_cmyk(unsigned char *row, unsigned width, bool inverted)
{
	unsigned char *to = row;
	unsigned x, i, ink, k;

	for (x = 0; x < width; x++, row += 4) {
		k = inverted ? row[3] : 255U - row[3];
		for (i = 0; i < 3; i++) {
			ink = inverted ? row[i] : 255U - row[i];
			*to++ = (unsigned char)((ink * k + 127) / 255);
		}
	}
}

void
decode_jpeg(void)
{
	struct jpeg_decompress_struct j;
	struct jpeg_progress_mgr progress;
	struct jpeg_error_mgr errors;
	struct canvas *canvas;
	unsigned char *row;
	int orientation;
	bool cmyk;

	memset(&progress, 0, sizeof(progress));
	j.err = jpeg_std_error(&errors);
	errors.error_exit = fatal;
	errors.emit_message = warning;
	jpeg_create_decompress(&j);
	progress.progress_monitor = watch_scans;
	j.progress = &progress;
	j.mem->max_memory_to_use = MEMORY_MAX;
	jpeg_stdio_src(&j, stdin);
	jpeg_save_markers(&j, JPEG_APP0 + 1, 0xFFFF);
	(void)jpeg_read_header(&j, TRUE);
	check_size(j.image_width, j.image_height, JPEG_PIXELS);
	orientation = orientation_of(&j);
	choose_scale(&j);
	cmyk = j.jpeg_color_space == JCS_CMYK ||
	    j.jpeg_color_space == JCS_YCCK;
	j.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
	(void)jpeg_start_decompress(&j);
	canvas = canvas_new(j.output_width, j.output_height);
	row = need(j.output_width, 4);
	while (j.output_scanline < j.output_height) {
		(void)jpeg_read_scanlines(&j, &row, 1);
		if (cmyk)
			from_cmyk(row, j.output_width, j.saw_Adobe_marker);
		canvas_row(canvas, row);
	}
	(void)jpeg_finish_decompress(&j);
	canvas_write(canvas, orientation);
}
