/*
 * Checks over the tree, where every word still has its place. Conditions name
 * yes/no fields of the form; ids of items, readings and fields are unique in
 * the whole catalogue, since answers are kept by them.
 */
#include "config.h"

#include "catalog/check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "catalog/check_reading.h"
#include "catalog/expr.h"
#include "catalog/near.h"
#include "catalog/value.h"

#define CHECKS_MIN 2u
#define CHECKS_MAX 6u
#define EVIDENCE_MAX 4u
#define BASES_MAX 4u

struct ids {			/* nodes of ids, sorted when all are in */
	const struct node **list;
	size_t n, cap;
};

struct checks {
	struct source *s;
	const struct node *root;
	struct ids items, readings, fields;
	const struct node *condition;	/* at hand */
};

static void
ids_add(struct ids *ids, const struct node *entry)
{
	const struct node *id = node_get(entry, "id");

	if (id == NULL || id->kind != NODE_TEXT)
		return;
	if (ids->n == ids->cap) {
		ids->cap = ids->cap > 0 ? ids->cap * 2 : 64;
		ids->list = xreallocarray(ids->list, ids->cap,
		    sizeof(*ids->list));
	}
	ids->list[ids->n++] = id;
}

static int
compare(const void *pa, const void *pb)
{
	const struct node *const *a = pa, *const *b = pb;
	int order = strcmp((*a)->text, (*b)->text);

	return order != 0 ? order : ((*a)->at > (*b)->at) -
	    ((*a)->at < (*b)->at);
}

static void
check_unique(struct source *s, struct ids *ids)
{
	size_t i;

	if (ids->n > 1)
		qsort(ids->list, ids->n, sizeof(*ids->list), compare);
	for (i = 1; i < ids->n; i++) {
		if (strcmp(ids->list[i - 1]->text, ids->list[i]->text) == 0)
			source_fault(s, DIAG_ERROR, ids->list[i]->at, _("The "
			    "id \"%s\" was already used in line %d. Give this "
			    "entry another one."), ids->list[i]->text,
			    source_line(s, ids->list[i - 1]->at));
	}
}

/* The form field whose id this is; NULL when there is none. */
static const struct node *
find_field(const struct checks *c, const char *id, struct near *near)
{
	const struct node *section, *field;

	section = node_list(c->root, "form");
	for (; section != NULL; section = section->next) {
		field = check_find_id(node_list(section, "fields"), id,
		    strlen(id));
		if (field != NULL)
			return field;
	}
	section = node_list(c->root, "form");
	for (; section != NULL; section = section->next) {
		field = node_list(section, "fields");
		for (; field != NULL; field = field->next) {
			if (str_equal(node_text(field, "type"), "yesno"))
				near_try(near, node_text(field, "id"));
		}
	}
	return NULL;
}

static void
on_name(void *arg, const char *id, size_t at)
{
	struct checks *c = arg;
	size_t place = c->condition->at + at;
	const struct node *field;
	struct near near;

	near_init(&near, id);
	field = find_field(c, id, &near);
	if (field != NULL) {
		if (!str_equal(node_text(field, "type"), "yesno"))
			source_fault(c->s, DIAG_ERROR, place, _("\"%s\" is not "
			    "a yes/no field. A condition uses only those."),
			    id);
	} else if (near_best(&near) != NULL) {
		source_fault(c->s, DIAG_ERROR, place, _("The form has no field "
		    "\"%s\". Did you mean \"%s\"?"), id, near_best(&near));
	} else {
		source_fault(c->s, DIAG_ERROR, place, _("The form has no field "
		    "\"%s\". Add it to the form, or use one that exists."),
		    id);
	}
}

static void
check_condition(struct checks *c, const struct node *entry)
{
	const char *fault;
	size_t at;

	c->condition = node_get(entry, "condition");
	if (c->condition == NULL || c->condition->kind != NODE_TEXT ||
	    c->condition->is_bad)
		return;
	fault = expr_check_condition(c->condition->text, on_name, c, &at);
	if (fault != NULL)
		source_fault(c->s, DIAG_ERROR, c->condition->at + at, "%s",
		    fault);
}

