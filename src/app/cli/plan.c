/* anshin plan: the improvement plan by due date, as table, CSV or calendar. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/year.h"
#include "assess/plan.h"
#include "assess/record.h"
#include "base/date.h"

static const char *
state_name(const struct plan_row *r)
{
	const struct record_field *f = record_field("item/", "plan.state");

	return r->state[0] == '\0' ? "" : _(record_choice_name(f, r->state));
}

static void
print_plan(const struct plan_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		const struct plan_row *r = &l->list[i];
		char due[11];

		date_format_iso(r->due, due);
		printf("%s %-10s  %s %s  [%s]  %s\n", r->overdue ? "!" : " ",
		    due, r->item->id, r->item->title,
		    _(verdict_name(r->verdict)), state_name(r));
		if (r->measure[0] != '\0')
			printf("      %s\n", r->measure);
		if (r->owner[0] != '\0' || r->cost[0] != '\0')
			printf("      %s  %s%s\n", r->owner, r->cost,
			    r->cost[0] != '\0' ? _(" yen") : "");
	}
	if (l->n == 0)
		printf(_("Nothing is to be improved.\n"));
}

static json_t *
row_json(const struct plan_row *r)
{
	char due[11];

	date_format_iso(r->due, due);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b}", "item",
	    r->item->id, "verdict", verdict_code(r->verdict), "measure",
	    r->measure, "owner", r->owner, "due", due, "cost", r->cost,
	    "state", r->state, "overdue", r->overdue);
}

static bool
ends_with(const char *name, const char *end)
{
	size_t n = strlen(name), k = strlen(end);

	return n >= k && strcmp(name + n - k, end) == 0;
}

static int
plan_file(struct session *s, const char *app, struct error *err)
{
	const char *path = s->options->output;
	size_t n;
	int rc;

	if (ends_with(path, ".ics"))
		rc = year_calendar(s, app, path, &n, err);
	else if (ends_with(path, ".csv"))
		rc = year_plan_csv(s, path, err);
	else
		rc = error_set(err, ERR_USAGE, _("Please name a file that "
		    "ends with .csv or .ics."));
	if (rc == 0 && !s->options->json)
		printf(_("Written: %s\n"), path);
	return rc;
}

int
cmd_plan(struct session *s, int argc, char **argv, struct error *err)
{
	struct plan_list l;
	char number[16];
	json_t *list;
	size_t i, overdue = 0;
	int rc = 0;

	if (session_select(s, argc > 0 ? argv[0] : NULL, err) != 0)
		return -1;
	snprintf(number, sizeof(number), "%d", s->app->number);
	plan_collect(&l, s->catalog, s->sheet, s->today);
	for (i = 0; i < l.n; i++)
		overdue += l.list[i].overdue;
	if (s->options->json) {
		list = json_array();
		for (i = 0; i < l.n; i++)
			json_array_append_new(list, row_json(&l.list[i]));
		cli_json(json_pack("{s:s, s:o}", "schema", "anshin-plan/1",
		    "plan", list));
	} else if (s->options->output == NULL) {
		print_plan(&l);
	}
	plan_clear(&l);
	if (s->options->output != NULL)
		rc = plan_file(s, number, err);
	return rc != 0 ? -1 : overdue > 0 ? 1 : 0;
}
