/* All facilities of the store, each by its newest application. */
#ifndef APP_SITES_H
#define APP_SITES_H

#include "app/app.h"
#include "assess/sites.h"

/* Whether the facility has a later application in the list. */
bool sites_is_outdated(const struct session *s, const struct store_app *app);

struct all_sites {
	struct sites sites;
	struct sheet **sheets;
	char **names;
	size_t n;
};
int all_sites_load(struct session *s, struct all_sites *out,
    struct error *err) CHECKED;
void all_sites_clear(struct all_sites *a);
/* The whole table for a spreadsheet. */
int all_sites_csv(const struct all_sites *a, const char *path,
    struct error *err) CHECKED;

#endif
