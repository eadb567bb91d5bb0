/* Changes gathered by a put callback, to be recorded as one user action. */
#ifndef APP_CHANGES_H
#define APP_CHANGES_H

#include "app/app.h"
#include "base/arena.h"

struct changes {
	struct arena *texts;
	struct change *list;
	size_t n, cap;
};

void changes_init(struct changes *c);
void changes_clear(struct changes *c);
/* arg: a struct changes; copies what it is given. */
void changes_put(void *arg, const char *subject, const char *field,
    const char *value);
/* Into the open application; nothing for no changes. */
int changes_record(struct session *s, const struct changes *c,
    struct error *err) CHECKED;

#endif
