/* The text of a scalar, taken from the bytes where its style allows. */
#ifndef CATALOG_SCALAR_H
#define CATALOG_SCALAR_H

#include <stddef.h>

#include "base/arena.h"

struct fy_token;

/* The value of the token that lies at [at, end) of text, without final line
 * feeds; NULL when nothing is left. */
const char *scalar_text(struct fy_token *token, const char *text, size_t at,
    size_t end, struct arena *arena);

#endif
