/*
 * Times one durable answer against the least that SQLite does for one row:
 * an insert with its own commit, the same pragmas, the same disk. In turn.
 *   save-time FOLDER RUNS
 */
#include "config.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/xalloc.h"
#include "store/store.h"

enum { RUNS_MAX = 4096 };

static double answer_ms[RUNS_MAX], row_ms[RUNS_MAX];

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
stop(const char *why)
{
	fprintf(stderr, "save-time: %s\n", why);
	exit(1);
}

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		stop(sqlite3_errmsg(db));
}

static struct store *
open_store(const char *folder, char app[37])
{
	char *path = xasprintf("%s/store.db", folder);
	struct store *s;
	struct error err;

	if (store_open(&s, path, STORE_WRITE, &err) != 0 ||
	    store_create(s, NULL, "bench", "2024-04", 2026, "", app, &err) != 0)
		stop(err.text);
	free(path);
	return s;
}

static sqlite3_stmt *
open_plain(const char *folder, sqlite3 **db)
{
	char *path = xasprintf("%s/plain.db", folder);
	sqlite3_stmt *insert;

	if (sqlite3_open(path, db) != SQLITE_OK)
		stop(path);
	run(*db, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = DELETE;"
	    "PRAGMA locking_mode = EXCLUSIVE;"
	    "CREATE TABLE t (n INTEGER PRIMARY KEY, item TEXT, value TEXT)");
	if (sqlite3_prepare_v2(*db, "INSERT INTO t (item, value) VALUES (?, ?)",
	    -1, &insert, NULL) != SQLITE_OK)
		stop(sqlite3_errmsg(*db));
	free(path);
	return insert;
}

static double
answer(struct store *s, const char *app, int i)
{
	const struct change c = { "item/1-01", "verdict",
		i % 2 == 0 ? "conforms" : "fails" };
	double from = now_ms();
	struct error err;
	int64_t at;

	if (store_record(s, app, &c, 1, "", NULL, NULL, &at, &err) != 0)
		stop(err.text);
	return now_ms() - from;
}

static double
row(sqlite3 *db, sqlite3_stmt *insert, int i)
{
	double from = now_ms();

	sqlite3_bind_text(insert, 1, "1-01", -1, SQLITE_STATIC);
	sqlite3_bind_text(insert, 2, i % 2 == 0 ? "conforms" : "fails", -1,
	    SQLITE_STATIC);
	if (sqlite3_step(insert) != SQLITE_DONE)
		stop(sqlite3_errmsg(db));
	sqlite3_reset(insert);
	return now_ms() - from;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

int
main(int argc, char **argv)
{
	int i, runs = argc == 3 ? (int)strtol(argv[2], NULL, 10) : 0;
	sqlite3_stmt *insert;
	struct store *s;
	char app[37];
	sqlite3 *db;

	if (runs < 1 || runs > RUNS_MAX) {
		fprintf(stderr, "usage: save-time FOLDER RUNS\n");
		return 2;
	}
	s = open_store(argv[1], app);
	insert = open_plain(argv[1], &db);
	for (i = 0; i < runs; i++) {
		answer_ms[i] = answer(s, app, i);
		row_ms[i] = row(db, insert, i);
	}
	qsort(answer_ms, (size_t)runs, sizeof(double), compare);
	qsort(row_ms, (size_t)runs, sizeof(double), compare);
	printf("answer   median %7.2f ms  p99 %7.2f ms\n"
	    "insert   median %7.2f ms  p99 %7.2f ms   ratios %.2f %.2f\n",
	    answer_ms[runs / 2], answer_ms[runs * 99 / 100],
	    row_ms[runs / 2], row_ms[runs * 99 / 100],
	    answer_ms[runs / 2] / row_ms[runs / 2],
	    answer_ms[runs * 99 / 100] / row_ms[runs * 99 / 100]);
	sqlite3_finalize(insert);
	sqlite3_close(db);
	store_close(s);
	return 0;
}
