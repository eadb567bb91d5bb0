/* Changes gathered one by one. */
#include "config.h"

#include "app/changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

void
changes_init(struct changes *c)
{
	memset(c, 0, sizeof(*c));
	c->texts = arena_new();
}

void
changes_clear(struct changes *c)
{
	arena_free(c->texts);
	free(c->list);
	memset(c, 0, sizeof(*c));
}

void
changes_put(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct changes *c = arg;

	if (c->n == c->cap) {
		c->cap = c->cap == 0 ? 64 : c->cap * 2;
		c->list = xreallocarray(c->list, c->cap, sizeof(*c->list));
	}
	c->list[c->n++] = (struct change){ arena_strdup(c->texts, subject),
		arena_strdup(c->texts, field),
		arena_strdup(c->texts, value) };
}

int
changes_record(struct session *s, const struct changes *c,
    struct error *err)
{
	return c->n == 0 ? 0 : session_record(s, c->list, c->n, NULL, NULL,
	    err);
}
