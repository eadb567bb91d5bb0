/* The photo in focus, on the screens where files are chosen and kept. */
#ifndef UI_SCREEN_PREVIEW_H
#define UI_SCREEN_PREVIEW_H

#include <stdbool.h>

#include "ui/effect.h"
#include "ui/model.h"
#include "ui/page.h"

/* At the end of every update(): which photo is in focus now, "" for none. */
void preview_ask(const struct model *m, const char *path,
    struct effects *fx);
/* By its name, where no more is known yet. */
bool preview_is_photo(const char *name);
/* The photo, or why it is not to be seen; nothing while it is being read. */
void preview_view(struct page *p, int slot, struct rect r,
    const struct model *m, const char *path);
/* The same over the whole body. */
void preview_view_large(struct page *p, int slot, const struct model *m,
    const char *path, const char *name);

#endif
