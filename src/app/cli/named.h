/* Names that people type, and what is said where one is wrong. */
#ifndef APP_CLI_NAMED_H
#define APP_CLI_NAMED_H

#include "base/error.h"
#include "base/str.h"
#include "catalog/near.h"

struct names {
	struct near near;
	struct str all;
};

void names_init(struct names *n, const char *typed);
/* One that would have been right; borrowed until names_refuse. */
void names_add(struct names *n, const char *candidate);
/* The sentence, then "Did you mean …?" or what there is. ERR_NOT_FOUND; ends
 * n. */
int names_refuse(struct names *n, const char *sentence, struct error *err);

void names_clear(struct names *n);

struct item;
struct session;
/* The item, or NULL with the sentence. */
const struct item *cli_item(const struct session *s, const char *name,
    struct error *err) CHECKED;

#endif
