/*
 * anshin enter: a printed page typed in by a script, or the list of pages.
 * One line a row in the order of the paper: the key, then between tabs what
 * else the row says.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/json.h"
#include "app/printing.h"
#include "assess/round.h"
#include "base/str.h"

#define INPUT_MAX ((size_t)1024 * 1024)

/* --- the list of pages --- */

struct listing {
	json_t *json;
	size_t n;
};

static bool
list_page(void *arg, const struct round_page *p)
{
	struct listing *l = arg;
	struct round_count n;
	char printed[11], closed[11];

	round_count(p, &n);
	date_format_iso(p->printed, printed);
	date_format_iso(p->closed, closed);
	l->n++;
	if (l->json != NULL)
		json_array_append_new(l->json, json_pack("{s:s, s:s, s:s, "
		    "s:I, s:I, s:s}", "code", p->code, "page", p->page,
		    "printed", printed, "rows", (json_int_t)n.rows, "typed",
		    (json_int_t)n.typed, "compared", closed));
	else
		printf(ngettext("%s  page %-6s %s  %zu of %zu row typed  %s\n",
		    "%s  page %-6s %s  %zu of %zu rows typed  %s\n", n.rows),
		    p->code, p->page, printed, n.typed, n.rows, closed);
	return true;
}

static int
list_pages(struct session *s, const char *app, struct error *err)
{
	struct listing l = { NULL, 0 };

	if (session_select(s, app, err) != 0)
		return -1;
	if (s->options->json)
		l.json = json_array();
	round_each(s->catalog, s->sheet, list_page, &l);
	if (l.json != NULL)
		cli_json(json_pack("{s:s, s:o}", "schema", "anshin-sheets/1",
		    "sheets", l.json));
	else if (l.n == 0)
		printf(_("No sheet was printed yet. \"anshin sheet -o "
		    "FILE.pdf\" prints one.\n"));
	return 0;
}

/* --- the rows of one --- */

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	cli_batch_put(arg, subject, field, value);
}

/* "ab": the points a and b. */
static int
add_ticks(struct session *s, struct cli_batch *b, const struct item *it,
    const char *letters, struct error *err)
{
	char field[64], id[2] = "";

	for (; *letters != '\0'; letters++) {
		if (*letters == ' ')
			continue;
		id[0] = *letters;
		if (cli_batch_add(s, b, it->id, sheet_join(field,
		    sizeof(field), "check.", id), "yes", err) != 0)
			return -1;
	}
	return 0;
}

/* "temp_c=23.5", "photos=0123 0124", "ticks=ab", "reason=..." */
static int
add_part(struct session *s, struct cli_batch *b, const struct item *it,
    char *part, struct error *err)
{
	char *value = strchr(part, '='), field[128];

	if (value == NULL)
		return error_set(err, ERR_DATA, _("\"%s\" is no NAME=VALUE. "
		    "Names are reason, note, photos, ticks, and the readings "
		    "of the item."), part);
	*value++ = '\0';
	if (strcmp(part, "ticks") == 0)
		return add_ticks(s, b, it, value, err);
	if (strcmp(part, "reason") == 0 || strcmp(part, "note") == 0 ||
	    strcmp(part, "photos") == 0)
		return cli_batch_add(s, b, it->id, part, value, err);
	return cli_batch_add(s, b, it->id, sheet_join(field, sizeof(field),
	    "reading.", part), value, err);
}

static int
add_row(struct session *s, struct cli_batch *b, struct round_page *page,
    size_t row, char *line, struct error *err)
{
	struct round_row *r = &page->rows[row];
	char *key = strsep(&line, "\t"), *part, now[25];
	enum round_tick tick = key[0] == '\0' ? ROUND_BLANK :
	    key[1] == '\0' ? round_tick_of(key[0]) : ROUND_OPEN;

	if (tick == ROUND_OPEN)
		return error_set(err, ERR_DATA, _("\"%s\" is no key. 1: "
		    "conforms, 2: fails, 3: does not apply, 4: not sure, 0 or "
		    "nothing: left blank."), key);
	date_format_utc_ms(date_now_ms(), now);
	round_type(page, row, tick, s->sheet, now, answer_person(s->sheet,
	    session_actor(s)), put, b);
	r->tick = tick;
	while ((part = strsep(&line, "\t")) != NULL)
		if (part[0] != '\0' && r->item != NULL &&
		    add_part(s, b, r->item, part, err) != 0)
			return -1;
	return 0;
}

