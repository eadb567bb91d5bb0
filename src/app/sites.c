/* The sites gathered from the store, and their table as a file. */
#include "config.h"

#include "app/sites.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "package/csv.h"

#define CSV_MAX ((size_t)16 << 20)

bool
sites_is_outdated(const struct session *s, const struct store_app *app)
{
	size_t i;

	for (i = 0; i < s->n_apps; i++) {
		const struct store_app *other = &s->apps[i];

		if (other != app && strcmp(other->facility, app->facility) == 0
		    && (other->year > app->year || (other->year == app->year &&
		    other->number > app->number)))
			return true;
	}
	return false;
}

int
all_sites_load(struct session *s, struct all_sites *out, struct error *err)
{
	struct site *list = xcalloc(s->n_apps + 1, sizeof(*list));
	size_t i;

	memset(out, 0, sizeof(*out));
	out->sheets = xcalloc(s->n_apps + 1, sizeof(struct sheet *));
	out->names = xcalloc(s->n_apps + 1, sizeof(char *));
	for (i = 0; i < s->n_apps; i++) {
		if (sites_is_outdated(s, &s->apps[i]))
			continue;
		if (session_read_sheet(s, &s->apps[i], &out->sheets[out->n],
		    err) != 0) {
			free(list);
			all_sites_clear(out);
			return -1;
		}
		out->names[out->n] = xstrdup(s->apps[i].name);
		list[out->n] = (struct site){ s->apps[i].number,
			s->apps[i].year, out->names[out->n],
			out->sheets[out->n], 0 };
		out->n++;
	}
	sites_collect(&out->sites, s->catalog, list, out->n);
	return 0;
}

void
all_sites_clear(struct all_sites *a)
{
	size_t i;

	sites_clear(&a->sites);
	for (i = 0; i < a->n; i++) {
		sheet_free(a->sheets[i]);
		free(a->names[i]);
	}
	free(a->sheets);
	free(a->names);
	memset(a, 0, sizeof(*a));
}

static void
add_number(struct str *out, size_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%zu", n);
	csv_cell(out, text);
}

static void
add_common(struct str *out, const struct sites *s)
{
	const char *reason;
	size_t i;

	csv_cell(out, "");
	csv_cell(out, _("Operation, rules and network in common"));
	csv_cell(out, "");
	for (i = 0; i < s->n; i++)
		csv_cell(out, !site_is_common(&s->list[i], &reason) ?
		    _("No") : reason[0] != '\0' ? reason : _("Yes"));
	csv_end_row(out);
}

int
all_sites_csv(const struct all_sites *a, const char *path,
    struct error *err)
{
	const struct sites *s = &a->sites;
	struct outfile *f;
	struct str out;
	size_t i, k;
	int rc = outfile_open(&f, path, 0600, err);

	if (rc != 0)
		return -1;
	str_init(&out, CSV_MAX);
	csv_begin(&out);
	csv_cell(&out, _("Item"));
	csv_cell(&out, _("Title"));
	csv_cell(&out, _("Sites where it is missing"));
	for (i = 0; i < s->n; i++)
		csv_cell(&out, s->list[i].name);
	csv_end_row(&out);
	for (i = 0; i < s->n_rows; i++) {
		csv_cell(&out, s->rows[i].item->id);
		csv_cell(&out, s->rows[i].item->title);
		add_number(&out, s->rows[i].missed);
		for (k = 0; k < s->n; k++)
			csv_cell(&out,
			    _(verdict_name(s->rows[i].cells[k].verdict)));
		csv_end_row(&out);
	}
	add_common(&out, s);
	outfile_write(f, out.ptr, out.len);
	rc = outfile_commit(f, err);
	str_clear(&out);
	return rc;
}
