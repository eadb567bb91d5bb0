/*
 * The record of measurements, with the seven fields that article 7(2) of the
 * Office Hygiene Rules names: when, how, where, under what conditions, the
 * result, who measured, and what was done about it. Counts, dates and choices
 * stand in a table of their own.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "catalog/wording.h"
#include "report/block.h"

static const char *
detail(struct build *b, const struct item *it, const struct reading *r,
    const char *what)
{
	char field[128];

	(void)snprintf(field, sizeof(field), "reading.%s%s", r->id, what);
	return text_tight(b->doc, sheet_item(b->sheet, it->id, field));
}

static void
what_column(struct build *b, struct row *row, const struct item *it,
    const struct reading *r, const struct limit *limit)
{
	struct str words;

	row_add(b->doc, row, 0, STYLE_CELL_BOLD, textf(b->doc, "%s  %s",
	    it->id, r->label))->link = text_item_anchor(b->doc, it);
	str_init(&words, 4096);
	if (limit != NULL)
		wording_limit(&words, r, limit);
	if (words.len > 0)
		row_add(b->doc, row, 0, STYLE_CELL_SMALL, textf(b->doc,
		    _("%s (%s)"), words.ptr, wording_force(r->force)));
	str_clear(&words);
	row_add(b->doc, row, 0, STYLE_CELL_SMALL, text_keep(b->doc, r->basis));
}

static void
judged(struct build *b, struct row *row, size_t column, enum judgement j)
{
	static const char *const marks[] = {
		[JUDGE_EMPTY] = "…", [JUDGE_OFF] = "－",
		[JUDGE_INVALID] = "？", [JUDGE_RECORDED] = "●",
		[JUDGE_WITHIN] = "●", [JUDGE_WARN] = "△", [JUDGE_FAIL] = "▲"
	};

	row_add(b->doc, row, column, STYLE_CELL_SMALL,
	    _(judgement_name(j)))->mark = marks[j];
}

/* "2024-05-20 14:30" on two lines, so that no line ends within the day. */
static const char *
day_and_time(struct build *b, const char *s)
{
	const char *blank = strchr(s, ' ');

	return blank == NULL ? s : textf(b->doc, "%.*s\n%s",
	    (int)(blank - s), s, blank + 1);
}

static const char *const details[] = {
	".time", ".instrument", ".place", ".condition", ".by", ".action"
};
#define N_DETAILS (sizeof(details) / sizeof(details[0]))

/* A measurement, or a number that somebody counted or decided? What has a
 * figure to keep in the environment's chapters is measured; elsewhere, what
 * was recorded as one. */
static bool
is_measurement(const struct build *b, const struct item *it,
    const struct reading *r)
{
	char field[128];
	size_t i;

	if (r->type != READING_NUMBER)
		return false;
	if (it->chapter->kind == CHAPTER_ENVIRONMENT && r->n_limits > 0)
		return true;
	for (i = 0; i < N_DETAILS; i++) {
		(void)snprintf(field, sizeof(field), "reading.%s%s", r->id,
		    details[i]);
		if (sheet_item(b->sheet, it->id, field)[0] != '\0')
			return true;
	}
	return false;
}

static void
measured(struct build *b, struct table *t, const struct item *it,
    const struct reading *r, const struct reading_result *result)
{
	struct document *d = b->doc;
	struct row *row = table_row(d, t);
	size_t i;

	what_column(b, row, it, r, result->limit);
	row_add(d, row, 1, STYLE_CELL_BOLD, text_reading(b, it, r, result));
	judged(b, row, 1, result->judgement);
	if (result->computed) {
		row_add(d, row, 3, STYLE_CELL_SMALL, _("computed"));
		return;
	}
	row_add(d, row, 2, STYLE_CELL, day_and_time(b,
	    detail(b, it, r, details[0])));
	for (i = 1; i < N_DETAILS; i++)
		row_add(d, row, 2 + i, STYLE_CELL, detail(b, it, r,
		    details[i]));
}

static void
recorded(struct build *b, struct table *t, const struct item *it,
    const struct reading *r, const struct reading_result *result)
{
	struct row *row = table_row(b->doc, t);

	what_column(b, row, it, r, result->limit);
	row_add(b->doc, row, 1, STYLE_CELL_BOLD, text_reading(b, it, r,
	    result));
	judged(b, row, 2, result->judgement);
}

/* Every reading that is asked of a measure that applies. */
static size_t
walk(struct build *b, struct table *t, bool measurements)
{
	struct reading_result result;
	struct answer a;
	size_t i, j, n = 0;

	for (i = 0; i < b->catalog->n_items; i++) {
		const struct item *it = &b->catalog->items[i];

		answer_of(b->sheet, it, &a);
		if (a.verdict == VERDICT_NA)
			continue;
		for (j = 0; j < it->n_readings; j++) {
			const struct reading *r = &it->readings[j];

			if (is_measurement(b, it, r) != measurements)
				continue;
			judge_reading(b->sheet, it, r, b->in->day, &result);
			if (result.judgement == JUDGE_OFF)
				continue;
			n++;
			if (t != NULL && measurements)
				measured(b, t, it, r, &result);
			else if (t != NULL)
				recorded(b, t, it, r, &result);
		}
	}
	return n;
}

static void
measurement_table(struct build *b)
{
	static const struct column columns[] = {
		{ 44, ALIGN_LEFT, false }, { 28, ALIGN_LEFT, false },
		{ 28, ALIGN_LEFT, false }, { 22, ALIGN_LEFT, false },
		{ 20, ALIGN_LEFT, false }, { 22, ALIGN_LEFT, false },
		{ 16, ALIGN_LEFT, false }, { 20, ALIGN_LEFT, false }
	};
	const char **head = arena_alloc(b->doc->arena, 8 * sizeof(*head));

	head[0] = _("What was measured");
	head[1] = _("Result");
	head[2] = _("Date and time");
	head[3] = _("Method");
	head[4] = _("Where");
	head[5] = _("Condition");
	head[6] = _("By");
	head[7] = _("Action");
	walk(b, block_table(b->doc, columns, 8, head, RULES_GRID), true);
}

static void
record_table(struct build *b)
{
	static const struct column columns[] = {
		{ 43, ALIGN_LEFT, false }, { 39, ALIGN_LEFT, false },
		{ 18, ALIGN_LEFT, false }
	};
	const char **head = arena_alloc(b->doc->arena, 3 * sizeof(*head));

	head[0] = _("What was recorded");
	head[1] = _("Record");
	head[2] = _("Result");
	walk(b, block_table(b->doc, columns, 3, head, RULES_ROWS), false);
}

void
part_readings(struct build *b)
{
	struct document *d = b->doc;

	block_page(d);
	block_heading(d, 1, "readings", _("Record of measurements"));
	block_para(d, STYLE_BODY, _("The columns follow article 7, paragraph 2 "
	    "of the Ordinance on Health Standards in the Office: date and "
	    "time, method, place, conditions, result, the person who "
	    "measured, and the improvement that was made."));
	if (walk(b, NULL, true) > 0)
		measurement_table(b);
	else
		block_para(d, STYLE_BODY, _("There is nothing to measure."));
	if (walk(b, NULL, false) == 0)
		return;
	block_heading(d, 2, NULL, _("Other records: numbers, dates, kinds"));
	record_table(b);
}
