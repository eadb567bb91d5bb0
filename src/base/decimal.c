/*
 * Exact decimal numbers in millionths. Everything works on the magnitude as
 * an unsigned number and puts the sign back last: no step can overflow in
 * silence, and no 128-bit type is needed.
 */
#include "config.h"

#include "base/decimal.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define ONE ((uint64_t)DECIMAL_ONE)

/* Magnitude; INT64_MIN included. */
static uint64_t
magnitude(decimal v)
{
	return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

static bool
with_sign(uint64_t m, bool negative, decimal *out)
{
	if (m > (uint64_t)INT64_MAX)
		return false;
	*out = negative ? -(decimal)m : (decimal)m;
	return true;
}

/* One character as plain ASCII, full-width forms folded; 0 for any other. */
static char
fold(const char **p)
{
	size_t len, n = strlen(*p);
	uint32_t code;

	if (n == 0)
		return '\0';
	code = utf8_decode(*p, n, &len);
	if (code >= 0xFF01 && code <= 0xFF5E)
		code -= 0xFEE0;
	else if (code == 0x3000)
		code = ' ';
	else if (code == 0x2212)	/* minus sign */
		code = '-';
	if (code > 0x7E)
		return '\0';
	*p += len;
	return (char)code;
}

/* Text as ASCII without blanks at either end; false when that fails. */
static bool
normalise(const char *text, char *out, size_t size)
{
	size_t n = 0;
	char c;

	while (*text != '\0') {
		c = fold(&text);
		if (c == '\0' || n + 1 >= size)
			return false;
		if (c == ' ' && n == 0)
			continue;
		out[n++] = c;
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Digits before the point. Commas only between whole groups of three: "0,5"
 * of a hand used to decimal commas must not become 5.
 */
static bool
parse_whole(const char **p, uint64_t *out)
{
	int digits = 0, group = 0;
	bool commas = false;
	uint64_t v = 0;

	for (; is_digit(**p) || **p == ','; (*p)++) {
		if (**p == ',') {
			if (group == 0 || group > 3 || (commas && group != 3))
				return false;
			commas = true;
			group = 0;
			continue;
		}
		if (++digits > 12)
			return false;
		group++;
		v = v * 10 + (uint64_t)(**p - '0');
	}
	*out = v;
	return digits > 0 && (!commas || group == 3);
}

bool
decimal_parse(const char *text, decimal *out)
{
	char buf[64];
	const char *p = buf;
	uint64_t whole, part = 0, unit = ONE;
	bool negative;

	if (!normalise(text, buf, sizeof(buf)))
		return false;
	negative = *p == '-';
	if (*p == '-' || *p == '+')
		p++;
	if (!parse_whole(&p, &whole))
		return false;
	if (*p == '.') {
		p++;
		if (!is_digit(*p))
			return false;
		for (; is_digit(*p); p++) {
			if (unit == 1)
				return false;
			unit /= 10;
			part += unit * (uint64_t)(*p - '0');
		}
	}
	if (*p != '\0')
		return false;
	return with_sign(whole * ONE + part, negative, out);
}

void
decimal_format(decimal v, char *out, size_t size)
{
	uint64_t m = magnitude(v);
	char part[8];
	size_t n;

	snprintf(part, sizeof(part), ".%06u", (unsigned)(m % ONE));
	n = strlen(part);
	while (n > 0 && part[n - 1] == '0')
		n--;
	if (n == 1)
		n = 0;
	snprintf(out, size, "%s%llu%.*s", v < 0 ? "-" : "",
	    (unsigned long long)(m / ONE), (int)n, part);
}

bool
decimal_add(decimal a, decimal b, decimal *out)
{
	return !__builtin_add_overflow(a, b, out);
}

bool
decimal_sub(decimal a, decimal b, decimal *out)
{
	return !__builtin_sub_overflow(a, b, out);
}

bool
decimal_mul(decimal a, decimal b, decimal *out)
{
	uint64_t ma = magnitude(a), mb = magnitude(b), sum, term;

	/* (ah + al)(bh + bl) with whole and broken parts apart. */
	if (__builtin_mul_overflow(ma / ONE, mb / ONE, &sum) ||
	    __builtin_mul_overflow(sum, ONE, &sum))
		return false;
	term = ma / ONE * (mb % ONE);
	if (__builtin_add_overflow(sum, term, &sum))
		return false;
	term = ma % ONE * (mb / ONE);
	if (__builtin_add_overflow(sum, term, &sum))
		return false;
	term = ma % ONE * (mb % ONE) / ONE;
	if (__builtin_add_overflow(sum, term, &sum))
		return false;
	return with_sign(sum, (a < 0) != (b < 0), out);
}

/* rest * 1000000 / by with rest < by <= 2^63, bit by bit: the product itself
 * would need more than 64 bits. */
static uint64_t
scale_and_divide(uint64_t rest, uint64_t by)
{
	uint64_t q = 0, r = 0, bit;

	for (bit = UINT64_C(1) << 19; bit > 0; bit >>= 1) {
		q <<= 1;
		r <<= 1;
		if (r >= by) {
			r -= by;
			q++;
		}
		if ((ONE & bit) == 0)
			continue;
		r += rest;
		if (r >= by) {
			r -= by;
			q++;
		}
	}
	return q;
}

bool
decimal_div(decimal a, decimal b, decimal *out)
{
	uint64_t ma = magnitude(a), mb = magnitude(b), q;

	if (mb == 0)
		return false;
	if (__builtin_mul_overflow(ma / mb, ONE, &q) ||
	    __builtin_add_overflow(q, scale_and_divide(ma % mb, mb), &q))
		return false;
	return with_sign(q, (a < 0) != (b < 0), out);
}
