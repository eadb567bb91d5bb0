/*
 * Keys from a file instead of a keyboard, for tests: one key or command a
 * line ("Enter", "Ctrl-R", "u", "text ...", "paste ...", "idle", "resize
 * 24x80", ":save NAME", "# comment"). After the last line comes EVENT_END.
 */
#ifndef UI_REPLAY_H
#define UI_REPLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "ui/event.h"

int replay_load(const char *path, struct error *err) CHECKED;
/* Parses a script in memory, for tests and fuzzing; `name` for messages. */
int replay_parse(const char *script, size_t n, const char *name,
    struct error *err) CHECKED;
bool replay_active(void);
/* The next event. NULL, or the NAME of a screen that is to be saved first;
 * then ev is not set and the call must be repeated. */
const char *replay_next(struct event *ev);
void replay_size(int *rows, int *cols);	/* of the last EVENT_RESIZE */
void replay_clear(void);

#endif
