/*
 * anshin set: answers in batch. Knows which fields there are and what they
 * take, so that a script cannot put into the journal what a screen could not.
 * What is to be recorded is first gathered, so that several fields can become
 * one user action.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/named.h"
#include "app/photos.h"
#include "assess/field.h"
#include "assess/round.h"
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"

#define INPUT_MAX ((size_t)4 * 1024 * 1024)

static int
put(struct cli_batch *b, const char *subject, const char *field,
    const char *value)
{
	if (b->n == b->cap) {
		b->cap = b->cap == 0 ? 32 : b->cap * 2;
		b->list = xreallocarray(b->list, b->cap, sizeof(*b->list));
	}
	if (b->texts == NULL)
		b->texts = arena_new();
	b->list[b->n++] = (struct change){ arena_strdup(b->texts, subject),
		arena_strdup(b->texts, field), arena_strdup(b->texts, value) };
	return 0;
}

void
cli_batch_put(struct cli_batch *b, const char *subject, const char *field,
    const char *value)
{
	(void)put(b, subject, field, value);
}

void
cli_batch_clear(struct cli_batch *b)
{
	arena_free(b->texts);
	free(b->list);
	memset(b, 0, sizeof(*b));
}

int
cli_batch_record(struct session *s, struct cli_batch *b, struct error *err)
{
	int rc = b->n == 0 ? 0 : session_record(s, b->list, b->n, NULL, NULL,
	    err);

	cli_batch_clear(b);
	return rc;
}

static int
no_form_field(const struct session *s, const char *field, struct error *err)
{
	char sentence[200];
	struct names names;
	size_t i;

	names_init(&names, field);
	for (i = 0; i < s->catalog->n_fields; i++)
		names_add(&names, s->catalog->fields[i].id);
	snprintf(sentence, sizeof(sentence), near_best(&names.near) != NULL ?
	    _("The application form has no field \"%s\".") : _("The "
	    "application form has no field \"%s\"; \"anshin catalog "
	    "fields\" lists them."), field);
	return names_refuse(&names, sentence, err);
}

static int
set_form(struct session *s, struct cli_batch *b, const char *field,
    const char *value, struct error *err)
{
	const struct form_field *f = catalog_field(s->catalog, field);
	enum field_fault fault;
	char *kept;
	int rc = 0;

	if (f == NULL)
		return no_form_field(s, field, err);
	fault = field_normalise(f, value, &kept);
	/* What is too long is refused with its limit, like all that is. */
	if (fault != FIELD_OK && fault != FIELD_EMPTY &&
	    fault != FIELD_TOO_LONG)
		rc = error_set(err, ERR_DATA, "%s: %s", f->label,
		    _(field_fault_text(fault)));
	if (rc == 0)
		rc = put(b, "form", field, kept);
	/* Answers further down the batch name the person told here. */
	if (rc == 0)
		sheet_put(s->sheet, "form", field, kept);
	free(kept);
	return rc;
}

static void
put_answer(void *arg, const char *subject, const char *field,
    const char *value)
{
	(void)put(arg, subject, field, value);
}

static int
no_verdict(const char *value, struct error *err)
{
	static const enum verdict all[] = { VERDICT_CONFORMS, VERDICT_FAILS,
		VERDICT_NA, VERDICT_UNKNOWN };
	char sentence[200];
	struct names names;
	size_t i;

	names_init(&names, value);
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		names_add(&names, verdict_code(all[i]));
	snprintf(sentence, sizeof(sentence), _("\"%.60s\" is no verdict; \"\" "
	    "takes one back."), value);
	return names_refuse(&names, sentence, err);
}

/* A verdict is confirmed by giving it. */
static int
set_verdict(struct session *s, struct cli_batch *b, const struct item *it,
    const char *value, struct error *err)
{
	enum verdict v = verdict_parse(value);
	char now[25];

	if (v == VERDICT_NONE && value[0] != '\0')
		return no_verdict(value, err);
	date_format_utc_ms(date_now_ms(), now);
	answer_give(it, v, now, answer_person(s->sheet, session_actor(s)),
	    put_answer, b);
	return 0;
}

