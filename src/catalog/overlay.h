/* A translation laid over the master, id by id. */
#ifndef CATALOG_OVERLAY_H
#define CATALOG_OVERLAY_H

#include "catalog/catalog.h"
#include "catalog/source.h"
#include "catalog/tree.h"

/* Puts the texts of the overlay into the catalogue. An id that the master does
 * not have is an error; a text that is missing keeps the master's, with a
 * warning. */
void overlay_apply(struct catalog *catalog, struct source *s,
    const struct node *root);

#endif
