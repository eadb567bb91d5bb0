/*
 * A reading by itself is many small agreements between its keys: a limit has
 * the members that the type allows, in the order of their days, and names only
 * choices that exist.
 */
#include "config.h"

#include "catalog/check_reading.h"

#include <stdbool.h>
#include <string.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/i18n.h"
#include "base/str.h"
#include "catalog/expr.h"
#include "catalog/near.h"

struct names {		/* what a formula names */
	struct source *s;
	const struct node *item, *reading, *formula;
};

const struct node *
check_find_id(const struct node *n, const char *id, size_t len)
{
	for (; n != NULL; n = n->next) {
		const char *other = node_text(n, "id");

		if (strlen(other) == len && memcmp(other, id, len) == 0)
			return n;
	}
	return NULL;
}

void
check_typed_keys(struct source *s, const struct node *entry)
{
	const char *type = node_text(entry, "type");
	const struct node *choices = node_get(entry, "choices");
	const struct node *unit = node_get(entry, "unit");
	bool has_choices = str_equal(type, "choice") ||
	    str_equal(type, "choices");

	if (type[0] == '\0')
		return;
	if (has_choices && choices == NULL && !entry->is_cut)
		source_fault(s, DIAG_ERROR, entry->at, _("The type \"%s\" "
		    "needs \"choices\". Add them."), type);
	if (!has_choices && choices != NULL)
		source_fault(s, DIAG_ERROR, choices->key_at, _("The type "
		    "\"%s\" has no \"choices\". Remove them, or change the "
		    "type."), type);
	if (unit != NULL && !str_equal(type, "number"))
		source_fault(s, DIAG_ERROR, unit->key_at, _("Only numbers "
		    "have a unit. Remove it, or change the type."));
}

static void
on_name(void *arg, const char *id, size_t at)
{
	struct names *names = arg;
	const struct node *first = node_list(names->item, "readings"), *n;
	size_t place = names->formula->at + at;
	struct near near;

	n = check_find_id(first, id, strlen(id));
	if (n == names->reading) {
		source_fault(names->s, DIAG_ERROR, place, _("A formula cannot "
		    "use the reading it computes."));
	} else if (n != NULL) {
		if (!str_equal(node_text(n, "type"), "number"))
			source_fault(names->s, DIAG_ERROR, place, _("\"%s\" "
			    "is not a number. A formula uses numbers only."),
			    id);
	} else {
		near_init(&near, id);
		for (n = first; n != NULL; n = n->next)
			near_try(&near, node_text(n, "id"));
		if (near_best(&near) != NULL)
			source_fault(names->s, DIAG_ERROR, place, _("This "
			    "item has no reading \"%s\". Did you mean "
			    "\"%s\"?"), id, near_best(&near));
		else
			source_fault(names->s, DIAG_ERROR, place, _("This "
			    "item has no reading \"%s\". Add it, or use one "
			    "of the item."), id);
	}
}

static void
check_formula(struct source *s, const struct node *item,
    const struct node *reading)
{
	const struct node *formula = node_get(reading, "formula");
	struct names names = { s, item, reading, formula };
	const char *fault;
	size_t at;

	if (formula == NULL || formula->kind != NODE_TEXT || item->is_cut)
		return;
	if (!str_equal(node_text(reading, "type"), "number"))
		source_fault(s, DIAG_ERROR, formula->key_at, _("Only numbers "
		    "are computed. Remove the formula, or change the type."));
	fault = expr_check_formula(formula->text, on_name, &names, &at);
	if (fault != NULL)
		source_fault(s, DIAG_ERROR, formula->at + at, "%s", fault);
}

/* The keys of a limit that go with each type. */
static bool
suits(const char *type, const char *key)
{
	if (str_equal(key, "from"))
		return true;
	if (str_equal(key, "min") || str_equal(key, "max"))
		return str_equal(type, "number");
	if (str_equal(key, "months") || str_equal(key, "after"))
		return str_equal(type, "date");
	return str_equal(key, "accept") && str_equal(type, "choice");
}

