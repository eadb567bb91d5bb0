/* The type scale. Change the look here, not where things are placed. */
#include "config.h"

#include "report/style.h"

/* clang-format off */
static const struct type types[STYLE_N] = {
	[STYLE_BODY]	   = { FACE_MINCHO, PT(9.8), PT(16.2), INK_BLACK, 0, PT(6.5), true },
	[STYLE_FINE]	   = { FACE_MINCHO, PT(9), PT(14.2), INK_BLACK, 0, PT(4), true },
	[STYLE_NOTE]	   = { FACE_GOTHIC, PT(8), PT(13), INK_SOFT, 0, PT(5), false },
	[STYLE_H1]	   = { FACE_BOLD, PT(17), PT(24), INK_ACCENT, PT(24), PT(13), false },
	[STYLE_H2]	   = { FACE_BOLD, PT(12), PT(18), INK_BLACK, PT(15), PT(6), false },
	[STYLE_H3]	   = { FACE_BOLD, PT(10), PT(15), INK_BLACK, PT(10), PT(4), false },
	[STYLE_CELL]	   = { FACE_GOTHIC, PT(8), PT(12), INK_BLACK, 0, PT(1), false },
	[STYLE_CELL_BOLD]  = { FACE_BOLD, PT(8.5), PT(12.5), INK_BLACK, 0, PT(1), false },
	[STYLE_CELL_TEXT]  = { FACE_MINCHO, PT(8.5), PT(13), INK_BLACK, 0, PT(1), false },
	[STYLE_CELL_SMALL] = { FACE_GOTHIC, PT(7), PT(10.5), INK_SOFT, 0, PT(1), false },
	[STYLE_CELL_HEAD]  = { FACE_BOLD, PT(7.5), PT(11), INK_BLACK, 0, 0, false },
	[STYLE_MARK]	   = { FACE_BOLD, PT(9), PT(12.5), INK_BLACK, 0, PT(1), false },
	[STYLE_CODE]	   = { FACE_CODE, PT(7), PT(10.5), INK_BLACK, 0, PT(1), false },
	[STYLE_COMMAND]	   = { FACE_CODE, PT(9), PT(14), INK_BLACK, 0, PT(3), false },
	[STYLE_KICKER]	   = { FACE_GOTHIC, PT(11), PT(18), INK_SOFT, 0, PT(3), false },
	[STYLE_TITLE]	   = { FACE_BOLD, PT(27), PT(40), INK_ACCENT, 0, PT(6), false },
	[STYLE_NAME]	   = { FACE_BOLD, PT(16), PT(25), INK_BLACK, 0, PT(4), false },
	[STYLE_TOC_1]	   = { FACE_BOLD, PT(9.5), PT(15), INK_BLACK, 0, 0, false },
	[STYLE_TOC_2]	   = { FACE_GOTHIC, PT(9), PT(13), INK_BLACK, 0, 0, false },
	[STYLE_BOX_TITLE]  = { FACE_BOLD, PT(11), PT(17), INK_BLACK, 0, PT(2), false },
	[STYLE_BOX_TEXT]   = { FACE_MINCHO, PT(9), PT(14.5), INK_BLACK, 0, PT(2), false },
	[STYLE_CAPTION]	   = { FACE_BOLD, PT(9.5), PT(14), INK_BLACK, 0, PT(1), false },
	[STYLE_PAGE]	   = { FACE_GOTHIC, PT(7), PT(10), INK_SOFT, 0, 0, false },
};
/* clang-format on */

const struct type *
style_type(enum style s)
{
	return &types[s];
}

int
style_baseline(const struct type *t)
{
	return (t->leading - t->size) / 2 + t->size * 86 / 100;
}
