/* Answers of one facility for another of the same operator. */
#ifndef APP_SHARE_H
#define APP_SHARE_H

#include "app/app.h"
#include "app/changes.h"

/* From one application into another (named as the user does), which is then
 * the open one; only: NULL for all that may be shared. Nothing is recorded in
 * a dry run. *n: how many items. */
int share_answers(struct session *s, const char *from, const char *to,
    const struct item *only, size_t *n, struct error *err) CHECKED;
int share_copy(struct session *s, const char *from, const char *to, size_t *n,
    struct error *err) CHECKED;
/* Records them, where it is no dry run, as one user action of the open
 * application; clears and frees both. */
int share_record(struct session *s, struct changes *changes,
    struct sheet *from, struct error *err) CHECKED;

/* (follow.c) For one item of the open application: from where it was taken before, else
 * from the only other facility that has answered it. ERR_NOT_FOUND. */
int share_item(struct session *s, const struct item *it, struct error *err)
    CHECKED;
/* Notes in the application's sheet what the sources of its shared answers say
 * now. */
int share_look(const struct session *s, const struct store_app *app,
    struct sheet *sheet, struct error *err) CHECKED;
/* What has changed at the sources is taken over by every facility (from: only
 * where it is the source; NULL: any) that still follows it; the open
 * application is closed. *answers and *sites: how many. */
int share_hand_on(struct session *s, const char *from, size_t *answers,
    size_t *sites, struct error *err) CHECKED;

#endif
