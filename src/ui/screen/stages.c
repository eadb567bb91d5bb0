/*
 * The way to the certificate: the stages with their days and what comes next,
 * certificate, diagnosis, plan and questions, and how ready the answers are
 * for each grade. Enter records that a stage was reached.
 */
#include "config.h"

#include "ui/screen/stages.h"

#include <string.h>

#include "assess/stage.h"
#include "base/i18n.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

enum { DAY_MAX = 60, WAY_FIXED = 6 };

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Record"),
	    N_("Records the day of the stage, or opens what is selected."),
	    BIND_FOOTER },
	{ KEYS_F5, KEYS_NONE, ACT_START, N_("Keep"),
	    N_("Keeps the day that was typed."), BIND_EDITING },
	{ KEYS_CHAR('r'), KEYS_NONE, ACT_NEXT_YEAR, N_("Renew"),
	    N_("Makes next year's application from this one."),
	    BIND_FOOTER },
	{ KEYS_CHAR('c'), KEYS_NONE, ACT_CALENDAR, N_("Calendar"),
	    N_("Writes the days that are due for a calendar program (ICS)."),
	    BIND_FOOTER },
	{ KEYS_F8, KEYS_CHAR('p'), ACT_OPEN_EXPORT, N_("Submit"),
	    N_("Makes the submission folder with the PDF."), BIND_FOOTER },
	{ KEYS_CHAR('u'), KEYS_NONE, ACT_UNDO, N_("Undo"),
	    N_("Undoes the last change."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

size_t
way_count(const struct model *m)
{
	const struct programme *p = m->catalog->programme;

	return p == NULL ? 0 : p->n_stages + WAY_FIXED + p->n_grades;
}

struct way_row
way_row(const struct model *m, size_t i)
{
	static const enum way_kind fixed[] = { WAY_CERTIFICATE, WAY_DIAGNOSIS,
		WAY_PLAN, WAY_QUESTIONS, WAY_PACKAGES };
	const struct programme *p = m->catalog->programme;

	if (i < p->n_stages)
		return (struct way_row){ WAY_STAGE, i };
	i -= p->n_stages;
	if (i < WAY_FIXED - 1)
		return (struct way_row){ fixed[i], 0 };
	i -= WAY_FIXED - 1;
	if (i < p->n_grades)
		return (struct way_row){ WAY_GRADE, i };
	return (struct way_row){ WAY_RATING, 0 };
}

static void
open_stages(struct screen *s, const struct model *m, const char *arg)
{
	struct stages_state *st = s->state;
	const struct milestone *here;

	(void)arg;
	field_init(&st->day, "", DAY_MAX);
	if (m->sheet == NULL || m->catalog->programme == NULL)
		return;
	list_set_count(&st->list, way_count(m));
	here = stage_now(m->catalog, m->sheet);
	if (here != NULL)
		list_select(&st->list,
		    (size_t)(here - m->catalog->programme->stages));
}

static void
close_stages(struct screen *s)
{
	struct stages_state *st = s->state;

	field_clear(&st->day);
}

static void
date_it(struct screen *s, bool on)
{
	struct stages_state *st = s->state;

	st->dating = s->editing = s->unsaved = on;
}

static void
start_dating(struct screen *s, const struct model *m,
    const struct milestone *stage)
{
	struct stages_state *st = s->state;
	date_day day = stage_day(m->sheet, stage);
	char iso[11];

	date_format_iso(day != DATE_NONE ? day : m->today, iso);
	field_set(&st->day, iso);
	st->day.cursor = st->day.text.len;
	date_it(s, true);
}

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	effects_add(arg, FX_RECORD, subject, field, value);
}

static void
record_day(struct screen *s, const struct model *m, struct effects *fx)
{
	struct stages_state *st = s->state;
	struct way_row r = way_row(m, st->list.sel);
	const struct milestone *stage =
	    &m->catalog->programme->stages[r.index];
	date_day day = date_parse_past(st->day.text.ptr, m->today);
	struct str told;

	if (day == DATE_NONE) {
		common_say(fx, _("Please write the day like 2026-04-10."));
		return;
	}
	date_it(s, false);
	stage_reach(m->sheet, stage, day, put, fx);
	str_init(&told, 1000);
	way_say_reached(&told, stage, day, m->today);
	common_say(fx, told.ptr);
	str_clear(&told);
}

static void
select_row(struct screen *s, const struct model *m, struct effects *fx)
{
	struct stages_state *st = s->state;
	struct way_row r = way_row(m, st->list.sel);

	switch (r.kind) {
	case WAY_STAGE:
		if (m->read_only)
			common_say(fx, _("This file is opened for reading "
			    "only."));
		else
			start_dating(s, m,
			    &m->catalog->programme->stages[r.index]);
		break;
	case WAY_CERTIFICATE:
		effects_add(fx, FX_PUSH, "record", "programme", NULL);
		break;
	case WAY_DIAGNOSIS:
		effects_add(fx, FX_PUSH, "record", "diagnosis", NULL);
		break;
	case WAY_PLAN:
		effects_add(fx, FX_PUSH, "plan", "", NULL);
		break;
	case WAY_QUESTIONS:
		effects_add(fx, FX_PUSH, "questions", "", NULL);
		break;
	case WAY_PACKAGES:
		effects_add(fx, FX_PUSH, "history", "package/", NULL);
		break;
	case WAY_GRADE:
	case WAY_RATING:
		(void)screen_common(s, m, ACT_HELP, fx);
		break;
	}
}

/* Twice, so that nobody makes a new year by a slip of the hand. */
static void
renew(struct stages_state *st, const struct model *m, struct effects *fx)
{
	if (m->read_only) {
		common_say(fx, _("This file is opened for reading only."));
	} else if (!st->renewing) {
		st->renewing = true;
		common_say(fx, _("r again makes next year's application: "
		    "every answer is taken over and waits to be confirmed."));
	} else {
		effects_add(fx, FX_RENEW, NULL, NULL, NULL);
	}
}

static void
update_day(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct stages_state *st = s->state;

	if (act == ACT_BACK)
		date_it(s, false);
	else if (act == ACT_HELP)
		(void)screen_common(s, m, act, fx);
	else if (act == ACT_START ||
	    (ev->kind == EVENT_KEY && ev->key == KEYS_ENTER))
		record_day(s, m, fx);
	else
		(void)field_event(&st->day, ev);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct stages_state *st = s->state;

	if (m->sheet == NULL || m->catalog->programme == NULL) {
		if (act == ACT_BACK)
			effects_add(fx, FX_POP, NULL, NULL, NULL);
		return;
	}
	list_set_count(&st->list, way_count(m));
	if (ev->kind == EVENT_OPENED)
		effects_add(fx, FX_PLACE, "stages|||0", NULL, NULL);
	if (ev->kind == EVENT_RESULT) {
		if (ev->effect == FX_RENEW && ev->ok)
			effects_add(fx, FX_REPLACE, "findings", "", NULL);
		return;
	}
	if (act == ACT_NEXT_YEAR && !st->dating) {
		renew(st, m, fx);
		return;
	}
	if (ev->kind == EVENT_KEY || ev->kind == EVENT_TEXT)
		st->renewing = false;
	if (st->dating)
		update_day(s, m, ev, act, fx);
	else if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_SELECT)
		select_row(s, m, fx);
	else if (act == ACT_CALENDAR)
		effects_add(fx, FX_PRINT, "calendar", "", NULL);
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct stages_state *st = s->state;
	bool known = m->sheet != NULL && m->catalog->programme != NULL;
	enum way_kind kind = known ? way_row(m, st->list.sel).kind :
	    WAY_STAGE;

	if (kind != WAY_GRADE && kind != WAY_RATING)
		(void)str_add(out, _("The stages of an application, from the "
		    "first look to the certificate and its renewal. Enter "
		    "records the day on which a stage was reached.\n\n"));
	if (known)
		way_describe(out, m, way_row(m, st->list.sel));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct milestone *here = m->sheet == NULL ? NULL :
	    stage_now(m->catalog, m->sheet);

	(void)s;
	if (here != NULL)
		(void)str_addf(out, _("now: %s"), here->title);
}

const struct screen_ops screen_stages = {
	.id = "stages", .title = N_("Road to certification"),
	.private_size = sizeof(struct stages_state), .keys = keys,
	.open = open_stages, .update = update, .view = stages_view,
	.close = close_stages, .explain = explain, .where = where
};
