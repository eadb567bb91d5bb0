/* Stages, certificate and packages, as entries of the journal. */
#include "config.h"

#include "app/year.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/carry.h"
#include "assess/renewal.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"

#define PROGRAMME "programme"
#define PACKAGE_PREFIX "package/"

const char *
year_submitted(const struct sheet *s)
{
	return sheet_get(s, PROGRAMME, "submitted_code");
}

int
year_note_package(struct session *s, const char *code, const char *of,
    const char *manifest, const char *folder, struct error *err)
{
	char subject[40], now[25];
	char *clean = utf8_clean(folder, strlen(folder), true);
	const struct change c[] = {
		{ subject, "exported_at", now }, { subject, "of", of },
		{ subject, "manifest", manifest },
		{ subject, "catalogue", s->catalog->sha256 },
		{ subject, "folder", clean }, { subject, "seen", NULL },
	};
	struct change all[sizeof(c) / sizeof(c[0])];
	char *seen;
	int rc = store_seen(s->store, s->app->id, &seen, err);

	if (rc != 0) {
		free(clean);
		return -1;
	}
	memcpy(all, c, sizeof(c));
	all[sizeof(c) / sizeof(c[0]) - 1].value = seen;
	snprintf(subject, sizeof(subject), PACKAGE_PREFIX "%s", code);
	date_format_utc_ms(date_now_ms(), now);
	rc = session_record(s, all, sizeof(c) / sizeof(c[0]), NULL, NULL, err);
	free(seen);
	free(clean);
	return rc;
}

int
year_note_moved(struct session *s, const char *code, const char *folder,
    struct error *err)
{
	char subject[40], *clean;
	struct change c = { subject, "folder", NULL };
	int rc;

	snprintf(subject, sizeof(subject), PACKAGE_PREFIX "%s", code);
	if (sheet_get(s->sheet, subject, "exported_at")[0] == '\0')
		return 0;
	c.value = clean = utf8_clean(folder, strlen(folder), true);
	rc = session_record(s, &c, 1, NULL, NULL, err);
	free(clean);
	return rc;
}

struct reaching {
	struct arena *texts;
	struct change list[6];
	size_t n;
};

static void
put_reached(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct reaching *r = arg;

	r->list[r->n++] = (struct change){ arena_strdup(r->texts, subject),
		arena_strdup(r->texts, field),
		arena_strdup(r->texts, value) };
}

int
year_reach(struct session *s, const struct milestone *stage, date_day day,
    struct error *err)
{
	struct reaching r = { .texts = arena_new() };
	int rc;

	stage_reach(s->sheet, stage, day, put_reached, &r);
	rc = session_record(s, r.list, r.n, NULL, NULL, err);
	arena_free(r.texts);
	return rc;
}

/* The stage with a role, or NULL. */
static const struct milestone *
stage_with(const struct programme *p, enum stage_role role)
{
	size_t i;

	for (i = 0; p != NULL && i < p->n_stages; i++)
		if (p->stages[i].role == role)
			return &p->stages[i];
	return NULL;
}

int
year_certify(struct session *s, const char *number, date_day day,
    struct error *err)
{
	const struct milestone *stage = stage_with(s->catalog->programme,
	    STAGE_CERTIFY);
	char iso[11], field[80];
	struct change c[5] = {
		{ PROGRAMME, "certificate_no", number },
		{ PROGRAMME, "certified", iso },
	};
	size_t n = 2;

	date_format_iso(day, iso);
	if (sheet_get(s->sheet, PROGRAMME, "certified_first")[0] == '\0' ||
	    renewal_term(s->sheet) == 1)
		c[n++] = (struct change){ PROGRAMME, "certified_first", iso };
	if (stage != NULL) {
		snprintf(field, sizeof(field), "stage.%s", stage->id);
		c[n++] = (struct change){ PROGRAMME, "stage", stage->id };
		c[n++] = (struct change){ PROGRAMME, field, iso };
	}
	return session_record(s, c, n, NULL, NULL, err);
}

