/*
 * Which of the values that devices left differently are a question to a
 * person. An answer is one thing of several fields: verdict and reason are
 * asked for, what accompanies them follows the side that was chosen.
 */
#include "config.h"

#include "assess/fork.h"

#include <string.h>

#include "base/str.h"
#include "catalog/load.h"

/* Of an item's answer, besides the verdict. */
static const char *const companions[] = { "reason", "confirmed_at",
	"confirmed_by", "text_hash", "shared", "shared_sum", "copied" };

/* Nothing that a person could tell apart, or that is not for her to say. */
static const char *const silent[] = { "confirmed_by", "text_hash", "path",
	"mtime", "added_at", "created", "facility", "shared", "shared_sum",
	"copied" };

static bool
is_one_of(const char *field, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(field, list[i]) == 0)
			return true;
	return false;
}
#define IS_ONE_OF(field, list) \
	is_one_of(field, list, sizeof(list) / sizeof(*(list)))

static bool
is_settled(const struct fork *f)
{
	size_t i;

	for (i = 1; i < f->n; i++)
		if (strcmp(f->sides[i].value, f->sides[0].value) != 0)
			return false;
	return true;
}

/* Both confirmed: a question only where one of them gave the verdict that
 * counts, and the other one confirmed what stood there before. */
static bool
confirmed_other(const struct sheet *s, const struct fork *f)
{
	size_t i, answered = 0;

	if (sheet_fork_find(s, f->subject, "verdict") != NULL)
		return false;
	for (i = 0; i < f->n; i++)
		answered += f->sides[i].answered;
	return answered > 0 && answered < f->n;
}

bool
fork_asks(const struct sheet *s, const struct fork *f)
{
	if (str_starts(f->subject, "package/") ||
	    str_starts(f->subject, "sheet/") || IS_ONE_OF(f->field, silent) ||
	    is_settled(f))
		return false;
	if (strcmp(f->field, "confirmed_at") == 0)
		return confirmed_other(s, f);
	return true;
}

size_t
fork_count(const struct sheet *s)
{
	size_t n = 0;

	while (fork_at(s, n) != NULL)
		n++;
	return n;
}

const struct fork *
fork_at(const struct sheet *s, size_t n)
{
	size_t i, count = sheet_fork_count(s);
	const struct fork *f;

	for (i = 0; i < count; i++) {
		f = sheet_fork_at(s, i);
		if (fork_asks(s, f) && n-- == 0)
			return f;
	}
	return NULL;
}

static const char *
item_id(const struct fork *f)
{
	return str_starts(f->subject, "item/") ? f->subject +
	    strlen("item/") : "";
}

bool
fork_of_item(const struct sheet *s, const char *item)
{
	size_t i, n = sheet_fork_count(s);

	for (i = 0; i < n; i++)
		if (strcmp(item_id(sheet_fork_at(s, i)), item) == 0 &&
		    fork_asks(s, sheet_fork_at(s, i)))
			return true;
	return false;
}

const struct item *
fork_item(const struct catalog *c, const struct fork *f)
{
	return catalog_item(c, item_id(f));
}

/* The value that this side left in another field, or NULL. */
static const char *
companion(const struct sheet *s, const char *subject, const char *field,
    const struct fork_side *side)
{
	const struct fork *f = sheet_fork_find(s, subject, field);
	size_t i;

	for (i = 0; f != NULL && i < f->n; i++)
		if (strcmp(f->sides[i].device, side->device) == 0)
			return f->sides[i].value;
	return NULL;
}

void
fork_decide(const struct sheet *s, const struct fork *f, size_t side,
    void (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg)
{
	const char *value;
	size_t i;

	each(arg, f->subject, f->field, f->sides[side].value);
	if (!str_starts(f->subject, "item/") ||
	    (strcmp(f->field, "verdict") != 0 &&
	    !IS_ONE_OF(f->field, companions)))
		return;
	for (i = 0; i < sizeof(companions) / sizeof(*companions); i++) {
		value = companion(s, f->subject, companions[i],
		    &f->sides[side]);
		if (value != NULL && strcmp(companions[i], f->field) != 0)
			each(arg, f->subject, companions[i], value);
	}
}
