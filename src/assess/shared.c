/* Taking answers over from another facility of the same operator. */
#include "config.h"

#include "assess/shared.h"

#include <stdlib.h>
#include <string.h>

#include "assess/fork.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/xalloc.h"

enum { ITEMS_MAX = 4000 };

/* Of an answer itself; what accompanies it (who confirmed it, when) is no part
 * of what it says. */
static const char *const fields[] = { "verdict", "reason", "note" };
static const char *const companions[] = { "confirmed_at", "confirmed_by",
	"text_hash" };
#define N(list) (sizeof(list) / sizeof(*(list)))

struct each_field {
	const struct sheet *sheet;
	const struct item *item;
	bool readings;
	void (*each)(void *arg, const char *field, const char *value);
	void *arg;
};

static void
give(const struct each_field *e, const char *prefix, const char *id)
{
	char field[100];

	sheet_join(field, sizeof(field), prefix, id);
	e->each(e->arg, field, sheet_item(e->sheet, e->item->id, field));
}

/* Every field that makes up the answer, in the catalogue's order. */
static void
walk(const struct each_field *e)
{
	size_t i;

	for (i = 0; i < N(fields); i++)
		give(e, fields[i], "");
	for (i = 0; i < e->item->n_checks; i++)
		give(e, "check.", e->item->checks[i].id);
	for (i = 0; e->readings && i < e->item->n_readings; i++)
		give(e, "reading.", e->item->readings[i].id);
}

static void
add_to_sum(void *arg, const char *field, const char *value)
{
	hash_add(arg, field, strlen(field) + 1);
	hash_add(arg, value, strlen(value) + 1);
}

static void
sum_up(const struct sheet *s, const struct item *it, char out[HASH_HEX])
{
	struct hash *h = hash_new();
	const struct each_field e = { s, it, true, add_to_sum, h };

	walk(&e);
	hash_hex(h, out);
}

enum shared_state
shared_state(const struct sheet *s, const struct item *it)
{
	char sum[HASH_HEX];

	if (sheet_item(s, it->id, "shared")[0] == '\0')
		return SHARED_NOT;
	sum_up(s, it, sum);
	return strcmp(sum, sheet_item(s, it->id, "shared_sum")) == 0 ?
	    SHARED_TAKEN : SHARED_OVERRIDDEN;
}

struct target {
	const char *subject;
	shared_put *put;
	void *arg;
};

static void
put_field(void *arg, const char *field, const char *value)
{
	const struct target *t = arg;

	t->put(t->arg, t->subject, field, value);
}

static void
take_item(const struct sheet *from, const char *from_id,
    const struct item *it, shared_put *put, void *arg)
{
	char subject[64], sum[HASH_HEX];
	struct target t = { subject, put, arg };
	const struct each_field e = { from, it, true, put_field, &t };
	size_t i;

	sheet_join(subject, sizeof(subject), "item/", it->id);
	walk(&e);
	for (i = 0; i < N(companions); i++)
		put_field(&t, companions[i], sheet_item(from, it->id,
		    companions[i]));
	sum_up(from, it, sum);
	put_field(&t, "shared", from_id);
	put_field(&t, "shared_sum", sum);
	put_field(&t, "copied", "");
}

/* What nobody has decided on yet is no answer to hand on. */
static bool
is_answered(const struct sheet *s, const struct item *it)
{
	return sheet_item(s, it->id, "verdict")[0] != '\0' &&
	    !fork_of_item(s, it->id);
}

static bool
is_taken(const struct sheet *from, const struct sheet *to,
    const struct item *it, const struct item *only, bool again)
{
	if (!it->common || (only != NULL && it != only) ||
	    !is_answered(from, it))
		return false;
	return again || only != NULL ||
	    shared_state(to, it) == SHARED_TAKEN ||
	    sheet_item(to, it->id, "verdict")[0] == '\0';
}

static void
put_evidence(const struct evidence *e, const char *items, shared_put *put,
    void *arg)
{
	const struct { const char *field, *value; } all[] = {
		{ "path", e->path }, { "name", e->name }, { "size", e->size },
		{ "mtime", e->mtime }, { "kind", e->kind },
		{ "sha256", e->sha256 }, { "caption", e->caption },
		{ "effective", e->effective }, { "privacy", e->privacy },
		{ "added_at", e->added_at }, { "items", items }
	};
	char subject[64];
	size_t i;

	sheet_join(subject, sizeof(subject), "evidence/", e->id);
	for (i = 0; i < N(all); i++)
		put(arg, subject, all[i].field, all[i].value);
}

/* The files that support what was taken come along under their own ids. */
static void
take_evidence(const struct catalog *c, const struct sheet *from,
    const struct sheet *to, const bool *taken, shared_put *put, void *arg)
{
	struct evidence e, there;
	struct str items;
	size_t i, k;
	bool has;

	for (i = 0; i < sheet_evidence_count(from); i++) {
		sheet_evidence_at(from, i, &e);
		has = sheet_evidence_find(to, e.id, &there);
		str_init(&items, ITEMS_MAX);
		(void)str_add(&items, has ? there.items : "");
		for (k = 0; k < c->n_items; k++)
			if (taken[k] && evidence_serves(&e, c->items[k].id) &&
			    !(has && evidence_serves(&there,
			    c->items[k].id)))
				(void)str_addf(&items, "%s%s", items.len > 0 ?
				    " " : "", c->items[k].id);
		if (items.len > (has ? strlen(there.items) : 0))
			put_evidence(has ? &there : &e, items.ptr, put, arg);
		str_clear(&items);
	}
}

size_t
shared_take(const struct catalog *c, const struct sheet *from,
    const char *from_id, const struct sheet *to, const struct item *only,
    bool again, shared_put *put, void *arg)
{
	bool *taken = xcalloc(c->n_items + 1, sizeof(*taken));
	size_t i, n = 0;

	for (i = 0; i < c->n_items; i++) {
		taken[i] = is_taken(from, to, &c->items[i], only, again);
		if (taken[i])
			take_item(from, from_id, &c->items[i], put, arg);
		n += taken[i];
	}
	take_evidence(c, from, to, taken, put, arg);
	free(taken);
	return n;
}

size_t
shared_copy(const struct catalog *c, const struct sheet *from,
    const char *from_id, const struct sheet *to, shared_put *put, void *arg)
{
	char subject[64];
	struct target t = { subject, put, arg };
	struct each_field e = { from, NULL, false, put_field, &t };
	size_t i, n = 0;

	for (i = 0; i < c->n_items; i++) {
		e.item = &c->items[i];
		if (!is_answered(from, e.item) ||
		    sheet_item(to, e.item->id, "verdict")[0] != '\0')
			continue;
		sheet_join(subject, sizeof(subject), "item/", e.item->id);
		walk(&e);
		put_field(&t, "text_hash", sheet_item(from, e.item->id,
		    "text_hash"));
		put_field(&t, "copied", from_id);
		n++;
	}
	return n;
}
