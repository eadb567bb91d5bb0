/*
 * What the files of this layer share. One rule throughout: a statement is
 * reset before the function that stepped it returns.
 */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"
#include "store/stmt.h"
#include "store/store.h"

#define ID_SIZE 37
#define NAME_SIZE 100				/* of a device */
#define STORE_APPLICATION_ID 0x414e5348		/* "ANSH" */
#define BUNDLE_APPLICATION_ID 0x414e5342	/* "ANSB" */

struct store {
	sqlite3 *db;
	char *path;
	char *notice;
	bool writable;
	bool is_bundle;
	int depth;		/* of store_begin */
	bool doomed;		/* something within the outermost one failed */
	sqlite3_stmt *stmt[ST_COUNT];

	/* The head of this device's journal; read when first needed and
	 * again after a transaction that failed. */
	bool has_head;
	int64_t device, seq, n, clock;

	char *held[5];		/* strings of the last store_peek/undo */

	/* Which file, and the list of those that this process has open. fd is
	 * for looking and for asking who holds it; see lock.c. */
	int fd;
	dev_t dev;
	ino_t ino;
	struct store *next;
};

/* --- store.c --- */

/* Extra modes of store_open_as, for copies that are not yet a store. */
enum { STORE_NO_COPY = 4,	/* no daily copy */
	STORE_OLD = 8,		/* with STORE_READ: an older schema will do */
	STORE_BUNDLE = 16 };	/* with STORE_READ: a bundle will do */
int store_open_as(struct store **out, const char *path, int mode,
    struct error *err) CHECKED;
/* Whether the header says that it is a store or a bundle. */
bool store_is_ours(int fd);
/* The sentence for a result code of SQLite; -1. */
int store_fault(struct store *s, int rc, struct error *err);
int store_exec(struct store *s, const char *sql, struct error *err) CHECKED;
/* Adds a sentence to the notice; takes the text. */
void store_take_notice(struct store *s, char *text);

/* --- stmt.c --- */

/* The statement, prepared at its first use; NULL with err set. */
sqlite3_stmt *store_stmt(struct store *s, enum stmt id, struct error *err)
    CHECKED;
int store_prepare_all(struct store *s, struct error *err) CHECKED;
void store_finalize_all(struct store *s);
/* NULL binds NULL. The text must live until the statement is reset. */
void stmt_text(sqlite3_stmt *st, int i, const char *text);
void stmt_int(sqlite3_stmt *st, int i, int64_t value);
void stmt_link(sqlite3_stmt *st, int i, int64_t n);	/* 0 binds NULL */
/* 1: a row; 0: no more; -1: failed. After 0 and -1 the statement is reset. */
int stmt_row(struct store *s, sqlite3_stmt *st, struct error *err) CHECKED;
void stmt_reset(sqlite3_stmt *st);
/* For a statement without rows. */
int stmt_run(struct store *s, sqlite3_stmt *st, struct error *err) CHECKED;
/* A text column, "" for NULL. Borrowed until the next step. */
const char *stmt_column(sqlite3_stmt *st, int i);
void stmt_column_id(sqlite3_stmt *st, int i, char out[ID_SIZE]);

/* --- lock.c --- */

/* Looks at what lies at the path; creates the file (mode 0600) and its
 * folders for STORE_WRITE. *size is what the file had, *made whether it is
 * new. Fills in s->fd, s->dev and s->ino. */
int store_claim(struct store *s, int mode, off_t *size, bool *made,
    struct error *err) CHECKED;
void store_enter(struct store *s);	/* into this process's list */
void store_leave(struct store *s);
/* Whether this process has the file open: such a file must never be opened
 * and closed by other means, since that would drop the lock. */
bool store_is_open(dev_t dev, ino_t ino);
/* ERR_BUSY, naming the process that holds the file where it can be told. */
int store_busy(struct store *s, struct error *err);
int store_busy_handler(void *s, int count);
/* Takes SQLite's exclusive lock on a file that need not be a database;
 * a descriptor to close afterwards, or -1. */
int store_seize(const char *path, struct error *err) CHECKED;

/* --- company.c --- */

/* One of the files that SQLite keeps beside that database, or NULL; free it. */
char *store_company(const char *path);
/* They go along when the database at `path` becomes `to`. */
int store_company_move(const char *path, const char *to, struct error *err)
    CHECKED;
/* They stay without their database, which has gone from `path`. */
int store_company_aside(const char *path, struct error *err) CHECKED;
/* Refuses a name beside which, or as which, SQLite would find files that belong
 * to something else. */
int store_may_be_named(const char *path, struct error *err) CHECKED;

/* --- head.c --- */

/* The events of a field that none has replaced: one, or several where devices
 * went different ways. */
struct head {
	int64_t n;
	bool own;		/* of this device */
	char *value;
};
struct heads {			/* the newest, which is shown, first */
	struct head *list;
	size_t n, cap;
};
int heads_load(struct store *s, int64_t app, const char *subject,
    const char *field, struct heads *out, struct error *err) CHECKED;
