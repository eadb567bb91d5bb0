/*
 * A photo without what it tells about the person who took it: place, time,
 * device, thumbnails, notes. The picture itself is not decoded and keeps its
 * every bit; which side is up is kept too.
 */
#ifndef EVIDENCE_WORKER_CLEAN_H
#define EVIDENCE_WORKER_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

/* From standard input to standard output. Ends the process with
 * WORKER_UNKNOWN for a kind it cannot clean, WORKER_BROKEN for a damaged
 * file. */
void clean_picture(void);

/* Overwrites the notes of a HEIC or AVIF file with zeros, in place; false
 * when its structure is not understood. */
bool clean_heif(unsigned char *file, size_t n);
/* What clean.c writes with: the end of the process when it fails. */
void clean_put(const void *bytes, size_t n);

#endif
