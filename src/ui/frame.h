/* What stands around every screen: header, rule, status line, footer. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include <stdbool.h>

#include "ui/model.h"
#include "ui/page.h"
#include "ui/screen.h"

/* May the status line say "saved"? Only while all that is shown is. */
enum frame_saved {
	FRAME_SAVED,
	FRAME_TYPING,		/* journalled at the next rest */
	FRAME_NOT_SAVED		/* the last record could not be written */
};

/* message: a sentence for the status line until the next key, or NULL; bad:
 * it says that something failed. */
void frame_draw(struct page *p, const struct screen *s,
    const struct model *m, const char *message, bool bad,
    enum frame_saved saved);
/* The one sentence below 80x24. */
void frame_draw_small(struct page *p);

#endif
