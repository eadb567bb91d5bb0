/* The item screen's drawing half, and what it says about itself. */
#ifndef UI_SCREEN_ITEM_SHOW_H
#define UI_SCREEN_ITEM_SHOW_H

#include "ui/screen.h"

void item_view(const struct screen *s, const struct model *m,
    struct page *p);
void item_explain(const struct screen *s, const struct model *m,
    struct str *out);
void item_where(const struct screen *s, const struct model *m,
    struct str *out);

#endif
