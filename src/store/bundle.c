/*
 * One application as one file, to be carried to another machine: a store of
 * its own, filled by a merge like any other, with the evidence beside the
 * journal. What it holds is summed up once, so that damage is seen which the
 * file's own structure does not show.
 */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "store/private.h"

enum { PIECE = 1 << 20 };

struct bundle {
	struct store *to;
	char *path, *tmp;
	char sha256[HASH_HEX];		/* of the file that is being put in */
	unsigned char *piece;
	size_t n;
};

/* Each row with its length before each column, so that no two contents give
 * the same bytes. */
static int
add_rows(struct store *s, enum stmt id, int64_t n, struct hash *h,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, id, err);
	int i, r;

	if (st == NULL)
		return -1;
	if (n != 0)
		stmt_int(st, 1, n);
	while ((r = stmt_row(s, st, err)) > 0)
		for (i = 0; i < sqlite3_column_count(st); i++) {
			const char *text = stmt_column(st, i);
			int bytes = sqlite3_column_bytes(st, i);

			hash_add(h, &bytes, sizeof(bytes));
			hash_add(h, text, (size_t)bytes);
		}
	return r;
}

/* The files themselves are named by their hashes. */
static int
sum_up(struct store *s, char out[HASH_HEX], struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_APPLICATIONS, err);
	struct hash *h;
	int r;

	if (st == NULL)
		return -1;
	h = hash_new();
	stmt_text(st, 1, NULL);
	while ((r = stmt_row(s, st, err)) > 0)
		if (add_rows(s, ST_JOURNAL, sqlite3_column_int64(st, 1), h,
		    err) != 0) {
			stmt_reset(st);
			r = -1;
			break;
		}
	if (r == 0)
		r = add_rows(s, ST_FILES, 0, h, err);
	hash_hex(h, out);
	return r;
}

/* --- making one ----------------------------------------------------------- */

static int
fill(struct bundle *b, struct store *from, const char *app,
    struct error *err)
{
	struct store_merged *merged;
	size_t n;

	if (store_begin(b->to, err) != 0)
		return -1;
	if (migrate_bundle(b->to, err) != 0 ||
	    store_merge(b->to, from, app, &merged, &n, err) != 0)
		return -1;
	free(merged);
	if (n == 1)
		return 0;
	return error_set(err, ERR_NOT_FOUND, _("There is no such application"
	    " in %s. See which there are with: anshin list"), from->path);
}

static void
drop(struct bundle *b)
{
	store_close(b->to);
	if (b->tmp != NULL)
		(void)unlink(b->tmp);
	free(b->path);
	free(b->tmp);
	free(b->piece);
	free(b);
}

int
bundle_begin(struct bundle **out, struct store *from, const char *app,
    const char *path, struct error *err)
{
	struct bundle *b;
	struct stat st;

	*out = NULL;
	if (lstat(path, &st) == 0)
		return error_set(err, ERR_IO, _("%s exists already and was not"
		    " replaced. Choose another name."), path);
	if (store_may_be_named(path, err) != 0)
		return -1;
	b = xcalloc(1, sizeof(*b));
	b->path = xstrdup(path);
	b->tmp = store_temporary(path);
	b->piece = xmalloc(PIECE);
	if (store_open_as(&b->to, b->tmp, STORE_WRITE | STORE_NO_COPY,
	    err) != 0 || fill(b, from, app, err) != 0) {
		drop(b);
		return -1;
	}
	*out = b;
	return 0;
}

static int
flush(struct bundle *b, struct error *err)
{
	sqlite3_stmt *st;

	if (b->n == 0)
		return 0;
	st = store_stmt(b->to, ST_PIECE_PUT, err);
	if (st == NULL)
		return -1;
	stmt_text(st, 1, b->sha256);
	sqlite3_bind_blob64(st, 2, b->piece, b->n, SQLITE_STATIC);
	b->n = 0;
	return stmt_run(b->to, st, err);
}

int
bundle_file(struct bundle *b, const char *sha256, int64_t size,
    struct error *err)
{
	sqlite3_stmt *st;

