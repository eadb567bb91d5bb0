/*
 * A desk for screens: the real catalogue, an empty sheet, and a host that
 * carries out RECORD and RECORD_TYPING on the sheet. No terminal, no store.
 */
#ifndef TESTS_UNIT_DESK_H
#define TESTS_UNIT_DESK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "catalog/load.h"
#include "ui/screen.h"

struct desk {
	struct catalog *catalog;
	struct sheet *sheet;
	struct progress progress;
	struct finding_list findings;
	struct model_app app;
	struct model model;
	struct screen screen;
	struct effects fx;		/* of the last event, results included */
	bool broken;			/* records fail */
};

void desk_open(struct desk *d);		/* an application without a screen */
void desk_close(struct desk *d);
/* Around each test of a group: *state is the desk. */
int desk_set_up(void **state);
int desk_tear_down(void **state);
void desk_count(struct desk *d);	/* progress and findings anew */
void desk_push(struct desk *d, const struct screen_ops *ops, const char *arg);
void desk_pop(struct desk *d);
void desk_key(struct desk *d, int key);
void desk_text(struct desk *d, const char *text);	/* one event */
void desk_event(struct desk *d, enum event_kind kind);
void desk_result(struct desk *d, enum effect_kind effect, int ok);

/* The i-th effect of that kind, or NULL. */
const struct effect *desk_effect(const struct desk *d, enum effect_kind kind,
    size_t i);
/* Fails unless there is such an effect; NULL is not compared. */
void desk_expect(const struct desk *d, enum effect_kind kind, const char *a,
    const char *b, const char *c);
const char *desk_form(const struct desk *d, const char *field);

#endif
