/*
 * The fonts of the document: found when an export begins, chosen character by
 * character, cut down to what was used. Each character of a font gets a code
 * of its own (its CID) when it is first used, so that text can be written
 * before the fonts are cut.
 */
#ifndef REPORT_FONT_H
#define REPORT_FONT_H

#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "report/style.h"

struct fonts;

/* ERR_NOT_FOUND with the package to install when no Japanese font is there. */
int fonts_open(struct fonts **out, struct error *err) CHECKED;
void fonts_close(struct fonts *f);		/* NULL is allowed */

struct glyph {
	int font;		/* 0 .. fonts_count - 1 */
	unsigned cid;		/* 1 .. 65535 */
	int advance;		/* thousandths of an em */
};

/* Width only; for struct metrics (arg is the fonts). */
int fonts_advance(void *fonts, enum face face, uint32_t code);
/* The character's glyph; it will be embedded. A character that no font has
 * becomes 〓 and is remembered in fonts_missing. */
struct glyph fonts_use(struct fonts *f, enum face face, uint32_t code);
const struct str *fonts_missing(const struct fonts *f);

int fonts_count(const struct fonts *f);

/* What a PDF font object needs; NULL-free, owned by the fonts. */
struct font_program {
	const char *name;		/* PostScript name */
	const uint8_t *bytes;		/* the subset, TrueType */
	size_t n_bytes;
	int ascent, descent, cap_height, bbox[4];	/* thousandths */
	size_t n;			/* CIDs 0 .. n - 1 */
	const uint32_t *codes;		/* by CID; 0 for CID 0 */
	const uint16_t *gids;		/* by CID, in the subset */
	const uint16_t *advances;	/* by CID */
};

/* Cuts font i; false when nothing of it was used. */
int fonts_subset(struct fonts *f, int i, bool *used,
    struct font_program *out, struct error *err) CHECKED;

#endif