static int
set_check(struct cli_batch *b, const struct item *it, const char *subject,
    const char *field, const char *value, struct error *err)
{
	bool on = strcmp(value, "yes") == 0 || strcmp(value, "1") == 0;
	char sentence[200];
	struct names names;
	size_t i;

	if (!on && value[0] != '\0' && strcmp(value, "no") != 0 &&
	    strcmp(value, "0") != 0)
		return error_set(err, ERR_DATA, _("A check takes yes or no."));
	for (i = 0; i < it->n_checks; i++)
		if (strcmp(it->checks[i].id, field + 6) == 0)
			return put(b, subject, field, on ? "1" : "");
	names_init(&names, field + 6);
	for (i = 0; i < it->n_checks; i++)
		names_add(&names, it->checks[i].id);
	snprintf(sentence, sizeof(sentence), _("%s has no check \"%s\"."),
	    it->id, field + 6);
	return names_refuse(&names, sentence, err);
}

static const struct reading *
find_reading(const struct item *it, const char *id, const char **rest)
{
	size_t i;

	for (i = 0; i < it->n_readings; i++) {
		size_t len = strlen(it->readings[i].id);

		if (strncmp(it->readings[i].id, id, len) == 0 &&
		    (id[len] == '\0' || id[len] == '.')) {
			*rest = id + len;
			return &it->readings[i];
		}
	}
	return NULL;
}

static const char *const details[] = { ".place", ".time", ".instrument",
	".by", ".condition", ".action" };
enum { DETAILS = sizeof(details) / sizeof(details[0]) };

static bool
is_detail(const char *rest)
{
	size_t i;

	for (i = 0; i < DETAILS; i++)
		if (strcmp(rest, details[i]) == 0)
			return true;
	return false;
}

/* r: the reading, where only its detail is wrong. */
static int
no_reading(const struct item *it, const struct reading *r, const char *name,
    const char *rest, struct error *err)
{
	char sentence[200];
	struct names names;
	size_t i;

	names_init(&names, r != NULL ? rest : name);
	for (i = 0; r == NULL && i < it->n_readings; i++)
		names_add(&names, it->readings[i].id);
	for (i = 0; r != NULL && i < DETAILS; i++)
		names_add(&names, details[i]);
	snprintf(sentence, sizeof(sentence), _("%s has no reading \"%s\"."),
	    it->id, name);
	return names_refuse(&names, sentence, err);
}

/* The value as it is kept, or NULL when it is none of the reading's type. */
static char *
reading_value(const struct reading *r, const char *value)
{
	char *text = field_ascii(value);
	decimal number;
	char iso[40];
	bool good = text[0] == '\0';

	if (!good && r->type == READING_DATE) {
		good = date_parse(text) != DATE_NONE;
		date_format_iso(date_parse(text), iso);
	} else if (!good && r->type == READING_NUMBER) {
		good = decimal_parse(text, &number);
		if (good)
			decimal_format(number, iso, sizeof(iso));
	} else if (!good) {
		good = field_choice(&r->choices, text, strlen(text)) != NULL;
		snprintf(iso, sizeof(iso), "%s", text);
	} else {
		iso[0] = '\0';
	}
	free(text);
	return good ? strdup(iso) : NULL;
}

static int
set_reading(struct cli_batch *b, const struct item *it, const char *subject,
    const char *field, const char *value, struct error *err)
{
	const char *rest = NULL;
	const struct reading *r = find_reading(it, field + 8, &rest);
	char *kept;
	int rc;

	if (r == NULL || (rest[0] != '\0' && !is_detail(rest)))
		return no_reading(it, r, field + 8, rest, err);
	if (r->formula[0] != '\0')
		return error_set(err, ERR_DATA,
		    _("%s is computed; it cannot be set."), r->label);
	if (rest[0] != '\0')
		return put(b, subject, field, value);
	kept = reading_value(r, value);
	if (kept == NULL)
		return error_set(err, ERR_DATA,
		    _("%s: \"%s\" cannot be read as a value."), r->label,
		    value);
	rc = put(b, subject, field, kept);
	free(kept);
	return rc;
}

