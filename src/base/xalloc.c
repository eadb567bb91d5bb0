/*
 * Allocation that never returns NULL, so that no caller carries a path that
 * nobody can test. Running out of memory ends the process at once, by way
 * of the hook that gives the terminal back: nothing is lost, because every
 * answer was committed to the database when it was given.
 */
#include "config.h"

#include "base/xalloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

static void (*failure_hook)(void);

void
xalloc_on_failure(void (*hook)(void))
{
	failure_hook = hook;
}

void
(*xalloc_failure_hook(void))(void)
{
	return failure_hook;
}

static void fail(void) __attribute__((noreturn));

static void
fail(void)
{
	void (*hook)(void) = failure_hook;

	failure_hook = NULL;		/* the hook may run out as well */
	if (hook != NULL)
		hook();
	fprintf(stderr, "anshin: %s\n", i18n_held(HELD_NO_MEMORY));
	/* No atexit handler: they could allocate. */
	_exit(error_exit_status(ERR_INTERNAL));
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size > 0 ? size : 1);

	if (p == NULL)
		fail();
	return p;
}

void *
xcalloc(size_t n, size_t size)
{
	void *p = calloc(n > 0 ? n : 1, size > 0 ? size : 1);

	if (p == NULL)
		fail();
	return p;
}

void *
xreallocarray(void *p, size_t n, size_t size)
{
	/* Never zero bytes: realloc may then free and return NULL. */
	void *q = reallocarray(p, n > 0 ? n : 1, size > 0 ? size : 1);

	if (q == NULL)
		fail();
	return q;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *
xstrndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = xmalloc(len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
xasprintf(const char *fmt, ...)
{
	va_list ap;
	char *text;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&text, fmt, ap);
	va_end(ap);
	if (n < 0)
		fail();
	return text;
}
