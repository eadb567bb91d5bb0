/*
 * A terminal for tests in C: the real program behind a pty, its screen kept
 * by libvterm, as a person would read it.
 */
#ifndef TESTS_TERMINAL_H
#define TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

struct terminal;

/* Starts argv[0] in a terminal of that size; NULL when it cannot. */
struct terminal *terminal_start(char *const argv[], int rows, int cols);
/* Takes what the program writes until it has been quiet for `quiet` ms or
 * `most` ms have passed; false when it has ended. */
bool terminal_pump(struct terminal *p, int quiet, int most);
bool terminal_type(struct terminal *p, const char *bytes);
/* The same for any bytes and any number: what the program writes meanwhile is
 * taken, so that neither waits for the other. */
bool terminal_send(struct terminal *p, const char *bytes, size_t n);
void terminal_signal(struct terminal *p, int sig);
/* The text of a row without the blanks at its end. Borrowed until the next
 * call with the same row. */
const char *terminal_row(struct terminal *p, int row);
/* The row that holds the text, or -1. */
int terminal_find(struct terminal *p, const char *text);
/* Waits up to `most` ms until the screen holds it. */
bool terminal_shows(struct terminal *p, const char *text, int most);
/* Whether any cell has a background of its own behind letters in the user's
 * colour: unreadable for someone. */
bool terminal_paints_blank(struct terminal *p);
/* The least contrast of a letter with what is behind it, in tenths, as xterm
 * shows its colours; where that is the user's background, with black and with
 * white. What is all in the user's colours has none and does not count. */
int terminal_contrast(struct terminal *p);
void terminal_cursor(struct terminal *p, int *row, int *col);
/* Another size, as a person drags the window's corner. */
void terminal_resize(struct terminal *p, int rows, int cols);
/* From now on it says that every character it is asked about takes two
 * columns. */
void terminal_answer_wide(struct terminal *p);
/* From now on an answer's first byte is `ms` ahead of the rest, as over a slow
 * line. */
void terminal_answer_slowly(struct terminal *p, int ms);
/* What the program wrote since the last call of terminal_forget. Borrowed. */
const char *terminal_written(struct terminal *p);
void terminal_forget(struct terminal *p);
/* How often the program has written to anything so far; -1 where only root may
 * know. */
long terminal_writes(struct terminal *p);
/* The column at which byte `at` of the row's text stands. */
int terminal_column(struct terminal *p, int row, size_t at);
/* Whether its settings (stty) are those of before the program. */
bool terminal_is_as_before(struct terminal *p);
/* All rows, a line each. Free it. */
char *terminal_screen(struct terminal *p);
/* Sends the signal, waits for the end, frees. The status of waitpid. */
int terminal_end(struct terminal *p, int sig);

#endif
