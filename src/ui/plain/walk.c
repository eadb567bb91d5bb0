/*
 * Where the user stands in plain mode: a short stack of places, each asked
 * for one turn after the other, and the letters that mean the same at every
 * prompt for a number. Effects go to the same host as the wizard's.
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

/* --- the letters ---------------------------------------------------------- */

static void
step_back(struct plain *p)
{
	if (p->n > 1)
		plain_back(p);
	else
		plain_say(p, _("This is the beginning. q ends anshin."));
}

static void
quit(struct plain *p)
{
	p->ended = true;
}

static void
take_back(struct plain *p)
{
	if (plain_model(p)->undo == NULL)
		plain_say(p, _("There is nothing to take back."));
	else if (plain_do_one(p, FX_UNDO, NULL, NULL) == 0)
		plain_saved(p);
}

static void
do_again(struct plain *p)
{
	if (plain_model(p)->redo == NULL)
		plain_say(p, _("There is nothing to do again."));
	else if (plain_do_one(p, FX_REDO, NULL, NULL) == 0)
		plain_saved(p);
}

static void
read_again(struct plain *p)
{
	p->stack[p->n - 1].told = false;
}

static void
other_language(struct plain *p)
{
	if (plain_do_one(p, FX_LANGUAGE, NULL, NULL) == 0)
		read_again(p);
}

static void
next_open(struct plain *p)
{
	plain_next_open(p, plain_model(p)->catalog->n_items - 1);
}

/* What follows the letter, or else what the user is asked for. */
static bool
word_for(struct plain *p, const char *question, const char *help,
    struct str *out)
{
	str_init(out, 1000);
	if (plain_rest(p)[0] != '\0')
		return str_add(out, plain_rest(p)) == 0;
	return plain_ask(p, question, help, out) == TEXT_GIVEN;
}

static void
go_to(struct plain *p)
{
	struct str number;

	if (word_for(p, _("Number of the item: "), _("For example 4-03."),
	    &number))
		(void)plain_goto(p, number.ptr);
	str_clear(&number);
}

static void
search(struct plain *p)
{
	struct str word;

	if (word_for(p, _("Search for: "), _("A word of a title, a question "
	    "or a note; kana and kanji alike."), &word)) {
		free(p->query);
		p->query = xstrdup(word.ptr);
		plain_open(p, plain_found, 0, "");
	}
	str_clear(&word);
}

static const struct letter {
	char key;
	bool needs_app;
	void (*act)(struct plain *p);
	const char *text;
} letters[] = {
	{ 'b', false, step_back, N_("b: back") },
	{ 'r', false, read_again, N_("r: read this place once more") },
	{ 'n', true, next_open, N_("n: the next item that is not done") },
	{ 'g', true, go_to, N_("g 4-03: go to that item") },
	{ 's', true, search, N_("s word: search") },
	{ 'u', true, take_back, N_("u: undo the last change") },
	{ 'y', true, do_again, N_("y: do again what was undone") },
	{ 'l', false, other_language, N_("l: Japanese or English") },
	{ 'q', false, quit, N_("q: leave; everything is saved") },
};
#define N_LETTERS (sizeof(letters) / sizeof(letters[0]))

bool
plain_letter(struct plain *p)
{
	bool has_app = plain_model(p)->app != NULL;
	char key = plain_is_stop(p->line) ? 'b' : p->key[0];
	size_t i;

	for (i = 0; i < N_LETTERS; i++) {
		if (letters[i].key != key)
			continue;
		if (letters[i].needs_app && !has_app)
			plain_say(p, _("Please choose a facility first."));
		else
			letters[i].act(p);
		return true;
	}
	return false;
}

void
plain_say_letters(struct plain *p)
{
	bool has_app = plain_model(p)->app != NULL;
	size_t i;

	plain_say(p, _("These letters work at every prompt for a number:"));
	for (i = 0; i < N_LETTERS; i++)
		if (has_app || !letters[i].needs_app)
			plain_mark(p, "  ", _(letters[i].text));
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

static void
greet(struct plain *p)
{
	const struct model *m = plain_model(p);

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
