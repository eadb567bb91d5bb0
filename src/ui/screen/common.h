/* What the keys that every screen of an open application has ask for. */
#ifndef UI_SCREEN_COMMON_H
#define UI_SCREEN_COMMON_H

#include <stdbool.h>

#include "ui/action.h"
#include "ui/effect.h"
#include "ui/model.h"
#include "ui/screen.h"

/* Undo, redo, search, go to an item, and going to the other screens; false
 * when the action is none of these. A screen asks last, for what it has not
 * given another meaning. */
bool screen_common(const struct screen *s, const struct model *m,
    enum action act, struct effects *fx);
/* Adds a sentence for the status line, translated already. */
void common_say(struct effects *fx, const char *text);

/* Argument of the screen "browse" for a file that is to be taken in. */
#define BROWSE_IMPORT "import"
/* And for the folder with the photos whose numbers stand on the sheets. */
#define BROWSE_PHOTOS "photos"

#endif
