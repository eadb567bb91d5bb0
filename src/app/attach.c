/* Attaching evidence: the file's facts become one user action in the journal. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/date.h"
#include "base/path.h"
#include "base/str.h"
#include "base/uuid7.h"
#include "evidence/evidence.h"

#define MAX_ITEMS_TEXT 2000

/* The same bytes from the same place: attached before. */
static bool
attached_before(const struct session *s, const struct evidence_facts *f,
    struct evidence *out)
{
	size_t i, n = sheet_evidence_count(s->sheet);

	for (i = 0; i < n; i++) {
		sheet_evidence_at(s->sheet, i, out);
		if (strcmp(out->sha256, f->sha256) == 0 &&
		    strcmp(out->path, f->path) == 0)
			return true;
	}
	return false;
}

static int
add_item(struct session *s, const struct evidence *e, const char *item,
    char id[37], struct error *err)
{
	char subject[64];
	struct str items;
	struct change c = { subject, "items", NULL };
	int rc;

	snprintf(id, 37, "%s", e->id);
	if (item[0] == '\0' || evidence_serves(e, item))
		return 0;
	snprintf(subject, sizeof(subject), "evidence/%s", e->id);
	str_init(&items, MAX_ITEMS_TEXT);
	(void)str_addf(&items, "%s%s%s", e->items,
	    e->items[0] != '\0' ? " " : "", item);
	c.value = items.ptr;
	rc = session_record(s, &c, 1, NULL, NULL, err);
	str_clear(&items);
	return rc;
}

static int
record_new(struct session *s, const struct evidence_facts *f,
    const char *item, const char *caption, char id[37], struct error *err)
{
	char subject[64], size[24], mtime[25], now[25], day[11];
	char local[24];
	int64_t ms = date_now_ms();
	const struct change c[] = {
		{ subject, "path", f->path }, { subject, "name", f->name },
		{ subject, "size", size }, { subject, "mtime", mtime },
		{ subject, "kind", f->kind }, { subject, "sha256", f->sha256 },
		{ subject, "items", item }, { subject, "caption", caption },
		{ subject, "effective", day }, { subject, "added_at", now },
	};

	uuid7_make(ms, id);
	snprintf(subject, sizeof(subject), "evidence/%s", id);
	snprintf(size, sizeof(size), "%" PRId64, f->size);
	date_format_utc_ms(f->mtime_ms, mtime);
	date_format_utc_ms(ms, now);
	/* The file's own day is the best first guess for what it shows. */
	date_format_local(f->mtime_ms, true, local, sizeof(local));
	snprintf(day, sizeof(day), "%.10s", local);
	return session_record(s, c, sizeof(c) / sizeof(c[0]), NULL, NULL, err);
}

int
session_attach(struct session *s, const char *path, const char *item,
    const char *caption, char id[37], struct error *err)
{
	struct evidence_facts f;
	struct evidence before;
	int rc;

	/* Closing any other descriptor of the store drops SQLite's lock on it. */
	if (path_same_file(path, s->store_path))
		return error_set(err, ERR_DATA, _("This is the file that holds "
		    "your records. Please choose another file."));
	if (evidence_inspect(&f, path, err) != 0)
		return -1;
	if (attached_before(s, &f, &before))
		rc = add_item(s, &before, item, id, err);
	else
		rc = record_new(s, &f, item, caption, id, err);
	evidence_facts_clear(&f);
	return rc;
}
