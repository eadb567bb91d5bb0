/* The keys of one map against its shape. */
#ifndef CATALOG_KEYS_H
#define CATALOG_KEYS_H

#include <stdbool.h>

#include "catalog/schema.h"
#include "catalog/source.h"
#include "catalog/tree.h"

#define KEYS_MAX 24	/* of one shape */

/* Notes keys that are unknown, twice, missing or out of order, and gives the
 * value of schema->keys[i] as found[i] (NULL: not there). In an overlay only
 * ids and what belongs to a language is allowed, and nothing but ids is
 * needed. */
void keys_match(struct source *s, const struct schema *schema,
    const struct node *map, bool is_overlay,
    const struct node *found[KEYS_MAX]);
/* Whether the key stands in a file of this kind. */
bool keys_belong(const struct schema_key *key, bool is_overlay);

#endif
