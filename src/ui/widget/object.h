/*
 * What our CDK objects have in common: a window of their own at a fixed place
 * of the CDK screen. They are registered with CDK and drawn, focused, moved,
 * erased and destroyed through its CDKFUNCS table as any other CDK widget is.
 *
 * Drawing fills the window only; page.c then stacks all windows and shows them
 * in one go, so that nothing flickers.
 *
 * Keys do not come through injectObj: the state half of a widget takes them
 * in a screen's update(), long before anything is drawn.
 */
#ifndef UI_WIDGET_OBJECT_H
#define UI_WIDGET_OBJECT_H

#include "ui/page.h"
#include "ui/widget/cdk_wide.h"

struct object {
	CDKOBJS obj;		/* first, as CDK wants it */
	WINDOW *win;
	struct rect at;		/* on the screen */
	bool focused;
	int cursor_y, cursor_x;	/* where the focused object wants it */
};

/* The CDKFUNCS of an object that only draws differently. `type` is the kind
 * of CDK widget that it stands in for. */
#define OBJECT_FUNCS(type, draw) \
	OBJECT_FUNCS_OWN(type, draw, object_destroy)
/* The same for one that owns memory: its destroy ends with object_destroy. */
#define OBJECT_FUNCS_OWN(type, draw, destroy) { \
	type, DataTypeInt, draw, object_erase, object_move, object_inject, \
	object_focus, object_unfocus, object_keep, object_keep, \
	destroy, setCdkULchar, setCdkURchar, setCdkLLchar, \
	setCdkLRchar, setCdkVTchar, setCdkHZchar, setCdkBXattr, \
	object_background }

/* size: of the whole struct, zeroed. NULL when no window fits there. */
void *object_new(CDKSCREEN *screen, const CDKFUNCS *funcs, size_t size,
    struct rect at);
void object_erase(CDKOBJS *o);
void object_move(CDKOBJS *o, int x, int y, boolean relative, boolean refresh);
int object_inject(CDKOBJS *o, chtype input);
void object_focus(CDKOBJS *o);
void object_unfocus(CDKOBJS *o);
void object_keep(CDKOBJS *o);
void object_destroy(CDKOBJS *o);
void object_background(CDKOBJS *o, chtype attr);

/* The drawing halves. `set` takes what to show until the next draw. */
struct object *draw_list_new(CDKSCREEN *screen, struct rect at);
void draw_list_set(struct object *o, const struct list_state *st,
    const struct list_source *src, bool bare);
struct object *draw_field_new(CDKSCREEN *screen, struct rect at);
void draw_field_set(struct object *o, const struct field_state *st,
    size_t column, const char *placeholder);
struct object *draw_area_new(CDKSCREEN *screen, struct rect at);
void draw_area_set(struct object *o, const struct area_state *st,
    size_t row, size_t column, const char *placeholder);
struct object *draw_buttons_new(CDKSCREEN *screen, struct rect at);
void draw_buttons_set(struct object *o, const struct button *b, size_t n,
    int focus);
struct object *draw_gauge_new(CDKSCREEN *screen, struct rect at);
void draw_gauge_set(struct object *o, size_t done, size_t all,
    enum style st);
struct object *draw_picture_new(CDKSCREEN *screen, struct rect at);
void draw_picture_set(struct object *o, const struct picture *p);
struct object *draw_popup_new(CDKSCREEN *screen, struct rect at);
void draw_popup_set(struct object *o, const char *title);

#endif