static void
check_initial(struct checks *c, const struct node *field)
{
	const struct node *initial = node_get(field, "initial");
	const char *type = node_text(field, "type");
	bool is_good = true;
	decimal number;

	if (initial == NULL || initial->kind != NODE_TEXT)
		return;
	if (str_equal(type, "yesno"))
		is_good = str_equal(initial->text, "yes") ||
		    str_equal(initial->text, "no");
	else if (str_equal(type, "number"))
		is_good = decimal_parse(initial->text, &number);
	else if (str_equal(type, "date"))
		is_good = date_parse(initial->text) != DATE_NONE;
	else if (str_equal(type, "choice"))
		is_good = check_find_id(node_list(field, "choices"),
		    initial->text, strlen(initial->text)) != NULL;
	if (!is_good)
		source_fault(c->s, DIAG_ERROR, initial->at, _("\"%s\" cannot "
		    "be the value of a field of the type \"%s\"."),
		    initial->text, type);
}

static void
check_form(struct checks *c)
{
	const struct node *section, *field;

	section = node_list(c->root, "form");
	for (; section != NULL; section = section->next) {
		field = node_list(section, "fields");
		for (; field != NULL; field = field->next) {
			ids_add(&c->fields, field);
			check_typed_keys(c->s, field);
			check_initial(c, field);
		}
	}
}

/* How many entries make sense; a warning, since none breaks anything. */
static void
check_count(struct source *s, const struct node *item, const char *key,
    size_t least, size_t most)
{
	const struct node *list = node_get(item, key);

	if (list == NULL || list->kind != NODE_LIST || list->is_cut)
		return;
	if (list->n < least || list->n > most)
		source_fault(s, DIAG_WARNING, list->key_at, _("Entries of "
		    "\"%s\": %zu. Usual are %zu to %zu."), key,
		    (size_t)list->n, least, most);
}

static void
check_item(struct checks *c, const struct node *chapter,
    const struct node *item)
{
	const char *chapter_id = node_text(chapter, "id");
	const struct node *id = node_get(item, "id"), *n;
	size_t len = strlen(chapter_id);

	ids_add(&c->items, item);
	if (id != NULL && id->kind == NODE_TEXT && len > 0 &&
	    value_has_form(FORM_ITEM, id->text) &&
	    (strncmp(id->text, chapter_id, len) != 0 || id->text[len] != '-'))
		source_fault(c->s, DIAG_WARNING, id->at, _("The id \"%s\" "
		    "stands in chapter %s. Move the item, or give it an id "
		    "of this chapter."), id->text, chapter_id);
	check_condition(c, item);
	n = node_get(item, "not_applicable");
	if (n != NULL && node_get(item, "condition") == NULL)
		source_fault(c->s, DIAG_ERROR, n->key_at, _("A reason without "
		    "a condition is never shown. Add \"condition\", or remove "
		    "this."));
	n = node_get(item, "condition");
	if (n != NULL && node_get(item, "not_applicable") == NULL &&
	    !item->is_cut)
		source_fault(c->s, DIAG_ERROR, n->key_at, _("With a condition "
		    "\"not_applicable\" is needed: the reason that is "
		    "shown."));
	for (n = node_list(item, "checks"); n != NULL; n = n->next)
		check_condition(c, n);
	for (n = node_list(item, "readings"); n != NULL; n = n->next) {
		ids_add(&c->readings, n);
		check_condition(c, n);
		check_reading(c->s, item, n);
	}
	check_count(c->s, item, "checks", CHECKS_MIN, CHECKS_MAX);
	check_count(c->s, item, "evidence", 1, EVIDENCE_MAX);
	check_count(c->s, item, "basis", 1, BASES_MAX);
}

void
check_catalog(struct source *s, const struct node *root)
{
	struct checks c = { .s = s, .root = root };
	const struct node *chapter, *item;

	check_form(&c);
	chapter = node_list(root, "chapters");
	for (; chapter != NULL; chapter = chapter->next) {
		item = node_list(chapter, "items");
		for (; item != NULL; item = item->next)
			check_item(&c, chapter, item);
	}
	check_unique(s, &c.items);
	check_unique(s, &c.readings);
	check_unique(s, &c.fields);
	free(c.items.list);
	free(c.readings.list);
	free(c.fields.list);
}
