/* What was left out and why, what is unfinished, and the plan to mend it. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "report/block.h"

void
part_excluded(struct build *b)
{
	static const struct column columns[] = {
		{ 9, ALIGN_LEFT, false }, { 33, ALIGN_LEFT, false },
		{ 42, ALIGN_LEFT, false }, { 16, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));
	struct table *t;
	struct answer a;
	struct row *r;
	size_t i;

	block_space(d, PT(8));
	block_heading(d, 1, "excluded", _("Reasons for “not applicable”"));
	if (b->progress.all.by[VERDICT_NA] == 0) {
		block_para(d, STYLE_BODY, _("No measure was left out."));
		return;
	}
	head[0] = _("No.");
	head[1] = _("Measure");
	head[2] = _("Reason");
	head[3] = _("Decided by");
	t = block_table(d, columns, 4, head, RULES_ROWS);
	for (i = 0; i < b->catalog->n_items; i++) {
		const struct item *it = &b->catalog->items[i];

		answer_of(b->sheet, it, &a);
		if (a.verdict != VERDICT_NA)
			continue;
		r = table_row(d, t);
		row_add(d, r, 0, STYLE_CELL_BOLD, text_keep(d, it->id))->link =
		    text_item_anchor(d, it);
		row_add(d, r, 1, STYLE_CELL, text_keep(d, it->title));
		row_add(d, r, 2, STYLE_CELL_TEXT, a.reason[0] != '\0' ?
		    text_tight(d, a.reason) : _("No reason given yet."));
		row_add(d, r, 3, STYLE_CELL_SMALL, a.automatic ?
		    _("the facility's services") : _("the operator"));
	}
}

/* What the finding is about, in one line. */
static const char *
about(struct build *b, const struct finding *f)
{
	struct document *d = b->doc;
	struct evidence e;

	if (finding_of_file(f)) {
		sheet_evidence_at(b->sheet, f->evidence, &e);
		return textf(d, "%s %s", text_evidence_number(d, f->evidence),
		    e.name);
	}
	if (f->field != NULL)
		return text_keep(d, f->field->label);
	if (f->reading != NULL)
		return text_keep(d, f->reading->label);
	return f->item != NULL ? text_keep(d, f->item->title) : "";
}

static void
finding_row(struct build *b, struct table *t, const struct finding *f)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);
	struct para *p;

	p = row_add(d, r, 0, STYLE_CELL_BOLD, f->item != NULL ?
	    text_keep(d, f->item->id) : "―");
	if (f->item != NULL)
		p->link = text_item_anchor(d, f->item);
	row_add(d, r, 1, STYLE_CELL, about(b, f));
	row_add(d, r, 2, STYLE_CELL, text_quotes(d,
	    _(finding_title(f->kind))));
}

/* Open sub-checks stand in the check sheets already, as empty squares; whether
 * somebody looked at the photos is the operator's own affair. */
static bool
is_listed(const struct finding *f)
{
	return f->kind != FINDING_CHECK_OPEN &&
	    f->kind != FINDING_PHOTOS_UNSEEN;
}

static void
count(const struct finding_list *l, size_t *listed, size_t *checks)
{
	size_t i;

	*listed = *checks = 0;
	for (i = 0; i < l->n; i++) {
		*listed += is_listed(&l->list[i]);
		*checks += l->list[i].checks - l->list[i].ticks;
	}
}

static void
findings(struct build *b)
{
	static const struct column columns[] = {
		{ 9, ALIGN_LEFT, false }, { 61, ALIGN_LEFT, false },
		{ 30, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 3 * sizeof(*head));
	const struct finding *list = b->findings.list;
	struct table *t;
	enum severity s;
	size_t i, n;

	head[0] = _("No.");
	head[1] = _("Subject");
	head[2] = _("State");
	t = block_table(d, columns, 3, head, RULES_ROWS);
	for (s = SEVERITY_MUST; s <= SEVERITY_HINT; s++) {
		n = 0;
		for (i = 0; i < b->findings.n; i++)
			n += list[i].severity == s && is_listed(&list[i]);
		if (n == 0)
			continue;
		table_group(d, t, textf(d, _("%s: %zu"), _(severity_name(s)),
		    n));
		for (i = 0; i < b->findings.n; i++)
			if (list[i].severity == s && is_listed(&list[i]))
				finding_row(b, t, &list[i]);
	}
}

void
part_open(struct build *b)
{
	struct document *d = b->doc;
	size_t n, checks;

	block_page(d);
	block_heading(d, 1, "open", _("What is unfinished"));
	if (b->must > 0)
		block_para(d, STYLE_BODY, textf(d, ngettext("%zu point must be "
		    "settled before this document is submitted.", "%zu points "
		    "must be settled before this document is submitted.",
		    b->must), b->must));
	else
		block_para(d, STYLE_BODY, _("Nothing that must be settled is "
		    "open."));
	count(&b->findings, &n, &checks);
	if (n > 0)
		findings(b);
	if (checks > 0)
		block_para(d, STYLE_NOTE, textf(d, _("Points looked at but "
		    "not confirmed: %zu. The check sheets show them as empty "
		    "squares."), checks));
	part_plan(b);
}
