/* Is it a condition, is it a formula? Grammar only; assess/ evaluates. */
#ifndef CATALOG_EXPR_H
#define CATALOG_EXPR_H

#include <stddef.h>

/* Called for every id: `at` is its offset in the text. */
typedef void expr_name_fn(void *arg, const char *id, size_t at);

/* "wifi or not wired_lan". NULL when it is one; else the sentence for the
 * user (translated), and *at is the offset of the fault. */
const char *expr_check_condition(const char *text, expr_name_fn *name,
    void *arg, size_t *at);
/* "(floor_m2 * min(ceiling_m, 4) - equip_m3) / persons" */
const char *expr_check_formula(const char *text, expr_name_fn *name,
    void *arg, size_t *at);

#endif
