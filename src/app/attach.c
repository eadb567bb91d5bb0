/*
 * Attaching evidence: the file's facts become one user action in the journal.
 * What was attached before and is only changed or moved stays the evidence it
 * was, with its caption and items: its journal holds the versions.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "assess/round.h"
#include "base/date.h"
#include "base/path.h"
#include "base/str.h"
#include "base/uuid7.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"

#define MAX_ITEMS_TEXT 2000
#define PREFIX "evidence/"

enum { CHANGES_MAX = 16, PATIENCE = 300 /* milliseconds */ };

/* One user action that is being put together; its texts live in here. */
struct action {
	struct change list[CHANGES_MAX];
	size_t n;
	char subject[64], size[24], mtime[25], now[25], day[24];
	struct str items;
	char item[64], photos[400];	/* numbers from paper that are left */
};

static void
add(struct action *a, const char *field, const char *value)
{
	a->list[a->n++] = (struct change){ a->subject, field, value };
}

static void
begin(struct action *a, const char *id)
{
	a->n = 0;
	snprintf(a->subject, sizeof(a->subject), PREFIX "%s", id);
	str_init(&a->items, MAX_ITEMS_TEXT);
}

static int
end(struct session *s, struct action *a, struct error *err)
{
	int rc = a->n == 0 ? 0 : session_record(s, a->list, a->n, NULL, NULL,
	    err);

	str_clear(&a->items);
	return rc;
}

/* Where it lies, and its time: a copy has another. */
static void
add_place(struct action *a, const struct evidence_facts *f)
{
	add(a, "path", f->path);
	add(a, "name", f->name);
	date_format_utc_ms(f->mtime_ms, a->mtime);
	add(a, "mtime", a->mtime);
}

static void
add_contents(struct action *a, const struct evidence_facts *f)
{
	date_format_utc_ms(date_now_ms(), a->now);
	add(a, "added_at", a->now);
	snprintf(a->size, sizeof(a->size), "%" PRId64, f->size);
	add(a, "size", a->size);
	add(a, "kind", f->kind);
	add(a, "sha256", f->sha256);
	/* The file's own day is the best first guess for what it shows. */
	date_format_local(f->mtime_ms, true, a->day, sizeof(a->day));
	a->day[10] = '\0';
	add(a, "effective", a->day);
}

static void
add_item(struct action *a, const struct evidence *e, const char *item)
{
	if (item[0] == '\0' || evidence_serves(e, item))
		return;
	(void)str_addf(&a->items, "%s%s%s", e->items,
	    e->items[0] != '\0' ? " " : "", item);
	add(a, "items", a->items.ptr);
}

/* A photo whose number the paper gave is found: its number is done with. */
static void
take_number(struct action *a, const struct session *s, const char *item,
    const char *name)
{
	char number[400];

	if (item[0] == '\0' || !round_photo_take(sheet_item(s->sheet, item,
	    "photos"), name, number, a->photos, sizeof(a->photos)))
		return;
	a->list[a->n++] = (struct change){ sheet_join(a->item,
	    sizeof(a->item), "item/", item), "photos", a->photos };
}

static int
record_new(struct session *s, const struct evidence_facts *f,
    const char *item, const char *caption, struct attach *out,
    struct error *err)
{
	struct action a;

	uuid7_make(date_now_ms(), out->id);
	out->what = ATTACHED_NEW;
	begin(&a, out->id);
	add_place(&a, f);
	add_contents(&a, f);
	add(&a, "items", item);
	add(&a, "caption", caption);
	take_number(&a, s, item, f->name);
	return end(s, &a, err);
}

/* e gets the file f and serves the item too. What a new version shows has to
 * be looked at anew. */
static int
record_again(struct session *s, const struct evidence *e,
    const struct evidence_facts *f, const char *item, struct attach *out,
    struct error *err)
{
	bool same = strcmp(e->sha256, f->sha256) == 0;
	bool here = strcmp(e->path, f->path) == 0;
	struct action a;

