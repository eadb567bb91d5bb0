/* The package as one file that every computer can open. */
#ifndef PACKAGE_ZIP_H
#define PACKAGE_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/error.h"

/* Writes the folder, below "anshin-package/", into the archive `path`; the
 * same tree gives the same bytes, whose SHA-256 it says. Below 4 GB and 65,535
 * files. tell hears often how many files are in it; false from it cancels: -1
 * and ERR_OK, and nothing is left. */
int zip_folder(const char *dir, const char *path, date_day day,
    char sha256[65], bool (*tell)(void *arg, size_t done),
    void *arg, struct error *err) CHECKED;

#endif
