/*
 * anshin catalog: the check sheet's own files. check and manual serve who
 * writes one, fields whoever answers by a script, list says what there is, official takes in the numbers and texts
 * of the official sheet. None needs a catalogue that can be loaded.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/catalogues.h"
#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/cli/named.h"
#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "catalog/manual.h"
#include "catalog/official.h"

static int
check(struct session *s, int argc, char **argv, struct error *err)
{
	struct diag_list diags = { 0 };
	int i, status;

	if (argc == 0)
		return error_set(err, ERR_USAGE,
		    _("usage: anshin catalog check FILE..."));
	for (i = 0; i < argc; i++)
		if (strcmp(argv[i], "-") == 0) {
			diag_clear(&diags);
			return error_set(err, ERR_USAGE, _("A check sheet is "
			    "checked as a file, with what lies beside it. "
			    "Please name the file."));
		} else if (catalog_check_file(argv[i], &diags, err) != 0) {
			diag_print(&diags, stdout);
			diag_clear(&diags);
			return -1;
		}
	diag_sort(&diags);
	status = diag_worst(&diags) == DIAG_ERROR ? 1 : 0;
	if (s->options->json)
		cli_json(json_pack("{s:s, s:o}", "schema",
		    "anshin-catalog-check/1", "faults",
		    cli_json_diags(&diags)));
	else
		diag_print(&diags, stdout);
	if (!s->options->json && diags.n == 0)
		printf(_("No fault was found.\n"));
	diag_clear(&diags);
	return status;
}

/* The title inside, or the first fault in its stead. */
static char *
title_of(const struct catalogue_place *place)
{
	struct catalog *c;
	struct error fault;
	struct str out;

	str_init(&out, 1000);
	if (catalog_load(&c, place->dir, i18n_lang(), NULL, &fault) == 0) {
		(void)str_add(&out, c->title);
		catalog_free(c);
	} else {
		(void)str_addf(&out, _("cannot be used: %s"), fault.text);
	}
	return str_take(&out);
}

static int
list(struct session *s, int argc, char **argv, struct error *err)
{
	json_t *all = s->options->json ? json_array() : NULL;
	struct catalogue_place *places;
	size_t i, n;
	struct error none;
	char *active = catalogues_choose(s->options->catalogue, &none);

	(void)argc;
	(void)argv;
	(void)err;
	catalogues_find(&places, &n);
	for (i = 0; i < n; i++) {
		char *title = title_of(&places[i]);
		bool used = active != NULL &&
		    strcmp(active, places[i].dir) == 0;

		if (all != NULL)
			json_array_append_new(all, json_pack("{s:s, s:s, s:s, "
			    "s:b, s:b}", "edition", places[i].edition,
			    "folder", places[i].dir, "title", title, "own",
			    places[i].own, "used", used));
		else
			printf("%s %-10s  %s%s\n              %s\n",
			    used ? "*" : " ", places[i].edition, title,
			    places[i].own ? _(" (your own)") : "",
			    places[i].dir);
		free(title);
	}
	if (all != NULL)
		cli_json(json_pack("{s:s, s:o}", "schema",
		    "anshin-catalog-list/1", "catalogues", all));
	catalogues_free(places, n);
	free(active);
	return 0;
}

struct field_list {
	json_t *all;			/* or NULL: printed as lines */
};

/* A line as "anshin set APP -" reads it, with what it is for its value. */
static void
tell_field(struct field_list *l, const char *item, const char *field,
    const char *label)
{
	if (l->all != NULL)
		json_array_append_new(l->all, json_pack("{s:s, s:s, s:s}",
		    "item", item, "field", field, "label", label));
	else
		printf("%s\t%s\t%.*s\n", item, field,
		    (int)strcspn(label, "\n"), label);
}

static void
tell_item(struct field_list *l, const struct item *it)
{
	char name[100];
	size_t i;

	tell_field(l, it->id, "verdict", it->title);
	tell_field(l, it->id, "note", _("Note"));
	tell_field(l, it->id, "reason", _("Reason"));
	for (i = 0; i < it->n_checks; i++) {
		snprintf(name, sizeof(name), "check.%s", it->checks[i].id);
		tell_field(l, it->id, name, it->checks[i].text);
	}
	for (i = 0; i < it->n_readings; i++) {
		snprintf(name, sizeof(name), "reading.%s",
		    it->readings[i].id);
		if (it->readings[i].formula[0] == '\0')
			tell_field(l, it->id, name, it->readings[i].label);
	}
}

