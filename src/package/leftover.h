/* Temporary folders that a killed export has left. */
#ifndef PACKAGE_LEFTOVER_H
#define PACKAGE_LEFTOVER_H

/* Marks a folder as being filled by this process, until it ends or the
 * descriptor is closed. -1 where that is not possible. */
int leftover_claim(const char *path);
/* Removes the unfinished ones beside target: those that nobody fills any
 * more. A finished one may be an older package and stays. */
void leftover_remove(const char *target);

#endif
