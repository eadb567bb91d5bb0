/*
 * Both sheets are walked in their own order (subject, field); what is only
 * bookkeeping (who confirmed when, paths, times of files) makes no
 * difference.
 */
#include "config.h"

#include "assess/diff.h"

#include <stdlib.h>
#include <string.h>

#include "assess/renewal.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/xalloc.h"

#define EVIDENCE "evidence/"

struct walk {
	struct diff_list *out;
	const struct catalog *catalog;
	const struct sheet *old, *now;
	bool backwards;		/* over the old one: what is gone */
	bool years;		/* two applications, not two states of one */
};

static const struct item *
item_of(const struct catalog *c, const char *subject)
{
	size_t i;

	if (!str_starts(subject, "item/"))
		return NULL;
	for (i = 0; i < c->n_items; i++)
		if (strcmp(c->items[i].id, subject + 5) == 0)
			return &c->items[i];
	return NULL;
}

static bool
is_one_of(const char *word, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(word, list[i]) == 0)
			return true;
	return false;
}

static bool
counts(const char *subject, const char *field)
{
	static const char *const item[] = { "confirmed_at", "confirmed_by",
		"text_hash" };
	static const char *const file[] = { "caption", "effective", "items" };

	if (str_starts(subject, "item/"))
		return !is_one_of(field, item, 3);
	if (str_starts(subject, EVIDENCE))
		return is_one_of(field, file, 3);
	return strcmp(subject, "form") == 0 ||
	    strcmp(subject, "diagnosis") == 0 ||
	    str_starts(subject, "question/");
}

static void
add(struct walk *w, struct diff d)
{
	struct diff_list *l = w->out;

	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 64 : l->cap * 2;
		l->list = xreallocarray(l->list, l->cap, sizeof(*l->list));
	}
	l->list[l->n++] = d;
}

static enum diff_kind
kind_of(const char *subject, const char *field)
{
	if (strcmp(subject, "form") == 0)
		return DIFF_FORM;
	if (str_starts(subject, "item/"))
		return strcmp(field, "verdict") == 0 ? DIFF_VERDICT :
		    DIFF_ANSWER;
	return str_starts(subject, EVIDENCE) ? DIFF_FILE : DIFF_RECORD;
}

static bool
compare_entry(void *arg, const char *subject, const char *field,
    const char *value)
{
	struct walk *w = arg;
	const char *other = sheet_get(w->backwards ? w->now : w->old, subject,
	    field);
	struct evidence e;

	if (!counts(subject, field) || strcmp(value, other) == 0 ||
	    (w->backwards && other[0] != '\0'))
		return true;
	/* The questions of another year are not this year's. */
	if (w->years && str_starts(subject, "question/"))
		return true;
	/* A file that is new or gone as a whole is told as one. */
	if (str_starts(subject, EVIDENCE) &&
	    !sheet_evidence_find(w->backwards ? w->now : w->old,
	    subject + strlen(EVIDENCE), &e))
		return true;
	add(w, (struct diff){ kind_of(subject, field),
	    item_of(w->catalog, subject), subject, field,
	    w->backwards ? value : other, w->backwards ? other : value });
	return true;
}

static bool
same_file(const struct sheet *s, const char *sha256)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(s); i++) {
		sheet_evidence_at(s, i, &e);
		if (strcmp(e.sha256, sha256) == 0)
			return true;
	}
	return false;
}

static void
compare_files(struct walk *w, const struct sheet *here,
    const struct sheet *there, enum diff_kind kind)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < sheet_evidence_count(here); i++) {
		sheet_evidence_at(here, i, &e);
		if (e.sha256[0] != '\0' && !same_file(there, e.sha256))
			add(w, (struct diff){ kind, NULL, EVIDENCE, e.id,
			    kind == DIFF_FILE_GONE ? e.name : "",
			    kind == DIFF_FILE_NEW ? e.name : "" });
	}
}

