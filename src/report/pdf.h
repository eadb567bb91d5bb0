/* Pages -> PDF. Draws what layout placed and decides nothing. */
#ifndef REPORT_PDF_H
#define REPORT_PDF_H

#include "report/font.h"
#include "report/layout.h"

struct pdf_input {
	const struct document *document;
	const struct layout *layout;
	struct fonts *fonts;
	date_day day;
	const char *version;
	uint8_t id[16];		/* from the contents: the same twice */
};

/* Temporary name, sync, rename; the bytes are hashed as they are written.
 * sha256 is hex. On failure nothing is left. */
int pdf_write(const struct pdf_input *in, const char *path, size_t *bytes,
    char sha256[65], struct error *err) CHECKED;

#endif
