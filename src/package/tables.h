/* answers.csv and index.csv: the same for people, in a spreadsheet. */
#ifndef PACKAGE_TABLES_H
#define PACKAGE_TABLES_H

#include "package/private.h"

void table_answers(const struct build *b, struct str *out);
void table_index(const struct build *b, struct str *out);

#endif
