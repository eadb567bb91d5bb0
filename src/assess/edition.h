/*
 * Numbers of what was handed in, in the journal's subjects package/<code>:
 *
 *   exported_at  when the package was made     of  the code it adds to, or ""
 *   seen         what the machine knew then: store_seen
 *   manifest     SHA-256 of its list of files
 *   catalogue    SHA-256 of the check items
 *   folder       where it was put last
 *   edition      its number, from 1; only of those that were submitted
 */
#ifndef ASSESS_EDITION_H
#define ASSESS_EDITION_H

#include <stdbool.h>

#include "assess/sheet.h"

/* The highest number below `below`, and its package's code ("" and 0: none;
 * borrowed from the sheet). */
unsigned edition_highest(const struct sheet *s, unsigned below,
    const char **code);
/* The number of the package with this code; 0: it was not submitted. */
unsigned edition_of(const struct sheet *s, const char *code);
/* The number that the package gets when it is submitted; false when there is
 * no package or it has one. */
bool edition_next(const struct sheet *s, const char *code, char out[16]);

#endif
