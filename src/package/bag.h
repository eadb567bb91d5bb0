/* The files of a package that we make ourselves, each known to a manifest. */
#ifndef PACKAGE_BAG_H
#define PACKAGE_BAG_H

#include "package/private.h"

/* Writes root/path (its folder exists) and notes its hash: files under data/
 * in the payload, all others among the tags. */
int bag_put(struct build *b, const char *path, const char *bytes, size_t n,
    struct error *err) CHECKED;
/* Notes a payload file that was written by others. */
void bag_note(struct build *b, const char *path, const char *sha256,
    int64_t size);
/* bagit.txt, bag-info.txt and both manifests: the last files. */
int bag_close(struct build *b, struct error *err) CHECKED;
/* The short code over the answers, the evidence and the catalogue. */
void bag_code(struct build *b, const char *answers);

#endif
