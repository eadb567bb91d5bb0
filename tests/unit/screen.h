/*
 * A screen under test: the real catalogue, an empty sheet, and a host that
 * puts records into the sheet. No terminal, no store, no clock.
 */
#ifndef TESTS_UNIT_SCREEN_H
#define TESTS_UNIT_SCREEN_H

#include "assess/progress.h"
#include "ui/screen.h"

struct trial {
	struct catalog *catalog;
	struct sheet *sheet;
	struct progress progress;
	struct finding_list findings;
	struct model_app app;
	struct model model;
	struct screen *screen;
	struct effects fx;		/* of the last event only */
};

struct trial *trial_new(void);
void trial_free(struct trial *t);
void trial_open(struct trial *t, const struct screen_ops *ops,
    const char *arg);
/* Keys by the names of replay files, one after the other: "Down", "1". */
void trial_press(struct trial *t, const char *keys);
void trial_type(struct trial *t, const char *text);
void trial_event(struct trial *t, enum event_kind kind);
void trial_result(struct trial *t, enum effect_kind fx, bool ok);
/* The effect of the last event with these operands (NULL: any), or NULL. */
const struct effect *trial_has(const struct trial *t, enum effect_kind kind,
    const char *a, const char *b);
const char *trial_item(const struct trial *t, const char *item,
    const char *field);

#endif
