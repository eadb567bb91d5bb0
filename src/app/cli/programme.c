/* anshin grades, stage, certificate and calendar: the way to the mark. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/year.h"
#include "assess/judge.h"
#include "assess/readiness.h"
#include "assess/renewal.h"
#include "base/date.h"
#include "base/str.h"
#include "ui/screen/words.h"

static int
need_programme(const struct session *s, struct error *err)
{
	return s->catalog->programme != NULL ? 0 : error_set(err,
	    ERR_NOT_FOUND, _("This check sheet has no programme.yaml beside "
	    "it, so grades and stages are not known."));
}

int
cli_day(const char *text, date_day *out, struct error *err)
{
	*out = date_parse(text);
	return *out != DATE_NONE ? 0 : error_set(err, ERR_DATA,
	    _("\"%s\" is no day. Please write it like 2026-04-10."), text);
}

static json_t *
lacks_json(const struct lacking_list *l)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < l->n; i++)
		json_array_append_new(list, json_pack("{s:s, s:s, s:s}",
		    "part", l->list[i].part->id, "item",
		    l->list[i].item == NULL ? "" : l->list[i].item->id,
		    "what", _(lack_text(l->list[i].what))));
	return list;
}

static void
print_lacks(const struct lacking_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		const struct lacking *k = &l->list[i];

		if (k->item != NULL)
			printf("  - %s %s: %s\n", k->item->id, k->item->title,
			    _(lack_text(k->what)));
		else
			printf("  - %s: %s\n", k->part->title,
			    _(lack_text(k->what)));
	}
}

static void
print_fee(const struct session *s, const struct grade *g)
{
	char net[20], gross[20];

	programme_yen(g->fee, net);
	programme_yen(programme_fee_with_tax(s->catalog->programme, g->fee,
	    sheet_day(s->sheet, s->today)), gross);
	printf(g->fee_from ? _("Fee: from %s yen (with tax %s yen)\n") :
	    _("Fee: %s yen (with tax %s yen)\n"), net, gross);
}

static void
print_grade(const struct session *s, const struct readiness *r)
{
	const struct grade *g = r->grade;
	size_t i;

	printf(_("%s: %zu of %zu ready\n"), g->title, r->done, r->all);
	printf("  %s\n  %s\n", g->summary, g->examiner);
	for (i = 0; i < g->n_exams; i++)
		printf("  %zu/%zu  %s (%s)\n", r->parts[i].done,
		    r->parts[i].all, r->parts[i].part->title,
		    g->exams[i].text);
	printf("  ");
	print_fee(s, g);
	if (g->fee_note[0] != '\0')
		printf("  %s\n", g->fee_note);
	printf("  %s\n", g->renewal_fee);
	for (i = 0; i < g->n_issued; i++)
		printf(_("  Issued: %s\n"), g->issued[i].title);
	putchar('\n');
}

static void
print_next(const struct session *s)
{
	date_day day = sheet_day(s->sheet, s->today);
	const struct grade *next = readiness_next(s->catalog, s->sheet, day);
	struct readiness r;

	if (next == NULL) {
		printf(_("Nothing is missing for any grade.\n"));
		return;
	}
	readiness_look(&r, s->catalog, s->sheet, next, day);
	printf(_("Missing for %s (%zu):\n"), next->title, r.lacks.n);
	print_lacks(&r.lacks);
	readiness_clear(&r);
}

static void
print_rating(const struct session *s)
{
	struct rating_result r;

	rating_look(&r, s->catalog, s->sheet);
	printf(_("Information security rating: %s\n"), r.level != NULL ?
	    r.level->title : _("Not yet known"));
	if (r.level != NULL)
		printf("  %s\n", r.level->meaning);
	if (r.better != NULL) {
		printf(_("  Before \"%s\" there stand:\n"), r.better->title);
		print_lacks(&r.reasons);
	}
	rating_clear(&r);
}

static json_t *
grade_json(const struct session *s, const struct grade *g, date_day day)
{
	struct readiness r;
	json_t *o;

	readiness_look(&r, s->catalog, s->sheet, g, day);
	o = json_pack("{s:s, s:s, s:i, s:i, s:b, s:I, s:I, s:o}", "id",
	    g->id, "title", g->title, "fee", g->fee, "fee_with_tax",
	    programme_fee_with_tax(s->catalog->programme, g->fee, day),
	    "fee_from", g->fee_from, "ready", (json_int_t)r.done, "all",
	    (json_int_t)r.all, "missing", lacks_json(&r.lacks));
	readiness_clear(&r);
	return o;
}

static int
grades_json(const struct session *s, date_day day)
{
	const struct programme *p = s->catalog->programme;
	const struct grade *next = readiness_next(s->catalog, s->sheet, day);
	json_t *list = json_array();
	struct rating_result r;
	size_t i;

	for (i = 0; i < p->n_grades; i++)
		json_array_append_new(list, grade_json(s, &p->grades[i],
		    day));
	rating_look(&r, s->catalog, s->sheet);
	cli_json(json_pack("{s:s, s:s, s:s, s:o, s:o}", "schema",
	    "anshin-grades/1", "next", next == NULL ? "" : next->id,
	    "rating", r.level == NULL ? "open" : r.level->id, "reasons",
	    lacks_json(&r.reasons), "grades", list));
	rating_clear(&r);
	return next == NULL ? 0 : 1;
}

int
cmd_grades(struct session *s, int argc, char **argv, struct error *err)
{
	const struct programme *p = s->catalog->programme;
	struct readiness r;
	date_day day;
	size_t i;

	if (need_programme(s, err) != 0 ||
	    session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	day = sheet_day(s->sheet, s->today);
	if (s->options->json)
		return grades_json(s, day);
	for (i = 0; i < p->n_grades; i++) {
		readiness_look(&r, s->catalog, s->sheet, &p->grades[i], day);
		print_grade(s, &r);
		readiness_clear(&r);
	}
	print_next(s);
	putchar('\n');
	print_rating(s);
	printf(_("\n%s\nWrite to: %s  %s\n\n%s\n"), p->validity, p->contact,
	    p->contact_email, p->source);
	return readiness_next(s->catalog, s->sheet, day) == NULL ? 0 : 1;
}

static const char *
day_text(const struct session *s, const struct milestone *m, char out[11])
{
	date_format_iso(stage_day(s->sheet, m), out);
	return out;
}

static void
print_certificate(const struct session *s)
{
	date_day until = renewal_valid_until(s->catalog, s->sheet);
	struct str left;
	char iso[11];

	if (until == DATE_NONE)
		return;
	date_format_iso(until, iso);
	str_init(&left, 200);
	(void)words_countdown(&left, until - s->today);
	printf(_("\nCertificate %s of %s; valid until %s (%s)\n"),
	    sheet_get(s->sheet, "programme", "certificate_no"),
	    sheet_get(s->sheet, "programme", "certified"), iso, left.ptr);
	str_clear(&left);
}

static void
print_stages(const struct session *s)
{
	const struct programme *p = s->catalog->programme;
	const struct milestone *here = stage_now(s->catalog, s->sheet);
	const struct grade *g = programme_grade(p, p->grade);
	char iso[11];
	size_t i;

	for (i = 0; i < p->n_stages; i++)
		printf("%s %-10s  %-12s %s\n", &p->stages[i] == here ? "->" :
		    "  ", day_text(s, &p->stages[i], iso), p->stages[i].id,
		    p->stages[i].title);
	if (here != NULL)
		printf(_("\nNow: %s\nNext: %s\n"), here->work, here->next);
	printf(_("\nWrite to: %s\n  %s\n"), p->contact, p->contact_email);
	if (g != NULL)
		print_fee(s, g);
	print_certificate(s);
}

static int
stages_json(const struct session *s)
{
	const struct programme *p = s->catalog->programme;
	const struct milestone *here = stage_now(s->catalog, s->sheet);
	date_day until = renewal_valid_until(s->catalog, s->sheet);
	json_t *list = json_array();
	char iso[11];
	size_t i;

	for (i = 0; i < p->n_stages; i++)
		json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "id",
		    p->stages[i].id, "title", p->stages[i].title, "reached",
		    day_text(s, &p->stages[i], iso)));
	date_format_iso(until, iso);
	cli_json(json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "schema",
	    "anshin-stages/1", "stage", here == NULL ? "" : here->id,
	    "certificate", sheet_get(s->sheet, "programme",
	    "certificate_no"), "valid_until", iso, "submitted_code",
	    year_submitted(s->sheet), "stages", list));
	return 0;
}

static int
refuse_stage(const struct programme *p, const char *id, struct error *err)
{
	struct str all;
	size_t i;

	str_init(&all, 400);
	for (i = 0; i < p->n_stages; i++)
		(void)str_addf(&all, "%s%s (%s)", i > 0 ? ", " : "",
		    p->stages[i].id, p->stages[i].title);
	error_set(err, ERR_NOT_FOUND, _("There is no stage \"%s\"; there "
	    "are: %s"), id, all.ptr);
	str_clear(&all);
	return -1;
}

/* A stage that was reached lies in the past; a slip is told, not refused. */
static int
reached_day(const struct session *s, const char *text, date_day *out,
    struct error *err)
{
	struct str day;

