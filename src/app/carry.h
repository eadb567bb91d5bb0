/*
 * Applications that travel between machines: written into a bundle, looked at
 * and taken in. The store merges; here are the files that belong to it, and
 * what a person is told.
 */
#ifndef APP_CARRY_H
#define APP_CARRY_H

#include "app/app.h"

struct carry_out {
	size_t files;
	char *missing;		/* a line per file that is not in it; "" */
};
/* The open application as one file, which must not exist yet. */
int carry_write(struct session *s, const char *path, struct carry_out *out,
    struct error *err) CHECKED;
void carry_out_clear(struct carry_out *o);

struct carry_app {
	char id[37];
	int number, year;
	char *name;
	bool is_new;
	size_t fresh, same;	/* entries of the journal */
	struct sheet *before, *after;	/* before: NULL when it is new */
	int namesake;		/* another one of this name and year; 0 */
};
struct carry_in {
	struct carry_app *apps;
	size_t n;
	size_t files;		/* that came along and were not here */
	char *missing;		/* a line per file that is nowhere; "" */
};
/* What is in the file; take: and takes it in, all or nothing. The open
 * application stays open and is read anew. */
int carry_read(struct session *s, const char *path, bool take,
    struct carry_in *out, struct error *err) CHECKED;
void carry_in_clear(struct carry_in *in);
size_t carry_fresh(const struct carry_in *in);	/* entries, of all */
/* Values that nobody has decided on, in what is there then. */
size_t carry_open(const struct carry_in *in);

/* All of it as lines. */
void carry_tell(struct str *out, const struct session *s,
    const struct carry_in *in, bool taken);
/* Whether the change is one that nobody contests. */
struct diff;
bool carry_is_decided(const struct carry_app *a, const struct diff *d);

/* Points each evidence file that is not where it was attached to our copy of
 * it. */
void carry_find_files(const struct session *s, struct sheet *sheet);

#endif
