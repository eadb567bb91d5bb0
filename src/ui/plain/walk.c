/*
 * Where the user stands in plain mode: a short stack of places, each asked
 * for one turn after the other. Effects go to the same host as the wizard's.
 */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "ui/plain.h"
#include "ui/screen/words.h"

const struct model *
plain_model(const struct plain *p)
{
	return p->host->model;
}

static bool
is_record(enum effect_kind k)
{
	return k == FX_RECORD || k == FX_RECORD_TYPING;
}

/* Neighbouring records of one kind are one action. */
static size_t
neighbours(const struct effects *fx, size_t i)
{
	size_t n = 1;

	while (is_record(fx->list[i].kind) && i + n < fx->n &&
	    fx->list[i + n].kind == fx->list[i].kind)
		n++;
	return n;
}

int
plain_do(struct plain *p, struct effects *fx)
{
	const char *text;
	struct error err;
	size_t i, n;
	int rc = 0;

	for (i = 0; i < fx->n && rc == 0; i += n) {
		n = neighbours(fx, i);
		text = NULL;
		rc = p->host->carry_out(p->host->arg, &fx->list[i], n, &text,
		    &err);
		if (rc != 0)
			plain_say(p, err.text);
		else if (text != NULL && text[0] != '\0')
			plain_say(p, text);
	}
	effects_clear(fx);
	return rc;
}

int
plain_do_one(struct plain *p, enum effect_kind kind, const char *a,
    const char *b)
{
	struct effects fx = { .n = 0 };
	int rc;

	effects_add(&fx, kind, a, b, NULL);
	rc = plain_do(p, &fx);
	effects_free(&fx);
	return rc;
}

int
plain_record(struct plain *p, const char *subject, const char *field,
    const char *value)
{
	struct effects fx = { .n = 0 };
	int rc;

	effects_add(&fx, FX_RECORD, subject, field, value);
	rc = plain_do(p, &fx);
	effects_free(&fx);
	if (rc == 0)
		plain_saved(p);
	return rc;
}

void
plain_open(struct plain *p, plain_turn *turn, size_t index, const char *id)
{
	struct visit *v;

	if (p->n == PLAIN_DEPTH)
		p->n--;		/* the way back becomes shorter, no more */
	v = &p->stack[p->n++];
	*v = (struct visit){ .turn = turn, .index = index };
	snprintf(v->id, sizeof(v->id), "%s", id);
}

void
plain_back(struct plain *p)
{
	if (p->n > 1)
		p->n--;
	p->stack[p->n - 1].told = false;
}

void
plain_saved(struct plain *p)
{
	struct str text;

	if (plain_model(p)->saved_ms == 0)
		return;
	str_init(&text, 200);
	words_time(&text, plain_model(p)->saved_ms);
	plain_sayf(p, _("Saved: %s"), text.ptr);
	str_clear(&text);
}

void
plain_place(struct plain *p, const char *where)
{
	const struct model *m = plain_model(p);

	plain_say(p, "");
	if (m->app != NULL)
		plain_sayf(p, _("Place: %s %d, %s"), m->app->name,
		    m->app->year, where);
	else
		plain_sayf(p, _("Place: %s"), where);
}

void
plain_keep_place(struct plain *p, const char *screen, const char *subject,
    const char *field)
{
	struct str place;

	str_init(&place, 400);
	words_place(&place, screen, subject, field, 0);
	(void)plain_do_one(p, FX_PLACE, place.ptr, NULL);
	str_clear(&place);
}

/* --- the way through ------------------------------------------------------ */

static size_t
field_named(const struct model *m, const char *id, size_t len)
{
	size_t i;

	for (i = 0; i < m->catalog->n_fields; i++)
		if (strlen(m->catalog->fields[i].id) == len &&
		    strncmp(m->catalog->fields[i].id, id, len) == 0)
			return i;
	return SIZE_MAX;
}

/* The last of the places that the wizard would open: an item or a field; the
 * others are one number away from the overview. */
static void
open_last(struct plain *p, const char *place)
{
	const struct model *m = plain_model(p);
	const char *last = strrchr(place, '\n');
	char id[32];
	size_t i;

	last = last == NULL ? place : last + 1;
	if (str_starts(last, "item|item/")) {
		last += strlen("item|item/");
		snprintf(id, sizeof(id), "%.*s", (int)strcspn(last, "|"),
		    last);
		for (i = 0; i < m->catalog->n_items; i++)
			if (strcmp(m->catalog->items[i].id, id) == 0)
				plain_open(p, plain_item, i, id);
	} else if (str_starts(last, "form|form|")) {
		last += strlen("form|form|");
		i = field_named(m, last, strcspn(last, "|"));
		if (i != SIZE_MAX)
			plain_open(p, plain_field, i, "");
	}
}

/* The Linux console has no kanji. A screen reader reads what it cannot show,
 * so plain mode goes on, and says in letters that it has how to change. */
static void
warn_console(struct plain *p)
{
	const char *name = getenv("TERM");

	if (name != NULL && i18n_lang() == LANG_JA && isatty(STDOUT_FILENO) &&
	    (strcmp(name, "linux") == 0 || str_starts(name, "linux-")))
		plain_say(p, "This console cannot show kanji: l and Enter "
		    "change to English. / Kono gamen de wa kanji ga hyouji "
		    "dekimasen: l to Enter de eigo ni kawarimasu.");
}

static void
greet(struct plain *p)
{
	const struct model *m = plain_model(p);

	warn_console(p);
	plain_sayf(p, _("anshin, plain mode. %s"), m->catalog->title);
	plain_say(p, _("? explains at every prompt, q leaves. Everything is "
	    "saved at once."));
	if (m->notice != NULL)
		plain_say(p, m->notice);
}

int
ui_plain(const struct run_host *host, const char *place, struct error *err)
{
	struct plain p = { .host = host, .in = stdin, .out = stdout };
	struct visit *v;

	p.echo_missing = !isatty(STDIN_FILENO);
	if (host->progress != NULL)
		*host->progress = (struct run_progress){ plain_tell, &p };
	str_init(&p.raw, PLAIN_LINE_MAX);
	width_set_ambiguous(2);
	greet(&p);
	plain_open(&p, plain_start, 0, "");
	if (place != NULL && host->model->app != NULL) {
		plain_open(&p, plain_hub, 0, "");
		open_last(&p, place);
	}
	while (!p.ended && ferror(p.out) == 0) {
		v = &p.stack[p.n - 1];
		v->turn(&p, v);
	}
	plain_say(&p, _("Goodbye. Everything is saved."));
	str_clear(&p.raw);
	free(p.line);
	free(p.key);
	free(p.query);
	if (fflush(p.out) != 0 || ferror(p.out) != 0)
		return error_set(err, ERR_IO, _("The output could not be "
		    "written."));
	return 0;
}
