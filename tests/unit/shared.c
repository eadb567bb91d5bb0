/*
 * Facilities of one operator: which answers are taken over and with what, that
 * a copy which was changed since is left alone, that files come along once;
 * what is copied for confirmation; and the table of all sites.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assess.h"
#include "assess/answer.h"
#include "assess/shared.h"
#include "assess/sites.h"
#include "base/xalloc.h"

static struct item items[5];
static struct catalog catalog;

/* The tiny catalogue; its first two items and 2-01 may be shared. */
static int
start(void **state)
{
	(void)state;
	catalog = tiny;
	memcpy(items, tiny.items, sizeof(items));
	items[0].common = items[1].common = items[3].common = true;
	catalog.items = items;
	return 0;
}

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	sheet_put(arg, subject, field, value);
}

static void
answer(struct sheet *s, size_t item, enum verdict v)
{
	answer_give(&items[item], v, "2026-04-01T00:00:00.000Z", "佐藤", put,
	    s);
}

/* What is to be recorded, put when all of it is known. */
struct gathered {
	char *list[400][3];
	size_t n;
};

static void
gather(void *arg, const char *subject, const char *field, const char *value)
{
	struct gathered *g = arg;

	assert_true(g->n < 400);
	g->list[g->n][0] = xstrdup(subject);
	g->list[g->n][1] = xstrdup(field);
	g->list[g->n++][2] = xstrdup(value);
}

static void
put_all(struct gathered *g, struct sheet *to)
{
	size_t i, k;

	for (i = 0; i < g->n; i++) {
		sheet_put(to, g->list[i][0], g->list[i][1], g->list[i][2]);
		for (k = 0; k < 3; k++)
			free(g->list[i][k]);
	}
}

static size_t
take(const struct sheet *from, struct sheet *to, const struct item *only,
    bool again)
{
	struct gathered g = { .n = 0 };
	size_t n = shared_take(&catalog, from, "HQ", to, only, again, gather,
	    &g);

	put_all(&g, to);
	return n;
}

static size_t
copy(const struct sheet *from, struct sheet *to)
{
	struct gathered g = { .n = 0 };
	size_t n = shared_copy(&catalog, from, "HQ", to, gather, &g);

	put_all(&g, to);
	return n;
}

static const char *
of(const struct sheet *s, size_t item, const char *field)
{
	return sheet_item(s, items[item].id, field);
}

static bool
has(const struct sheet *s, size_t item, enum verdict v)
{
	return strcmp(of(s, item, "verdict"), verdict_code(v)) == 0;
}

/* All but 2-01 and 2-02, with a reason, a check, a reading and a note. */
static struct sheet *
head_office(void)
{
	struct sheet *s = sheet_new();

	answer(s, 0, VERDICT_CONFORMS);
	answer(s, 1, VERDICT_NA);
	answer(s, 2, VERDICT_CONFORMS);
	sheet_put(s, "item/1-01", "note", "see the rules");
	sheet_put(s, "item/1-02", "reason", "no radio");
	sheet_put(s, "item/1-02", "check.b", "1");
	sheet_put(s, "item/2-01", "reading.temp", "22");
	return s;
}

/* --- the shared answers ---------------------------------------------------- */

static void
what_may_be_shared_is_taken_whole(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();
	struct answer a;

	(void)state;
	assert_int_equal(take(from, to, NULL, false), 2);
	answer_of(to, &items[0], &a);
	assert_true(a.confirmed);		/* it counts as it did there */
	assert_true(a.shared);
	assert_string_equal(a.note, "see the rules");
	assert_string_equal(a.confirmed_by, "佐藤");
	assert_string_equal(of(to, 0, "shared"), "HQ");
	assert_string_equal(of(to, 1, "reason"), "no radio");
	assert_string_equal(of(to, 1, "check.b"), "1");
	assert_true(has(to, 2, VERDICT_NONE));	/* the site's own to answer */
	assert_string_equal(of(to, 3, "reading.temp"), "");
	assert_int_equal(shared_state(to, &items[2]), SHARED_NOT);
	answer(from, 3, VERDICT_CONFORMS);
	assert_int_equal(take(from, to, &items[3], false), 1);
	assert_string_equal(of(to, 3, "reading.temp"), "22");
	assert_int_equal(take(from, to, &items[2], false), 0);
	sheet_free(from);
	sheet_free(to);
}

