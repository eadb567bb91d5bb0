/*
 * Answers that one operator gives for several facilities. They are copied into
 * each application, so that what was handed in stays as it was; a sum tells
 * whether the copy still is what was taken, and whether the source is. What may
 * be shared is the catalogue's to say.
 *
 *   item/<id>.shared      the application it was taken from
 *   item/<id>.shared_sum  of the answer as it was taken, and of its files; none
 *                         once the site keeps its answer whatever the source's
 *   item/<id>.copied      the application it was copied from, to be confirmed
 */
#ifndef ASSESS_SHARED_H
#define ASSESS_SHARED_H

#include <stdbool.h>

#include "assess/sheet.h"
#include "catalog/catalog.h"

enum shared_state {
	SHARED_NOT,		/* the site's own */
	SHARED_TAKEN,		/* as it was taken */
	SHARED_CHANGED,		/* as it was taken; the source has another */
	SHARED_OVERRIDDEN	/* taken once, and changed here since */
};
/* CHANGED is known only after a look at the source. */
enum shared_state shared_state(const struct sheet *s, const struct item *it);
/* Remembers in `s` what the source says now, if it has an answer that
 * counts. */
void shared_look(struct sheet *s, const struct sheet *from,
    const struct item *it);

typedef void shared_put(void *arg, const char *subject, const char *field,
    const char *value);
/* What to record so that `to` has the answers of `from` to the items that may
 * be shared (or to one of them); they count as far as they did there. Returns
 * how many items; those without an answer are left out, and so are, without
 * `again`, those that were overridden or are as they were taken. */
size_t shared_take(const struct catalog *c, const struct sheet *from,
    const char *from_id, const struct sheet *to, const struct item *only,
    bool again, shared_put *put, void *arg);
/* The same for all items that are not answered in `to`: nothing counts until
 * it is confirmed, and readings and evidence stay where they belong. */
size_t shared_copy(const struct catalog *c, const struct sheet *from,
    const char *from_id, const struct sheet *to, shared_put *put, void *arg);
/* What to record so that the site's answer stays as it is, as its own. */
void shared_keep(const struct item *it, shared_put *put, void *arg);

#endif
