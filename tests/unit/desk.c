/* The desk: see desk.h. */
#include "config.h"

#include "desk.h"

#include <stdlib.h>

#include "base/xalloc.h"

void
desk_count(struct desk *d)
{
	progress_count(&d->progress, d->catalog, d->sheet);
	finding_clear(&d->findings);
	finding_collect(&d->findings, d->catalog, d->sheet, d->model.today,
	    NULL);
}

void
desk_open(struct desk *d)
{
	const char *root = getenv("ANSHIN_DATADIR");
	struct error err = { .code = ERR_OK };
	char *dir = xasprintf("%s/forms/2024-04", root != NULL ? root : ".");

	memset(d, 0, sizeof(*d));
	if (catalog_load(&d->catalog, dir, LANG_JA, NULL, &err) != 0)
		fail_msg("%s", err.text);
	free(dir);
	d->sheet = sheet_new();
	progress_init(&d->progress, d->catalog);
	d->app.name = "みどりシェアオフィス";
	d->app.items = d->catalog->n_items;
	d->model = (struct model){ .catalog = d->catalog, .today = 20000,
		.apps = &d->app, .n_apps = 1, .app = &d->app,
		.sheet = d->sheet, .progress = &d->progress,
		.findings = &d->findings };
	desk_count(d);
}

void
desk_pop(struct desk *d)
{
	if (d->screen.ops != NULL && d->screen.ops->close != NULL)
		d->screen.ops->close(&d->screen);
	free(d->screen.state);
	memset(&d->screen, 0, sizeof(d->screen));
	effects_clear(&d->fx);
}

void
desk_close(struct desk *d)
{
	desk_pop(d);
	effects_free(&d->fx);
	finding_clear(&d->findings);
	progress_clear(&d->progress);
	sheet_free(d->sheet);
	catalog_free(d->catalog);
}

int
desk_set_up(void **state)
{
	static struct desk desk;

	*state = &desk;
	desk_open(&desk);
	return 0;
}

int
desk_tear_down(void **state)
{
	desk_close(*state);
	return 0;
}

static void
update(struct desk *d, const struct event *ev)
{
	enum action act = keymap_action(screen_keys(&d->screen), ev,
	    d->screen.editing);

	d->screen.ops->update(&d->screen, &d->model, ev, act, &d->fx);
}

void
desk_result(struct desk *d, enum effect_kind effect, int ok)
{
	struct event ev = { .kind = EVENT_RESULT, .effect = (int)effect,
		.ok = ok, .text = "" };

	update(d, &ev);
}

/* Carries out what the sheet can show, and tells the screen. */
static void
carry_out(struct desk *d, size_t from)
{
	size_t i;

	for (i = from; i < d->fx.n; i++) {
		const struct effect e = d->fx.list[i];

		if (e.kind != FX_RECORD && e.kind != FX_RECORD_TYPING)
			continue;
		if (!d->broken)
			sheet_put(d->sheet, e.a, e.b, e.c);
		desk_count(d);
		desk_result(d, e.kind, !d->broken);
	}
}

static void
dispatch(struct desk *d, const struct event *ev)
{
	effects_clear(&d->fx);
	update(d, ev);
	carry_out(d, 0);
}

void
desk_push(struct desk *d, const struct screen_ops *ops, const char *arg)
{
	desk_pop(d);
	d->screen.ops = ops;
	d->screen.state = xcalloc(1, ops->private_size);
	if (ops->open != NULL)
		ops->open(&d->screen, &d->model, arg);
	desk_event(d, EVENT_OPENED);
}

void
desk_key(struct desk *d, int key)
{
	struct event ev = { .kind = EVENT_KEY, .key = key };

	dispatch(d, &ev);
}

void
desk_text(struct desk *d, const char *text)
{
	struct event ev = { .kind = EVENT_TEXT, .text = text,
		.len = strlen(text) };

	if (ev.len == 1)
		ev.key = KEYS_CHAR(text[0]);
	dispatch(d, &ev);
}

void
desk_event(struct desk *d, enum event_kind kind)
{
	struct event ev = { .kind = kind };

	dispatch(d, &ev);
}

const struct effect *
desk_effect(const struct desk *d, enum effect_kind kind, size_t i)
{
	size_t k;

	for (k = 0; k < d->fx.n; k++)
		if (d->fx.list[k].kind == kind && i-- == 0)
			return &d->fx.list[k];
	return NULL;
}

static bool
equal(const char *wanted, const char *is)
{
	return wanted == NULL || (is != NULL && strcmp(wanted, is) == 0);
}

void
desk_expect(const struct desk *d, enum effect_kind kind, const char *a,
    const char *b, const char *c)
{
	const struct effect *e;
	size_t i;

	for (i = 0; (e = desk_effect(d, kind, i)) != NULL; i++)
		if (equal(a, e->a) && equal(b, e->b) && equal(c, e->c))
			return;
	fail_msg("no effect %d with %s %s %s", (int)kind, a != NULL ? a : "*",
	    b != NULL ? b : "*", c != NULL ? c : "*");
}

const char *
desk_form(const struct desk *d, const char *field)
{
	return sheet_form(d->sheet, field);
}
