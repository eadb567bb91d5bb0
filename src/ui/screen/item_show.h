/* The item screen's drawing half, and what it says about itself. */
#ifndef UI_SCREEN_ITEM_SHOW_H
#define UI_SCREEN_ITEM_SHOW_H

#include "ui/page.h"
#include "ui/screen.h"

struct item_state;

/* item_list.c: the items of the chapter, at the left */
void item_list_view(struct item_state *st, const struct model *m,
    struct page *p, struct rect r);
bool item_retouch(const struct screen *s, const struct model *m,
    struct page *p);
void item_view(const struct screen *s, const struct model *m,
    struct page *p);
void item_explain(const struct screen *s, const struct model *m,
    struct str *out);
void item_where(const struct screen *s, const struct model *m,
    struct str *out);

#endif
