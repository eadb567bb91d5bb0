/* Folders that others may have filled: walked without following any link. */
#ifndef PACKAGE_TREE_H
#define PACKAGE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

/* Opens a file for reading by its path below root; each part must be a real
 * folder, the last a regular file. -1 with errno: ELOOP for a link, EINVAL
 * for what is no file. */
int tree_open(int root, const char *path);

struct tree_entry {
	const char *path;	/* relative to where the walk began */
	const char *name;
	int dir;		/* the folder that holds it */
	mode_t mode;
};
/* Every entry, names in byte order, a folder after what lies in it. Stops when
 * each returns false. 0, or an errno (ELOOP: too deep, E2BIG: too many). */
int tree_walk(int root, bool (*each)(void *arg, const struct tree_entry *e),
    void *arg);

/* Removes the folder and what is in it, and no thing elsewhere. */
void tree_remove(const char *path);
/* Files 0600, folders 0700, all with the same time; each on the disk. tell
 * hears how many are done; false from it cancels: -1 and ERR_OK. */
int tree_settle(const char *path, int64_t seconds,
    bool (*tell)(void *arg, size_t done), void *arg, struct error *err)
    CHECKED;

#endif
