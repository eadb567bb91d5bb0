/*
 * Which font serves a character. Every face has a chain: its own font first,
 * then those with rarer characters. A font is opened when the chain first
 * reaches it. Answers are kept by character, because the same 1,500 kanji are
 * asked for some 50,000 times.
 */
#include "config.h"

#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "report/font.h"
#include "report/font_private.h"

#define CHAIN 4
#define GETA 0x3013u		/* 〓 stands for what no font has */

static const enum fontfile chains[FACE_N][CHAIN] = {
	[FACE_GOTHIC] = { FONT_BIZ_GOTHIC, FONT_VL_GOTHIC, FONT_IPAEX_GOTHIC,
	    FONT_BIZ_MINCHO },
	[FACE_BOLD] = { FONT_BIZ_BOLD, FONT_BIZ_GOTHIC, FONT_VL_GOTHIC,
	    FONT_IPAEX_GOTHIC },
	[FACE_MINCHO] = { FONT_BIZ_MINCHO, FONT_BIZ_GOTHIC, FONT_VL_GOTHIC,
	    FONT_IPAEX_GOTHIC },
	[FACE_CODE] = { FONT_BIZ_CODE, FONT_BIZ_GOTHIC, FONT_VL_GOTHIC,
	    FONT_IPAEX_GOTHIC },
};

/* Opens a font once; false when it is not on this machine. */
static bool
font_ready(struct font *font, enum fontfile which)
{
	hb_blob_t *blob;
	char *path;

	if (font->tried)
		return font->face != NULL;
	font->tried = true;
	path = fontfile_find(which);
	if (path == NULL)
		return false;
	blob = hb_blob_create_from_file_or_fail(path);
	free(path);
	if (blob == NULL)
		return false;
	font->face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	if (hb_face_get_glyph_count(font->face) == 0) {
		hb_face_destroy(font->face);
		font->face = NULL;
		return false;
	}
	font->font = hb_font_create(font->face);
	font->upem = (int)hb_face_get_upem(font->face);
	if (font->upem <= 0)
		font->upem = 1000;
	return true;
}

/* The entry of a character in one face's table, made when it is missing. */
static struct entry *
entry_of(struct fonts *f, enum face face, uint32_t code)
{
	struct entry **page;

	if (code > 0x10ffff)
		code = 0xfffd;
	page = &f->tables[face][code >> 8];
	if (*page == NULL)
		*page = xcalloc(256, sizeof(**page));
	return &(*page)[code & 0xff];
}

static bool
chain_find(struct fonts *f, enum face face, uint32_t code, struct entry *e)
{
	size_t i;

	for (i = 0; i < CHAIN; i++) {
		enum fontfile which = chains[face][i];
		struct font *font = &f->fonts[which];
		hb_codepoint_t gid;

		if (!font_ready(font, which) ||
		    !hb_font_get_nominal_glyph(font->font, code, &gid))
			continue;
		e->font = (int8_t)which;
		e->gid = gid;
		e->advance = (uint16_t)((int64_t)hb_font_get_glyph_h_advance(
		    font->font, gid) * 1000 / font->upem);
		return true;
	}
	return false;
}

static struct entry *
lookup(struct fonts *f, enum face face, uint32_t code)
{
	struct entry *e = entry_of(f, face, code), *geta;

	if (e->known)
		return e;
	e->known = true;
	if (chain_find(f, face, code, e))
		return e;
	e->missing = true;
	e->advance = 1000;
	e->font = -1;
	if (code == GETA)
		return e;
	geta = lookup(f, face, GETA);
	e->font = geta->font;
	e->gid = geta->gid;
	return e;
}

int
fonts_open(struct fonts **out, struct error *err)
{
	struct fonts *f = xcalloc(1, sizeof(*f));
	enum fontfile fallback;

	str_init(&f->missing, 16384);
	for (fallback = FONT_BIZ_GOTHIC; fallback < FONT_N; fallback++) {
		if (font_ready(&f->fonts[fallback], fallback)) {
			*out = f;
			return 0;
		}
	}
	fonts_close(f);
	return error_set(err, ERR_NOT_FOUND, _("No Japanese font was found "
	    "for the PDF. Install the package %s and try again."),
	    fontfile_package(FONT_BIZ_GOTHIC));
}

void
fonts_close(struct fonts *f)
{
	size_t i, j;

	if (f == NULL)
		return;
	for (i = 0; i < FONT_N; i++) {
		struct font *font = &f->fonts[i];

		if (font->face == NULL)
			continue;
		hb_font_destroy(font->font);
		hb_face_destroy(font->face);
		hb_blob_destroy(font->subset);
		free(font->codes);
		free(font->gids);
		free(font->advances);
		free(font->subset_gids);
	}
	for (i = 0; i < FACE_N; i++)
		for (j = 0; j < TABLE_PAGES; j++)
			free(f->tables[i][j]);
	str_clear(&f->missing);
	free(f);
}

int
fonts_advance(void *fonts, enum face face, uint32_t code)
{
	return lookup(fonts, face, code)->advance;
}

/* Faces that end at the same font give a character two codes: harmless.
 * CID 0 is .notdef; a full font gives no new codes (65,535 characters). */
static unsigned
cid_new(struct font *font, uint32_t code, const struct entry *e)
{
	if (font->n + 1 >= font->cap) {
		font->cap = font->cap == 0 ? 512 : font->cap * 2;
		font->codes = xreallocarray(font->codes, font->cap,
		    sizeof(*font->codes));
		font->gids = xreallocarray(font->gids, font->cap,
		    sizeof(*font->gids));
		font->advances = xreallocarray(font->advances, font->cap,
		    sizeof(*font->advances));
	}
	if (font->n == 0) {
		font->codes[0] = 0;
		font->gids[0] = 0;
		font->advances[0] = 1000;
		font->n = 1;
	}
	if (font->n > 65535)
		return 0;
	font->codes[font->n] = code;
	font->gids[font->n] = e->gid;
	font->advances[font->n] = e->advance;
	return (unsigned)font->n++;
}

struct glyph
fonts_use(struct fonts *f, enum face face, uint32_t code)
{
	struct entry *e = lookup(f, face, code), *shared;
	struct glyph g = { 0, 0, e->advance };

	if (e->missing && !e->reported) {
		e->reported = true;
		shared = entry_of(f, FACE_GOTHIC, code);
		if (shared == e || !shared->reported)
			str_add_code(&f->missing, code);
		shared->reported = true;
	}
	if (e->missing)
		code = GETA;
	if (e->font < 0)
		return g;
	g.font = e->font;
	if (e->cid == 0 && e->missing)
		e->cid = (uint16_t)fonts_use(f, face, GETA).cid;
	if (e->cid == 0)
		e->cid = (uint16_t)cid_new(&f->fonts[e->font],
		    code, e);
	g.cid = e->cid;
	return g;
}

const struct str *
fonts_missing(const struct fonts *f)
{
	return &f->missing;
}

int
fonts_count(const struct fonts *f)
{
	(void)f;
	return FONT_N;
}
