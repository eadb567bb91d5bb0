/*
 * anshin demo: a sample facility, made of nothing but the data in assets/demo.
 * Each line of answers.tsv is a thing that a user would do, with tabs between:
 *
 *   new     NAME                              the facility and application
 *   by      NAME                              who answers from here on
 *   ITEM    FIELD  VALUE                      as for "anshin set"
 *   attach  FILE   ITEMS  CAPTION  DAY        evidence, taken on that day
 *
 * "#" begins a comment, \n is a line feed, and @-30 the day 30 days before
 * today, so that the sample never grows old.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/cli/cli.h"
#include "base/date.h"
#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"

#define SOURCE "assets/demo"
#define MAX_FILE ((size_t)16 * 1024 * 1024)
#define MAX_LINE 20000
#define MAX_PARTS 5
#define DAY_SECONDS 86400
#define NOON_IN_JAPAN 10800		/* 03:00 UTC */

struct demo {
	struct session session;
	struct cli_batch batch;
	char item[32];			/* that the batch is of */
	char actor[200];
	char *evidence;			/* DIR/evidence */
};

/* A folder that is missing is made; one that holds anything is refused. */
static int
make_folder(const char *dir, struct error *err)
{
	const struct dirent *e;
	DIR *d = opendir(dir);
	bool empty = true;

	if (d == NULL)
		return errno == ENOENT ? path_make(dir, err) :
		    file_error(err, dir, errno);
	while (empty && (e = readdir(d)) != NULL)
		empty = strcmp(e->d_name, ".") == 0 ||
		    strcmp(e->d_name, "..") == 0;
	closedir(d);
	return empty ? 0 : error_set(err, ERR_DATA, _("%s is not empty. Please "
	    "name a new folder for the sample."), dir);
}

/* Copies one sample file and gives it the day on which it was "taken". */
static int
copy_file(const char *name, const char *to, date_day day, struct error *err)
{
	char *relative = path_join(SOURCE "/evidence", name);
	char *from = app_data_path(relative), *bytes;
	time_t noon = (time_t)day * DAY_SECONDS + NOON_IN_JAPAN;
	const struct timespec times[2] = { { .tv_sec = noon },
		{ .tv_sec = noon } };
	struct outfile *out;
	size_t n;
	int rc = file_read(&bytes, &n, from, MAX_FILE, err);

	if (rc == 0 && (rc = outfile_open(&out, to, 0600, err)) == 0) {
		outfile_write(out, bytes, n);
		rc = outfile_commit(out, err);
	}
	if (rc == 0 && utimensat(AT_FDCWD, to, times, 0) != 0)
		rc = file_error(err, to, errno);
	free(bytes);
	free(from);
	free(relative);
	return rc;
}

/* session_attach takes the whole list, so that it is checked here. */
static int
attach(struct demo *d, char **part, struct error *err)
{
	char *to = path_join(d->evidence, path_base(part[1]));
	char *item, *next, *all = xstrdup(part[2]);
	struct attach a = { .apart = false };
	int rc = copy_file(part[1], to, date_parse(part[4]), err);

	for (next = all; rc == 0 && (item = strsep(&next, " ")) != NULL;)
		if (catalog_item(d->session.catalog, item) == NULL)
			rc = error_set(err, ERR_NOT_FOUND, _("There is no item "
			    "\"%s\"; \"anshin show\" lists them."), item);
	if (rc == 0)
		rc = session_attach(&d->session, to, part[2], part[3], &a, err);
	free(all);
	free(to);
	return rc;
}

static int
follow(struct demo *d, char **part, size_t n, struct error *err)
{
	struct session *s = &d->session;
	int year, month, day;
	char id[37];

	if (n == 2 && strcmp(part[0], "by") == 0) {
		snprintf(d->actor, sizeof(d->actor), "%s", part[1]);
		s->actor = d->actor;
		return 0;
	}
	if (n == 2 && strcmp(part[0], "new") == 0) {
		date_to_ymd(s->today, &year, &month, &day);
		return session_create(s, part[1], year, id, err) != 0 ? -1 :
		    session_select(s, id, err);
	}
	if (s->app != NULL && n == 5 && strcmp(part[0], "attach") == 0)
		return attach(d, part, err);
	if (s->app == NULL || n != 3)
		return error_set(err, ERR_DATA,
		    _("This line of the sample cannot be understood."));
	/* the lines of one item in a row become one user action */
	if (strcmp(d->item, part[0]) != 0 &&
	    cli_batch_record(s, &d->batch, err) != 0)
		return -1;
	snprintf(d->item, sizeof(d->item), "%s", part[0]);
	return cli_batch_add(s, &d->batch, part[0], part[1], part[2], err);
}

