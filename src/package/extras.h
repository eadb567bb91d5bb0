/*
 * What stands beside a package: the operator's own copy and the archive. Made
 * in a folder beside the target that a kill leaves behind as such, and read
 * back. Three renames cannot be one step, so their order keeps the promise:
 * what belongs to the older package takes that one's new name first, then the
 * packages change places, then the new ones come. Whatever is killed when,
 * nothing ever stands beside a package of which it is not; what is missing
 * the next export brings.
 */
#ifndef PACKAGE_EXTRAS_H
#define PACKAGE_EXTRAS_H

#include "package/private.h"
#include "package/target.h"

/* The archive, and a check of both by reading them back. */
int extras_make(struct build *b, struct error *err) CHECKED;
/* Before the package is put in place: of another one, wanted again or not,
 * nothing stays beside it. */
int extras_retire(struct build *b, const struct target *t, struct error *err)
    CHECKED;
/* They come back: it could not be put in place. */
void extras_restore(const struct build *b, const struct target *t);
/* After it. */
int extras_install(const struct build *b, const struct target *t,
    struct package_result *out, struct error *err) CHECKED;

/* Where the own copy is made. Free it. */
char *extras_own_copy(const struct build *b);

#endif
