/*
 * Search and go to, which are one screen: what is typed is looked for at once
 * among numbers, titles, questions, notes and form fields. Enter goes there.
 * The argument "goto" only changes the words of the prompt.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/search.h"
#include "ui/screen/words.h"

enum { SLOT_QUERY, SLOT_LIST };
enum { QUERY_MAX = 300 };

struct search_state {
	bool by_number;
	struct field_state query;
	struct search_index index;
	struct search_hit *hits;
	struct list_state list;
	struct list_source rows;
	int cols[4];
	const struct model *model;
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Go there"),
	    N_("Goes to what is selected in the list."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_DOWN, KEYS_NONE, ACT_DOWN, N_("Next"),
	    N_("Marks the next one in the list."),
	    BIND_FOOTER | BIND_EDITING },
	{ KEYS_UP, KEYS_NONE, ACT_UP, N_("Previous"),
	    N_("Marks the one before it."), BIND_FOOTER | BIND_EDITING },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
find(struct search_state *st, const struct model *m)
{
	list_set_count(&st->list, search_run(&st->index, m,
	    st->query.text.ptr, st->hits));
}

static void
index_anew(struct search_state *st, const struct model *m)
{
	search_clear(&st->index);
	free(st->hits);
	search_build(&st->index, m);
	st->hits = xcalloc(st->index.n + 1, sizeof(*st->hits));
	find(st, m);
}

static void
open_search(struct screen *s, const struct model *m, const char *arg)
{
	struct search_state *st = s->state;

	st->by_number = strcmp(arg, "goto") == 0;
	field_init(&st->query, "", QUERY_MAX);
	s->editing = true;
	if (m->sheet != NULL)
		index_anew(st, m);
}

static void
close_search(struct screen *s)
{
	struct search_state *st = s->state;

	field_clear(&st->query);
	search_clear(&st->index);
	free(st->hits);
}

/* In place of this screen, so that Esc leads back to where one was. */
static void
go_there(const struct search_state *st, const struct model *m,
    struct effects *fx)
{
	size_t i;

	if (st->list.n == 0) {
		effects_add(fx, FX_MESSAGE, _("Nothing is found. Please try "
		    "a shorter word."), NULL, NULL);
		return;
	}
	i = st->hits[st->list.sel].entry;
	if (i < st->index.n_items)
		effects_add(fx, FX_REPLACE, "item", m->catalog->items[i].id,
		    NULL);
	else
		effects_add(fx, FX_REPLACE, "form",
		    m->catalog->fields[i - st->index.n_items].id, NULL);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct search_state *st = s->state;
	/* Home and End go through the word, not the list. */
	bool moves = act != ACT_FIRST && act != ACT_LAST;

	if (m->sheet == NULL || st->hits == NULL)
		return;
	if (ev->kind == EVENT_RESULT && ev->effect == FX_LANGUAGE) {
		index_anew(st, m);
	} else if (act == ACT_BACK) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	} else if (act == ACT_HELP) {
		(void)screen_common(s, m, act, fx);
	} else if (act == ACT_SELECT) {
		go_there(st, m, fx);
	} else if (moves && list_move(&st->list, act)) {
		return;
	} else if (field_event(&st->query, ev)) {
		find(st, m);
		list_select(&st->list, 0);
	}
}

static const char *
place_words(enum hit_place place, bool is_field)
{
	if (place == HIT_QUESTION)
		return is_field ? _("in the help") : _("in the question");
	if (place == HIT_NOTE)
		return is_field ? _("in your entry") : _("in your note");
	return "";
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct search_state *st = arg;
	const struct model *m = st->model;
	size_t entry = st->hits[i].entry;
	bool is_field = entry >= st->index.n_items;
	const struct item *it;
	struct answer a;

	if (is_field) {
		(void)str_addf(out, "\t%s\t%s\t", _("Form"),
		    m->catalog->fields[entry - st->index.n_items].label);
	} else {
		it = &m->catalog->items[entry];
		answer_of(m->sheet, it, &a);
		(void)str_addf(out, "%s\t%s\t%s\t",
		    words_verdict_mark(a.verdict), it->id, it->title);
		*style = words_verdict_style(a.verdict);
	}
	(void)str_add(out, place_words(st->hits[i].place, is_field));
}

static void
detail(const struct search_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	size_t entry = st->hits[st->list.sel].entry;
	const char *text = entry < st->index.n_items ?
	    m->catalog->items[entry].question :
	    m->catalog->fields[entry - st->index.n_items].help;

	(void)page_text(p, r, STYLE_DIM, text, 0);
}

static void
list(struct search_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	st->model = m;
	st->cols[0] = WORDS_MARK;
	st->cols[1] = 6;
	st->cols[2] = r.w - 2 - WORDS_MARK - 6 - 16 - 3;
	st->cols[3] = 0;
	st->rows = (struct list_source){ row, st, st->cols };
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, false);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct search_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), line = r, below = r;

	if (m->sheet == NULL || st->hits == NULL)
		return;
	line.h = 1;
	page_line(p, line, STYLE_TITLE, st->by_number ?
	    _("Number of the item, e.g. 4-03 or 403 (words work too)") :
	    _("Word to look for, or a number such as 4-03"));
	line.y++;
	below.h = page_wide(p) ? 8 : 4;
	below.y = r.y + r.h - below.h;
	r.y += 3;
	r.h -= 4 + below.h;
	if (st->list.n > 0) {
		list(st, m, p, r);
		detail(st, m, p, below);
	} else {
		(void)page_text(p, r, STYLE_PLAIN, _("Nothing is found. "
		    "Please try a shorter word, or its reading in kana."), 0);
	}
	page_field(p, SLOT_QUERY, line, &st->query,
	    st->by_number ? _("e.g. 403") : _("e.g. Wi-Fi"), true);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("Type a few letters: titles, questions, your own "
	    "notes and the fields of the form are searched at once. A number "
	    "goes to an item: 4-03, 403 or 4 3 all mean the same; 4 alone "
	    "lists the chapter."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct search_state *st = s->state;

	(void)m;
	(void)str_addf(out, ngettext("%zu found", "%zu found", st->list.n),
	    st->list.n);
}

const struct screen_ops screen_search = {
	.id = "search", .title = N_("Search"),
	.private_size = sizeof(struct search_state), .keys = keys,
	.open = open_search, .update = update, .view = view,
	.close = close_search, .explain = explain, .where = where
};
