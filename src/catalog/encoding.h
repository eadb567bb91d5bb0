/* Characters: is the file UTF-8, and free of what cannot be seen? */
#ifndef CATALOG_ENCODING_H
#define CATALOG_ENCODING_H

#include <stdbool.h>

#include "catalog/source.h"

/* Notes faults and mends them in *copy (source_copy): broken bytes and control
 * characters become '?'. false when the file is not UTF-8 at all. */
bool encoding_check(struct source *s, char **copy);

#endif
