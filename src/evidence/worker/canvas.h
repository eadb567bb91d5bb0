/*
 * Rows of any picture in, one upright picture out: a JPEG at print size, or a
 * raster of a few points for a look at it on the screen.
 */
#ifndef EVIDENCE_WORKER_CANVAS_H
#define EVIDENCE_WORKER_CANVAS_H

struct canvas;

/* Before all else: what follows is for the screen. */
void canvas_for_screen(void);
/* Points of the long side that do for it; decoding more is for nothing. */
unsigned canvas_enough(void);
/* For a picture of this size; the canvas itself is at most PRINT_SIDE, or
 * SCREEN_SIDE. */
struct canvas *canvas_new(unsigned width, unsigned height);
/* The next row of the picture, `width` pixels of 3 bytes. */
void canvas_row(struct canvas *c, const unsigned char *rgb);
/* The same with 4 bytes, laid on white. */
void canvas_row_alpha(struct canvas *c, const unsigned char *rgba);
/* Turned as EXIF orientation 1 to 8 says, as a baseline JPEG without any
 * metadata (for the screen: a PPM), to standard output. Ends the process when
 * that fails. */
void canvas_write(const struct canvas *c, int orientation);
/* The size that a picture gets. */
void canvas_fit(unsigned *width, unsigned *height);

#endif
