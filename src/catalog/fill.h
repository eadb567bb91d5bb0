/* A tree -> the structs of catalog.h, checked by the table on the way. */
#ifndef CATALOG_FILL_H
#define CATALOG_FILL_H

#include "base/arena.h"
#include "catalog/catalog.h"
#include "catalog/schema.h"
#include "catalog/source.h"
#include "catalog/tree.h"

/* Notes every fault that one entry by itself can have. What is faulty keeps
 * its default, so that the catalogue is whole enough for further checks, but
 * must not be handed out when s->has_errors. */
void fill_catalog(struct catalog *catalog, struct source *s,
    const struct node *root, struct arena *arena);
/* The same for a file of another shape; dst is zeroed. */
void fill_shape(const struct schema *schema, struct source *s,
    const struct node *root, struct arena *arena, void *dst);
/* Joins the items of all chapters and the fields of all sections into one
 * array each, and sets what follows from their places. */
void fill_join(struct catalog *catalog, struct arena *arena);
/* true when the value is a text; else the fault is noted. */
bool fill_is_text(struct source *s, const struct node *value);
/* true when the value is a list of maps with entries; else noted. */
bool fill_is_list(struct source *s, const struct node *value);

#endif
