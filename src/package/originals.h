/* Which evidence a package says it holds: from its answers.json. */
#ifndef PACKAGE_ORIGINALS_H
#define PACKAGE_ORIGINALS_H

#include <stdbool.h>

struct original_entry {
	int number;			/* E-001 is 1 */
	const char *name, *sha256;	/* of the original */
	const char *file;		/* in the package, or "" */
};

/* false when there is no such list or it is of a newer kind. Versions 1 and 2
 * are read. */
bool originals_each(const char *dir,
    void (*each)(void *arg, const struct original_entry *e), void *arg);

#endif
