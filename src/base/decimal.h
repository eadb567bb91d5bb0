/*
 * Exact decimal numbers in millionths: readings and thresholds never pass
 * through floating point, and no locale changes how they are read.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DECIMAL_ONE INT64_C(1000000)
typedef int64_t decimal;

/* Reads "18", "-0.5", "１，２００．５" (full-width digits, thousands commas);
 * at most 12 digits before and 6 after the point, at least one on either side
 * of it; commas only between groups of three. Blanks around are allowed.
 * false when it is no number; *out is then untouched. */
bool decimal_parse(const char *text, decimal *out);
void decimal_format(decimal v, char *out, size_t size);	/* shortest form */
/* false on overflow or division by zero. Division rounds toward zero. */
bool decimal_add(decimal a, decimal b, decimal *out);
bool decimal_sub(decimal a, decimal b, decimal *out);
bool decimal_mul(decimal a, decimal b, decimal *out);
bool decimal_div(decimal a, decimal b, decimal *out);

#endif
