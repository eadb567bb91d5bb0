/*
 * What can be found, and finding it. Plain data, no drawing; used by search.c
 * only. Entries are the items of the catalogue, then its form fields.
 */
#ifndef UI_SCREEN_SEARCH_H
#define UI_SCREEN_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/model.h"

/* Where the words of the query stand; a better place comes first. */
enum hit_place { HIT_NUMBER, HIT_TITLE, HIT_QUESTION, HIT_NOTE, HIT_NONE };

struct search_hit {
	size_t entry;
	enum hit_place place;
};

struct search_entry {
	char *title, *question, *note;	/* search keys */
};

struct search_index {
	struct search_entry *entries;
	size_t n, n_items;
};

void search_build(struct search_index *ix, const struct model *m);
void search_clear(struct search_index *ix);
/* Fills hits (room for ix->n), best first; returns how many. An empty query
 * finds every item. */
size_t search_run(const struct search_index *ix, const struct model *m,
    const char *query, struct search_hit *hits);
/* "4-03", "403", "4 3", "４－３": does the text name this item? A chapter
 * alone ("4") names all its items. */
bool search_names_item(const char *query, const char *id);

#endif
