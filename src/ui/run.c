/*
 * The loop. One event goes to the top screen, its effects are carried out in
 * order, then the page is drawn unless more input is already waiting. What
 * comes back from effects goes to whichever screen is on top by then.
 */
#include "config.h"

#include "ui/run.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "ui/frame.h"
#include "ui/stack.h"
#include "ui/widget/edit.h"

enum { DEPTH_MAX = 32 };	/* effects of effects: a bug beyond it */

struct run {
	const struct run_host *host;
	struct stack stack;
	struct page *page;
	struct str message;	/* for the status line until the next key */
	bool bad;		/* it says that something failed */
	bool typed;		/* and not recorded yet */
	bool recorded;		/* by the event in hand */
	bool failed;		/* the last record could not be written */
	bool whole;		/* not only the open field has changed since
				 * the page was drawn */
	bool returning;		/* to where the user was: the place is kept */
	bool quit;
	bool ended;		/* from outside: nobody is there to ask */
	bool warned;		/* that leaving would lose what was typed */
	bool scripted;		/* keys come from a file: none is for us */
	int64_t told_ms;	/* when the progress box was last drawn */
	int depth;
};

static void dispatch(struct run *r, const struct event *ev);

static void
set_message(struct run *r, const char *text, bool bad)
{
	str_truncate(&r->message, 0);
	if (text != NULL)
		str_add(&r->message, text);
	r->bad = bad;
}

static void
opened(struct run *r)
{
	struct event ev = { .kind = EVENT_OPENED };

	if (r->stack.n > 0)
		dispatch(r, &ev);
}

static void
push(struct run *r, const struct effect *fx, bool replace)
{
	const struct screen_ops *ops = fx->a != NULL ?
	    screen_by_id(fx->a) : NULL;

	if (ops == NULL)
		return;
	if (replace)
		stack_pop(&r->stack);
	stack_push(&r->stack, ops, r->host->model, fx->b);
	opened(r);
}

/* Popping the last screen is leaving. */
static void
pop(struct run *r)
{
	if (r->stack.n <= 1) {
		r->quit = true;
		return;
	}
	stack_pop(&r->stack);
	opened(r);
}

static bool
is_record(enum effect_kind k)
{
	return k == FX_RECORD || k == FX_RECORD_TYPING;
}

static void
say_unsaved(struct run *r)
{
	set_message(r, _("Not saved yet. F10 again leaves without it."), true);
}

/* Tells the screen on top how an effect went. */
static void
result(struct run *r, enum effect_kind kind, bool ok, const char *text)
{
	char *copy = xstrdup(text != NULL ? text : "");
	struct event ev = { .kind = EVENT_RESULT, .effect = (int)kind,
		.ok = ok, .text = copy, .len = strlen(copy) };

	if (is_record(kind)) {
		r->failed = !ok;
		r->recorded |= ok;
	}
	if (!ok && r->warned && is_record(kind))
		say_unsaved(r);
	else if (!ok)
		set_message(r, copy, true);
	else if (copy[0] != '\0')
		set_message(r, copy, false);
	dispatch(r, &ev);
	free(copy);
}

/* Carries out list[i], or the run of records of one kind that it begins: they
 * are one action, together with where the cursor stands by then. Returns how
 * many effects that were. */
static size_t
ask_host(struct run *r, const struct effects *fx, size_t i)
{
	enum effect_kind kind = fx->list[i].kind;
	struct error err = { .code = ERR_OK };
	const char *text = NULL;
	size_t n = 1;
	int rc;

	while (is_record(kind) && i + n < fx->n &&
	    fx->list[i + n].kind == kind)
		n++;
	if (is_record(kind) && !r->returning && i + n < fx->n &&
	    fx->list[i + n].kind == FX_PLACE)
		n++;
	rc = r->host->carry_out(r->host->arg, &fx->list[i], n, &text, &err);
	result(r, kind, rc == 0, rc == 0 ? text : err.text);
	return n;
}

