/* The hub's own parts, shared by chapters*.c only. */
#ifndef UI_SCREEN_CHAPTERS_H
#define UI_SCREEN_CHAPTERS_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/page.h"
#include "ui/screen.h"

/* Rows: the form, one per chapter, and what comes after them. */
enum hub_kind { HUB_FORM, HUB_CHAPTER, HUB_EVIDENCE, HUB_FINDINGS,
	HUB_EXPORT, HUB_STAGES, HUB_PAPER, HUB_HISTORY };

struct hub_row {
	enum hub_kind kind;
	size_t chapter;
};

/* What is best done next, and the sentence that says so. */
struct next_step {
	enum hub_kind kind;
	const struct item *item;	/* HUB_CHAPTER */
	const struct form_field *field;	/* HUB_FORM */
};

struct chapters_state {
	struct list_state list;
	struct list_source rows;
	int cols[4];
	const struct model *model;
};

size_t hub_count(const struct model *m);
struct hub_row hub_row(const struct model *m, size_t i);

/* chapters_next.c */
struct next_step next_step(const struct model *m);
void next_step_say(struct str *out, const struct model *m,
    const struct next_step *next);

/* chapters_view.c */
void chapters_view(const struct screen *s, const struct model *m,
    struct page *p);
void hub_describe(struct str *out, const struct model *m, struct hub_row r);

#endif
