/* Where the package goes, and how it gets there in one step. */
#ifndef PACKAGE_TARGET_H
#define PACKAGE_TARGET_H

#include <stdbool.h>

#include "package/package.h"

struct target {
	char *path;		/* where the package will stand */
	char *temporary;	/* beside it, made here, to be filled */
	char *aside;		/* where an older package goes, or NULL */
	char aside_code[10];	/* of that one, or "" */
	bool unchanged;		/* the same package stands there and stays */
	int claim;		/* see leftover.h */
	char *beside;		/* the same for what stands beside it, or NULL */
	int beside_claim;
};

/* Chooses as package_write says, and makes the temporary folder. */
int target_open(struct target *t, const char *dir,
    const struct package_input *in, struct error *err) CHECKED;
/* Makes the folder for what stands beside. */
int target_open_beside(struct target *t, struct error *err) CHECKED;
/* What stands there, compared with the filled folder: `unchanged`, or where an
 * older package will go. */
void target_compare(struct target *t);
/* Puts the filled folder in place, unless that is unchanged. */
int target_install(struct target *t, struct error *err) CHECKED;
/* What was renamed beside the package stays so: 0 or an errno. */
int target_sync(const struct target *t);
/* Removes the temporary folder unless it was installed, and frees. */
void target_close(struct target *t);

/* A package of ours at path? Its code, or "" when it names none. */
bool target_is_ours(const char *path, char code[10]);
/* `one` is whole and holds the same bytes as the finished package `other`? */
bool target_same(const char *one, const char *other);
/* A free name beside target for an older package of this code. Free it. */
char *target_aside(const char *target, const char *code);

#endif