static size_t
carry_out(struct run *r, const struct effects *fx, size_t i)
{
	const struct effect *e = &fx->list[i];

	switch (e->kind) {
	case FX_NONE:
		break;
	case FX_PUSH:
	case FX_REPLACE:
		push(r, e, e->kind == FX_REPLACE);
		break;
	case FX_POP:
		pop(r);
		break;
	case FX_QUIT:
		r->quit = true;
		break;
	case FX_REDRAW:
		term_redraw();
		break;
	case FX_SUSPEND:
		term_suspend();
		break;
	case FX_MESSAGE:
		set_message(r, e->a, false);
		break;
	case FX_LANGUAGE:
		term_redraw();
		return ask_host(r, fx, i);
	case FX_PLACE:
		return r->returning ? 1 : ask_host(r, fx, i);
	case FX_RECORD:
	case FX_RECORD_TYPING:
	case FX_END_TYPING:
	case FX_NEW_APP:
	case FX_OPEN_APP:
	case FX_CLOSE_APP:
	case FX_UNDO:
	case FX_REDO:
	case FX_LIST_FOLDER:
	case FX_PREVIEW:
	case FX_ATTACH:
	case FX_ATTACH_NUMBERED:
	case FX_CHECK_FILES:
	case FX_LOAD_HISTORY:
	case FX_EXPORT:
	case FX_BESIDE:
	case FX_REDACT:
	case FX_RENEW:
	case FX_ASK:
	case FX_CORRECTION:
	case FX_RESUBMIT:
	case FX_PRINT:
	case FX_FIND_SHEET:
	case FX_LOAD_SITES:
	case FX_SHARE:
	case FX_REUSE:
	case FX_HAND_ON:
	case FX_BUNDLE:
	case FX_IMPORT_LOOK:
	case FX_IMPORT:
		return ask_host(r, fx, i);
	}
	return 1;
}

/* Whether the screen itself did something of this sort. */
static bool
has_moved(const struct effects *fx)
{
	size_t i;

	for (i = 0; i < fx->n; i++)
		switch ((int)fx->list[i].kind) {
		case FX_PUSH:
		case FX_REPLACE:
		case FX_POP:
		case FX_QUIT:
		case FX_LANGUAGE:
			return true;
		default:
			break;
		}
	return false;
}

/* What the keys that all screens share do where the screen did not say. */
static void
add_defaults(const struct screen *s, enum action act, struct effects *fx)
{
	if (act == ACT_REDRAW)
		effects_add(fx, FX_REDRAW, NULL, NULL, NULL);
	if (act == ACT_SUSPEND)
		effects_add(fx, FX_SUSPEND, NULL, NULL, NULL);
	if (has_moved(fx))
		return;
	if (act == ACT_HELP && strcmp(s->ops->id, "help") != 0)
		effects_add(fx, FX_PUSH, "help", s->ops->id, NULL);
	if (act == ACT_QUIT)
		effects_add(fx, FX_QUIT, NULL, NULL, NULL);
	if (act == ACT_LANGUAGE)
		effects_add(fx, FX_LANGUAGE, NULL, NULL, NULL);
}

static void
carry_out_all(struct run *r, const struct effects *fx)
{
	size_t i = 0;

	r->whole |= fx->n > 0;
	while (i < fx->n)
		i += carry_out(r, fx, i);
}

static void
update(struct run *r, struct screen *s, const struct event *ev)
{
	struct effects fx = { .n = 0 };
	enum action act = keymap_action(screen_keys(s), ev, s->editing);

	s->ops->update(s, r->host->model, ev, act, &fx);
	if (ev->kind == EVENT_KEY || ev->kind == EVENT_TEXT)
		add_defaults(s, act, &fx);
	carry_out_all(r, &fx);
	effects_free(&fx);
}

static void
dispatch(struct run *r, const struct event *ev)
{
	struct screen *s = stack_top(&r->stack);

	if (s == NULL || r->depth >= DEPTH_MAX)
		return;
	r->depth++;
	update(r, s, ev);
	r->depth--;
}

/* Every screen journals what is half typed, from the top down. Effects that
 * would move to other screens have no meaning any more. */
