/* Taking answers over from another facility of the same operator. */
#include "config.h"

#include "assess/shared.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/fork.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/xalloc.h"

enum { ITEMS_MAX = 4000, SUM_MAX = 2 * HASH_HEX };

/* What accompanies an answer (who confirmed it, when) is no part of what it
 * says. */
static const char *const companions[] = { "confirmed_at", "confirmed_by",
	"text_hash" };
#define N(list) (sizeof(list) / sizeof(*(list)))

/* By the entry, not by the catalogue: what another edition asks no longer, or
 * asks besides, makes no other answer. */
static bool
is_part(const char *field, bool readings)
{
	return strcmp(field, "verdict") == 0 || strcmp(field, "reason") == 0 ||
	    strcmp(field, "note") == 0 || str_starts(field, "check.") ||
	    (readings && str_starts(field, "reading."));
}

static bool
add_to_sum(void *arg, const char *subject, const char *field,
    const char *value)
{
	(void)subject;
	if (is_part(field, true)) {
		hash_add(arg, field, strlen(field) + 1);
		hash_add(arg, value, strlen(value) + 1);
	}
	return true;
}

static void
sum_answer(const struct sheet *s, const struct item *it, char out[HASH_HEX])
{
	struct hash *h = hash_new();
	char subject[64];

	sheet_each_of(s, sheet_join(subject, sizeof(subject), "item/",
	    it->id), add_to_sum, h);
	hash_hex(h, out);
}

static void
sum_files(const struct sheet *s, const struct item *it, char out[HASH_HEX])
{
	struct hash *h = hash_new();
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(s); i++) {
		sheet_evidence_at(s, i, &e);
		if (evidence_serves(&e, it->id))
			hash_add(h, e.sha256, strlen(e.sha256) + 1);
	}
	hash_hex(h, out);
}

/* What nobody has decided on yet is no answer to hand on. */
static bool
is_answered(const struct sheet *s, const struct item *it)
{
	return sheet_item(s, it->id, "verdict")[0] != '\0' &&
	    !fork_of_item(s, it->id);
}

/* The answer as a person gave it, and the files that support it. */
static void
sum_up(const struct sheet *s, const struct item *it, char out[SUM_MAX])
{
	char answer[HASH_HEX], files[HASH_HEX];

	sum_answer(s, it, answer);
	sum_files(s, it, files);
	snprintf(out, SUM_MAX, "%s %s", answer, files);
}

static bool
is_confirmed(const struct sheet *s, const struct item *it)
{
	return sheet_item(s, it->id, "confirmed_at")[0] != '\0' &&
	    strcmp(sheet_item(s, it->id, "text_hash"), it->text_hash) == 0;
}

/* Also where nothing but its confirmation is: last year's answer, or one to the
 * old text, is still to be looked at here. */
static bool
is_ahead(const struct sheet *from, const struct sheet *to,
    const struct item *it)
{
	char sum[SUM_MAX];

	sum_up(from, it, sum);
	return is_confirmed(from, it) && (!is_confirmed(to, it) ||
	    strcmp(sum, sheet_item(to, it->id, "shared_sum")) != 0);
}

void
shared_look(struct sheet *s, const struct sheet *from, const struct item *it)
{
	char sum[SUM_MAX];

	if (!is_answered(from, it) || !is_confirmed(from, it))
		return;
	sum_up(from, it, sum);
	sheet_source_put(s, it->id, sum);
}

/* An answer to the text of now is news too where ours is to the old one. */
static bool
has_changed(const struct sheet *s, const struct item *it)
{
	const char *source = sheet_source(s, it->id);

	return source[0] != '\0' &&
	    (strcmp(source, sheet_item(s, it->id, "shared_sum")) != 0 ||
	    strcmp(sheet_item(s, it->id, "text_hash"), it->text_hash) != 0);
}

enum shared_state
shared_state(const struct sheet *s, const struct item *it)
{
	char answer[HASH_HEX];

	if (sheet_item(s, it->id, "shared")[0] == '\0')
		return SHARED_NOT;
	sum_answer(s, it, answer);
	if (!str_starts(sheet_item(s, it->id, "shared_sum"), answer))
		return SHARED_OVERRIDDEN;
	return has_changed(s, it) ? SHARED_CHANGED : SHARED_TAKEN;
}

struct target {
	const char *subject;
	const struct sheet *from;
	bool readings;
	shared_put *put;
	void *arg;
};

static void
put_field(const struct target *t, const char *field, const char *value)
{
	t->put(t->arg, t->subject, field, value);
}

