/*
 * Which check sheets there are: those that came with anshin, and the user's
 * own under forms/ in the data folder, which go before.
 */
#ifndef APP_CATALOGUES_H
#define APP_CATALOGUES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct catalogue_place {
	char *edition;			/* the folder's name */
	char *dir;
	bool own;
};

/* Newest edition first; of two of the same name the user's own first. */
void catalogues_find(struct catalogue_place **out, size_t *n);
void catalogues_free(struct catalogue_place *list, size_t n);

/* The folder of the wanted edition, or for NULL of the first. Free it.
 * ERR_NOT_FOUND with what there is to choose, and NULL. */
char *catalogues_choose(const char *wanted, struct error *err) CHECKED;

/* Where the official numbers and texts of an edition are kept; NULL without a
 * home. Free it. */
char *catalogues_official(const char *edition);

#endif
