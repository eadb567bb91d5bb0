/* The fingerprint of what an answer answers. */
#ifndef CATALOG_HASH_H
#define CATALOG_HASH_H

#include <stddef.h>

#include "base/arena.h"
#include "catalog/catalog.h"

/* Sets catalog->sha256 (of the n bytes of the master) and the text_hash of
 * every item, from the texts as they are: call it before an overlay. */
void hash_catalog(struct catalog *catalog, const char *bytes, size_t n,
    struct arena *arena);

#endif
