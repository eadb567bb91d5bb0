/* The three steps joined: blocks, pages, PDF. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "catalog/load.h"
#include "report/document.h"
#include "report/font.h"
#include "report/jpeg.h"
#include "report/layout.h"
#include "report/pdf.h"

#define DUMP_MAX ((size_t)64 << 20)

void
report_dump(const struct report_input *in, struct str *out)
{
	struct document *d = document_new(in);

	document_dump(d, out);
	document_free(d);
}

/* The PDF's identity comes from what it says, so that it is the same twice. */
static void
identity(const struct document *d, const char *version, uint8_t id[16])
{
	struct hash *h = hash_new();
	unsigned char digest[32];
	struct str text;

	str_init(&text, DUMP_MAX);
	str_addf(&text, "anshin %s\n", version);
	document_dump(d, &text);
	hash_add(h, text.ptr, text.len);
	hash_raw(h, digest);
	str_clear(&text);
	memcpy(id, digest, 16);
}

/* A copy in which photos that cannot be read any more say so. */
static struct report_photo *
photos_checked(const struct report_input *in)
{
	struct report_photo *list = xcalloc(in->n_photos + 1, sizeof(*list));
	struct jpeg j;
	size_t i;

	for (i = 0; i < in->n_photos; i++) {
		list[i] = in->photos[i];
		if (list[i].jpeg == NULL || jpeg_look(&j, list[i].jpeg))
			continue;
		list[i].jpeg = NULL;
		list[i].fault = _("The prepared picture cannot be read.");
	}
	return list;
}

/* The fields that layout has kept free for pages of PDFs. */
static void
collect_places(struct report_result *out, const struct layout *l,
    const struct report_photo *copies, const struct report_photo *photos)
{
	const struct op *op;
	size_t i, j;

	for (i = 0; i < l->n_pages; i++) {
		for (j = 0; j < l->pages[i].n; j++) {
			op = &l->pages[i].ops[j];
			if (op->kind != OP_PLACE)
				continue;
			out->places = xreallocarray(out->places,
			    out->n_places + 1, sizeof(*out->places));
			out->places[out->n_places++] = (struct report_place){
				i, op->x, op->y, op->w, op->h,
				photos + (op->image - copies) };
		}
	}
}

static void
collect_sheets(struct report_result *out, const struct layout *l,
    const struct catalog *c)
{
	const size_t prefix = strlen("item/");
	struct report_page *to;
	const struct page *page;
	size_t i, k;

	for (i = 0; i < l->n_pages; i++) {
		page = &l->pages[i];
		if (page->code == NULL)
			continue;
		out->sheets = xreallocarray(out->sheets, out->n_sheets + 1,
		    sizeof(*out->sheets));
		to = &out->sheets[out->n_sheets++];
		memset(to, 0, sizeof(*to));
		(void)snprintf(to->code, sizeof(to->code), "%s", page->code);
		to->rows = xcalloc(page->n_rows, sizeof(*to->rows));
		for (k = 0; k < page->n_rows; k++)
			to->rows[to->n++] = catalog_item(c, page->rows[k] +
			    prefix);
	}
}

void
report_result_clear(struct report_result *r)
{
	size_t i;

	for (i = 0; i < r->n_sheets; i++)
		free(r->sheets[i].rows);
	free(r->sheets);
	r->sheets = NULL;
	r->n_sheets = 0;
	str_clear(&r->missing);
	free(r->places);
	r->places = NULL;
	r->n_places = 0;
}

int
report_write(const struct report_input *in, const char *path,
    struct report_result *out, struct error *err)
{
	struct pdf_input pdf = { .day = in->day, .version = in->version };
	struct report_input input = *in;
	struct report_photo *photos;
	struct document *d;
	struct metrics m = { fonts_advance, NULL };
	struct layout l;
	struct fonts *fonts;
	int rc;

	if (fonts_open(&fonts, err) != 0)
		return -1;
	m.arg = fonts;
	photos = photos_checked(in);
	input.photos = photos;
	d = document_new(&input);
	layout_make(&l, d, &m);
	pdf.document = d;
	pdf.layout = &l;
	pdf.fonts = fonts;
	identity(d, in->version, pdf.id);
	rc = pdf_write(&pdf, path, &out->bytes, out->sha256, err);
	if (rc == 0) {
		out->pages = l.n_pages;
		str_init(&out->missing, 16384);
		str_add(&out->missing, fonts_missing(fonts)->ptr);
		out->places = NULL;
		out->n_places = 0;
		collect_places(out, &l, photos, in->photos);
		out->sheets = NULL;
		out->n_sheets = 0;
		collect_sheets(out, &l, in->catalog);
	}
	layout_clear(&l);
	document_free(d);
	fonts_close(fonts);
	free(photos);
	return rc;
}
