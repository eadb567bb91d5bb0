/*
 * The same table as for the master, walked over structs that are already
 * filled: only what belongs to a language is read, and every list is matched
 * by id, so that the order of a translation does not matter.
 */
#include "config.h"

#include "catalog/overlay.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "catalog/fill.h"
#include "catalog/keys.h"
#include "catalog/near.h"
#include "catalog/schema.h"
#include "catalog/value.h"

struct overlay {
	struct source *s;
	const struct catalog *catalog;
};

static void overlay_map(struct overlay *o, const struct schema *schema,
    const struct node *map, void *dst);

static const char *
text_at(const void *dst, size_t at)
{
	const char *text = value_get_pointer(dst, at);

	return text != NULL ? text : "";
}

static bool
is_identity(const struct schema_key *key)
{
	return key->type == SCHEMA_WORD;
}

/* A list of the master, as the table describes it. */
struct master {
	char *array;
	size_t n, id;
	const struct schema *of;
};

static struct master
master_list(const struct schema_key *key, const void *dst)
{
	struct master m;

	m.of = key->of;
	m.array = value_get_pointer(dst, key->at);
	memcpy(&m.n, (const char *)dst + key->also, sizeof(m.n));
	m.id = schema_find(key->of, "id")->at;
	return m;
}

static const char *
master_id(const struct master *m, size_t i)
{
	return text_at(m->array + i * m->of->size, m->id);
}

static size_t
master_find(const struct master *m, const char *id, size_t from)
{
	size_t i, k;

	for (i = 0; i < m->n; i++) {
		k = (from + i) % m->n;
		if (strcmp(master_id(m, k), id) == 0)
			return k;
	}
	return m->n;
}

static void
note_unknown(struct overlay *o, const struct master *m,
    const struct node *id)
{
	struct near near;
	size_t i;

	near_init(&near, id->text);
	for (i = 0; i < m->n; i++)
		near_try(&near, master_id(m, i));
	if (near_best(&near) != NULL)
		source_fault(o->s, DIAG_ERROR, id->at, _("The Japanese file "
		    "has no \"%s\" here. Did you mean \"%s\"?"), id->text,
		    near_best(&near));
	else
		source_fault(o->s, DIAG_ERROR, id->at, _("The Japanese file "
		    "has no \"%s\" here. Remove this entry, or correct its "
		    "id."), id->text);
}

static void
overlay_entry(struct overlay *o, const struct master *m,
    const struct node *entry, bool *seen, size_t *hint)
{
	const struct node *id = node_get(entry, "id");
	size_t i;

	if (entry->kind != NODE_MAP) {
		if (!entry->is_bad)
			source_fault(o->s, DIAG_ERROR, entry->at, _("An entry "
			    "of this list needs keys, such as \"id: …\"."));
		return;
	}
	if (id == NULL || id->kind != NODE_TEXT) {
		if (!entry->is_cut)
			source_fault(o->s, DIAG_ERROR, entry->at, _("The key "
			    "\"%s\" is missing in this entry (%s). Add it."),
			    "id", _(m->of->what));
		return;
	}
	i = master_find(m, id->text, *hint);
	if (i == m->n) {
		note_unknown(o, m, id);
		return;
	}
	if (seen[i])
		source_fault(o->s, DIAG_ERROR, id->at, _("The id \"%s\" "
		    "stands twice in this list. Keep one of them."),
		    id->text);
	seen[i] = true;
	*hint = i + 1;
	overlay_map(o, m->of, entry, m->array + i * m->of->size);
}

static void
overlay_list(struct overlay *o, const struct schema_key *key,
    const struct node *list, const void *dst)
{
	struct master m = master_list(key, dst);
	const struct node *entry;
	size_t i, hint = 0;
	bool *seen;

	if (!fill_is_list(o->s, list))
		return;
	seen = xcalloc(m.n + 1, sizeof(*seen));
	for (entry = list->first; entry != NULL; entry = entry->next)
		overlay_entry(o, &m, entry, seen, &hint);
	for (i = 0; i < m.n && !list->is_cut; i++) {
		if (!seen[i])
			source_fault(o->s, DIAG_WARNING, list->key_at,
			    _("\"%s\" is not translated; the Japanese text "
			    "is shown. Add it to this list."),
			    master_id(&m, i));
	}
	free(seen);
}

/* Whether the master has something here that waits for a translation. */
static bool
is_wanted(const struct schema_key *key, const void *dst)
{
	if (is_identity(key) || !keys_belong(key, true))
		return false;
	if (key->type == SCHEMA_LIST)
		return master_list(key, dst).n > 0;
	return text_at(dst, key->at)[0] != '\0';
}

static void
overlay_text(struct overlay *o, const struct schema_key *key,
    const struct node *value, void *dst)
{
	if (!fill_is_text(o->s, value))
		return;
	if ((key->flags & SCHEMA_TRANSLATED) != 0 &&
	    text_at(dst, key->at)[0] == '\0')
		source_fault(o->s, DIAG_ERROR, value->key_at, _("The Japanese "
		    "file has no \"%s\" here. Remove it, or add it there "
		    "first."), key->name);
	value_store(o->s, o->catalog, key, value, dst);
}

static void
overlay_map(struct overlay *o, const struct schema *schema,
    const struct node *map, void *dst)
{
	const struct node *found[KEYS_MAX];
	size_t i;

	keys_match(o->s, schema, map, true, found);
	for (i = 0; i < schema->n; i++) {
		const struct schema_key *key = &schema->keys[i];

		if (is_identity(key))
			continue;
		if (found[i] == NULL) {
			if (is_wanted(key, dst) && !map->is_cut)
				source_fault(o->s, DIAG_WARNING, map->at,
				    _("\"%s\" is not translated; the Japanese "
				    "text is shown. Add it."), key->name);
		} else if (key->type == SCHEMA_LIST) {
			overlay_list(o, key, found[i], dst);
		} else {
			overlay_text(o, key, found[i], dst);
		}
	}
}

void
overlay_shape(const struct schema *schema, const char *wanted,
    const struct catalog *catalog, void *dst, struct source *s,
    const struct node *root)
{
	struct overlay o = { .s = s, .catalog = catalog };
	const struct node *id = node_get(root, schema->keys[0].name);

	if (root->kind != NODE_MAP) {
		if (!root->is_bad)
			source_fault(s, DIAG_ERROR, root->at, _("The file "
			    "must begin with keys, such as "
			    "\"catalogue: …\"."));
		return;
	}
	if (id != NULL && id->kind == NODE_TEXT &&
	    !str_equal(id->text, wanted))
		source_fault(s, DIAG_ERROR, id->at, _("This translates "
		    "\"%s\", but the Japanese file is \"%s\". Check which "
		    "belongs here."), id->text, wanted);
	overlay_map(&o, schema, root, dst);
}

void
overlay_apply(struct catalog *catalog, struct source *s,
    const struct node *root)
{
	overlay_shape(&schema_catalog, catalog->id, catalog, catalog, s,
	    root);
}
