/*
 * Counting and measuring the pages of a PDF. What is damaged is not mended:
 * a document with guessed contents is no evidence.
 */
#include "config.h"

#include "evidence/worker/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "evidence/worker/decode.h"
#include "evidence/worker/pdf_private.h"

static void
set(double m[6], double a, double b, double c, double d, double e, double f)
{
	m[0] = a;
	m[1] = b;
	m[2] = c;
	m[3] = d;
	m[4] = e;
	m[5] = f;
}

void
pdf_fit(const struct pdf_box *box, const struct pdf_field *field, double m[6])
{
	double bw = box->x1 - box->x0, bh = box->y1 - box->y0;
	bool across = box->turn == 90 || box->turn == 270;
	double w = across ? bh : bw, h = across ? bw : bh;
	double s = 1, x, y;

	if (w * s > field->w)
		s = field->w / w;
	if (h * s > field->h)
		s = field->h / h;
	x = field->x + (field->w - w * s) / 2;
	y = field->y + (field->h - h * s) / 2;
	switch (box->turn) {
	case 90:
		set(m, 0, -s, s, 0, x - s * box->y0, y + s * box->x1);
		break;
	case 180:
		set(m, -s, 0, 0, -s, x + s * box->x1, y + s * box->y1);
		break;
	case 270:
		set(m, 0, s, -s, 0, x + s * box->y1, y - s * box->x0);
		break;
	default:
		set(m, s, 0, 0, s, x - s * box->x0, y - s * box->y0);
	}
}

#ifdef HAVE_QPDF

qpdf_data
pdf_open(const char *bytes, size_t n)
{
	qpdf_data q = qpdf_init();
	QPDF_ERROR_CODE code;
	enum qpdf_error_code_e why;

	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	qpdf_set_attempt_recovery(q, QPDF_FALSE);
	code = qpdf_read_memory(q, "evidence", bytes, n, NULL);
	if ((code & QPDF_ERRORS) != 0) {
		why = qpdf_get_error_code(q, qpdf_get_error(q));
		finish(why == qpdf_e_password || why == qpdf_e_unsupported ?
		    WORKER_LOCKED : WORKER_BROKEN);
	}
	if (qpdf_is_encrypted(q))
		finish(WORKER_LOCKED);
	return q;
}

/* The part of the page that a viewer shows: of the crop box or else the media
 * box; false when neither is a rectangle of a sensible size. */
static bool
read_box(qpdf_data q, qpdf_oh page, const char *key, struct pdf_box *box)
{
	qpdf_oh list = qpdf_oh_get_key(q, page, key);
	double v[4], swap;
	int i;

	if (!qpdf_oh_is_array(q, list) ||
	    qpdf_oh_get_array_n_items(q, list) != 4)
		return false;
	for (i = 0; i < 4; i++)
		if (!qpdf_oh_get_value_as_number(q,
		    qpdf_oh_get_array_item(q, list, i), &v[i]))
			return false;
	for (i = 0; i < 2; i++)
		if (v[i] > v[i + 2]) {
			swap = v[i];
			v[i] = v[i + 2];
			v[i + 2] = swap;
		}
	*box = (struct pdf_box){ v[0], v[1], v[2], v[3], 0 };
	return v[2] - v[0] > 1 && v[3] - v[1] > 1 &&
	    v[2] - v[0] < PAGE_POINTS && v[3] - v[1] < PAGE_POINTS;
}

bool
pdf_box_of(qpdf_data q, qpdf_oh page, struct pdf_box *box)
{
	qpdf_oh turn = qpdf_oh_get_key(q, page, "/Rotate");
	double degrees = 0;

	if (!read_box(q, page, "/CropBox", box) &&
	    !read_box(q, page, "/MediaBox", box))
		return false;
	(void)qpdf_oh_get_value_as_number(q, turn, &degrees);
	if (degrees > -36000 && degrees < 36000)
		box->turn = ((int)degrees % 360 + 360) % 360 / 90 * 90;
	return true;
}

char *
pdf_map(int fd, size_t *n)
{
	struct stat st;
	void *p;

	if (fstat(fd, &st) != 0 || st.st_size <= 0)
		finish(WORKER_BROKEN);
	if ((uintmax_t)st.st_size > PDF_MAX)
		finish(WORKER_TOO_LARGE);
	*n = (size_t)st.st_size;
	p = mmap(NULL, *n, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		finish(WORKER_TOO_LARGE);
	return p;
}

void
pdf_measure(void)
{
	size_t n;
	const char *bytes = pdf_map(STDIN_FILENO, &n);
	qpdf_data q = pdf_open(bytes, n);
	int pages = qpdf_get_num_pages(q), i;
	struct pdf_box box;
	unsigned char *drawing;
	size_t length;
	qpdf_oh page;
	bool across;

	if (qpdf_has_error(q) || pages < 1)
		finish(WORKER_BROKEN);
	if (pages > PDF_PAGES_MAX)
		finish(WORKER_TOO_LARGE);
	(void)qpdf_push_inherited_attributes_to_page(q);
	for (i = 0; i < pages; i++) {
		page = qpdf_get_page_n(q, (size_t)i);
		if (!pdf_box_of(q, page, &box) ||
		    (qpdf_oh_get_page_content_data(q, page, &drawing,
		    &length) & QPDF_ERRORS) != 0 || qpdf_has_error(q))
			finish(WORKER_BROKEN);
		across = box.turn % 180 != 0;
		if (printf("%d %d\n",
		    (int)(100 * (across ? box.y1 - box.y0 : box.x1 - box.x0)),
		    (int)(100 * (across ? box.x1 - box.x0 :
		    box.y1 - box.y0))) < 0)
			finish(WORKER_OUTPUT);
		free(drawing);
	}
	if (fflush(stdout) != 0)
		finish(WORKER_OUTPUT);
}

#else

void
pdf_measure(void)
{
	finish(WORKER_UNKNOWN);
}

#endif
