/* answers.csv and index.csv: what was answered and attached, as tables. */
#include "config.h"

#include "package/tables.h"

#include <stdio.h>
#include <stdlib.h>

#include "assess/answer.h"
#include "assess/field.h"
#include "assess/judge.h"
#include "base/i18n.h"
#include "catalog/wording.h"
#include "package/csv.h"
#include "package/since.h"

static void
heads(struct str *out, const char *const *list, size_t n)
{
	size_t i;

	csv_begin(out);
	for (i = 0; i < n; i++)
		csv_cell(out, _(list[i]));
	csv_end_row(out);
}

/* "Room temperature: 22.5 ℃ (Within the limit)", one a line. */
static void
add_reading(struct str *to, const struct build *b, const struct item *it,
    const struct reading *r)
{
	struct reading_result result;
	char field[160], number[32];
	const char *value;

	judge_reading(b->in->sheet, it, r, b->in->day, &result);
	if (result.judgement == JUDGE_EMPTY || result.judgement == JUDGE_OFF)
		return;
	snprintf(field, sizeof(field), "reading.%s", r->id);
	value = sheet_item(b->in->sheet, it->id, field);
	if (result.choice != NULL)
		value = result.choice->label;
	if (result.computed) {
		decimal_format(result.value, number, sizeof(number));
		value = number;
	}
	str_addf(to, "%s%s: %s%s%s (%s)", to->len > 0 ? "\n" : "", r->label,
	    value, r->unit[0] != '\0' ? " " : "",
	    wording_unit(r->unit, r->unit_one, value),
	    _(judgement_name(result.judgement)));
}

static void
readings_cell(struct str *out, const struct build *b, const struct item *it)
{
	struct str text;
	size_t i;

	str_init(&text, TEXT_LIMIT);
	for (i = 0; i < it->n_readings; i++)
		add_reading(&text, b, it, &it->readings[i]);
	csv_cell(out, text.ptr);
	str_clear(&text);
}

static void
evidence_cell(struct str *out, const struct build *b, const struct item *it)
{
	struct evidence e;
	struct str text;
	size_t i;

	str_init(&text, TEXT_LIMIT);
	for (i = 0; i < b->n; i++) {
		sheet_evidence_at(b->in->sheet, i, &e);
		if (evidence_serves(&e, it->id))
			str_addf(&text, "%sE-%03zu", text.len > 0 ? " " : "",
			    i + 1);
	}
	csv_cell(out, text.ptr);
	str_clear(&text);
}

static void
answer_row(struct str *out, const struct build *b, const struct item *it)
{
	struct answer a;
	char ticks[48] = "";

	answer_of(b->in->sheet, it, &a);
	if (a.checks > 0)
		snprintf(ticks, sizeof(ticks), _("%zu of %zu"), a.ticks,
		    a.checks);
	csv_cell(out, it->chapter->id);
	csv_cell(out, it->id);
	csv_cell(out, it->official_no);
	csv_cell(out, it->level == LEVEL_BASIC ? _("Basic") : _("Applied"));
	csv_cell(out, it->title);
	csv_cell(out, _(verdict_name(a.verdict)));
	csv_cell(out, a.reason);
	csv_cell(out, a.note);
	csv_cell(out, ticks);
	readings_cell(out, b, it);
	evidence_cell(out, b, it);
	csv_cell(out, a.confirmed_at);
	csv_cell(out, a.confirmed_by);
	csv_end_row(out);
}

void
table_answers(const struct build *b, struct str *out)
{
	static const char *const names[] = {
		N_("Chapter"), N_("Item"), N_("Official number"), N_("Level"),
		N_("Title"), N_("Verdict"), N_("Reason"), N_("Note"),
		N_("Sub-checks"), N_("Readings"), N_("Evidence"),
		N_("Confirmed at (UTC)"), N_("Confirmed by"),
	};
	const struct catalog *c = b->in->catalog;
	size_t i;

	heads(out, names, sizeof(names) / sizeof(names[0]));
	for (i = 0; i < c->n_items; i++)
		if (since_holds_item(b, &c->items[i]))
			answer_row(out, b, &c->items[i]);
}

static const char *
state_words(const struct packed *p)
{
	if (p->earlier)
		return _("in the earlier package");
	switch (p->state) {
	case FILE_SAME:
		return _("in the package");
	case FILE_CHANGED:
		return _("left out: changed since it was attached");
	case FILE_MOVED:
	case FILE_MISSING:
		return _("left out: not found");
	case FILE_UNCHECKED:
		break;
	}
	return _("left out: could not be read");
}

void
table_index(const struct build *b, struct str *out)
{
	static const char *const names[] = {
		N_("Number"), N_("File"), N_("State"), N_("Original name"),
		N_("Kind"), N_("Bytes"), N_("SHA-256"),
		N_("SHA-256 of the copy"), N_("Items"),
		N_("Caption"), N_("Date"),
	};
	struct evidence e;
	char number[32];
	size_t i;

	heads(out, names, sizeof(names) / sizeof(names[0]));
	for (i = 0; i < b->n; i++) {
		sheet_evidence_at(b->in->sheet, i, &e);
		snprintf(number, sizeof(number), "E-%03zu", i + 1);
		csv_cell(out, number);
		csv_cell(out, b->packed[i].state == FILE_SAME ?
		    b->packed[i].path : "");
		csv_cell(out, state_words(&b->packed[i]));
		csv_cell(out, e.name);
		csv_cell(out, e.kind);
		csv_cell(out, e.size);
		csv_cell(out, e.sha256);
		csv_cell(out, b->packed[i].sha256[0] != '\0' ?
		    b->packed[i].sha256 : e.sha256);
		csv_cell(out, e.items);
		csv_cell(out, e.caption);
		csv_cell(out, e.effective);
		csv_end_row(out);
	}
}
