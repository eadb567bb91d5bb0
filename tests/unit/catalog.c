/*
 * A small master and its translation load into the structs that everyone else
 * reads; a text that is not translated falls back; the hash of an item is that
 * of its Japanese text whatever the language; limits read as words.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/path.h"
#include "catalog/load.h"
#include "catalog/wording.h"

static char *
data_dir(void)
{
	const char *src = getenv("srcdir");

	return path_join(src != NULL ? src : ".", "tests/catalog");
}

static struct catalog *
load(const char *dir, enum lang lang, struct diag_list *diags)
{
	struct catalog *c;
	struct error err = { ERR_OK, "" };

	if (catalog_load(&c, dir, lang, diags, &err) != 0)
		fail_msg("%s", err.text);
	return c;
}

/* A copy of the small catalogue in a folder of its own, with one change in a
 * file; free the name. */
static char *
changed_copy(const char *file, const char *old, const char *new)
{
	static const char *const names[] = { "ja.yaml", "en.yaml" };
	char *from = data_dir(), *dir, *path, *at;
	char bytes[16384];
	size_t i, n;
	FILE *f;

	dir = strdup("/tmp/anshin-catalog-XXXXXX");
	assert_non_null(mkdtemp(dir));
	for (i = 0; i < 2; i++) {
		path = path_join(from, names[i]);
		f = fopen(path, "r");
		assert_non_null(f);
		n = fread(bytes, 1, sizeof(bytes) - 1, f);
		bytes[n] = '\0';
		fclose(f);
		free(path);
		path = path_join(dir, names[i]);
		f = fopen(path, "w");
		assert_non_null(f);
		at = strcmp(names[i], file) == 0 ? strstr(bytes, old) : NULL;
		if (at != NULL)
			fprintf(f, "%.*s%s%s", (int)(at - bytes), bytes, new,
			    at + strlen(old));
		else
			fputs(bytes, f);
		fclose(f);
		free(path);
	}
	free(from);
	return dir;
}

static void
remove_copy(char *dir)
{
	static const char *const names[] = { "ja.yaml", "en.yaml" };
	size_t i;

	for (i = 0; i < 2; i++) {
		char *path = path_join(dir, names[i]);

		unlink(path);
		free(path);
	}
	rmdir(dir);
	free(dir);
}

static void
master_fills_every_member(void **state)
{
	char *dir = data_dir();
	struct diag_list diags = { NULL, 0, 0 };
	struct catalog *c = load(dir, LANG_JA, &diags);
	const struct item *it;
	const struct form_field *field;

	(void)state;
	assert_int_equal(diags.n, 0);
	assert_string_equal(c->id, "small-sheet");
	assert_string_equal(c->edition, "2024-04");
	assert_string_equal(c->notice,
	    "試験のための点検票です。\n\n二つ目の段落です。");
	assert_int_equal(strlen(c->sha256), 64);
	assert_int_equal(c->n_places, 2);
	assert_int_equal(c->n_sections, 1);
	assert_int_equal(c->n_fields, 3);
	assert_int_equal(c->n_chapters, 2);
	assert_int_equal(c->n_items, 2);
	assert_ptr_equal(c->sections[0].fields, c->fields);

	field = catalog_field(c, "wifi");
	assert_non_null(field);
	assert_int_equal(field->index, 1);
	assert_int_equal(field->type, FIELD_YESNO);
	assert_true(field->required);
	assert_string_equal(field->initial, "no");
	assert_string_equal(field->example, "");
	assert_ptr_equal(field->section, &c->sections[0]);
	field = catalog_field(c, "size");
	assert_int_equal(field->choices.n, 2);
	assert_string_equal(field->choices.list[1].label, "大きい");
	assert_null(catalog_field(c, "nothing"));

	it = catalog_item(c, "6-01");
	assert_non_null(it);
	assert_int_equal(it->index, 1);
	assert_int_equal(it->level, LEVEL_APPLIED);
	assert_int_equal(it->anchor, ANCHOR_GOVERNMENT);
	assert_string_equal(it->place->id, "desks");
	assert_int_equal(it->chapter->kind, CHAPTER_ENVIRONMENT);
	assert_ptr_equal(it->chapter->items, it);
	assert_string_equal(it->condition, "wifi");
	assert_string_equal(it->official_text, "");
	assert_int_equal(it->n_checks, 2);
	assert_string_equal(it->checks[1].condition, "");
	assert_int_equal(it->evidence[0].kind, EVIDENCE_PHOTO);
	assert_int_equal(it->n_bases, 0);
	assert_null(catalog_item(c, "9-99"));
	catalog_free(c);
	free(dir);
}

