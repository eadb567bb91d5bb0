/*
 * What the loop shows: the whole page, the open field alone while nothing else
 * can have changed, and the box that tells how far a long work is.
 */
#include "config.h"

#include "base/date.h"
#include "base/i18n.h"
#include "ui/frame.h"
#include "ui/run_private.h"
#include "ui/term.h"

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

void
run_draw(struct run *r)
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

bool
run_tell_progress(void *arg, const char *what, size_t done, size_t all)
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
