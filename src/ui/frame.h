/* What stands around every screen: header, rule, status line, footer. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include <stdbool.h>

#include "ui/model.h"
#include "ui/page.h"
#include "ui/screen.h"

/* message: a sentence for the status line until the next key, or NULL; bad:
 * it says that something failed. */
void frame_draw(struct page *p, const struct screen *s,
    const struct model *m, const char *message, bool bad);
/* The one sentence below 80x24. */
void frame_draw_small(struct page *p);

#endif
