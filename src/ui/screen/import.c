/*
 * Taking in what another machine wrote. What is new, known and contested is
 * shown first; nothing is taken before Enter, and nothing is overwritten then.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"

struct import_state {
	char *path;
	size_t top, lines;
	bool seen, failed;
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Take in"),
	    N_("Takes in all that is new. Nothing is overwritten."),
	    BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

/* arg: the file. */
static void
open_import(struct screen *s, const struct model *m, const char *arg)
{
	struct import_state *st = s->state;

	(void)m;
	st->path = xstrdup(arg);
}

static void
close_import(struct screen *s)
{
	struct import_state *st = s->state;

	free(st->path);
}

static void
result(struct import_state *st, const struct event *ev, struct effects *fx)
{
	if (ev->effect == FX_IMPORT_LOOK) {
		st->seen = ev->ok;
		st->failed = !ev->ok;
	} else if (ev->effect == FX_IMPORT && ev->ok) {
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	}
}

static void
scroll(struct import_state *st, enum action act)
{
	if (act == ACT_DOWN && st->top + 1 < st->lines)
		st->top++;
	else if (act == ACT_UP && st->top > 0)
		st->top--;
	else if (act == ACT_PAGE_DOWN && st->top + 10 < st->lines)
		st->top += 10;
	else if (act == ACT_PAGE_UP)
		st->top -= st->top < 10 ? st->top : 10;
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct import_state *st = s->state;

	if (ev->kind == EVENT_OPENED && !st->seen)
		effects_add(fx, FX_IMPORT_LOOK, st->path, NULL, NULL);
	else if (ev->kind == EVENT_RESULT)
		result(st, ev, fx);
	else if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_SELECT && st->seen)
		effects_add(fx, FX_IMPORT, st->path, NULL, NULL);
	else if (act == ACT_HELP)
		(void)screen_common(s, m, act, fx);
	else
		scroll(st, act);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct import_state *st = s->state;	/* lines follow the width */
	struct rect r = page_body(p), head = { r.y, r.x, 1, r.w };

	if (st->failed || m->carried == NULL) {
		(void)page_text(p, r, STYLE_DIM, _("Nothing was taken. Esc "
		    "goes back."), 0);
		return;
	}
	page_line(p, head, STYLE_TITLE, _("Enter takes this in, Esc leaves "
	    "everything as it is:"));
	r.y += 2;
	r.h -= 2;
	st->lines = page_text(p, r, STYLE_PLAIN, m->carried, st->top);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("This is what the file holds. New entries are "
	    "added to the journal; what is here stays. Where both machines "
	    "recorded something different, both values are kept, and the "
	    "findings lead to them: there one key chooses."));
}

const struct screen_ops screen_import = {
	.id = "import", .title = N_("Take in a file"),
	.private_size = sizeof(struct import_state), .keys = keys,
	.open = open_import, .update = update, .view = view,
	.close = close_import, .explain = explain
};
