/* A folder of ours alone, for what is on its way: copies of the records. */
#ifndef BASE_TEMPORARY_H
#define BASE_TEMPORARY_H

#include "base/error.h"

/* A new one in TMPDIR, else /tmp; NULL: err. A signal that ends us takes it
 * away, with the files in it. */
char *temporary_folder(struct error *err) CHECKED;
/* Takes it away, with the files in it, and frees the name; NULL is allowed. */
void temporary_remove(char *folder);

#endif
