/* How every command prints JSON: indented, keys in the order of the manual. */
#include "config.h"

#include "app/cli/json.h"

#include <stdio.h>

void
cli_json(json_t *take_root)
{
	json_dumpf(take_root, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(take_root);
}

json_t *
cli_json_diags(const struct diag_list *l)
{
	static const char *const levels[] = { "note", "warning", "error" };
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < l->n; i++) {
		const struct diag *d = &l->list[i];

		json_array_append_new(list, json_pack("{s:s, s:s, s:i, s:i, "
		    "s:s}", "level", levels[d->level], "file", d->file,
		    "line", d->line, "column", d->column, "text", d->text));
	}
	return list;
}
