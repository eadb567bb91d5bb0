/*
 * The parts joined: where data lies, one open store, one open application and
 * what is computed from it. Used by the wizard and by every command alike.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assess/finding.h"
#include "assess/progress.h"
#include "assess/sheet.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/str.h"
#include "catalog/load.h"
#include "store/store.h"

struct options {			/* borrowed from argv and settings */
	const char *db;			/* --db, ANSHIN_DB, or NULL */
	const char *lang;
	const char *output;		/* -o */
	const char *expiring;		/* --expiring, or NULL */
	const char *per_page;		/* photos to a page, or NULL */
	bool keep_metadata, no_pages, zip, own_copy, blank, redact;
	const char *replay, *size, *dump_dir;	/* tests only */
	bool plain, ascii, no_color, no_input, dry_run, force, json;
	bool help, version, complete, roff;
	unsigned given;			/* bit i: row i of the option table */
	/* settings only */
	const char *exports, *photos;	/* folders, or NULL */
	const char *catalogue;		/* edition, or NULL: the newest */
	const char *person;		/* who answers, or NULL: the account */
};

struct session {
	const struct options *options;
	struct catalog *catalog;
	struct store *store;
	char *store_path;
	bool read_only;			/* session_open_either */
	const char *actor;		/* NULL: not asked yet; session_actor */
	bool also_zip, also_own_copy;	/* as chosen in the wizard */
	date_day today;

	struct store_app *apps;
	size_t n_apps;

	const struct store_app *app;	/* open application or NULL; in apps */
	struct sheet *sheet;
	struct progress progress;
	struct finding_list findings;
	enum file_state *files;		/* one per evidence of the sheet */
	char **found;			/* where a MOVED one is, or NULL */
	size_t n_files;
	int64_t saved_ms;
};

/* Where the forms/ and assets/ folders are: ANSHIN_DATADIR or the installed
 * place. Free it. */
char *app_data_path(const char *relative);

/* Loads the catalogue (language of i18n) and opens the store with STORE_READ
 * or STORE_WRITE; store_mode 0 leaves it closed. With SESSION_NO_CATALOG in
 * the mode no catalogue is needed, nor loaded. */
enum { SESSION_NO_CATALOG = 64,
	SESSION_EITHER = 128,	/* of a command: session_open_either */
	SESSION_LOOK = 256,	/* of a command: its dry run is a transaction
				 * that is taken back */
	SESSION_BEGINS = 512 };	/* of a command: it may begin a new store */
int session_open(struct session *s, const struct options *o, int store_mode,
    struct error *err) CHECKED;
/* For writing, or where only reading is possible for that: s->read_only. */
int session_open_either(struct session *s, const struct options *o,
    struct error *err) CHECKED;
void session_close(struct session *s);
/* Who works here; "" when nobody knows. Borrowed. Asked for at the first need:
 * with names from a network that may take a while. */
const char *session_actor(struct session *s);
bool session_has_store(const struct options *o);	/* or what lies there */
/* Where the store is or will be; NULL with a sentence when there is no place
 * for it. Free it. */
char *session_store_path(const struct session *s, struct error *err);

/* Only these two, for commands that need no more. */
int session_load_catalog(struct session *s, struct error *err) CHECKED;
int session_load_list(struct session *s, struct error *err) CHECKED;

/* Opens the application that the user names ("1", an id, or NULL where there
 * is one only). ERR_NOT_FOUND, ERR_USAGE with what there is to choose. */
int session_select(struct session *s, const char *name, struct error *err)
    CHECKED;
int session_open_app(struct session *s, const struct store_app *app,
    struct error *err) CHECKED;
void session_close_app(struct session *s);

/* A new facility with its first application; the list is read anew. */
int session_create(struct session *s, const char *name, int year, char id[37],
    struct error *err) CHECKED;

/* Not blank, and not too long; *name is clean (free it), NULL on failure. */
int session_name(const struct session *s, const char *typed, char **name,
    struct error *err) CHECKED;
/* Is none of it too long? session_record asks that itself. */
int session_fits(const struct session *s, const struct change *c, size_t n,
    struct error *err) CHECKED;
/* Records and applies to the sheet; progress and findings follow. */
int session_record(struct session *s, const struct change *c, size_t n,
    const char *group, char group_out[37], struct error *err) CHECKED;
/* The sheet of an application that is not opened for it. */
int session_read_sheet(const struct session *s, const struct store_app *app,
    struct sheet **out, struct error *err) CHECKED;
/* The same without a look at its files or at other applications. */
int session_read_entries(const struct session *s, const struct store_app *app,
    struct sheet **out, struct error *err) CHECKED;
