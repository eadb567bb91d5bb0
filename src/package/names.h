/* Names that every computer can keep. */
#ifndef PACKAGE_NAMES_H
#define PACKAGE_NAMES_H

#include "assess/sheet.h"
#include "catalog/catalog.h"

/* "data/evidence/4-03/012-entrance.jpg": below the first item (in the
 * catalogue's order) that the file serves; its number is the one that the
 * register in the PDF gives it. Free it. */
char *name_of_evidence(const struct catalog *c, const struct evidence *e,
    size_t index);
/* ASCII letters, digits and - _ . only, at most 40; `other` when nothing is
 * left of s. Free it. */
char *name_ascii(const char *s, const char *other);

#endif
