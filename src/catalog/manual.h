/* The authors' manual of the catalogue format, from the table. */
#ifndef CATALOG_MANUAL_H
#define CATALOG_MANUAL_H

#include <stdio.h>

/* One paragraph for each shape, one line for each key; in the set language. */
void manual_print(FILE *out);

#endif
