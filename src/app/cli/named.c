/*
 * What people name on the command line: an item, a field, a value. Digits and
 * hyphens of an input method are read as what they mean; a name that is not
 * there is answered with what was perhaps meant, else with what there is.
 */
#include "config.h"

#include "app/cli/named.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/cli/cli.h"
#include "assess/field.h"

enum { ALL_MAX = 300 };	/* longer lists help nobody */

void
names_init(struct names *n, const char *typed)
{
	near_init(&n->near, typed);
	str_init(&n->all, ALL_MAX);
}

void
names_add(struct names *n, const char *candidate)
{
	near_try(&n->near, candidate);
	(void)str_addf(&n->all, "%s%s", n->all.len > 0 ? ", " : "", candidate);
}

int
names_refuse(struct names *n, const char *sentence, struct error *err)
{
	const char *meant = near_best(&n->near);

	if (meant != NULL)
		error_set(err, ERR_NOT_FOUND, _("%s Did you mean \"%s\"?"),
		    sentence, meant);
	else if (n->all.overflow || n->all.len == 0)
		error_set(err, ERR_NOT_FOUND, "%s", sentence);
	else
		error_set(err, ERR_NOT_FOUND, _("%s There are: %s"), sentence,
		    n->all.ptr);
	names_clear(n);
	return -1;
}

void
names_clear(struct names *n)
{
	str_clear(&n->all);
}

const struct item *
cli_item(const struct session *s, const char *name, struct error *err)
{
	char *plain = field_ascii(name), sentence[200];
	const struct item *it = catalog_item(s->catalog, plain);
	struct names names;
	size_t i;

	if (it == NULL) {
		names_init(&names, plain);
		for (i = 0; i < s->catalog->n_items; i++)
			names_add(&names, s->catalog->items[i].id);
		names_add(&names, "form");
		snprintf(sentence, sizeof(sentence), near_best(&names.near) !=
		    NULL ? _("There is no item \"%s\".") : _("There is no "
		    "item \"%s\"; \"anshin show\" lists them."), name);
		(void)names_refuse(&names, sentence, err);
	}
	free(plain);
	return it;
}
