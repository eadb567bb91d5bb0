/*
 * A photo in cells: it keeps its shape, each cell shows what lies under it,
 * colours are the nearest there are, signs grow with the light (or with the
 * ink), and no size of picture or room leads out of bounds.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "ui/widget/picture.h"

enum { RED = 196, GREEN = 46, BLUE = 21, WHITE = 231, BLACK = 16 };

/* Red | green over blue | white. Free rgb. */
static struct picture
scene(unsigned w, unsigned h)
{
	static const unsigned char colours[4][3] = { { 255, 0, 0 },
		{ 0, 255, 0 }, { 0, 0, 255 }, { 255, 255, 255 } };
	unsigned char *rgb = xmalloc((size_t)w * h * 3);
	unsigned x, y;

	for (y = 0; y < h; y++)
		for (x = 0; x < w; x++)
			memcpy(rgb + ((size_t)y * w + x) * 3,
			    colours[(x >= w / 2) + 2 * (y >= h / 2)], 3);
	return (struct picture){ w, h, rgb, 1 };
}

static void
drop(struct picture *p)
{
	union { const unsigned char *ro; unsigned char *rw; } u = { p->rgb };

	free(u.rw);
}

static void
check_fit(unsigned pw, unsigned ph, int cols, int rows, int w, int h)
{
	const struct picture p = { pw, ph, NULL, 1 };
	int got_w, got_h;

	picture_fit(&p, cols, rows, &got_w, &got_h);
	assert_int_equal(got_w, w);
	assert_int_equal(got_h, h);
}

static void
keeps_its_shape(void **state)
{
	(void)state;
	check_fit(192, 144, 26, 14, 26, 10);	/* 26 x 20 points */
	check_fit(144, 192, 26, 14, 21, 14);	/* upright: the height bounds */
	check_fit(192, 144, 76, 17, 45, 17);
	check_fit(192, 1, 26, 14, 26, 1);
	check_fit(1, 192, 26, 14, 1, 14);
	check_fit(8, 8, 26, 14, 8, 4);		/* no larger than it is */
	check_fit(192, 144, 0, 14, 0, 0);
	check_fit(0, 0, 26, 14, 0, 0);
}

static void
halves_show_two_points(void **state)
{
	struct picture p = scene(80, 48);
	struct picture_cell c[4];

	(void)state;
	picture_cells(&p, PICTURE_HALVES, true, 2, 1, c);
	assert_int_equal(c[0].upper, RED);
	assert_int_equal(c[0].lower, BLUE);
	assert_int_equal(c[1].upper, GREEN);
	assert_int_equal(c[1].lower, WHITE);
	picture_cells(&p, PICTURE_CELLS, true, 2, 2, c);
	assert_int_equal(c[0].upper, RED);
	assert_int_equal(c[1].upper, GREEN);
	assert_int_equal(c[2].upper, BLUE);
	assert_int_equal(c[3].upper, WHITE);
	drop(&p);
}

static void
cells_are_means(void **state)
{
	static const unsigned char rgb[12] = { 0, 0, 0, 255, 255, 255,
		255, 255, 255, 0, 0, 0 };
	const struct picture p = { 2, 2, rgb, 1 };
	struct picture_cell c;

	(void)state;
	picture_cells(&p, PICTURE_CELLS, true, 1, 1, &c);
	assert_int_equal(c.upper, 244);		/* grey 128 */
}

static void
signs_grow_with_light_or_ink(void **state)
{
	static const unsigned char rgb[9] = { 10, 10, 10, 128, 128, 128,
		250, 250, 250 };
	static const unsigned char even[6] = { 200, 200, 200, 203, 203, 203 };
	const struct picture p = { 3, 1, rgb, 1 }, flat = { 2, 1, even, 1 };
	struct picture_cell c[3];

	(void)state;
	picture_cells(&p, PICTURE_SHADES, true, 3, 1, c);
	assert_int_equal(c[0].upper, ' ');
	assert_int_equal(c[1].upper, '=');
	assert_int_equal(c[2].upper, '@');
	picture_cells(&p, PICTURE_SHADES, false, 3, 1, c);
	assert_int_equal(c[0].upper, '@');
	assert_int_equal(c[2].upper, ' ');
	/* A grey wall is no chessboard. */
	picture_cells(&flat, PICTURE_SHADES, true, 2, 1, c);
	assert_int_equal(c[0].upper, c[1].upper);
}

static int
far(int a, int b)
{
	return (a - b) * (a - b);
}

static int
error_of(int colour, const unsigned char rgb[3])
{
	static const int levels[6] = { 0, 95, 135, 175, 215, 255 };
	int grey = 8 + 10 * (colour - 232), n = colour - 16;

	if (colour >= 232)
		return far(rgb[0], grey) + far(rgb[1], grey) +
		    far(rgb[2], grey);
	return far(rgb[0], levels[n / 36]) + far(rgb[1], levels[n / 6 % 6]) +
	    far(rgb[2], levels[n % 6]);
}

/* Against all 240, for colours from everywhere. */
static void
colour_is_the_nearest(void **state)
{
	unsigned char rgb[3];
	unsigned seed = 1, i;
	int colour, best, c;

	(void)state;
	for (i = 0; i < 5000; i++) {
		seed = seed * 1103515245u + 12345u;
		rgb[0] = (unsigned char)(seed >> 8);
		rgb[1] = (unsigned char)(seed >> 16);
		rgb[2] = (unsigned char)(seed >> 24);
		if (i % 3 == 0)
			rgb[1] = rgb[2] = rgb[0];
		colour = picture_colour(rgb);
		assert_in_range(colour, 16, 255);
		for (best = 16, c = 17; c < 256; c++)
			if (error_of(c, rgb) < error_of(best, rgb))
				best = c;
		assert_int_equal(error_of(colour, rgb), error_of(best, rgb));
	}
}

/* Every cell is filled and no more: for valgrind and the sanitizers. */
static void
any_size_in_any_room(void **state)
{
	static const unsigned sizes[] = { 1, 2, 3, 7, 48, 191, 192 };
	const size_t n = sizeof(sizes) / sizeof(sizes[0]);
	struct picture_cell *cells;
	struct picture p;
	int cols, rows, w, h;
	size_t i;

	(void)state;
	for (i = 0; i < n * n; i++) {
		p = scene(sizes[i / n], sizes[i % n]);
		for (cols = 1; cols < 60; cols += 13)
			for (rows = 1; rows < 40; rows += 11) {
				picture_fit(&p, cols, rows, &w, &h);
				assert_in_range(w, 1, cols);
				assert_in_range(h, 1, rows);
				cells = xcalloc((size_t)w * (size_t)h,
				    sizeof(*cells));
				picture_cells(&p, PICTURE_HALVES, true, w, h,
				    cells);
				assert_true(cells[w * h - 1].upper >= BLACK);
				free(cells);
			}
		drop(&p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_its_shape),
		cmocka_unit_test(halves_show_two_points),
		cmocka_unit_test(cells_are_means),
		cmocka_unit_test(signs_grow_with_light_or_ink),
		cmocka_unit_test(colour_is_the_nearest),
		cmocka_unit_test(any_size_in_any_room),
	};

	return cmocka_run_group_tests_name("picture", tests, NULL, NULL);
}
