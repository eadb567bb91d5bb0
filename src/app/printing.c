/* PDFs beside the package, and what the journal keeps of a printed sheet. */
#include "config.h"

#include "app/printing.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/changes.h"
#include "assess/round.h"
#include "base/path.h"
#include "report/report.h"
#include "report/table.h"

static struct report_input
input(const struct session *s, enum report_kind kind)
{
	return (struct report_input){
		.catalog = s->catalog, .sheet = s->sheet, .files = s->files,
		.kind = kind, .day = sheet_day(s->sheet, s->today),
		.version = PACKAGE_VERSION, .package_code = "",
		.printed = s->today,
	};
}

/* Every page with the code of the one that follows it. */
static int
note(struct session *s, const struct report_result *r, struct error *err)
{
	struct changes all;
	char page[48];
	size_t i;
	int rc;

	changes_init(&all);
	for (i = 0; i < r->n_sheets; i++) {
		(void)snprintf(page, sizeof(page), "%zu/%zu", i + 1,
		    r->n_sheets);
		round_print(r->sheets[i].code, s->catalog->edition, s->today,
		    page, i + 1 < r->n_sheets ? r->sheets[i + 1].code : "",
		    r->sheets[i].rows, r->sheets[i].n, changes_put, &all);
	}
	rc = changes_record(s, &all, err);
	changes_clear(&all);
	return rc;
}

int
printing_sheet(struct session *s, bool blank, const char *path,
    size_t *pages, struct error *err)
{
	struct report_input in = input(s, blank ? REPORT_WALK_BLANK :
	    REPORT_WALK);
	struct report_result r;
	int rc = 0;

	in.walk = s->read_only ? NULL : s->app->id;
	if (report_write(&in, path, &r, err) != 0)
		return -1;
	*pages = r.pages;
	if (!s->read_only)
		rc = note(s, &r, err);
	/* A sheet whose codes nobody knows is worse than none. */
	if (rc != 0)
		(void)unlink(path);
	report_result_clear(&r);
	return rc;
}

static int
print(const struct report_input *in, const char *path, size_t *pages,
    struct error *err)
{
	struct report_result r;

	if (report_write(in, path, &r, err) != 0)
		return -1;
	*pages = r.pages;
	report_result_clear(&r);
	return 0;
}

int
printing_slip(struct session *s, const struct item *it, const char *path,
    struct error *err)
{
	struct report_input in = input(s, REPORT_SLIP);
	size_t pages;

	in.item = it;
	return print(&in, path, &pages, err);
}

int
printing_handover(struct session *s, const char *path, size_t *pages,
    struct error *err)
{
	struct report_input in = input(s, REPORT_HANDOVER);
	char *folder = session_export_folder(s), *exports = path_dir(folder);
	int rc;

	in.store_path = s->store_path;
	in.exports = exports;
	rc = print(&in, path, pages, err);
	free(exports);
	free(folder);
	return rc;
}

int
printing_table(struct session *s, const char *path, struct error *err)
{
	struct report_input in = input(s, REPORT_WHOLE);

	return table_write(&in, path, err);
}

int
printing_owner(struct session *s, const char *code,
    const struct store_app **out, struct error *err)
{
	char subject[24], *rows;
	size_t i;

	*out = NULL;
	sheet_join(subject, sizeof(subject), "sheet/", code);
	for (i = 0; i < s->n_apps && *out == NULL; i++) {
		if (store_value(s->store, s->apps[i].id, subject, "rows",
		    &rows, err) != 0)
			return -1;
		if (rows[0] != '\0')
			*out = &s->apps[i];
		free(rows);
	}
	return 0;
}
