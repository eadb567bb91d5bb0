/* The record screen as it is seen: fields above, the editor below. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "ui/screen/record.h"
#include "ui/screen/words.h"

enum { SLOT_LIST, SLOT_FIELD, SLOT_AREA, SLOT_CHOICES };
enum { LABEL_COLUMNS = 26, PANEL = 9, VALUE_MAX = 20000 };

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct record_state *st = arg;
	const struct record_field *f = &st->record->fields[i];
	struct str value;

	str_init(&value, VALUE_MAX);
	record_value(&value, st->model, st->subject, f);
	(void)str_addf(out, "%s\t", _(f->label));
	words_first_line(out, value.len > 0 ? value.ptr : _("(empty)"));
	*style = value.len > 0 ? STYLE_PLAIN : STYLE_DIM;
	str_clear(&value);
}

static void
choice_row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct record_state *st = arg;
	const struct record_field *f = &st->record->fields[st->list.sel];
	bool on = record_chosen(st->subject, f, st->model, i);

	(void)str_add(out, words_tick(on));
	record_choice_say(out, f, st->model, i);
	*style = on ? STYLE_GOOD : STYLE_PLAIN;
}

static void
panel(struct record_state *st, struct page *p, struct rect r)
{
	static const int cols[] = { 0 };
	const struct record_field *f = &st->record->fields[st->list.sel];
	struct str text;

	r = page_box(p, r, _(f->label), st->editing != RECORD_EDIT_NONE);
	switch (st->editing) {
	case RECORD_EDIT_FIELD:
		r.h = 1;
		page_field(p, SLOT_FIELD, r, &st->field,
		    f->type == RECORD_DATE ? _("e.g. 2026-04-10") : "", true);
		break;
	case RECORD_EDIT_AREA:
		page_area(p, SLOT_AREA, r, &st->area,
		    _("Esc or F5 keeps the text."), true);
		break;
	case RECORD_EDIT_CHOICE:
		st->choice_rows = (struct list_source){ choice_row, st, cols };
		list_fit(&st->choices, (size_t)r.h);
		page_list(p, SLOT_CHOICES, r, &st->choices, &st->choice_rows,
		    true);
		break;
	case RECORD_EDIT_NONE:
		str_init(&text, VALUE_MAX);
		record_value(&text, st->model, st->subject, f);
		(void)page_text(p, r, STYLE_PLAIN, text.len > 0 ? text.ptr :
		    _("Nothing is recorded here yet. Enter edits it."), 0);
		str_clear(&text);
		break;
	}
}

void
record_view(const struct screen *s, const struct model *m, struct page *p)
{
	struct record_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r;

	if (m->sheet == NULL)
		return;
	st->model = m;
	below.h = PANEL;
	below.y = r.y + r.h - PANEL;
	r.h -= PANEL;
	st->cols[0] = LABEL_COLUMNS;
	st->cols[1] = 0;
	st->rows = (struct list_source){ row, st, st->cols };
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows,
	    st->editing == RECORD_EDIT_NONE);
	panel(st, p, below);
}
