/* Many small things of one life: allocated one by one, freed together. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a);		/* NULL is allowed */
void *arena_alloc(struct arena *a, size_t size);	/* zeroed, aligned */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);

/* Calls release(ptr, n) when the arena is freed: for what was got elsewhere. */
void arena_own(struct arena *a, void *ptr, size_t n,
    void (*release)(void *ptr, size_t n));

#endif
