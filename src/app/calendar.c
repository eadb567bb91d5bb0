/* What is due, for a calendar: expiry, plans and questions. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "app/year.h"
#include "assess/plan.h"
#include "assess/renewal.h"
#include "base/date.h"
#include "base/file.h"
#include "base/str.h"
#include "package/ics.h"

#define CALENDAR_MAX ((size_t)4 << 20)
#define FIELD_MAX 4000
#define RENEW_ALARM 90
#define DUE_ALARM 7

struct calendar {
	struct str *out;
	const struct session *s;
	int64_t now_ms;
	size_t n;
};

static void
add(struct calendar *cal, const char *kind, const char *id, date_day day,
    const char *summary, const char *description, int alarm)
{
	char uid[160];
	const struct ics_event e = { uid, day, summary, description, alarm };

	snprintf(uid, sizeof(uid), "%s-%s-%s@anshin", cal->s->app->id, kind,
	    id);
	ics_add(cal->out, &e, cal->now_ms);
	cal->n++;
}

static void
add_expiry(struct calendar *cal)
{
	const struct session *s = cal->s;
	date_day until = renewal_valid_until(s->catalog, s->sheet);
	struct str summary;

	if (until == DATE_NONE)
		return;
	str_init(&summary, FIELD_MAX);
	(void)str_addf(&summary, _("%s: the certificate expires"),
	    s->app->name);
	add(cal, "expiry", "0", until, summary.ptr, s->catalog->programme !=
	    NULL ? s->catalog->programme->contact : "", RENEW_ALARM);
	str_clear(&summary);
}

static void
add_plans(struct calendar *cal)
{
	const struct session *s = cal->s;
	struct plan_list l;
	struct str summary, text;
	size_t i;

	plan_collect(&l, s->catalog, s->sheet, s->today);
	for (i = 0; i < l.n; i++) {
		const struct plan_row *r = &l.list[i];

		if (!r->open || r->due == DATE_NONE)
			continue;
		str_init(&summary, FIELD_MAX);
		str_init(&text, FIELD_MAX);
		(void)str_addf(&summary, "%s: %s %s", s->app->name,
		    r->item->id, r->item->title);
		(void)str_addf(&text, "%s\n%s", r->measure, r->owner);
		add(cal, "plan", r->item->id, r->due, summary.ptr, text.ptr,
		    DUE_ALARM);
		str_clear(&text);
		str_clear(&summary);
	}
	plan_clear(&l);
}

static void
add_questions(struct calendar *cal)
{
	const struct session *s = cal->s;
	struct question_list l;
	struct str summary;
	size_t i;

	question_collect(&l, s->catalog, s->sheet, s->today);
	for (i = 0; i < l.n; i++) {
		const struct question *q = &l.list[i];

		if (!q->open || q->deadline == DATE_NONE)
			continue;
		str_init(&summary, FIELD_MAX);
		(void)str_addf(&summary, _("%s: answer question %zu (%s)"),
		    s->app->name, q->number, q->item_id);
		add(cal, "question", q->id, q->deadline, summary.ptr, q->text,
		    DUE_ALARM);
		str_clear(&summary);
	}
	question_clear(&l);
}

static int
add_app(struct calendar *cal, struct session *s, const struct store_app *app,
    struct error *err)
{
	bool renewed;

	if (session_open_app(s, app, err) != 0 ||
	    year_is_renewed(s, app, &renewed, err) != 0)
		return -1;
	if (!renewed)
		add_expiry(cal);
	add_plans(cal);
	add_questions(cal);
	return 0;
}

static int
fill(struct calendar *cal, struct session *s, const char *app,
    struct error *err)
{
	size_t i;

	if (app != NULL)
		return session_select(s, app, err) != 0 ? -1 :
		    add_app(cal, s, s->app, err);
	for (i = 0; i < s->n_apps; i++)
		if (add_app(cal, s, &s->apps[i], err) != 0)
			return -1;
	return 0;
}

int
year_calendar(struct session *s, const char *app, const char *path,
    size_t *n, struct error *err)
{
	struct str out;
	struct calendar cal = { &out, s, date_now_ms(), 0 };
	struct outfile *f;
	int rc;

	str_init(&out, CALENDAR_MAX);
	ics_begin(&out);
	rc = fill(&cal, s, app, err);
	ics_end(&out);
	if (rc == 0)
		rc = outfile_open(&f, path, 0600, err);
	if (rc == 0) {
		outfile_write(f, out.ptr, out.len);
		rc = outfile_commit(f, err);
	}
	*n = cal.n;
	str_clear(&out);
	return rc;
}
