/* Drawing of the evidence screen: the list, and all about the marked file. */
#include "config.h"

#include "ui/screen/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/width.h"
#include "ui/screen/preview.h"
#include "ui/screen/words.h"

enum { SLOT_LIST, SLOT_FIELD, SLOT_CHOICES, SLOT_PHOTO, SLOT_LARGE,
	SLOT_ASKED };
enum { LABEL = 14, DETAIL_LINES = 10, PHOTO = 26, LEFT = 78 };

static void
file_row(void *arg, size_t i, struct str *out, enum style *st)
{
	const struct files_row *a = arg;
	size_t index = files_at(a->st, a->m, i);
	enum file_state state = files_state_of(a->m, index);
	struct evidence e;

	sheet_evidence_at(a->m->sheet, index, &e);
	(void)str_addf(out, "%s\t%s\t%s\t", state == FILE_SAME &&
	    evidence_unseen(&e) ? _("look at it (v)") :
	    words_file_state(state), e.name, words_file_kind(e.kind));
	words_size(out, strtoll(e.size, NULL, 10));
	(void)str_addf(out, "\t%s", e.items);
	*st = state == FILE_SAME && evidence_unseen(&e) ? STYLE_WARN :
	    words_file_style(state);
}

static const int *
columns(int w)
{
	static const int narrow[] = { 14, 25, 13, 7, 0 };
	static const int wide[] = { 14, 50, 16, 8, 0 };

	return w >= 100 ? wide : narrow;
}

static void
view_heads(struct page *p, struct rect r, const int *cols)
{
	const char *const heads[] = { _("State"), _("Name"), _("Kind"),
		_("Size"), _("Items") };
	int i, x = r.x + 2;

	for (i = 0; i < 5; i++) {
		int w = cols[i] > 0 ? cols[i] : r.x + r.w - x;

		page_line(p, (struct rect){ r.y, x, 1, w }, STYLE_DIM,
		    heads[i]);
		x += w + 1;
	}
}

/* "label  text" at r, over up to `lines` lines; moves r below it. */
static void
fact(struct page *p, struct rect *r, enum style st, const char *label,
    const char *text, int lines)
{
	struct rect at = { r->y, r->x + LABEL, 1, r->w - LABEL };
	size_t need;

	if (r->h <= 0)
		return;
	page_line(p, (struct rect){ r->y, r->x, 1, LABEL - 1 }, STYLE_DIM,
	    label);
	at.h = lines < r->h ? lines : r->h;
	need = page_text(p, at, st, text, 0);
	if (need < 1)
		need = 1;
	at.h = need < (size_t)at.h ? (int)need : at.h;
	r->y += at.h;
	r->h -= at.h;
}

static void
view_field(const struct files_state *st, struct page *p, struct rect *r,
    const char *label, const char *hint)
{
	page_line(p, (struct rect){ r->y, r->x, 1, LABEL - 1 }, STYLE_KEY,
	    label);
	page_field(p, SLOT_FIELD, (struct rect){ r->y, r->x + LABEL, 1,
	    r->w - LABEL }, &st->field, hint, true);
	r->y++;
	r->h--;
}

static void
fact_text(const struct files_state *st, const struct evidence *e,
    struct page *p, struct rect *r)
{
	struct str day;

	if (st->mode == FILES_CAPTION)
		view_field(st, p, r, _("Caption"),
		    _("What does it show? Enter: done"));
	else
		fact(p, r, e->caption[0] != '\0' ? STYLE_PLAIN : STYLE_DIM,
		    _("Caption"), e->caption[0] != '\0' ? e->caption :
		    _("(none; Enter writes one)"), 2);
	if (st->mode == FILES_EFFECTIVE) {
		view_field(st, p, r, _("Day"), _("e.g. 2025-11-25"));
		return;
	}
	str_init(&day, 200);
	words_stamp(&day, e->effective);
	fact(p, r, STYLE_PLAIN, _("Day"), day.len > 0 ? day.ptr :
	    _("(none; d writes it)"), 1);
	str_clear(&day);
}

static void
fact_items(const struct model *m, const struct evidence *e, struct page *p,
    struct rect *r)
{
	struct str text;
	size_t i;

