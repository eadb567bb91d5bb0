/*
 * The one growable string. Always NUL-terminated, always created with a
 * maximum; an append beyond it is refused and remembered in `overflow`.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct str {
	char *ptr;	/* never NULL after str_init */
	size_t len;	/* bytes without the final NUL */
	size_t cap;
	size_t max;	/* bytes; an append that would pass it is refused */
	bool overflow;
};

void str_init(struct str *s, size_t max);
void str_clear(struct str *s);	/* frees; str_init may follow */
void str_truncate(struct str *s, size_t len);
/* Append: 0, or -1 when the maximum would be passed (nothing is added). What
 * is added must not lie in s itself. No character becomes U+FFFD. */
int str_add(struct str *s, const char *text);
int str_add_n(struct str *s, const char *bytes, size_t n);
int str_add_char(struct str *s, char c);
int str_add_code(struct str *s, uint32_t codepoint);	/* as UTF-8 */
int str_addf(struct str *s, const char *fmt, ...) PRINTF(2, 3);
/* Replaces `cut` bytes at `at` by n bytes. */
int str_splice(struct str *s, size_t at, size_t cut, const char *bytes,
    size_t n);
/* Hands the buffer to the caller, who frees it; s must be initialised anew. */
char *str_take(struct str *s);

bool str_equal(const char *a, const char *b);	/* NULL equals NULL and "" */
bool str_starts(const char *s, const char *prefix);

#endif
