/*
 * Computed readings: "(floor_m2 * min(ceiling_m, 4) - equip_m3) / persons".
 * Exact decimals, + - * / ( ) min max ceil, names are reading ids.
 */
#ifndef ASSESS_FORMULA_H
#define ASSESS_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"

enum formula_result {
	FORMULA_OK,
	FORMULA_OPEN,		/* a name has no value yet */
	FORMULA_UNDEFINED,	/* division by zero, overflow */
	FORMULA_BROKEN		/* not a formula */
};

/* lookup returns false when the name has no value. */
enum formula_result formula_eval(const char *formula,
    bool (*lookup)(void *arg, const char *name, size_t len, decimal *out),
    void *arg, decimal *out);

#endif
