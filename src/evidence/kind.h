/* What a file is, by its first bytes. */
#ifndef EVIDENCE_KIND_H
#define EVIDENCE_KIND_H

#include <stddef.h>

/* MIME type; "application/octet-stream" when nobody knows. */
void kind_of(const void *bytes, size_t n, char *out, size_t size);

#endif
