/*
 * Shrinking a raster to points (each the mean of what it covers) and points
 * to what a terminal has: 240 colours that are the same everywhere, or signs
 * of growing density. For signs the contrast is stretched to the whole range,
 * or an evenly lit room would be one grey.
 */
#include "config.h"

#include "ui/widget/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static const char signs[] = " .:-=+*#%@";

enum { SHADES = sizeof(signs) - 1 };

void
picture_fit(const struct picture *p, int cols, int rows, int *w, int *h)
{
	const int pw = (int)p->w, ph = (int)p->h;

	*w = *h = 0;
	if (pw <= 0 || ph <= 0 || cols <= 0 || rows <= 0)
		return;
	if (cols > pw)
		cols = pw;
	if (rows > (ph + 1) / 2)
		rows = (ph + 1) / 2;
	/* A row of cells is two rows of points. */
	*w = cols;
	*h = (cols * ph + pw) / (2 * pw);
	if (*h > rows) {
		*h = rows;
		*w = (2 * rows * pw + ph / 2) / ph;
	}
	*w = *w > cols ? cols : *w > 0 ? *w : 1;
	*h = *h > 0 ? *h : 1;
}

/* The mean of the points [x0, x1) x [y0, y1). */
static void
mean(const struct picture *p, unsigned x0, unsigned x1, unsigned y0,
    unsigned y1, unsigned char out[3])
{
	unsigned sum[3] = { 0, 0, 0 }, n = (x1 - x0) * (y1 - y0), x, y, i;
	const unsigned char *at;

	for (y = y0; y < y1; y++)
		for (x = x0; x < x1; x++) {
			at = p->rgb + ((size_t)y * p->w + x) * 3;
			for (i = 0; i < 3; i++)
				sum[i] += at[i];
		}
	for (i = 0; i < 3; i++)
		out[i] = (unsigned char)((sum[i] + n / 2) / n);
}

/* w * h points of 3 bytes. Free them. */
static unsigned char *
shrink(const struct picture *p, unsigned w, unsigned h)
{
	unsigned char *points = xmalloc((size_t)w * h * 3), *to = points;
	unsigned x, y, x0, x1, y0, y1;

	for (y = 0; y < h; y++) {
		y0 = y * p->h / h;
		y1 = (y + 1) * p->h / h;
		y1 = y1 > y0 ? y1 : y0 + 1;
		for (x = 0; x < w; x++, to += 3) {
			x0 = x * p->w / w;
			x1 = (x + 1) * p->w / w;
			x1 = x1 > x0 ? x1 : x0 + 1;
			mean(p, x0, x1, y0, y1, to);
		}
	}
	return points;
}

static int
distance(const unsigned char a[3], int r, int g, int b)
{
	const int dr = a[0] - r, dg = a[1] - g, db = a[2] - b;

	return dr * dr + dg * dg + db * db;
}

/* The step of the 6 x 6 x 6 colours that is nearest to a value. */
static int
step(int value)
{
	return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
}

static int
level(int step)
{
	return step == 0 ? 0 : 55 + 40 * step;
}

unsigned char
picture_colour(const unsigned char rgb[3])
{
	const int r = step(rgb[0]), g = step(rgb[1]), b = step(rgb[2]);
	int grey = ((rgb[0] + rgb[1] + rgb[2]) / 3 - 3) / 10, value;

	grey = grey < 0 ? 0 : grey > 23 ? 23 : grey;
	value = 8 + 10 * grey;
	if (distance(rgb, value, value, value) <
	    distance(rgb, level(r), level(g), level(b)))
		return (unsigned char)(232 + grey);
	return (unsigned char)(16 + 36 * r + 6 * g + b);
}

static int
brightness(const unsigned char rgb[3])
{
	return (rgb[0] * 299 + rgb[1] * 587 + rgb[2] * 114 + 500) / 1000;
}

static void
shade(const unsigned char *points, int n, bool bright,
    struct picture_cell *out)
{
	int i, value, low = 255, high = 0, at;

	for (i = 0; i < n; i++) {
		value = brightness(points + (size_t)i * 3);
		low = value < low ? value : low;
		high = value > high ? value : high;
	}
	for (i = 0; i < n; i++) {
		value = brightness(points + (size_t)i * 3);
		/* A picture of one tone keeps it. */
		at = high - low < 16 ? value * SHADES / 256 :
		    (value - low) * SHADES / (high - low + 1);
		at = bright ? at : SHADES - 1 - at;
		out[i] = (struct picture_cell){ (unsigned char)signs[at],
			(unsigned char)signs[at] };
	}
}

void
picture_cells(const struct picture *p, enum picture_mode mode, bool bright,
    int w, int h, struct picture_cell *out)
{
	const bool halves = mode == PICTURE_HALVES;
	unsigned char *points = shrink(p, (unsigned)w,
	    (unsigned)(halves ? 2 * h : h));
	const unsigned char *upper, *lower;
	int x, y;

	if (mode == PICTURE_SHADES) {
		shade(points, w * h, bright, out);
		free(points);
		return;
	}
	for (y = 0; y < h; y++)
		for (x = 0; x < w; x++, out++) {
			upper = points + ((size_t)(halves ? 2 * y : y) *
			    (size_t)w + (size_t)x) * 3;
			lower = halves ? upper + (size_t)w * 3 : upper;
			out->upper = picture_colour(upper);
			out->lower = picture_colour(lower);
		}
	free(points);
}
