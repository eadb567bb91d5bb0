/* The chapters, the items of one, and what a search found. */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/screen/search.h"
#include "ui/screen/words.h"

static void
announce_chapters(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	const struct tally *t = &m->progress->all;
	struct str text;
	size_t i;

	if (v->told)
		return;
	v->told = true;
	plain_place(p, _("the chapters"));
	plain_sayf(p, _("State: %zu of %zu items done. Enter goes to the next "
	    "that is not."), t->done, t->items);
	str_init(&text, 1000);
	for (i = 0; i < m->catalog->n_chapters; i++) {
		t = &m->progress->chapters[i];
		str_truncate(&text, 0);
		(void)str_addf(&text, _("%s (%zu of %zu)"),
		    m->catalog->chapters[i].title, t->done, t->items);
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
}

void
plain_chapters(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	size_t number;

	announce_chapters(p, v);
	switch (plain_choose(p, _("Number of the chapter: "), 1,
	    m->catalog->n_chapters, "", _("A number opens the list of the "
	    "chapter's items."), &number)) {
	case REPLY_ENTER:
		plain_next_open(p, m->catalog->n_items);
		break;
	case REPLY_NUMBER:
		plain_open(p, plain_chapter, number - 1, "");
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}

/* --- one chapter ---------------------------------------------------------- */

/* "4-03 title: conforms" */
static void
name_item(struct str *out, const struct model *m, const struct item *it)
{
	struct answer a;

	answer_of(m->sheet, it, &a);
	(void)str_addf(out, _("%s %s: %s"), it->id, it->title,
	    _(verdict_name(a.verdict)));
}

static void
announce_chapter(struct plain *p, struct visit *v)
{
	const struct model *m = plain_model(p);
	const struct chapter *c = &m->catalog->chapters[v->index];
	struct str text;
	size_t i;

	if (v->told)
		return;
	v->told = true;
	str_init(&text, 1000);
	(void)str_addf(&text, _("chapter %s, %s"), c->id, c->title);
	plain_place(p, text.ptr);
	plain_sayf(p, _("State: %zu of %zu items done. Enter goes to the next "
	    "that is not."), m->progress->chapters[v->index].done,
	    c->n_items);
	if (c->intro[0] != '\0')
		plain_say(p, c->intro);
	for (i = 0; i < c->n_items; i++) {
		str_truncate(&text, 0);
		name_item(&text, m, &c->items[i]);
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
}

void
plain_chapter(struct plain *p, struct visit *v)
{
	const struct chapter *c;
	size_t number;

	announce_chapter(p, v);
	c = &plain_model(p)->catalog->chapters[v->index];
	switch (plain_choose(p, _("Number in this list: "), 1, c->n_items, "",
	    _("A number opens the item at that place of the list."),
	    &number)) {
	case REPLY_ENTER:
		plain_next_open(p, c->items[0].index > 0 ?
		    c->items[0].index - 1 :
		    plain_model(p)->catalog->n_items - 1);
		break;
	case REPLY_NUMBER:
		plain_open(p, plain_item, c->items[number - 1].index, "");
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}

size_t
plain_item_named(const struct model *m, const char *number)
{
	size_t i;

	for (i = 0; i < m->catalog->n_items; i++)
		if (search_names_item(number, m->catalog->items[i].id))
			return i;
	return SIZE_MAX;
}

bool
plain_goto(struct plain *p, const char *number)
{
	size_t i = plain_item_named(plain_model(p), number);

	if (i == SIZE_MAX) {
		plain_sayf(p, _("There is no item \"%s\". Numbers are like "
		    "4-03."), number);
		return false;
	}
	plain_open(p, plain_item, i, "");
	return true;
}

/* --- search --------------------------------------------------------------- */

enum { FOUND_MAX = 20 };

static void
name_entry(struct str *out, const struct model *m, size_t entry)
{
	if (entry < m->catalog->n_items)
		name_item(out, m, &m->catalog->items[entry]);
	else
		(void)str_addf(out, _("Form: %s"), m->catalog->fields[entry -
		    m->catalog->n_items].label);
}

/* The entries found, as many as are shown; returns how many there are. */
static size_t
find(const struct plain *p, size_t found[FOUND_MAX])
{
	const struct model *m = plain_model(p);
	struct search_index ix = { .n = 0 };
	struct search_hit *hits;
	size_t i, n;

	search_build(&ix, m);
	hits = xcalloc(ix.n + 1, sizeof(*hits));
	n = search_run(&ix, m, p->query != NULL ? p->query : "", hits);
	for (i = 0; i < n && i < FOUND_MAX; i++)
		found[i] = hits[i].entry;
	free(hits);
	search_clear(&ix);
	return n;
}

static void
announce_found(struct plain *p, struct visit *v, const size_t *found,
    size_t n)
{
	struct str text;
	size_t i;

	if (v->told)
		return;
	v->told = true;
	plain_place(p, _("what was found"));
	plain_sayf(p, n > FOUND_MAX ? _("State: \"%s\" is found in %zu places; "
	    "the best are listed. A second word finds fewer.") :
	    ngettext("State: \"%s\" is found in %zu place.",
	    "State: \"%s\" is found in %zu places.", n), p->query, n);
	str_init(&text, 1000);
	for (i = 0; i < n && i < FOUND_MAX; i++) {
		str_truncate(&text, 0);
		name_entry(&text, plain_model(p), found[i]);
		plain_number(p, i + 1, text.ptr);
	}
	str_clear(&text);
}

void
plain_found(struct plain *p, struct visit *v)
{
	size_t found[FOUND_MAX] = { 0 }, number, n, items;

	n = find(p, found);
	announce_found(p, v, found, n);
	items = plain_model(p)->catalog->n_items;
	switch (plain_choose(p, _("Number (Enter: back): "), 1,
	    n < FOUND_MAX ? n : FOUND_MAX, "", _("A number goes there; s "
	    "with another word searches anew."), &number)) {
	case REPLY_ENTER:
		plain_back(p);
		break;
	case REPLY_NUMBER:
		if (found[number - 1] < items)
			plain_open(p, plain_item, found[number - 1], "");
		else
			plain_open(p, plain_field, found[number - 1] - items,
			    "");
		break;
	case REPLY_WORD:
	case REPLY_DONE:
		break;
	}
}
