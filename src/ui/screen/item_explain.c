/* What the item screen says about the focused thing (F1), and where one is. */
#include "config.h"

#include "ui/screen/item.h"
#include "ui/screen/item_show.h"

#include "assess/judge.h"
#include "base/i18n.h"
#include "catalog/wording.h"
#include "ui/screen/words.h"

static void
explain_reading(const struct item *it, size_t i, const struct model *m,
    struct str *out)
{
	const struct reading *r = &it->readings[i];
	struct reading_result res;

	judge_reading(m->sheet, it, r, sheet_day(m->sheet, m->today), &res);
	(void)str_addf(out, "%s\n\n%s\n", r->label, r->help);
	if (res.limit != NULL) {
		words_limit(out, r, res.limit);
		(void)str_add(out, "\n");
	}
	if (r->basis[0] != '\0')
		(void)str_addf(out, _("Basis: %s (%s)\n"), r->basis,
		    wording_force(r->force));
	(void)str_add(out, r->formula[0] != '\0' ?
	    _("The value is computed from the readings above it.") :
	    _("Enter opens it. Numbers and days may be typed full-width. Tab "
	    "goes on to place, time, instrument and the person."));
}

static void
explain_evidence(const struct item *it, struct str *out)
{
	size_t i;

	(void)str_add(out, _("Any file can serve: a photo, a scan, a PDF. It "
	    "stays where it is; its place and a fingerprint are kept.\n\n"
	    "Examples:\n"));
	for (i = 0; i < it->n_evidence; i++)
		(void)str_addf(out, "%s %s\n",
		    words_evidence_mark(it->evidence[i].kind),
		    it->evidence[i].example);
}

static const char *
explanation(enum row_kind k)
{
	switch (k) {
	case ROW_REASON:
		return N_("Why this does not apply to the facility. It goes "
		    "into the submission. Enter opens it.");
	case ROW_FORM:
		return N_("The services on the application form decide which "
		    "items apply. Enter opens the form at that place.");
	case ROW_CHECK:
		return N_("A point to check. Space ticks it. Ticks help you "
		    "decide; you always give the answer yourself, with 1 to "
		    "4.");
	case ROW_NOTE:
		return N_("A note of your own: how it is done here, or what is "
		    "planned. It goes into the submission. Enter opens it.");
	case ROW_PLAN:
		return N_("How it will be put right: what, who, by when and "
		    "at what cost. It goes into the improvement plan and the "
		    "submission. Enter opens it.");
	case ROW_FILE:
		return N_("An attached file. Enter shows its details.");
	case ROW_ANSWER:
	case ROW_TEXT:
	case ROW_READING:
	case ROW_ATTACH:
	case ROW_GUIDE:
		break;
	}
	return N_("Read the question, then press one key:\n"
	    "1  the measure is met\n"
	    "2  it is not met\n"
	    "3  it does not apply here (a reason is asked)\n"
	    "4  not known yet; the item stays unfinished\n"
	    "0  no answer\n\n"
	    "It is saved at once. Enter goes to the next item, n to the next "
	    "one that is not done. Down leads to points, readings, note and "
	    "evidence, and to why and how.");
}

void
item_explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct item_state *st = s->state;
	const struct item *it;

	if (m->catalog == NULL || m->sheet == NULL)
		return;
	it = item_of(st, m);
	if (st->focus.kind == ROW_READING && st->focus.index < it->n_readings)
		explain_reading(it, st->focus.index, m, out);
	else if (st->focus.kind == ROW_ATTACH)
		explain_evidence(it, out);
	else
		(void)str_add(out, _(explanation(st->focus.kind)));
}

void
item_where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct item_state *st = s->state;
	const struct item *it;

	if (m->catalog == NULL)
		return;
	it = item_of(st, m);
	(void)str_addf(out, _("Chapter %zu/%zu  %s  %zu/%zu"),
	    it->chapter->index + 1, m->catalog->n_chapters, it->id,
	    it->index + 1, m->catalog->n_items);
}
