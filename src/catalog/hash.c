/*
 * SHA-256 of an item's Japanese text: title, question, how_to, sub-checks and
 * readings with their limits. Each text ends with a NUL, so that no two
 * different items make the same bytes. What only explains (threat, help,
 * examples, bases) does not count: mending it must not bring answers back.
 */
#include "config.h"

#include "catalog/hash.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "catalog/value.h"

#define ITEM_BYTES_MAX (1u << 20)

static void
add(struct str *out, const char *text)
{
	(void)str_add_n(out, text, strlen(text) + 1);
}

static void
add_integer(struct str *out, int64_t v)
{
	(void)str_addf(out, "%lld", (long long)v);
	(void)str_add_n(out, "", 1);
}

static void
add_limit(struct str *out, const struct limit *l)
{
	add_integer(out, l->from);
	add_integer(out, l->has_min ? 1 : 0);
	add_integer(out, l->min);
	add_integer(out, l->has_max ? 1 : 0);
	add_integer(out, l->max);
	add_integer(out, l->months);
	add_integer(out, l->after);
	add_integer(out, l->after_application ? 1 : 0);
	add(out, l->accept);
}

static void
add_item(struct str *out, const struct item *it)
{
	size_t i, k;

	add(out, it->title);
	add(out, it->question);
	add(out, it->how_to);
	for (i = 0; i < it->n_checks; i++) {
		add(out, it->checks[i].id);
		add(out, it->checks[i].text);
	}
	for (i = 0; i < it->n_readings; i++) {
		const struct reading *r = &it->readings[i];

		add(out, r->id);
		add(out, r->label);
		add(out, r->unit);
		for (k = 0; k < r->n_limits; k++)
			add_limit(out, &r->limits[k]);
	}
}

static void
digest(const char *bytes, size_t n, char hex[HASH_HEX])
{
	struct hash *h = hash_new();

	hash_add(h, bytes, n);
	hash_hex(h, hex);
}

void
hash_catalog(struct catalog *c, const char *bytes, size_t n,
    struct arena *arena)
{
	struct item *items = value_get_pointer(c,
	    offsetof(struct catalog, items));
	char hex[HASH_HEX];
	struct str text;
	size_t i;

	digest(bytes, n, hex);
	c->sha256 = arena_strdup(arena, hex);
	str_init(&text, ITEM_BYTES_MAX);
	for (i = 0; i < c->n_items; i++) {
		str_truncate(&text, 0);
		add_item(&text, &items[i]);
		digest(text.ptr, text.len, hex);
		items[i].text_hash = arena_strdup(arena, hex);
	}
	str_clear(&text);
}
