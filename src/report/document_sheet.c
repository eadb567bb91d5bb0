/* The check sheets: one table per chapter, one row per measure. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "catalog/wording.h"
#include "report/block.h"

#define NOTE_SHORT 360	/* bytes */
#define NAMED_MAX 12	/* files of evidence that are named in a row */

static void
sub_checks(struct build *b, struct row *r, const struct item *it)
{
	size_t i;

	for (i = 0; i < it->n_checks; i++) {
		const struct check *c = &it->checks[i];

		if (!check_applies(b->sheet, c))
			continue;
		row_add(b->doc, r, 1, STYLE_CELL, text_tight(b->doc,
		    c->text))->mark = check_ticked(b->sheet, it, c) ? "■" :
		    "□";
	}
}

/* The column is narrow: a day without its year of the era, which the record of
 * measurements has, and no word where there is no limit to be within. */
static const char *
reading_text(struct build *b, const struct item *it, const struct reading *r,
    const struct reading_result *result)
{
	const char *value = text_reading(b, it, r, result);
	char day[11];

	if (result->day != DATE_NONE) {
		date_format_iso(result->day, day);
		value = text_keep(b->doc, day);
	}
	if (result->judgement == JUDGE_RECORDED)
		return textf(b->doc, "%s%s%s", r->label, _(": "), value);
	return textf(b->doc, _("%s: %s (%s)"), r->label, value,
	    _(judgement_name(result->judgement)));
}

static void
readings(struct build *b, struct row *r, const struct item *it)
{
	struct reading_result result;
	const struct reading *reading;
	size_t i;

	for (i = 0; i < it->n_readings; i++) {
		reading = &it->readings[i];
		judge_reading(b->sheet, it, reading, b->in->day, &result);
		if (result.judgement == JUDGE_EMPTY ||
		    result.judgement == JUDGE_OFF)
			continue;
		row_add(b->doc, r, 3, STYLE_CELL, reading_text(b, it, reading,
		    &result));
	}
}

/* Many files would fill pages with names that the register has anyway: their
 * numbers are enough, runs of them as "E-003 - E-120". */
static const char *
numbers(struct build *b, const struct item *it)
{
	size_t n = sheet_evidence_count(b->sheet), i, from = n;
	struct document *d = b->doc;
	struct evidence e;
	struct str list;
	const char *kept;
	bool serves;

	str_init(&list, (size_t)1 << 20);
	for (i = 0; i <= n; i++) {
		if (i < n)
			sheet_evidence_at(b->sheet, i, &e);
		serves = i < n && evidence_serves(&e, it->id);
		if (serves && from == n) {
			from = i;
			str_addf(&list, "%s%s", list.len > 0 ? _(", ") : "",
			    text_evidence_number(d, i));
		}
		if (serves || from == n)
			continue;
		if (i - from > 1)
			str_addf(&list, i - from > 2 ? _(" to %s") : _(", %s"),
			    text_evidence_number(d, i - 1));
		from = n;
	}
	kept = text_keep(d, list.ptr);
	str_clear(&list);
	return kept;
}

static void
evidence(struct build *b, struct row *r, const struct item *it)
{
	size_t n = sheet_evidence_count(b->sheet), i, count = 0;
	struct evidence e;

	for (i = 0; i < n; i++) {
		sheet_evidence_at(b->sheet, i, &e);
		count += evidence_serves(&e, it->id);
	}
	if (count > NAMED_MAX) {
		row_add(b->doc, r, 3, STYLE_CELL, textf(b->doc, _("%zu files "
		    "of evidence: %s"), count, numbers(b, it)))->link =
		    "register";
		return;
	}
	for (i = 0; i < n && count > 0; i++) {
		sheet_evidence_at(b->sheet, i, &e);
		if (!evidence_serves(&e, it->id))
			continue;
		row_add(b->doc, r, 3, STYLE_CELL, textf(b->doc, "%s %s",
		    text_evidence_number(b->doc, i), e.name))->link =
		    text_evidence_anchor(b->doc, i);
	}
}

/* A long text gets the width of the page below the row. */
static void
add_text(struct build *b, struct row *r, struct table *t, bool wide,
    const char *text)
{
	if (text[0] == '\0' || (strlen(text) > NOTE_SHORT) != wide)
		return;
	if (wide)
		cell_add(b->doc, table_wide(b->doc, t, r), STYLE_CELL_TEXT,
		    text);
	else
		row_add(b->doc, r, 3, STYLE_CELL_TEXT, text);
}

static const char *
reason_text(struct build *b, const struct answer *a)
{
	if (a->verdict != VERDICT_NA)
		return "";
	return a->reason[0] == '\0' ? _("No reason given yet.") :
	    textf(b->doc, _("Reason: %s"), text_tight(b->doc, a->reason));
}

