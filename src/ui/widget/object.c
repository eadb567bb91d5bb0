/* The common part of our CDK objects: see object.h. */
#include "config.h"

#include "ui/widget/object.h"

static struct object *
object_of(CDKOBJS *o)
{
	return (struct object *)(void *)o;
}

void *
object_new(CDKSCREEN *screen, const CDKFUNCS *funcs, size_t size,
    struct rect at)
{
	struct object *o;
	WINDOW *win = newwin(at.h, at.w, at.y, at.x);

	if (win == NULL)
		return NULL;
	o = _newCDKObject((unsigned)size, funcs);
	if (o == NULL) {
		delwin(win);
		return NULL;
	}
	o->win = win;
	o->at = at;
	o->obj.screen = screen;
	o->obj.inputWindow = win;
	o->obj.acceptsFocus = TRUE;
	registerCDKObject(screen, funcs->objectType, o);
	return o;
}

void
object_erase(CDKOBJS *o)
{
	werase(object_of(o)->win);
	wnoutrefresh(object_of(o)->win);
}

void
object_move(CDKOBJS *o, int x, int y, boolean relative, boolean refresh)
{
	struct object *w = object_of(o);

	w->at.x = relative ? w->at.x + x : x;
	w->at.y = relative ? w->at.y + y : y;
	mvwin(w->win, w->at.y, w->at.x);
	if (refresh)
		w->obj.fn->drawObj(o, o->box);
}

int
object_inject(CDKOBJS *o, chtype input)
{
	(void)o;
	(void)input;
	return 0;
}

void
object_focus(CDKOBJS *o)
{
	object_of(o)->focused = true;
}

void
object_unfocus(CDKOBJS *o)
{
	object_of(o)->focused = false;
}

void
object_keep(CDKOBJS *o)
{
	(void)o;
}

void
object_destroy(CDKOBJS *o)
{
	EObjectType type = o->fn->objectType;

	delwin(object_of(o)->win);
	cleanCDKObjectBindings(type, o);
	unregisterCDKObject(type, o);
}

void
object_background(CDKOBJS *o, chtype attr)
{
	wbkgd(object_of(o)->win, attr);
}
