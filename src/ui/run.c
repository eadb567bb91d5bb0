/*
 * The loop. One event goes to the top screen, its effects are carried out in
 * order, then the page is drawn unless more input is already waiting. What
 * comes back from effects goes to whichever screen is on top by then.
 */
#include "config.h"

#include "ui/run.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/run_private.h"
#include "ui/widget/edit.h"

enum { DEPTH_MAX = 32 };	/* effects of effects: a bug beyond it */

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
update(struct run *r, struct screen *s, const struct event *ev)
{
	struct effects fx = { .n = 0 };
	enum action act = keymap_action(screen_keys(s), ev, s->editing);

	s->ops->update(s, r->host->model, ev, act, &fx);
	if (ev->kind == EVENT_KEY || ev->kind == EVENT_TEXT)
		add_defaults(s, act, &fx);
	run_carry_out(r, &fx);
	effects_free(&fx);
}

void
run_dispatch(struct run *r, const struct event *ev)
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
	run_say_unsaved(r);
	r->whole = true;
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
		run_say(r, NULL, false);
	r->recorded = false;
	run_dispatch(r, ev);
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
			run_push(r, &fx, false);
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
		run_draw(r);
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
		*host->progress = (struct run_progress){ run_tell_progress, &r };
	str_init(&r.message, 1024);
	r.page = page_new();
	/* A kill on the way back must not leave a place of the way. */
	r.returning = true;
	run_push(&r, &first, false);
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
