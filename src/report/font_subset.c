/*
 * Cutting a font down to the characters that were used: hb-subset keeps their
 * outlines and widths; layout tables, names and hints stay behind, since a
 * PDF never looks at them. 6 MB become 20 KB.
 */
#include "config.h"

#include <errno.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "report/font.h"
#include "report/font_private.h"

static const hb_tag_t dropped[] = {
	HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
	HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
	HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
	HB_TAG('V', 'O', 'R', 'G'), HB_TAG('V', 'D', 'M', 'X'),
	HB_TAG('h', 'd', 'm', 'x'), HB_TAG('L', 'T', 'S', 'H'),
	HB_TAG('D', 'S', 'I', 'G'), HB_TAG('k', 'e', 'r', 'n'),
	HB_TAG('g', 'a', 's', 'p'), HB_TAG('m', 'e', 't', 'a'),
	HB_TAG('F', 'F', 'T', 'M'), HB_TAG('E', 'B', 'D', 'T'),
	HB_TAG('E', 'B', 'L', 'C'), HB_TAG('E', 'B', 'S', 'C'),
	HB_TAG('m', 'o', 'r', 't'), HB_TAG('m', 'o', 'r', 'x'),
	HB_TAG('P', 'C', 'L', 'T'), HB_TAG('n', 'a', 'm', 'e')
};

/* "ABCDEF+BIZUDPGothic": PDF wants six letters that name the selection. */
static void
name_set(struct font *font)
{
	unsigned size = sizeof(font->name) - 8, i, n = 0;
	uint32_t h = 2166136261u;
	size_t k;
	char raw[72];

	for (k = 0; k < font->n; k++)
		h = (h ^ font->codes[k]) * 16777619u;
	for (i = 0; i < 6; i++, h /= 26)
		font->name[n++] = (char)('A' + h % 26);
	font->name[n++] = '+';
	size = sizeof(raw);
	if (hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    hb_language_from_string("en", -1), &size, raw) == 0)
		(void)memcpy(raw, "Font", 5);
	for (i = 0; raw[i] != '\0' && n + 1 < sizeof(font->name); i++)
		if ((raw[i] >= 'A' && raw[i] <= 'Z') || raw[i] == '-' ||
		    (raw[i] >= 'a' && raw[i] <= 'z') ||
		    (raw[i] >= '0' && raw[i] <= '9'))
			font->name[n++] = raw[i];
	font->name[n] = '\0';
}

static hb_subset_input_t *
subset_input(const struct font *font)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_set_t *codes, *drop;
	size_t i;

	if (in == NULL)
		return NULL;
	/* By character: asked by glyph, it would walk the whole cmap. */
	codes = hb_subset_input_unicode_set(in);
	for (i = 1; i < font->n; i++)
		hb_set_add(codes, font->codes[i]);
	drop = hb_subset_input_set(in, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		hb_set_add(drop, dropped[i]);
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_DESUBROUTINIZE);
	return in;
}

/* The subset's bytes and where each CID's glyph went in it. */
static bool
cut(struct font *font)
{
	hb_subset_input_t *in = subset_input(font);
	hb_subset_plan_t *plan;
	hb_face_t *small = NULL;
	const hb_map_t *map;
	size_t i;

	if (in == NULL)
		return false;
	plan = hb_subset_plan_create_or_fail(font->face, in);
	hb_subset_input_destroy(in);
	if (plan != NULL)
		small = hb_subset_plan_execute_or_fail(plan);
	if (small != NULL) {
		map = hb_subset_plan_old_to_new_glyph_mapping(plan);
		font->subset_gids = xcalloc(font->n,
		    sizeof(*font->subset_gids));
		for (i = 1; i < font->n; i++)
			font->subset_gids[i] = (uint16_t)hb_map_get(map,
			    font->gids[i]);
		font->subset = hb_face_reference_blob(small);
		hb_face_destroy(small);
	}
	if (plan != NULL)
		hb_subset_plan_destroy(plan);
	return font->subset != NULL;
}

static int
scaled(const struct font *font, int units)
{
	return (int)((int64_t)units * 1000 / font->upem);
}

static void
measures(const struct font *font, struct font_program *out)
{
	hb_font_extents_t ext;
	hb_position_t cap;

	out->ascent = 880;
	out->descent = -120;
	if (hb_font_get_h_extents(font->font, &ext)) {
		out->ascent = scaled(font, ext.ascender);
		out->descent = scaled(font, ext.descender);
	}
	out->cap_height = 700;
	if (hb_ot_metrics_get_position(font->font,
	    HB_OT_METRICS_TAG_CAP_HEIGHT, &cap) && cap > 0)
		out->cap_height = scaled(font, cap);
	out->bbox[0] = -100;
	out->bbox[1] = out->descent;
	out->bbox[2] = 1100;
	out->bbox[3] = out->ascent;
}

int
fonts_subset(struct fonts *f, int i, bool *used, struct font_program *out,
    struct error *err)
{
	struct font *font = &f->fonts[i];
	unsigned n;

	*used = font->n > 1;
	if (!*used)
		return 0;
	errno = 0;			/* HarfBuzz gives no reason */
	if (font->subset == NULL && !cut(font))
		return errno == ENOMEM ? error_memory(err) :
		    error_set(err, ERR_INTERNAL,
		    _("The font for the PDF could not be prepared."));
	name_set(font);
	out->name = font->name;
	out->bytes = (const uint8_t *)hb_blob_get_data(font->subset, &n);
	out->n_bytes = n;
	out->n = font->n;
	out->codes = font->codes;
	out->gids = font->subset_gids;
	out->advances = font->advances;
	measures(font, out);
	return 0;
}