	str_init(&text, 4000);
	for (i = 0; i < m->catalog->n_items; i++)
		if (evidence_serves(e, m->catalog->items[i].id))
			(void)str_addf(&text, "%s%s %s", text.len > 0 ?
			    _(", ") : "", m->catalog->items[i].id,
			    m->catalog->items[i].title);
	fact(p, r, text.len > 0 ? STYLE_PLAIN : STYLE_WARN, _("For"),
	    text.len > 0 ? text.ptr : _("(no item yet; i chooses)"), 2);
	str_clear(&text);
}

/* What became of it, and which version it is. */
static void
fact_state(const struct model *m, const struct evidence *e, size_t index,
    struct page *p, struct rect *r)
{
	enum file_state state = files_state_of(m, index);
	size_t n = versions_count(m->versions, e->id);
	struct str text;

	str_init(&text, 2000);
	(void)str_add(&text, _(files_advice(state)));
	if (n > 1 && state == FILE_SAME)
		(void)str_addf(&text, _(" (version %zu; o: the others)"), n);
	fact(p, r, words_file_style(state), _("State"), text.ptr, 2);
	str_clear(&text);
}

/* The photo at the right of r, which gets narrower. */
static void
view_photo(const struct files_state *st, const struct model *m,
    struct page *p, struct rect *r)
{
	struct rect at = { r->y, r->x + r->w - PHOTO, r->h, PHOTO };

	if (files_photo(st, m)[0] == '\0')
		return;
	r->w -= PHOTO + 2;
	preview_view(p, SLOT_PHOTO, at, m, files_photo(st, m));
}

/* On a wide page a column of its own, whichever file is marked: the list
 * must not jump. */
static void
view_column(const struct files_state *st, const struct model *m,
    struct page *p, struct rect *r)
{
	struct rect at = { r->y + 1, r->x + LEFT + 1, r->h - 1,
		r->w - LEFT - 1 };

	r->w = LEFT;
	preview_view(p, SLOT_PHOTO, at, m, files_photo(st, m));
}

static void
view_detail(const struct files_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	struct evidence e;
	struct str text;
	size_t index;
	char *name;
	struct rect in;

	if (!files_focused(st, m, &e, &index))
		return;
	name = width_cut(e.name, (size_t)r.w - 8);
	in = page_box(p, r, name, false);
	free(name);
	if (!page_wide(p))
		view_photo(st, m, p, &in);
	fact_text(st, &e, p, &in);
	fact_items(m, &e, p, &in);
	fact_state(m, &e, index, p, &in);
	str_init(&text, 9000);
	if (str_starts(e.kind, "image/")) {
		files_privacy_text(&text, e.privacy);
		fact(p, &in, strcmp(e.privacy, "none") == 0 ? STYLE_PLAIN :
		    STYLE_WARN, _("Privacy"), text.ptr, 2);
		str_truncate(&text, 0);
	}
	words_stamp(&text, e.mtime);
	fact(p, &in, STYLE_PLAIN, _("File of"), text.ptr, 1);
	fact(p, &in, STYLE_PLAIN, files_found(m, index) != NULL ? _("Now in") :
	    _("Path"), files_found(m, index) != NULL ?
	    files_found(m, index) : e.path, in.h);
	str_clear(&text);
}

static void
choice_row(void *arg, size_t i, struct str *out, enum style *st)
{
	const struct files_row *a = arg;
	struct evidence e;
	const struct item *it;

	*st = STYLE_PLAIN;
	if (a->st->mode == FILES_PRIVACY) {
		(void)str_addf(out, "%zu\t%s\t%s", i + 1,
		    words_tick(a->st->shows[i]), _(privacy[i].name));
		return;
	}
	it = &a->m->catalog->items[i];
	(void)str_addf(out, "%s\t%s\t%s", it->id, words_tick(
	    sheet_evidence_find(a->m->sheet, a->st->id, &e) &&
	    evidence_serves(&e, it->id)), it->title);
}

/* Which photo is meant, and how many more are going to be asked about. */
static void
view_asked(const struct files_state *st, const struct model *m,
    struct page *p, struct rect r)
{
	struct evidence e, next;
	size_t index, n = st->through ? files_unseen(st, m, &next) : 0;