/* Adds the line with its days and line feeds written out. */
static void
expand(struct str *out, const char *p, date_day today)
{
	char day[11], *end;

	for (; *p != '\0'; p++) {
		if (*p == '@' && (p[1] == '-' || p[1] == '+')) {
			date_format_iso(today + (date_day)strtol(p + 1, &end,
			    10), day);
			(void)str_add(out, day);
			p = end - 1;
		} else if (*p == '\\' && p[1] == 'n') {
			(void)str_add_char(out, '\n');
			p++;
		} else {
			(void)str_add_char(out, *p);
		}
	}
}

static int
read_line(struct demo *d, const char *line, struct error *err)
{
	struct str text;
	char *part[MAX_PARTS], *p;
	size_t n = 0;
	int rc = 0;

	str_init(&text, MAX_LINE);
	expand(&text, line, d->session.today);
	for (p = text.ptr; n < MAX_PARTS && *p != '\0';) {
		part[n++] = p;
		p += strcspn(p, "\t");
		if (*p != '\0')
			*p++ = '\0';
	}
	if (n > 0 && line[0] != '#')
		rc = follow(d, part, n, err);
	str_clear(&text);
	return rc;
}

static int
read_answers(struct demo *d, struct error *err)
{
	char *path = app_data_path(SOURCE "/answers.tsv"), *bytes = NULL;
	char *line, *end, where[32];
	size_t n;
	int number = 0, rc = file_read(&bytes, &n, path, MAX_FILE, err);

	for (line = bytes; rc == 0 && line < bytes + n; line = end + 1) {
		end = line + strcspn(line, "\n");
		*end = '\0';
		number++;
		rc = read_line(d, line, err);
	}
	if (rc == 0)
		rc = cli_batch_record(&d->session, &d->batch, err);
	if (rc != 0 && number > 0) {
		snprintf(where, sizeof(where), "answers.tsv:%d", number);
		error_prefix(err, where);
	}
	free(bytes);
	free(path);
	return rc;
}

/* All of it as one transaction: nobody waits for the disk at each line, and a
 * sample that fails half-way leaves no half. */
static int
record_answers(struct demo *d, struct error *err)
{
	struct store *store = d->session.store;

	if (store_begin(store, err) != 0)
		return -1;
	return store_end(store, read_answers(d, err), err);
}

static void
report(const struct export_result *r, const char *dir)
{
	printf(_("A sample facility has been made in %s\n"
	    "  anshin.db   the records\n"
	    "  evidence    the sample photos and documents\n"
	    "  package     the submission package\n"), dir);
	printf(_("To print: %s (%zu pages). %zu things are left open on "
	    "purpose.\n"), r->pdf, r->pages, r->open);
	if (r->gaps[0] != '\0')
		printf("%s\n", r->gaps);
	printf(_("Next, look around: anshin --db '%s/anshin.db'\n"), dir);
}

int
cmd_demo(struct session *s, int argc, char **argv, struct error *err)
{
	struct demo d = { .evidence = NULL };
	struct options o = *s->options;
	struct export_result result = { 0 };
	char *dir = path_absolute(argv[0]), *db, *package;
	int rc;

	(void)argc;
	if (dir == NULL)
		return file_error(err, argv[0], ENOENT);
	if (o.dry_run) {
		printf(_("Would make a sample facility in %s\n"), dir);
		free(dir);
		return 0;
	}
	o.db = db = path_join(dir, "anshin.db");
	package = path_join(dir, "package");
	d.evidence = path_join(dir, "evidence");
	if ((rc = make_folder(dir, err)) == 0 &&
	    (rc = path_make(d.evidence, err)) == 0 &&
	    (rc = session_open(&d.session, &o, STORE_WRITE, err)) == 0 &&
	    (rc = record_answers(&d, err)) == 0 &&
	    (rc = session_export(&d.session, package, NULL, NULL, &result,
	    err)) == 0)
		report(&result, dir);
	export_result_clear(&result);
	cli_batch_clear(&d.batch);
	session_close(&d.session);
	free(d.evidence);
	free(package);
	free(db);
	free(dir);
	return rc;
}
