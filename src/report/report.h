/*
 * The submission document: catalogue + state + evidence facts -> blocks ->
 * pages -> PDF. The face of the layer; document.h, layout.h and pdf.h are its
 * three steps.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/finding.h"
#include "assess/sheet.h"
#include "base/error.h"
#include "base/str.h"
#include "catalog/catalog.h"

/* A picture prepared by evidence/ (baseline JPEG), or one page of a PDF, which
 * evidence/ draws into its place when the document is written. Those of one
 * evidence file follow each other. */
struct report_photo {
	const char *evidence;	/* its uuid */
	const char *jpeg;	/* path of the prepared file; NULL: unreadable */
	const char *fault;	/* why, translated, when jpeg is NULL */
	unsigned width, height;	/* pixels, or hundredths of a point; upright */
	size_t page, pages;	/* of a PDF: from 1, of so many; 0: a picture */
};

enum { REPORT_PHOTOS = 2 };	/* to a page, unless asked otherwise */

/* CORRECTION: the answers to questions and, with `base`, what changed. WALK:
 * the sheet to carry round, by place; WALK_BLANK: without what is answered. */
enum report_kind { REPORT_WHOLE, REPORT_CORRECTION, REPORT_WALK,
	REPORT_WALK_BLANK,
	REPORT_SLIP,		/* one item to ask somebody about */
	REPORT_HANDOVER,	/* for whoever does it next year */
	REPORT_ADVICE };	/* redacted, for somebody who is asked */

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
	/* A walk-round sheet's pages get codes of this application and day;
	 * NULL: none. */
	const char *walk;
	date_day printed;
	const struct item *item;	/* of a question slip */
	/* Of a handover: where the records and the packages are. */
	const char *store_path, *exports;
	const char *version;		/* of the program */
	const char *package_code;	/* short code that ties pages to the package */
	unsigned per_page;	/* photos: 1, 2, 4; 0: REPORT_PHOTOS */
	bool own_copy;		/* the applicant's: says so on every page */
	/* One per evidence, or NULL. copies: SHA-256 of the copy in the package
	 * where it is another than the original's; notes: what to know of it. */
	const char *const *copies, *const *notes;
	unsigned edition;	/* of the submission; 0: not said */
	/* The edition that was handed in before this one, and its code. */
	const struct sheet *prior;
	const char *prior_code;
};

/* A printed page whose rows are typed in later: its code and its items. */
struct report_page {
	char code[16];
	const struct item **rows;	/* of the catalogue that came in */
	size_t n;
};

/* A page of evidence and the field that is kept free for it. */
struct report_place {
	size_t on;		/* page of the document, from 0 */
	int x, y, w, h;		/* hundredths of a point, y from above */
	const struct report_photo *photo;
};
enum { REPORT_PAGE_HEIGHT = 84189 };

struct report_result {
	size_t pages;
	size_t bytes;
	char sha256[65];
	struct str missing;		/* characters no font had, UTF-8; printed 〓 */
	struct report_place *places;	/* for evidence/ to fill */
	size_t n_places;
	struct report_page *sheets;	/* of a walk-round sheet with `walk` */
	size_t n_sheets;
};

/* Writes the PDF to a temporary name, syncs, renames. On failure nothing is
 * left. *out is filled on success (report_result_clear). */
int report_write(const struct report_input *in, const char *path,
    struct report_result *out, struct error *err) CHECKED;
void report_result_clear(struct report_result *r);
/* The blocks as text, for golden tests; no libharu. */
void report_dump(const struct report_input *in, struct str *out);

#endif