/* Each part of an answer makes it another one; who confirmed it does not. */
static void
a_change_is_noticed(void **state)
{
	static const struct { const char *subject, *field; size_t item; }
	    parts[] = {
		{ "item/1-01", "verdict", 0 }, { "item/1-01", "reason", 0 },
		{ "item/1-01", "note", 0 }, { "item/1-02", "check.a", 1 },
		{ "item/1-02", "check.b", 1 }, { "item/2-01", "reading.temp", 3 },
	};
	struct sheet *from = head_office(), *to;
	size_t i;

	(void)state;
	answer(from, 3, VERDICT_CONFORMS);
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		to = sheet_new();
		assert_int_equal(take(from, to, NULL, false), 3);
		assert_int_equal(shared_state(to, &items[parts[i].item]),
		    SHARED_TAKEN);
		sheet_put(to, parts[i].subject, "confirmed_by", "田中");
		assert_int_equal(shared_state(to, &items[parts[i].item]),
		    SHARED_TAKEN);
		sheet_put(to, parts[i].subject, parts[i].field, "other");
		assert_int_equal(shared_state(to, &items[parts[i].item]),
		    SHARED_OVERRIDDEN);
		sheet_free(to);
	}
	sheet_free(from);
}

static void
what_a_site_decided_stays(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();

	(void)state;
	answer(to, 1, VERDICT_CONFORMS);	/* of its own */
	assert_int_equal(take(from, to, NULL, false), 1);
	answer(to, 0, VERDICT_UNKNOWN);		/* overridden */
	answer(from, 0, VERDICT_FAILS);
	assert_int_equal(take(from, to, NULL, false), 0);
	assert_true(has(to, 0, VERDICT_UNKNOWN));
	assert_true(has(to, 1, VERDICT_CONFORMS));
	assert_int_equal(take(from, to, &items[0], false), 1);	/* asked for */
	assert_true(has(to, 0, VERDICT_FAILS));
	assert_int_equal(shared_state(to, &items[0]), SHARED_TAKEN);
	answer(from, 0, VERDICT_CONFORMS);
	assert_int_equal(take(from, to, NULL, false), 1);	/* it follows */
	assert_true(has(to, 0, VERDICT_CONFORMS));
	assert_true(has(to, 1, VERDICT_CONFORMS));
	assert_int_equal(take(from, to, NULL, true), 2);	/* all of them */
	assert_true(has(to, 1, VERDICT_NA));
	sheet_free(from);
	sheet_free(to);
}

static void
what_is_undecided_is_not_handed_on(void **state)
{
	const struct fork_side a = { "fails", "", "a", "", 0, false, true };
	const struct fork_side b = { "conforms", "", "b", "", 0, false, true };
	struct sheet *from = head_office(), *to = sheet_new();

	(void)state;
	sheet_fork_add(from, "item/1-01", "verdict", &a);
	sheet_fork_add(from, "item/1-01", "verdict", &b);
	assert_int_equal(take(from, to, NULL, true), 1);
	assert_true(has(to, 0, VERDICT_NONE));
	assert_int_equal(copy(from, to), 1);		/* 1-03 alone */
	assert_true(has(to, 0, VERDICT_NONE));
	sheet_free(from);
	sheet_free(to);
}

/* --- the source goes on ------------------------------------------------------ */

static enum shared_state
state_after_look(struct sheet *to, const struct sheet *from, size_t item)
{
	shared_look(to, from, &items[item]);
	return shared_state(to, &items[item]);
}

static void
attach(struct sheet *s, const char *id, const char *of_items);

