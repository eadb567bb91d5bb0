/*
 * The document's shell: pages, outline, title, identity, and the one way out
 * to the disk, through a checked file and a hash.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "report/pdf_private.h"

#define BUFFER 65536
#define MOST INT32_MAX		/* libharu counts bytes in 32 bits */

struct output {
	struct outfile *file;
	struct hash *hash;
	size_t bytes;
	bool too_large;
	size_t n;
	unsigned char buffer[BUFFER];
};

static bool
flush(struct output *o)
{
	outfile_write(o->file, o->buffer, o->n);
	hash_add(o->hash, o->buffer, o->n);
	o->n = 0;
	return !outfile_failed(o->file);
}

static bool
output_write(void *arg, const void *bytes, size_t n)
{
	struct output *o = arg;
	const unsigned char *p = bytes;

	o->bytes += n;
	if (o->bytes > MOST) {
		o->too_large = true;
		return false;
	}
	while (n > 0) {
		size_t part = BUFFER - o->n < n ? BUFFER - o->n : n;

		memcpy(o->buffer + o->n, p, part);
		o->n += part;
		p += part;
		n -= part;
		if (o->n == BUFFER && !flush(o))
			return false;
	}
	return true;
}

static void
outline(struct pdf *p)
{
	struct haru *h = &p->haru;
	HPDF_Dict parents[4] = { NULL };
	const struct layout *l = p->in->layout;
	size_t i;

	for (i = 0; i < l->n_marks; i++) {
		const struct mark *m = &l->marks[i];
		HPDF_Array dest;
		HPDF_Dict o;

		if (m->title == NULL || m->level > 2)
			continue;
		o = haru_outline(h, m->level > 1 ? parents[m->level - 1] :
		    NULL, m->title);
		dest = haru_array(h);
		haru_push(h, dest, p->pages[m->page]);
		haru_push(h, dest, HPDF_Name_New(h->doc->mmgr, "XYZ"));
		haru_push_number(h, dest, 0);
		haru_push_length(h, dest, PAGE_HEIGHT - m->y + PT(8));
		haru_push_number(h, dest, 0);
		haru_add(h, o, "Dest", dest);
		if (o != NULL && m->level > 1)
			(void)HPDF_Outline_SetOpened(o, HPDF_FALSE);
		parents[m->level] = o;
	}
}

/* A reader's box for the page number holds what is printed: "n / N" from 1. */
static void
page_labels(struct haru *h)
{
	HPDF_Dict labels = haru_dict(h), plain = haru_dict(h);
	HPDF_Array numbers = haru_array(h);

	haru_add_name(h, plain, "S", "D");
	haru_push_number(h, numbers, 0);
	haru_push(h, numbers, plain);
	haru_add(h, labels, "Nums", numbers);
	haru_add(h, haru_catalog(h), "PageLabels", labels);
}

static void
describe(struct pdf *p)
{
	struct haru *h = &p->haru;
	const struct document *d = p->in->document;
	HPDF_Dict info, view;
	char creator[64];
	int y = 1970, m = 1, day = 1;

	if (p->in->day != DATE_NONE)
		date_to_ymd(p->in->day, &y, &m, &day);
	info = haru_info(h, y, m, day);
	haru_add_text(h, info, "Title", d->title);
	haru_add_text(h, info, "Subject", d->subject);
	if (d->author[0] != '\0')
		haru_add_text(h, info, "Author", d->author);
	(void)snprintf(creator, sizeof(creator), "anshin %s", p->in->version);
	haru_add_text(h, info, "Creator", creator);
	haru_add_text(h, info, "Producer", "anshin, libharu");
	view = haru_dict(h);
	if (!h->failed)
		(void)HPDF_Dict_AddBoolean(view, "DisplayDocTitle", HPDF_TRUE);
	haru_add(h, haru_catalog(h), "ViewerPreferences", view);
	haru_add(h, haru_catalog(h), "Lang", HPDF_String_New(h->doc->mmgr,
	    d->lang, NULL));
	page_labels(h);
	haru_set_id(h, p->in->id);
}

static int
compose(struct pdf *p, struct error *err)
{
	const struct layout *l = p->in->layout;
	size_t i;

	p->pages = xcalloc(l->n_pages, sizeof(*p->pages));
	for (i = 0; i < l->n_pages; i++)
		p->pages[i] = haru_page(&p->haru);
	for (i = 0; i < l->n_pages && !p->haru.failed; i++)
		pdf_page_draw(p, &l->pages[i], p->pages[i]);
	if (!p->haru.failed && pdf_fonts_finish(p, err) != 0)
		return -1;
	if (!p->haru.failed)
		outline(p);
	if (!p->haru.failed)
		describe(p);
	if (p->haru.failed)
		return haru_error(&p->haru, err);
	return 0;
}

/* Why the way to the disk ended; a full disk is said by outfile_commit. */
static int
save_failed(struct pdf *p, struct output *o, struct error *err)
{
	if (o->too_large)
		return error_set(err, ERR_IO, _("The PDF would be larger than "
		    "2 GB. Attach fewer or smaller photos."));
	if (p->haru.bad_file != NULL)
		return error_set(err, ERR_IO, _("%s changed or vanished while "
		    "the PDF was written. Try again."), p->haru.bad_file);
	return haru_error(&p->haru, err);
}

static int
save(struct pdf *p, struct output *o, const char *path, size_t *bytes,
    struct error *err)
{
	bool failed;

	if (outfile_open(&o->file, path, 0600, err) != 0)
		return -1;
	failed = haru_save(&p->haru, output_write, o) != 0 || !flush(o);
	if (failed && !outfile_failed(o->file)) {
		outfile_abort(o->file);
		return save_failed(p, o, err);
	}
	if (outfile_commit(o->file, err) != 0)
		return -1;
	*bytes = o->bytes;
	return 0;
}

int
pdf_write(const struct pdf_input *in, const char *path, size_t *bytes,
    char sha256[65], struct error *err)
{
	struct pdf p = { .in = in };
	struct output *o;
	int rc = -1;

	if (haru_open(&p.haru, err) != 0)
		return -1;
	o = xcalloc(1, sizeof(*o));
	o->hash = hash_new();
	if (compose(&p, err) == 0)
		rc = save(&p, o, path, bytes, err);
	hash_hex(o->hash, sha256);
	free(o);
	free(p.pages);
	haru_close(&p.haru);
	return rc;
}
