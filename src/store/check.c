/*
 * Proof that the store is whole: the file, the rules of the journal, and
 * that the rows which are kept equal those which the journal adds up to.
 * And the rebuilding of these rows, which needs nothing but the journal.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "store/private.h"

static int
file_is_whole(struct store *s, struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, ST_IS_WHOLE, err);
	bool ok;
	int r;

	if (st == NULL)
		return -1;
	r = stmt_row(s, st, err);
	if (r < 0)
		return -1;
	ok = r > 0 && strcmp(stmt_column(st, 0), "ok") == 0;
	stmt_reset(st);
	return ok ? 0 : store_fault(s, SQLITE_CORRUPT, err);
}

/* Runs a statement that finds faults: 1 and the place of the first, 0 when
 * there is none, -1. */
static int
find_fault(struct store *s, enum stmt id, char *where, size_t size,
    struct error *err)
{
	sqlite3_stmt *st = store_stmt(s, id, err);
	int r;

	if (st == NULL)
		return -1;
	r = stmt_row(s, st, err);
	if (r > 0) {
		snprintf(where, size, "%s", stmt_column(st, 0));
		stmt_reset(st);
	}
	return r;
}

int
store_check_journal(struct store *s, struct error *err)
{
	static const enum stmt rules[] = { ST_IS_LINKED, ST_BAD_ID,
		ST_BAD_SEQ, ST_BAD_ORDER, ST_BAD_PARENT, ST_BAD_FIRST,
		ST_BAD_STEP, ST_BAD_STACK };
	char where[80];
	size_t i;
	int r;

	for (i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		r = find_fault(s, rules[i], where, sizeof(where), err);
		if (r > 0)
			return error_set(err, ERR_DATA, _("The journal in %s"
			    " was changed by something else than anshin (at"
			    " %s). Restore the newest good copy with:"
			    " anshin restore COPY"), s->path, where);
		if (r < 0)
			return -1;
	}
	return 0;
}

int
store_check_state(struct store *s, struct error *err)
{
	static const enum stmt rules[] = { ST_BAD_LIST, ST_BAD_VALUE,
		ST_BAD_HEAD };
	char where[200];
	size_t i;
	int r;

	for (i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		r = find_fault(s, rules[i], where, sizeof(where), err);
		if (r > 0)
			return error_set(err, ERR_DATA, _("The answers in %s"
			    " are not those of its journal (%s). Nothing is"
			    " lost. Make them anew with: anshin rebuild"),
			    s->path, where);
		if (r < 0)
			return -1;
	}
	return 0;
}

int
store_check_whole(struct store *s, struct error *err)
{
	return file_is_whole(s, err) != 0 ? -1 : store_check_journal(s, err);
}

int
store_verify(struct store *s, struct error *err)
{
	return store_check_whole(s, err) != 0 ? -1 : store_check_state(s, err);
}

/* Where answers and journal differ it cannot be told which of the two is as it
 * was written: what is replaced is kept. */
static int
keep_answers(struct store *s, struct error *err)
{
	struct error differ;
	char *copy;

	if (!s->writable || store_check_state(s, &differ) == 0 ||
	    differ.code != ERR_DATA)
		return 0;
	if (store_copy_before(s, "-before-rebuild", &copy, err) != 0)
		return -1;
	free(s->notice);	/* "make them anew" */
	s->notice = NULL;
	store_take_notice(s, xasprintf(_("A copy of what it was before is"
	    " %s."), copy));
	free(copy);
	return 0;
}

int
store_rebuild(struct store *s, struct error *err)
{
	if (keep_answers(s, err) != 0 || store_begin(s, err) != 0)
		return -1;
	return store_end(s, store_exec(s, migrate_state_sql(), err), err);
}