	*out = date_parse_past(text, s->today);
	if (*out == DATE_NONE)
		return cli_day(text, out, err);
	if (*out > s->today) {
		str_init(&day, 100);
		words_day(&day, *out);
		fprintf(stderr, _("anshin: %s is still to come.\n"), day.ptr);
		str_clear(&day);
	}
	return 0;
}

int
cmd_stage(struct session *s, int argc, char **argv, struct error *err)
{
	const struct programme *p = s->catalog->programme;
	const struct milestone *stage;
	date_day day = s->today;

	if (need_programme(s, err) != 0 ||
	    session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (argc > 1) {
		stage = programme_stage(p, argv[1]);
		if (stage == NULL)
			return refuse_stage(p, argv[1], err);
		if (argc > 2 && reached_day(s, argv[2], &day, err) != 0)
			return -1;
		if (s->options->dry_run) {
			printf(_("Would record: %s\n"), stage->title);
			return 0;
		}
		if (year_reach(s, stage, day, err) != 0)
			return -1;
	}
	if (s->options->json)
		return stages_json(s);
	print_stages(s);
	return 0;
}

/* Adds the evidence to the list of files that belong to the certificate. */
static int
keep_file(struct session *s, const char *path, struct error *err)
{
	struct change c = { "programme", "certificate_files", NULL };
	struct str list;
	struct attach a = { .apart = false };
	int rc;

	if (session_attach(s, path, "", "", &a, err) != 0)
		return -1;
	str_init(&list, 4000);
	(void)str_add(&list, sheet_get(s->sheet, c.subject, c.field));
	if (strstr(list.ptr, a.id) == NULL)
		(void)str_addf(&list, "%s%s", list.len > 0 ? " " : "", a.id);
	c.value = list.ptr;
	rc = session_record(s, &c, 1, NULL, NULL, err);
	str_clear(&list);
	return rc;
}

int
cmd_certificate(struct session *s, int argc, char **argv, struct error *err)
{
	date_day day;
	int i;

	if (argv[1][0] == '\0')
		return error_set(err, ERR_DATA, _("Please write the number of "
		    "the certificate."));
	if (cli_day(argv[2], &day, err) != 0 ||
	    session_select(s, argv[0], err) != 0)
		return -1;
	if (s->options->dry_run) {
		if (cli_try_attach(argv + 3, argc - 3, err) != 0)
			return -1;
		printf(_("Would record: certificate %s of %s\n"), argv[1],
		    argv[2]);
		return 0;
	}
	if (year_certify(s, argv[1], day, err) != 0)
		return -1;
	for (i = 3; i < argc; i++)
		if (keep_file(s, argv[i], err) != 0)
			return -1;
	print_certificate(s);
	return 0;
}

int
cmd_calendar(struct session *s, int argc, char **argv, struct error *err)
{
	size_t n;

	if (s->options->output == NULL)
		return error_set(err, ERR_USAGE, _("Please name the file: "
		    "anshin calendar -o FILE.ics"));
	if (year_calendar(s, argc > 0 ? argv[0] : NULL, s->options->output,
	    &n, err) != 0)
		return -1;
	printf(_("Days written: %zu (%s)\n"), n, s->options->output);
	return 0;
}
