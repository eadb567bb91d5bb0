/*
 * The sheet to carry round the building: by place, with squares to tick, room
 * for values and the numbers of photos. Filled in with what is known already,
 * or blank.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "assess/round.h"
#include "base/i18n.h"
#include "catalog/load.h"
#include "report/block.h"

static bool
is_blank(const struct build *b)
{
	return b->in->kind == REPORT_WALK_BLANK;
}

static const char *
square(bool filled)
{
	return filled ? "■" : "□";
}

static void
add_checks(struct build *b, struct row *r, const struct item *it)
{
	const struct check *c;
	struct para *p;
	size_t i;

	for (i = 0; i < it->n_checks; i++) {
		c = &it->checks[i];
		if (!is_blank(b) && !check_applies(b->sheet, c))
			continue;
		/* The letter is what is typed for it afterwards. */
		p = row_add(b->doc, r, 1, STYLE_CELL, textf(b->doc, "%s. %s",
		    c->id, c->text));
		if (p != NULL)
			p->mark = square(!is_blank(b) &&
			    check_ticked(b->sheet, it, c));
	}
}

/* "Room temperature: ________ ℃"; what is computed is nothing to measure. */
static void
add_readings(struct build *b, struct row *r, const struct item *it)
{
	struct document *d = b->doc;
	const struct reading *x;
	struct reading_result result;
	const char *value;
	size_t i;

	for (i = 0; i < it->n_readings; i++) {
		x = &it->readings[i];
		judge_reading(b->sheet, it, x, b->in->day, &result);
		if (x->formula[0] != '\0' ||
		    (!is_blank(b) && result.judgement == JUDGE_OFF))
			continue;
		value = is_blank(b) ? "" : text_reading(b, it, x, &result);
		row_add(d, r, 2, STYLE_CELL, value[0] != '\0' ?
		    textf(d, "%s: %s", x->label, value) :
		    textf(d, "%s: ＿＿＿＿＿＿ %s", x->label, x->unit));
	}
}

static void
add_verdicts(struct build *b, struct row *r, enum verdict verdict)
{
	static const enum verdict order[] = { VERDICT_CONFORMS, VERDICT_FAILS,
		VERDICT_NA, VERDICT_UNKNOWN };
	struct para *p;
	size_t i;

	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		p = row_add(b->doc, r, 3, STYLE_CELL,
		    _(verdict_name(order[i])));
		if (p != NULL)
			p->mark = square(!is_blank(b) && verdict == order[i]);
	}
}

static void
add_photos(struct build *b, struct row *r, const struct item *it)
{
	struct document *d = b->doc;
	struct evidence e;
	struct str list;
	size_t i;

	str_init(&list, 4000);
	for (i = 0; !is_blank(b) && i < sheet_evidence_count(b->sheet); i++) {
		sheet_evidence_at(b->sheet, i, &e);
		if (evidence_serves(&e, it->id))
			str_addf(&list, "%sE-%03zu", list.len > 0 ? " " : "",
			    i + 1);
	}
	row_add(d, r, 2, STYLE_CELL, textf(d, _("Photo no.: %s"),
	    list.len > 0 ? list.ptr : "＿＿＿＿＿＿"));
	str_clear(&list);
}

static void
item_row(struct build *b, struct table *t, const struct item *it)
{
	struct document *d = b->doc;
	struct row *r = table_row(d, t);
	struct answer a;

	answer_of(b->sheet, it, &a);
	r->anchor = text_item_anchor(d, it);
	r->min_height = PT(62);
	row_add(d, r, 0, STYLE_CELL_BOLD, text_keep(d, it->id));
	row_add(d, r, 0, STYLE_CELL_SMALL, it->level == LEVEL_BASIC ?
	    _("Basic") : _("Applied"));
	row_add(d, r, 1, STYLE_CELL_BOLD, text_keep(d, it->title));
	add_checks(b, r, it);
	add_readings(b, r, it);
	add_photos(b, r, it);
	if (!is_blank(b))
		row_add(d, r, 2, STYLE_CELL_TEXT, text_tight(d, a.note));
	add_verdicts(b, r, a.verdict);
}

static void
place_part(struct build *b, const struct place *place)
{
	static const struct column columns[] = {
		{ 9, ALIGN_LEFT, false }, { 45, ALIGN_LEFT, false },
		{ 32, ALIGN_LEFT, false }, { 14, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	const char **head = arena_alloc(d->arena, 4 * sizeof(*head));
	struct table *t = NULL;
	size_t i;

	head[0] = _("No.");
	head[1] = _("What to look at");
	head[2] = _("Values, photos, notes");
	head[3] = _("Verdict");
	for (i = 0; i < b->catalog->n_items; i++) {
		if (b->catalog->items[i].place != place)
			continue;
		if (t == NULL) {
			block_heading(d, 2, NULL, text_keep(d, place->title));
			t = block_table(d, columns, 4, head, RULES_GRID);
		}
		item_row(b, t, &b->catalog->items[i]);
	}
}

/* What ties a page to what stands on it: see assess/round.h. */
static const char *
rows_code(const struct document *d, const char *const *rows, size_t n)
{
	const struct report_input *in = d->rows_arg;
	const struct item *items[ROUND_ROWS];
	char *code = arena_alloc(d->arena, ROUND_CODE);
	size_t i;

	for (i = 0; i < n && i < ROUND_ROWS; i++)
		items[i] = catalog_item(in->catalog, rows[i] +
		    strlen("item/"));
	round_code(code, in->walk, in->catalog->edition, in->printed, items,
	    i);
	return code;
}

static void
name_pages(struct build *b)
{
	struct document *d = b->doc;

	if (b->in->walk == NULL)
		return;
	d->rows_code = rows_code;
	d->rows_arg = b->in;
	d->page_code = textf(d, "ANSHIN1 V:%s S:", b->catalog->edition);
}

void
part_walk(struct build *b)
{
	struct document *d = b->doc;
	char day[11];
	size_t i;

	d->unfinished = NULL;
	date_format_iso(b->in->printed, day);
	d->foot[1] = b->in->walk == NULL ?
	    _("A sheet to write on; it is not handed in") :
	    textf(d, _("A sheet to write on (%s); it is not handed in"), day);
	name_pages(b);
	block_heading(d, 1, "walk", _("Walk-round sheet"));
	block_para(d, STYLE_BODY, _("Date: ＿＿＿＿＿＿＿＿＿＿　　Looked at by: "
	    "＿＿＿＿＿＿＿＿＿＿　　Instruments: ＿＿＿＿＿＿＿＿＿＿"));
	block_para(d, STYLE_NOTE, _("Ordered by the places of the building. "
	    "Tick what you have seen, write down values and the numbers of "
	    "your photos, and type it in afterwards."));
	for (i = 0; i < b->catalog->n_places; i++)
		place_part(b, &b->catalog->places[i]);
}