static void
what_changes_at_the_source_is_seen(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();
	struct answer a;

	(void)state;
	(void)take(from, to, NULL, false);
	assert_int_equal(state_after_look(to, from, 0), SHARED_TAKEN);
	answer_give(&items[0], VERDICT_CONFORMS, "2026-05-01T00:00:00.000Z",
	    "田中", put, from);		/* confirmed anew: the same answer */
	assert_int_equal(state_after_look(to, from, 0), SHARED_TAKEN);
	sheet_put(from, "item/1-01", "note", "see the new rules");
	assert_int_equal(shared_state(to, &items[0]), SHARED_TAKEN);
	assert_int_equal(state_after_look(to, from, 0), SHARED_CHANGED);
	answer_of(to, &items[0], &a);
	assert_true(a.shared);
	assert_true(a.shared_changed);
	assert_true(a.confirmed);	/* it is no worse than it was */
	assert_int_equal(state_after_look(to, from, 1), SHARED_TAKEN);
	assert_int_equal(take(from, to, NULL, false), 1);
	assert_string_equal(of(to, 0, "note"), "see the new rules");
	assert_int_equal(shared_state(to, &items[0]), SHARED_TAKEN);
	sheet_put(from, "item/1-01", "note", "");
	assert_int_equal(take(from, to, NULL, false), 1);
	assert_string_equal(of(to, 0, "note"), "");
	sheet_free(from);
	sheet_free(to);
}

/* An answer taken back or not looked at again is none to take over. */
static void
what_does_not_count_there_is_no_news(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();

	(void)state;
	(void)take(from, to, NULL, false);
	sheet_put(from, "item/1-01", "note", "other");
	sheet_put(from, "item/1-01", "confirmed_at", "");
	assert_int_equal(state_after_look(to, from, 0), SHARED_TAKEN);
	assert_int_equal(take(from, to, NULL, false), 0);
	answer(from, 0, VERDICT_NONE);
	assert_int_equal(state_after_look(to, from, 0), SHARED_TAKEN);
	answer(from, 0, VERDICT_CONFORMS);
	sheet_put(from, "item/1-01", "text_hash", "of an old text");
	assert_int_equal(state_after_look(to, from, 0), SHARED_TAKEN);
	sheet_free(from);
	sheet_free(to);
}

static void
a_site_keeps_its_own(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();

	(void)state;
	(void)take(from, to, NULL, false);
	sheet_put(from, "item/1-01", "note", "see the new rules");
	assert_int_equal(state_after_look(to, from, 0), SHARED_CHANGED);
	shared_keep(&items[0], put, to);
	assert_int_equal(shared_state(to, &items[0]), SHARED_OVERRIDDEN);
	assert_int_equal(take(from, to, NULL, false), 0);
	assert_string_equal(of(to, 0, "note"), "see the rules");
	sheet_free(from);
	sheet_free(to);
}

/* What another edition no longer asks stays in the records of both. */
static void
another_edition_is_no_change(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();

	(void)state;
	sheet_put(from, "item/1-01", "check.gone", "1");
	(void)take(from, to, NULL, false);
	assert_string_equal(of(to, 0, "check.gone"), "1");
	assert_int_equal(state_after_look(to, from, 0), SHARED_TAKEN);
	/* Answered to the new text at the source, not yet here. */
	sheet_put(to, "item/1-01", "text_hash", "of an old text");
	assert_int_equal(state_after_look(to, from, 0), SHARED_CHANGED);
	assert_int_equal(take(from, to, NULL, false), 1);
	assert_int_equal(shared_state(to, &items[0]), SHARED_TAKEN);
	sheet_free(from);
	sheet_free(to);
}