static void
readings_carry_their_limits(void **state)
{
	char *dir = data_dir();
	struct catalog *c = load(dir, LANG_JA, NULL);
	const struct reading *r = catalog_item(c, "6-01")->readings;

	(void)state;
	assert_int_equal(r[0].type, READING_NUMBER);
	assert_int_equal(r[0].force, FORCE_EFFORT);
	assert_int_equal(r[0].n_limits, 2);
	assert_int_equal(r[0].limits[0].from, DATE_NONE);
	assert_false(r[0].limits[0].has_min);
	assert_true(r[0].limits[0].max == 28 * DECIMAL_ONE);
	assert_int_equal(r[0].limits[0].after, DATE_NONE);
	assert_string_equal(r[0].limits[0].accept, "");
	assert_int_equal(r[0].limits[1].from, date_from_ymd(2022, 4, 1));
	assert_true(r[0].limits[1].has_min);
	assert_string_equal(r[1].formula, "max(temp, 1) * 2");
	assert_int_equal(r[1].n_limits, 0);
	assert_int_equal(r[1].force, FORCE_NONE);
	assert_string_equal(r[2].limits[0].accept, "wpa2 wpa3");
	r = catalog_item(c, "1-01")->readings;
	assert_int_equal(r[0].limits[0].months, 12);
	catalog_free(c);
	free(dir);
}

static void
overlay_translates_and_keeps_the_hash(void **state)
{
	char *dir = data_dir();
	struct diag_list diags = { NULL, 0, 0 };
	struct catalog *ja = load(dir, LANG_JA, NULL);
	struct catalog *en = load(dir, LANG_EN, &diags);
	const struct item *a = catalog_item(ja, "6-01");
	const struct item *b = catalog_item(en, "6-01");

	(void)state;
	assert_int_equal(diags.n, 0);
	assert_string_equal(en->title, "A small check sheet");
	assert_string_equal(b->title, "Temperature is measured");
	assert_string_equal(b->readings[0].unit, "°C");
	assert_string_equal(b->readings[2].choices.list[1].label, "WPA3");
	assert_string_equal(b->checks[0].text, "There is a thermometer.");
	assert_string_equal(catalog_field(en, "wifi")->label, "Wi-Fi");
	assert_string_equal(b->place->title, "Desks");
	assert_int_equal(b->level, a->level);
	assert_int_equal(strlen(a->text_hash), 64);
	assert_string_equal(a->text_hash, b->text_hash);
	assert_string_equal(ja->sha256, en->sha256);
	assert_string_not_equal(a->text_hash,
	    catalog_item(ja, "1-01")->text_hash);
	catalog_free(ja);
	catalog_free(en);
	free(dir);
}

static void
missing_translation_falls_back(void **state)
{
	char *dir = changed_copy("en.yaml",
	    "        title: There is a policy\n", "");
	struct diag_list diags = { NULL, 0, 0 };
	struct catalog *c = load(dir, LANG_EN, &diags);

	(void)state;
	assert_int_equal(diags.n, 1);
	assert_int_equal(diag_worst(&diags), DIAG_WARNING);
	assert_string_equal(catalog_item(c, "1-01")->title,
	    "方針を決めている");
	assert_string_equal(catalog_item(c, "6-01")->title,
	    "Temperature is measured");
	diag_clear(&diags);
	catalog_free(c);
	remove_copy(dir);
}

/* The hash of 6-01 with one change in the master. */
static void
hash_with(const char *old, const char *new, char out[65])
{
	char *dir = changed_copy("ja.yaml", old, new);
	struct catalog *c = load(dir, LANG_JA, NULL);

	snprintf(out, 65, "%s", catalog_item(c, "6-01")->text_hash);
	catalog_free(c);
	remove_copy(dir);
}

static void
hash_follows_what_is_answered(void **state)
{
	char plain[65], other[65];

	(void)state;
	hash_with("", "", plain);
	/* Fixed for ever: answers in users' stores carry it. */
	assert_string_equal(plain, "048613cac96f1a20e4dd5a5f5b73b5d1"
	    "8957067ceab20bbbc197c1aa3c654e44");
	hash_with("暑いと疲れます", "暑いと眠くなります", other);
	assert_string_equal(plain, other);	/* the threat only explains */
	hash_with("title: 体制", "title: 組織", other);
	assert_string_equal(plain, other);	/* another chapter */
	hash_with("温度を測っていますか", "室温を測っていますか", other);
	assert_string_not_equal(plain, other);
	hash_with("text: 温度計がある", "text: 寒暖計がある", other);
	assert_string_not_equal(plain, other);
	hash_with("min: \"18\"", "min: \"17\"", other);
	assert_string_not_equal(plain, other);
	hash_with("accept: wpa2 wpa3", "accept: wpa3", other);
	assert_string_not_equal(plain, other);
}

