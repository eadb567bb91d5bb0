/* programme.yaml: read by its table, then checked across its parts. */
#ifndef CATALOG_PROGRAMME_CHECK_H
#define CATALOG_PROGRAMME_CHECK_H

#include "base/arena.h"
#include "catalog/catalog.h"
#include "catalog/source.h"
#include "catalog/tree.h"

/* Reads it into the arena and gives it to the catalogue, whose form it may
 * name; faults are noted. */
void programme_read(struct catalog *c, struct source *s,
    const struct node *root, struct arena *arena);
/* Lays a translation over the programme of the catalogue. */
void programme_translate(struct catalog *c, struct source *s,
    const struct node *root);

#endif
