/* Conditions over the facility's services: "wifi or wired_lan", "not mfp". */
#ifndef ASSESS_CONDITION_H
#define ASSESS_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/sheet.h"

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_OPEN };

/* OPEN while a field it rests on is unanswered; "" is YES. Three-valued: a
 * known part may decide ("wifi or lan" with wifi = yes). Broken text is OPEN. */
enum truth condition_eval(const char *condition, const struct sheet *s);
/* For the catalogue's own checks: calls `name` with each id; false when the
 * text is no condition. (catalog/ cross-checks use their own copy of ids.) */
bool condition_parse(const char *condition,
    void (*name)(void *arg, const char *id, size_t len), void *arg);

#endif
