/*
 * The check sheet and the programme beside it, each in both languages: every
 * fault is collected, and what has none is loaded. Input: "%%% en.yaml" and so
 * on begin the other files; the master is a good one where it is not given.
 */
#include "config.h"

#include <stdlib.h>

#include "base/path.h"
#include "catalog/hash.h"
#include "catalog/load.h"
#include "tests/fuzz/fuzz.h"

static const char *const names[] = { "ja.yaml", "en.yaml", "programme.yaml",
	"programme.en.yaml", NULL };

static void
check(const char *name)
{
	struct diag_list diags = { NULL, 0, 0 };
	char *path = path_join(fuzz_folder(), name);
	struct error err;

	(void)!catalog_check_file(path, &diags, &err);
	diag_print(&diags, stderr);
	diag_clear(&diags);
	free(path);
}

static void
load(enum lang lang)
{
	struct diag_list diags = { NULL, 0, 0 };
	struct catalog *c;
	struct error err;

	/* Who asks for the faults gets no image from an earlier input. */
	if (catalog_load(&c, fuzz_folder(), lang, &diags, &err) == 0)
		catalog_free(c);
	diag_clear(&diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	size_t i;

	fuzz_parts(data, n, names);
	if (n > 4 && data[0] == '%' && data[1] == '%')
		fuzz_copy(names[0], "tests/catalog/001-good.yaml");
	for (i = 0; names[i] != NULL; i++)
		check(names[i]);
	load(LANG_JA);
	load(LANG_EN);
	return 0;
}
