/*
 * The packages that were made of an application, looked up in the journal:
 * what was printed once must be found again, even when its entry was taken
 * back or the folder is gone.
 */
#ifndef APP_PACKAGES_H
#define APP_PACKAGES_H

#include "app/app.h"

struct package_entry {
	char code[10];
	int64_t at_ms;			/* when it was made last */
	char *folder;			/* where, or "" (older programs) */
	char *of;			/* code of what it adds to, or "" */
	char *manifest;			/* SHA-256 of its list of files, or "" */
	unsigned edition;		/* 0: not handed in */
};

struct package_list {
	struct package_entry *list;	/* newest first */
	size_t n;
};

/* Of the open application. */
int packages_collect(struct session *s, struct package_list *out,
    struct error *err) CHECKED;
void packages_clear(struct package_list *l);

/* A code as people read it from paper: small letters, no hyphen, O for 0. */
bool packages_code(const char *text, char code[10]);
/* Opens the application whose package has the code. ERR_NOT_FOUND. */
int packages_open_app(struct session *s, const char *code,
    struct error *err) CHECKED;

#endif
