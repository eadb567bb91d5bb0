/* A package that adds to an earlier one: what of it is new. */
#ifndef PACKAGE_SINCE_H
#define PACKAGE_SINCE_H

#include "package/private.h"

/* Finds the differences; marks the files that the earlier one has. Nothing
 * without in->base. */
void since_look(struct build *b);
void since_clear(struct build *b);
bool since_holds_item(const struct build *b, const struct item *it);

#endif
