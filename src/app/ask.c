/* Questions of the certification body and their answers. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/year.h"
#include "base/str.h"
#include "base/uuid7.h"

#define FILES_MAX 4000

/* The files that serve the item now: what the question is about. */
static void
files_of(struct str *out, const struct sheet *s, const char *item)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(s); i++) {
		sheet_evidence_at(s, i, &e);
		if (evidence_serves(&e, item))
			(void)str_addf(out, "%s%s", out->len > 0 ? " " : "",
			    e.id);
	}
}

int
year_ask(struct session *s, const char *item, const char *text,
    date_day deadline, date_day received, struct error *err)
{
	char id[37], subject[64], until[11] = "", day[11];
	struct str before;
	struct change c[] = {
		{ subject, "item", item }, { subject, "date", day },
		{ subject, "deadline", until }, { subject, "text", text },
		{ subject, "state", "open" }, { subject, "before", NULL },
	};
	int rc;

	uuid7_make(date_now_ms(), id);
	snprintf(subject, sizeof(subject), "question/%s", id);
	date_format_iso(received, day);
	date_format_iso(deadline, until);
	str_init(&before, FILES_MAX);
	files_of(&before, s->sheet, item);
	c[5].value = before.ptr;
	rc = session_record(s, c, sizeof(c) / sizeof(c[0]), NULL, NULL, err);
	str_clear(&before);
	return rc;
}

int
year_answer(struct session *s, const struct question *q, const char *text,
    char *const *files, size_t n, struct error *err)
{
	char subject[64], day[11], item[64];
	struct str after;
	struct change c[] = {
		{ subject, "answer", text }, { subject, "answered", day },
		{ subject, "state", "answered" }, { subject, "after", NULL },
	};
	size_t i;
	int rc = 0;

	/* q borrows from the sheet, which changes with every file. */
	snprintf(subject, sizeof(subject), "question/%s", q->id);
	snprintf(item, sizeof(item), "%s", q->item_id);
	date_format_iso(s->today, day);
	str_init(&after, FILES_MAX);
	(void)str_add(&after, q->after);
	for (i = 0; i < n && rc == 0; i++) {
		/* Before and after are two pictures, whatever their file. */
		struct attach a = { .apart = true };

		rc = session_attach(s, files[i], item, "", &a, err);
		if (rc == 0 && strstr(after.ptr, a.id) == NULL)
			(void)str_addf(&after, "%s%s", after.len > 0 ? " " :
			    "", a.id);
	}
	c[3].value = after.ptr;
	if (rc == 0)
		rc = session_record(s, c, sizeof(c) / sizeof(c[0]), NULL,
		    NULL, err);
	str_clear(&after);
	return rc;
}
