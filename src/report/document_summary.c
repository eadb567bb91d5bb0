/* The summary: the rating, a chart and a table by chapter. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "report/block.h"

static const enum verdict order[VERDICT_N] = {
	VERDICT_CONFORMS, VERDICT_FAILS, VERDICT_NA, VERDICT_UNKNOWN,
	VERDICT_NONE
};

static void
bar_add(struct build *b, struct bar ***end, const char *label,
    const struct tally *t)
{
	struct bar *bar = arena_alloc(b->doc->arena, sizeof(*bar));

	bar->label = label;
	if (t != NULL) {
		memcpy(bar->by, t->by, sizeof(bar->by));
		bar->total = t->items;
	}
	**end = bar;
	*end = &bar->next;
}

static void
chart(struct build *b)
{
	struct bar **end = &block_add(b->doc, BLOCK_CHART)->bars;
	size_t i;

	for (i = 0; i < b->catalog->n_chapters; i++)
		bar_add(b, &end, textf(b->doc, "%s  %s",
		    b->catalog->chapters[i].id,
		    b->catalog->chapters[i].title), &b->progress.chapters[i]);
	for (i = 0; i < VERDICT_N; i++)
		bar_add(b, &end, _(verdict_name(order[i])), NULL);
}

static void
tally_row(struct build *b, struct table *t, const char *name,
    const struct tally *tally, enum style style)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);
	size_t i;

	row_add(d, r, 0, style, name);
	row_add(d, r, 1, style, textf(d, "%zu", tally->items));
	for (i = 0; i < VERDICT_N; i++)
		row_add(d, r, 2 + i, style, textf(d, "%zu",
		    tally->by[order[i]]));
	row_add(d, r, 7, style, textf(d, "%zu / %zu", tally->required_done,
	    tally->required));
	for (i = 1; i < 8; i++)
		r->cells[i].first->align = ALIGN_RIGHT;
}

static void
tallies(struct build *b)
{
	static const struct column columns[] = {
		{ 28, ALIGN_LEFT, false }, { 8, ALIGN_RIGHT, false },
		{ 11, ALIGN_RIGHT, false }, { 10, ALIGN_RIGHT, false },
		{ 11, ALIGN_RIGHT, false }, { 9, ALIGN_RIGHT, false },
		{ 11, ALIGN_RIGHT, false }, { 12, ALIGN_RIGHT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 8 * sizeof(*head));
	struct table *t;
	size_t i;

	head[0] = _("Chapter");
	head[1] = _("Items");
	for (i = 0; i < VERDICT_N; i++)
		head[2 + i] = _(verdict_name(order[i]));
	head[7] = _("Basic settled");
	t = block_table(d, columns, 8, head, RULES_ROWS);
	for (i = 0; i < b->catalog->n_chapters; i++)
		tally_row(b, t, textf(d, "%s  %s",
		    b->catalog->chapters[i].id,
		    b->catalog->chapters[i].title), &b->progress.chapters[i],
		    STYLE_CELL);
	tally_row(b, t, _("All chapters"), &b->progress.all, STYLE_CELL_BOLD);
}

/* What the rating of the programme means for this facility. */
static const char *
rating_meaning(enum rating r)
{
	switch (r) {
	case RATING_BELOW_LOW:
		return _("All basic and applied measures of the security "
		    "chapters conform.");
	case RATING_LOW:
		return _("All basic measures of the security chapters "
		    "conform.");
	case RATING_MEDIUM_HIGH:
		return _("At least one basic measure of the security chapters "
		    "does not conform.");
	case RATING_OPEN:
		break;
	}
	return _("At least one basic measure of the security chapters is not "
	    "settled yet.");
}

void
part_summary(struct build *b)
{
	struct document *d = b->doc;
	struct cell *c;

	block_page(d);
	block_heading(d, 1, "summary", _("Summary"));
	c = block_box(d, b->must > 0);
	if (b->must > 0)
		cell_add(d, c, STYLE_BOX_TITLE, textf(d,
		    ngettext("Unfinished: %zu point must still be settled",
		    "Unfinished: %zu points must still be settled", b->must),
		    b->must));
	cell_add(d, c, STYLE_BOX_TITLE, textf(d,
	    _("Risk to information security by self-check: %s"),
	    _(rating_name(b->rating))));
	cell_add(d, c, STYLE_BOX_TEXT, rating_meaning(b->rating));
	cell_add(d, c, STYLE_BOX_TEXT, textf(d, _("Basic measures settled: "
	    "%zu of %zu. Required fields of the application: %zu of %zu. "
	    "Files of evidence: %zu."), b->progress.all.required_done,
	    b->progress.all.required, b->progress.fields_done,
	    b->progress.fields_required, sheet_evidence_count(b->sheet)));
	block_heading(d, 2, NULL, _("Verdicts by chapter"));
	chart(b);
	tallies(b);
	block_para(d, STYLE_NOTE, _("The words for the risk are those of the "
	    "programme; the result here is the operator's own and no "
	    "judgement of the certification body. “Settled” counts answers "
	    "given by a person and measures that do not apply to the "
	    "facility."));
}
