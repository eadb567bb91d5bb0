/*
 * The journal and what it adds up to, in one SQLite file. Knows applications,
 * subjects, fields and values as text; knows nothing of the catalogue. Every
 * function that records is one transaction, durable when it returns 0.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct store;

enum { STORE_READ = 1, STORE_WRITE = 2 };

/* Opens or (STORE_WRITE) creates. ERR_BUSY names the process that holds it
 * where that can be told; ERR_FOREIGN, ERR_NEWER, ERR_DATA, ERR_IO: the file
 * is left as it is. A migration copies the file first. */
int store_open(struct store **out, const char *path, int mode,
    struct error *err) CHECKED;
void store_close(struct store *s);		/* NULL is allowed */
const char *store_path(const struct store *s);

/* How long a store is that begins with these n bytes (100 tell it), by its own
 * word; 0: none does. */
int64_t store_said_size(const void *head, size_t n);

/* What the store did at open that the user should know, or NULL. Borrowed. */
const char *store_notice(const struct store *s);

struct store_app {
	char id[37];
	char facility[37];
	int number;			/* the short id users type: 1, 2, ... */
	char *name;			/* of the facility */
	char *edition;
	int year;
	int64_t created_ms, changed_ms;
	char *application_date;		/* form value or "" */
};
int store_list(struct store *s, struct store_app **out, size_t *n,
    struct error *err) CHECKED;
void store_list_free(struct store_app *list, size_t n);

/* facility NULL: a new site. Records the application and form facility_name. */
int store_create(struct store *s, const char *facility, const char *name,
    const char *edition, int year, const char *actor, char id[37],
    struct error *err) CHECKED;

struct change {
	const char *subject, *field;
	const char *value;		/* NULL or "" clears */
};
/* One user action. Changes that equal the present value are left out; when
 * none is left nothing is written and saved_ms is unchanged. group NULL starts
 * a new undo step whose id is stored in group_out (may be NULL); a group id
 * from before joins that step (typing goes on in one field), if it is still
 * the newest step of the application, else a new one is begun. */
int store_record(struct store *s, const char *app, const struct change *c,
    size_t n, const char *actor, const char *group, char group_out[37],
    int64_t *saved_ms, struct error *err) CHECKED;

/* Several recordings as one: what stands between the two is on the disk when
 * the outermost store_end has returned 0, and none of it when that returned
 * -1; then memory must be read from the store anew. They nest. store_end
 * takes the result so far (anything but 0 rolls back) and returns the final
 * one; each store_begin that returned 0 needs one. */
int store_begin(struct store *s, struct error *err) CHECKED;
int store_end(struct store *s, int result, struct error *err) CHECKED;

