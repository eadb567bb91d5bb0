/*
 * The places of the browser: where files were taken from last, what is plugged
 * in, the user's own folders. A number or Enter opens one.
 */
#include "config.h"

#include "ui/screen/browse.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"

enum { SLOT_PLACES = 20 };

void
browse_places_open(struct browse_state *st, const struct model *m)
{
	st->places = (struct list_state){ .n = 0 };
	st->choosing = m->folder != NULL && m->folder->n_places > 0;
	if (st->choosing)
		list_set_count(&st->places, m->folder->n_places);
}

const char *
browse_places_update(struct browse_state *st, const struct model *m,
    const struct event *ev, enum action act)
{
	const struct model_folder *f = m->folder;
	int digit = ev->kind == EVENT_TEXT ? ev->key - KEYS_CHAR('1') : -1;
	size_t i = st->places.sel;

	if (digit >= 0 && digit < 9)
		i = (size_t)digit;
	if (act == ACT_BACK || act == ACT_FOLDER)
		st->choosing = false;
	else if (act != ACT_SELECT && (digit < 0 || digit > 8))
		(void)list_move(&st->places, act);
	else if (i < f->n_places) {
		st->choosing = false;
		return f->places[i];
	}
	return NULL;
}

static const char *
kind_of(const struct model_folder *f, size_t i)
{
	const char *path = f->places[i];

	if (str_starts(path, "/media/") || str_starts(path, "/run/media/") ||
	    str_starts(path, "/mnt/"))
		return _("USB and others");
	return i < f->n_recent ? _("Used before") : _("Folder");
}

static void
place_row(void *arg, size_t i, struct str *out, enum style *st)
{
	const struct model_folder *f = arg;

	*st = STYLE_PLAIN;
	if (i < 9)
		(void)str_addf(out, "%zu", i + 1);
	(void)str_addf(out, "\t%s\t%s", kind_of(f, i), f->places[i]);
}

void
browse_places_view(const struct browse_state *st, const struct model *m,
    struct page *p)
{
	static const int cols[] = { 2, 14, 0 };
	union { const struct model_folder *ro; void *arg; } f = { m->folder };
	struct list_source src = { place_row, f.arg, cols };
	int room = page_body(p).h, h = (int)m->folder->n_places + 4;
	struct rect in = page_popup(p, h < room ? h : room, 76,
	    _("Where to look"));

	page_line(p, (struct rect){ in.y + in.h - 1, in.x, 1, in.w },
	    STYLE_KEY, _("Enter or a number: open   Esc: back"));
	in.h -= 2;
	page_list(p, SLOT_PLACES, in, &st->places, &src, true);
}
