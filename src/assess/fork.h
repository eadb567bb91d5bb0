/*
 * Values that several devices left in one field, and which of these a person
 * has to decide on.
 */
#ifndef ASSESS_FORK_H
#define ASSESS_FORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assess/sheet.h"
#include "catalog/catalog.h"

/* Not where the values are the same, nor for what only accompanies an answer
 * or a file. */
bool fork_asks(const struct sheet *s, const struct fork *f);
size_t fork_count(const struct sheet *s);	/* of those that ask */
/* The n-th of those; NULL when there are fewer. */
const struct fork *fork_at(const struct sheet *s, size_t n);
/* Whether the item has one. */
bool fork_of_item(const struct sheet *s, const char *item);
/* The item of a fork, or NULL. */
const struct item *fork_item(const struct catalog *c, const struct fork *f);

/* What to record so that this side counts: its field, and what accompanies it
 * on the same side. Each gets at least one call. */
void fork_decide(const struct sheet *s, const struct fork *f, size_t side,
    void (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg);

#endif
