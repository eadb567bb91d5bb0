/*
 * The journal for people: who changed what, when, from what to what. Its
 * argument is a subject ("item/4-03"), the beginning of several ("package/"),
 * or "" for everything.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assess/record.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/page.h"
#include "ui/screen.h"
#include "ui/screen/common.h"
#include "ui/screen/words.h"

enum { SLOT_LIST };
enum { VALUE_MAX = 40000, WHEN_COLUMNS = 17, WHO_COLUMNS = 10 };

struct history_state {
	char *subject;
	struct list_state list;
	struct list_source rows;
	int cols[4];
	const struct model *model;
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Go there"),
	    N_("Goes to the place that was changed."), BIND_FOOTER },
	{ KEYS_CHAR('u'), KEYS_NONE, ACT_UNDO, N_("Undo"),
	    N_("Undoes the last change."), BIND_FOOTER },
	{ KEYS_CTRL('r'), KEYS_NONE, ACT_REDO, N_("Redo"),
	    N_("Makes the undone change again."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
open_history(struct screen *s, const struct model *m, const char *arg)
{
	struct history_state *st = s->state;

	(void)m;
	st->subject = xstrdup(arg);
}

static void
close_history(struct screen *s)
{
	struct history_state *st = s->state;

	free(st->subject);
}

static void
go_there(const struct model_event *e, struct effects *fx)
{
	if (str_starts(e->subject, "item/"))
		effects_add(fx, FX_PUSH, "item", e->subject + 5, NULL);
	else if (str_starts(e->subject, "evidence/"))
		effects_add(fx, FX_PUSH, "evidence", "", NULL);
	else if (strcmp(e->subject, "form") == 0)
		effects_add(fx, FX_PUSH, "form", e->field, NULL);
	else if (record_field(e->subject, e->field) != NULL)
		effects_add(fx, FX_PUSH, "record", e->subject, NULL);
	else
		effects_add(fx, FX_MESSAGE, _("There is no place to go to "
		    "for this entry."), NULL, NULL);
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct history_state *st = s->state;
	bool undone = ev->kind == EVENT_RESULT &&
	    (ev->effect == FX_UNDO || ev->effect == FX_REDO);

	if (m->app == NULL)
		return;
	if (ev->kind == EVENT_OPENED || undone)
		effects_add(fx, FX_LOAD_HISTORY, st->subject, NULL, NULL);
	list_set_count(&st->list, m->n_history);
	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else if (act == ACT_SELECT && st->list.sel < m->n_history)
		go_there(&m->history[st->list.sel], fx);
	else if (!list_move(&st->list, act))
		(void)screen_common(s, m, act, fx);
}

static void
add_what(struct str *out, const struct model *m, const struct model_event *e)
{
	words_subject(out, m->catalog, e->subject);
	(void)str_add(out, _(" / "));
	words_field(out, m->catalog, e->subject, e->field);
}

/* One side of the change; never an empty place where a word belongs. */
static void
add_side(struct str *out, const struct model *m, const struct model_event *e,
    const char *value)
{
	size_t before = out->len;

	words_value(out, m->catalog, e->subject, e->field, value);
	if (out->len == before)
		(void)str_add(out, _("(empty)"));
}

static void
one_line(struct str *out, const char *text)
{
	for (; *text != '\0'; text++)
		(void)str_add_char(out, *text == '\n' || *text == '\t' ? ' ' :
		    *text);
}

static const char *
kind_words(const char *kind)
{
	return strcmp(kind, "undo") == 0 ? _("(undone) ") :
	    strcmp(kind, "redo") == 0 ? _("(redone) ") : "";
}

static void
row(void *arg, size_t i, struct str *out, enum style *style)
{
	const struct history_state *st = arg;
	const struct model *m = st->model;
	const struct model_event *e = &m->history[i];
	char when[32];
	struct str text;

	date_format_local(e->at_ms, true, when, sizeof(when));
	(void)str_addf(out, "%s\t%s\t%s", when, e->actor, kind_words(e->kind));
	str_init(&text, VALUE_MAX);
	words_field(&text, m->catalog, e->subject, e->field);
	(void)str_add(&text, _(": "));
	add_side(&text, m, e, e->value);
	(void)str_add(&text, "   ");
	words_subject(&text, m->catalog, e->subject);
	one_line(out, text.ptr);
	str_clear(&text);
	*style = strcmp(e->kind, "do") == 0 ? STYLE_PLAIN : STYLE_DIM;
}

static void
detail(const struct model *m, const struct model_event *e, struct page *p,
    struct rect r)
{
	struct str text;

	str_init(&text, VALUE_MAX * 3);
	words_time(&text, e->at_ms);
	if (e->actor[0] != '\0')
		(void)str_addf(&text, _("  by %s"), e->actor);
	(void)str_addf(&text, "  %s\n", kind_words(e->kind));
	add_what(&text, m, e);
	(void)str_add(&text, _("\nBefore: "));
	add_side(&text, m, e, e->old_value);
	(void)str_add(&text, _("\nAfter: "));
	add_side(&text, m, e, e->value);
	r = page_box(p, r, _("The selected change"), false);
	(void)page_text(p, r, STYLE_PLAIN, text.ptr, 0);
	str_clear(&text);
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct history_state *st = s->state;	/* scroll follows the size */
	struct rect r = page_body(p), below = r;
	int h = r.h / 3 > 8 ? r.h / 3 : 8;

	if (m->n_history == 0) {
		(void)page_text(p, r, STYLE_PLAIN, _("Nothing has been "
		    "changed yet. As soon as you answer an item or fill in a "
		    "field, it is listed here."), 0);
		return;
	}
	st->model = m;
	below.y = r.y + r.h - h;
	below.h = h;
	r.h -= h;
	st->cols[0] = WHEN_COLUMNS;
	st->cols[1] = WHO_COLUMNS;
	st->cols[2] = 0;
	st->rows = (struct list_source){ row, st, st->cols };
	list_set_count(&st->list, m->n_history);
	list_fit(&st->list, (size_t)r.h);
	page_list(p, SLOT_LIST, r, &st->list, &st->rows, true);
	detail(m, &m->history[st->list.sel], p, below);
}

static void
explain(const struct screen *s, const struct model *m, struct str *out)
{
	const struct history_state *st = s->state;
	const struct model_event *e;

	(void)str_add(out, _("Every change, newest first. Nothing is ever "
	    "removed from this list; an undo is listed as a change of its "
	    "own."));
	if (st->list.sel >= m->n_history)
		return;
	e = &m->history[st->list.sel];
	(void)str_add(out, "\n\n");
	add_what(out, m, e);
	(void)str_add(out, _("\nBefore: "));
	add_side(out, m, e, e->old_value);
	(void)str_add(out, _("\nAfter: "));
	add_side(out, m, e, e->value);
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct history_state *st = s->state;

	if (m->n_history > 0)
		(void)str_addf(out, "%zu/%zu", st->list.sel + 1, m->n_history);
}

const struct screen_ops screen_history = {
	.id = "history", .title = N_("History"),
	.private_size = sizeof(struct history_state), .keys = keys,
	.open = open_history, .update = update, .view = view,
	.close = close_history, .explain = explain, .where = where
};
