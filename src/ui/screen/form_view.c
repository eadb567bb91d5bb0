/*
 * The form as it is seen. 80 columns: the sections as tabs, the fields of one
 * section below them, and a box that explains the focused field. From 110
 * columns on the sections stand at the left.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ui/screen/form.h"
#include "ui/screen/words.h"

enum { SLOT_SECTIONS, SLOT_FIELDS, SLOT_VALUE };
enum { MARK_COLUMNS = 1, LIST_MARK = 2, BAR_COLUMNS = 2 };

enum form_mark
form_mark(const struct form_field *f, const char *value)
{
	enum field_fault fault;
	char *kept;

	if (value[0] == '\0')
		return f->required ? FORM_NEEDED : FORM_EMPTY;
	fault = field_normalise(f, value, &kept);
	free(kept);
	return fault == FIELD_OK ? FORM_FILLED :
	    fault == FIELD_EMPTY ? FORM_NEEDED : FORM_WRONG;
}

void
form_count(const struct section *sec, const struct model *m, size_t *done,
    size_t *all)
{
	size_t i;

	*done = *all = 0;
	for (i = 0; i < sec->n_fields; i++) {
		const struct form_field *f = &sec->fields[i];

		if (!f->required)
			continue;
		++*all;
		*done += form_mark(f, sheet_form(m->sheet, f->id)) ==
		    FORM_FILLED;
	}
}

static void
value_cell(struct str *out, const struct form_field *f, const char *value,
    enum form_mark mark)
{
	size_t at = out->len;

	words_form_value(out, f, value);
	for (; at < out->len; at++)
		if (out->ptr[at] == '\n')
			(void)str_splice(out, at, 1, " / ", 3);
	if (mark == FORM_NEEDED)
		(void)str_add(out, _("(please fill in)"));
	else if (mark == FORM_WRONG)
		(void)str_add(out, _("  <- please check"));
}

static enum style
mark_style(enum form_mark mark)
{
	return mark == FORM_WRONG ? STYLE_BAD :
	    mark == FORM_NEEDED ? STYLE_WARN : STYLE_PLAIN;
}

static void
field_row(void *arg, size_t i, struct str *out, enum style *style)
{
	static const char marks[] = { ' ', ' ', '*', '!' };
	const struct form_state *st = arg;
	const struct form_field *f = form_focused(st, st->model);
	enum form_mark mark;

	f = &f->section->fields[i];
	mark = form_mark(f, sheet_form(st->model->sheet, f->id));
	(void)str_addf(out, "%c\t%s", marks[mark], f->label);
	*style = mark_style(mark);
}

/* "[申請者 3/6]"; where not all titles fit, the others are numbers only. */
static void
tab_text(struct str *out, const struct model *m, const struct section *sec,
    bool here, bool is_short)
{
	size_t done, all;

	form_count(sec, m, &done, &all);
	(void)str_add_char(out, here ? '[' : ' ');
	if (is_short)
		(void)str_addf(out, "%zu. ",
		    (size_t)(sec - m->catalog->sections) + 1);
	if (here || !is_short)
		(void)str_addf(out, "%s ", sec->title);
	(void)str_addf(out, "%zu/%zu%c", done, all, here ? ']' : ' ');
}

static void
section_row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct form_state *st = arg;
	const struct section *sec = &st->model->catalog->sections[i];
	size_t done, all;

	form_count(sec, st->model, &done, &all);
	(void)str_addf(out, "%s\t%zu/%zu", sec->title, done, all);
	*style = done == all ? STYLE_GOOD : STYLE_PLAIN;
}

/* Draws the tabs, or without a page only measures them. */
static int
draw_tabs(const struct form_state *st, const struct model *m,
    struct page *p, struct rect r, bool is_short)
{
	const struct section *here = form_focused(st, m)->section;
	struct rect cell = r;
	struct str text;
	size_t i;

	for (i = 0; i < m->catalog->n_sections; i++) {
		const struct section *sec = &m->catalog->sections[i];

		str_init(&text, 400);
		tab_text(&text, m, sec, sec == here, is_short);
		cell.w = (int)width_str(text.ptr);
		if (p != NULL && cell.x + cell.w > r.x + r.w)
			cell.w = r.x + r.w - cell.x;
		if (p != NULL && cell.w > 0)
			page_line(p, cell, sec == here ? STYLE_TITLE :
			    STYLE_DIM, text.ptr);
		str_clear(&text);
		cell.x += cell.w + 1;
	}
	return cell.x - r.x - 1;
}

