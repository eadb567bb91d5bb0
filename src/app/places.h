/* Where files are chosen: the folders of the last times, sticks, own ones. */
#ifndef APP_PLACES_H
#define APP_PLACES_H

#include <stddef.h>

struct store;

/* Recent ones first, each once, only folders that are there; NULL-terminated,
 * free each and the list. *n_recent (may be NULL): how many are recent. */
char **places_list(struct store *s, size_t *n_recent);
/* A file was taken from this folder. Where that cannot be kept, the list is a
 * little less handy next time. */
void places_remember(struct store *s, const char *dir);

#endif
