/*
 * Help: first what the focused thing is about, then the keys of that screen,
 * or of its window that is open, then those that work everywhere. Its argument
 * is the screen's id, "/2" where its second other table was in use, and after
 * a line feed the explanation of what was focused there.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "ui/page.h"
#include "ui/screen.h"

enum { HELP_MAX = 100000, KEY_COLUMNS = 20 };

struct help_state {
	const struct screen_ops *about;
	const struct keybind *in_use;	/* one of its other tables, or NULL */
	char *explanation;
	size_t top;
	/* as last drawn */
	size_t lines, height;
};

/* clang-format off */
static const struct keybind keys[] = {
	{ KEYS_PGDN, KEYS_CHAR(' '), ACT_PAGE_DOWN, N_("Read on"),
	    N_("Goes one page on."), BIND_FOOTER },
	{ KEYS_PGUP, KEYS_NONE, ACT_PAGE_UP, N_("Read back"),
	    N_("Goes one page back."), BIND_FOOTER },
	{ KEYS_ENTER, KEYS_NONE, ACT_SELECT, N_("Close"),
	    N_("Closes the help."), BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 }
};
/* clang-format on */

static void
open_help(struct screen *s, const struct model *m, const char *arg)
{
	struct help_state *st = s->state;
	size_t len = strcspn(arg, "\n");
	char *id = xstrndup(arg, len), *slash = strchr(id, '/');
	size_t k = SCREEN_OTHER_KEYS;

	(void)m;
	if (slash != NULL) {
		k = (size_t)(slash[1] - '1');
		*slash = '\0';
	}
	st->about = screen_by_id(id);
	if (st->about != NULL && k < SCREEN_OTHER_KEYS)
		st->in_use = st->about->other_keys[k];
	st->explanation = xstrdup(arg[len] == '\n' ? arg + len + 1 : "");
	st->height = 1;
	free(id);
}

static void
close_help(struct screen *s)
{
	struct help_state *st = s->state;

	free(st->explanation);
}

static size_t
last_top(const struct help_state *st)
{
	return st->lines > st->height ? st->lines - st->height : 0;
}

static void
scroll(struct help_state *st, enum action act)
{
	size_t page = st->height > 1 ? st->height - 1 : 1, last = last_top(st);

	if (act == ACT_UP)
		st->top -= st->top > 0;
	else if (act == ACT_DOWN)
		st->top++;
	else if (act == ACT_PAGE_UP)
		st->top = st->top > page ? st->top - page : 0;
	else if (act == ACT_PAGE_DOWN)
		st->top += page;
	else if (act == ACT_FIRST)
		st->top = 0;
	else if (act == ACT_LAST)
		st->top = last;
	if (st->top > last)
		st->top = last;
}

static void
update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	(void)m;
	(void)ev;
	if (act == ACT_BACK || act == ACT_SELECT || act == ACT_HELP)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	else
		scroll(s->state, act);
}

/* Text behind a hanging indent of KEY_COLUMNS. */
static void
add_hanging(struct str *out, const char *text, size_t columns)
{
	struct wline *lines;
	size_t i, n;

	n = width_wrap(text, strlen(text),
	    columns > KEY_COLUMNS + 10 ? columns - KEY_COLUMNS : 10, &lines);
	for (i = 0; i < n; i++) {
		if (i > 0)
			(void)str_addf(out, "%*s", (int)KEY_COLUMNS, "");
		(void)str_add_n(out, text + lines[i].start, lines[i].len);
		(void)str_add_char(out, '\n');
	}
	free(lines);
}

static void
add_key(struct str *out, const struct keybind *k, size_t columns)
{
	char name[32], twin[32];
	struct str both;
	size_t width;

	event_key_name(k->key, name, sizeof(name));
	str_init(&both, 100);
	(void)str_add(&both, name);
	if (k->twin != KEYS_NONE) {
		event_key_name(k->twin, twin, sizeof(twin));
		(void)str_addf(&both, _(" or %s"), twin);
	}
	width = width_str(both.ptr);
	(void)str_addf(out, "%s%*s", both.ptr,
	    width < KEY_COLUMNS ? (int)(KEY_COLUMNS - width) : 1, "");
	add_hanging(out, _(k->help), columns);
	str_clear(&both);
}

static void
add_keys(struct str *out, const struct keybind *list,
    const struct keybind *hidden_by, size_t columns)
{
	for (; list->key != KEYS_NONE; list++) {
		const struct keybind *k;

		for (k = hidden_by; k != NULL && k->key != KEYS_NONE; k++)
			if (k->action == list->action)
				break;
		if (k == NULL || k->key == KEYS_NONE)
			add_key(out, list, columns);
	}
}

static void
add_other_keys(struct str *out, const struct screen_ops *about,
    size_t columns)
{
	size_t i;

	for (i = 0; i < SCREEN_OTHER_KEYS && about->other_keys[i] != NULL; i++) {
		(void)str_add(out, i == 0 ? _("\nKeys while writing\n") : "");
		add_keys(out, about->other_keys[i], NULL, columns);
	}
}

static void
build(const struct help_state *st, struct str *out, size_t columns)
{
	size_t n = strlen(st->explanation);

	while (n > 0 && st->explanation[n - 1] == '\n')
		n--;
	(void)str_add_n(out, st->explanation, n);
	if (st->about != NULL) {
		(void)str_addf(out, _("%sKeys here (%s)\n"),
		    n > 0 ? "\n\n" : "", _(st->about->title));
		add_keys(out, st->in_use != NULL ? st->in_use :
		    st->about->keys, NULL, columns);
		if (st->in_use != NULL) {
			(void)str_add(out, _("\nKeys of this screen at other "
			    "times\n"));
			add_keys(out, st->about->keys, NULL, columns);
		} else {
			add_other_keys(out, st->about, columns);
		}
	}
	(void)str_add(out, _("\nKeys everywhere\n"));
	add_keys(out, keymap_common, st->in_use != NULL ? st->in_use :
	    st->about != NULL ? st->about->keys : NULL, columns);
	(void)str_add(out, _("\nFull-width digits and letters work too where "
	    "a key is a digit. A cut text ends in \"~\"."));
}

static void
view(const struct screen *s, const struct model *m, struct page *p)
{
	struct help_state *st = s->state;	/* for scrolling */
	struct rect r = page_body(p);
	struct str text;

	(void)m;
	str_init(&text, HELP_MAX);
	build(st, &text, (size_t)r.w - 2);
	st->height = (size_t)r.h;
	st->lines = page_text(p, r, STYLE_PLAIN, text.ptr, st->top);
	page_cursor(p, r.y, r.x);
	str_clear(&text);
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	const struct help_state *st = s->state;

	(void)m;
	if (st->about != NULL)
		(void)str_add(out, _(st->about->title));
}

const struct screen_ops screen_help = {
	.id = "help", .title = N_("Help"),
	.private_size = sizeof(struct help_state), .keys = keys,
	.open = open_help, .update = update, .view = view,
	.close = close_help, .where = where
};
