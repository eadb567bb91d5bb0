/* The record screen's own parts. What is under record_data.c is the same for
 * plain mode. */
#ifndef UI_SCREEN_RECORD_H
#define UI_SCREEN_RECORD_H

#include "assess/record.h"
#include "ui/page.h"
#include "ui/screen.h"

enum record_editing { RECORD_EDIT_NONE, RECORD_EDIT_FIELD, RECORD_EDIT_AREA,
	RECORD_EDIT_CHOICE };

struct record_state {
	char *subject;
	const struct record *record;
	struct list_state list;
	enum record_editing editing;
	bool untouched;		/* as the last visit left it: Esc adds nothing
				 * to what u takes back */
	struct field_state field;
	struct area_state area;
	struct list_state choices;
	char *left;		/* the text of the field that was left last */
	size_t left_at;
	/* as drawn */
	struct list_source rows, choice_rows;
	int cols[3];
	const struct model *model;
};

/* --- record_data.c --- */
const struct record *record_of(const char *subject);
/* The value in words; nothing for an empty one. */
void record_value(struct str *out, const struct model *m,
    const char *subject, const struct record_field *f);
/* As record_normalise; an item must also be one. */
const char *record_read(const char *subject, const struct record_field *f,
    const struct model *m, const char *typed, char **kept);
/* What recording the value brings with it. */
void record_follow(const char *subject, const struct record_field *f,
    const struct model *m, const char *kept, struct effects *fx);
/* Words or files to choose from: how many, what the i-th is called, whether
 * it is chosen, and choosing it or taking it away. */
size_t record_choices(const struct record_field *f, const struct model *m);
void record_choice_say(struct str *out, const struct record_field *f,
    const struct model *m, size_t i);
bool record_chosen(const char *subject, const struct record_field *f,
    const struct model *m, size_t i);
void record_choose(const char *subject, const struct record_field *f,
    const struct model *m, size_t i, struct effects *fx);

void record_view(const struct screen *s, const struct model *m,
    struct page *p);

#endif
