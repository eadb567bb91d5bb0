/* anshin renew and anshin diff: one year and the next. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/year.h"
#include "assess/diff.h"
#include "assess/renewal.h"
#include "base/str.h"
#include "ui/screen/words.h"

/* What another check sheet asks anew, and no longer. */
static void
tell_edition(const struct session *s)
{
	const char *line = "";
	size_t i;

	for (i = 0; i < s->catalog->n_items; i++)
		if (renewal_item_new(s->sheet, &s->catalog->items[i]))
			printf(_("New in this edition: %s %s\n"),
			    s->catalog->items[i].id,
			    s->catalog->items[i].title);
	while ((line = renewal_next_gone(s->sheet, line)) != NULL)
		printf(_("No longer asked: %.*s\n"),
		    (int)strcspn(line, "\n"), line);
}

int
cmd_renew(struct session *s, int argc, char **argv, struct error *err)
{
	size_t count[RENEWAL_SAME + 1] = { 0 }, i;

	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (s->options->dry_run) {
		printf(_("Would make next year's application of: %s\n"),
		    s->app->name);
		return 0;
	}
	if (year_renew(s, err) != 0)
		return -1;
	for (i = 0; i < s->catalog->n_items; i++)
		count[renewal_rank(s->catalog, s->sheet,
		    &s->catalog->items[i], s->today)]++;
	printf(_("Application %d has been made: %s (%d)\n"), s->app->number,
	    s->app->name, s->app->year);
	printf(_("Look at these first: changed or new %zu, with old evidence "
	    "or readings %zu. The other %zu only need to be confirmed.\n"),
	    count[RENEWAL_CHANGED], count[RENEWAL_OLD],
	    count[RENEWAL_SAME]);
	tell_edition(s);
	return 0;
}

static void
print_diff(const struct catalog *c, const struct diff *d)
{
	struct str line;

	str_init(&line, 40000);
	words_diff(&line, c, d);
	puts(line.ptr);
	str_clear(&line);
}

json_t *
cli_diff_json(const struct diff *d)
{
	static const char *const kinds[] = {
		[DIFF_FORM] = "form", [DIFF_TEXT] = "text",
		[DIFF_ITEM_NEW] = "item-new", [DIFF_ITEM_GONE] = "item-gone",
		[DIFF_VERDICT] = "verdict", [DIFF_ANSWER] = "answer",
		[DIFF_FILE_NEW] = "file-new", [DIFF_FILE_GONE] = "file-gone",
		[DIFF_FILE] = "file", [DIFF_RECORD] = "record",
	};

	/* One line: of what is gone, the next ones follow in the text. */
	return json_pack("{s:s, s:s, s:s, s:s, s:s%, s:s}", "kind",
	    kinds[d->kind], "item", d->item == NULL ? "" : d->item->id,
	    "subject", d->subject, "field", d->field, "old", d->old,
	    d->kind == DIFF_ITEM_GONE ? strcspn(d->old, "\n") :
	    strlen(d->old), "new", d->now);
}

static void
put_entry(void *arg, const char *subject, const char *field,
    const char *value)
{
	sheet_put(arg, subject, field, value);
}

/* The sheet of the application named first; the second is left open. */
static int
load_both(struct session *s, char **argv, struct sheet *old,
    struct error *err)
{
	if (session_select(s, argv[0], err) != 0 ||
	    store_load(s->store, s->app->id, put_entry, old, err) != 0)
		return -1;
	return session_select(s, argv[1], err);
}

int
cmd_diff(struct session *s, int argc, char **argv, struct error *err)
{
	struct sheet *old = sheet_new();
	struct diff_list l;
	json_t *list;
	size_t i, n;

	(void)argc;
	if (load_both(s, argv, old, err) != 0) {
		sheet_free(old);
		return -1;
	}
	diff_collect(&l, s->catalog, old, s->sheet);
	n = l.n;
	if (s->options->json) {
		list = json_array();
		for (i = 0; i < l.n; i++)
			json_array_append_new(list, cli_diff_json(&l.list[i]));
		cli_json(json_pack("{s:s, s:o}", "schema", "anshin-diff/1",
		    "differences", list));
	} else {
		for (i = 0; i < l.n; i++)
			print_diff(s->catalog, &l.list[i]);
		printf(_("Differences: %zu\n"), n);
	}
	diff_clear(&l);
	sheet_free(old);
	return n > 0 ? 1 : 0;
}
