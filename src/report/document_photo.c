/* The pictures, and the pages of documents, each on paper with its proof. */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/i18n.h"
#include "report/block.h"

/* The day in both calendars when it is one; what was typed otherwise. */
static const char *
effective_day(struct build *b, const struct evidence *e)
{
	date_day day = date_parse(e->effective);

	return day != DATE_NONE ? text_day(b->doc, day) :
	    text_keep(b->doc, e->effective);
}

/* Capitals only: a QR holds them in fewer squares. */
static const char *
photo_code(struct build *b, size_t i, const struct evidence *e,
    const struct report_photo *photo)
{
	struct document *d = b->doc;
	const char *page = photo->pages == 0 ? "" : textf(d, " D:%zu/%zu",
	    photo->page, photo->pages);
	char *s = arena_strdup(d->arena, textf(d, "ANSHIN1 C:%s %s%s I:%s "
	    "H:%s", d->code, text_evidence_number(d, i), page, e->items,
	    e->sha256));
	char *p;

	for (p = s; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	return s;
}

static const char *
photo_title(struct build *b, size_t i, const struct evidence *e,
    const struct report_photo *photo)
{
	struct document *d = b->doc;
	const char *number = text_evidence_number(d, i);
	const char *what = e->caption[0] != '\0' ? text_tight(d, e->caption) :
	    e->name;

	return photo->pages == 0 ? textf(d, "%s  %s", number, what) :
	    textf(d, _("%s  %s (page %zu of %zu)"), number, what, photo->page,
	    photo->pages);
}

static struct photo *
photo_block(struct build *b, size_t i, const struct evidence *e,
    const struct report_photo *photo)
{
	struct document *d = b->doc;
	struct photo *p = &block_add(d, BLOCK_PHOTO)->photo;

	p->file = photo;
	p->per_page = 1;
	p->anchor = photo->page > 1 ? NULL : textf(d, "photo/%03zu", i + 1);
	p->code = photo_code(b, i, e, photo);
	p->title = photo_title(b, i, e, photo);
	cell_add(d, &p->lines, STYLE_CAPTION, p->title)->link =
	    text_evidence_anchor(d, i);
	cell_add(d, &p->lines, STYLE_CELL, e->effective[0] == '\0' ?
	    textf(d, _("Items: %s"), text_items(b, e)) :
	    textf(d, _("Items: %s    Date: %s"), text_items(b, e),
	    effective_day(b, e)));
	cell_add(d, &p->lines, STYLE_CELL_SMALL, text_keep(d, e->name));
	cell_add(d, &p->lines, STYLE_CODE, text_hash(d, e->sha256));
	return p;
}

static void
begin_part(struct document *d, const char *anchor, const char *title)
{
	block_page(d);
	block_add(d, BLOCK_ANCHOR)->anchor = anchor;
	cell_add(d, &d->last->text, STYLE_H1, title);
}

void
part_photos(struct build *b)
{
	unsigned per_page = b->in->per_page != 0 ? b->in->per_page :
	    REPORT_PHOTOS, slot = 0;
	size_t n = sheet_evidence_count(b->sheet), i;
	struct evidence e;
	struct photo *p;
	int photo;

	for (i = 0; i < n; i++) {
		sheet_evidence_at(b->sheet, i, &e);
		photo = photo_of(b, e.id);
		if (photo < 0 || b->in->photos[photo].pages > 0)
			continue;
		if (slot == 0)
			begin_part(b->doc, "photos", _("Photos and pictures"));
		p = photo_block(b, i, &e, &b->in->photos[photo]);
		p->per_page = per_page;
		p->slot = slot++ % per_page;
	}
}

void
part_documents(struct build *b)
{
	size_t n = sheet_evidence_count(b->sheet), i, k;
	struct evidence e;
	bool any = false;
	int first;

	for (i = 0; i < n; i++) {
		sheet_evidence_at(b->sheet, i, &e);
		first = photo_of(b, e.id);
		for (k = (size_t)first; first >= 0 && k < b->in->n_photos &&
		    b->in->photos[k].pages > 0 && strcmp(
		    b->in->photos[k].evidence, e.id) == 0; k++) {
			if (!any)
				begin_part(b->doc, "documents",
				    _("Pages of documents"));
			any = true;
			(void)photo_block(b, i, &e, &b->in->photos[k]);
		}
	}
}
