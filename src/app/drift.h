/* Whether the user's files are still what a package holds copies of. */
#ifndef APP_DRIFT_H
#define APP_DRIFT_H

#include "app/app.h"
#include "catalog/diag.h"

/* Names in *out each original that has changed or gone since. Quiet where
 * there is no store, or the package is of other people. */
void drift_look(const struct options *o, const char *dir,
    struct diag_list *out);

#endif
