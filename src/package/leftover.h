/* Temporary folders that a killed export has left. */
#ifndef PACKAGE_LEFTOVER_H
#define PACKAGE_LEFTOVER_H

#include <stdbool.h>

/* Marks a folder as being filled by this process, until it ends or the
 * descriptor is closed. -1 where that is not possible. */
int leftover_claim(const char *path);
/* Tidies those beside target that nobody fills any more: unfinished ones are
 * removed; once the package is installed, finished ones too when it is the
 * same, else they get the name of an older package. */
void leftover_tidy(const char *target, bool installed);

#endif
