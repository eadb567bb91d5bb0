/* answers.json: everything that was answered, for programs. */
#ifndef PACKAGE_ANSWERS_H
#define PACKAGE_ANSWERS_H

#include "package/private.h"

/* Sorted, indented, ends in a line feed; the same state gives the same bytes.
 * Without the paths on the user's disk. Free it. */
char *answers_json(const struct build *b);

#endif
