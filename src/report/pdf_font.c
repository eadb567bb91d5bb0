/*
 * Font objects: Type 0 over a TrueType CIDFont with our own selection of
 * characters, its widths, the way from code to glyph, and the way back from
 * code to Unicode (bfchar), so that every reader extracts and finds the text.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "report/pdf_private.h"

HPDF_Dict
pdf_font(struct pdf *p, int i)
{
	if (p->fonts[i] == NULL)
		p->fonts[i] = haru_object(&p->haru);
	return p->fonts[i];
}

static HPDF_Dict
descriptor(struct haru *h, const struct font_program *f)
{
	HPDF_Dict d = haru_object(h), file = haru_stream(h, f->bytes,
	    f->n_bytes);
	HPDF_Array box = haru_array(h);
	int i;

	haru_add_number(h, file, "Length1", (int)f->n_bytes);
	haru_add_name(h, d, "Type", "FontDescriptor");
	haru_add_name(h, d, "FontName", f->name);
	haru_add_number(h, d, "Flags", 4);
	for (i = 0; i < 4; i++)
		haru_push_number(h, box, f->bbox[i]);
	haru_add(h, d, "FontBBox", box);
	haru_add_number(h, d, "ItalicAngle", 0);
	haru_add_number(h, d, "Ascent", f->ascent);
	haru_add_number(h, d, "Descent", f->descent);
	haru_add_number(h, d, "CapHeight", f->cap_height);
	haru_add_number(h, d, "StemV", 80);
	haru_add(h, d, "FontFile2", file);
	return d;
}

/* Only what differs from the default of one em. */
static HPDF_Array
widths(struct haru *h, const struct font_program *f)
{
	HPDF_Array w = haru_array(h), run = NULL;
	size_t i;

	for (i = 1; i < f->n; i++) {
		if (f->advances[i] == 1000) {
			run = NULL;
			continue;
		}
		if (run == NULL) {
			haru_push_number(h, w, (int)i);
			run = haru_array(h);
			haru_push(h, w, run);
		}
		haru_push_number(h, run, f->advances[i]);
	}
	return w;
}

static HPDF_Dict
gid_map(struct haru *h, const struct font_program *f)
{
	uint8_t *map = xcalloc(f->n, 2);
	HPDF_Dict d;
	size_t i;

	for (i = 1; i < f->n; i++) {
		map[2 * i] = (uint8_t)(f->gids[i] >> 8);
		map[2 * i + 1] = (uint8_t)f->gids[i];
	}
	d = haru_stream(h, map, f->n * 2);
	free(map);
	return d;
}

static void
unicode_line(struct str *s, size_t cid, uint32_t c)
{
	if (c > 0xffff)
		str_addf(s, "<%04zX> <%04X%04X>\n", cid,
		    (unsigned)(0xd7c0 + (c >> 10)),
		    (unsigned)(0xdc00 + (c & 0x3ff)));
	else
		str_addf(s, "<%04zX> <%04X>\n", cid, (unsigned)c);
}

static HPDF_Dict
to_unicode(struct haru *h, const struct font_program *f)
{
	struct str s;
	HPDF_Dict d;
	size_t i, n;

	str_init(&s, (size_t)1 << 24);
	str_add(&s, "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
	    "/Supplement 0 >> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (i = 1; i < f->n; i += n) {
		n = f->n - i < 100 ? f->n - i : 100;
		str_addf(&s, "%zu beginbfchar\n", n);
		for (size_t k = i; k < i + n; k++)
			unicode_line(&s, k, f->codes[k]);
		str_add(&s, "endbfchar\n");
	}
	str_add(&s, "endcmap\nCMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n");
	d = haru_stream(h, s.ptr, s.len);
	str_clear(&s);
	return d;
}

static void
finish(struct haru *h, HPDF_Dict font, const struct font_program *f)
{
	HPDF_Dict cid = haru_object(h), system = haru_dict(h);
	HPDF_Array kids = haru_array(h);

	haru_add(h, system, "Registry", HPDF_String_New(h->doc->mmgr,
	    "Adobe", NULL));
	haru_add(h, system, "Ordering", HPDF_String_New(h->doc->mmgr,
	    "Identity", NULL));
	haru_add_number(h, system, "Supplement", 0);
	haru_add_name(h, cid, "Type", "Font");
	haru_add_name(h, cid, "Subtype", "CIDFontType2");
	haru_add_name(h, cid, "BaseFont", f->name);
	haru_add(h, cid, "CIDSystemInfo", system);
	haru_add(h, cid, "FontDescriptor", descriptor(h, f));
	haru_add_number(h, cid, "DW", 1000);
	haru_add(h, cid, "W", widths(h, f));
	haru_add(h, cid, "CIDToGIDMap", gid_map(h, f));
	haru_push(h, kids, cid);
	haru_add_name(h, font, "Type", "Font");
	haru_add_name(h, font, "Subtype", "Type0");
	haru_add_name(h, font, "BaseFont", f->name);
	haru_add_name(h, font, "Encoding", "Identity-H");
	haru_add(h, font, "DescendantFonts", kids);
	haru_add(h, font, "ToUnicode", to_unicode(h, f));
}

int
pdf_fonts_finish(struct pdf *p, struct error *err)
{
	struct font_program f;
	bool used;
	int i;

	for (i = 0; i < fonts_count(p->in->fonts); i++) {
		if (p->fonts[i] == NULL)
			continue;
		if (fonts_subset(p->in->fonts, i, &used, &f, err) != 0)
			return -1;
		if (used)
			finish(&p->haru, p->fonts[i], &f);
	}
	return 0;
}
