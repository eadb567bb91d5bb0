/*
 * A screen: one filled table and a private struct. update() is pure (no
 * curses, no files): it changes the screen's own state and asks for effects;
 * view() draws what is there and decides nothing.
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "ui/effect.h"
#include "ui/event.h"
#include "ui/keymap.h"
#include "ui/model.h"

struct page;
struct screen;

enum { SCREEN_OTHER_KEYS = 3 };

struct screen_ops {
	const char *id;			/* "item": help key, test name, FX_PUSH */
	const char *title;		/* N_() */
	size_t private_size;
	const struct keybind *keys;
	/* Other tables that the screen may use for a while (screen.keys). */
	const struct keybind *other_keys[SCREEN_OTHER_KEYS];
	/* arg: as given to FX_PUSH, may be "" */
	void (*open)(struct screen *s, const struct model *m, const char *arg);
	void (*update)(struct screen *s, const struct model *m,
	    const struct event *ev, enum action act, struct effects *fx);
	/* Body only: header, status line and footer are drawn by the frame. */
	void (*view)(const struct screen *s, const struct model *m,
	    struct page *p);
	/* Optional, and for speed only: draws over the page as it is shown
	 * what a letter in the open field may have changed. False, with
	 * nothing drawn: all is to be drawn. */
	bool (*retouch)(const struct screen *s, const struct model *m,
	    struct page *p);
	void (*close)(struct screen *s);
	/* Help for the focused thing, translated; "" for none. Appended to out. */
	void (*explain)(const struct screen *s, const struct model *m,
	    struct str *out);
	/* Where one is, for the header, e.g. "第4章 / 7  4-03  24/55". */
	void (*where)(const struct screen *s, const struct model *m,
	    struct str *out);
};

struct screen {
	const struct screen_ops *ops;
	void *state;			/* private_size bytes, zeroed on push */
	bool editing;			/* text goes to a field */
	bool unsaved;			/* and is kept only when it is finished */
	const struct keybind *keys;	/* the table in use; NULL: ops->keys */
};

static inline const struct keybind *
screen_keys(const struct screen *s)
{
	return s->keys != NULL ? s->keys : s->ops->keys;
}

extern const struct screen_ops screen_start, screen_form, screen_chapters,
    screen_item, screen_evidence, screen_browse, screen_findings,
    screen_export, screen_help, screen_history, screen_search,
    screen_stages, screen_record, screen_plan, screen_questions,
    screen_paper, screen_keyin, screen_forks, screen_import,
    screen_sites, screen_reuse;
const struct screen_ops *screen_by_id(const char *id);	/* or NULL */
const struct screen_ops *screen_at(size_t i);	/* NULL past the last */

#endif
