/*
 * Opening and closing the store, its identity, transactions, and what goes
 * wrong put into words. A file that is not ours, newer or damaged is refused
 * before anything is written to it.
 */
#include "config.h"

#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "store/private.h"

/* Offsets in the header of an SQLite file; big-endian. */
enum { AT_PAGE_SIZE = 16, AT_FORMATS = 18, AT_PAGES = 28, AT_VERSION = 60,
	AT_APPLICATION = 68, HEADER_SIZE = 100 };

static int
damaged(struct store *s, struct error *err)
{
	return error_set(err, ERR_DATA, _("The file %s is damaged. It was left"
	    " as it is. Restore the newest good copy, from the folder"
	    " \"backups\" beside it or from a backup of yours, with:"
	    " anshin restore COPY"), s->path);
}

/* Where its journal cannot be made SQLite tries to open one for reading and
 * tells only that there is none. Making a file there ourselves says why. */
static int
why_not_opened(const struct store *s, int errnum)
{
	char *path;
	int fd;

	if (errnum != ENOENT || access(s->path, F_OK) != 0)
		return errnum == 0 ? EIO : errnum;
	path = xasprintf("%s-probe", s->path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	errnum = fd < 0 ? errno : EIO;
	if (fd >= 0) {
		close(fd);
		unlink(path);
	}
	free(path);
	return errnum;
}

/* Our statements fit the tables that we make. Where one is told that there is
 * no such column the file is no longer what was written. */
static bool
is_misshapen(const char *why)
{
	static const char *const signs[] = { "no such ", "has no column",
		"foreign key mismatch", "unknown function",
		"unsupported file format" };
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (strstr(why, signs[i]) != NULL)
			return true;
	return false;
}

int
store_fault(struct store *s, int rc, struct error *err)
{
	int errnum = s->db == NULL ? 0 : sqlite3_system_errno(s->db);

	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return store_busy(s, err);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return damaged(s, err);
	case SQLITE_FULL:
		return file_error(err, s->path, ENOSPC);
	case SQLITE_READONLY:
		return error_set(err, ERR_IO, _("%s can be read but not"
		    " written. Copy it to a place where you may write, or"
		    " ask for the right to write there."), s->path);
	case SQLITE_CANTOPEN:
		return file_error(err, s->path, why_not_opened(s, errnum));
	case SQLITE_IOERR:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return file_error(err, s->path, errnum == 0 ? EIO : errnum);
	case SQLITE_NOMEM:
	case SQLITE_TOOBIG:
		return error_memory(err);
	case SQLITE_ERROR:
		if (is_misshapen(sqlite3_errmsg(s->db)))
			return damaged(s, err);
		break;
	default:
		break;
	}
	return error_set(err, ERR_INTERNAL, _("The store %s could not do its"
	    " work: %s. Nothing was lost; please report this sentence to the"
	    " makers of anshin."), s->path, sqlite3_errmsg(s->db));
}

int
store_exec(struct store *s, const char *sql, struct error *err)
{
	int rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? 0 : store_fault(s, rc, err);
}

void
store_take_notice(struct store *s, char *text)
{
	char *both;

	utf8_strip(text);	/* it names files */
	if (s->notice == NULL) {
		s->notice = text;
		return;
	}
	both = xasprintf("%s\n%s", s->notice, text);
	free(s->notice);
	free(text);
	s->notice = both;
}

/* Refuses at once to write into a file that was moved or deleted meanwhile:
 * what is "saved" there nobody would ever see again. */
static int
still_there(struct store *s, struct error *err)
{
	int moved = 0;

	if (sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED,
	    &moved) == SQLITE_OK && moved)
		return error_set(err, ERR_IO, _("%s was moved or deleted while"
		    " it was in use. Put it back where it was, then start"
		    " again."), s->path);
	return 0;
}

/* SQLite itself rolls back at some faults: what came after such a one would
 * be committed by itself, without what stood before it. */
