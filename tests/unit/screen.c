/* The trial host of screen tests. */
#include "config.h"

#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "catalog/load.h"

static void
recount(struct trial *t)
{
	progress_count(&t->progress, t->catalog, t->sheet);
	finding_clear(&t->findings);
	finding_collect(&t->findings, t->catalog, t->sheet, t->model.today,
	    NULL);
}

struct trial *
trial_new(void)
{
	struct trial *t = xcalloc(1, sizeof(*t));
	const char *src = getenv("srcdir");
	struct error err;
	char dir[4096];

	snprintf(dir, sizeof(dir), "%s/forms/2024-04", src != NULL ? src :
	    ".");
	if (catalog_load(&t->catalog, dir, LANG_JA, NULL, &err) != 0) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
	t->sheet = sheet_new();
	progress_init(&t->progress, t->catalog);
	t->model = (struct model){ .catalog = t->catalog, .sheet = t->sheet,
		.progress = &t->progress, .findings = &t->findings,
		.app = &t->app, .today = date_from_ymd(2025, 11, 25),
		.now_ms = INT64_C(1764000000000), .export_folder = "/tmp/x" };
	recount(t);
	return t;
}

static void
shut(struct trial *t)
{
	if (t->screen == NULL)
		return;
	if (t->screen->ops->close != NULL)
		t->screen->ops->close(t->screen);
	free(t->screen->state);
	free(t->screen);
	t->screen = NULL;
}

void
trial_free(struct trial *t)
{
	shut(t);
	effects_free(&t->fx);
	progress_clear(&t->progress);
	finding_clear(&t->findings);
	sheet_free(t->sheet);
	catalog_free(t->catalog);
	free(t);
}

static void
handle(struct trial *t, const struct event *ev)
{
	struct screen *s = t->screen;
	size_t i;

	effects_clear(&t->fx);
	s->ops->update(s, &t->model, ev, keymap_action(screen_keys(s), ev,
	    s->editing), &t->fx);
	for (i = 0; i < t->fx.n; i++) {
		const struct effect *e = &t->fx.list[i];

		if (e->kind == FX_RECORD || e->kind == FX_RECORD_TYPING)
			sheet_put(t->sheet, e->a, e->b, e->c);
	}
	recount(t);
}

void
trial_open(struct trial *t, const struct screen_ops *ops, const char *arg)
{
	shut(t);
	t->screen = xcalloc(1, sizeof(*t->screen));
	t->screen->ops = ops;
	t->screen->state = xcalloc(1, ops->private_size);
	ops->open(t->screen, &t->model, arg);
	trial_event(t, EVENT_OPENED);
}

void
trial_type(struct trial *t, const char *text)
{
	struct event ev = { .kind = EVENT_TEXT, .text = text,
		.len = strlen(text) };

	if (ev.len == 1)
		ev.key = KEYS_CHAR(text[0]);
	handle(t, &ev);
}

void
trial_press(struct trial *t, const char *keys)
{
	char name[32];
	size_t n;

	for (; *keys != '\0'; keys += strspn(keys, " ")) {
		struct event ev = { .kind = EVENT_KEY };

		n = strcspn(keys, " ");
		snprintf(name, sizeof(name), "%.*s", (int)n, keys);
		keys += n;
		if (n == 1) {
			trial_type(t, name);
			continue;
		}
		if (strcmp(name, "Space") == 0) {
			trial_type(t, " ");
			continue;
		}
		ev.key = event_key_parse(name);
		if (ev.key == KEYS_NONE)
			abort();
		handle(t, &ev);
	}
}

void
trial_event(struct trial *t, enum event_kind kind)
{
	struct event ev = { .kind = kind };

	handle(t, &ev);
}

void
trial_result(struct trial *t, enum effect_kind fx, bool ok)
{
	struct event ev = { .kind = EVENT_RESULT, .effect = (int)fx,
		.ok = ok, .text = "done", .len = 4 };

	handle(t, &ev);
}

static bool
same(const char *have, const char *want)
{
	return want == NULL || (have != NULL && strcmp(have, want) == 0);
}

const struct effect *
trial_has(const struct trial *t, enum effect_kind kind, const char *a,
    const char *b)
{
	size_t i;

	for (i = 0; i < t->fx.n; i++)
		if (t->fx.list[i].kind == kind && same(t->fx.list[i].a, a) &&
		    same(t->fx.list[i].b, b))
			return &t->fx.list[i];
	return NULL;
}

const char *
trial_item(const struct trial *t, const char *item, const char *field)
{
	return sheet_item(t->sheet, item, field);
}
