/* The one thing that is taken from a photo's metadata. */
#ifndef EVIDENCE_WORKER_EXIF_H
#define EVIDENCE_WORKER_EXIF_H

#include <stddef.h>

/* 1 to 8 from a TIFF block ("II*" or "MM"); 1 where it says nothing or
 * nonsense. Reads within the n bytes whatever they say. */
int exif_orientation(const unsigned char *tiff, size_t n);

#endif
