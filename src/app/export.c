/* The submission package of the open application, and where it goes. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/edition.h"
#include "app/photos.h"
#include "app/year.h"
#include "assess/edition.h"
#include "assess/redact.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"
#include "package/package.h"
#include "report/report.h"

#define MAX_LIST 2000

/* A folder name that every file system takes: the facility's name without
 * what separates paths, and the application's day. */
char *
session_export_folder(const struct session *s)
{
	char *documents = s->options->exports != NULL ?
	    xstrdup(s->options->exports) : path_documents(), *folder;
	char day[11];
	struct str name;
	const char *p;

	date_format_iso(sheet_day(s->sheet, s->today), day);
	str_init(&name, 120);
	(void)str_add(&name, "anshin-");
	for (p = s->app->name; *p != '\0'; p++)
		if (strchr("/\\:*?\"<>|. \n", *p) == NULL &&
		    str_add_n(&name, p, 1) != 0)
			break;
	while (utf8_check(name.ptr, name.len) != name.len)
		str_truncate(&name, name.len - 1);
	str_truncate(&name, name.len > 100 ? utf8_prev(name.ptr, name.len,
	    name.len) : name.len);
	(void)str_addf(&name, "-%s", day);
	folder = path_join(documents, name.ptr);
	str_clear(&name);
	free(documents);
	return folder;
}

static char *
gaps_text(const struct package_result *r)
{
	struct str list;
	size_t i;

	str_init(&list, MAX_LIST);
	for (i = 0; i < r->n_gaps; i++)
		(void)str_addf(&list, "%s%s", i > 0 ? "\n" : "",
		    r->gaps[i].text);
	return str_take(&list);
}

/* What the sheets beside this year's are in a package. */
struct beside {
	struct sheet *before, *base;
	char *base_code;
	struct edition edition;
};

static struct package_choices
choices_of(const struct session *s)
{
	const struct options *o = s->options;

	return (struct package_choices){
		.per_page = o->per_page == NULL ? 0 :
		    (unsigned)(o->per_page[0] - '0'),
		.keep_metadata = o->keep_metadata,
		.no_documents = o->no_pages,
		.zip = o->zip || s->also_zip,
		.own_copy = o->own_copy || s->also_own_copy,
	};
}

static int
write_package(struct session *s, const char *folder,
    const struct beside *beside,
    bool (*progress)(void *arg, const char *what, size_t done, size_t all),
    void *arg, struct package_result *r, struct error *err)
{
	char *cache = photos_cache(s), *target = path_absolute(folder);
	char number[16];
	struct package_input in = {
		.catalog = s->catalog,
		.sheet = beside->edition.frozen != NULL ?
		    beside->edition.frozen : s->sheet,
		.before = beside->before, .base = beside->base,
		.base_code = beside->base_code,
		.edition = beside->edition.number,
		.prior = beside->edition.prior,
		.prior_code = beside->edition.prior_code,
		.choices = choices_of(s),
		.day = sheet_day(s->sheet, s->today),
		.version = PACKAGE_VERSION, .application = number,
		.cache_dir = cache, .progress = progress, .arg = arg,
	};
	int rc = -1;

	snprintf(number, sizeof(number), "%d", s->app->number);
	if (target == NULL)
		error_set(err, ERR_IO, _("There is no working folder. Please "
		    "give the full path."));
	else
		rc = package_write(&in, target, r, err);
	/* Beside what was just written this takes no time. */
	if (rc == 0 && !s->read_only)
		evidence_tidy(cache);
	free(cache);
	free(target);
	return rc;
}

static void
take_result(struct session *s, struct package_result *r,
    struct export_result *out)
{
	session_check_files(s, FILES_SEARCH);
	session_refresh(s);
	out->folder = xstrdup(r->dir);
	out->pdf = xstrdup(r->pdf);
	out->aside = r->aside == NULL ? NULL : xstrdup(r->aside);
	out->zip = r->zip == NULL ? NULL : xstrdup(r->zip);
	out->own_copy = r->own_copy == NULL ? NULL : xstrdup(r->own_copy);
	memcpy(out->code, r->code, sizeof(out->code));
	out->pages = r->pages;
	out->open = finding_count(&s->findings, SEVERITY_MUST);
	out->missing = xstrdup(r->missing.ptr);
	out->gaps = gaps_text(r);
	package_result_clear(r);
}

int
session_submitted(const struct session *s, struct error *err)
{
	return year_submitted(s->sheet)[0] != '\0' ? 0 : error_set(err,
	    ERR_NOT_FOUND, _("No submission is recorded yet. Please make the "
	    "package (anshin export), then record the stage: anshin stage %d "
	    "submit"), s->app->number);
}

/* The journal remembers which package this was: what is sent back later names
 * it, and holds only what changed since. */
