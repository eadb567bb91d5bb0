/* Lists of files with their SHA-256, as sha256sum and BagIt write them. */
#ifndef PACKAGE_MANIFEST_H
#define PACKAGE_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "catalog/diag.h"

enum { FAULTS_MAX = 1000 };	/* more are not helpful; one line says so */

struct manifest_line {
	char *path;		/* relative to the package, decoded */
	char sha256[65];
	int line;
};

struct manifest {
	struct manifest_line *list;
	size_t n, cap;
};

void manifest_add(struct manifest *m, const char *sha256, const char *path);
void manifest_sort(struct manifest *m);		/* by path, as bytes */
void manifest_text(const struct manifest *m, struct str *out);
void manifest_clear(struct manifest *m);

/* Reads what anybody may have written. Each line that is none, or names a
 * place outside the package, is a fault in *faults and not in *m. Sorted.
 * payload: the list is of files under data/, else of files beside it. */
void manifest_parse(struct manifest *m, const char *text, size_t n,
    bool payload, const char *file, struct diag_list *faults);
/* In a sorted list; NULL when path is not in it. */
const struct manifest_line *manifest_find(const struct manifest *m,
    const char *path);

#endif
