/*
 * Columns on a character-cell terminal. Ambiguous-width characters count as
 * width_set_ambiguous() says (1 until told: the terminal is asked at start).
 */
#ifndef BASE_WIDTH_H
#define BASE_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void width_set_ambiguous(int columns);	/* 1 or 2 */
int width_ambiguous(void);
bool width_is_ambiguous(uint32_t code);

int width_code(uint32_t code);		/* 0, 1 or 2; controls count 0 */
/* Columns of the first n bytes; of a whole string. Line feeds count 0. */
size_t width_n(const char *s, size_t n);
size_t width_str(const char *s);
/* Bytes of the longest whole-cluster prefix that fits in `columns`. */
size_t width_fit(const char *s, size_t n, size_t columns);
/* Copy of s cut to `columns`; its last column(s) then show "~". Free it. */
char *width_cut(const char *s, size_t columns);
/* Copy of a sentence in which paths lose their first folders, for "...",
 * until it fits; the last name of each stays whole. It may still be too wide.
 * Free it. */
char *width_cut_path(const char *s, size_t columns);

/* One visual line of a wrapped text: bytes [start, start+len), and whether a
 * line feed ended it. */
struct wline { size_t start, len; bool hard; };
/* Wraps for the terminal: Latin words stay whole where they fit, no
 * closing punctuation (、。」） etc.) begins a line, no opening one ends it.
 * Line feeds break. Always at least one line; a text that ends in LF has an
 * empty last line. Blanks at a line's end that do not fit belong to no line:
 * the next one starts after them, and a cursor among them stands at the end
 * of the line before. No line is wider than `columns` but for a single
 * cluster that is. Returns the count; *out is for the caller to free. */
size_t width_wrap(const char *s, size_t n, size_t columns,
    struct wline **out);

#endif
