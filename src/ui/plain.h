/*
 * The whole job as numbered prompts on plain lines: for screen readers,
 * serial lines and terminals that cannot move the cursor. The same model and
 * effects as the wizard; no cursor movement, no colour, no line over 78
 * columns. A pipe does as well as a terminal.
 */
#ifndef UI_PLAIN_H
#define UI_PLAIN_H

#include "ui/run.h"

/* place: as for ui_run. Reads stdin, writes stdout; returns 0 when the user
 * left or the input ended. */
int ui_plain(const struct run_host *host, const char *place,
    struct error *err) CHECKED;

#endif
