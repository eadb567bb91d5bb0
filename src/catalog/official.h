/*
 * The official sheet's numbers and texts, from a table that the user made of
 * it: they stand beside ours and never take its place.
 */
#ifndef CATALOG_OFFICIAL_H
#define CATALOG_OFFICIAL_H

#include <stddef.h>

#include "base/error.h"
#include "catalog/catalog.h"
#include "catalog/diag.h"

#define OFFICIAL_MAX ((size_t)4 * 1024 * 1024)

/* UTF-8 text of a table as spreadsheets save it (UTF-8, or Shift_JIS as Excel
 * in Japan does). Free it. ERR_DATA. */
char *official_text(const char *bytes, size_t n, struct error *err);

/* Fills official_no and official_text from lines of item, number, text with
 * commas or tabs between. A first line without an item's number is a heading.
 * What cannot be used goes to diags with its line; *filled counts items. */
void official_apply(struct catalog *c, const char *name, const char *text,
    struct diag_list *diags, size_t *filled);

#endif
