/* A reading and its limits. */
#ifndef CATALOG_CHECK_READING_H
#define CATALOG_CHECK_READING_H

#include "catalog/source.h"
#include "catalog/tree.h"

void check_reading(struct source *s, const struct node *item,
    const struct node *reading);
/* "choices" stands exactly where the type has choices, "unit" only with
 * numbers. For readings and form fields. */
void check_typed_keys(struct source *s, const struct node *entry);
/* The choice with this id among entry's choices; NULL when there is none. */
const struct node *check_find_id(const struct node *first, const char *id,
    size_t len);

#endif
