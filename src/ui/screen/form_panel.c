/* The box that explains the focused field, and the window of several lines. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "ui/screen/form.h"
#include "ui/screen/words.h"

enum { SLOT_OPTIONS = 10, SLOT_AREA };

char *
form_example(const struct form_field *f)
{
	return f->example[0] != '\0' ? xasprintf(_("e.g. %s"), f->example) :
	    xstrdup(_("(type here)"));
}

/* What the hands have to do, by kind of field. */
static const char *
hint(const struct form_field *f)
{
	switch (f->type) {
	case FIELD_YESNO:
	case FIELD_CHOICE:
		return _("Press the digit of the answer.");
	case FIELD_CHOICES:
		return _("Press the digits of all that apply (again: not); "
		    "Enter goes on.");
	case FIELD_LINES:
		return _("Just type, or F2: a window for several lines. "
		    "Enter goes on.");
	case FIELD_DATE:
		return _("2025-06-01 and era dates such as R7.6.1 both work.");
	case FIELD_TEXT:
	case FIELD_POSTAL:
	case FIELD_PHONE:
	case FIELD_EMAIL:
	case FIELD_URL:
	case FIELD_NUMBER:
		break;
	}
	return _("Just type; Enter goes on to the next field.");
}

/* How many lines the buttons need; they wrap where the row is full. */
static int
option_lines(const struct form_field *f, int columns)
{
	int x = 0, lines = 1, w;
	size_t i;

	for (i = 0; i < form_options(f); i++) {
		w = (int)width_str(form_option_label(f, i)) + 6;
		if (x > 0 && x + w > columns) {
			x = 0;
			lines++;
		}
		x += w + 1;
	}
	return lines;
}

static int
options(struct form_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	static const char *const digits[] = {
		"1", "2", "3", "4", "5", "6", "7", "8", "9"
	};
	const struct form_field *f = form_focused(st, m);
	const char *value = sheet_form(m->sheet, f->id);
	size_t i, n = form_options(f);

	if (n == 0)
		return 0;
	n = n < FORM_OPTIONS_MAX ? n : FORM_OPTIONS_MAX;
	for (i = 0; i < n; i++)
		st->options[i] = (struct button){ i < 9 ? digits[i] : "",
			form_option_label(f, i), form_option_on(f, value, i) };
	r.h = option_lines(f, r.w) < r.h ? option_lines(f, r.w) : r.h;
	page_buttons(p, SLOT_OPTIONS, r, st->options, n, (int)st->option,
	    true);
	return r.h;
}

static int
fault_line(const struct form_state *st, struct page *p, struct rect r)
{
	if (st->fault == FIELD_OK)
		return 0;
	r.h = 1;
	page_linef(p, r, STYLE_BAD, "! %s", _(field_fault_text(st->fault)));
	return 1;
}

static void
skip(struct rect *r, int lines)
{
	r->y += lines;
	r->h -= lines;
}

void
form_panel(struct form_state *st, const struct model *m, struct page *p,
    struct rect r)
{
	const struct form_field *f = form_focused(st, m);
	struct rect line;
	struct str text;

	str_init(&text, LIMIT_LINES);
	(void)str_addf(&text, "%s%s", f->label,
	    f->required ? _(" (needed)") : _(" (may stay empty)"));
	r = page_box(p, r, text.ptr, false);
	skip(&r, fault_line(st, p, r));
	skip(&r, options(st, m, p, r));
	str_truncate(&text, 0);
	if (words_switched(&text, m->catalog, f->id) > 0 && r.h > 2) {
		line = r;
		line.h = 1;
		text.ptr[strcspn(text.ptr, "\n")] = '\0';
		page_line(p, line, STYLE_TITLE, text.ptr);
		skip(&r, 1);
	}
	line = r;
	line.y = r.y + r.h - 1;
	line.h = 1;
	if (r.h > 1) {
		page_line(p, line, STYLE_DIM, st->warned ?
		    _("Enter again goes on as it is.") : hint(f));
		r.h--;
	}
	str_truncate(&text, 0);
	(void)str_add(&text, f->help);
	if (f->example[0] != '\0')
		(void)str_addf(&text, _("\nExample: %s"), f->example);
	if (r.h > 0)
		(void)page_text(p, r, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

void
form_editor(struct form_state *st, const struct model *m, struct page *p)
{
	const struct form_field *f = form_focused(st, m);
	struct rect body = page_body(p), r, line;
	char *example = form_example(f);

	r = page_popup(p, body.h * 2 / 3, body.w - 6, f->label);
	line = r;
	line.y = r.y + r.h - 1;
	line.h = 1;
	page_line(p, line, STYLE_DIM, _("Enter: new line   Tab: next field   "
	    "Esc: done (it is kept)"));
	r.h -= 2;
	page_area(p, SLOT_AREA, r, &st->area, example, true);
	free(example);
}