static bool
put_part(void *arg, const char *subject, const char *field,
    const char *value)
{
	const struct target *t = arg;

	(void)subject;
	if (is_part(field, t->readings))
		put_field(t, field, value);
	return true;
}

/* What the answer here says and that one does not. */
static bool
clear_part(void *arg, const char *subject, const char *field,
    const char *value)
{
	const struct target *t = arg;

	(void)value;
	if (is_part(field, t->readings) && sheet_get(t->from, subject,
	    field)[0] == '\0')
		put_field(t, field, "");
	return true;
}

static void
take_item(const struct sheet *from, const char *from_id,
    const struct sheet *to, const struct item *it, shared_put *put, void *arg)
{
	char subject[64], sum[SUM_MAX];
	const struct target t = { subject, from, true, put, arg };
	size_t i;

	sheet_join(subject, sizeof(subject), "item/", it->id);
	sheet_each_of(to, subject, clear_part, (void *)(uintptr_t)&t);
	sheet_each_of(from, subject, put_part, (void *)(uintptr_t)&t);
	for (i = 0; i < N(companions); i++)
		put_field(&t, companions[i], sheet_item(from, it->id,
		    companions[i]));
	put_field(&t, "shared", from_id);
	sum_up(from, it, sum);
	put_field(&t, "shared_sum", sum);
	put_field(&t, "copied", "");
}

static bool
is_taken(const struct sheet *from, const struct sheet *to,
    const struct item *it, const struct item *only, bool again)
{
	if (!it->common || (only != NULL && it != only) ||
	    !is_answered(from, it))
		return false;
	if (again || only != NULL || sheet_item(to, it->id,
	    "verdict")[0] == '\0')
		return true;
	switch (shared_state(to, it)) {
	case SHARED_TAKEN:
	case SHARED_CHANGED:
		return is_ahead(from, to, it);
	case SHARED_NOT:
	case SHARED_OVERRIDDEN:
		break;
	}
	return false;
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

/* Blank-separated: what it serves there, and what was taken with it. */
static void
list_items(struct str *out, const struct catalog *c, const bool *taken,
    const struct evidence *e, const struct evidence *there)
{
	size_t i;

	(void)str_add(out, there->items);
	for (i = 0; i < c->n_items; i++)
		if (taken[i] && evidence_serves(e, c->items[i].id) &&
		    !evidence_serves(there, c->items[i].id))
			(void)str_addf(out, "%s%s", out->len > 0 ? " " : "",
			    c->items[i].id);
}

static bool
serves_taken(const struct catalog *c, const bool *taken,
    const struct evidence *e)
{
	size_t i;

	for (i = 0; i < c->n_items; i++)
		if (taken[i] && evidence_serves(e, c->items[i].id))
			return true;
	return false;
}

/* The files that support what was taken come along under their own ids, a new
 * version in place of the one before; what was written about it stays. */
static void
take_evidence(const struct catalog *c, const struct sheet *from,
    const struct sheet *to, const bool *taken, shared_put *put, void *arg)
{
	const struct evidence none = { "", "", "", "", "", "", "", "", "", "",
		"", "" };
	struct evidence e, there;
	struct str items;
	size_t i;

	for (i = 0; i < sheet_evidence_count(from); i++) {
		sheet_evidence_at(from, i, &e);
		if (!serves_taken(c, taken, &e))
			continue;
		if (!sheet_evidence_find(to, e.id, &there))
			there = none;
		str_init(&items, ITEMS_MAX);
		list_items(&items, c, taken, &e, &there);
		if (there.caption[0] != '\0')
			e.caption = there.caption;
		if (strcmp(there.sha256, e.sha256) != 0)
			put_evidence(&e, items.ptr, put, arg);
		else if (items.len > strlen(there.items))
			put_evidence(&there, items.ptr, put, arg);
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
			take_item(from, from_id, to, &c->items[i], put, arg);
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
	const struct target t = { subject, from, false, put, arg };
	size_t i, n = 0;

	for (i = 0; i < c->n_items; i++) {
		const char *id = c->items[i].id;

		if (!is_answered(from, &c->items[i]) ||
		    sheet_item(to, id, "verdict")[0] != '\0')
			continue;
		sheet_join(subject, sizeof(subject), "item/", id);
		sheet_each_of(from, subject, put_part, (void *)(uintptr_t)&t);
		put_field(&t, "text_hash", sheet_item(from, id, "text_hash"));
		put_field(&t, "copied", from_id);
		n++;
	}
	return n;
}

void
shared_keep(const struct item *it, shared_put *put, void *arg)
{
	char subject[64];

	put(arg, sheet_join(subject, sizeof(subject), "item/", it->id),
	    "shared_sum", "");
}