static void
one_error_refuses_the_catalogue(void **state)
{
	char *dir = changed_copy("ja.yaml", "level: basic", "level: basci");
	struct diag_list diags = { NULL, 0, 0 };
	struct catalog *c;
	struct error err = { ERR_OK, "" };

	(void)state;
	assert_int_equal(catalog_load(&c, dir, LANG_JA, &diags, &err), -1);
	assert_null(c);
	assert_int_equal(err.code, ERR_DATA);
	assert_non_null(strstr(err.text, "ja.yaml:52:16: "));
	assert_int_equal(diags.n, 1);
	assert_int_equal(diags.list[0].line, 52);
	assert_int_equal(diags.list[0].column, 16);
	assert_string_equal(diags.list[0].source, "        level: basci");
	diag_clear(&diags);
	assert_int_equal(catalog_load(&c, dir, LANG_JA, NULL, NULL), -1);
	remove_copy(dir);
	assert_int_equal(catalog_load(&c, "/nowhere", LANG_JA, NULL, &err), -1);
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void
expect_limit(const struct reading *r, const struct limit *l, const char *want)
{
	struct str s;

	str_init(&s, 256);
	wording_limit(&s, r, l);
	assert_string_equal(s.ptr, want);
	str_clear(&s);
}

static void
limits_read_as_words(void **state)
{
	static const struct choice list[] = {
		{ "a", "WPA2" }, { "b", "WPA3" }, { "c", "WEP" }
	};
	struct reading r = { .type = READING_NUMBER, .unit = "lx",
	    .unit_one = "", .choices = { list, 3 } };
	struct limit l = { .after = DATE_NONE, .accept = "" };

	(void)state;
	i18n_set(LANG_EN);
	expect_limit(&r, &l, "");
	l.has_min = true;
	l.min = 300 * DECIMAL_ONE;
	expect_limit(&r, &l, "300 lx or more");
	l.has_max = true;
	l.max = 750 * DECIMAL_ONE;
	expect_limit(&r, &l, "300 to 750 lx");
	l.max = l.min;
	expect_limit(&r, &l, "300 lx");
	l.has_min = false;
	r.unit = "rooms";
	r.unit_one = "room";
	expect_limit(&r, &l, "300 rooms or less");
	l.max = DECIMAL_ONE;
	expect_limit(&r, &l, "1 room or less");
	l.max = 300 * DECIMAL_ONE;
	r.unit = r.unit_one = "";
	expect_limit(&r, &l, "300 or less");
	r.type = READING_DATE;
	l.months = 12;
	expect_limit(&r, &l, "within 12 months");
	l.months = 1;
	expect_limit(&r, &l, "within 1 month");
	l.months = 0;
	l.after = date_from_ymd(1981, 6, 1);
	expect_limit(&r, &l, "1981-06-01 or later");
	l.after_application = true;
	expect_limit(&r, &l, "on or after the day of application");
	r.type = READING_CHOICE;
	l.accept = "a b";
	expect_limit(&r, &l, "WPA2, WPA3");
}

static void
findings_are_sorted_and_counted(void **state)
{
	struct diag_list l = { NULL, 0, 0 };

	(void)state;
	assert_int_equal(diag_worst(&l), DIAG_NOTE);
	diag_sort(&l);
	diag_add(&l, DIAG_WARNING, "b", 1, 1, "x", "third %d", 3);
	diag_add(&l, DIAG_NOTE, "a", 10, 2, NULL, "second");
	diag_add(&l, DIAG_NOTE, "a", 9, 80, "", "first\x1b[31m");
	assert_int_equal(diag_worst(&l), DIAG_WARNING);
	diag_sort(&l);
	assert_string_equal(l.list[0].text, "first[31m");
	assert_string_equal(l.list[1].source, "");
	assert_string_equal(l.list[2].text, "third 3");
	diag_clear(&l);
	assert_int_equal(l.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(master_fills_every_member),
		cmocka_unit_test(readings_carry_their_limits),
		cmocka_unit_test(overlay_translates_and_keeps_the_hash),
		cmocka_unit_test(missing_translation_falls_back),
		cmocka_unit_test(hash_follows_what_is_answered),
		cmocka_unit_test(one_error_refuses_the_catalogue),
		cmocka_unit_test(limits_read_as_words),
		cmocka_unit_test(findings_are_sorted_and_counted)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
