/* One walk over the items of a part; grades and ratings are made of parts. */
#include "config.h"

#include "assess/readiness.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/xalloc.h"

#define DIAGNOSIS "diagnosis"

static void
add(struct lacking_list *l, enum lack what, const struct exam_part *part,
    const struct item *it)
{
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 64 : l->cap * 2;
		l->list = xreallocarray(l->list, l->cap, sizeof(*l->list));
	}
	l->list[l->n++] = (struct lacking){ what, part, it };
}

static bool
belongs(const struct exam_part *part, const struct item *it)
{
	return part->kind == PART_MEASURES &&
	    it->chapter->kind == part->chapters && it->level == part->level;
}

/* What an answer lacks to conform; false when nothing. */
static bool
lacks(const struct answer *a, enum lack *what)
{
	if (a->automatic)
		return false;
	if (a->given == VERDICT_NONE)
		*what = LACK_UNANSWERED;
	else if (a->text_changed)
		*what = LACK_TEXT_CHANGED;
	else if (a->given == VERDICT_UNKNOWN)
		*what = LACK_UNKNOWN;
	else if (a->given == VERDICT_NA && a->reason[0] == '\0')
		*what = LACK_REASON;
	else if (a->given == VERDICT_FAILS)
		*what = LACK_FAILS;
	else if (!a->confirmed)
		*what = LACK_UNCONFIRMED;
	else
		return false;
	return true;
}

static void
look_at_measures(struct part_state *state, struct lacking_list *out,
    const struct catalog *c, const struct sheet *s)
{
	struct answer a;
	enum lack what;
	size_t i;

	for (i = 0; i < c->n_items; i++) {
		const struct item *it = &c->items[i];

		if (!belongs(state->part, it))
			continue;
		answer_of(s, it, &a);
		state->all++;
		if (lacks(&a, &what))
			add(out, what, state->part, it);
		else if (a.verdict == VERDICT_CONFORMS && a.evidence == 0)
			add(out, LACK_EVIDENCE, state->part, it);
		else
			state->done++;
	}
}

static void
look_at_diagnosis(struct part_state *state, struct lacking_list *out,
    const struct catalog *c, const struct sheet *s, date_day day)
{
	const struct exam_part *part = state->part;
	date_day made = date_parse(sheet_get(s, DIAGNOSIS, "date"));
	const struct rating_level *rating = programme_rating(c->programme,
	    sheet_get(s, DIAGNOSIS, "rating"));
	size_t before = out->n;

	state->all++;
	if (made == DATE_NONE)
		add(out, LACK_DIAGNOSIS, part, NULL);
	else if (part->months > 0 && day != DATE_NONE &&
	    date_add_months(made, part->months) < day)
		add(out, LACK_DIAGNOSIS_OLD, part, NULL);
	else if (rating == NULL || rating->refused)
		add(out, LACK_DIAGNOSIS_REFUSED, part, NULL);
	else if (sheet_get(s, DIAGNOSIS, "files")[0] == '\0')
		add(out, LACK_DIAGNOSIS_REPORT, part, NULL);
	state->done += out->n == before;
}

void
readiness_look(struct readiness *out, const struct catalog *c,
    const struct sheet *s, const struct grade *g, date_day day)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	out->grade = g;
	out->parts = xcalloc(g->n_exams + 1, sizeof(*out->parts));
	for (i = 0; i < g->n_exams; i++) {
		struct part_state *state = &out->parts[i];

		state->exam = &g->exams[i];
		state->part = programme_part(c->programme, state->exam->id);
		if (state->part->kind == PART_DIAGNOSIS)
			look_at_diagnosis(state, &out->lacks, c, s, day);
		else
			look_at_measures(state, &out->lacks, c, s);
		out->done += state->done;
		out->all += state->all;
	}
}

void
readiness_clear(struct readiness *r)
{
	free(r->parts);
	free(r->lacks.list);
	memset(r, 0, sizeof(*r));
}

const struct grade *
readiness_next(const struct catalog *c, const struct sheet *s, date_day day)
{
	const struct programme *p = c->programme;
	struct readiness r;
	size_t i;
	bool ready;

	for (i = 0; p != NULL && i < p->n_grades; i++) {
		readiness_look(&r, c, s, &p->grades[i], day);
		ready = r.lacks.n == 0;
		readiness_clear(&r);
		if (!ready)
			return &p->grades[i];
	}
	return NULL;
}

const char *
lack_text(enum lack what)
{
	static const char *const texts[] = {
		[LACK_UNANSWERED] = N_("not answered"),
		[LACK_UNKNOWN] = N_("still \"not sure\""),
		[LACK_REASON] = N_("no reason for \"not applicable\""),
		[LACK_FAILS] = N_("does not conform"),
		[LACK_TEXT_CHANGED] = N_("the question has changed"),
		[LACK_UNCONFIRMED] = N_("not confirmed again yet"),
		[LACK_EVIDENCE] = N_("no evidence attached"),
		[LACK_DIAGNOSIS] = N_("no diagnosis recorded"),
		[LACK_DIAGNOSIS_OLD] = N_("the diagnosis is too old"),
		[LACK_DIAGNOSIS_REFUSED] = N_("the diagnosis found a risk, or "
		    "its rating is missing"),
		[LACK_DIAGNOSIS_REPORT] = N_("the report of the diagnosis is "
		    "not attached"),
	};

	return texts[what];
}

/* Whether the id is one of the words. */
static bool
has_word(const char *words, const char *id)
{
	size_t len = strlen(id), n;

	for (; *words != '\0'; words += n + strspn(words + n, " ")) {
		n = strcspn(words, " ");
		if (n == len && memcmp(words, id, len) == 0)
			return true;
	}
	return false;
}

/* What a rating's parts lack; *fails says that one of them does not conform.
 * Evidence is no matter of the rating. */
static void
look_at_level(struct lacking_list *out, bool *fails, const struct catalog *c,
    const struct sheet *s, const struct rating_level *level)
{
	const struct programme *p = c->programme;
	struct answer a;
	enum lack what;
	size_t i, k;

	*fails = false;
	for (k = 0; k < p->n_parts; k++) {
		if (!has_word(level->parts, p->parts[k].id))
			continue;
		for (i = 0; i < c->n_items; i++) {
			if (!belongs(&p->parts[k], &c->items[i]))
				continue;
			answer_of(s, &c->items[i], &a);
			if (!lacks(&a, &what))
				continue;
			add(out, what, &p->parts[k], &c->items[i]);
			*fails = *fails || (what == LACK_FAILS &&
			    a.confirmed);
		}
	}
}

/* From the best word down: the first whose parts conform. While the weakest
 * word with parts is open, so is the rating; once one of them fails, it is
 * the last. */
void
rating_look(struct rating_result *out, const struct catalog *c,
    const struct sheet *s)
{
	const struct programme *p = c->programme;
	struct lacking_list own = { NULL, 0, 0 };
	bool fails = false;
	size_t i;

	memset(out, 0, sizeof(*out));
	for (i = 0; p != NULL && i < p->n_ratings; i++) {
		const struct rating_level *level = &p->ratings[i];

		if (level->parts[0] == '\0') {
			out->level = fails ? level : NULL;
			return;
		}
		own = (struct lacking_list){ NULL, 0, 0 };
		look_at_level(&own, &fails, c, s, level);
		if (own.n == 0) {
			out->level = level;
			return;
		}
		free(out->reasons.list);
		out->reasons = own;
		out->better = level;
	}
}

void
rating_clear(struct rating_result *r)
{
	free(r->reasons.list);
	memset(r, 0, sizeof(*r));
}
