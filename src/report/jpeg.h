/* The frame header of a prepared JPEG: all that the PDF must know of it. */
#ifndef REPORT_JPEG_H
#define REPORT_JPEG_H

#include <stdbool.h>
#include <stddef.h>

struct jpeg { int width, height, components; size_t bytes; };

/* false when the file cannot be read or is no grey or colour JPEG. */
bool jpeg_look(struct jpeg *out, const char *path);

#endif
