/* A tiny catalogue built by hand: what assess/ may know without any file. */
#ifndef TESTS_UNIT_ASSESS_H
#define TESTS_UNIT_ASSESS_H

#include "catalog/catalog.h"

extern const struct catalog tiny;	/* 2 chapters, 5 items, 4 fields */

#endif
