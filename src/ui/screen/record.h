/* The record screen's own parts, shared by record*.c only. */
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
	struct field_state field;
	struct area_state area;
	struct list_state choices;
	/* as drawn */
	struct list_source rows, choice_rows;
	int cols[3];
	const struct model *model;
};

/* How many words or files there are to choose from. */
size_t record_choices(const struct record_field *f, const struct model *m);
void record_view(const struct screen *s, const struct model *m,
    struct page *p);

#endif