/* The same without the evidence: enough to count what is done. */
int session_read_answers(const struct session *s, const struct store_app *app,
    struct sheet **out, struct error *err) CHECKED;
/* Reads the sheet anew from the store (after undo, redo). */
int session_reload(struct session *s, struct error *err) CHECKED;
/* Progress and findings anew from the sheet. */
void session_refresh(struct session *s);
/* States of the evidence files. The quick look takes size and time for true;
 * the search says where missing ones went; deep hashes each one too. */
enum files_look { FILES_QUICK, FILES_SEARCH, FILES_DEEP };
void session_check_files(struct session *s, enum files_look how);
void session_forget_files(struct session *s);

/* What attaching a file came to. */
enum attached {
	ATTACHED_NEW,
	ATTACHED_AGAIN,		/* it was there: the item was added to it */
	ATTACHED_VERSION,	/* other contents of one that was there */
	ATTACHED_PLACE,		/* one that was there, in another place now */
	ATTACHED_SAME		/* nothing has changed */
};
struct attach {
	bool apart;		/* in: what changed is evidence of its own */
	/* In: told while a file is read that takes its time; false ends it
	 * (-1, ERR_OK). May be NULL. */
	bool (*progress)(void *arg, const char *what, size_t done,
	    size_t all);
	void *arg;
	char id[37];		/* of the evidence */
	enum attached what;
};
/* Attaches a file to an item ("" for none). The same contents in the same
 * place are the same evidence, other contents there its next version, the
 * same contents of one that is missing its new place. With "evidence/<id>" for
 * the item that evidence gets this file. */
int session_attach(struct session *s, const char *path, const char *item,
    const char *caption, struct attach *out, struct error *err) CHECKED;
/* "Attached: x" and so on, with what u would do. Free it. */
char *session_attach_text(const struct session *s, const struct attach *a);
/* Photos whose numbers were typed in from paper: those found in the folder are
 * attached to their items, where it is not a dry run. */
struct numbered {
	/* In: told of each, name: its file or NULL; may be NULL. */
	void (*tell)(void *arg, const struct item *it, const char *number,
	    const char *name);
	bool (*progress)(void *arg, const char *what, size_t done,
	    size_t all);	/* in: as of struct attach */
	void *arg;
	size_t attached, missing;
};
int session_attach_numbered(struct session *s, const char *folder,
    struct numbered *n, struct error *err) CHECKED;
/* The versions of all evidence files, from the journal; versions_free. */
struct versions;
int session_versions(struct session *s, struct versions **out,
    struct error *err) CHECKED;

/* Writes the submission package into the folder; *where (free it) is where it
 * stands. progress may be NULL. */
struct export_result {
	char *folder, *pdf;
	char *aside;		/* where an older package went, or NULL */
	char *zip, *own_copy;	/* where they stand, or NULL */
	char code[10];		/* printed on every page */
	size_t pages, open;	/* open: findings of severity MUST */
	char *missing;		/* characters that no font has, "" if none */
	char *gaps;		/* a line per evidence file that is not in it or not
				 * printed, "" if none */
};
int session_export(struct session *s, const char *folder,
    bool (*progress)(void *arg, const char *what, size_t done, size_t all),
    void *arg, struct export_result *out, struct error *err) CHECKED;
/* ERR_NOT_FOUND with the way on where no submission is recorded. */
int session_submitted(const struct session *s, struct error *err) CHECKED;
/* The same with only what changed since the package that was submitted. */
int session_resubmit(struct session *s, const char *folder,
    bool (*progress)(void *arg, const char *what, size_t done, size_t all),
    void *arg, struct export_result *out, struct error *err) CHECKED;
/* The code of that package and the state it was made from. Free both. */
int session_base(struct session *s, char **code, struct sheet **base,
    struct error *err) CHECKED;
/* The correction report as a PDF of its own. str_clear(missing). */
int session_correction(struct session *s, const char *path, size_t *pages,
    struct str *missing, struct error *err) CHECKED;
/* A PDF without who and where, to ask somebody's advice: no package, and the
 * journal does not know of it. str_clear(missing). */
int session_redacted(struct session *s, const char *path, size_t *pages,
    struct str *missing, struct error *err) CHECKED;
char *session_redacted_path(const struct session *s);
void export_result_clear(struct export_result *r);
/* Proposed folder for the open application. Free it. */
char *session_export_folder(const struct session *s);

/* The wizard: model, effects and the loop. */
int app_wizard(struct session *s, struct error *err) CHECKED;

#endif
