/* Drawing of the file browser: where one is, the filter, the entries. */
#include "config.h"

#include "ui/screen/browse.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/width.h"
#include "ui/screen/preview.h"
#include "ui/screen/words.h"

enum { SLOT_FIELD, SLOT_LIST, SLOT_PHOTO, SLOT_LARGE };
enum { LABEL = 11, SIZE = 10, WHEN = 16, DAY = 10 };

struct row_arg {
	const struct browse_state *st;
	const struct model *m;
	bool time;			/* there is room for more than the day */
};

static void
entry_row(void *arg, size_t i, struct str *out, enum style *st)
{
	const struct row_arg *a = arg;
	const struct model_entry *e = &a->m->folder->entries[a->st->shown[i]];
	char when[32];

	*st = e->is_dir ? STYLE_LINK : e->is_other ? STYLE_DIM : STYLE_PLAIN;
	(void)str_addf(out, "%s%s\t", e->name, e->is_dir ? "/" : "");
	if (e->is_dir)
		(void)str_add(out, _("folder"));
	else if (e->is_other)
		(void)str_add(out, _("no file"));
	else
		words_size(out, e->size);
	date_format_local(e->mtime_ms, true, when, sizeof(when));
	if (!a->time)
		when[DAY] = '\0';
	(void)str_addf(out, "\t%s", when);
}

/* The end of a long path says more than its beginning. */
static void
view_path(struct page *p, struct rect r, const char *path)
{
	char *shown = width_cut_path(path, (size_t)(r.w - LABEL));

	page_line(p, (struct rect){ r.y, r.x, 1, LABEL }, STYLE_DIM,
	    _("Folder"));
	page_line(p, (struct rect){ r.y, r.x + LABEL, 1, r.w - LABEL },
	    STYLE_TITLE, shown);
	free(shown);
}

static void
view_places(const struct browse_state *st, const struct model_folder *f,
    struct page *p, struct rect r)
{
	struct str text;
	size_t i;

	str_init(&text, 8000);
	for (i = 0; i < f->n_places; i++) {
		const char *slash = strrchr(f->places[i], '/');

		(void)str_addf(&text, "%s%s", i > 0 ? "  " : "", slash !=
		    NULL && slash[1] != '\0' ? slash + 1 : f->places[i]);
	}
	page_line(p, (struct rect){ r.y, r.x, 1, LABEL }, STYLE_DIM,
	    _("Places"));
	page_linef(p, (struct rect){ r.y, r.x + LABEL, 1, r.w - LABEL },
	    STYLE_PLAIN, _("F2: %s"), text.ptr);
	str_clear(&text);
	(void)st;
}

static void
view_count(const struct browse_state *st, const struct model_folder *f,
    struct page *p, struct rect r)
{
	if (st->n_shown < f->n)
		page_linef(p, r, STYLE_DIM, ngettext("%zu of %zu entry; Esc "
		    "shows all", "%zu of %zu entries; Esc shows all",
		    f->n), st->n_shown, f->n);
	else
		page_linef(p, r, STYLE_DIM, ngettext("%zu entry",
		    "%zu entries", f->n), f->n);
}

static void
view_none(const struct browse_state *st, const struct model_folder *f,
    struct page *p, struct rect r)
{
	if (browse_is_path(st))
		(void)page_text(p, r, STYLE_PLAIN, _("Tab completes the path; "
		    "Enter attaches this file or opens this folder."), 0);
	else if (f->n == 0)
		(void)page_text(p, r, STYLE_PLAIN, _("This folder is empty. "
		    "Left goes to the folder above, F2 to other places."), 0);
	else
		(void)page_text(p, r, STYLE_PLAIN, _("No name here holds what "
		    "was typed. Esc shows all again."), 0);
}

/* Beside the list, the photo in focus; the list gets what is left. */
static void
view_photo(const struct browse_state *st, const struct model *m,
    struct page *p, struct rect *r)
{
	struct rect at = *r;

	at.w = page_wide(p) ? r->w * 2 / 5 : r->w / 3;
	at.x = r->x + r->w - at.w;
	r->w -= at.w + 1;
	at.h -= 2;
	preview_view(p, SLOT_PHOTO, at, m, browse_photo(st, m));
	if (browse_photo(st, m)[0] != '\0')
		page_line(p, (struct rect){ at.y + at.h + 1, at.x, 1, at.w },
		    STYLE_DIM, _("F3: larger"));
}

static void
view_entries(const struct browse_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	struct row_arg arg = { st, m, true };
	int cols[] = { 0, SIZE, WHEN, 0 };
	struct list_source src = { entry_row, &arg, cols };

	if (st->has_photos)
		view_photo(st, m, p, &r);
	arg.time = r.w >= 70;
	cols[2] = arg.time ? WHEN : DAY;
	cols[0] = r.w - cols[1] - cols[2] - 5;
	page_list(p, SLOT_LIST, r, &st->list, &src, false);
}

static void
view_large(const struct browse_state *st, const struct model *m,
    struct page *p)
{
	const struct model_entry *e = browse_focused(st, m);

	preview_view_large(p, SLOT_LARGE, m, browse_photo(st, m),
	    e != NULL ? e->name : "");
}

void
browse_view(const struct screen *s, const struct model *m, struct page *p)
{
	const struct browse_state *st = s->state;
	const struct model_folder *f = m->folder;
	struct rect body = page_body(p), r = { body.y, body.x, 1, body.w };

	if (f == NULL)
		return;
	view_path(p, r, f->raw);
	r.y++;
	view_places(st, f, p, r);
	r.y++;
	page_line(p, (struct rect){ r.y, r.x, 1, LABEL }, STYLE_DIM,
	    _("Filter"));
	page_field(p, SLOT_FIELD, (struct rect){ r.y, r.x + LABEL, 1,
	    r.w - LABEL }, &st->field,
	    _("part of a name, or a path from / or ~ on"), true);
	r.y++;
	view_count(st, f, p, r);
	r.y++;
	r.h = body.h - 4;
	if (st->n_shown == 0)
		view_none(st, f, p, r);
	else
		view_entries(st, m, p, r);
	if (st->choosing)
		browse_places_view(st, m, p);
	if (st->large)
		view_large(st, m, p);
}
