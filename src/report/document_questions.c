/* The correction report: what the certification body asked, what was done. */
#include "config.h"

#include <string.h>

#include "assess/question.h"
#include "assess/record.h"
#include "base/i18n.h"
#include "report/block.h"

static void
fact(struct document *d, struct table *t, const char *label,
    const char *value)
{
	struct row *r = table_row(d, t);

	row_add(d, r, 0, STYLE_CELL_BOLD, label);
	row_add(d, r, 1, STYLE_CELL_TEXT, value[0] != '\0' ? value : "―");
}

static void
question_block(struct build *b, const struct question *q)
{
	static const struct column columns[] = {
		{ 24, ALIGN_LEFT, true }, { 76, ALIGN_LEFT, false }
	};
	struct document *d = b->doc;
	struct table *t;

	block_heading(d, 2, NULL, textf(d, _("Question %zu: %s %s"),
	    q->number, q->item_id, q->item != NULL ? q->item->title : ""));
	t = block_table(d, columns, 2, NULL, RULES_GRID);
	fact(d, t, _("Received on"), text_day(d, q->date));
	fact(d, t, _("Deadline"), text_day(d, q->deadline));
	fact(d, t, _("The question"), text_tight(d, q->text));
	fact(d, t, _("Evidence before"), text_files(b, q->before));
	fact(d, t, _("The answer"), text_tight(d, q->answer));
	fact(d, t, _("Evidence after"), text_files(b, q->after));
	fact(d, t, _("Answered on"), text_day(d, q->answered));
	fact(d, t, _("State"), _(record_choice_name(record_field(
	    "question/", "state"), q->state[0] == '\0' ? "open" :
	    q->state)));
	block_space(d, PT(8));
}

bool
part_questions(struct build *b)
{
	struct document *d = b->doc;
	struct question_list l;
	size_t i, open = 0;

	question_collect(&l, b->catalog, b->sheet, b->in->day);
	if (l.n > 0) {
		for (i = 0; i < l.n; i++)
			open += l.list[i].open;
		block_page(d);
		block_heading(d, 1, "questions", _("Correction report"));
		block_para(d, STYLE_BODY, textf(d, _("Questions: %zu, not "
		    "answered yet: %zu."), l.n, open));
	}
	for (i = 1; i <= l.n; i++)
		question_block(b, question_find(&l, i));
	question_clear(&l);
	return l.n > 0;
}
