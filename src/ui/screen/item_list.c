/*
 * The chapter's items at the left of the item screen. A title that has no room
 * beside its number goes on below it, so that the list can be read; how far it
 * may depends on how high the page is.
 */
#include "config.h"

#include "ui/screen/item.h"
#include "ui/screen/item_show.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/width.h"
#include "base/xalloc.h"
#include "ui/page.h"
#include "ui/screen/words.h"

/* Where the title begins beside its number, and below it; rows of an item. */
enum { TITLE = 2 + WORDS_MARK + 1 + 4 + 1, TITLE_BELOW = 2 + WORDS_MARK + 1,
	ROWS_TIGHT = 2, ROWS_ROOMY = 4 };

struct list_arg {
	const struct model *m;
	const struct chapter *chapter;
	int columns;
	size_t most;		/* rows of an item */
	size_t *first;		/* the first row of each, and behind the last */
};

/* How much of the title stands beside the number: no word is torn apart. */
static size_t
beside(const struct list_arg *l, const char *title)
{
	size_t n, end, len = strlen(title);
	struct wline *lines;

	n = width_wrap(title, len, (size_t)(l->columns - TITLE), &lines);
	end = n > 1 ? lines[1].start : len;
	if (n > 1 && end == lines[0].len &&
	    isalnum((unsigned char)title[end - 1]) &&
	    isalnum((unsigned char)title[end]))
		end = 0;
	free(lines);
	return end;
}

/* Row `row` of a title; returns how many rows it takes. The last that there is
 * room for holds all the rest; a first one without a word does not count. */
static size_t
title_row(const struct list_arg *l, const char *title, size_t row,
    struct str *out)
{
	size_t n, end = beside(l, title), len = strlen(title);
	size_t most = end > 0 ? l->most - 1 : l->most;
	struct wline *lines;

	if (row == 0 && out != NULL)
		(void)str_add_n(out, title, end > 0 && end < len &&
		    title[end - 1] == ' ' ? end - 1 : end);
	if (end == len)
		return 1;
	title += end;
	len -= end;
	n = width_wrap(title, len, (size_t)(l->columns - TITLE_BELOW), &lines);
	if (n > most)
		n = most;
	if (row > 0 && row < n && out != NULL)
		(void)str_add_n(out, title + lines[row - 1].start,
		    lines[row - 1].len);
	else if (row > 0 && out != NULL)
		(void)str_add(out, title + lines[row - 1].start);
	free(lines);
	return n + 1;
}

static size_t
count_rows(struct list_arg *l, size_t most)
{
	size_t i, n = 0;

	l->most = most;
	for (i = 0; i < l->chapter->n_items; i++) {
		l->first[i] = n;
		n += title_row(l, l->chapter->items[i].title, 0, NULL);
	}
	l->first[i] = n;
	return n;
}

static void
list_row(void *arg, size_t row, struct str *out, enum style *st)
{
	const struct list_arg *l = arg;
	const struct item *it;
	struct answer a;
	size_t i = 0;

	while (row >= l->first[i + 1])
		i++;
	it = &l->chapter->items[i];
	answer_of(l->m->sheet, it, &a);
	*st = words_verdict_style(a.verdict);
	if (row == l->first[i])
		(void)str_addf(out, "%s\t%s\t", words_verdict_mark(a.verdict),
		    it->id);
	else
		(void)str_add_char(out, '\t');
	(void)title_row(l, it->title, row - l->first[i], out);
}

/* The chapter's title and how much of it is done; r is what is left. */
static void
view_chapter(const struct chapter *c, const struct model *m, struct page *p,
    struct rect *r, size_t rows)
{
	const struct tally *t = &m->progress->chapters[c->index];
	struct rect head = { r->y, r->x, 1, r->w };
	struct str title;

	str_init(&title, 1000);
	(void)str_addf(&title, "%s %s", c->id, c->title);
	if ((int)width_str(title.ptr) > r->w && rows + 3 <= (size_t)r->h) {
		head.h = 2;
		(void)page_text(p, head, STYLE_TITLE, title.ptr, 0);
	} else {
		page_line(p, head, STYLE_TITLE, title.ptr);
	}
	str_clear(&title);
	r->y += head.h + 1;
	r->h -= head.h + 1;
	page_gauge(p, SLOT_GAUGE, (struct rect){ r->y - 1, r->x, 1, r->w },
	    t->done, t->items);
}

/* Titles that have no room beside their number go on below it, as far as the
 * page is high; with all of them on it where that can be. */
void
item_list_view(struct item_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	static const int cols[] = { WORDS_MARK, 4, 0 };
	const struct item *it = item_of(st, m);
	const struct chapter *c = it->chapter;
	struct list_arg arg = { m, c, r.w, 0, NULL };
	struct list_source src = { list_row, &arg, cols };
	size_t rows;

	arg.first = xreallocarray(NULL, c->n_items + 1, sizeof(*arg.first));
	rows = count_rows(&arg, ROWS_ROOMY);
	if (rows + 2 > (size_t)r.h)
		rows = count_rows(&arg, ROWS_TIGHT);
	view_chapter(c, m, p, &r, rows);
	if (rows > (size_t)r.h) {
		arg.columns--;		/* for the bar */
		rows = count_rows(&arg, ROWS_TIGHT);
	}
	list_set_count(&st->list, rows);
	list_select(&st->list, arg.first[it - c->items]);
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &src, false);
	free(arg.first);
}
