/*
 * Recursive descent over a small grammar:
 *   sum = product {("+"|"-") product}; product = factor {("*"|"/") factor};
 *   factor = number | name | "(" sum ")" | ("min"|"max") "(" sum "," sum ")"
 *          | "ceil" "(" sum ")" | "-" factor
 * The first fault decides the result; depth is bounded.
 */
#include "config.h"

#include "assess/formula.h"

#include <string.h>

#define MAX_DEPTH 32

struct reader {
	const char *at;
	int depth;
	enum formula_result result;
	bool (*lookup)(void *arg, const char *name, size_t len, decimal *out);
	void *arg;
};

static decimal read_sum(struct reader *r);

/* Broken beats undefined beats open: a formula that cannot be read is told
 * even while values are missing. */
static void
fault(struct reader *r, enum formula_result what)
{
	if (what > r->result)
		r->result = what;
}

static void
skip(struct reader *r)
{
	r->at += strspn(r->at, " ");
}

static bool
take(struct reader *r, char c)
{
	skip(r);
	if (*r->at != c)
		return false;
	r->at++;
	return true;
}

static void
expect(struct reader *r, char c)
{
	if (!take(r, c))
		fault(r, FORMULA_BROKEN);
}

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static decimal
ceiling(decimal v)
{
	decimal rest = v % DECIMAL_ONE;

	if (rest == 0)
		return v;
	return v - rest + (rest > 0 ? DECIMAL_ONE : 0);
}

static decimal
read_number(struct reader *r)
{
	char digits[32];
	size_t n = strspn(r->at, "0123456789.");
	decimal v = 0;

	if (n >= sizeof(digits)) {
		fault(r, FORMULA_BROKEN);
		n = sizeof(digits) - 1;
	}
	memcpy(digits, r->at, n);
	digits[n] = '\0';
	r->at += n;
	if (!decimal_parse(digits, &v))
		fault(r, FORMULA_BROKEN);
	return v;
}

static decimal
read_call(struct reader *r, bool two, bool less)
{
	decimal a, b;

	expect(r, '(');
	a = read_sum(r);
	if (!two) {
		expect(r, ')');
		return ceiling(a);
	}
	expect(r, ',');
	b = read_sum(r);
	expect(r, ')');
	return (a < b) == less ? a : b;
}

static decimal
read_name(struct reader *r)
{
	const char *name = r->at;
	size_t len = 0;
	decimal v = 0;

	while (is_name(name[len]))
		len++;
	r->at += len;
	if (len == 3 && memcmp(name, "min", 3) == 0)
		return read_call(r, true, true);
	if (len == 3 && memcmp(name, "max", 3) == 0)
		return read_call(r, true, false);
	if (len == 4 && memcmp(name, "ceil", 4) == 0)
		return read_call(r, false, false);
	if (!r->lookup(r->arg, name, len, &v))
		fault(r, FORMULA_OPEN);
	return v;
}

static decimal
read_factor(struct reader *r)
{
	decimal v;

	skip(r);
	if (++r->depth > MAX_DEPTH || r->result == FORMULA_BROKEN) {
		fault(r, FORMULA_BROKEN);
		r->depth--;
		return 0;
	}
	if (take(r, '(')) {
		v = read_sum(r);
		expect(r, ')');
	} else if (take(r, '-')) {
		v = -read_factor(r);
	} else if (*r->at >= '0' && *r->at <= '9') {
		v = read_number(r);
	} else if (is_name(*r->at)) {
		v = read_name(r);
	} else {
		fault(r, FORMULA_BROKEN);
		v = 0;
	}
	r->depth--;
	return v;
}

static decimal
read_product(struct reader *r)
{
	decimal v = read_factor(r);

	for (;;) {
		if (take(r, '*')) {
			if (!decimal_mul(v, read_factor(r), &v))
				fault(r, FORMULA_UNDEFINED);
		} else if (take(r, '/')) {
			decimal d = read_factor(r);

			/* a missing value is not a division by zero */
			if (r->result == FORMULA_OPEN)
				v = 0;
			else if (!decimal_div(v, d, &v))
				fault(r, FORMULA_UNDEFINED);
		} else {
			return v;
		}
	}
}

static decimal
read_sum(struct reader *r)
{
	decimal v = read_product(r);

	for (;;) {
		if (take(r, '+')) {
			if (!decimal_add(v, read_product(r), &v))
				fault(r, FORMULA_UNDEFINED);
		} else if (take(r, '-')) {
			if (!decimal_sub(v, read_product(r), &v))
				fault(r, FORMULA_UNDEFINED);
		} else {
			return v;
		}
	}
}

enum formula_result
formula_eval(const char *formula,
    bool (*lookup)(void *arg, const char *name, size_t len, decimal *out),
    void *arg, decimal *out)
{
	struct reader r = { formula, 0, FORMULA_OK, lookup, arg };

	*out = read_sum(&r);
	skip(&r);
	if (*r.at != '\0')
		fault(&r, FORMULA_BROKEN);
	return r.result;
}