static void
tabs(const struct form_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	bool is_short = draw_tabs(st, m, NULL, r, false) > r.w;

	(void)draw_tabs(st, m, p, r, is_short);
}

static void
section_list(struct form_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct section *here = form_focused(st, m)->section;

	st->section_cols[0] = r.w - LIST_MARK - 7;
	st->section_cols[1] = 0;
	st->section_rows = (struct list_source){ section_row, st,
		st->section_cols };
	list_set_count(&st->sections, m->catalog->n_sections);
	list_select(&st->sections, (size_t)(here - m->catalog->sections));
	list_fit(&st->sections, (size_t)r.h);
	page_list(p, SLOT_SECTIONS, r, &st->sections, &st->section_rows,
	    false);
}

static int
label_columns(const struct section *sec, int room)
{
	int widest = 20, w;
	size_t i;

	for (i = 0; i < sec->n_fields; i++) {
		w = (int)width_str(sec->fields[i].label);
		widest = w > widest ? w : widest;
	}
	return widest < room / 2 ? widest : room / 2;
}

static bool
is_inline(const struct form_field *f)
{
	return form_is_typed(f) && f->type != FIELD_LINES;
}

/* The values at the right of the labels. The focused one is a field where it
 * can be typed on one line. */
static void
values(struct form_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct form_field *here = form_focused(st, m);
	const struct section *sec = here->section;
	struct rect line = r;
	struct str text;
	char *example;
	size_t i;

	line.h = 1;
	str_init(&text, LIMIT_LINES + 200);
	for (i = st->fields.top; i < sec->n_fields &&
	    line.y < r.y + r.h; i++, line.y++) {
		const struct form_field *f = &sec->fields[i];
		const char *value = sheet_form(m->sheet, f->id);
		enum form_mark mark = form_mark(f, value);

		if (f == here && is_inline(f)) {
			example = form_example(f);
			page_field(p, SLOT_VALUE, line, &st->line, example,
			    true);
			free(example);
			continue;
		}
		str_truncate(&text, 0);
		value_cell(&text, f, value, mark);
		page_line(p, line, f == here ? STYLE_TITLE :
		    mark_style(mark), text.ptr);
	}
	str_clear(&text);
}

/* The windows of list and field stand side by side: none covers the other. The
 * bar is at the right of both, as it is everywhere. */
static void
field_list(struct form_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct form_field *f = form_focused(st, m);
	struct rect left = r, right = r;

	st->field_cols[0] = MARK_COLUMNS;
	st->field_cols[1] = 0;
	st->field_rows = (struct list_source){ field_row, st,
		st->field_cols };
	list_set_count(&st->fields, f->section->n_fields);
	list_select(&st->fields, st->field - f->section->fields[0].index);
	list_fit(&st->fields, (size_t)r.h);
	left.w = LIST_MARK + MARK_COLUMNS + 1 +
	    label_columns(f->section, r.w) + 2;
	right.x += left.w + 1;
	right.w -= left.w + 1 + BAR_COLUMNS;
	page_list_bar(p, r, &st->fields);
	page_list_bare(p, SLOT_FIELDS, left, &st->fields, &st->field_rows,
	    !is_inline(f));
	values(st, m, p, right);
}

void
form_view(const struct screen *s, const struct model *m, struct page *p)
{
	struct form_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), left = r, list, panel;
	bool wide = page_wide(p);
	int panel_h = r.h / 3 + 1 < 8 ? 8 : r.h / 3 + 1;

	if (m->sheet == NULL)
		return;
	st->model = m;
	if (wide) {
		left.w = 34;
		r.x += left.w + 1;
		r.w -= left.w + 1;
		left = page_box(p, left, _("Sections"), false);
		section_list(st, m, p, left);
	} else {
		left.h = 1;
		tabs(st, m, p, left);
		r.y += 2;
		r.h -= 2;
	}
	list = panel = r;
	list.h = r.h - panel_h;
	panel.y = r.y + list.h;
	panel.h = panel_h;
	field_list(st, m, p, list);
	form_panel(st, m, p, panel);
	if (st->writing)
		form_editor(st, m, p);
}
