/* What only several entries together can get wrong. */
#ifndef CATALOG_CHECK_H
#define CATALOG_CHECK_H

#include "catalog/source.h"
#include "catalog/tree.h"

/* References, conditions, formulas, limits, ids of the whole catalogue. */
void check_catalog(struct source *s, const struct node *root);

#endif