/* Present state, ordered by subject and field. */
int store_load(struct store *s, const char *app,
    void (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg, struct error *err) CHECKED;
/* The same of subjects from `from` on and before `to` only. */
int store_load_range(struct store *s, const char *app, const char *from,
    const char *to, void (*each)(void *arg, const char *subject,
    const char *field, const char *value), void *arg,
    struct error *err) CHECKED;
#define STORE_LAST_SUBJECT "\xf4\x8f\xbf\xbf"	/* U+10FFFF: behind all */

/* One present value of an application that is not loaded; "" when there is
 * none. Free *value. */
int store_value(struct store *s, const char *app, const char *subject,
    const char *field, char **value, struct error *err) CHECKED;

/* One journal row, for history and for naming an undo. */
struct store_event {
	char id[37], group[37];
	int64_t seq, at_ms;
	const char *kind;		/* "do", "undo", "redo" */
	const char *subject, *field, *old_value, *value, *actor;
};
/* Newest first; subject NULL for all; limit 0 for all; each false stops. */
int store_history(struct store *s, const char *app, const char *subject,
    size_t limit, bool (*each)(void *arg, const struct store_event *e),
    void *arg, struct error *err) CHECKED;

/* Facts (subjects package/... and sheet/..., what was written to a disk or
 * printed) are passed over: only what the user answered is taken back.
 * What undo / redo would do: the first event of the step, or ERR_NOT_FOUND
 * with code only. Strings are for the caller: event is copied into *out whose
 * strings live until the next call on this store. */
int store_peek(struct store *s, const char *app, bool redo,
    struct store_event *out, struct error *err) CHECKED;
/* Appends the events that take back (or do again) the newest step; *out names
 * it as store_peek does. ERR_NOT_FOUND when there is none. */
int store_undo(struct store *s, const char *app, bool redo,
    const char *actor, struct store_event *out, int64_t *saved_ms,
    struct error *err) CHECKED;

/* --- several devices --- */

/* One of several values that devices left in a field. */
struct store_side {
	const char *subject, *field, *value, *before, *actor;
	char id[37], group[37];
	char device[37];
	const char *device_name;
	bool here;		/* recorded on this device */
	bool answered;		/* with the subject's "verdict" that counts */
	int64_t at_ms;
};
/* Those that nobody has decided on, also where they are the same; ordered by
 * subject, field, and in a field the newest, which counts so far, first. The
 * next event that is recorded in the field decides. */
int store_forks(struct store *s, const char *app,
    void (*each)(void *arg, const struct store_side *side), void *arg,
    struct error *err) CHECKED;

/* What this store knows of the application at this moment, as a text to be
 * kept; free it. */
int store_seen(struct store *s, const char *app, char **out,
    struct error *err) CHECKED;
/* The state that was known then, whatever has come in since: each field's
 * values, the newest first; the first of a field is the one that counted. */
int store_load_seen(struct store *s, const char *app, const char *seen,
    void (*each)(void *arg, const char *subject, const char *field,
    const char *value), void *arg, struct error *err) CHECKED;

/* What was taken, of one application. */
struct store_merged {
	char id[37];
	bool is_new;
	size_t fresh, same;	/* events */
};
/* Takes all events of `from` (of one application, or NULL: of all) that are
 * not here yet; nothing that is here is changed. The same events give the same
 * answers, in whatever order they came. ERR_DATA when `from` breaks a rule:
 * then nothing was taken. Free *out. */
int store_merge(struct store *s, struct store *from, const char *app,
    struct store_merged **out, size_t *n, struct error *err) CHECKED;

/* A bundle: a file with one application's journal and with the evidence that
 * belongs to it, by hash. It must not exist yet. */
struct bundle;
int bundle_begin(struct bundle **out, struct store *from, const char *app,
    const char *path, struct error *err) CHECKED;
/* A file's bytes, in pieces of any size. */
int bundle_file(struct bundle *b, const char *sha256, int64_t size,
    struct error *err) CHECKED;
int bundle_bytes(struct bundle *b, const void *bytes, size_t n,
    struct error *err) CHECKED;
/* Gives it its name after a check; result as in store_end. Frees b. */
int bundle_end(struct bundle *b, int result, struct error *err) CHECKED;
/* A bundle, or another store, to be merged: read only, every rule checked
 * before. ERR_DATA, ERR_FOREIGN, ERR_NEWER. */
int bundle_open(struct store **out, const char *path, struct error *err)
    CHECKED;
int bundle_files(struct store *s, int (*each)(void *arg, const char *sha256,
    int64_t size, struct error *err), void *arg, struct error *err) CHECKED;
int bundle_read(struct store *s, const char *sha256,
    int (*put)(void *arg, const void *bytes, size_t n, struct error *err),
    void *arg, struct error *err) CHECKED;

/* Where the user stands; not part of the journal's truth. Free with free(). */
int store_place_put(struct store *s, const char *key, const char *value,
    struct error *err) CHECKED;
int store_place_get(struct store *s, const char *key, char **value,
    struct error *err) CHECKED;		/* *value NULL when there is none */

/* Integrity of the file, and that replaying the journal gives the same rows. */
int store_verify(struct store *s, struct error *err) CHECKED;
/* Drops and rebuilds the derived tables from the journal. Where that changes
 * them the store is copied before, and the notice names the copy. */
int store_rebuild(struct store *s, struct error *err) CHECKED;
/* A verified copy at path, mode 0600; what is there is only replaced when told
 * to, and never when it is the store. */
int store_backup(struct store *s, const char *path, bool replace,
    struct error *err) CHECKED;
/* Replaces the store file by a verified backup; the old one is kept aside and
 * its name stored in *kept (free it; NULL when there was none). */
int store_restore(const char *backup, const char *path, char **kept,
    struct error *err) CHECKED;
/* Whether the path names records: a store, a bundle or a copy of one under any
 * name, or what SQLite keeps beside one. Nothing else may be written there. */
bool store_is_record(const char *path);
/* Whether it would take that backup: does the same to a copy that it removes,
 * away from the store. */
int store_try_restore(const char *backup, struct error *err) CHECKED;

#endif
