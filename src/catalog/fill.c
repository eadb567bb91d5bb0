/*
 * Walks the tree along the table: one function for maps, one for lists. At
 * the end the items of all chapters and the fields of all sections are laid
 * side by side, which is how catalog.h gives them.
 */
#include "config.h"

#include "catalog/fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "catalog/keys.h"
#include "catalog/schema.h"
#include "catalog/value.h"

struct fill {
	struct source *s;
	struct arena *arena;
	struct catalog *catalog;
};

static void fill_map(struct fill *f, const struct schema *schema,
    const struct node *map, void *dst);

bool
fill_is_text(struct source *s, const struct node *v)
{
	if (v->is_bad)
		return false;	/* already noted */
	if (v->kind == NODE_NOTHING) {
		if (!v->is_cut)
			source_fault(s, DIAG_ERROR, v->key_at, _("The text of "
			    "\"%s\" is empty. Write it, or remove the key."),
			    v->key);
		return false;
	}
	if (v->kind != NODE_TEXT) {
		source_fault(s, DIAG_ERROR, v->key_at, _("\"%s\" needs a "
		    "text, not a list or further keys."), v->key);
		return false;
	}
	return true;
}

bool
fill_is_list(struct source *s, const struct node *v)
{
	if (v->is_bad)
		return false;
	if (v->kind == NODE_NOTHING) {
		source_fault(s, DIAG_ERROR, v->key_at, _("The list \"%s\" is "
		    "empty. Add an entry, or remove the key."), v->key);
		return false;
	}
	if (v->kind != NODE_LIST) {
		source_fault(s, DIAG_ERROR, v->key_at, _("\"%s\" needs a "
		    "list. Begin each entry with \"- \"."), v->key);
		return false;
	}
	return true;
}

static int
compare_ids(const void *pa, const void *pb)
{
	const struct node *const *a = pa, *const *b = pb;
	int order = strcmp((*a)->text, (*b)->text);

	return order != 0 ? order : ((*a)->at > (*b)->at) -
	    ((*a)->at < (*b)->at);
}

/* Ids that two entries of one list share. */
static void
check_ids(struct fill *f, const struct node *list)
{
	const struct node *entry, *id, **ids;
	size_t i, n = 0;

	ids = xcalloc(list->n + 1, sizeof(*ids));
	for (entry = list->first; entry != NULL; entry = entry->next) {
		id = node_get(entry, "id");
		if (id != NULL && id->kind == NODE_TEXT)
			ids[n++] = id;
	}
	if (n > 1)
		qsort(ids, n, sizeof(*ids), compare_ids);
	for (i = 1; i < n; i++) {
		if (strcmp(ids[i - 1]->text, ids[i]->text) == 0)
			source_fault(f->s, DIAG_ERROR, ids[i]->at, _("The id "
			    "\"%s\" was already used in line %d. Give this "
			    "entry another one."), ids[i]->text,
			    source_line(f->s, ids[i - 1]->at));
	}
	free(ids);
}

static void
fill_list(struct fill *f, const struct schema_key *key,
    const struct node *list, void *dst)
{
	const struct schema_key *id = schema_find(key->of, "id");
	const struct node *entry;
	size_t n = 0, i;
	char *array;

	if (!fill_is_list(f->s, list))
		return;
	array = arena_alloc(f->arena, list->n * key->of->size);
	for (entry = list->first; entry != NULL; entry = entry->next) {
		void *to = array + n * key->of->size;

		if (entry->kind != NODE_MAP) {
			if (!entry->is_bad)
				source_fault(f->s, DIAG_ERROR, entry->at,
				    _("An entry of \"%s\" needs keys, such as "
				    "\"id: …\"."), key->name);
			continue;
		}
		for (i = 0; i < key->of->n; i++)
			value_store_default(&key->of->keys[i], to);
		fill_map(f, key->of, entry, to);
		n++;
	}
	value_set_pointer(dst, key->at, array);
	memcpy((char *)dst + key->also, &n, sizeof(n));
	if (id != NULL && (id->flags & SCHEMA_EVERYWHERE) == 0)
		check_ids(f, list);
}

static void
fill_map(struct fill *f, const struct schema *schema, const struct node *map,
    void *dst)
{
	const struct node *found[KEYS_MAX];
	size_t i;

	keys_match(f->s, schema, map, false, found);
	for (i = 0; i < schema->n; i++) {
		const struct schema_key *key = &schema->keys[i];

		if (found[i] == NULL)
			continue;
		if (key->type == SCHEMA_LIST)
			fill_list(f, key, found[i], dst);
		else if (fill_is_text(f->s, found[i]))
			value_store(f->s, f->catalog, key, found[i], dst);
	}
}

static void
join_items(struct catalog *c, struct arena *arena)
{
	struct chapter *chapters;
	struct item *items, *at;
	size_t i, k;

	c->n_items = 0;
	for (i = 0; i < c->n_chapters; i++)
		c->n_items += c->chapters[i].n_items;
	at = items = arena_alloc(arena, (c->n_items + 1) * sizeof(*items));
	chapters = value_get_pointer(c, offsetof(struct catalog, chapters));
	for (i = 0; i < c->n_chapters; i++) {
		struct chapter *chapter = &chapters[i];

		chapter->index = i;
		if (chapter->n_items > 0)
			memcpy(at, chapter->items,
			    chapter->n_items * sizeof(*at));
		chapter->items = at;
		for (k = 0; k < chapter->n_items; k++, at++) {
			at->index = (size_t)(at - items);
			at->chapter = chapter;
			at->text_hash = "";
		}
	}
	c->items = items;
}

static void
join_fields(struct catalog *c, struct arena *arena)
{
	struct section *sections;
	struct form_field *fields, *at;
	size_t i, k;

	c->n_fields = 0;
	for (i = 0; i < c->n_sections; i++)
		c->n_fields += c->sections[i].n_fields;
	at = fields = arena_alloc(arena, (c->n_fields + 1) * sizeof(*fields));
	sections = value_get_pointer(c, offsetof(struct catalog, sections));
	for (i = 0; i < c->n_sections; i++) {
		struct section *section = &sections[i];

		if (section->n_fields > 0)
			memcpy(at, section->fields,
			    section->n_fields * sizeof(*at));
		section->fields = at;
		for (k = 0; k < section->n_fields; k++, at++) {
			at->index = (size_t)(at - fields);
			at->section = section;
		}
	}
	c->fields = fields;
}

void
fill_join(struct catalog *catalog, struct arena *arena)
{
	join_items(catalog, arena);
	join_fields(catalog, arena);
}

static void
fill_root(struct fill *f, const struct schema *schema,
    const struct node *root, void *dst)
{
	size_t i;

	for (i = 0; i < schema->n; i++)
		value_store_default(&schema->keys[i], dst);
	if (root->kind == NODE_MAP)
		fill_map(f, schema, root, dst);
	else if (!root->is_bad)
		source_fault(f->s, DIAG_ERROR, root->at, _("The file must "
		    "begin with keys, such as \"catalogue: …\"."));
}

void
fill_shape(const struct schema *schema, struct source *s,
    const struct node *root, struct arena *arena, void *dst)
{
	struct fill f = { .s = s, .arena = arena };

	fill_root(&f, schema, root, dst);
}

void
fill_catalog(struct catalog *catalog, struct source *s,
    const struct node *root, struct arena *arena)
{
	struct fill f = { .s = s, .arena = arena, .catalog = catalog };

	catalog->sha256 = "";
	fill_root(&f, &schema_catalog, root, catalog);
	fill_join(catalog, arena);
}
