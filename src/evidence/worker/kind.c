/*
 * What a file is, by libmagic, whose reading of strangers' bytes belongs here
 * and not beside the answers; it has also been seen to crash where memory
 * runs out. Its readers for archives and programs stay off: they are of no
 * use here and have been the ones with holes.
 */
#include "config.h"

#include <dlfcn.h>
#include <magic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "evidence/worker/decode.h"
#include "evidence/worker/limits.h"

#define LIBRARY "libmagic.so.1"

#define FUNCTIONS(X) \
	X(magic_open) X(magic_load) X(magic_buffer)

#define MEMBER(name) __typeof__(&name) name;
static struct { FUNCTIONS(MEMBER) } lib;

static bool
find(void *library, const char *name, void *to)
{
	void *symbol = dlsym(library, name);

	memcpy(to, &symbol, sizeof(symbol));
	return symbol != NULL;
}

/* Loaded for this task only: pictures do not wait for it. */
static bool
load_library(void)
{
	void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);

#define FIND(name) && find(library, #name, &lib.name)
	return library != NULL FUNCTIONS(FIND);
}

void
name_kind(void)
{
	static unsigned char head[KIND_HEAD];
	const char *kind;
	magic_t magic;
	size_t n;

	if (!load_library())
		finish(WORKER_UNKNOWN);
	magic = lib.magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS |
	    MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR);
	if (magic == NULL || lib.magic_load(magic, NULL) != 0)
		finish(WORKER_UNKNOWN);
	limits_calls();		/* its database is open by now */
	n = fread(head, 1, sizeof(head), stdin);
	kind = lib.magic_buffer(magic, head, n);
	if (kind == NULL)
		finish(WORKER_UNKNOWN);
	if (fputs(kind, stdout) == EOF || fflush(stdout) != 0)
		finish(WORKER_OUTPUT);
}