	if (!files_focused(st, m, &e, &index))
		return;
	if (n > 0)
		page_linef(p, r, STYLE_TITLE, _("%s (then %zu more)"),
		    e.name, n);
	else
		page_line(p, r, STYLE_TITLE, e.name);
}

static void
view_popup(const struct files_state *st, const struct model *m,
    struct page *p)
{
	static const int cols[] = { 4, 4, 0 };
	struct files_row arg = { st, m };
	struct list_source src = { choice_row, &arg, cols };
	bool photo = st->mode == FILES_PRIVACY;
	struct evidence next;
	struct rect in = page_popup(p, photo ? 16 : page_body(p).h,
	    photo ? LEFT : 66, photo ? _("What does the photo show?") :
	    _("Which items is it for?"));
	struct rect line = { in.y, in.x, 1, in.w };

	if (photo) {
		view_asked(st, m, p, line);
		line.y++;
		in.y++;
		in.h--;
	}
	page_line(p, line, STYLE_PLAIN, photo ?
	    _("Tick what can be seen, with its digit or Space.") :
	    _("Space ticks an item. It is recorded at once."));
	line.y = in.y + in.h - 1;
	page_line(p, line, STYLE_KEY, photo && st->through &&
	    files_unseen(st, m, &next) > 0 ?
	    _("Enter: the next photo (no tick: nothing of it), Esc: stop") :
	    photo ?
	    _("Enter: done (without a tick: nothing of it is to be seen)") :
	    _("Enter or Esc: done"));
	in.y += 2;
	in.h -= 3;
	if (photo) {
		struct rect at = { in.y, in.x + in.w - PHOTO, in.h - 1,
			PHOTO };

		in.w -= PHOTO + 1;
		preview_view(p, SLOT_ASKED, at, m, files_photo(st, m));
	}
	page_list(p, SLOT_CHOICES, in, &st->choices, &src, true);
}

static void
view_empty(const struct files_state *st, struct page *p, struct rect r)
{
	(void)page_text(p, r, STYLE_PLAIN, st->item[0] != '\0' ?
	    _("No file is attached to this item yet.\n\nPress a to choose a "
	    "photo, a scan or a PDF. It may be attached before the item is "
	    "answered.") :
	    _("No file is attached yet.\n\nPress a to choose one, or attach "
	    "files while answering the items (a on the item screen)."), 0);
}

static bool
has_photos(const struct files_state *st, const struct model *m)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < st->list.n; i++) {
		sheet_evidence_at(m->sheet, files_at(st, m, i), &e);
		if (str_starts(e.kind, "image/"))
			return true;
	}
	return false;
}

static void
view_large(const struct files_state *st, const struct model *m,
    struct page *p)
{
	struct evidence e;
	size_t index;

	if (files_focused(st, m, &e, &index))
		preview_view_large(p, SLOT_LARGE, m, files_photo(st, m),
		    e.name);
}

void
files_view(const struct screen *s, const struct model *m, struct page *p)
{
	const struct files_state *st = s->state;
	struct rect body = page_body(p), list, detail;
	struct files_row arg = { st, m };
	struct list_source src = { file_row, &arg, NULL };

	if (m->sheet == NULL)
		return;
	if (st->list.n == 0) {
		view_empty(st, p, body);
		return;
	}
	if (page_wide(p) && has_photos(st, m))
		view_column(st, m, p, &body);
	list = detail = body;
	src.cols = columns(body.w);
	view_heads(p, (struct rect){ body.y, body.x, 1, body.w }, src.cols);
	detail.h = DETAIL_LINES + 2 > body.h - 6 ? body.h - 6 :
	    DETAIL_LINES + 2;
	detail.y = body.y + body.h - detail.h;
	list.y++;
	list.h = detail.y - list.y;
	page_list(p, SLOT_LIST, list, &st->list, &src,
	    st->mode == FILES_LIST);
	view_detail(st, m, p, detail);
	if (st->mode == FILES_VERSIONS)
		files_versions_view(st, m, p, SLOT_CHOICES);
	if (st->mode == FILES_PRIVACY || st->mode == FILES_ITEMS)
		view_popup(st, m, p);
	if (st->large)
		view_large(st, m, p);
}
