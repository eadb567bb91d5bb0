/* One value against its key in the table: checked, then stored. */
#ifndef CATALOG_VALUE_H
#define CATALOG_VALUE_H

#include "catalog/catalog.h"
#include "catalog/schema.h"
#include "catalog/source.h"
#include "catalog/tree.h"

/* Stores what the text says at dst + key->at. A faulty value is noted and
 * leaves the default. `catalog` knows the places. Not for lists. */
void value_store(struct source *s, const struct catalog *catalog,
    const struct schema_key *key, const struct node *value, void *dst);
/* The default: "" for texts, no day for dates; zero is already there. */
void value_store_default(const struct schema_key *key, void *dst);
/* Whether the word has the form (an id of an item, of a field, …). */
int value_has_form(enum schema_form form, const char *word);

/* How many bytes it fills at key->at, 0 where that is a pointer, and whether
 * there is a bool at key->also. */
size_t value_size(enum schema_type type);
bool value_has_flag(enum schema_type type);

/* A member that holds a pointer to const: read and written by offset. */
void *value_get_pointer(const void *dst, size_t at);
void value_set_pointer(void *dst, size_t at, const void *pointer);

#endif
