/*
 * The bytes before libfyaml sees them. libfyaml 0.7.12 hangs for ever on a
 * line that begins with % and holds broken UTF-8, and has no words for what
 * Japanese keyboards do: full-width colons, spaces and marks.
 */
#ifndef CATALOG_PRECHECK_H
#define CATALOG_PRECHECK_H

#include <stdbool.h>

#include "catalog/source.h"

/* Notes every fault of encoding and typing. false when reading on would make
 * no sense. *mended: NULL when s->text is good as it is; else a copy, as long
 * as it, in which the faults are mended so that reading can go on; the caller
 * frees it. *broken: the first line whose fault could not be mended, else 0. */
bool precheck_text(struct source *s, char **mended, int *broken);

#endif
