/*
 * What screens ask for: moving between screens is done here, the rest by the
 * host, and the screen that is on top by then is told how it went.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/run_private.h"
#include "ui/term.h"

void
run_say(struct run *r, const char *text, bool bad)
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
		run_dispatch(r, &ev);
}

void
run_push(struct run *r, const struct effect *fx, bool replace)
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

void
run_say_unsaved(struct run *r)
{
	run_say(r, _("Not saved yet. F10 again leaves without it."), true);
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
		run_say_unsaved(r);
	else if (!ok)
		run_say(r, copy, true);
	else if (copy[0] != '\0')
		run_say(r, copy, false);
	run_dispatch(r, &ev);
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
		run_push(r, e, e->kind == FX_REPLACE);
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
		run_say(r, e->a, false);
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

void
run_carry_out(struct run *r, const struct effects *fx)
{
	size_t i = 0;

	r->whole |= fx->n > 0;
	while (i < fx->n)
		i += carry_out(r, fx, i);
}
