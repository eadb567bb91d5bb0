/*
 * The item screen's own parts, shared by item*.c only.
 *
 *   item.c         keys to what happens; moving between items and rows
 *   item_answer.c  the five verdicts and what they need
 *   item_edit.c    the editors of note, reason and readings
 *   item_doc.c     what the item says, as rows; item_rows.c fills them
 *   item_list.c    the chapter's items at the left
 *   item_view.c    drawing; item_panel.c draws the editors
 */
#ifndef UI_SCREEN_ITEM_H
#define UI_SCREEN_ITEM_H

#include <stdbool.h>
#include <stddef.h>

#include "assess/answer.h"
#include "catalog/catalog.h"
#include "ui/effect.h"
#include "ui/event.h"
#include "ui/model.h"
#include "ui/page.h"

enum row_kind {
	ROW_ANSWER,		/* the buttons above the document */
	ROW_TEXT,		/* not to be focused */
	ROW_REASON, ROW_FORM, ROW_CHECK, ROW_READING, ROW_NOTE, ROW_PLAN,
	ROW_FILE, ROW_ATTACH, ROW_GUIDE
};

/* Which row: stays true when rows above it come or go. */
struct row_ref {
	enum row_kind kind;
	size_t index;
};

/* The document is one column, or two side by side on a wide screen. */
enum part { PART_GUIDE, PART_ANSWER, PART_N };

struct doc_row {
	struct row_ref ref;
	enum part part;
	enum style style;
	char *prefix, *text;	/* prefix stands before the first line */
	size_t indent;		/* columns of the prefix */
	const struct wline *lines;	/* the state's: see wrapped */
	size_t n_lines, at;	/* first line within its part */
};

/* A row's text as it was wrapped last. From key to key few rows change, and
 * to wrap all of them would take most of the time of a key. */
struct wrapped {
	char *text;
	size_t columns;
	int ambiguous;		/* width_ambiguous() then */
	struct wline *lines;
	size_t n_lines;
};

struct item_doc {
	struct doc_row *rows;
	size_t n, cap;
	size_t lines[PART_N];
};

/* Columns before the title in the head line: id and level. */
enum { ITEM_TITLE_AT = 13 };

/* Parts of a reading that are typed one after the other. */
enum { READING_VALUE, READING_PLACE, READING_TIME, READING_INSTRUMENT,
	READING_BY, READING_STATE, READING_ACTION, READING_PARTS };

enum edit_what { EDIT_NONE, EDIT_NOTE, EDIT_REASON, EDIT_READING };

struct item_editor {
	enum edit_what what;
	size_t reading, part;
	struct area_state area;			/* note, reason */
	struct field_state fields[READING_PARTS];
	struct list_state choices;		/* row 0: nothing chosen */
	bool wants_na;			/* the reason makes the item 対象外 */
	bool untouched;		/* as the last visit left it: Esc adds nothing
				 * to what u takes back */
};

struct item_state {
	size_t item;		/* index in the catalogue */
	struct row_ref focus;
	struct item_editor edit;
	/* What was left last, until it is known to be in the journal. */
	struct item_editor left;
	size_t left_item;
	size_t top[PART_N];
	/* as last drawn */
	size_t width[PART_N], height[PART_N];
	bool wide;
	struct rect panel;		/* of the editor; no rows: none */
	struct list_state list;		/* the chapter's items, at the left */
	struct wrapped *wrapped;	/* by row */
	size_t n_wrapped;
};

const struct item *item_of(const struct item_state *st,
    const struct model *m);
/* "item/4-03" */
void item_subject(const struct item *it, char *out, size_t size);

/* item_doc.c */
void item_doc_build(struct item_doc *d, const struct item_state *st,
    const struct model *m);
void item_doc_free(struct item_doc *d);
/* The rows' lines live until the next layout. */
void item_doc_layout(struct item_doc *d, struct item_state *st);
void item_doc_forget(struct item_state *st);	/* frees what is wrapped */
bool row_focusable(enum row_kind k);
/* Index of the row, or 0 (the answer) when there is none such. */
size_t item_doc_find(const struct item_doc *d, struct row_ref ref);
struct doc_row *item_doc_add(struct item_doc *d, enum part part,
    enum row_kind kind, size_t index, enum style st);
/* Sets the row's text (copied) behind a prefix. */
void doc_row_say(struct doc_row *r, const char *prefix, const char *text);
/* item_rows.c */
void item_rows(struct item_doc *d, const struct item_state *st,
    const struct model *m);
/* One line of what is to do now, and its style. */
enum style item_advice(const struct item_state *st, const struct model *m,
    struct str *out);
/* First form field that the item's condition rests on, or NULL. */
const struct form_field *item_switch(const struct item *it,
    const struct catalog *c);

/* item_move.c */
void item_move(struct item_state *st, const struct model *m,
    enum action act);
/* Stays where it is when the item has no such point, or does not ask it. */
void item_focus_check(struct item_state *st, const struct model *m,
    size_t check);
void item_show_focus(struct item_state *st, const struct item_doc *d);
void item_clamp(struct item_state *st, const struct item_doc *d);

/* item_answer.c */
void item_answer(struct item_state *st, const struct model *m,
    enum verdict v, struct effects *fx);
void item_toggle(struct item_state *st, const struct model *m, size_t check,
    struct effects *fx);
/* One verdict with who, when, and which text: one action. */
void item_record(const struct item *it, const struct model *m,
    enum verdict v, struct effects *fx);
/* "Unchanged": last year's answer confirmed, or this site's kept where the
 * shared one has changed. */
void item_confirm(const struct item *it, const struct model *m,
    const struct answer *a, struct effects *fx);
/* Why "unchanged" is no answer here: msgid, or NULL when it is one. */
const char *item_cannot_confirm(const struct answer *a);

/* item_edit.c */
extern const char *const reading_suffix[READING_PARTS];
/* A reading's value as it is kept: numbers in ASCII, days as ISO; what cannot
 * be read stays as typed. Free it. */
char *item_tidy_value(const struct reading *r, const char *typed);
void item_edit_note(struct item_state *st, const struct model *m);
void item_edit_reason(struct item_state *st, const struct model *m,
    bool wants_na);
/* Computed readings have no value to type: false. */
bool item_edit_reading(struct item_state *st, const struct model *m,
    size_t reading);
void item_edit_event(struct item_state *st, const struct model *m,
    const struct event *ev, enum action act, struct effects *fx);
/* Journals what differs from what is recorded. */
void item_edit_journal(struct item_state *st, const struct model *m,
    struct effects *fx);
void item_edit_leave(struct item_state *st, const struct model *m,
    struct effects *fx);
void item_edit_close(struct item_editor *e);
/* What was left could not be recorded: it stands in its editor again. */
void item_edit_take_back(struct item_state *st);
/* The journal field that is being typed ("" when none) and its cursor. */
void item_edit_place(const struct item_state *st, const struct model *m,
    struct str *field, size_t *cursor);
/* The editor of a journal field, with the cursor there. */
void item_edit_restore(struct item_state *st, const struct model *m,
    const char *field, size_t cursor);

/* item_panel.c */
int item_panel_height(const struct item_state *st, const struct model *m,
    int room);
void item_panel_view(struct item_state *st, const struct model *m,
    struct page *p, struct rect r);
enum { SLOT_LIST, SLOT_GAUGE, SLOT_BUTTONS, SLOT_AREA, SLOT_CHOICES,
	SLOT_FIELDS };

#endif
