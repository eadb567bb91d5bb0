/*
 * common.c of the worker with its two ways out mended for a process that goes
 * on: _exit() comes back here, and what need() has taken is given back.
 */
#undef free	/* Makefile.am makes it worker_free in all of the worker */
#include "config.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/worker.h"

static jmp_buf home;
static void **taken;
static size_t n_taken, cap_taken;

static void leave(int status) __attribute__((noreturn));
static void *take(size_t n, size_t size);

#define _exit(status) leave(status)
#define calloc(n, size) take(n, size)
#include "evidence/worker/common.c"
#undef calloc
#undef _exit

static void
leave(int status)
{
	longjmp(home, status + 1);
}

static void *
take(size_t n, size_t size)
{
	if (n_taken == cap_taken) {
		cap_taken = cap_taken * 2 + 64;
		taken = xreallocarray(taken, cap_taken, sizeof(*taken));
	}
	return taken[n_taken++] = calloc(n, size);
}

void
worker_free(void *p)
{
	size_t i;

	for (i = 0; i < n_taken; i++)
		if (taken[i] == p)
			taken[i] = NULL;
	free(p);
}

/* No limits here: they would hold for the fuzzer. */
void
limits_resources(unsigned seconds, unsigned megabytes)
{
	(void)seconds;
	(void)megabytes;
}

void
worker_try(void (*task)(void), const uint8_t *data, size_t n)
{
	static char nothing[1];
	FILE *in = n > 0 ? fmemopen((void *)(uintptr_t)data, n, "r") :
	    fmemopen(nothing, 1, "r");

	(void)fuzz_folder();
	if (in == NULL)
		abort();
	stdin = in;
	if (setjmp(home) == 0)
		task();
	while (n_taken > 0)
		free(taken[--n_taken]);
	(void)fclose(in);
}