static void
end_all(struct run *r)
{
	struct event ev = { .kind = EVENT_END };
	size_t i;

	for (i = r->stack.n; i-- > 0 && i < r->stack.n;)
		update(r, r->stack.list[i], &ev);
}

/* What could not be saved would go with the screen: the first request to leave
 * only says so. */
static bool
stays(struct run *r)
{
	if (!r->failed || r->ended || r->warned || r->host->model->read_only)
		return false;
	r->warned = true;
	r->quit = false;
	say_unsaved(r);
	r->whole = true;
	return true;
}

/* Whether it was enough to draw the field that is typed into. */
static bool
retouch(struct run *r)
{
	const struct screen *s = stack_top(&r->stack);

	if (r->whole || s == NULL || s->ops->retouch == NULL ||
	    term_small() || !page_resume(r->page) ||
	    !s->ops->retouch(s, r->host->model, r->page))
		return false;
	page_end(r->page);
	return true;
}

static void
draw(struct run *r)
{
	const struct screen *s = stack_top(&r->stack);
	const struct model *m = r->host->model;

	if (retouch(r))
		return;
	r->whole = false;
	page_begin(r->page);
	if (term_small()) {
		frame_draw_small(r->page);
	} else if (s != NULL) {
		frame_draw(r->page, s, m, r->message.len > 0 ?
		    r->message.ptr : NULL, r->bad,
		    r->typed ? FRAME_TYPING : r->failed ? FRAME_NOT_SAVED :
		    FRAME_SAVED);
		s->ops->view(s, m, r->page);
	}
	page_end(r->page);
}

enum { PROGRESS_EVERY = 100, PROGRESS_SLOT = 90 };	/* milliseconds */

static void
draw_progress(struct run *r, const char *what, size_t done, size_t all)
{
	const struct screen *s = stack_top(&r->stack);
	struct rect in, line;

	page_begin(r->page);
	frame_draw(r->page, s, r->host->model, NULL, false, FRAME_SAVED);
	s->ops->view(s, r->host->model, r->page);
	in = page_popup(r->page, 6, 60, _("Please wait"));
	line = (struct rect){ in.y, in.x, 1, in.w };
	page_line(r->page, line, STYLE_PLAIN, what);
	line.y++;
	page_gauge_in(r->page, PROGRESS_SLOT, line, STYLE_PLAIN, done, all);
	line.y += 2;
	page_line(r->page, line, STYLE_DIM, _("Esc cancels."));
	page_end(r->page);
}

/* Esc, or the end of the session; whatever else is typed now is dropped. */
static bool
is_cancelled(struct run *r)
{
	struct event ev;

	while (!r->scripted && term_pending()) {
		if (!term_next(&ev))
			continue;
		if (ev.kind == EVENT_END)
			r->quit = r->ended = true;
		if (ev.kind == EVENT_RESIZE) {
			page_drop(r->page);
			term_resize();
		}
		if (r->quit || (ev.kind == EVENT_KEY && ev.key == KEYS_ESC))
			return true;
	}
	return false;
}

static bool
tell_progress(void *arg, const char *what, size_t done, size_t all)
{
	struct run *r = arg;
	int64_t now = date_now_ms();

	if (is_cancelled(r))
		return false;
	if (r->scripted || term_small() || stack_top(&r->stack) == NULL ||
	    (now - r->told_ms < PROGRESS_EVERY && now >= r->told_ms))
		return true;
	r->told_ms = now;
	draw_progress(r, what, done, all);
	return true;
}

static bool
is_input(const struct event *ev)
{
	return ev->kind == EVENT_KEY || ev->kind == EVENT_TEXT ||
	    ev->kind == EVENT_PASTE;
}

/* The status line may say "saved" only while that is true of every letter on
 * the screen: what goes into a field is journalled when it is left, or at the
 * next rest. */
static void
note_typing(struct run *r, const struct event *ev, bool changed)
{
	const struct screen *s = stack_top(&r->stack);

	if (is_input(ev))
		r->typed = s != NULL && s->editing &&
		    (changed || (r->typed && !r->recorded));
	else if (ev->kind == EVENT_IDLE)
		r->typed = s != NULL && s->unsaved;
}

