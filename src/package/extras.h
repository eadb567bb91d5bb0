/*
 * What stands beside a package: the operator's own copy and the archive. Made
 * in a folder beside the target that a kill leaves behind as such, read back,
 * and put in place by one rename each, after the package.
 */
#ifndef PACKAGE_EXTRAS_H
#define PACKAGE_EXTRAS_H

#include "package/private.h"
#include "package/target.h"

/* The archive, and a check of both by reading them back. */
int extras_make(struct build *b, struct error *err) CHECKED;
/* What stands there with other bytes moves aside, like an older package. */
int extras_install(const struct build *b, const struct target *t,
    struct package_result *out, struct error *err) CHECKED;

/* Where the own copy is made. Free it. */
char *extras_own_copy(const struct build *b);

#endif
