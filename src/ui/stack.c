/* The stack of screens: who is above whom, and whose memory it is. */
#include "config.h"

#include "ui/stack.h"

#include <stdlib.h>

#include "base/xalloc.h"

void
stack_push(struct stack *st, const struct screen_ops *ops,
    const struct model *m, const char *arg)
{
	struct screen *s = xcalloc(1, sizeof(*s));

	s->ops = ops;
	s->state = xcalloc(1, ops->private_size > 0 ? ops->private_size : 1);
	if (st->n == st->cap) {
		st->cap = st->cap > 0 ? st->cap * 2 : 8;
		st->list = xreallocarray(st->list, st->cap,
		    sizeof(struct screen *));
	}
	st->list[st->n++] = s;
	if (ops->open != NULL)
		ops->open(s, m, arg != NULL ? arg : "");
}

void
stack_pop(struct stack *st)
{
	struct screen *s;

	if (st->n == 0)
		return;
	s = st->list[--st->n];
	if (s->ops->close != NULL)
		s->ops->close(s);
	free(s->state);
	free(s);
}

void
stack_clear(struct stack *st)
{
	while (st->n > 0)
		stack_pop(st);
	free(st->list);
	*st = (struct stack){ .n = 0 };
}

struct screen *
stack_top(const struct stack *st)
{
	return st->n > 0 ? st->list[st->n - 1] : NULL;
}
