/*
 * The versions of evidence files: what the journal adds up to. A step that
 * gives an evidence file other contents adds a version, taking the step back
 * takes it off again. The newest one is what the sheet has.
 */
#ifndef ASSESS_VERSION_H
#define ASSESS_VERSION_H

#include <stdbool.h>
#include <stddef.h>

enum version_fact { VERSION_SHA256, VERSION_NAME, VERSION_PATH, VERSION_SIZE,
	VERSION_MTIME, VERSION_ADDED_AT, VERSION_FACTS };

struct version { char *fact[VERSION_FACTS]; };	/* as the sheet keeps them */

struct versions;
struct versions *versions_new(void);
void versions_free(struct versions *v);		/* NULL is allowed */
/* Whether a row of the journal is about versions at all. */
bool version_field(const char *subject, const char *field);
/* One row after the other, oldest first; `step` is its undo step. Then
 * versions_end. */
void versions_take(struct versions *v, const char *step, const char *kind,
    const char *subject, const char *field, const char *value);
void versions_end(struct versions *v);
/* How many there are: 1 where the file was never replaced. v may be NULL. */
size_t versions_count(const struct versions *v, const char *evidence);
/* The i-th, newest first; NULL where there are fewer. */
const struct version *versions_at(const struct versions *v,
    const char *evidence, size_t i);

#endif
