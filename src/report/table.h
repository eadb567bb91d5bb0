/*
 * The check sheet as a spreadsheet (XLSX), arranged to be pasted into an
 * official sheet: its number first, then ours, the question, the verdict, the
 * reason and the evidence. Same input, same bytes.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "report/report.h"

/* ERR_NOT_FOUND with a sentence where there is no library for it. */
int table_write(const struct report_input *in, const char *path,
    struct error *err) CHECKED;

#endif
