/*
 * The submission document: catalogue + state + evidence facts -> blocks ->
 * pages -> PDF. The face of the layer; document.h, layout.h and pdf.h are its
 * three steps.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stddef.h>

#include "assess/finding.h"
#include "assess/sheet.h"
#include "base/error.h"
#include "base/str.h"
#include "catalog/catalog.h"

struct report_photo {		/* prepared by evidence/: baseline JPEG */
	const char *evidence;	/* its uuid */
	const char *jpeg;	/* path of the prepared file; NULL: unreadable */
	const char *fault;	/* why, translated, when jpeg is NULL */
	unsigned width, height;	/* pixels, upright */
};

/* CORRECTION: the answers to questions and, with `base`, what changed. */
enum report_kind { REPORT_WHOLE, REPORT_CORRECTION };

struct report_input {
	const struct catalog *catalog;
	const struct sheet *sheet;
	const enum file_state *files;	/* one per evidence, or NULL */
	const struct report_photo *photos;
	size_t n_photos;
	enum report_kind kind;
	const struct sheet *before;	/* last year's, for the changes; NULL */
	const struct sheet *base;	/* what was submitted; NULL */
	const char *base_code;		/* of its package; NULL */
	date_day day;			/* of the application, not of the clock */
	const char *version;		/* of the program */
	const char *package_code;	/* short code that ties pages to the package */
};

struct report_result {
	size_t pages;
	size_t bytes;
	char sha256[65];
	struct str missing;		/* characters no font had, UTF-8; printed 〓 */
};

/* Writes the PDF to a temporary name, syncs, renames. On failure nothing is
 * left. *out is filled on success (str_clear its `missing`). */
int report_write(const struct report_input *in, const char *path,
    struct report_result *out, struct error *err) CHECKED;
/* The blocks as text, for golden tests; no libharu. */
void report_dump(const struct report_input *in, struct str *out);

#endif
