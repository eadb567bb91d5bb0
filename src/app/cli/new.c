/* anshin new NAME, anshin list, anshin show: what there is. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/packages.h"
#include "app/year.h"
#include "assess/grade.h"
#include "base/date.h"
#include "base/str.h"
#include "ui/screen/words.h"

static json_t *
app_json(const struct session *s)
{
	const struct tally *t = &s->progress.all;

	return json_pack("{s:s, s:i, s:s, s:s, s:i, s:s, s:{s:I, s:I, s:I}}",
	    "id", s->app->id, "number", s->app->number, "name", s->app->name,
	    "edition", s->app->edition, "year", s->app->year,
	    "application_date", s->app->application_date, "progress",
	    "items", (json_int_t)t->items, "done", (json_int_t)t->done,
	    "needed", (json_int_t)finding_count(&s->findings, SEVERITY_MUST));
}

int
cmd_new(struct session *s, int argc, char **argv, struct error *err)
{
	char id[37], *name;
	int year, month, day;

	(void)argc;
	date_to_ymd(s->today, &year, &month, &day);
	if (s->options->dry_run) {
		if (session_name(s, argv[0], &name, err) != 0)
			return -1;
		printf(_("Would make: %s (%d)\n"), name, year);
		free(name);
		return 0;
	}
	if (session_create(s, argv[0], year, id, err) != 0 ||
	    session_select(s, id, err) != 0)
		return -1;
	if (s->options->json)
		cli_json(json_pack("{s:s, s:o}", "schema", "anshin-new/1",
		    "application", app_json(s)));
	else
		printf(_("Application %d has been made: %s\n"),
		    s->app->number, s->app->name);
	return 0;
}

/* "90d" or "90" -> days. */
static int
read_days(const char *text, int *days, struct error *err)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (end == text || n < 0 || n > 36500 ||
	    (end[0] != '\0' && strcmp(end, "d") != 0))
		return error_set(err, ERR_USAGE, _("\"--expiring\" takes a "
		    "number of days, like 90d."));
	*days = (int)n;
	return 0;
}

static void
print_expiring(const struct store_app *app, const char *day, int left)
{
	struct str text;

	str_init(&text, 200);
	(void)words_countdown(&text, left);
	printf(_("%3d  %s  %s  %s\n"), app->number, day, text.ptr, app->name);
	str_clear(&text);
}

/* Certificates that end soon and are not renewed; 1 when there are any. */
static int
list_expiring(struct session *s, int within, struct error *err)
{
	json_t *list = json_array();
	int status = 0, left;
	bool renewed;
	size_t i;

	for (i = 0; i < s->n_apps && status >= 0; i++) {
		char day[11];

		if (session_open_app(s, &s->apps[i], err) != 0 ||
		    year_is_renewed(s, &s->apps[i], &renewed, err) != 0) {
			status = -1;
			break;
		}
		if (renewed || !year_days_left(s, &left) || left > within)
			continue;
		status = 1;
		date_format_iso(s->today + left, day);
		if (s->options->json)
			json_array_append_new(list, json_pack("{s:o, s:s, "
			    "s:i}", "application", app_json(s),
			    "valid_until", day, "days_left", left));
		else
			print_expiring(s->app, day, left);
	}
	if (s->options->json && status >= 0)
		cli_json(json_pack("{s:s, s:O}", "schema",
		    "anshin-expiring/1", "expiring", list));
	json_decref(list);
	return status;
}

int
cmd_list(struct session *s, int argc, char **argv, struct error *err)
{
	json_t *list = s->options->json ? json_array() : NULL;
	char when[32];
	size_t i;

	(void)argc;
	(void)argv;
	if (s->options->expiring != NULL) {
		int days = 0;

		json_decref(list);
		return read_days(s->options->expiring, &days, err) != 0 ? -1 :
		    list_expiring(s, days, err);
	}
	if (s->n_apps == 0 && list == NULL)
		printf(_("There is no application yet. Please make one: "
		    "anshin new NAME\n"));
	for (i = 0; i < s->n_apps; i++) {
		if (session_open_app(s, &s->apps[i], err) != 0) {
			json_decref(list);
			return -1;
		}
		if (list != NULL) {
			json_array_append_new(list, app_json(s));
			continue;
		}
		date_format_local(s->apps[i].changed_ms, true, when,
		    sizeof(when));
		printf("%3d  %d  %2zu/%zu  %s  %s\n", s->apps[i].number,
		    s->apps[i].year, s->progress.all.done,
		    s->progress.all.items, when, s->apps[i].name);
	}
	if (list != NULL)
		cli_json(json_pack("{s:s, s:o}", "schema",
		    "anshin-list/1", "applications", list));
	return 0;
}

static void
show_items(const struct session *s)
{
	struct answer a;
	size_t i;

	for (i = 0; i < s->catalog->n_items; i++) {
		const struct item *it = &s->catalog->items[i];

		if (i == 0 || it->chapter != it[-1].chapter)
			printf("\n%s  %s\n", it->chapter->id,
			    it->chapter->title);
		answer_of(s->sheet, it, &a);
		printf("  %s  [%s] %s", it->id, _(verdict_name(a.verdict)),
		    it->title);
		if (a.evidence > 0)
			printf(ngettext("  (%zu file)", "  (%zu files)",
			    a.evidence), a.evidence);
		putchar('\n');
		if (a.note[0] != '\0')
			printf("        %s\n", a.note);
		if (a.verdict == VERDICT_NA && a.reason[0] != '\0')
			printf(_("        reason: %s\n"), a.reason);
	}
}

/* Every entry as it is kept: the stable form for scripts. */
static bool
add_entry(void *arg, const char *subject, const char *field,
    const char *value)
{
	json_t *root = arg;
	json_t *part = json_object_get(root, subject);

	if (part == NULL) {
		part = json_object();
		json_object_set_new(root, subject, part);
	}
	json_object_set_new(part, field, json_string(value));
	return true;
}

int
cmd_show(struct session *s, int argc, char **argv, struct error *err)
{
	const struct progress *p = &s->progress;
	struct package_list packages;
	char code[10];

	if (argc > 0 && packages_code(argv[0], code))
		return cli_package_show(s, code, err);
	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0 ||
	    packages_collect(s, &packages, err) != 0)
		return -1;
	if (s->options->json) {
		json_t *entries = json_object();

		sheet_each(s->sheet, add_entry, entries);
		cli_json(json_pack("{s:s, s:o, s:o, s:o}", "schema",
		    "anshin-application/1", "application", app_json(s),
		    "entries", entries, "packages",
		    cli_packages_json(&packages)));
		packages_clear(&packages);
		return 0;
	}
	printf("%d  %s  %d\n", s->app->number, s->app->name, s->app->year);
	printf(_("Done: %zu of %zu measures (basic: %zu of %zu); form: %zu of "
	    "%zu needed fields\n"), p->all.done, p->all.items,
	    p->all.required_done, p->all.required, p->fields_done,
	    p->fields_required);
	printf(_("Information security rating: %s\n"),
	    _(rating_name(grade_rating(s->catalog, s->sheet))));
	show_items(s);
	cli_packages_show(&packages);
	packages_clear(&packages);
	return 0;
}
