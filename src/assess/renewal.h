/*
 * The certificate's year, and what a renewal looks at first. Days are handed
 * in; nothing here knows the clock.
 */
#ifndef ASSESS_RENEWAL_H
#define ASSESS_RENEWAL_H

#include <stdbool.h>

#include "assess/sheet.h"
#include "catalog/catalog.h"

/* The last day of validity: as the certificate says, else counted in whole
 * years from the first certification date. DATE_NONE: not certified. */
date_day renewal_valid_until(const struct catalog *c, const struct sheet *s);
/* Which year of certification this application is for; 1 is the first. */
int renewal_term(const struct sheet *s);
/* Made from another year's application. */
bool renewal_is(const struct sheet *s);

/* What comes first when last year's answers are gone through. */
enum renewal_rank { RENEWAL_CHANGED, RENEWAL_OLD, RENEWAL_SAME };
enum renewal_rank renewal_rank(const struct catalog *c,
    const struct sheet *s, const struct item *it, date_day day);
/* Older than the programme lets evidence be at a renewal; one without a day
 * is not. */
bool renewal_evidence_old(const struct catalog *c, const struct evidence *e,
    date_day day);
bool renewal_reading_old(const struct catalog *c, const struct sheet *s,
    const struct item *it, const struct reading *r, date_day day);

/* What a newer check sheet asks that last year's did not, and what it asks no
 * longer, noted with the renewal: application items_new (ids, blanks between)
 * and items_gone ("id title" a line). before: last year's check sheet, NULL
 * where it is no longer there: then its items are those that were answered. */
void renewal_note_items(const struct catalog *c,
    const struct catalog *before, const struct sheet *old,
    void (*put)(void *arg, const char *subject, const char *field,
    const char *value), void *arg);
bool renewal_item_new(const struct sheet *s, const struct item *it);
/* The next line of items_gone behind `line` ("" at first); NULL at the end. */
const char *renewal_next_gone(const struct sheet *s, const char *line);

/* Next year's entries from this year's, one call each: everything that was
 * answered, nothing that was confirmed. */
void renewal_entries(const struct catalog *c, const struct sheet *s,
    void (*put)(void *arg, const char *subject, const char *field,
    const char *value), void *arg);

#endif
