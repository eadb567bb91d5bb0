/*
 * Looking things up in a catalogue: apart from load.c, so that who only reads
 * one does not link the reader of YAML.
 */
#include "config.h"

#include "base/str.h"
#include "catalog/load.h"

const struct item *
catalog_item(const struct catalog *c, const char *id)
{
	size_t i;

	for (i = 0; i < c->n_items; i++) {
		if (str_equal(c->items[i].id, id))
			return &c->items[i];
	}
	return NULL;
}

const struct form_field *
catalog_field(const struct catalog *c, const char *id)
{
	size_t i;

	for (i = 0; i < c->n_fields; i++) {
		if (str_equal(c->fields[i].id, id))
			return &c->fields[i];
	}
	return NULL;
}
