/* The package as one file that every computer can open. */
#ifndef PACKAGE_ZIP_H
#define PACKAGE_ZIP_H

#include "base/date.h"
#include "base/error.h"

/* Writes the folder, below "anshin-package/", into the archive `path`; the
 * same tree gives the same bytes. Below 4 GB and 65,535 files. */
int zip_folder(const char *dir, const char *path, date_day day,
    struct error *err) CHECKED;

#endif
