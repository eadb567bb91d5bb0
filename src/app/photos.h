/*
 * Photos are made ready for printing when they are attached: what cannot be
 * printed is said while the operator still stands beside it, and an export
 * finds them ready.
 */
#ifndef APP_PHOTOS_H
#define APP_PHOTOS_H

#include "app/app.h"
#include "report/report.h"

/* Where prepared photos lie: beside the store, they hold the same private
 * things. Free it. */
char *photos_cache(const struct session *s);

/* Pictures among the evidence with their prepared form. */
struct photos {
	struct report_photo *list;
	size_t n;
	struct str faults;	/* a sentence each about what cannot be printed */
	struct photo_work *work;
};

/* Of those evidence files that are named in `ids` (blank-separated). Stops
 * early when progress says so; the next export does the rest. */
void photos_prepare(struct session *s, const char *ids,
    bool (*progress)(void *arg, const char *what, size_t done, size_t all),
    void *arg, struct photos *out);
void photos_clear(struct photos *p);

#endif