static int
fields(struct session *s, int argc, char **argv, struct error *err)
{
	struct field_list l = { s->options->json ? json_array() : NULL };
	size_t i;

	(void)argc;
	(void)argv;
	if (session_load_catalog(s, err) != 0) {
		json_decref(l.all);
		return -1;
	}
	for (i = 0; i < s->catalog->n_fields; i++)
		tell_field(&l, "form", s->catalog->fields[i].id,
		    s->catalog->fields[i].label);
	for (i = 0; i < s->catalog->n_items; i++)
		tell_item(&l, &s->catalog->items[i]);
	if (l.all != NULL)
		cli_json(json_pack("{s:s, s:o}", "schema",
		    "anshin-catalog-fields/1", "fields", l.all));
	return 0;
}

static int
manual(struct session *s, int argc, char **argv, struct error *err)
{
	(void)s;
	(void)argc;
	(void)argv;
	(void)err;
	manual_print(stdout);
	return 0;
}

static int
keep_official(const char *path, const char *text, struct error *err)
{
	char *dir = path_dir(path);
	struct outfile *out;
	int rc = path_make_private(dir, err);

	if (rc == 0 && (rc = outfile_open(&out, path, 0600, err)) == 0) {
		outfile_write(out, text, strlen(text));
		rc = outfile_commit(out, err);
	}
	free(dir);
	return rc;
}

/* The table is applied to the sheet in use, to see what it fills; and kept. */
static int
take_official(struct session *s, const char *name, const char *text,
    struct error *err)
{
	struct diag_list faults = { 0 };
	char *path;
	size_t filled;
	int rc = 0;

	if (session_load_catalog(s, err) != 0)
		return -1;
	official_apply(s->catalog, name, text, &faults, &filled);
	diag_print(&faults, stderr);
	path = catalogues_official(s->catalog->edition);
	if (filled == 0)
		rc = error_set(err, ERR_DATA, _("No line of %s names an item. "
		    "A line holds item, number and text: 4-03,12,..."), name);
	else if (path == NULL)
		rc = error_set(err, ERR_IO, _("There is no home folder to keep "
		    "the table in."));
	else if (!s->options->dry_run)
		rc = keep_official(path, text, err);
	if (rc == 0)
		printf(s->options->dry_run ?
		    _("Would take official numbers and texts of %zu of %zu "
		    "items into %s\n") :
		    _("Official numbers and texts of %zu of %zu items are now "
		    "shown beside ours (%s)\n"), filled, s->catalog->n_items,
		    path);
	diag_clear(&faults);
	free(path);
	return rc;
}

static int
official(struct session *s, int argc, char **argv, struct error *err)
{
	char *bytes, *text;
	size_t n;
	int rc;

	if (argc != 1)
		return error_set(err, ERR_USAGE,
		    _("usage: anshin catalog official FILE.csv (- reads "
		    "standard input)"));
	if (cli_input(&bytes, &n, argv[0], OFFICIAL_MAX, err) != 0)
		return -1;
	text = official_text(bytes, n, err);
	rc = text == NULL ? -1 : take_official(s, argv[0], text, err);
	free(text);
	free(bytes);
	return rc;
}

int
cmd_catalog(struct session *s, int argc, char **argv, struct error *err)
{
	static const struct {
		const char *name;
		int (*run)(struct session *s, int argc, char **argv,
		    struct error *err);
	} words[] = {
		{ "check", check }, { "fields", fields }, { "list", list },
		{ "manual", manual }, { "official", official }
	};
	char sentence[200];
	struct names names;
	size_t i;

	names_init(&names, argv[0]);
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].name, argv[0]) == 0) {
			names_clear(&names);
			return words[i].run(s, argc - 1, argv + 1, err);
		}
		names_add(&names, words[i].name);
	}
	snprintf(sentence, sizeof(sentence), _("There is no command "
	    "\"catalog %s\"."), argv[0]);
	(void)names_refuse(&names, sentence, err);
	err->code = ERR_USAGE;
	return -1;
}
