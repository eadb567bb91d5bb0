/* data/README.txt: what this folder is and how to check it, on one page. */
#ifndef PACKAGE_GUIDE_H
#define PACKAGE_GUIDE_H

#include "package/private.h"

void guide_text(const struct build *b, struct str *out);

#endif
