/* A translation laid over the master, id by id. */
#ifndef CATALOG_OVERLAY_H
#define CATALOG_OVERLAY_H

#include "catalog/catalog.h"
#include "catalog/schema.h"
#include "catalog/source.h"
#include "catalog/tree.h"

/* Puts the texts of the overlay into the catalogue. An id that the master does
 * not have is an error; a text that is missing keeps the master's, with a
 * warning. */
void overlay_apply(struct catalog *catalog, struct source *s,
    const struct node *root);

/* The same for a file of any shape whose first key is its name; `id` is what
 * the master has there. `catalog` knows the places; NULL where there are
 * none. */
void overlay_shape(const struct schema *schema, const char *id,
    const struct catalog *catalog, void *dst, struct source *s,
    const struct node *root);

#endif