bool
year_days_left(const struct session *s, int *days)
{
	date_day until = renewal_valid_until(s->catalog, s->sheet);

	if (until == DATE_NONE)
		return false;
	*days = until - s->today;
	return true;
}

static void
put_row(void *arg, const char *subject, const char *field, const char *value)
{
	sheet_put(arg, subject, field, value);
}

static int
load_sheet(struct session *s, const char *id, struct sheet **out,
    struct error *err)
{
	*out = sheet_new();
	if (store_load(s->store, id, put_row, *out, err) == 0)
		return 0;
	sheet_free(*out);
	*out = NULL;
	return -1;
}

int
year_before(struct session *s, struct sheet **out, struct error *err)
{
	const char *id = sheet_get(s->sheet, "application", "renews");

	*out = NULL;
	return id[0] == '\0' ? 0 : load_sheet(s, id, out, err);
}

int
year_is_renewed(struct session *s, const struct store_app *app, bool *out,
    struct error *err)
{
	struct sheet *other;
	size_t i;

	*out = false;
	for (i = 0; i < s->n_apps && !*out; i++) {
		if (strcmp(s->apps[i].facility, app->facility) != 0 ||
		    &s->apps[i] == app)
			continue;
		if (load_sheet(s, s->apps[i].id, &other, err) != 0)
			return -1;
		*out = strcmp(sheet_get(other, "application", "renews"),
		    app->id) == 0 && renewal_valid_until(s->catalog, other) !=
		    DATE_NONE;
		sheet_free(other);
	}
	return 0;
}

struct rollback {
	struct sheet *sheet;
	char subject[40];
	bool found;
};

/* Newest first: each change is taken back until the package is reached. */
static bool
roll_back(void *arg, const struct store_event *e)
{
	struct rollback *r = arg;

	/* An undo of the entry is no making of the package. */
	if (strcmp(e->subject, r->subject) == 0 &&
	    strcmp(e->field, "exported_at") == 0 && e->value != NULL &&
	    e->value[0] != '\0') {
		r->found = true;
		return false;
	}
	sheet_put(r->sheet, e->subject, e->field, e->old_value);
	return true;
}

struct seen {
	struct sheet *sheet, *done;
};

static void
put_newest(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct seen *k = arg;

	if (sheet_get(k->done, subject, field)[0] != '\0')
		return;
	sheet_put(k->done, subject, field, "1");
	sheet_put(k->sheet, subject, field, value);
}

/* From what the package's machine knew when it was made: another one may have
 * recorded before, and be taken in only since. */
static int
load_seen(struct session *s, const char *seen, struct sheet **out,
    struct error *err)
{
	struct seen k = { sheet_new(), sheet_new() };
	int rc = store_load_seen(s->store, s->app->id, seen, put_newest, &k,
	    err);

	sheet_free(k.done);
	if (rc != 0) {
		sheet_free(k.sheet);
		return -1;
	}
	carry_find_files(s, k.sheet);
	*out = k.sheet;
	return 0;
}

int
year_sheet_of(struct session *s, const char *code, struct sheet **out,
    struct error *err)
{
	struct rollback r = { .found = false };
	const char *seen;
	int rc;

	snprintf(r.subject, sizeof(r.subject), PACKAGE_PREFIX "%s", code);
	seen = sheet_get(s->sheet, r.subject, "seen");
	if (seen[0] != '\0')
		return load_seen(s, seen, out, err);
	/* Packages of before: the journal of one machine is in its order. */
	if (load_sheet(s, s->app->id, out, err) != 0)
		return -1;
	r.sheet = *out;
	rc = store_history(s->store, s->app->id, NULL, 0, roll_back, &r, err);
	if (rc == 0 && !r.found)
		rc = error_set(err, ERR_NOT_FOUND, _("No package with the "
		    "code \"%s\" was made from this application."), code);
	if (rc != 0) {
		sheet_free(*out);
		*out = NULL;
	}
	return rc;
}
