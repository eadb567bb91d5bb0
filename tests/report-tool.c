/*
 * A tool of tests/report.sh, not a test: the document of a small catalogue and
 * a sheet written as lines "subject TAB field TAB value" (and "@photo TAB
 * evidence TAB file TAB width TAB height", "@state TAB index TAB letter").
 *
 *   report-tool ja|en CATALOGUE SHEET dump
 *   report-tool ja|en CATALOGUE SHEET pdf OUT
 */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "catalog/load.h"
#include "report/report.h"

#define MOST 2000

static struct report_photo photos[MOST];
static size_t n_photos;
static enum file_state files[MOST];

static void
take_photo(char *rest)
{
	struct report_photo *p = &photos[n_photos++];
	char *save = NULL;
	const char *path;

	p->evidence = strtok_r(rest, "\t", &save);
	path = strtok_r(NULL, "\t", &save);
	if (path != NULL && path[0] == '!')
		p->fault = path + 1;
	else
		p->jpeg = path;
	p->width = (unsigned)strtoul(strtok_r(NULL, "\t", &save), NULL, 10);
	p->height = (unsigned)strtoul(strtok_r(NULL, "\t", &save), NULL, 10);
}

static void
take_state(const char *rest)
{
	static const char letters[] = "=!>?-";
	char *end;
	unsigned long i = strtoul(rest, &end, 10);
	const char *at = end[0] == '\t' ? strchr(letters, end[1]) : NULL;

	if (i < MOST && at != NULL)
		files[i] = (enum file_state)(at - letters);
}

static void
take_line(struct sheet *s, char *line)
{
	char *field, *value;

	if (strncmp(line, "@photo\t", 7) == 0) {
		take_photo(line + 7);
		return;
	}
	if (strncmp(line, "@state\t", 7) == 0) {
		take_state(line + 7);
		return;
	}
	if (line[0] == '#' || (field = strchr(line, '\t')) == NULL ||
	    (value = strchr(field + 1, '\t')) == NULL)
		return;
	*field++ = '\0';
	*value++ = '\0';
	for (char *p = value; (p = strstr(p, "\\n")) != NULL; p++) {
		*p = '\n';
		memmove(p + 1, p + 2, strlen(p + 2) + 1);
	}
	sheet_put(s, line, field, value);
}

static int
show(const struct report_input *in, const char *what, const char *out)
{
	struct report_result r = { 0 };
	struct error err = { 0 };
	struct str text;

	if (strcmp(what, "dump") == 0) {
		str_init(&text, (size_t)1 << 26);
		report_dump(in, &text);
		(void)fputs(text.ptr, stdout);
		str_clear(&text);
		return 0;
	}
	if (report_write(in, out, &r, &err) != 0) {
		(void)fprintf(stderr, "%s\n", err.text);
		return error_exit_status(err.code);
	}
	(void)printf("%zu %zu %s %s\n", r.pages, r.bytes, r.sha256,
	    r.missing.ptr);
	str_clear(&r.missing);
	return 0;
}

int
main(int argc, char **argv)
{
	struct report_input in = { .files = files, .photos = photos,
	    .version = "0.1.0", .package_code = "7KQ4-M2XD-93TA" };
	struct error err = { 0 };
	struct catalog *c;
	struct sheet *s;
	char *text, *line, *save = NULL;
	size_t n;
	int rc;

	if (argc < 5)
		return 2;
	(void)signal(SIGXFSZ, SIG_IGN);	/* a full disk is an error, no death */
	i18n_set(strcmp(argv[1], "en") == 0 ? LANG_EN : LANG_JA);
	if (catalog_load(&c, argv[2], i18n_lang(), NULL, &err) != 0 ||
	    file_read(&text, &n, argv[3], (size_t)1 << 24, &err) != 0) {
		(void)fprintf(stderr, "%s\n", err.text);
		return error_exit_status(err.code);
	}
	s = sheet_new();
	for (n = 0; n < MOST; n++)
		files[n] = FILE_UNCHECKED;
	for (line = strtok_r(text, "\n", &save); line != NULL;
	    line = strtok_r(NULL, "\n", &save))
		take_line(s, line);
	in.catalog = c;
	in.sheet = s;
	in.n_photos = n_photos;
	in.day = date_parse("2024-06-03");
	rc = show(&in, argv[4], argc > 5 ? argv[5] : NULL);
	sheet_free(s);
	catalog_free(c);
	free(text);
	return rc;
}
