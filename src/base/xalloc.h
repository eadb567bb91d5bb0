/*
 * Allocation that never returns NULL. When memory runs out the program's
 * hook (which restores the terminal) runs, one sentence is printed, and the
 * process ends with 70: every answer is already committed by then.
 */
#ifndef BASE_XALLOC_H
#define BASE_XALLOC_H

#include <stddef.h>

#include "base/error.h"

void *xmalloc(size_t size) __attribute__((malloc, returns_nonnull));
void *xcalloc(size_t n, size_t size) __attribute__((malloc, returns_nonnull));
/* Grows to n elements of size bytes; overflow counts as out of memory. */
void *xreallocarray(void *p, size_t n, size_t size)
    __attribute__((returns_nonnull));
char *xstrdup(const char *s) __attribute__((malloc, returns_nonnull));
char *xstrndup(const char *s, size_t n)
    __attribute__((malloc, returns_nonnull));
char *xasprintf(const char *fmt, ...) PRINTF(1, 2)
    __attribute__((returns_nonnull));

/* Called once before the process ends for lack of memory; NULL for none. */
void xalloc_on_failure(void (*hook)(void));
void (*xalloc_failure_hook(void))(void);	/* what was set last */

#endif