/* What decides how all that is drawn around the open field looks, where no
 * effect was asked for. */
struct around { const struct keybind *keys; bool editing, typed, message; };

static struct around
around(const struct run *r)
{
	const struct screen *s = stack_top(&r->stack);

	return (struct around){ s == NULL ? NULL : screen_keys(s),
		s != NULL && s->editing, r->typed, r->message.len > 0 };
}

static bool
is_only_field(const struct event *ev, struct around a, struct around b)
{
	return is_input(ev) && a.editing && b.editing && a.keys == b.keys &&
	    a.typed == b.typed && !a.message && !b.message;
}

static void
handle(struct run *r, const struct event *ev)
{
	size_t before = edit_changes();
	struct around was = around(r);

	if (ev->kind == EVENT_END) {
		r->quit = r->ended = true;
		return;
	}
	if (ev->kind == EVENT_RESIZE) {
		page_drop(r->page);
		term_resize();
	}
	if (is_input(ev))
		set_message(r, NULL, false);
	r->recorded = false;
	dispatch(r, ev);
	r->warned = r->warned && r->failed;
	note_typing(r, ev, edit_changes() != before);
	r->whole |= !is_only_field(ev, was, around(r));
}

/* Opens the screens of `place`, one a line: "screen|argument". */
static void
open_place(struct run *r, const char *place)
{
	const struct effect none = { .kind = FX_PUSH };
	struct effect fx = none;
	const char *end, *bar;
	char *line;

	for (; place != NULL && *place != '\0'; place = end) {
		end = strchrnul(place, '\n');
		line = xstrndup(place, (size_t)(end - place));
		bar = strchrnul(line, '|');
		fx.a = xstrndup(line, (size_t)(bar - line));
		fx.b = xstrdup(*bar == '|' ? bar + 1 : bar);
		if (strcmp(fx.a, "start") != 0)
			push(r, &fx, false);
		free(fx.a);
		free(fx.b);
		free(line);
		if (*end == '\n')
			end++;
	}
}

/* Work that goes on beside the keys: the loop waits for it too. In a replay
 * it is awaited where the script rests, so that every run shows the same. */
static void
wake(struct run *r, bool finish)
{
	r->whole = true;
	if (r->host->wake != NULL)
		r->host->wake(r->host->arg, finish);
}

static void
watch(const struct run_host *host)
{
	int ms = -1, fd = -1;

	if (host->watch != NULL)
		fd = host->watch(host->arg, &ms);
	term_watch(fd, ms);
}

static void
tick(const struct run_host *host)
{
	if (host->tick != NULL)
		host->tick(host->arg);
}

static void
step(struct run *r)
{
	struct event ev;

	if (!term_pending())
		draw(r);
	watch(r->host);
	if (!term_next(&ev)) {
		wake(r, false);
		return;
	}
	tick(r->host);
	handle(r, &ev);
	if (r->scripted && ev.kind == EVENT_IDLE)
		wake(r, true);
}

int
ui_run(const struct run_host *host, const struct term_options *o,
    const char *place, struct error *err)
{
	struct run r = { .host = host, .whole = true };
	char start[] = "start";
	const struct effect first = { .kind = FX_PUSH, .a = start };
	int rc = 0;

	if (term_start(o, err) != 0)
		return -1;
	tick(host);
	r.scripted = o->replay != NULL;
	if (host->progress != NULL)
		*host->progress = (struct run_progress){ tell_progress, &r };
	str_init(&r.message, 1024);
	r.page = page_new();
	/* A kill on the way back must not leave a place of the way. */
	r.returning = true;
	push(&r, &first, false);
	open_place(&r, place);
	r.returning = false;
	do {
		while (!r.quit)
			step(&r);
		end_all(&r);
	} while (stays(&r));
	if (r.failed && !host->model->read_only)
		rc = error_set(err, ERR_IO, _("The last that was typed could"
		    " not be saved. %s"), r.message.ptr);
	page_free(r.page);
	term_stop();
	stack_clear(&r.stack);
	str_clear(&r.message);
	return rc;
}