static int
is_doomed(const struct store *s, struct error *err)
{
	return error_set(err, ERR_INTERNAL, _("Nothing was recorded in %s,"
	    " because a part of it could not be. Try again."), s->path);
}

int
store_begin(struct store *s, struct error *err)
{
	sqlite3_stmt *st;

	if (s->depth > 0) {
		if (s->doomed)
			return is_doomed(s, err);
		s->depth++;
		return 0;
	}
	if (!s->writable)
		return store_fault(s, SQLITE_READONLY, err);
	st = store_stmt(s, ST_BEGIN, err);
	if (st == NULL || still_there(s, err) != 0 ||
	    stmt_run(s, st, err) != 0)
		return -1;
	s->depth = 1;
	s->doomed = false;
	return 0;
}

static int
commit(struct store *s, struct error *err)
{
	sqlite3_stmt *st;

	if (s->doomed)
		return is_doomed(s, err);
	st = store_stmt(s, ST_COMMIT, err);
	return st == NULL ? -1 : stmt_run(s, st, err);
}

int
store_end(struct store *s, int result, struct error *err)
{
	s->doomed = s->doomed || result != 0;
	if (s->depth > 1) {
		s->depth--;
		return result;
	}
	if (result == 0)
		result = commit(s, err);
	if (result != 0) {
		s->has_head = false;
		if (!sqlite3_get_autocommit(s->db))
			sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	}
	s->depth = 0;
	s->doomed = false;
	return result;
}

/* What the numbers in the header say about whose file this is. */
static int
judge(struct store *s, int64_t application, int64_t version, int mode,
    struct error *err)
{
	s->is_bundle = application == BUNDLE_APPLICATION_ID;
	if (s->is_bundle && (mode & STORE_BUNDLE) == 0)
		return error_set(err, ERR_FOREIGN, _("%s was made to be handed"
		    " over and is not worked on itself. Take in what it holds"
		    " with: anshin import FILE"), s->path);
	if (s->is_bundle)
		application = STORE_APPLICATION_ID;
	if (application != STORE_APPLICATION_ID || version < 1)
		return error_set(err, ERR_FOREIGN, _("%s is not a file of"
		    " anshin. It was left as it is. Name another file with"
		    " --db, or move it away."), s->path);
	if (version > migrate_latest())
		return error_set(err, ERR_NEWER, _("%s was written by a newer"
		    " version of anshin. It was left as it is. Install that"
		    " version here, or open a copy made before."), s->path);
	return 0;
}

static int32_t
big_endian(const unsigned char *p)
{
	return (int32_t)((uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3]);
}

int64_t
store_said_size(const void *head, size_t n)
{
	const unsigned char *h = head;
	int64_t page;

	if (n < HEADER_SIZE || memcmp(h, "SQLite format 3", 16) != 0)
		return 0;
	page = h[AT_PAGE_SIZE] << 8 | h[AT_PAGE_SIZE + 1];
	return (page == 1 ? 65536 : page) * (uint32_t)big_endian(h + AT_PAGES);
}

static bool
is_zero(const unsigned char *p, size_t n)
{
	while (n > 0 && p[n - 1] == 0)
		n--;
	return n == 0;
}

bool
store_is_ours(int fd)
{
	unsigned char h[HEADER_SIZE];
	int32_t application;

	if (pread(fd, h, sizeof(h), 0) != (ssize_t)sizeof(h) ||
	    memcmp(h, "SQLite format 3", 16) != 0)
		return false;
	application = big_endian(h + AT_APPLICATION);
	return application == STORE_APPLICATION_ID ||
	    application == BUNDLE_APPLICATION_ID;
}

/* Looks at the raw header, so that SQLite never touches (by recovery or by a
 * change of journal mode) the file of another program. With a journal beside
 * it the header may be half written: then SQLite must tell. */
