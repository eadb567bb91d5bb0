/*
 * The frame. The header says where one is and how far, the status line that
 * everything is saved, the footer which keys there are: the three questions
 * that an unsure user has at any moment.
 */
#include "config.h"

#include "ui/frame.h"

#include <stdlib.h>
#include <string.h>

#include "assess/limit.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/width.h"

enum { SLOT_GAUGE = -1, GAUGE_COLUMNS = 20, FOOTER_MAX = 24 };

/* Where one is and the gauge, at the right; returns the columns left over. */
static int
draw_header_right(struct page *p, const struct screen *s,
    const struct model *m)
{
	int room = page_cols(p), columns;
	struct str where;

	if (m->app != NULL && m->progress != NULL) {
		room -= GAUGE_COLUMNS + 1;
		page_gauge_in(p, SLOT_GAUGE,
		    (struct rect){ 0, room, 1, GAUGE_COLUMNS }, STYLE_BAR,
		    m->progress->all.done, m->progress->all.items);
	}
	if (s->ops->where == NULL)
		return room;
	str_init(&where, 512);
	s->ops->where(s, m, &where);
	columns = (int)width_str(where.ptr);
	if (columns > room / 2)
		columns = room / 2;
	if (columns > 0) {
		room -= columns + 2;
		page_line(p, (struct rect){ 0, room, 1, columns }, STYLE_BAR,
		    where.ptr);
	}
	str_clear(&where);
	return room;
}

static void
draw_header(struct page *p, const struct screen *s, const struct model *m)
{
	struct str left;
	int room;

	page_line(p, (struct rect){ 0, 0, 1, page_cols(p) }, STYLE_BAR, "");
	room = draw_header_right(p, s, m);
	str_init(&left, LIMIT_LINE + 1000);
	str_add(&left, _("anshin"));
	if (s->ops->title != NULL)
		str_addf(&left, " | %s", _(s->ops->title));
	if (m->app != NULL && m->app->name != NULL)
		str_addf(&left, " | %s", m->app->name);
	page_line(p, (struct rect){ 0, 1, 1, room - 2 }, STYLE_BAR, left.ptr);
	str_clear(&left);
	page_rule(p, (struct rect){ 1, 0, 1, page_cols(p) });
}

/* "Saved 14:05" at the right, and only while all that is shown is saved;
 * returns the columns it took. */
static int
draw_saved(struct page *p, const struct model *m, enum frame_saved saved,
    int y)
{
	char at[16];
	struct str text;
	int columns = 0;

	str_init(&text, 256);
	if (m->read_only) {
		str_add(&text, _("read only"));
	} else if (saved == FRAME_TYPING) {
		str_add(&text, _("typing"));
	} else if (saved == FRAME_NOT_SAVED) {
		str_add(&text, _("not saved"));
	} else if (m->saved_ms > 0) {
		date_format_local(m->saved_ms, false, at, sizeof(at));
		str_addf(&text, _("Saved %s"), at);
	}
	if (text.len > 0) {
		columns = (int)width_str(text.ptr) + 1;
		page_line(p, (struct rect){ y, page_cols(p) - columns, 1,
		    columns - 1 }, STYLE_PLAIN, text.ptr);
	}
	str_clear(&text);
	return columns;
}

/* Whether u and Ctrl-R mean undo and redo here. */
static bool
takes_back(const struct screen *s, const struct model *m)
{
	return !s->editing && !m->read_only && m->app != NULL &&
	    strcmp(s->ops->id, "help") != 0;
}

/* What u would take back, said before it is pressed. */
static void
draw_undo(struct page *p, const struct model *m, struct rect r)
{
	struct str text;

	str_init(&text, 4000);
	if (m->redo != NULL)
		str_addf(&text, _("Ctrl-R does again: %s"), m->redo);
	else if (m->undo != NULL)
		str_addf(&text, _("u undoes: %s"), m->undo);
	page_line(p, r, STYLE_DIM, text.ptr);
	str_clear(&text);
}

/* What is told of a file is its name: the folders before it give way. */
static void
draw_message(struct page *p, struct rect r, enum style st, const char *text)
{
	char *line = width_cut_path(text, (size_t)r.w);

	page_line(p, r, st, line);
	free(line);
}

static void
draw_bad(struct page *p, struct rect r, const char *text)
{
	page_line(p, r, STYLE_BAD, "! ");
	r.x += 2;
	r.w -= 2;
	draw_message(p, r, STYLE_BAD, text);
}

static void
draw_status(struct page *p, const struct screen *s, const struct model *m,
    const char *message, bool bad, enum frame_saved saved)
{
	int y = page_rows(p) - 2;
	int room = page_cols(p) - draw_saved(p, m, saved, y) - 2;
	struct rect r = { y, 1, 1, room };

	if (message != NULL && bad)
		draw_bad(p, r, message);
	else if (message != NULL)
		draw_message(p, r, STYLE_PLAIN, message);
	else if (m->notice != NULL)
		draw_message(p, r, STYLE_PLAIN, m->notice);
	else if (takes_back(s, m))
		draw_undo(p, m, r);
}

static void
draw_footer(struct page *p, const struct screen *s)
{
	const struct keybind *binds[FOOTER_MAX];
	int y = page_rows(p) - 1, x = 1, columns, all;
	char name[32];
	size_t i, n, gap;

	n = keymap_footer(screen_keys(s), s->editing,
	    (size_t)page_cols(p) - 1, binds, FOOTER_MAX, &gap);
	for (i = 0; i < n; i++) {
		event_key_name(binds[i]->key, name, sizeof(name));
		columns = (int)width_str(name);
		all = (int)keymap_label_columns(binds[i]);
		page_line(p, (struct rect){ y, x, 1, columns }, STYLE_KEY,
		    name);
		page_line(p, (struct rect){ y, x + columns + 1, 1,
		    all - columns - 1 }, STYLE_PLAIN, _(binds[i]->label));
		x += all + (int)gap;
	}
}

void
frame_draw(struct page *p, const struct screen *s, const struct model *m,
    const char *message, bool bad, enum frame_saved saved)
{
	draw_header(p, s, m);
	draw_status(p, s, m, message, bad, saved);
	draw_footer(p, s);
}

void
frame_draw_small(struct page *p)
{
	struct rect r = { 0, 0, page_rows(p), page_cols(p) };

	page_text(p, r, STYLE_PLAIN, _("The window is too small. Please "
	    "enlarge it to 80x24 or more. Nothing is lost."), 0);
	page_cursor(p, 0, 0);
}
