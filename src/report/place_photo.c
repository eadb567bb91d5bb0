/*
 * Pictures and pages of evidence: one, two or four to a page, each in a field
 * of its own with its words and its code below.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "report/place.h"

#define GAP PT(14)
#define CODE MM(20)

struct field { int x, y, w, h; };

/* Where it stands; a new page when it is the first on one. */
static void
find_field(struct pen *p, const struct photo *photo, struct field *f)
{
	int across = photo->per_page == 4 ? 2 : 1;
	int down = photo->per_page == 1 ? 1 : 2;
	int slot = (int)photo->slot;

	if (slot == 0 && !p->fresh)
		pen_new_page(p);
	f->w = (BODY_WIDTH - (across - 1) * GAP) / across;
	f->h = (BODY_HEIGHT - (down - 1) * GAP) / down;
	f->x = MARGIN_X + slot % across * (f->w + GAP);
	f->y = BODY_TOP + slot / across * (f->h + GAP);
}

static void
draw_fault(struct pen *p, const char *text, const struct field *f, int box)
{
	const struct type *t = style_type(STYLE_NOTE);
	const struct para fault = { .text = text != NULL ? text : "",
		.style = STYLE_NOTE, .align = ALIGN_CENTRE };
	int width = f->w - f->w / 6;
	struct setting lines = { 0 };

	setting_add(&lines, p, &fault, width);
	setting_draw(&lines, p, 0, lines.n, f->x + f->w / 12,
	    f->y + (box - t->leading) / 2, width);
	setting_clear(&lines);
}

/* As large as the field allows; a page of a PDF never larger than it is. */
static void
draw_picture(struct pen *p, const struct report_photo *file,
    const struct field *f, int box)
{
	int w = f->w, h;

	if (file->pages > 0) {
		pen_op(p, OP_PLACE, INK_BLACK, f->x, f->y, f->w, box)->image =
		    file;
		return;
	}
	pen_op(p, OP_FILL, INK_TINT, f->x, f->y, f->w, box);
	if (file->jpeg == NULL || file->width == 0 || file->height == 0) {
		draw_fault(p, file->fault, f, box);
		return;
	}
	h = (int)((int64_t)w * file->height / file->width);
	if (h > box) {
		h = box;
		w = (int)((int64_t)h * file->width / file->height);
	}
	pen_op(p, OP_IMAGE, INK_BLACK, f->x + (f->w - w) / 2,
	    f->y + (box - h) / 2, w, h)->image = file;
}

void
place_photo(struct pen *p, const struct photo *photo)
{
	struct setting s;
	struct field f;
	int text, below, box, used;

	find_field(p, photo, &f);
	text = f.w - CODE - MM(2);
	setting_cell(&s, p, &photo->lines, text);
	pen_anchor(p, photo->anchor, NULL, 0, f.y);
	below = (s.height > CODE ? s.height : CODE) + PT(8);
	if (below > f.h / 2)
		below = f.h / 2;
	box = f.h - below;
	draw_picture(p, photo->file, &f, box);
	pen_op(p, OP_FRAME, INK_RULE, f.x, f.y, f.w, box)->size = PT(0.4);
	setting_draw(&s, p, 0, setting_fit(&s, 0, below - PT(6), &used), f.x,
	    f.y + box + PT(6), text);
	pen_op(p, OP_QR, INK_BLACK, f.x + f.w - CODE, f.y + box + PT(5), CODE,
	    CODE)->text = photo->code;
	p->y = BODY_BOTTOM;		/* what follows begins a page */
	p->fresh = false;
	setting_clear(&s);
}
