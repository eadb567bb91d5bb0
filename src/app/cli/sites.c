/* anshin sites: all facilities beside each other, what is missed most first. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/sites.h"
#include "base/str.h"

static json_t *
site_json(const struct site *s, size_t items)
{
	const char *reason;
	bool common = site_is_common(s, &reason);

	return json_pack("{s:i, s:s, s:i, s:I, s:I, s:b, s:s}", "number",
	    s->number, "name", s->name, "year", s->year, "done",
	    (json_int_t)s->done, "items", (json_int_t)items, "common", common,
	    "reason", reason);
}

static json_t *
row_json(const struct sites *s, const struct site_row *r)
{
	json_t *cells = json_array();
	size_t i;

	for (i = 0; i < s->n; i++)
		json_array_append_new(cells, json_pack("{s:i, s:s, s:b, s:b, "
		    "s:b}",
		    "number", s->list[i].number, "verdict",
		    verdict_code(r->cells[i].verdict), "done",
		    r->cells[i].done, "shared", r->cells[i].shared,
		    "shared_changed", r->cells[i].shared_changed));
	return json_pack("{s:s, s:s, s:I, s:o}", "item", r->item->id, "title",
	    r->item->title, "missed", (json_int_t)r->missed, "sites", cells);
}

static void
print_json(const struct sites *s)
{
	json_t *sites = json_array(), *rows = json_array();
	size_t i;

	for (i = 0; i < s->n; i++)
		json_array_append_new(sites, site_json(&s->list[i],
		    s->n_rows));
	for (i = 0; i < s->n_rows; i++)
		json_array_append_new(rows, row_json(s, &s->rows[i]));
	cli_json(json_pack("{s:s, s:o, s:o}", "schema", "anshin-sites/1",
	    "sites", sites, "measures", rows));
}

static void
print_site(const struct site *s, size_t items)
{
	const char *reason;

	printf(_("%d %s (%d): %zu of %zu measures met\n"), s->number, s->name,
	    s->year, s->done, items);
	if (site_is_common(s, &reason))
		printf(_("   in common with other sites: %s\n"), reason[0] !=
		    '\0' ? reason : _("(no reason given yet)"));
}

/* Only the sites where it is missing: what to do, not what is done. */
static void
print_row(const struct sites *s, const struct site_row *r)
{
	struct str line;
	size_t i;

	str_init(&line, 40000);
	(void)str_addf(&line, "%zu/%zu  %s %s:", r->missed, s->n, r->item->id,
	    r->item->title);
	for (i = 0; i < s->n; i++)
		if (!r->cells[i].done)
			(void)str_addf(&line, " [%d %s]", s->list[i].number,
			    _(verdict_name(r->cells[i].verdict)));
	puts(line.ptr);
	str_clear(&line);
}

/* They are met here, so the rows of what is missing do not name them. */
static void
print_changed(const struct sites *s)
{
	size_t i, k;

	for (i = 0; i < s->n_rows; i++)
		for (k = 0; k < s->n; k++)
			if (s->rows[i].cells[k].shared_changed)
				printf(_("%s %s: the shared answer has changed "
				    "since %d took it\n"),
				    s->rows[i].item->id,
				    s->rows[i].item->title,
				    s->list[k].number);
	if (sites_changed(s) > 0)
		puts(_("To take them over everywhere: anshin share"));
}

int
cmd_sites(struct session *s, int argc, char **argv, struct error *err)
{
	struct all_sites all;
	size_t i, missed = 0, open;
	int rc = 0;

	(void)argc;
	(void)argv;
	if (s->store == NULL)
		return error_set(err, ERR_NOT_FOUND, _("There is no application "
		    "yet. Please make one: anshin new NAME"));
	if (all_sites_load(s, &all, err) != 0)
		return -1;
	for (i = 0; i < all.sites.n_rows; i++)
		missed += all.sites.rows[i].missed > 0;
	if (s->options->output != NULL) {
		rc = all_sites_csv(&all, s->options->output, err);
		if (rc == 0 && !s->options->json)
			printf(_("Written: %s\n"), s->options->output);
	}
	if (rc == 0 && s->options->json) {
		print_json(&all.sites);
	} else if (rc == 0 && s->options->output == NULL) {
		for (i = 0; i < all.sites.n; i++)
			print_site(&all.sites.list[i], all.sites.n_rows);
		for (i = 0; i < missed; i++)
			print_row(&all.sites, &all.sites.rows[i]);
		print_changed(&all.sites);
	}
	open = missed + sites_changed(&all.sites);
	all_sites_clear(&all);
	return rc != 0 ? -1 : open > 0 ? 1 : 0;
}
