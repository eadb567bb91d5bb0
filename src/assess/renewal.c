/*
 * Renewal by exception: everything is carried over, nothing counts until a
 * person has looked at it again, and what changed comes first.
 */
#include "config.h"

#include "assess/renewal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess/answer.h"
#include "base/str.h"
#include "catalog/load.h"
#include "catalog/programme.h"

#define PROGRAMME "programme"
#define ITEMS_MAX ((size_t)64 * 1024)

static int
validity_months(const struct catalog *c)
{
	return c->programme != NULL ? c->programme->validity_months : 0;
}

int
renewal_term(const struct sheet *s)
{
	int term = (int)strtol(sheet_get(s, PROGRAMME, "term"), NULL, 10);

	return term > 0 && term < 1000 ? term : 1;
}

date_day
renewal_valid_until(const struct catalog *c, const struct sheet *s)
{
	date_day written = date_parse(sheet_get(s, PROGRAMME, "valid_until"));
	date_day first = date_parse(sheet_get(s, PROGRAMME,
	    "certified_first"));

	if (written != DATE_NONE)
		return written;
	if (first == DATE_NONE || validity_months(c) == 0 ||
	    sheet_get(s, PROGRAMME, "certified")[0] == '\0')
		return DATE_NONE;
	/* Always from the first day: 29 February comes back every 4 years. */
	return date_add_months(first, validity_months(c) * renewal_term(s));
}

bool
renewal_is(const struct sheet *s)
{
	return sheet_get(s, "application", "renews")[0] != '\0';
}

static bool
is_old(const struct catalog *c, const char *when, date_day day)
{
	char iso[11];
	date_day taken;

	if (c->programme == NULL || day == DATE_NONE)
		return false;
	snprintf(iso, sizeof(iso), "%.10s", when);
	taken = date_parse(iso);
	return taken != DATE_NONE && date_add_months(taken,
	    c->programme->evidence_months) < day;
}

bool
renewal_evidence_old(const struct catalog *c, const struct evidence *e,
    date_day day)
{
	return is_old(c, e->effective, day);
}

bool
renewal_reading_old(const struct catalog *c, const struct sheet *s,
    const struct item *it, const struct reading *r, date_day day)
{
	char field[160];

	if (r->type != READING_NUMBER || r->formula[0] != '\0')
		return false;
	snprintf(field, sizeof(field), "reading.%s", r->id);
	if (sheet_item(s, it->id, field)[0] == '\0')
		return false;
	snprintf(field, sizeof(field), "reading.%s.time", r->id);
	return is_old(c, sheet_item(s, it->id, field), day);
}

static bool
has_old(const struct catalog *c, const struct sheet *s,
    const struct item *it, date_day day)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < it->n_readings; i++)
		if (renewal_reading_old(c, s, it, &it->readings[i], day))
			return true;
	for (i = 0; i < sheet_evidence_count(s); i++) {
		sheet_evidence_at(s, i, &e);
		if (evidence_serves(&e, it->id) &&
		    renewal_evidence_old(c, &e, day))
			return true;
	}
	return false;
}

enum renewal_rank
renewal_rank(const struct catalog *c, const struct sheet *s,
    const struct item *it, date_day day)
{
	struct answer a;

	answer_of(s, it, &a);
	if (a.automatic)
		return RENEWAL_SAME;
	if (a.text_changed || a.given == VERDICT_NONE)
		return RENEWAL_CHANGED;
	return has_old(c, s, it, day) ? RENEWAL_OLD : RENEWAL_SAME;
}

/* --- another check sheet --- */

struct items {
	const struct catalog *catalog;	/* what is asked now */
	struct str *list;
};

static void
add_gone(struct str *list, const char *id, const char *title)
{
	(void)str_addf(list, "%s%s%s%s", list->len > 0 ? "\n" : "", id,
	    title[0] != '\0' ? " " : "", title);
}

/* An answered item that the check sheet has no longer. */
static bool
answered_gone(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct items *g = arg;

	(void)value;
	if (str_starts(subject, "item/") && strcmp(field, "verdict") == 0 &&
	    catalog_item(g->catalog, subject + strlen("item/")) == NULL)
		add_gone(g->list, subject + strlen("item/"), "");
	return true;
}

