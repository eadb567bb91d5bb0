/* The stages of an application: where it stands, and what reaching one
 * records. */
#ifndef ASSESS_STAGE_H
#define ASSESS_STAGE_H

#include "assess/sheet.h"
#include "catalog/programme.h"

/* The stage that was reached last; the first one at the beginning. NULL
 * without a programme. */
const struct milestone *stage_now(const struct catalog *c,
    const struct sheet *s);
/* When it was reached, or DATE_NONE. */
date_day stage_day(const struct sheet *s, const struct milestone *m);
/* The code of the newest package, or "". Borrowed. */
const char *stage_last_package(const struct sheet *s);
/* The entries that say so, one call each: at the submission also which
 * package was sent. */
void stage_reach(const struct sheet *s, const struct milestone *m,
    date_day day, void (*put)(void *arg, const char *subject,
    const char *field, const char *value), void *arg);

#endif