static void
compare_texts(struct walk *w)
{
	size_t i;

	for (i = 0; i < w->catalog->n_items; i++) {
		const struct item *it = &w->catalog->items[i];
		const char *was = sheet_item(w->old, it->id, "text_hash");
		const char *is = sheet_item(w->now, it->id, "text_hash");

		/* A renewal not yet gone through still has the old hash. */
		if (was[0] != '\0' && strcmp(was, it->text_hash) != 0 &&
		    (w->years || strcmp(was, is) != 0))
			add(w, (struct diff){ DIFF_TEXT, it, "item/", "", "",
			    "" });
	}
}

/* What another check sheet asks anew, or no longer. */
static void
compare_items(struct walk *w)
{
	const char *line = "";
	size_t i;

	for (i = 0; i < w->catalog->n_items; i++)
		if (renewal_item_new(w->now, &w->catalog->items[i]))
			add(w, (struct diff){ DIFF_ITEM_NEW,
			    &w->catalog->items[i], "item/", "", "", "" });
	while ((line = renewal_next_gone(w->now, line)) != NULL)
		add(w, (struct diff){ DIFF_ITEM_GONE, NULL, "item/", "", line,
		    "" });
}

static int
compare(const void *pa, const void *pb)
{
	const struct diff *a = pa, *b = pb;
	size_t ga = a->kind == DIFF_FORM ? 0 : a->item != NULL ?
	    a->item->index + 1 : SIZE_MAX - (a->kind != DIFF_RECORD);
	size_t gb = b->kind == DIFF_FORM ? 0 : b->item != NULL ?
	    b->item->index + 1 : SIZE_MAX - (b->kind != DIFF_RECORD);
	int order;

	if (ga != gb)
		return ga < gb ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	order = strcmp(a->subject, b->subject);
	if (order == 0 && a->kind == DIFF_ITEM_GONE)
		order = strcmp(a->old, b->old);
	return order != 0 ? order : strcmp(a->field, b->field);
}

void
diff_collect(struct diff_list *out, const struct catalog *c,
    const struct sheet *old, const struct sheet *now)
{
	struct walk w = { out, c, old, now, false,
	    strcmp(sheet_get(old, "application", "renews"),
	    sheet_get(now, "application", "renews")) != 0 };

	memset(out, 0, sizeof(*out));
	sheet_each(now, compare_entry, &w);
	w.backwards = true;
	sheet_each(old, compare_entry, &w);
	compare_texts(&w);
	if (w.years)
		compare_items(&w);
	compare_files(&w, now, old, DIFF_FILE_NEW);
	compare_files(&w, old, now, DIFF_FILE_GONE);
	if (out->n > 1)
		qsort(out->list, out->n, sizeof(*out->list), compare);
}

void
diff_clear(struct diff_list *l)
{
	free(l->list);
	memset(l, 0, sizeof(*l));
}

static const char *
file_of(const struct diff *d)
{
	return d->kind == DIFF_FILE ? d->subject + strlen(EVIDENCE) :
	    d->kind == DIFF_FILE_NEW ? d->field : "";
}

bool
diff_touches(const struct diff_list *l, const struct sheet *now,
    const struct item *it)
{
	struct evidence e;
	size_t i;

	for (i = 0; i < l->n; i++) {
		const struct diff *d = &l->list[i];

		if (d->item == it)
			return true;
		if (str_starts(d->subject, "question/") &&
		    strcmp(sheet_get(now, d->subject, "item"), it->id) == 0)
			return true;
		if (sheet_evidence_find(now, file_of(d), &e) &&
		    evidence_serves(&e, it->id))
			return true;
	}
	return false;
}

const char *
diff_kind_name(enum diff_kind k)
{
	static const char *const names[] = {
		[DIFF_FORM] = N_("Form"),
		[DIFF_TEXT] = N_("Question changed"),
		[DIFF_ITEM_NEW] = N_("New in this edition"),
		[DIFF_ITEM_GONE] = N_("No longer asked"),
		[DIFF_VERDICT] = N_("Answer"),
		[DIFF_ANSWER] = N_("Details"),
		[DIFF_FILE_NEW] = N_("New file"),
		[DIFF_FILE_GONE] = N_("File taken away"),
		[DIFF_FILE] = N_("File"),
		[DIFF_RECORD] = N_("Record"),
	};

	return names[k];
}
