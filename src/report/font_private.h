/* Inside font: one opened file, and the table of known characters. */
#ifndef REPORT_FONT_PRIVATE_H
#define REPORT_FONT_PRIVATE_H

#include <hb.h>

#include "report/font.h"
#include "report/fontfile.h"

#define TABLE_PAGES (0x110000 / 256)

struct entry {
	uint32_t gid;
	uint16_t cid;		/* 0 until it is used */
	uint16_t advance;
	int8_t font;		/* enum fontfile, -1: none at all */
	bool known, missing, reported;
};

struct font {
	bool tried;
	hb_face_t *face;	/* NULL: not on this machine */
	hb_font_t *font;
	int upem;
	/* By CID. */
	uint32_t *codes, *gids;
	uint16_t *advances, *subset_gids;
	size_t n, cap;
	hb_blob_t *subset;
	char name[80];
};

struct fonts {
	struct font fonts[FONT_N];
	struct entry *tables[FACE_N][TABLE_PAGES];
	struct str missing;
};

#endif
