/*
 * A catalogue as one run of bytes, and back: what fill.c made out of YAML,
 * without reading YAML again. Both directions follow the table of the format
 * (schema.h), so a new key is in the image by itself.
 */
#ifndef CATALOG_IMAGE_H
#define CATALOG_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "catalog/catalog.h"

struct image {
	struct str objects;	/* structs, offsets in place of pointers */
	struct str texts;	/* NUL-terminated, one after the other */
};

void image_make(struct image *out, const struct catalog *c);
void image_clear(struct image *i);

/* Fills the zeroed *c; what it points to lies in the two runs of bytes, which
 * are written to, or in the arena. `objects` is aligned as by malloc. Every
 * offset, count and enum is checked: false for bytes that are no image. */
bool image_read(struct catalog *c, char *objects, size_t n_objects,
    const char *texts, size_t n_texts, struct arena *arena);

/* Equal only where the structs and the format are laid out equally. */
uint64_t image_layout(void);
/* A checksum that each single damaged byte changes. */
uint64_t image_sum(uint64_t seed, const void *bytes, size_t n);

#endif
