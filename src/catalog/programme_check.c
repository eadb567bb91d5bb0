/* What must agree within the programme: every id that is named exists. */
#include "config.h"

#include "catalog/programme_check.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "catalog/fill.h"
#include "catalog/load.h"
#include "catalog/near.h"
#include "catalog/overlay.h"
#include "catalog/programme.h"
#include "catalog/schema.h"

struct look {
	struct source *s;
	const struct node *root;
	const struct catalog *catalog;
};

/* Notes that `id` is no id of the list; the nearest one is named. */
static void
note_unknown(const struct look *l, const char *list, const char *id,
    size_t at)
{
	const struct node *n = node_list(l->root, list);
	struct near near;

	near_init(&near, id);
	for (; n != NULL; n = n->next)
		near_try(&near, node_text(n, "id"));
	if (near_best(&near) != NULL)
		source_fault(l->s, DIAG_ERROR, at, _("\"%s\" does not stand "
		    "under \"%s\". Did you mean \"%s\"?"), id, list,
		    near_best(&near));
	else
		source_fault(l->s, DIAG_ERROR, at, _("\"%s\" does not stand "
		    "under \"%s\". Add it there, or use one that exists."),
		    id, list);
}

static void
check_id(const struct look *l, const char *list, const struct node *id)
{
	const struct node *n = node_list(l->root, list);

	if (id == NULL || id->kind != NODE_TEXT || id->is_bad)
		return;
	for (; n != NULL; n = n->next)
		if (strcmp(node_text(n, "id"), id->text) == 0)
			return;
	note_unknown(l, list, id->text, id->at);
}

/* Words with blanks between, each an id of the list. */
static void
check_words(const struct look *l, const char *list, const struct node *words)
{
	const struct node *n;
	const char *p;
	char id[64];
	size_t len;

	if (words == NULL || words->kind != NODE_TEXT || words->is_bad)
		return;
	for (p = words->text; *p != '\0'; p += len + strspn(p + len, " ")) {
		len = strcspn(p, " ");
		for (n = node_list(l->root, list); n != NULL; n = n->next)
			if (strlen(node_text(n, "id")) == len &&
			    strncmp(node_text(n, "id"), p, len) == 0)
				break;
		if (n != NULL || len == 0 || len >= sizeof(id))
			continue;
		memcpy(id, p, len);
		id[len] = '\0';
		note_unknown(l, list, id, words->at);
	}
}

static void
check_carry(const struct look *l, const struct node *entry)
{
	const struct node *id = node_get(entry, "id");
	const struct node *value = node_get(entry, "value");
	bool is_value = str_equal(node_text(entry, "take"), "value");

	if (id != NULL && id->kind == NODE_TEXT && l->catalog->n_fields > 0 &&
	    catalog_field(l->catalog, id->text) == NULL)
		source_fault(l->s, DIAG_ERROR, id->at, _("The form has no "
		    "field \"%s\". Add it to the form, or use one that "
		    "exists."), id->text);
	if (is_value && value == NULL && id != NULL)
		source_fault(l->s, DIAG_ERROR, entry->at, _("With \"take: "
		    "value\" the key \"value\" is needed."));
	if (!is_value && value != NULL)
		source_fault(l->s, DIAG_ERROR, value->key_at, _("\"value\" "
		    "goes with \"take: value\" only. Remove it."));
}

/* A part of measures says which; a diagnosis says no chapters. */
static void
check_part(const struct look *l, const struct node *part)
{
	bool measures = str_equal(node_text(part, "kind"), "measures");

	if (measures && (node_get(part, "chapters") == NULL ||
	    node_get(part, "level") == NULL))
		source_fault(l->s, DIAG_ERROR, part->at, _("A part of measures "
		    "needs \"chapters\" and \"level\"."));
}

static void
check(const struct look *l)
{
	const struct node *n, *e;

	for (n = node_list(l->root, "parts"); n != NULL; n = n->next)
		check_part(l, n);
	for (n = node_list(l->root, "grades"); n != NULL; n = n->next)
		for (e = node_list(n, "examines"); e != NULL; e = e->next)
			check_id(l, "parts", node_get(e, "id"));
	for (n = node_list(l->root, "ratings"); n != NULL; n = n->next)
		check_words(l, "parts", node_get(n, "parts"));
	for (n = node_list(l->root, "renewal"); n != NULL; n = n->next)
		check_carry(l, n);
	check_id(l, "grades", node_get(l->root, "grade"));
}

void
programme_read(struct catalog *c, struct source *s, const struct node *root,
    struct arena *arena)
{
	struct programme *p = arena_alloc(arena, sizeof(*p));
	const struct look l = { s, root, c };

	fill_shape(&schema_programme, s, root, arena, p);
	if (root->kind == NODE_MAP)
		check(&l);
	if (c->edition != NULL && c->edition[0] != '\0' &&
	    p->edition[0] != '\0' && !str_equal(p->edition, c->edition))
		source_fault(s, DIAG_ERROR, node_get(root, "edition")->at,
		    _("The check sheet beside it is of the edition \"%s\"."),
		    c->edition);
	c->programme = p;
}

void
programme_translate(struct catalog *c, struct source *s,
    const struct node *root)
{
	struct programme *p;

	if (c->programme == NULL)
		return;
	/* It lies in the catalogue's own arena and is still being made. */
	memcpy(&p, &c->programme, sizeof(p));
	overlay_shape(&schema_programme, p->id, NULL, p, s, root);
}
