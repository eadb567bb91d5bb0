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
/* The text of a row without the blanks at its end. Borrowed until the next
 * call with the same row. */
const char *terminal_row(struct terminal *p, int row);
/* The row that holds the text, or -1. */
int terminal_find(struct terminal *p, const char *text);
void terminal_cursor(struct terminal *p, int *row, int *col);
/* All rows, a line each. Free it. */
char *terminal_screen(struct terminal *p);
/* Sends the signal, waits for the end, frees. The status of waitpid. */
int terminal_end(struct terminal *p, int sig);

#endif
