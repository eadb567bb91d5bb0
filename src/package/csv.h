/* Tables for spreadsheets: UTF-8 with a mark that Japanese Excel needs, CRLF,
 * and no cell that a spreadsheet would take for a formula. */
#ifndef PACKAGE_CSV_H
#define PACKAGE_CSV_H

#include "base/str.h"

void csv_begin(struct str *out);		/* the byte order mark */
void csv_cell(struct str *out, const char *value);
void csv_end_row(struct str *out);

#endif
