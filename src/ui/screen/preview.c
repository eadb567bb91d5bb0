/* Asking for the photo in focus, and drawing what is there of it. */
#include "config.h"

#include "ui/screen/preview.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/width.h"

void
preview_ask(const struct model *m, const char *path, struct effects *fx)
{
	if (m->preview != NULL && strcmp(m->preview->path, path) != 0)
		effects_add(fx, FX_PREVIEW, path, NULL, NULL);
}

bool
preview_is_photo(const char *name)
{
	static const char *const ends[] = { "jpg", "jpeg", "png", "heic",
		"heif", "avif", "webp" };
	const char *dot = strrchr(name, '.');
	size_t i;

	for (i = 0; dot != NULL && i < sizeof(ends) / sizeof(ends[0]); i++)
		if (strcasecmp(dot + 1, ends[i]) == 0)
			return true;
	return false;
}

void
preview_view(struct page *p, int slot, struct rect r, const struct model *m,
    const char *path)
{
	const struct model_preview *v = m->preview;

	if (v == NULL || path[0] == '\0' || strcmp(v->path, path) != 0)
		return;
	if (v->picture != NULL)
		(void)page_picture(p, slot, r, v->picture);
	else
		(void)page_text(p, r, STYLE_DIM, v->error != NULL ? v->error :
		    _("Reading the photo..."), 0);
}

void
preview_view_large(struct page *p, int slot, const struct model *m,
    const char *path, const char *name)
{
	struct rect body = page_body(p), in;
	char *title = width_cut(name, (size_t)body.w - 8);

	in = page_popup(p, body.h, body.w, title);
	free(title);
	page_line(p, (struct rect){ in.y + in.h - 1, in.x, 1, in.w },
	    STYLE_KEY, _("Up/Down: the next photo   Esc: back"));
	in.h--;
	preview_view(p, slot, in, m, path);
}
