/*
 * Many small things of one life. Memory comes in blocks that never move, so
 * pointers into an arena stay good until arena_free; nothing is released
 * alone. A thing larger than a block gets a block of its own.
 */
#include "config.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#define BLOCK_SIZE ((size_t)32 * 1024)

struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) char data[];
};

/* What was got elsewhere and lives as long as the arena. */
struct guest {
	struct guest *next;
	void (*release)(void *ptr, size_t n);
	void *ptr;
	size_t n;
};

struct arena {
	struct block *blocks;		/* the one being filled comes first */
	struct guest *guests;
};

struct arena *
arena_new(void)
{
	return xcalloc(1, sizeof(struct arena));
}

void
arena_free(struct arena *a)
{
	struct block *b, *next;
	struct guest *g;

	if (a == NULL)
		return;
	for (g = a->guests; g != NULL; g = g->next)
		g->release(g->ptr, g->n);
	for (b = a->blocks; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

static struct block *
block_new(size_t size)
{
	struct block *b;

	/* A size that wraps around fails in xcalloc, not here. */
	b = xcalloc(1, size > SIZE_MAX - sizeof(*b) ? SIZE_MAX :
	    sizeof(*b) + size);
	b->size = size;
	return b;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct block *b = a->blocks;
	void *p;

	size = size > SIZE_MAX - align ? SIZE_MAX :
	    (size + align - 1) / align * align;
	if (b == NULL || size > b->size - b->used) {
		b = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
		if (a->blocks != NULL && size > BLOCK_SIZE / 4) {
			/* Keep filling the block that has room left. */
			b->next = a->blocks->next;
			a->blocks->next = b;
		} else {
			b->next = a->blocks;
			a->blocks = b;
		}
	}
	p = b->data + b->used;
	b->used += size;
	return p;
}

void
arena_own(struct arena *a, void *ptr, size_t n,
    void (*release)(void *ptr, size_t n))
{
	struct guest *g = arena_alloc(a, sizeof(*g));

	*g = (struct guest){ a->guests, release, ptr, n };
	a->guests = g;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = arena_alloc(a, len + 1);

	memcpy(copy, s, len);
	return copy;
}
