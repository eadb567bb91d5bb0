/*
 * A tokenizer and two small state machines: after an operand comes an
 * operator, after an operator an operand; brackets are a stack.
 */
#include "config.h"

#include "catalog/expr.h"

#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"

#define ID_SIZE 64u
#define DEPTH_MAX 16u

enum token { TOKEN_END, TOKEN_ID, TOKEN_NUMBER, TOKEN_SIGN };

struct scan {
	const char *text;
	size_t at, len;		/* of the token at hand */
	enum token token;
	char id[ID_SIZE];	/* TOKEN_ID; "" when it is too long */
};

static const char word_chars[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

static void
next(struct scan *s)
{
	const char *p;

	s->at += s->len;
	s->at += strspn(s->text + s->at, " ");
	p = s->text + s->at;
	s->len = strspn(p, "0123456789.");
	if (*p == '\0') {
		s->token = TOKEN_END;
		return;
	}
	if (s->len > 0) {
		s->token = TOKEN_NUMBER;
		return;
	}
	s->len = strspn(p, word_chars);
	if (s->len == 0) {
		s->token = TOKEN_SIGN;
		s->len = 1;
		return;
	}
	s->token = TOKEN_ID;
	s->id[0] = '\0';
	if (s->len < ID_SIZE) {
		memcpy(s->id, p, s->len);
		s->id[s->len] = '\0';
	}
}

static bool
is_word(const struct scan *s, const char *word)
{
	return s->token == TOKEN_ID && strcmp(s->id, word) == 0;
}

static bool
is_sign(const struct scan *s, char sign)
{
	return s->token == TOKEN_SIGN && s->text[s->at] == sign;
}

const char *
expr_check_condition(const char *text, expr_name_fn *name, void *arg,
    size_t *at)
{
	struct scan s = { .text = text };

	for (;;) {
		do
			next(&s);
		while (is_word(&s, "not"));
		*at = s.at;
		if (s.token == TOKEN_END)
			return _("The condition ends too early. Add the id of "
			    "a yes/no field.");
		if (s.token != TOKEN_ID || is_word(&s, "and") ||
		    is_word(&s, "or"))
			return _("An id of a yes/no field is needed here. A "
			    "condition is made of ids, and, or, not.");
		name(arg, s.id, s.at);
		next(&s);
		*at = s.at;
		if (s.token == TOKEN_END)
			return NULL;
		if (!is_word(&s, "and") && !is_word(&s, "or"))
			return _("\"and\" or \"or\" is needed here. A "
			    "condition is made of ids, and, or, not.");
	}
}

/* One open bracket: of a function (with the arguments it takes) or plain. */
struct bracket {
	int least, most;	/* arguments; 0, 0 for a plain bracket */
	int n;
};

struct formula {
	struct scan s;
	struct bracket open[DEPTH_MAX];
	size_t depth;
};

static const char *
open_bracket(struct formula *f, int least, int most)
{
	if (f->depth == DEPTH_MAX)
		return _("The formula has too many brackets within brackets. "
		    "Make it simpler.");
	f->open[f->depth].least = least;
	f->open[f->depth].most = most;
	f->open[f->depth].n = 1;
	f->depth++;
	return NULL;
}

/* A function's name with its bracket. */
static const char *
open_function(struct formula *f, const char **fault)
{
	static const struct {
		const char *name;
		int least, most;
	} functions[] = { { "min", 2, 9 }, { "max", 2, 9 }, { "ceil", 1, 1 } };
	size_t i;

	for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
		if (!is_word(&f->s, functions[i].name))
			continue;
		next(&f->s);
		*fault = is_sign(&f->s, '(') ? open_bracket(f,
		    functions[i].least, functions[i].most) :
		    _("A function needs its values in brackets, as in "
		    "min(a, 4).");
		return functions[i].name;
	}
	return NULL;
}

/* Reads up to and with one operand. */
static const char *
operand(struct formula *f, expr_name_fn *name, void *arg)
{
	const char *fault = NULL;

	for (;;) {
		next(&f->s);
		if (is_sign(&f->s, '(')) {
			fault = open_bracket(f, 0, 0);
			if (fault != NULL)
				return fault;
			continue;
		}
		if (open_function(f, &fault) != NULL) {
			if (fault != NULL)
				return fault;
			continue;
		}
		if (f->s.token == TOKEN_ID) {
			name(arg, f->s.id, f->s.at);
			return NULL;
		}
		if (f->s.token == TOKEN_NUMBER)
			return NULL;
		if (f->s.token == TOKEN_END)
			return _("The formula ends too early. Add a reading's "
			    "id or a number.");
		return _("A reading's id, a number or a bracket is needed "
		    "here.");
	}
}

static const char *
close_bracket(struct formula *f)
{
	const struct bracket *b;

	if (f->depth == 0)
		return _("A closing bracket without an opening one. Remove "
		    "it or add the other.");
	b = &f->open[--f->depth];
	if (b->most > 0 && (b->n < b->least || b->n > b->most))
		return _("A function has the wrong number of values: min and "
		    "max take 2 to 9, ceil takes 1.");
	return NULL;
}

/* Reads closing brackets up to an operator or comma; *done at the end. */
static const char *
operator_sign(struct formula *f, bool *done)
{
	const char *fault;

	for (;;) {
		next(&f->s);
		if (f->s.token == TOKEN_END) {
			*done = true;
			return f->depth == 0 ? NULL : _("A bracket is not "
			    "closed. Add \")\".");
		}
		if (is_sign(&f->s, ')')) {
			fault = close_bracket(f);
			if (fault != NULL)
				return fault;
			continue;
		}
		if (is_sign(&f->s, ',') && f->depth > 0 &&
		    f->open[f->depth - 1].most > 0) {
			f->open[f->depth - 1].n++;
			return NULL;
		}
		if (f->s.token == TOKEN_SIGN &&
		    strchr("+-*/", f->s.text[f->s.at]) != NULL)
			return NULL;
		return _("A sign is needed here: + - * / or a closing "
		    "bracket.");
	}
}

const char *
expr_check_formula(const char *text, expr_name_fn *name, void *arg,
    size_t *at)
{
	struct formula f = { .s = { .text = text } };
	const char *fault = NULL;
	bool done = false;

	while (!done && fault == NULL) {
		fault = operand(&f, name, arg);
		if (fault == NULL)
			fault = operator_sign(&f, &done);
	}
	*at = f.s.at;
	return fault;
}
