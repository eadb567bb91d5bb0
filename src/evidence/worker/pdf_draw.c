/*
 * A page of evidence as a drawing inside one of our pages: its contents as one
 * form, and over it what stamps, seals and filled-in fields look like. Links,
 * scripts and forms themselves do not come along.
 */
#include "config.h"

#include "evidence/worker/pdf_private.h"

#ifdef HAVE_QPDF

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evidence/worker/decode.h"

#define HIDDEN 0x22		/* flags of an annotation: hidden, no view */

struct drawing {
	qpdf_data to, from;
	qpdf_oh forms;		/* of the page that is drawn on */
	char *text;
	size_t n, cap;
	int count;
};

static void
say(struct drawing *d, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
say(struct drawing *d, const char *fmt, ...)
{
	char part[512];
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(part, sizeof(part), fmt, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof(part))
		finish(WORKER_BROKEN);
	while (d->n + (size_t)n + 1 > d->cap) {
		d->cap = d->cap * 2 + 4096;
		d->text = realloc(d->text, d->cap);
		if (d->text == NULL)
			finish(WORKER_TOO_LARGE);
	}
	memcpy(d->text + d->n, part, (size_t)n + 1);
	d->n += (size_t)n;
}

static void
say_matrix(struct drawing *d, const double m[6])
{
	say(d, "%.5f %.5f %.5f %.5f %.4f %.4f cm\n", m[0], m[1], m[2], m[3],
	    m[4], m[5]);
}

/* Names the form on the page and draws it. */
static void
say_form(struct drawing *d, qpdf_oh form)
{
	char name[24];

	snprintf(name, sizeof(name), "/Evidence%d", d->count++);
	qpdf_oh_replace_key(d->to, d->forms, name, form);
	say(d, "%s Do\n", name);
}

static qpdf_oh
copied(const struct drawing *d, qpdf_oh what)
{
	return qpdf_oh_copy_foreign_object(d->to, d->from,
	    qpdf_make_indirect_object(d->from, what));
}

/* The page's contents as a form. */
static qpdf_oh
page_form(struct drawing *d, qpdf_oh page, const struct pdf_box *box)
{
	unsigned char *drawing;
	char numbers[160];
	size_t n;
	qpdf_oh form, dict, resources, group;

	if ((qpdf_oh_get_page_content_data(d->from, page, &drawing, &n) &
	    QPDF_ERRORS) != 0)
		finish(WORKER_BROKEN);
	form = qpdf_oh_new_stream(d->to);
	qpdf_oh_replace_stream_data(d->to, form, drawing, n,
	    qpdf_oh_new_null(d->to), qpdf_oh_new_null(d->to));
	free(drawing);
	dict = qpdf_oh_get_dict(d->to, form);
	qpdf_oh_replace_key(d->to, dict, "/Type",
	    qpdf_oh_new_name(d->to, "/XObject"));
	qpdf_oh_replace_key(d->to, dict, "/Subtype",
	    qpdf_oh_new_name(d->to, "/Form"));
	snprintf(numbers, sizeof(numbers), "[ %.3f %.3f %.3f %.3f ]", box->x0,
	    box->y0, box->x1, box->y1);
	qpdf_oh_replace_key(d->to, dict, "/BBox",
	    qpdf_oh_parse(d->to, numbers));
	resources = qpdf_oh_get_key(d->from, page, "/Resources");
	if (qpdf_oh_is_dictionary(d->from, resources))
		qpdf_oh_replace_key(d->to, dict, "/Resources",
		    copied(d, resources));
	group = qpdf_oh_get_key(d->from, page, "/Group");
	if (qpdf_oh_is_dictionary(d->from, group))
		qpdf_oh_replace_key(d->to, dict, "/Group", copied(d, group));
	return form;
}

static bool
numbers_of(qpdf_data q, qpdf_oh list, int n, double *v)
{
	int i;

	if (!qpdf_oh_is_array(q, list) ||
	    qpdf_oh_get_array_n_items(q, list) != n)
		return false;
	for (i = 0; i < n; i++)
		if (!qpdf_oh_get_value_as_number(q,
		    qpdf_oh_get_array_item(q, list, i), &v[i]))
			return false;
	return true;
}

/* What the annotation looks like now, or false. */
static bool
appearance(qpdf_data q, qpdf_oh note, qpdf_oh *look)
{
	qpdf_oh kind = qpdf_oh_get_key(q, note, "/Subtype");
	qpdf_oh all = qpdf_oh_get_key(q, note, "/AP");
	qpdf_oh state = qpdf_oh_get_key(q, note, "/AS");
	double flags = 0;

	if (qpdf_oh_is_name(q, kind) && (strcmp(qpdf_oh_get_name(q, kind),
	    "/Link") == 0 || strcmp(qpdf_oh_get_name(q, kind), "/Popup") == 0))
		return false;
	(void)qpdf_oh_get_value_as_number(q,
	    qpdf_oh_get_key(q, note, "/F"), &flags);
	if (flags < 0 || flags > 65535 || ((int)flags & HIDDEN) != 0 ||
	    !qpdf_oh_is_dictionary(q, all))
		return false;
	*look = qpdf_oh_get_key(q, all, "/N");
	if (qpdf_oh_is_dictionary(q, *look) && qpdf_oh_is_name(q, state))
		*look = qpdf_oh_get_key(q, *look, qpdf_oh_get_name(q, state));
	return qpdf_oh_is_stream(q, *look);
}

/* The rectangle that the form's box covers once its matrix has turned it. */
static void
covered(const double b[4], const double m[6], double out[4])
{
	double x, y;
	int i;

	out[0] = out[1] = 1e9;
	out[2] = out[3] = -1e9;
	for (i = 0; i < 4; i++) {
		x = m[0] * b[i & 1 ? 2 : 0] + m[2] * b[i & 2 ? 3 : 1] + m[4];
		y = m[1] * b[i & 1 ? 2 : 0] + m[3] * b[i & 2 ? 3 : 1] + m[5];
		out[0] = x < out[0] ? x : out[0];
		out[1] = y < out[1] ? y : out[1];
		out[2] = x > out[2] ? x : out[2];
		out[3] = y > out[3] ? y : out[3];
	}
}

/* ISO 32000-1, 12.5.5: the box is stretched to the annotation's rectangle. */
static void
draw_note(struct drawing *d, qpdf_oh note)
{
	double rect[4], box[4], own[6] = { 1, 0, 0, 1, 0, 0 }, c[4], m[6];
	qpdf_oh look, dict;
	double sx, sy;

	if (!qpdf_oh_is_dictionary(d->from, note) ||
	    !appearance(d->from, note, &look))
		return;
	dict = qpdf_oh_get_dict(d->from, look);
	if (!numbers_of(d->from, qpdf_oh_get_key(d->from, note, "/Rect"), 4,
	    rect) || !numbers_of(d->from, qpdf_oh_get_key(d->from, dict,
	    "/BBox"), 4, box))
		return;
	(void)numbers_of(d->from, qpdf_oh_get_key(d->from, dict, "/Matrix"),
	    6, own);
	covered(box, own, c);
	if (c[2] - c[0] < 1e-6 || c[3] - c[1] < 1e-6)
		return;
	sx = (rect[2] - rect[0]) / (c[2] - c[0]);
	sy = (rect[3] - rect[1]) / (c[3] - c[1]);
	m[0] = sx;
	m[1] = m[2] = 0;
	m[3] = sy;
	m[4] = rect[0] - sx * c[0];
	m[5] = rect[1] - sy * c[1];
	say(d, "q ");
	say_matrix(d, m);
	say_form(d, copied(d, look));
	say(d, "Q\n");
}

/* Behind what the page of ours shows already. */
static void
add_to_page(struct drawing *d, qpdf_oh page)
{
	unsigned char *before;
	char *all;
	size_t n;
	qpdf_oh stream;

	if ((qpdf_oh_get_page_content_data(d->to, page, &before, &n) &
	    QPDF_ERRORS) != 0)
		finish(WORKER_BROKEN);
	all = need(n + d->n + 1, 1);
	if (n > 0)		/* without contents `before` is NULL */
		memcpy(all, before, n);
	all[n] = '\n';
	memcpy(all + n + 1, d->text, d->n);
	free(before);
	stream = qpdf_oh_new_stream(d->to);
	qpdf_oh_replace_stream_data(d->to, stream, (unsigned char *)all,
	    n + 1 + d->n, qpdf_oh_new_null(d->to), qpdf_oh_new_null(d->to));
	free(all);
	qpdf_oh_replace_key(d->to, page, "/Contents", stream);
}

void
pdf_draw(qpdf_data to, size_t on, const struct pdf_field *field,
    qpdf_data from, size_t page)
{
	struct drawing d = { .to = to, .from = from };
	qpdf_oh source, target, resources, notes;
	struct pdf_box box;
	double m[6];
	int i, n;

	source = qpdf_get_page_n(from, page);
	target = qpdf_get_page_n(to, on);
	if (!pdf_box_of(from, source, &box))
		finish(WORKER_BROKEN);
	resources = qpdf_oh_get_key(to, target, "/Resources");
	d.forms = qpdf_oh_get_key(to, resources, "/XObject");
	if (!qpdf_oh_is_dictionary(to, d.forms)) {
		d.forms = qpdf_oh_new_dictionary(to);
		qpdf_oh_replace_key(to, resources, "/XObject", d.forms);
	}
	pdf_fit(&box, field, m);
	say(&d, "q ");
	say_matrix(&d, m);
	say_form(&d, page_form(&d, source, &box));
	notes = qpdf_oh_get_key(from, source, "/Annots");
	n = qpdf_oh_is_array(from, notes) ?
	    qpdf_oh_get_array_n_items(from, notes) : 0;
	for (i = 0; i < n; i++)
		draw_note(&d, qpdf_oh_get_array_item(from, notes, i));
	say(&d, "Q\n");
	add_to_page(&d, target);
	free(d.text);
}

#endif
