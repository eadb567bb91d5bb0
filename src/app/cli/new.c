/* anshin new NAME, anshin list, anshin show: what there is. */
#include "config.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "assess/grade.h"
#include "base/date.h"

int
cmd_new(struct session *s, int argc, char **argv, struct error *err)
{
	char id[37];
	int year, month, day;
	size_t i;

	(void)argc;
	date_to_ymd(s->today, &year, &month, &day);
	if (session_create(s, argv[0], year, id, err) != 0)
		return -1;
	for (i = 0; i < s->n_apps; i++)
		if (strcmp(s->apps[i].id, id) == 0)
			printf(_("Application %d has been made: %s\n"),
			    s->apps[i].number, s->apps[i].name);
	return 0;
}

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

static void
print_json(json_t *what)
{
	json_dumpf(what, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(what);
}

int
cmd_list(struct session *s, int argc, char **argv, struct error *err)
{
	json_t *list = s->options->json ? json_array() : NULL;
	char when[32];
	size_t i;

	(void)argc;
	(void)argv;
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
		print_json(json_pack("{s:s, s:o}", "schema",
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
			printf(_("  (%zu files)"), a.evidence);
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

	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (s->options->json) {
		json_t *entries = json_object();

		sheet_each(s->sheet, add_entry, entries);
		print_json(json_pack("{s:s, s:o, s:o}", "schema",
		    "anshin-application/1", "application", app_json(s),
		    "entries", entries));
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
	return 0;
}
