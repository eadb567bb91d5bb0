/* anshin decide: fields in which two machines left different values. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/changes.h"
#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "assess/fork.h"
#include "base/date.h"
#include "base/str.h"
#include "ui/screen/words.h"

static json_t *
sides_json(const struct fork *f)
{
	json_t *list = json_array();
	char at[25];
	size_t i;

	for (i = 0; i < f->n; i++) {
		date_format_utc_ms(f->sides[i].at_ms, at);
		json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, "
		    "s:s, s:b}", "value", f->sides[i].value, "by",
		    f->sides[i].actor, "at", at, "device", f->sides[i].device,
		    "device_name", f->sides[i].device_name, "here",
		    f->sides[i].here));
	}
	return list;
}

json_t *
cli_forks_json(const struct sheet *sheet)
{
	json_t *list = json_array();
	const struct fork *f;
	size_t i;

	for (i = 0; (f = fork_at(sheet, i)) != NULL; i++)
		json_array_append_new(list, json_pack("{s:I, s:s, s:s, s:o}",
		    "number", (json_int_t)i + 1, "subject", f->subject, "field",
		    f->field, "values", sides_json(f)));
	return list;
}

static void
print_forks(struct session *s)
{
	struct str text;

	str_init(&text, 1 << 20);
	words_forks(&text, s->catalog, s->sheet);
	fputs(text.ptr, stdout);
	str_clear(&text);
}

static int
list_forks(struct session *s)
{
	size_t n = fork_count(s->sheet);

	if (s->options->json)
		cli_json(json_pack("{s:s, s:s, s:o}", "schema",
		    "anshin-decide/1", "application", s->app->id, "open",
		    cli_forks_json(s->sheet)));
	else if (n == 0)
		printf(_("There is nothing to decide.\n"));
	else
		print_forks(s);
	return n > 0 ? 1 : 0;
}

static size_t
number(const char *text)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	return *end == '\0' && text[0] != '-' ? n : 0;
}

int
cmd_decide(struct session *s, int argc, char **argv, struct error *err)
{
	struct changes changes;
	const struct fork *f;
	size_t n, side;
	int rc;

	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (argc < 2)
		return list_forks(s);
	n = number(argv[1]);
	side = argc > 2 ? number(argv[2]) : 0;
	f = n == 0 ? NULL : fork_at(s->sheet, n - 1);
	if (f == NULL || side == 0 || side > f->n)
		return error_set(err, ERR_USAGE, _("Please name one of the "
		    "numbers that \"anshin decide\" lists, and the number of "
		    "the value."));
	if (s->options->dry_run)
		return list_forks(s);
	changes_init(&changes);
	fork_decide(s->sheet, f, side - 1, changes_put, &changes);
	rc = changes_record(s, &changes, err);
	changes_clear(&changes);
	return rc != 0 ? -1 : list_forks(s);
}