static int
look(struct store *s, int mode, struct error *err)
{
	unsigned char h[HEADER_SIZE] = { 0 };
	char *journal = xasprintf("%s-journal", s->path);
	bool has_journal = access(journal, F_OK) == 0;
	ssize_t n = pread(s->fd, h, sizeof(h), 0);

	free(journal);
	if (n < 0)
		return file_error(err, s->path, errno);
	if (has_journal && is_zero(h, sizeof(h)))
		return 0;
	if (n < 16 || memcmp(h, "SQLite format 3", 16) != 0)
		return judge(s, 0, 0, mode, err);
	/* SQLite calls a file read-only whose format for writing is unknown. */
	if (n < HEADER_SIZE || (!has_journal && h[AT_FORMATS] > 2))
		return damaged(s, err);
	return judge(s, big_endian(h + AT_APPLICATION),
	    has_journal ? 1 : big_endian(h + AT_VERSION), mode, err);
}

static int
ask_number(struct store *s, const char *pragma, int64_t *out,
    struct error *err)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(s->db, pragma, -1, &st, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return rc == SQLITE_ROW ? 0 : store_fault(s, rc, err);
}

static int
connect(struct store *s, int flags, struct error *err)
{
	static const struct { int option, on; } config[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 }
	};
	size_t i;
	int rc;

	/* One thread, and nobody asks how much memory it takes: refused, and
	 * without effect, from the second store on. */
	(void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	rc = sqlite3_open_v2(s->path, &s->db, flags | SQLITE_OPEN_EXRESCODE,
	    NULL);
	if (rc != SQLITE_OK)
		return store_fault(s, rc, err);
	for (i = 0; i < sizeof(config) / sizeof(*config); i++)
		sqlite3_db_config(s->db, config[i].option, config[i].on, NULL);
	sqlite3_busy_handler(s->db, store_busy_handler, s);
	return store_exec(s, "PRAGMA cell_size_check = ON;"
	    "PRAGMA temp_store = MEMORY", err);
}

/* A store cannot be changed where its journal cannot be made: better said at
 * the start than at the first answer. */
static bool
may_write(const struct store *s)
{
	char *dir = path_dir(s->path);
	bool may = sqlite3_db_readonly(s->db, "main") == 0 &&
	    access(dir, W_OK) == 0;

	free(dir);
	return may;
}

struct identity {
	int64_t application, version, tables;
};

/* Nothing in it yet: new, or rolled back to that. */
static bool
is_blank(const struct identity *id)
{
	return id->application == 0 && id->version == 0 && id->tables == 0;
}

static int
ask_identity(struct store *s, struct identity *out, struct error *err)
{
	if (ask_number(s, "PRAGMA application_id", &out->application, err) != 0
	    || ask_number(s, "PRAGMA user_version", &out->version, err) != 0)
		return -1;
	return ask_number(s, "SELECT count(*) FROM sqlite_schema",
	    &out->tables, err);
}

/* Takes the lock for good, then looks again at what was opened. EXCLUSIVE
 * comes before locking_mode, so that two copies that start together do not
 * both keep a shared lock and wait for each other. A new store is filled
 * within the same transaction: the file never is a database that is nobody's.
 */
static int
open_write(struct store *s, struct error *err)
{
	struct identity id;

	if (connect(s, SQLITE_OPEN_READWRITE, err) != 0)
		return -1;
	if (!may_write(s))
		return store_fault(s, SQLITE_READONLY, err);
	if (store_exec(s, "PRAGMA synchronous = EXTRA;"
	    "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;"
	    "PRAGMA locking_mode = EXCLUSIVE", err) != 0 ||
	    ask_identity(s, &id, err) != 0)
		return -1;
	s->writable = true;
	if (is_blank(&id))
		return store_end(s, migrate_blank(s, err), err);
	if (judge(s, id.application, id.version, 0, err) != 0 ||
	    store_end(s, 0, err) != 0)
		return -1;
	if (id.version == migrate_latest())
		return 0;
	return migrate(s, (int)id.version, err);
}