static int
write_noted(struct session *s, const char *folder,
    const struct beside *beside,
    bool (*progress)(void *arg, const char *what, size_t done, size_t all),
    void *arg, struct export_result *out, struct error *err)
{
	struct package_result r;
	char manifest[65], aside_code[10];

	memset(out, 0, sizeof(*out));
	if (write_package(s, folder, beside, progress, arg, &r, err) != 0)
		return -1;
	memcpy(manifest, r.manifest_sha256, sizeof(manifest));
	memcpy(aside_code, r.aside_code, sizeof(aside_code));
	take_result(s, &r, out);
	if (s->read_only || ((out->aside == NULL || year_note_moved(s,
	    aside_code, out->aside, err) == 0) && year_note_package(s,
	    out->code, beside->base_code != NULL ? beside->base_code : "",
	    manifest, out->folder, err) == 0))
		return 0;
	export_result_clear(out);
	return -1;
}

int
session_export(struct session *s, const char *folder,
    bool (*progress)(void *arg, const char *what, size_t done, size_t all),
    void *arg, struct export_result *out, struct error *err)
{
	struct beside beside = { .before = NULL };
	int rc = year_before(s, &beside.before, err);

	if (rc == 0)
		rc = edition_look(s, &beside.edition, err);
	if (rc == 0)
		rc = write_noted(s, folder, &beside, progress, arg, out, err);
	edition_clear(&beside.edition);
	sheet_free(beside.before);
	return rc;
}

int
session_base(struct session *s, char **code, struct sheet **base,
    struct error *err)
{
	const char *sent = year_submitted(s->sheet);

	*code = NULL;
	*base = NULL;
	if (session_submitted(s, err) != 0 ||
	    year_sheet_of(s, sent, base, err) != 0)
		return -1;
	*code = xstrdup(sent);
	return 0;
}

int
session_resubmit(struct session *s, const char *folder,
    bool (*progress)(void *arg, const char *what, size_t done, size_t all),
    void *arg, struct export_result *out, struct error *err)
{
	struct beside beside = { .before = NULL };
	int rc = session_base(s, &beside.base_code, &beside.base, err);

	if (rc == 0)
		rc = write_noted(s, folder, &beside, progress, arg, out, err);
	sheet_free(beside.base);
	free(beside.base_code);
	return rc;
}

/* Ids of the files that show the state before and after a question. */
static char *
question_files(const struct session *s)
{
	struct question_list l;
	struct str ids;
	size_t i;

	str_init(&ids, (size_t)1 << 20);
	question_collect(&l, s->catalog, s->sheet, s->today);
	for (i = 0; i < l.n; i++)
		(void)str_addf(&ids, "%s %s ", l.list[i].before,
		    l.list[i].after);
	question_clear(&l);
	return str_take(&ids);
}

int
session_correction(struct session *s, const char *path, size_t *pages,
    struct str *missing, struct error *err)
{
	struct report_input in = {
		.catalog = s->catalog, .sheet = s->sheet, .files = s->files,
		.kind = REPORT_CORRECTION, .version = PACKAGE_VERSION,
		.base_code = year_submitted(s->sheet),
		.day = sheet_day(s->sheet, s->today), .package_code = "",
	};
	char *ids = question_files(s);
	struct report_result r;
	struct photos photos;
	int rc;

	if (in.base_code[0] == '\0') {
		in.base_code = NULL;
	} else {	/* the foot is that of the package it answers for */
		in.package_code = in.base_code;
		in.edition = edition_of(s->sheet, in.base_code);
	}
	photos_prepare(s, ids, NULL, NULL, &photos);
	in.photos = photos.list;
	in.n_photos = photos.n;
	rc = report_write(&in, path, &r, err);
	photos_clear(&photos);
	free(ids);
	if (rc != 0)
		return -1;
	*pages = r.pages;
	*missing = r.missing;
	return 0;
}

/* Beside the exports; the facility's name is not in it. */
char *
session_redacted_path(const struct session *s)
{
	char *documents = s->options->exports != NULL ?
	    xstrdup(s->options->exports) : path_documents(), *path;
	char day[11], name[64];

	date_format_iso(sheet_day(s->sheet, s->today), day);
	snprintf(name, sizeof(name), "anshin-redacted-%s.pdf", day);
	path = path_join(documents, name);
	free(documents);
	return path;
}

int
session_redacted(struct session *s, const char *path, size_t *pages,
    struct str *missing, struct error *err)
{
	const struct redact_words words = { _("(name)"), _("(number)"),
		_("("), _(")") };
	struct sheet *redacted = redact_sheet(s->catalog, s->sheet, &words);
	struct report_input in = {
		.catalog = s->catalog, .sheet = redacted,
		.kind = REPORT_ADVICE, .version = PACKAGE_VERSION,
		.day = sheet_day(s->sheet, s->today), .package_code = "",
	};
	struct report_result r;
	int rc = report_write(&in, path, &r, err);

	if (rc == 0) {
		*pages = r.pages;
		*missing = r.missing;
	}
	sheet_free(redacted);
	return rc;
}

void
export_result_clear(struct export_result *r)
{
	free(r->folder);
	free(r->pdf);
	free(r->aside);
	free(r->zip);
	free(r->own_copy);
	free(r->missing);
	free(r->gaps);
	memset(r, 0, sizeof(*r));
}