	if (flush(b, err) != 0)
		return -1;
	st = store_stmt(b->to, ST_FILE_PUT, err);
	if (st == NULL)
		return -1;
	assert(strlen(sha256) < sizeof(b->sha256));
	memcpy(b->sha256, sha256, strlen(sha256) + 1);
	stmt_text(st, 1, sha256);
	stmt_int(st, 2, size);
	return stmt_run(b->to, st, err);
}

int
bundle_bytes(struct bundle *b, const void *bytes, size_t n,
    struct error *err)
{
	const unsigned char *p = bytes;
	size_t part;

	while (n > 0) {
		part = n < PIECE - b->n ? n : PIECE - b->n;
		memcpy(b->piece + b->n, p, part);
		b->n += part;
		p += part;
		n -= part;
		if (b->n == PIECE && flush(b, err) != 0)
			return -1;
	}
	return 0;
}

static int
finish(struct bundle *b, struct error *err)
{
	char sum[HASH_HEX];

	if (flush(b, err) != 0 || sum_up(b->to, sum, err) != 0)
		return -1;
	return store_meta_put(b->to, "sum", sum, err);
}

/* Looked at once more as the receiver will. */
static int
check(const char *path, struct error *err)
{
	struct store *s;

	if (bundle_open(&s, path, err) != 0)
		return -1;
	store_close(s);
	return 0;
}

int
bundle_end(struct bundle *b, int result, struct error *err)
{
	if (result == 0)
		result = finish(b, err);
	result = store_end(b->to, result, err);
	store_close(b->to);
	b->to = NULL;
	if (result == 0)
		result = check(b->tmp, err);
	if (result == 0)
		result = store_name_copy(b->tmp, b->path, err);
	drop(b);
	return result;
}

/* --- reading one ---------------------------------------------------------- */

static int
check_sum(struct store *s, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_META_GET, err);
	char sum[HASH_HEX];
	bool same = false;
	int r;

	if (st == NULL || sum_up(s, sum, err) != 0)
		return -1;
	stmt_text(st, 1, "sum");
	while ((r = stmt_row(s, st, err)) > 0)
		same = strcmp(stmt_column(st, 0), sum) == 0;
	return r != 0 ? -1 : same ? 0 : store_fault(s, SQLITE_CORRUPT, err);
}

int
bundle_open(struct store **out, const char *path, struct error *err)
{
	struct store *s;

	*out = NULL;
	if (store_open_as(&s, path, STORE_READ | STORE_BUNDLE, err) != 0)
		return -1;
	if (migrate_check_schema(s, err) != 0 || store_verify(s, err) != 0 ||
	    (s->is_bundle && check_sum(s, err) != 0)) {
		if (err->code == ERR_DATA)
			error_set(err, ERR_DATA, _("%s is damaged, or was"
			    " changed by something else than anshin. Nothing"
			    " was taken from it. Ask for the file once more."),
			    path);
		store_close(s);
		return -1;
	}
	*out = s;
	return 0;
}

int
bundle_files(struct store *s, int (*each)(void *arg, const char *sha256,
    int64_t size, struct error *err), void *arg, struct error *err)
{
	sqlite3_stmt *st;
	int r;

	if (!s->is_bundle)
		return 0;
	st = store_stmt(s, ST_FILES, err);
	if (st == NULL)
		return -1;
	while ((r = stmt_row(s, st, err)) > 0)
		if (each(arg, stmt_column(st, 0), sqlite3_column_int64(st, 1),
		    err) != 0) {
			stmt_reset(st);
			return -1;
		}
	return r;
}

int
bundle_read(struct store *s, const char *sha256,
    int (*put)(void *arg, const void *bytes, size_t n, struct error *err),
    void *arg, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_PIECES, err);
	int r;

	if (st == NULL)
		return -1;
	stmt_text(st, 1, sha256);
	while ((r = stmt_row(s, st, err)) > 0)
		if (put(arg, sqlite3_column_blob(st, 0),
		    (size_t)sqlite3_column_bytes(st, 0), err) != 0) {
			stmt_reset(st);
			return -1;
		}
	return r;
}