	memcpy(out->id, e->id, strlen(e->id) + 1);
	begin(&a, out->id);
	/* The first change is what undo names: when it was attached. */
	if (!same) {
		add_contents(&a, f);
		add(&a, "privacy", "");
	}
	if (!same || !here)
		add_place(&a, f);
	add_item(&a, e, item);
	take_number(&a, s, item, f->name);
	out->what = !same ? ATTACHED_VERSION : !here ? ATTACHED_PLACE :
	    a.n > 0 ? ATTACHED_AGAIN : ATTACHED_SAME;
	return end(s, &a, err);
}

/* The evidence that this file is, or is the next version of; the newest where
 * there are several. */
static bool
attached_before(const struct session *s, const struct evidence_facts *f,
    bool apart, struct evidence *out)
{
	size_t n = sheet_evidence_count(s->sheet), i;
	bool here, same;

	for (i = n; i-- > 0;) {
		sheet_evidence_at(s->sheet, i, out);
		here = strcmp(out->path, f->path) == 0;
		same = strcmp(out->sha256, f->sha256) == 0;
		if (here && (same || !apart))
			return true;
		if (same && evidence_state(out, false) == FILE_MISSING)
			return true;
	}
	return false;
}

static int
attach_to(struct session *s, const char *id, const struct evidence_facts *f,
    struct attach *out, struct error *err)
{
	struct evidence e;

	if (!sheet_evidence_find(s->sheet, id, &e))
		return error_set(err, ERR_NOT_FOUND, _("This file is no "
		    "longer attached. Please attach it anew."));
	return record_again(s, &e, f, "", out, err);
}

/* A film on a slow stick takes minutes, a photo no time: nothing is told of
 * that. */
struct slow_read {
	const struct attach *a;
	int64_t since_ms;
};

static bool
tell_reading(void *arg, size_t done, size_t all)
{
	const struct slow_read *r = arg;

	return r->a->progress == NULL ||
	    date_now_ms() - r->since_ms < PATIENCE ||
	    r->a->progress(r->a->arg, _("Reading the file (MB)"), done, all);
}

int
session_attach(struct session *s, const char *path, const char *item,
    const char *caption, struct attach *out, struct error *err)
{
	struct slow_read reading = { out, date_now_ms() };
	struct evidence_facts f;
	struct evidence before;
	int rc;

	/* Closing any other descriptor of the store drops SQLite's lock on it. */
	if (path_same_file(path, s->store_path))
		return error_set(err, ERR_DATA, _("This is the file that holds "
		    "your records. Please choose another file."));
	if (evidence_inspect_telling(&f, path, tell_reading, &reading,
	    err) != 0)
		return -1;
	if (str_starts(item, PREFIX))
		rc = attach_to(s, item + strlen(PREFIX), &f, out, err);
	else if (attached_before(s, &f, out->apart, &before))
		rc = record_again(s, &before, &f, item, out, err);
	else
		rc = record_new(s, &f, item, caption, out, err);
	evidence_facts_clear(&f);
	return rc;
}

char *
session_attach_text(const struct session *s, const struct attach *a)
{
	struct evidence e;

	if (!sheet_evidence_find(s->sheet, a->id, &e))
		return xstrdup("");
	switch (a->what) {
	case ATTACHED_NEW:
		break;
	case ATTACHED_AGAIN:
		return xasprintf(_("%s was attached already; it serves this "
		    "item too now."), e.name);
	case ATTACHED_VERSION:
		return xasprintf(_("%s: now in a new version (u takes it "
		    "back)."), e.name);
	case ATTACHED_PLACE:
		return xasprintf(_("%s: its new place is recorded (u takes it "
		    "back)."), e.name);
	case ATTACHED_SAME:
		return xasprintf(_("%s was attached already; nothing has "
		    "changed."), e.name);
	}
	return xasprintf(_("Attached: %s"), e.name);
}