static int
no_item_field(const char *field, struct error *err)
{
	static const char *const all[] = { "verdict", "note", "reason",
		"photos", "check.ID", "reading.ID", "plan.ID" };
	char sentence[200];
	struct names names;
	size_t i;

	names_init(&names, field);
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		names_add(&names, all[i]);
	snprintf(sentence, sizeof(sentence), _("An item has no field "
	    "\"%s\"."), field);
	return names_refuse(&names, sentence, err);
}

static int
set_item(struct session *s, struct cli_batch *b, const struct item *it,
    const char *field, const char *value, struct error *err)
{
	char subject[64], numbers[400];

	snprintf(subject, sizeof(subject), "item/%s", it->id);
	if (strcmp(field, "verdict") == 0)
		return set_verdict(s, b, it, value, err);
	if (strcmp(field, "note") == 0 || strcmp(field, "reason") == 0)
		return put(b, subject, field, value);
	if (strcmp(field, "photos") == 0) {
		round_photos(numbers, sizeof(numbers), value);
		return put(b, subject, field, numbers);
	}
	if (str_starts(field, "check."))
		return set_check(b, it, subject, field, value, err);
	if (str_starts(field, "reading."))
		return set_reading(b, it, subject, field, value, err);
	return no_item_field(field, err);
}

int
cli_batch_add(struct session *s, struct cli_batch *b, const char *item,
    const char *field, const char *value, struct error *err)
{
	const struct item *it;
	char *clean = utf8_clean(value, strlen(value), false);
	size_t before = b->n;
	int rc;

	if (cli_is_record(item, field)) {
		rc = cli_record_add(s, b, item, field, clean, err);
	} else if (strcmp(item, "form") == 0) {
		rc = set_form(s, b, field, clean, err);
	} else if ((it = cli_item(s, item, err)) == NULL) {
		rc = -1;
	} else {
		rc = set_item(s, b, it, field, clean, err);
	}
	free(clean);
	return rc != 0 ? rc : session_fits(s, b->list + before,
	    b->n - before, err);
}

/* Nothing is recorded under --dry-run; what would be is told instead. */
static int
finish(struct session *s, struct cli_batch *b, struct error *err)
{
	size_t i;

	if (!s->options->dry_run)
		return cli_batch_record(s, b, err);
	for (i = 0; i < b->n; i++)
		printf(_("Would record: %s %s = \"%s\"\n"), b->list[i].subject,
		    b->list[i].field, b->list[i].value);
	cli_batch_clear(b);
	return 0;
}

/* One line: item, field and value between tabs; the value may hold \n for a
 * line feed. An empty line or one that begins with "#" is nothing. */
static int
add_line(struct session *s, struct cli_batch *b, char *line,
    struct error *err)
{
	char *part[3], *next = line, *from, *to;
	size_t n;

	if (line[0] == '\0' || line[0] == '#')
		return 0;
	for (n = 0; n < 2 && next != NULL; n++)
		part[n] = strsep(&next, "\t");
	part[2] = next;
	if (next == NULL)
		return error_set(err, ERR_DATA, _("A line holds ITEM, FIELD "
		    "and VALUE with tabs between."));
	for (from = to = part[2]; *from != '\0'; from++, to++) {
		*to = *from;
		if (from[0] == '\\' && from[1] == 'n') {
			*to = '\n';
			from++;
		}
	}
	*to = '\0';
	return cli_batch_add(s, b, part[0], part[1], part[2], err);
}

