/* A one-line field: its visible part, and signs where there is more. */
#include "config.h"

#include <string.h>

#include "ui/widget/cells.h"
#include "ui/widget/object.h"

struct draw_field {
	struct object o;
	const struct field_state *st;
	size_t column;
	const char *placeholder;
};

static void
draw(CDKOBJS *obj, boolean box)
{
	struct draw_field *f = (struct draw_field *)(void *)obj;
	const struct str *text = &f->st->text;
	enum style st = f->o.focused ? STYLE_TITLE : STYLE_PLAIN;
	int used, width = f->o.at.w;

	(void)box;
	werase(f->o.win);
	cells_fill(f->o.win, 0, 0, width, '_', STYLE_DIM);
	if (text->len == 0 && f->placeholder != NULL)
		cells_text(f->o.win, 0, 0, width, f->placeholder,
		    strlen(f->placeholder), 0, STYLE_DIM);
	used = cells_text(f->o.win, 0, 0, width - 1, text->ptr, text->len,
	    f->st->scroll, st);
	if (f->st->scroll > 0)
		cells_text(f->o.win, 0, 0, 1, "<", 1, 0, STYLE_KEY);
	if (width_n(text->ptr, text->len) > f->st->scroll + (size_t)used)
		cells_text(f->o.win, 0, width - 1, 1, ">", 1, 0, STYLE_KEY);
	f->o.cursor_y = 0;
	f->o.cursor_x = (int)f->column;
}

static const CDKFUNCS funcs = OBJECT_FUNCS(vENTRY, draw);

struct object *
draw_field_new(CDKSCREEN *screen, struct rect at)
{
	return object_new(screen, &funcs, sizeof(struct draw_field), at);
}

void
draw_field_set(struct object *o, const struct field_state *st, size_t column,
    const char *placeholder)
{
	struct draw_field *f = (struct draw_field *)(void *)o;

	f->st = st;
	f->column = column;
	f->placeholder = placeholder;
}
