/*
 * The application form's own parts, shared by form*.c only.
 *
 *   form.c         keys to what happens
 *   form_move.c    moving between fields
 *   form_edit.c    the focused field's text: loading, journalling, finishing
 *   form_choice.c  answers that are chosen, not typed
 *   form_view.c    drawing; form_panel.c draws the box of the focused field
 */
#ifndef UI_SCREEN_FORM_H
#define UI_SCREEN_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/field.h"
#include "assess/limit.h"
#include "catalog/catalog.h"
#include "ui/page.h"
#include "ui/screen.h"

enum { FORM_OPTIONS_MAX = 40 };

struct form_state {
	size_t field;			/* index in the catalogue's fields */
	size_t option;			/* focused one of a choice */
	bool writing;			/* the window of several lines is open */
	bool typed;			/* a typing step may be open */
	bool leaving;			/* pop when the record succeeded */
	bool warned;			/* the next Enter goes on all the same */
	enum field_fault fault;		/* of the focused field, as shown */
	struct field_state line;
	struct area_state area;
	char *base;			/* the text that is journalled */
	size_t place_field, place_cursor;	/* last told by FX_PLACE */
	bool untouched;		/* as the last visit left it: Esc adds nothing
				 * to what u takes back */
	/* What was finished last, should its record fail. */
	size_t last_field;
	char *last_text;
	/* Drawing: lives as long as the page that shows it. */
	struct list_state fields, sections;
	struct list_source field_rows, section_rows;
	int field_cols[3], section_cols[2];
	struct button options[FORM_OPTIONS_MAX];
	const struct model *model;
};

static inline const struct form_field *
form_focused(const struct form_state *st, const struct model *m)
{
	return &m->catalog->fields[st->field];
}

/* form_edit.c */
bool form_is_typed(const struct form_field *f);
const char *form_text(const struct form_state *st, const struct model *m);
size_t form_cursor(const struct form_state *st, const struct model *m);
void form_set_text(struct form_state *st, const struct model *m,
    const char *text);
/* Takes the focused field's value from the sheet. */
void form_load(struct screen *s, const struct model *m);
/* Journals what differs from the journal, as typing. */
void form_journal(struct form_state *st, const struct model *m,
    struct effects *fx);
void form_place(struct form_state *st, const struct model *m,
    struct effects *fx);
/* The field is done: its normalised value is recorded. Returns the fault. */
enum field_fault form_finish(struct form_state *st, const struct model *m,
    struct effects *fx);
/* The record failed: back to that field and its text. */
void form_restore(struct screen *s, const struct model *m);

/* form_move.c */
/* The first field from `from` on that is needed or wrong, or SIZE_MAX. */
size_t form_first_open(const struct model *m, size_t from);
void form_go_next(struct screen *s, const struct model *m,
    struct effects *fx);
/* Keys that mean the same in every field; false when it was none. */
bool form_move(struct screen *s, const struct model *m, enum action act,
    struct effects *fx);

/* form_choice.c */
size_t form_options(const struct form_field *f);
const char *form_option_label(const struct form_field *f, size_t i);
bool form_option_on(const struct form_field *f, const char *value, size_t i);
/* Chooses, or for several choices turns over, option i. true when the field
 * is answered by this one key. */
bool form_choose(struct form_state *st, const struct model *m, size_t i,
    struct effects *fx);
/* The option that a digit key means ("3", full-width too), or SIZE_MAX. */
size_t form_option_of(const struct form_field *f, const struct event *ev);

/* form_view.c, form_panel.c */
void form_view(const struct screen *s, const struct model *m, struct page *p);
void form_panel(struct form_state *st, const struct model *m, struct page *p,
    struct rect r);
/* "例: ..." for an empty field; free it. */
char *form_example(const struct form_field *f);
void form_editor(struct form_state *st, const struct model *m,
    struct page *p);
/* Required fields of a section that are filled rightly, and all of them. */
void form_count(const struct section *sec, const struct model *m,
    size_t *done, size_t *all);
/* "必須" fields first: 0 filled, 1 needed and empty, 2 cannot be read. */
enum form_mark { FORM_FILLED, FORM_EMPTY, FORM_NEEDED, FORM_WRONG };
enum form_mark form_mark(const struct form_field *f, const char *value);

#endif
