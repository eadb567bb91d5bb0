/*
 * The prepared statements: each is prepared once, at its first use, because
 * preparing all would cost a start more than it needs. No SQL is built from
 * text here or anywhere.
 */
#include "config.h"

#include "store/stmt.h"

#include <stdio.h>

#include "store/private.h"

#define STATEMENT_SQL(name, sql) [ST_##name] = sql,
static const char *const statement_sql[] = {
	STATEMENTS(STATEMENT_SQL)
	[ST_BUNDLE] = "SELECT 1",
	BUNDLE_STATEMENTS(STATEMENT_SQL)
};

sqlite3_stmt *
store_stmt(struct store *s, enum stmt id, struct error *err)
{
	int rc;

	if (s->stmt[id] == NULL) {
		rc = sqlite3_prepare_v3(s->db, statement_sql[id], -1,
		    SQLITE_PREPARE_PERSISTENT, &s->stmt[id], NULL);
		if (rc != SQLITE_OK) {
			store_fault(s, rc, err);
			return NULL;
		}
	}
	return s->stmt[id];
}

int
store_prepare_all(struct store *s, struct error *err)
{
	int i;

	for (i = 0; i < (s->is_bundle ? ST_COUNT : ST_BUNDLE); i++) {
		if (store_stmt(s, (enum stmt)i, err) == NULL)
			return -1;
	}
	return 0;
}

void
store_finalize_all(struct store *s)
{
	int i;

	for (i = 0; i < ST_COUNT; i++) {
		sqlite3_finalize(s->stmt[i]);
		s->stmt[i] = NULL;
	}
}

/* A binding can only fail for want of memory or for a text beyond 1 GB;
 * the step that follows then says so, since the parameter stays NULL and
 * no column of ours takes NULL where a text is due. */
void
stmt_text(sqlite3_stmt *st, int i, const char *text)
{
	if (text == NULL)
		sqlite3_bind_null(st, i);
	else
		sqlite3_bind_text(st, i, text, -1, SQLITE_STATIC);
}

void
stmt_int(sqlite3_stmt *st, int i, int64_t value)
{
	sqlite3_bind_int64(st, i, value);
}

void
stmt_link(sqlite3_stmt *st, int i, int64_t n)
{
	if (n == 0)
		sqlite3_bind_null(st, i);
	else
		sqlite3_bind_int64(st, i, n);
}

void
stmt_reset(sqlite3_stmt *st)
{
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
}

int
stmt_row(struct store *s, sqlite3_stmt *st, struct error *err)
{
	int rc = sqlite3_step(st);

	if (rc == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE) {
		stmt_reset(st);
		return 0;
	}
	store_fault(s, rc, err);
	stmt_reset(st);
	return -1;
}

int
stmt_run(struct store *s, sqlite3_stmt *st, struct error *err)
{
	int r;

	while ((r = stmt_row(s, st, err)) > 0)
		;
	return r;
}

const char *
stmt_column(sqlite3_stmt *st, int i)
{
	const unsigned char *text = sqlite3_column_text(st, i);

	return text == NULL ? "" : (const char *)text;
}

void
stmt_column_id(sqlite3_stmt *st, int i, char out[ID_SIZE])
{
	snprintf(out, ID_SIZE, "%s", stmt_column(st, i));
}