static void
confirmation(struct build *b, struct row *r, const struct answer *a)
{
	char day[11] = "";
	int64_t ms = date_parse_utc_ms(a->confirmed_at);

	if (a->confirmed_at[0] == '\0')
		return;
	if (ms >= 0)
		date_format_iso(date_of_utc_ms_in_japan(ms), day);
	row_add(b->doc, r, 3, STYLE_CELL_SMALL, textf(b->doc,
	    _("Confirmed %s %s"), day, a->confirmed_by));
}

static void
item_row(struct build *b, struct table *t, const struct item *it)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);
	struct answer a;

	answer_of(b->sheet, it, &a);
	r->anchor = text_item_anchor(d, it);
	r->again = textf(d, _("%s cont."), it->id);
	row_add(d, r, 0, STYLE_CELL_BOLD, text_keep(d, it->id));
	row_add(d, r, 0, STYLE_CELL_SMALL, wording_level(it->level));
	if (it->official_no[0] != '\0')
		row_add(d, r, 0, STYLE_CELL_SMALL, textf(d,
		    _("official %s"), it->official_no));
	row_add(d, r, 1, STYLE_CELL_BOLD, text_keep(d, it->title));
	row_add(d, r, 1, STYLE_CELL_TEXT, text_tight(d, it->question));
	row_add(d, r, 1, STYLE_CELL_TEXT, text_tight(d, it->official_text));
	if (a.verdict != VERDICT_NA)
		sub_checks(b, r, it);
	row_add(d, r, 2, STYLE_MARK, _(verdict_name(a.verdict)))->mark =
	    text_mark(a.verdict);
	if (a.text_changed)
		row_add(d, r, 2, STYLE_CELL_SMALL,
		    _("answered to an older text"));
	if (a.shared)
		row_add(d, r, 2, STYLE_CELL_SMALL,
		    _("shared answer of the operator"));
	if (a.open)
		row_add(d, r, 2, STYLE_CELL_SMALL,
		    _("unfinished: two values, not decided"));
	add_text(b, r, t, false, reason_text(b, &a));
	readings(b, r, it);
	evidence(b, r, it);
	if (strlen(a.note) <= NOTE_SHORT)
		add_text(b, r, t, false, text_tight(d, a.note));
	confirmation(b, r, &a);
	if (r->cells[3].first == NULL)
		row_add(d, r, 3, STYLE_CELL_SMALL, "―");
	add_text(b, r, t, true, reason_text(b, &a));
	if (strlen(a.note) > NOTE_SHORT)
		add_text(b, r, t, true, textf(d, _("Note: %s"),
		    text_tight(d, a.note)));
}

static const char **
sheet_head(struct document *d)
{
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));

	head[0] = _("No.");
	head[1] = _("Measure and points looked at");
	head[2] = _("Verdict");
	head[3] = _("Values, evidence, notes");
	return head;
}

/* In an addition only the measures that changed stand. */
static bool
is_wanted(const struct build *b, const struct item *it)
{
	return b->in->base == NULL ||
	    diff_touches(&b->changes, b->sheet, it);
}

static bool
chapter_wanted(const struct build *b, const struct chapter *c)
{
	size_t i;

	for (i = 0; i < c->n_items; i++)
		if (is_wanted(b, &c->items[i]))
			return true;
	return false;
}

void
part_sheets(struct build *b)
{
	/* English verdicts are long words. */
	static const struct column japanese[] = {
		{ 8, ALIGN_LEFT, false }, { 47, ALIGN_LEFT, false },
		{ 13, ALIGN_LEFT, false }, { 32, ALIGN_LEFT, false }
	}, english[] = {
		{ 8, ALIGN_LEFT, false }, { 45, ALIGN_LEFT, false },
		{ 15, ALIGN_LEFT, false }, { 32, ALIGN_LEFT, false }
	};
	const struct column *columns = i18n_lang() == LANG_JA ? japanese :
	    english;
	struct document *d = b->doc;
	const struct tally *tally;
	struct table *t;
	bool any = false;
	size_t i, j;

	for (i = 0; i < b->catalog->n_chapters; i++) {
		const struct chapter *c = &b->catalog->chapters[i];

		if (!chapter_wanted(b, c))
			continue;
		block_page(d);
		if (!any)
			block_heading(d, 1, "sheets", _("Check sheets"));
		any = true;
		block_heading(d, 2, textf(d, "chapter/%s", c->id), textf(d,
		    _("Chapter %s  %s"), c->id, c->title));
		block_text(d, STYLE_BODY, c->intro);
		tally = &b->progress.chapters[i];
		block_para(d, STYLE_NOTE, textf(d, _("Basic measures settled: "
		    "%zu of %zu"), tally->required_done, tally->required));
		t = block_table(d, columns, 4, sheet_head(d), RULES_ROWS);
		for (j = 0; j < c->n_items; j++)
			if (is_wanted(b, &c->items[j]))
				item_row(b, t, &c->items[j]);
	}
}
