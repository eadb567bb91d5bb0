/*
 * A workbook under libxlsxwriter, which is loaded when the first is made: only
 * strings, one look, printed on A4 across. It is written into memory and goes
 * to the disk through the checked writer.
 */
#ifndef REPORT_XLSX_H
#define REPORT_XLSX_H

#include <stddef.h>

#include "base/date.h"
#include "base/error.h"

struct xlsx;

enum xlsx_look { XLSX_CELL, XLSX_STRONG, XLSX_HEAD, XLSX_LOOKS };

struct xlsx_column {
	const char *title;		/* msgid */
	double width;			/* in characters */
};

int xlsx_new(struct xlsx **out, const char *title, const char *author,
    date_day day, struct error *err) CHECKED;
/* A new sheet with its head, and room for so many rows below it. What is put
 * next goes there. */
void xlsx_sheet(struct xlsx *x, const char *name,
    const struct xlsx_column *columns, size_t n, size_t rows);
void xlsx_put(struct xlsx *x, unsigned row, unsigned column,
    enum xlsx_look look, const char *text);
/* Frees x, also on failure. */
int xlsx_save(struct xlsx *x, const char *path, struct error *err) CHECKED;

#endif
