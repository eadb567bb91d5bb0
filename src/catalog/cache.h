/*
 * The image of a catalogue on the disk, from one start to the next: it spares
 * the reading of YAML as long as not one of the files changes. Whatever is
 * wrong with it, the YAML is read instead, and nobody is told.
 */
#ifndef CATALOG_CACHE_H
#define CATALOG_CACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "catalog/catalog.h"

/* What tells one state of a file from another; zero: no such file. */
struct cache_stamp {
	uint64_t device, inode, size;
	int64_t modified, modified_ns, changed, changed_ns;
};

enum { CACHE_FILES = 5 };	/* four of forms/, and the program itself */

struct cache {
	char *dir, *path;	/* NULL: nowhere */
	struct cache_stamp stamps[CACHE_FILES];
	bool settled;		/* none was changed just now */
};

/* Looks at the files, before any of them is read. */
void cache_open(struct cache *k, const char *dir, enum lang lang);
void cache_close(struct cache *k);
/* false when there is none that fits; *c is then to be thrown away. */
bool cache_load(const struct cache *k, struct catalog *c,
    struct arena *arena);
void cache_save(const struct cache *k, const struct catalog *c);

#endif
