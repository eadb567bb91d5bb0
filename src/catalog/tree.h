/*
 * A catalogue file as a tree of texts, lists and maps. The only place where
 * libfyaml is met; everything behind it knows nodes and byte offsets.
 */
#ifndef CATALOG_TREE_H
#define CATALOG_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "catalog/source.h"

#define TREE_DEPTH_MAX 16

enum node_kind {
	NODE_NOTHING,		/* "key:" with nothing behind it */
	NODE_TEXT,
	NODE_LIST,
	NODE_MAP
};

struct node {			/* small: a catalogue has thousands */
	enum node_kind kind;
	bool is_cut;		/* the file broke off within */
	bool is_bad;		/* a fault was already noted for the value */
	uint32_t at;		/* where the value begins */
	uint32_t key_at;
	uint32_t n;		/* children */
	const char *key;	/* within a map; else NULL */
	const char *text;	/* NODE_TEXT; without final line feeds */
	struct node *first;	/* children of a list or map */
	struct node *next;	/* the next child of the same parent */
};

/* Reads the tree of `text` (precheck's copy, as long as s->text) and notes
 * what the house subset refuses. Nodes go to `nodes`, texts to `texts`.
 * NULL when there is no document at all (a fault says so). `broken` is the
 * line of a fault that upsets the structure and was already noted (0: none):
 * libfyaml's complaint about its consequence is kept silent. */
struct node *tree_read(struct source *s, const char *text, int broken,
    struct arena *nodes, struct arena *texts);

/* NULL when there is none, or when node is no map (or NULL). */
const struct node *node_get(const struct node *map, const char *key);
/* The text behind the key; "" when there is none. */
const char *node_text(const struct node *map, const char *key);
/* First child of the list behind the key; NULL when there is none. */
const struct node *node_list(const struct node *map, const char *key);

#endif