static int
refuse_empty(const struct store *s, struct error *err)
{
	return error_set(err, ERR_DATA, _("The file %s is empty. It was left"
	    " as it is. Restore the newest good copy, from the folder"
	    " \"backups\" beside it or from a backup of yours, with:"
	    " anshin restore COPY"), s->path);
}

static int
read_identity(struct store *s, int mode, struct error *err)
{
	struct identity id;

	if (ask_identity(s, &id, err) != 0)
		return -1;
	if (is_blank(&id))
		return refuse_empty(s, err);
	if (judge(s, id.application, id.version, mode, err) != 0)
		return -1;
	if (id.version < migrate_latest() && (mode & STORE_OLD) == 0)
		return error_set(err, ERR_DATA, _("%s was written by an older"
		    " version of anshin. Start the wizard once, without"
		    " arguments: it copies the file and brings it up to"
		    " date."), s->path);
	return 0;
}

/* A journal left by a process that was killed must be played back before
 * anything can be read; that takes the right to write. */
static int
open_read(struct store *s, int mode, struct error *err)
{
	struct error first = { ERR_OK, "" };
	int rc;

	if (connect(s, SQLITE_OPEN_READONLY, err) != 0)
		return -1;
	if (read_identity(s, mode, &first) == 0)
		return 0;
	rc = sqlite3_extended_errcode(s->db);
	if ((rc & 0xff) != SQLITE_READONLY) {
		if (err != NULL)
			*err = first;
		return -1;
	}
	sqlite3_close(s->db);
	s->db = NULL;
	if (connect(s, SQLITE_OPEN_READWRITE, err) != 0 ||
	    store_exec(s, "PRAGMA query_only = ON", err) != 0)
		return -1;
	return read_identity(s, mode, err);
}

static int
open_claimed(struct store *s, int mode, off_t size, bool made,
    struct error *err)
{
	bool has_backups = size == 0 && store_has_backups(s->path);

	if (size == 0 && !made && ((mode & STORE_WRITE) == 0 || has_backups))
		return refuse_empty(s, err);
	if (size > 0 && look(s, mode, err) != 0)
		return -1;
	if ((mode & STORE_WRITE) == 0)
		return open_read(s, mode, err);
	if (open_write(s, err) != 0)
		return -1;
	if (has_backups)
		store_take_notice(s, xasprintf(_("%s was not there; an empty"
		    " store was begun. Copies of an earlier one are in the"
		    " folder \"backups\" beside it."), s->path));
	return mode & STORE_NO_COPY ? 0 : store_daily_copy(s, err);
}

int
store_open_as(struct store **out, const char *path, int mode,
    struct error *err)
{
	struct store *s = xcalloc(1, sizeof(*s));
	off_t size = 0;
	bool made = false;

	*out = NULL;
	s->path = xstrdup(path);
	s->fd = -1;
	if (store_claim(s, mode, &size, &made, err) == 0) {
		store_enter(s);
		if (open_claimed(s, mode, size, made, err) == 0) {
			*out = s;
			return 0;
		}
	}
	store_close(s);
	return -1;
}

int
store_open(struct store **out, const char *path, int mode, struct error *err)
{
	return store_open_as(out, path, mode & (STORE_READ | STORE_WRITE), err);
}

void
store_close(struct store *s)
{
	size_t i;

	if (s == NULL)
		return;
	store_finalize_all(s);
	sqlite3_close(s->db);
	if (s->fd >= 0)
		close(s->fd);	/* after SQLite's: see lock.c */
	store_leave(s);
	for (i = 0; i < sizeof(s->held) / sizeof(*s->held); i++)
		free(s->held[i]);
	free(s->notice);
	free(s->path);
	free(s);
}

const char *
store_path(const struct store *s)
{
	return s->path;
}

const char *
store_notice(const struct store *s)
{
	return s->notice;
}