static bool
was_asked(const struct catalog *before, const struct sheet *old,
    const struct item *it)
{
	return before != NULL ? catalog_item(before, it->id) != NULL :
	    sheet_item(old, it->id, "verdict")[0] != '\0';
}

void
renewal_note_items(const struct catalog *c, const struct catalog *before,
    const struct sheet *old, void (*put)(void *arg, const char *subject,
    const char *field, const char *value), void *arg)
{
	struct str new, gone;
	struct items g = { c, &gone };
	size_t i;

	str_init(&new, ITEMS_MAX);
	str_init(&gone, ITEMS_MAX);
	for (i = 0; i < c->n_items; i++)
		if (!was_asked(before, old, &c->items[i]))
			(void)str_addf(&new, "%s%s", new.len > 0 ? " " : "",
			    c->items[i].id);
	for (i = 0; before != NULL && i < before->n_items; i++)
		if (catalog_item(c, before->items[i].id) == NULL)
			add_gone(&gone, before->items[i].id,
			    before->items[i].title);
	if (before == NULL)
		sheet_each(old, answered_gone, &g);
	put(arg, "application", "items_new", new.ptr);
	put(arg, "application", "items_gone", gone.ptr);
	str_clear(&new);
	str_clear(&gone);
}

bool
renewal_item_new(const struct sheet *s, const struct item *it)
{
	const char *p = sheet_get(s, "application", "items_new");
	size_t n = strlen(it->id), len;

	for (; *p != '\0'; p += len + (p[len] == ' ')) {
		len = strcspn(p, " ");
		if (len == n && memcmp(p, it->id, n) == 0)
			return true;
	}
	return false;
}

const char *
renewal_next_gone(const struct sheet *s, const char *line)
{
	if (line[0] == '\0')
		line = sheet_get(s, "application", "items_gone");
	else
		line += strcspn(line, "\n") + (strchr(line, '\n') != NULL);
	return line[0] != '\0' ? line : NULL;
}

struct copy {
	const struct programme *programme;
	const struct sheet *old;
	void (*put)(void *arg, const char *subject, const char *field,
	    const char *value);
	void *arg;
};

static const struct carry *
carry_of(const struct programme *p, const char *field)
{
	size_t i;

	for (i = 0; p != NULL && i < p->n_carries; i++)
		if (strcmp(p->carries[i].id, field) == 0)
			return &p->carries[i];
	return NULL;
}

static bool
is_confirmation(const char *field)
{
	return strcmp(field, "confirmed_at") == 0 ||
	    strcmp(field, "confirmed_by") == 0;
}

static bool
copy_entry(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct copy *c = arg;
	bool form = strcmp(subject, "form") == 0;
	bool item = str_starts(subject, "item/");

	if ((form && carry_of(c->programme, field) == NULL) ||
	    (item && !is_confirmation(field)) ||
	    str_starts(subject, "evidence/") ||
	    strcmp(subject, "diagnosis") == 0)
		c->put(c->arg, subject, field, value);
	return true;
}

static void
carry_fields(struct copy *c)
{
	size_t i;

	for (i = 0; c->programme != NULL && i < c->programme->n_carries;
	    i++) {
		const struct carry *f = &c->programme->carries[i];
		const char *value = f->take == CARRY_VALUE ? f->value :
		    f->take == CARRY_NUMBER ? sheet_get(c->old, PROGRAMME,
		    "certificate_no") : f->take == CARRY_DATE ?
		    sheet_get(c->old, PROGRAMME, "certified") : "";

		if (value[0] != '\0')
			c->put(c->arg, "form", f->id, value);
	}
}

void
renewal_entries(const struct catalog *c, const struct sheet *s,
    void (*put)(void *arg, const char *subject, const char *field,
    const char *value), void *arg)
{
	struct copy copy = { c->programme, s, put, arg };
	const char *first = sheet_get(s, PROGRAMME, "certified_first");
	char term[16];

	sheet_each(s, copy_entry, &copy);
	carry_fields(&copy);
	if (first[0] == '\0')
		return;
	snprintf(term, sizeof(term), "%d", renewal_term(s) + 1);
	put(arg, PROGRAMME, "certified_first", first);
	put(arg, PROGRAMME, "term", term);
}