static void
a_new_version_of_a_file_comes_along(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();

	(void)state;
	attach(from, "f", "1-01");
	(void)take(from, to, NULL, false);
	sheet_put(to, "evidence/f", "caption", "入口");
	attach(to, "own", "1-01");		/* of the site, besides */
	assert_int_equal(state_after_look(to, from, 0), SHARED_TAKEN);
	sheet_put(from, "evidence/f", "sha256", "88");
	assert_int_equal(state_after_look(to, from, 0), SHARED_CHANGED);
	assert_int_equal(take(from, to, NULL, false), 1);
	assert_string_equal(sheet_get(to, "evidence/f", "sha256"), "88");
	assert_string_equal(sheet_get(to, "evidence/f", "caption"), "入口");
	assert_int_equal(sheet_evidence_count(to), 2);
	assert_int_equal(shared_state(to, &items[0]), SHARED_TAKEN);
	sheet_free(from);
	sheet_free(to);
}

/* --- files ----------------------------------------------------------------- */

static void
attach(struct sheet *s, const char *id, const char *of_items)
{
	char subject[32];

	(void)snprintf(subject, sizeof(subject), "evidence/%s", id);
	sheet_put(s, subject, "path", "/srv/a.pdf");
	sheet_put(s, subject, "sha256", "77");
	sheet_put(s, subject, "items", of_items);
}

static void
count(void *arg, const char *subject, const char *field, const char *value)
{
	(void)field;
	(void)value;
	*(size_t *)arg += strncmp(subject, "evidence/", 9) == 0;
}

static void
files_come_along_once(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();
	size_t n = 0;

	(void)state;
	attach(from, "f", "1-03 1-02 1-01");
	attach(from, "g", "1-03");		/* of what is not shared */
	assert_int_equal(take(from, to, &items[0], false), 1);
	assert_int_equal(sheet_evidence_count(to), 1);
	assert_string_equal(sheet_get(to, "evidence/f", "items"), "1-01");
	assert_string_equal(sheet_get(to, "evidence/f", "path"), "/srv/a.pdf");
	assert_string_equal(sheet_get(to, "evidence/f", "sha256"), "77");
	/* The next item that it supports is added to those it has here, and
	 * what was written about it here stays. */
	sheet_put(to, "evidence/f", "items", "2-02 1-01");
	sheet_put(to, "evidence/f", "caption", "入口");
	assert_int_equal(take(from, to, NULL, false), 1);
	assert_int_equal(sheet_evidence_count(to), 1);
	assert_string_equal(sheet_get(to, "evidence/f", "items"),
	    "2-02 1-01 1-02");
	assert_string_equal(sheet_get(to, "evidence/f", "caption"), "入口");
	assert_int_equal(shared_take(&catalog, from, "HQ", to, NULL, true,
	    count, &n), 2);
	assert_int_equal(n, 0);
	sheet_free(from);
	sheet_free(to);
}

static void
one_file_may_serve_several(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();

	(void)state;
	attach(from, "f", "1-01 1-02");
	assert_int_equal(take(from, to, NULL, false), 2);
	assert_string_equal(sheet_get(to, "evidence/f", "items"), "1-01 1-02");
	sheet_free(from);
	sheet_free(to);
}

/* --- a copy to be confirmed ------------------------------------------------ */

static void
a_copy_waits_for_confirmation(void **state)
{
	struct sheet *from = head_office(), *to = sheet_new();
	struct answer a;

	(void)state;
	attach(from, "f", "1-01");
	answer(from, 3, VERDICT_CONFORMS);
	answer(to, 2, VERDICT_FAILS);
	assert_int_equal(copy(from, to), 3);
	answer_of(to, &items[0], &a);
	assert_int_equal(a.verdict, VERDICT_CONFORMS);
	assert_true(a.copied);
	assert_false(a.confirmed);
	assert_false(a.text_changed);
	assert_string_equal(a.note, "see the rules");
	assert_string_equal(of(to, 1, "check.b"), "1");
	assert_true(has(to, 2, VERDICT_FAILS));
	assert_true(has(to, 4, VERDICT_NONE));
	/* What was measured and photographed belongs to the place. */
	assert_true(has(to, 3, VERDICT_CONFORMS));
	assert_string_equal(of(to, 3, "reading.temp"), "");
	assert_int_equal(sheet_evidence_count(to), 0);
	assert_int_equal(shared_state(to, &items[0]), SHARED_NOT);
	assert_int_equal(copy(from, to), 0);
	sheet_free(from);
	sheet_free(to);
}

