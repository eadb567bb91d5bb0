/*
 * A condition is read left to right: `or` of `and` of `not`* name. Three-valued
 * logic keeps an unanswered service from switching a measure off.
 */
#include "config.h"

#include "assess/condition.h"

#include <stdio.h>
#include <string.h>

struct reader {
	const char *at;
	const char *word;	/* present word */
	size_t len;
	bool broken;
	enum truth (*value)(void *arg, const char *id, size_t len);
	void *arg;
};

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static void
next_word(struct reader *r)
{
	r->at += strspn(r->at, " ");
	r->word = r->at;
	while (is_name(*r->at))
		r->at++;
	r->len = (size_t)(r->at - r->word);
	if (r->len == 0 && *r->at != '\0')
		r->broken = true;
}

static bool
word_is(const struct reader *r, const char *word)
{
	return r->len == strlen(word) && memcmp(r->word, word, r->len) == 0;
}

static enum truth
negate(enum truth t)
{
	return t == TRUTH_OPEN ? TRUTH_OPEN :
	    t == TRUTH_YES ? TRUTH_NO : TRUTH_YES;
}

static enum truth
read_term(struct reader *r)
{
	bool not = false;
	enum truth t;

	while (word_is(r, "not")) {
		not = !not;
		next_word(r);
	}
	if (r->len == 0 || word_is(r, "and") || word_is(r, "or")) {
		r->broken = true;
		return TRUTH_OPEN;
	}
	t = r->value(r->arg, r->word, r->len);
	next_word(r);
	return not ? negate(t) : t;
}

static enum truth
read_and(struct reader *r)
{
	enum truth t = read_term(r);

	while (!r->broken && word_is(r, "and")) {
		enum truth u;

		next_word(r);
		u = read_term(r);
		if (t == TRUTH_NO || u == TRUTH_NO)
			t = TRUTH_NO;
		else if (t == TRUTH_OPEN || u == TRUTH_OPEN)
			t = TRUTH_OPEN;
	}
	return t;
}

static enum truth
read_or(struct reader *r)
{
	enum truth t;

	next_word(r);
	t = read_and(r);
	while (!r->broken && word_is(r, "or")) {
		enum truth u;

		next_word(r);
		u = read_and(r);
		if (t == TRUTH_YES || u == TRUTH_YES)
			t = TRUTH_YES;
		else if (t == TRUTH_OPEN || u == TRUTH_OPEN)
			t = TRUTH_OPEN;
	}
	if (r->len > 0)
		r->broken = true;
	return r->broken ? TRUTH_OPEN : t;
}

static enum truth
service(void *arg, const char *id, size_t len)
{
	const struct sheet *const *s = arg;
	char field[64];
	const char *value;

	snprintf(field, sizeof(field), "%.*s", (int)len, id);
	value = sheet_form(*s, field);
	if (strcmp(value, "yes") == 0)
		return TRUTH_YES;
	return strcmp(value, "no") == 0 ? TRUTH_NO : TRUTH_OPEN;
}

enum truth
condition_eval(const char *condition, const struct sheet *s)
{
	struct reader r = { .at = condition, .value = service, .arg = &s };

	return condition[0] == '\0' ? TRUTH_YES : read_or(&r);
}

struct naming {
	void (*name)(void *arg, const char *id, size_t len);
	void *arg;
};

static enum truth
tell_name(void *arg, const char *id, size_t len)
{
	struct naming *n = arg;

	if (n->name != NULL)
		n->name(n->arg, id, len);
	return TRUTH_OPEN;
}

bool
condition_parse(const char *condition,
    void (*name)(void *arg, const char *id, size_t len), void *arg)
{
	struct naming n = { name, arg };
	struct reader r = { .at = condition, .value = tell_name, .arg = &n };

	read_or(&r);
	return !r.broken;
}
