/*
 * What a file is, by its first bytes and never by its name. libmagic and its
 * database (some megabytes) are loaded when first asked for, since a start
 * must not wait for them. Its readers for archives and programs stay off: they are of
 * no use here and have been the ones with holes.
 */
#include "config.h"

#include "evidence/kind.h"

#include <dlfcn.h>
#include <magic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "evidence/evidence.h"

#define UNKNOWN "application/octet-stream"
#define LIBRARY "libmagic.so.1"

#define FUNCTIONS(X) \
	X(magic_open) X(magic_load) X(magic_close) X(magic_buffer)

#define MEMBER(name) __typeof__(&name) name;
static struct { FUNCTIONS(MEMBER) } lib;

static const struct signature {
	size_t at, n;
	const char *bytes;
	const char *kind;
} signatures[] = {
	{ 0, 3, "\xff\xd8\xff", "image/jpeg" },
	{ 0, 8, "\x89PNG\r\n\x1a\n", "image/png" },
	{ 8, 4, "WEBP", "image/webp" },
	{ 4, 8, "ftypheic", "image/heic" },
	{ 4, 8, "ftypheix", "image/heic" },
	{ 4, 8, "ftypmif1", "image/heif" },
	{ 4, 8, "ftypavif", "image/avif" },
	{ 4, 4, "ftyp", "video/mp4" },
	{ 0, 5, "%PDF-", "application/pdf" },
	{ 0, 4, "PK\x03\x04", "application/zip" },
	{ 0, 4, "GIF8", "image/gif" },
	{ 0, 4, "II*\0", "image/tiff" },
	{ 0, 4, "MM\0*", "image/tiff" },
};

static const char *
by_signature(const char *bytes, size_t n)
{
	const struct signature *s;
	size_t i;

	for (i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
		s = &signatures[i];
		if (n >= s->at + s->n &&
		    memcmp(bytes + s->at, s->bytes, s->n) == 0)
			return s->kind;
	}
	return NULL;
}

static bool
find(void *library, const char *name, void *to)
{
	void *symbol = dlsym(library, name);

	memcpy(to, &symbol, sizeof(symbol));
	return symbol != NULL;
}

static bool
load_library(void)
{
	void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);

#define FIND(name) && find(library, #name, &lib.name)
	return library != NULL FUNCTIONS(FIND);
}

static magic_t
magic(void)
{
	static magic_t handle;
	static bool tried;

	if (tried)
		return handle;
	tried = true;
	if (!load_library())
		return NULL;
	handle = lib.magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS |
	    MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR);
	if (handle != NULL && lib.magic_load(handle, NULL) != 0) {
		lib.magic_close(handle);
		handle = NULL;
	}
	return handle;
}

/* "type/subtype" and nothing that would surprise a reader. */
static bool
is_mime(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
	    "WXYZ0123456789.+-_/");

	return n > 2 && s[n] == '\0' && strchr(s, '/') != NULL;
}

void
kind_of(const void *bytes, size_t n, char *out, size_t size)
{
	magic_t handle = magic();
	const char *kind = NULL, *own = by_signature(bytes, n);

	if (handle != NULL)
		kind = lib.magic_buffer(handle, bytes, n);
	if (kind == NULL || !is_mime(kind) || strcmp(kind, UNKNOWN) == 0 ||
	    strlen(kind) >= size)
		kind = own;
	snprintf(out, size, "%s", kind != NULL ? kind : UNKNOWN);
}

bool
evidence_is_image(const char *kind)
{
	static const char *const kinds[] = {
		"image/jpeg", "image/png",
#ifdef HAVE_HEIF
		"image/heic", "image/heif", "image/avif",
#endif
#ifdef HAVE_WEBP
		"image/webp",
#endif
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kind, kinds[i]) == 0)
			return true;
	return false;
}
