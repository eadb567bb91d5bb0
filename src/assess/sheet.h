/*
 * One application's state in memory: what the journal adds up to, as a map
 * (subject, field) -> text. Pure data; filled by app from the store, read by
 * everything else.
 *
 *   subject          fields
 *   application      facility edition year created submitted renews (the
 *                    application it was made from) items_new items_gone
 *   form             one per form field id of the catalogue
 *   item/<id>        verdict reason note confirmed_at confirmed_by text_hash
 *                    check.<id> ("1")  reading.<id>  reading.<id>.place .time
 *                    .instrument .by .condition .action
 *                    plan.measure .owner .due .cost .state
 *                    shared shared_sum copied: assess/shared.h
 *                    photos (numbers from paper, to be attached)
 *   programme        stage stage.<id> submitted_code certificate_no certified
 *                    certified_first term valid_until certificate_files
 *   diagnosis        date by rating files note
 *   question/<uuid>  item date deadline text answer answered before after state
 *   evidence/<uuid>  path name size mtime kind sha256 caption effective items
 *                    (blank-separated item ids) privacy added_at; none of them
 *                    set: the evidence was removed
 *   package/<code>   what was written and handed in: assess/edition.h
 *   sheet/<code>     a page printed to carry round, and what was typed in
 *   round/<code>     from it: assess/round.h
 */
#ifndef ASSESS_SHEET_H
#define ASSESS_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sheet;

struct sheet *sheet_new(void);
void sheet_free(struct sheet *s);		/* NULL is allowed */
/* value NULL or "" clears. Copies what it keeps. */
void sheet_put(struct sheet *s, const char *subject, const char *field,
    const char *value);
/* "" when there is none; borrowed until the entry changes. */
const char *sheet_get(const struct sheet *s, const char *subject,
    const char *field);
/* The same for subject "item/<id>". */
const char *sheet_item(const struct sheet *s, const char *item,
    const char *field);
const char *sheet_form(const struct sheet *s, const char *field);

/* Prefix and id together in `out`, cut to its size: "check." + "a". */
const char *sheet_join(char *out, size_t size, const char *prefix,
    const char *id);

/* Every entry, ordered by subject then field, none with an empty value; stops
 * when each returns false. */
void sheet_each(const struct sheet *s,
    bool (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg);
/* The same for the entries of one subject. */
void sheet_each_of(const struct sheet *s, const char *subject,
    bool (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg);

/* What another application's sheet says about an item: no entry of this one.
 * The sum of the answer to it there, "" when unknown; assess/shared.h. */
void sheet_source_put(struct sheet *s, const char *item, const char *sum);
const char *sheet_source(const struct sheet *s, const char *item);

/* A field that several devices left differently; the first is the newest and
 * what sheet_get gives. Putting a value decides. */
struct fork_side {
	const char *value, *actor, *device, *device_name;
	int64_t at_ms;
	bool here;			/* recorded on this device */
	bool answered;			/* "confirmed_at": with the verdict
					 * that counts */
};
struct fork {
	const char *subject, *field;	/* borrowed, as all within */
	const struct fork_side *sides;
	size_t n;
};
/* Sides of a field one after another, the newest first. Copies. */
void sheet_fork_add(struct sheet *s, const char *subject, const char *field,
    const struct fork_side *side);
size_t sheet_fork_count(const struct sheet *s);
const struct fork *sheet_fork_at(const struct sheet *s, size_t i);
const struct fork *sheet_fork_find(const struct sheet *s, const char *subject,
    const char *field);			/* or NULL */

/* Evidence, oldest first (UUIDv7 order). */
struct evidence {
	const char *id;			/* the uuid; borrowed, as all below */
	const char *path, *name, *size, *mtime, *kind, *sha256;
	const char *caption, *effective, *items, *privacy, *added_at;
};
size_t sheet_evidence_count(const struct sheet *s);
/* i < count. */
void sheet_evidence_at(const struct sheet *s, size_t i, struct evidence *out);
bool sheet_evidence_find(const struct sheet *s, const char *id,
    struct evidence *out);
/* A photo that nobody has looked at for faces, keys ... */
bool evidence_unseen(const struct evidence *e);
bool evidence_serves(const struct evidence *e, const char *item);
size_t sheet_evidence_of(const struct sheet *s, const char *item);

#endif
