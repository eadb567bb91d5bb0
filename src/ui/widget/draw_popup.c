/* The box of a dialogue, drawn by CDK's own box routine; what stands in it
 * is written into its window by the page. */
#include "config.h"

#include <string.h>

#include "base/width.h"
#include "ui/widget/cells.h"
#include "ui/widget/object.h"

struct draw_popup {
	struct object o;
	const char *title;
};

static void
draw(CDKOBJS *obj, boolean box)
{
	struct draw_popup *p = (struct draw_popup *)(void *)obj;
	int room = p->o.at.w - 6, columns;

	(void)box;
	werase(p->o.win);
	drawObjBox(p->o.win, obj);
	if (p->title != NULL && room > 0) {
		columns = (int)width_str(p->title);
		if (columns > room)
			columns = room;
		cells_fill(p->o.win, 0, 2, columns + 2, ' ', STYLE_TITLE);
		cells_line(p->o.win, 0, 3, columns, p->title, STYLE_TITLE);
	}
}

static const CDKFUNCS funcs = OBJECT_FUNCS(vDIALOG, draw);

struct object *
draw_popup_new(CDKSCREEN *screen, struct rect at)
{
	struct object *o = object_new(screen, &funcs,
	    sizeof(struct draw_popup), at);

	if (o == NULL)
		return NULL;
	o->obj.acceptsFocus = FALSE;
	o->obj.box = TRUE;
	if (cells_ascii()) {
		o->obj.ULChar = o->obj.URChar = '+';
		o->obj.LLChar = o->obj.LRChar = '+';
		o->obj.HZChar = '-';
		o->obj.VTChar = '|';
	}
	return o;
}

void
draw_popup_set(struct object *o, const char *title)
{
	((struct draw_popup *)(void *)o)->title = title;
}
