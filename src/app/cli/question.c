/* anshin question, answer, correction and resubmit: what the certification
 * body asks, and what is sent back. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/cli/named.h"
#include "app/year.h"
#include "assess/record.h"
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"

static const char *
state_name(const struct question *q)
{
	return _(record_choice_name(record_field("question/", "state"),
	    q->state[0] == '\0' ? "open" : q->state));
}

static void
print_question(const struct question *q)
{
	char day[11], until[11];

	date_format_iso(q->date, day);
	date_format_iso(q->deadline, until);
	printf("%zu  %s %s  [%s]\n", q->number, q->item_id, q->item != NULL ?
	    q->item->title : "", state_name(q));
	printf(_("   received %s, deadline %s%s\n"), day, until,
	    q->overdue ? _(" (overdue)") : "");
	printf("   %s\n", q->text);
	if (q->answer[0] != '\0')
		printf("   -> %s\n", q->answer);
}

static json_t *
question_json(const struct question *q)
{
	char day[11], until[11], answered[11];

	date_format_iso(q->date, day);
	date_format_iso(q->deadline, until);
	date_format_iso(q->answered, answered);
	return json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b}",
	    "number", (json_int_t)q->number, "item", q->item_id, "date", day,
	    "deadline", until, "text", q->text, "answer", q->answer,
	    "answered", answered, "state", q->state[0] == '\0' ? "open" :
	    q->state, "overdue", q->overdue);
}

static int
list_questions(struct session *s)
{
	struct question_list l;
	json_t *list = s->options->json ? json_array() : NULL;
	size_t i, open = 0;

	question_collect(&l, s->catalog, s->sheet, s->today);
	for (i = 0; i < l.n; i++) {
		open += l.list[i].open;
		if (list != NULL)
			json_array_append_new(list,
			    question_json(&l.list[i]));
		else
			print_question(&l.list[i]);
	}
	if (list != NULL)
		cli_json(json_pack("{s:s, s:o}", "schema",
		    "anshin-questions/1", "questions", list));
	else if (l.n == 0)
		printf(_("There are no questions.\n"));
	question_clear(&l);
	return open > 0 ? 1 : 0;
}

int
cmd_question(struct session *s, int argc, char **argv, struct error *err)
{
	date_day deadline = DATE_NONE, received = s->today;
	const struct item *it;
	char *text;
	int rc = 0;

	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	if (argc < 2)
		return list_questions(s);
	if (argc < 3)
		return error_set(err, ERR_USAGE, _("usage: anshin question "
		    "APP ITEM TEXT [DEADLINE [RECEIVED]]"));
	it = cli_item(s, argv[1], err);
	if (it == NULL || (argc > 3 && cli_day(argv[3], &deadline, err) != 0) ||
	    (argc > 4 && cli_day(argv[4], &received, err) != 0))
		return -1;
	if (cli_text(&text, argv[2], err) != 0)
		return -1;
	if (text[0] == '\0')
		rc = error_set(err, ERR_DATA, _("Please write the question."));
	else if (s->options->dry_run)
		printf(_("Would record: %s %s = \"%s\"\n"), "question",
		    it->id, text);
	else
		rc = year_ask(s, it->id, text, deadline, received, err);
	free(text);
	if (rc == 0 && !s->options->dry_run)
		(void)list_questions(s);
	return rc;
}

static int
try_answer(const struct question *q, const char *text, char **files, int n,
    struct error *err)
{
	if (cli_try_attach(files, n, err) != 0)
		return -1;
	printf(_("Would record: question/%zu answer = \"%s\"\n"), q->number,
	    text);
	return 0;
}

int
cmd_answer(struct session *s, int argc, char **argv, struct error *err)
{
	struct question_list l;
	const struct question *q;
	char *text, *end;
	int rc = 0;

	if (session_select(s, argv[0], err) != 0 ||
	    cli_text(&text, argv[2], err) != 0)
		return -1;
	question_collect(&l, s->catalog, s->sheet, s->today);
	q = question_find(&l, strtoul(argv[1], &end, 10));
	if (q == NULL || *end != '\0')
		rc = error_set(err, ERR_NOT_FOUND, _("There is no question "
		    "\"%s\"; \"anshin question\" lists them."), argv[1]);
	else if (text[0] == '\0')
		rc = error_set(err, ERR_DATA, _("Please write the answer."));
	else if (s->options->dry_run)
		rc = try_answer(q, text, argv + 3, argc - 3, err);
	else
		rc = year_answer(s, q, text, argv + 3, (size_t)(argc - 3),
		    err);
	free(text);
	question_clear(&l);
	if (rc == 0 && !s->options->dry_run)
		(void)list_questions(s);
	return rc;
}
