/*
 * The bytes before libfyaml sees them. libfyaml 0.7.12 hangs for ever on a
 * line that begins with % and holds broken UTF-8, and has no words for what
 * Japanese keyboards do: full-width colons, spaces and marks.
 */
#ifndef CATALOG_PRECHECK_H
#define CATALOG_PRECHECK_H

#include "catalog/source.h"

/* Notes every fault of encoding and typing. Returns a copy of s->text, as
 * long as it, in which these are mended so that reading can go on; the caller
 * frees it. NULL when reading on would make no sense. *broken: the first line
 * whose fault could not be mended, else 0. */
char *precheck_text(struct source *s, int *broken);

#endif
