/*
 * The image of a catalogue that spares the reading of YAML at a start. Its
 * checksum is left out here: whatever stands in the bytes, reading them stays
 * within them. Input: edits of a good image (fuzz.h).
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "base/xalloc.h"
#include "catalog/image.h"
#include "catalog/load.h"
#include "tests/fuzz/fuzz.h"

static struct image good;

static void
make_good(void)
{
	struct diag_list diags = { NULL, 0, 0 };
	struct catalog *c;
	struct error err;

	fuzz_copy("ja.yaml", "tests/catalog/001-good.yaml");
	if (catalog_load(&c, fuzz_folder(), LANG_JA, &diags, &err) != 0)
		abort();
	diag_clear(&diags);
	image_make(&good, c);
	catalog_free(c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_new();
	struct catalog c;
	struct image again;
	char *bytes;
	size_t all;

	if (good.objects.len == 0)
		make_good();
	all = good.objects.len + good.texts.len;
	bytes = xmalloc(all);
	memcpy(bytes, good.objects.ptr, good.objects.len);
	memcpy(bytes + good.objects.len, good.texts.ptr, good.texts.len);
	fuzz_edit((uint8_t *)bytes, all, data, n);
	memset(&c, 0, sizeof(c));
	if (image_read(&c, bytes, good.objects.len,
	    bytes + good.objects.len, good.texts.len, arena)) {
		/* Goes through every text and list of it. */
		image_make(&again, &c);
		image_clear(&again);
	}
	free(bytes);
	arena_free(arena);
	return 0;
}