static void
check_accept(struct source *s, const struct node *reading,
    const struct node *accept)
{
	const struct node *choices = node_list(reading, "choices"), *n;
	const char *p;
	size_t len;

	if (choices == NULL || accept == NULL || accept->kind != NODE_TEXT)
		return;
	for (p = accept->text; *p != '\0'; p += len) {
		struct near near;
		char id[64];

		p += strspn(p, " ");
		len = strcspn(p, " ");
		if (len == 0 || check_find_id(choices, p, len) != NULL)
			continue;
		(void)snprintf(id, sizeof(id), "%.*s", (int)len, p);
		near_init(&near, id);
		for (n = choices; n != NULL; n = n->next)
			near_try(&near, node_text(n, "id"));
		if (near_best(&near) != NULL)
			source_fault(s, DIAG_ERROR, accept->at +
			    (size_t)(p - accept->text), _("There is no choice "
			    "\"%s\". Did you mean \"%s\"?"), id,
			    near_best(&near));
		else
			source_fault(s, DIAG_ERROR, accept->at +
			    (size_t)(p - accept->text), _("There is no choice "
			    "\"%s\". Separate the ids of choices with "
			    "blanks."), id);
	}
}

static void
check_limit(struct source *s, const struct node *reading,
    const struct node *limit)
{
	const char *type = node_text(reading, "type");
	const struct node *n;
	decimal min, max;
	size_t n_values = 0;

	if (limit->kind != NODE_MAP || type[0] == '\0')
		return;
	for (n = limit->first; n != NULL; n = n->next) {
		if (suits("number", n->key) || suits("date", n->key) ||
		    suits("choice", n->key)) {
			n_values += str_equal(n->key, "from") ? 0 : 1;
			if (!suits(type, n->key))
				source_fault(s, DIAG_ERROR, n->key_at,
				    _("A limit of the type \"%s\" has no "
				    "\"%s\". Look at the type of the "
				    "reading."), type, n->key);
		}
	}
	if (n_values == 0 && !limit->is_cut)
		source_fault(s, DIAG_ERROR, limit->at, _("This limit says "
		    "nothing. Add min, max, months, after or accept."));
	if (node_get(limit, "months") != NULL &&
	    node_get(limit, "after") != NULL)
		source_fault(s, DIAG_ERROR, node_get(limit, "after")->key_at,
		    _("A limit has either \"months\" or \"after\". Keep one "
		    "of them."));
	if (decimal_parse(node_text(limit, "min"), &min) &&
	    decimal_parse(node_text(limit, "max"), &max) && min > max)
		source_fault(s, DIAG_ERROR, node_get(limit, "max")->at,
		    _("\"max\" is less than \"min\". Are they exchanged?"));
	check_accept(s, reading, node_get(limit, "accept"));
}

static void
check_limits_order(struct source *s, const struct node *first)
{
	const struct node *n;
	date_day last = DATE_NONE, day;

	for (n = first; n != NULL; n = n->next) {
		const struct node *from = node_get(n, "from");

		day = from != NULL && from->kind == NODE_TEXT ?
		    date_parse(from->text) : DATE_NONE;
		if (n != first && from == NULL && n->kind == NODE_MAP)
			source_fault(s, DIAG_ERROR, n->at, _("Of several "
			    "limits only the first may lack \"from\". Add the "
			    "day from which this one is in force."));
		else if (n != first && day != DATE_NONE && day <= last)
			source_fault(s, DIAG_ERROR, from->at, _("The limits "
			    "are not in the order of their days. Put the "
			    "oldest first."));
		last = day != DATE_NONE ? day : last;
	}
}

void
check_reading(struct source *s, const struct node *item,
    const struct node *reading)
{
	const struct node *limits = node_get(reading, "limits"), *n;
	const char *force = node_text(reading, "force");

	check_typed_keys(s, reading);
	check_formula(s, item, reading);
	for (n = node_list(reading, "limits"); n != NULL; n = n->next)
		check_limit(s, reading, n);
	check_limits_order(s, node_list(reading, "limits"));
	if (limits == NULL || reading->is_cut)
		return;
	if (node_get(reading, "force") == NULL || str_equal(force, "none"))
		source_fault(s, DIAG_ERROR, limits->key_at, _("These limits "
		    "do not say how binding they are. Add \"force\"."));
}
