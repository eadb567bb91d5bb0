/*
 * A submission package that comes from anybody: lists of files, the answers as
 * JSON. Input: the files, "%%% NAME" before each (fuzz.h).
 */
#include "config.h"

#include <string.h>

#include "package/originals.h"
#include "package/package.h"
#include "tests/fuzz/fuzz.h"

static const char *const names[] = { "data/answers.json", "bagit.txt",
	"bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
	"data/a", "data/._b", "fetch.txt", NULL };

static void
each_original(void *arg, const struct original_entry *e)
{
	*(size_t *)arg += strlen(e->name) + strlen(e->sha256) +
	    strlen(e->file);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct diag_list diags = { NULL, 0, 0 };
	struct error err;
	size_t sum = 0;

	fuzz_parts(data, n, names);
	(void)!package_verify(fuzz_folder(), &diags, &err);
	diag_print(&diags, stderr);
	diag_clear(&diags);
	(void)originals_each(fuzz_folder(), each_original, &sum);
	return 0;
}