/* All lines are one user action: either all are recorded or none. */
static int
add_lines(struct session *s, struct cli_batch *b, char *text,
    struct error *err)
{
	char *line, where[40];
	int number = 0;

	while ((line = strsep(&text, "\n")) != NULL) {
		size_t n = strlen(line);

		number++;
		if (n > 0 && line[n - 1] == '\r')
			line[n - 1] = '\0';
		if (add_line(s, b, line, err) == 0)
			continue;
		snprintf(where, sizeof(where), _("line %d"), number);
		return error_prefix(err, where);
	}
	return 0;
}

int
cmd_set(struct session *s, int argc, char **argv, struct error *err)
{
	struct cli_batch b = { .list = NULL };
	bool lines = argc == 2 && strcmp(argv[1], "-") == 0;
	const char *value = argc == 4 ? argv[3] : "";
	char *text = NULL;
	size_t n;
	int rc = 0;

	if (!lines && argc != 4)
		return error_set(err, ERR_USAGE, _("usage: anshin set APP "
		    "ITEM FIELD VALUE, or: anshin set APP - (reads lines)"));
	if (lines || strcmp(value, "-") == 0) {
		rc = cli_input(&text, &n, "-", INPUT_MAX, err);
		value = text;
		/* the last line feed ends the text and is none of it */
		if (rc == 0 && !lines && n > 0 && text[n - 1] == '\n')
			text[n - 1] = '\0';
	}
	if (rc == 0)
		rc = session_select(s, argv[0], err);
	if (rc == 0)
		rc = lines ? add_lines(s, &b, text, err) :
		    cli_batch_add(s, &b, argv[1], argv[2], value, err);
	if (rc == 0)
		rc = finish(s, &b, err);
	cli_batch_clear(&b);
	free(text);
	return rc;
}

/* Is it a file that can be evidence? Says so under --dry-run. */
static int
try_attach(const char *path, struct error *err)
{
	struct evidence_facts facts;

	if (evidence_inspect(&facts, path, err) != 0)
		return -1;
	printf(_("Would attach: %s (%s, %lld bytes)\n"), path, facts.kind,
	    (long long)facts.size);
	evidence_facts_clear(&facts);
	return 0;
}

int
cli_try_attach(char **files, int n, struct error *err)
{
	int i, rc = 0;

	for (i = 0; i < n && rc == 0; i++)
		rc = try_attach(files[i], err);
	return rc;
}

/* All that was attached, on as many cores as help. */
static void
prepare(struct session *s, const char *ids)
{
	struct photos photos;

	photos_prepare(s, ids, NULL, NULL, &photos);
	if (photos.faults.len > 0)
		fprintf(stderr, "%s\n", photos.faults.ptr);
	photos_clear(&photos);
}

static int
attach_all(struct session *s, const char *item, char **files, int n,
    struct str *ids, struct error *err)
{
	struct attach a = { .apart = false };
	char *text;
	int i;

	for (i = 0; i < n; i++) {
		if (session_attach(s, files[i], item, "", &a, err) != 0)
			return -1;
		text = a.what == ATTACHED_NEW ? xasprintf(_("Attached: %s"),
		    files[i]) : session_attach_text(s, &a);
		puts(text);
		free(text);
		(void)str_addf(ids, "%s ", a.id);
	}
	return 0;
}

int
cmd_attach(struct session *s, int argc, char **argv, struct error *err)
{
	const struct item *it;
	struct str ids;
	int rc;

	if (session_select(s, argv[0], err) != 0 ||
	    (it = cli_item(s, argv[1], err)) == NULL)
		return -1;
	if (s->options->dry_run)
		return cli_try_attach(argv + 2, argc - 2, err);
	str_init(&ids, (size_t)1 << 20);
	rc = attach_all(s, it->id, argv + 2, argc - 2, &ids, err);
	prepare(s, ids.ptr);
	str_clear(&ids);
	return rc;
}
