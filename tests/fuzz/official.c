/* The table of the official sheet, as any spreadsheet may have saved it. */
#include "config.h"

#include <stdlib.h>

#include "catalog/load.h"
#include "catalog/official.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct diag_list diags = { NULL, 0, 0 };
	static struct catalog *c;
	struct error err;
	size_t filled;
	char *text;

	if (c == NULL) {
		fuzz_copy("ja.yaml", "tests/catalog/001-good.yaml");
		if (catalog_load(&c, fuzz_folder(), LANG_JA, &diags,
		    &err) != 0)
			abort();
	}
	text = official_text((const char *)data, n, &err);
	if (text != NULL)
		official_apply(c, "table.csv", text, &diags, &filled);
	free(text);
	diag_clear(&diags);
	return 0;
}