/* --- the table of sites ----------------------------------------------------- */

static void
what_is_missed_most_comes_first(void **state)
{
	struct sheet *one = head_office(), *two = sheet_new();
	struct site *list = xcalloc(2, sizeof(*list));
	struct sites t;

	(void)state;
	answer(two, 0, VERDICT_CONFORMS);
	answer(two, 2, VERDICT_FAILS);
	assert_int_equal(take(one, two, &items[1], false), 1);
	list[0].sheet = one;
	list[1].sheet = two;
	sites_collect(&t, &catalog, list, 2);
	assert_int_equal(t.n_rows, 5);
	assert_string_equal(t.rows[0].item->id, "2-01");
	assert_int_equal(t.rows[0].missed, 2);
	assert_string_equal(t.rows[1].item->id, "2-02");
	assert_string_equal(t.rows[2].item->id, "1-03");
	assert_int_equal(t.rows[2].missed, 1);
	assert_true(t.rows[2].cells[0].done);
	assert_false(t.rows[2].cells[1].done);	/* answered, not mended */
	assert_int_equal(t.rows[2].cells[1].verdict, VERDICT_FAILS);
	assert_string_equal(t.rows[3].item->id, "1-01");
	assert_string_equal(t.rows[4].item->id, "1-02");
	assert_int_equal(t.rows[4].missed, 0);
	assert_true(t.rows[4].cells[1].done);	/* no case of it */
	assert_true(t.rows[4].cells[1].shared);
	assert_false(t.rows[4].cells[0].shared);
	assert_int_equal(t.list[0].done, 3);
	assert_int_equal(t.list[1].done, 2);
	sites_clear(&t);
	sheet_free(one);
	sheet_free(two);
}

static void
no_sites_and_no_items(void **state)
{
	struct catalog none = tiny;
	struct sites t;

	(void)state;
	none.n_items = 0;
	sites_collect(&t, &none, NULL, 0);
	assert_int_equal(t.n_rows, 0);
	sites_clear(&t);
	sites_collect(&t, &catalog, NULL, 0);
	assert_int_equal(t.n_rows, 5);
	assert_string_equal(t.rows[0].item->id, "1-01");
	sites_clear(&t);
}

static void
the_sampling_case_has_its_reason(void **state)
{
	struct sheet *s = sheet_new();
	struct site site = { .sheet = s };
	const char *reason;

	(void)state;
	assert_false(site_is_common(&site, &reason));
	assert_string_equal(reason, "");
	sheet_put(s, "form", "common_sites", "yes");
	sheet_put(s, "form", "common_sites_note", "one network");
	assert_true(site_is_common(&site, &reason));
	assert_string_equal(reason, "one network");
	sheet_put(s, "form", "common_sites", "no");
	assert_false(site_is_common(&site, &reason));
	sheet_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_be_shared_is_taken_whole),
		cmocka_unit_test(a_change_is_noticed),
		cmocka_unit_test(what_a_site_decided_stays),
		cmocka_unit_test(what_is_undecided_is_not_handed_on),
		cmocka_unit_test(what_changes_at_the_source_is_seen),
		cmocka_unit_test(what_does_not_count_there_is_no_news),
		cmocka_unit_test(a_site_keeps_its_own),
		cmocka_unit_test(another_edition_is_no_change),
		cmocka_unit_test(a_new_version_of_a_file_comes_along),
		cmocka_unit_test(files_come_along_once),
		cmocka_unit_test(one_file_may_serve_several),
		cmocka_unit_test(a_copy_waits_for_confirmation),
		cmocka_unit_test(what_is_missed_most_comes_first),
		cmocka_unit_test(no_sites_and_no_items),
		cmocka_unit_test(the_sampling_case_has_its_reason),
	};

	return cmocka_run_group_tests_name("shared", tests, start, NULL);
}
