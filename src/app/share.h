/* Answers of one facility for another of the same operator. */
#ifndef APP_SHARE_H
#define APP_SHARE_H

#include "app/app.h"

/* From one application into another (named as the user does), which is then
 * the open one; only: NULL for all that may be shared. Nothing is recorded in
 * a dry run. *n: how many items. */
int share_answers(struct session *s, const char *from, const char *to,
    const struct item *only, size_t *n, struct error *err) CHECKED;
int share_copy(struct session *s, const char *from, const char *to, size_t *n,
    struct error *err) CHECKED;
/* For one item of the open application: from where it was taken before, else
 * from the only other facility that has answered it. ERR_NOT_FOUND. */
int share_item(struct session *s, const struct item *it, struct error *err)
    CHECKED;

#endif