/* All rows or none: a line too many or too few means a row was skipped. */
static int
add_rows(struct session *s, struct cli_batch *b, struct round_page *page,
    char *text, size_t n, struct error *err)
{
	char where[80], *line;
	size_t row = 0, len;

	if (n > 0 && text[n - 1] == '\n')
		text[n - 1] = '\0';
	else if (n == 0)
		text = NULL;
	while ((line = strsep(&text, "\n")) != NULL) {
		len = strlen(line);
		if (len > 0 && line[len - 1] == '\r')
			line[len - 1] = '\0';
		if (row < page->n && add_row(s, b, page, row, line,
		    err) != 0) {
			(void)snprintf(where, sizeof(where),
			    _("row %zu (%s)"), row + 1, page->rows[row].id);
			return error_prefix(err, where);
		}
		row++;
	}
	return row == page->n ? 0 : error_set(err, ERR_DATA, _("Rows on the "
	    "page: %zu, lines that came: %zu. Nothing was recorded. Every row "
	    "needs a line, an empty one where nothing is ticked."), page->n,
	    row);
}

static void
tell(const struct session *s, const struct round_page *page)
{
	struct round_count n;

	round_count(page, &n);
	if (s->options->json)
		cli_json(json_pack("{s:s, s:i, s:s, s:s, s:I, s:I, s:I, s:I, "
		    "s:I, s:I, s:I}", "schema", "anshin-enter/1",
		    "application", s->app->number, "code", page->code, "page",
		    page->page, "rows", (json_int_t)n.rows, "ticked",
		    (json_int_t)n.ticked, "blank", (json_int_t)n.blank,
		    "conforms", (json_int_t)n.by[VERDICT_CONFORMS], "fails",
		    (json_int_t)n.by[VERDICT_FAILS], "na",
		    (json_int_t)n.by[VERDICT_NA], "unknown",
		    (json_int_t)n.by[VERDICT_UNKNOWN]));
	else
		printf(_("%s, page %s: rows %zu, ticked %zu, blank %zu\n"),
		    page->code, page->page, n.rows, n.ticked, n.blank);
}

static int
find(struct session *s, const char *typed, struct round_page *page,
    struct error *err)
{
	const struct store_app *app;
	char code[ROUND_CODE];

	if (!round_code_read(code, typed))
		return error_set(err, ERR_DATA, _("\"%s\" is no page code. "
		    "Please compare it with the paper, letter by letter."),
		    typed);
	if (printing_owner(s, code, &app, err) != 0)
		return -1;
	if (app == NULL)
		return error_set(err, ERR_NOT_FOUND, _("No page with this "
		    "code was printed from these records."));
	if (session_open_app(s, app, err) != 0)
		return -1;
	(void)round_find(page, s->catalog, s->sheet, code);
	return 0;
}

int
cmd_enter(struct session *s, int argc, char **argv, struct error *err)
{
	struct cli_batch b = { .list = NULL };
	struct round_page page;
	char *text = NULL;
	size_t n;
	int rc;

	/* The number of an application has no letters and no hyphen. */
	if (argc == 0 || argv[0][strspn(argv[0], "0123456789")] == '\0')
		return list_pages(s, argc == 0 ? NULL : argv[0], err);
	rc = find(s, argv[0], &page, err);
	if (rc == 0)
		rc = cli_input(&text, &n, "-", INPUT_MAX, err);
	if (rc == 0)
		rc = add_rows(s, &b, &page, text, n, err);
	if (rc == 0)
		round_close(&page, s->today, put, &b);
	if (rc == 0 && !s->options->dry_run)
		rc = cli_batch_record(s, &b, err);
	if (rc == 0)
		tell(s, &page);
	cli_batch_clear(&b);
	free(text);
	return rc;
}
