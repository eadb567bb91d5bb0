/*
 * Which keys stand in a map: the part of the check that looks at names only.
 * Keys come in the order of the table in a good file, so that each is found
 * at the first try.
 */
#include "config.h"

#include "catalog/keys.h"

#include <assert.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "catalog/near.h"

#define NAMES_MAX 600	/* bytes of the list of keys in a sentence */

bool
keys_belong(const struct schema_key *key, bool is_overlay)
{
	if (!is_overlay)
		return (key->flags & SCHEMA_OVERLAY) == 0;
	return (key->flags & (SCHEMA_OVERLAY | SCHEMA_TRANSLATED)) != 0 ||
	    strcmp(key->name, "id") == 0;
}

/* Index of the key, looked for from `from` on; schema->n when unknown. */
static size_t
find(const struct schema *schema, const char *name, size_t from)
{
	size_t i, k;

	for (i = 0; i < schema->n; i++) {
		k = (from + i) % schema->n;
		if (strcmp(schema->keys[k].name, name) == 0)
			return k;
	}
	return schema->n;
}

/* Notes it; returns the index of the key that was meant, or schema->n. */
static size_t
note_unknown(struct source *s, const struct schema *schema,
    const struct node *n, bool is_overlay)
{
	struct str names;
	struct near near;
	size_t i;

	str_init(&names, NAMES_MAX);
	near_init(&near, n->key);
	for (i = 0; i < schema->n; i++) {
		if (!keys_belong(&schema->keys[i], is_overlay))
			continue;
		near_try(&near, schema->keys[i].name);
		(void)str_addf(&names, "%s%s", names.len > 0 ? ", " : "",
		    schema->keys[i].name);
	}
	if (near_best(&near) != NULL)
		source_fault(s, DIAG_ERROR, n->key_at, _("There is no key "
		    "\"%s\" here. Did you mean \"%s\"?"), n->key,
		    near_best(&near));
	else
		source_fault(s, DIAG_ERROR, n->key_at, _("There is no key "
		    "\"%s\" here. Possible are: %s."), n->key, names.ptr);
	str_clear(&names);
	return near_best(&near) != NULL ? find(schema, near_best(&near), 0) :
	    schema->n;
}

static void
note_missing(struct source *s, const struct schema *schema,
    const struct node *map, bool is_overlay,
    const struct node *const found[KEYS_MAX], const bool meant[KEYS_MAX])
{
	size_t i;

	for (i = 0; i < schema->n; i++) {
		const struct schema_key *key = &schema->keys[i];
		bool is_needed = (key->flags & SCHEMA_REQUIRED) != 0;

		if (is_overlay)
			is_needed = key->type == SCHEMA_WORD &&
			    keys_belong(key, true);
		if (is_needed && found[i] == NULL && !meant[i])
			source_fault(s, DIAG_ERROR, map->at, _("The key "
			    "\"%s\" is missing in this entry (%s). Add it."),
			    key->name, _(schema->what));
	}
}

void
keys_match(struct source *s, const struct schema *schema,
    const struct node *map, bool is_overlay,
    const struct node *found[KEYS_MAX])
{
	const struct node *n;
	size_t i, last = 0;
	bool has_last = false, meant[KEYS_MAX + 1] = { false };

	assert(schema->n <= KEYS_MAX);
	memset(found, 0, KEYS_MAX * sizeof(found[0]));
	for (n = map->first; n != NULL; n = n->next) {
		i = find(schema, n->key, has_last ? last + 1 : 0);
		if (i == schema->n) {
			meant[note_unknown(s, schema, n, is_overlay)] = true;
		} else if (!keys_belong(&schema->keys[i], is_overlay)) {
			source_fault(s, DIAG_ERROR, n->key_at, is_overlay ?
			    _("The key \"%s\" stands only in the Japanese "
			    "file. Remove it here.") :
			    _("The key \"%s\" stands only in translations. "
			    "Remove it here."), n->key);
		} else if (found[i] != NULL) {
			source_fault(s, DIAG_ERROR, n->key_at, _("The key "
			    "\"%s\" stands twice in this entry. Keep one of "
			    "them."), n->key);
		} else {
			if (has_last && i < last)
				source_fault(s, DIAG_WARNING, n->key_at,
				    _("The key \"%s\" belongs before \"%s\"."),
				    n->key, schema->keys[last].name);
			found[i] = n;
			last = i > last ? i : last;
			has_last = true;
		}
	}
	if (!map->is_cut && !s->is_broken)
		note_missing(s, schema, map, is_overlay, found, meant);
}
