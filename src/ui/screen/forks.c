/*
 * Values that two machines left differently: each with who recorded it, when
 * and where. One key decides; what accompanies the value comes with it.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assess/fork.h"
#include "base/i18n.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

enum { SLOT_LIST };
enum { DETAIL = 12, TEXT_MAX = 100000 };

struct forks_state {
	struct list_state list;
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_CHAR('1'), KEYS_NONE, ACT_CONFORMS, N_("Value 1"),
	    N_("Decides for the first value."), BIND_FOOTER },
	{ KEYS_CHAR('2'), KEYS_NONE, ACT_FAILS, N_("Value 2"),
	    N_("Decides for the second value."), BIND_FOOTER },
	{ KEYS_CHAR('3'), KEYS_NONE, ACT_NA, N_("Value 3"),
	    N_("Decides for the third value, if there is one."), 0 },
	{ KEYS_CHAR('4'), KEYS_NONE, ACT_UNKNOWN, N_("Value 4"),
	    N_("Decides for the fourth value, if there is one."), 0 },
	{ KEYS_ENTER, KEYS_RIGHT, ACT_SELECT, N_("Open"),
	    N_("Opens the place where the value stands."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static size_t
count(const struct model *m)
{
	return m->sheet == NULL ? 0 : fork_count(m->sheet);
}

/* arg: the number of the one to stand on, from 0. */
static void
open_forks(struct screen *s, const struct model *m, const char *arg)
{
	struct forks_state *st = s->state;

	list_set_count(&st->list, count(m));
	list_select(&st->list, strtoul(arg, NULL, 10));
}

static void
record(void *arg, const char *subject, const char *field, const char *value)
{
	effects_add(arg, FX_RECORD, subject, field, value);
}

static void
go_there(const struct fork *f, struct effects *fx)
{
	if (str_starts(f->subject, "item/"))
		effects_add(fx, FX_PUSH, "item", f->subject, NULL);
	else if (strcmp(f->subject, "form") == 0)
		effects_add(fx, FX_PUSH, "form", f->field, NULL);
	else if (str_starts(f->subject, "evidence/"))
		effects_add(fx, FX_PUSH, "evidence", f->subject, NULL);
	else
		effects_add(fx, FX_PUSH, "history", f->subject, NULL);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct forks_state *st = s->state;
	const struct fork *f;

	(void)ev;
	list_set_count(&st->list, count(m));
	f = m->sheet == NULL ? NULL : fork_at(m->sheet, st->list.sel);
	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_SELECT && f != NULL)
		go_there(f, fx);
	else if (act >= ACT_CONFORMS && act <= ACT_UNKNOWN && f != NULL &&
	    (size_t)(act - ACT_CONFORMS) < f->n)
		fork_decide(m->sheet, f, (size_t)(act - ACT_CONFORMS), record,
		    fx);
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
}

static void
place_text(struct str *out, const struct model *m, const struct fork *f)
{
	words_subject(out, m->catalog, f->subject);
	(void)str_add(out, ": ");
	words_field(out, m->catalog, f->subject, f->field);
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct model *m = arg;
	const struct fork *f = fork_at(m->sheet, i);

	if (f == NULL)
		return;
	place_text(out, m, f);
	*style = STYLE_BAD;
}

static void
detail(const struct model *m, const struct fork *f, struct page *p,
    struct rect box)
{
	struct str text;
	size_t i;

	str_init(&text, TEXT_MAX);
	place_text(&text, m, f);
	box = page_box(p, box, text.ptr, false);
	str_truncate(&text, 0);
	for (i = 0; i < f->n; i++) {
		(void)str_addf(&text, "%s%zu  ", i > 0 ? "\n" : "", i + 1);
		words_side(&text, m->catalog, f, i);
	}
	(void)page_text(p, box, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct forks_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r;
	struct list_source rows = { row, (void *)(uintptr_t)m, NULL };
	const struct fork *f;

	list_set_count(&st->list, count(m));
	f = m->sheet == NULL ? NULL : fork_at(m->sheet, st->list.sel);
	if (f == NULL) {
		(void)page_text(p, r, STYLE_GOOD, _("Nothing is left to "
		    "decide."), 0);
		return;
	}
	below.h = DETAIL;
	below.y = r.y + r.h - DETAIL;
	r.h -= DETAIL;
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &rows, true);
	detail(m, f, p, below);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)m;
	(void)str_add(out, _("Two machines recorded different values before "
	    "they knew of each other. Nothing was overwritten: the newest "
	    "stands first and counts so far, but the place is unfinished "
	    "until you choose. The other value stays in the history, and u "
	    "takes the choice back."));
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	(void)s;
	(void)str_addf(out, _("to be decided: %zu"), count(m));
}

const struct screen_ops screen_forks = {
	.id = "forks", .title = N_("Two values"),
	.private_size = sizeof(struct forks_state), .keys = keys,
	.open = open_forks, .update = update, .view = view,
	.explain = explain, .where = where
};
