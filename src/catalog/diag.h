/* Many findings at once, each with its place, as mandoc does it. */
#ifndef CATALOG_DIAG_H
#define CATALOG_DIAG_H

#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
	enum diag_level level;
	char *file;
	int line, column;		/* from 1; column in characters */
	char *text;			/* for the user, translated */
	char *source;			/* the line itself, cleaned; "" if none */
};

struct diag_list {
	struct diag *list;
	size_t n, cap;
};

void diag_add(struct diag_list *l, enum diag_level level, const char *file,
    int line, int column, const char *source, const char *fmt, ...)
    PRINTF(7, 8);
enum diag_level diag_worst(const struct diag_list *l);	/* NOTE when empty */
void diag_sort(struct diag_list *l);			/* by file, line, column */
/* forms/x/ja.yaml:15:5: 誤り: ...  and below it the line itself. */
void diag_print(const struct diag_list *l, FILE *out);
void diag_clear(struct diag_list *l);

#endif
