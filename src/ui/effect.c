/* The list of effects that one update() asks for. It owns its strings. */
#include "config.h"

#include "ui/effect.h"

#include <stdlib.h>

#include "base/xalloc.h"

static struct effect *
add(struct effects *fx, enum effect_kind kind)
{
	struct effect *e;

	if (fx->n == fx->cap) {
		fx->cap = fx->cap > 0 ? fx->cap * 2 : 4;
		fx->list = xreallocarray(fx->list, fx->cap, sizeof(*fx->list));
	}
	e = &fx->list[fx->n++];
	*e = (struct effect){ .kind = kind };
	return e;
}

static char *
copy(const char *s)
{
	return s != NULL ? xstrdup(s) : NULL;
}

void
effects_add(struct effects *fx, enum effect_kind kind, const char *a,
    const char *b, const char *c)
{
	struct effect *e = add(fx, kind);

	e->a = copy(a);
	e->b = copy(b);
	e->c = copy(c);
}

void
effects_add_number(struct effects *fx, enum effect_kind kind, size_t number)
{
	add(fx, kind)->number = number;
}

void
effects_clear(struct effects *fx)
{
	size_t i;

	for (i = 0; i < fx->n; i++) {
		free(fx->list[i].a);
		free(fx->list[i].b);
		free(fx->list[i].c);
	}
	fx->n = 0;
}

void
effects_free(struct effects *fx)
{
	effects_clear(fx);
	free(fx->list);
	*fx = (struct effects){ .n = 0 };
}
