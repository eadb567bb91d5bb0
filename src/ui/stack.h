/* The stack of screens. It owns them; what is popped is closed and freed. */
#ifndef UI_STACK_H
#define UI_STACK_H

#include <stddef.h>

#include "ui/screen.h"

struct stack {
	struct screen **list;
	size_t n, cap;
};

void stack_push(struct stack *st, const struct screen_ops *ops,
    const struct model *m, const char *arg);
void stack_pop(struct stack *st);		/* nothing when it is empty */
void stack_clear(struct stack *st);
struct screen *stack_top(const struct stack *st);	/* or NULL */

#endif
