/* The keys that mean the same on every screen of an open application. */
#include "config.h"

#include "ui/screen/common.h"

#include <string.h>

#include "base/i18n.h"

void
common_say(struct effects *fx, const char *text)
{
	effects_add(fx, FX_MESSAGE, text, NULL, NULL);
}

static void
undo(const char *what, enum effect_kind kind, struct effects *fx)
{
	if (what != NULL)
		effects_add(fx, kind, NULL, NULL, NULL);
	else
		common_say(fx, kind == FX_UNDO ?
		    _("There is nothing to undo.") :
		    _("There is nothing to redo."));
}

static const char *
screen_of(enum action act)
{
	switch ((int)act) {
	case ACT_SEARCH:
	case ACT_GOTO:
		return "search";
	case ACT_OPEN_FORM:
		return "form";
	case ACT_OPEN_EVIDENCE:
		return "evidence";
	case ACT_OPEN_FINDINGS:
		return "findings";
	case ACT_OPEN_EXPORT:
		return "export";
	case ACT_OPEN_HISTORY:
		return "history";
	default:
		return NULL;
	}
}

/* Help learns what is focused and which keys are in use: "screen/2\n" and the
 * explanation. */
static void
push_help(const struct screen *s, const struct model *m, struct effects *fx)
{
	struct str arg;
	size_t k;

	str_init(&arg, 60000);
	(void)str_add(&arg, s->ops->id);
	for (k = 0; k < SCREEN_OTHER_KEYS && s->keys != NULL; k++)
		if (s->ops->other_keys[k] == s->keys)
			(void)str_addf(&arg, "/%zu", k + 1);
	(void)str_add_char(&arg, '\n');
	if (s->ops->explain != NULL)
		s->ops->explain(s, m, &arg);
	effects_add(fx, FX_PUSH, "help", arg.ptr, NULL);
	str_clear(&arg);
}

static void
next_open(const struct model *m, struct effects *fx)
{
	const struct item *it = progress_next_open(m->catalog, m->sheet,
	    m->catalog->n_items, false, m->today);

	if (it != NULL)
		effects_add(fx, FX_PUSH, "item", it->id, NULL);
	else
		common_say(fx, _("All items are answered."));
}

bool
screen_common(const struct screen *s, const struct model *m, enum action act,
    struct effects *fx)
{
	const char *screen = screen_of(act);

	if (act == ACT_HELP) {
		push_help(s, m, fx);
		return true;
	}
	if (m->app == NULL || m->sheet == NULL || (screen != NULL &&
	    strcmp(screen, s->ops->id) == 0))
		return false;
	if (act == ACT_UNDO)
		undo(m->undo, FX_UNDO, fx);
	else if (act == ACT_REDO)
		undo(m->redo, FX_REDO, fx);
	else if (act == ACT_NEXT_OPEN)
		next_open(m, fx);
	else if (screen != NULL)
		effects_add(fx, FX_PUSH, screen, act == ACT_GOTO ? "goto" : "",
		    NULL);
	else
		return false;
	return true;
}
