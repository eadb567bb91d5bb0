/* The letters that mean the same at every prompt for a number. */
#include "config.h"

#include "ui/plain/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"

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
		plain_say(p, _("There is nothing to undo."));
	else if (plain_do_one(p, FX_UNDO, NULL, NULL) == 0)
		plain_saved(p);
}

static void
do_again(struct plain *p)
{
	if (plain_model(p)->redo == NULL)
		plain_say(p, _("There is nothing to redo."));
	else if (plain_do_one(p, FX_REDO, NULL, NULL) == 0)
		plain_saved(p);
}

static void
read_again(struct plain *p)
{
	p->stack[p->n - 1].told = false;
	p->stack[p->n - 1].part = 0;
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
	{ 'y', true, do_again, N_("y: redo what was undone") },
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
	const struct model *m = plain_model(p);
	const char *what;
	struct str text;
	size_t i;

	plain_say(p, _("These letters work at every prompt for a number:"));
	str_init(&text, 1000);
	for (i = 0; i < N_LETTERS; i++) {
		if (m->app == NULL && letters[i].needs_app)
			continue;
		what = letters[i].key == 'u' ? m->undo :
		    letters[i].key == 'y' ? m->redo : NULL;
		str_truncate(&text, 0);
		(void)str_add(&text, _(letters[i].text));
		if (what != NULL)
			(void)str_addf(&text, " (%s)", what);
		plain_mark(p, "  ", text.ptr);
	}
	str_clear(&text);
}
