/*
 * UTF-8 text: validation, code points, grapheme clusters, NFC. Knows nothing
 * of columns (width.h) and nothing of the terminal.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at s (n bytes readable). Stores its length in bytes
 * in *len (>= 1). A broken sequence gives U+FFFD and length 1. n > 0. */
uint32_t utf8_decode(const char *s, size_t n, size_t *len);
/* Writes 1..4 bytes, returns how many; 0 for a surrogate or out of range. */
size_t utf8_write(uint32_t code, char out[4]);
/* Offset of the first byte that is not valid UTF-8, or n when all is valid. */
size_t utf8_check(const char *s, size_t n);

/* Byte offset of the next / previous grapheme cluster boundary. `at` is a
 * boundary in 0..n. next(n) = n, prev(0) = 0. */
size_t utf8_next(const char *s, size_t n, size_t at);
size_t utf8_prev(const char *s, size_t n, size_t at);
size_t utf8_clusters(const char *s, size_t n);

/* Controls, and invisible characters that could hide or reorder what is read:
 * what utf8_clean drops. */
bool utf8_is_hidden(uint32_t code);
/* NFC copy, for the caller to free. Broken bytes become U+FFFD. */
char *utf8_nfc(const char *s);
/* Copy for keeping and showing what came from outside (typed, pasted, read):
 * NFC; CR LF, CR, U+2028 and U+2029 become LF; broken bytes become U+FFFD;
 * C0/C1 controls other than LF (tab becomes a blank), zero-width space, BOM,
 * soft hyphen, bidi controls, ZWJ, ZWNJ, word joiner and tag characters are
 * dropped. Variation selectors stay. One line only: LF becomes a blank. */
char *utf8_clean(const char *s, size_t n, bool one_line);
/* In place and without memory, for what goes to a terminal: takes out what
 * utf8_clean drops; a broken byte becomes "?". LF and tab stay. */
void utf8_strip(char *s);
/* Bytes of the blank that s begins with, a full-width one too; 0: none. */
size_t utf8_blank(const char *s);
bool utf8_is_blank(const char *s);	/* nothing but blanks */
/* In place: takes blanks and line ends off both sides, or behind it only. */
void utf8_trim(char *s);
void utf8_trim_end(char *s);
/* Key for searching: NFKC, lower case, katakana folded to hiragana. */
char *utf8_search_key(const char *s);

#endif