void heads_clear(struct heads *h);
/* Whether each of them has this value; none is "". */
bool heads_are(const struct heads *h, const char *value);
/* After the event n, which replaced those. */
int heads_advance(struct store *s, int64_t app, const char *subject,
    const char *field, const struct heads *replaced, int64_t n,
    struct error *err) CHECKED;

/* --- journal.c --- */

/* Events are named by their place n in this file; 0 is none. A step is named
 * by its first event, an application too. */
struct entry {
	int64_t app;		/* 0: this event begins an application */
	const char *kind, *actor;
	int64_t ref, under;
	const char *subject, *field, *value;
};
struct step_name {
	int64_t n;
	char id[ID_SIZE];
};
/* The end of an application's journal, as far as this device wrote it. */
struct tail {
	char kind[8];
	struct step_name step;
	int64_t ref, under;
	bool here;		/* recorded under the present device */
};
/* The tops of the two stacks. undo is a step of the user's (the one that
 * began the application at the bottom), redo the step that took one back. */
struct tops {
	int64_t undo, redo;
};
/* The head of this device's journal into s. */
int journal_load_head(struct store *s, struct error *err) CHECKED;
/* ERR_NOT_FOUND when there is no such application. */
int journal_app(struct store *s, const char *id, int64_t *app,
    struct error *err) CHECKED;
int journal_tail(struct store *s, int64_t app, struct tail *out,
    struct error *err) CHECKED;
int journal_tops(struct store *s, const struct tail *tail, struct tops *out,
    struct error *err) CHECKED;
/* What the first event of a step says. */
int journal_links(struct store *s, int64_t step, int64_t *ref,
    int64_t *under, struct error *err) CHECKED;
/* Appends one event that replaces those (heads of its field, the newest
 * first), and applies it. step->n 0 begins a step. */
int journal_append(struct store *s, const struct entry *e,
    const struct heads *replaced, int64_t now, struct step_name *step,
    struct error *err) CHECKED;

/* --- migrate.c --- */

struct step {
	int version;
	const char *sql;
};
int migrate_latest(void);
/* Fills an empty store, within the caller's transaction. */
int migrate_blank(struct store *s, struct error *err) CHECKED;
/* A new identity for what is recorded from now on; likewise. follows: it goes
 * on where the old one was, so that undo reaches back beyond it. */
int migrate_device(struct store *s, bool follows, struct error *err) CHECKED;
/* Brings a store from `version` up to date, after copying it. On failure the
 * file is as it was. */
int migrate_run(struct store *s, int version, const struct step *steps,
    size_t n, struct error *err) CHECKED;
int migrate(struct store *s, int version, struct error *err) CHECKED;
const char *migrate_state_sql(void);
/* A store becomes a bundle: within the caller's transaction. */
int migrate_bundle(struct store *s, struct error *err) CHECKED;
int store_meta_put(struct store *s, const char *key, const char *value,
    struct error *err) CHECKED;
/* What was made has exactly the tables and rules that this version makes:
 * before anything is asked of a file that came from elsewhere. */
int migrate_check_schema(struct store *s, struct error *err) CHECKED;

/* --- check.c --- */

/* The rules of the journal alone. */
int store_check_journal(struct store *s, struct error *err) CHECKED;
/* The two halves of store_verify: the file with its journal, and whether the
 * answers are those of the journal. */
int store_check_whole(struct store *s, struct error *err) CHECKED;
int store_check_state(struct store *s, struct error *err) CHECKED;

/* --- backup.c --- */

/* A new file with the content of the store, checked and synced. Damage that
 * is found is the store's: ERR_DATA. */
int store_copy(struct store *s, const char *to, struct error *err) CHECKED;
/* Gives a copy its name; refuses to replace (ERR_IO). tmp is removed then. */
int store_name_copy(const char *tmp, const char *path, struct error *err)
    CHECKED;
char *store_temporary(const char *path);		/* free it */
int store_sync(const char *path, struct error *err) CHECKED;
int store_sync_folder(const char *path, struct error *err) CHECKED;

/* --- daily.c --- */

bool store_has_backups(const char *path);
/* The daily copy. -1 only when the store itself is damaged. */
int store_daily_copy(struct store *s, struct error *err) CHECKED;
/* The copy before a change of the whole store, which its suffix names; *name is
 * for the caller. */
int store_copy_before(struct store *s, const char *suffix, char **name,
    struct error *err) CHECKED;
/* The first of "<path without .db><suffix>.db", "...-2.db", ... that is free;
 * in the folder `dir`, or beside the path when that is NULL. Free it. */
char *store_free_name(const char *path, const char *dir, const char *suffix);
/* The free name under which what is replaced at the path is kept. Free it. */
char *store_name_aside(const char *path);

#endif
