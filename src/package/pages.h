/* The photos and the PDF of a package. */
#ifndef PACKAGE_PAGES_H
#define PACKAGE_PAGES_H

#include "package/private.h"

/* Prepares the pictures among the copied evidence and writes the PDF. */
int pages_write(struct build *b, struct package_result *out,
    struct error *err) CHECKED;

#endif
