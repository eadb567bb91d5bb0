/*
 * The copy for somebody outside: what identifies becomes a neutral word that
 * the field takes, its names go from every free text, and all else stays.
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

#include "assess/field.h"
#include "assess/redact.h"

enum { FIELDS = FIELD_YESNO + 1 };

static const struct redact_words words = { "(name)", "(number)", "(", ")" };

/* A form with a field of each type that identifies, and one that does not. */
static struct form_field fields[FIELDS + 1];
static struct catalog catalog;
static char ids[FIELDS + 1][16];

static int
start(void **state)
{
	size_t i;

	(void)state;
	memset(&catalog, 0, sizeof(catalog));
	for (i = 0; i <= FIELDS; i++) {
		(void)snprintf(ids[i], sizeof(ids[i]), "field%zu", i);
		fields[i].index = i;
		fields[i].id = ids[i];
		fields[i].label = ids[i];
		fields[i].help = "";
		fields[i].type = (enum field_type)(i % FIELDS);
		fields[i].identifies = i < FIELDS;
	}
	catalog.fields = fields;
	catalog.n_fields = FIELDS + 1;
	return 0;
}

static void
becomes(struct sheet *s, const char *subject, const char *field,
    const char *want)
{
	struct sheet *copy = redact_sheet(&catalog, s, &words);

	assert_string_equal(sheet_get(copy, subject, field), want);
	sheet_free(copy);
}

static void
given(const char *subject, const char *field, const char *value,
    const char *want)
{
	struct sheet *s = sheet_new();

	sheet_put(s, subject, field, value);
	becomes(s, subject, field, want);
	sheet_free(s);
}

/* Nothing of the copy is a fault of the form that the original had not. */
static void
neutral_words_are_of_the_fields_type(void **state)
{
	static const enum field_type strict[] = { FIELD_POSTAL, FIELD_PHONE,
		FIELD_EMAIL, FIELD_URL, FIELD_TEXT, FIELD_LINES };
	struct sheet *s, *copy;
	size_t i;
	char *out;

	(void)state;
	for (i = 0; i < sizeof(strict) / sizeof(strict[0]); i++) {
		const struct form_field *f = &fields[strict[i]];

		s = sheet_new();
		sheet_put(s, "form", f->id, "Sato Clinic");
		copy = redact_sheet(&catalog, s, &words);
		assert_null(strstr(sheet_form(copy, f->id), "Sato"));
		assert_int_equal(field_normalise(f, sheet_form(copy, f->id),
		    &out), FIELD_OK);
		free(out);
		sheet_free(copy);
		sheet_free(s);
	}
	given("form", ids[FIELD_POSTAL], "123-4567", "000-0000");
	given("form", ids[FIELD_PHONE], "03-1234-5678", "000-0000-0000");
	given("form", ids[FIELD_EMAIL], "a@clinic.jp", "name@example.jp");
	given("form", ids[FIELD_URL], "https://clinic.jp/",
	    "https://example.jp/");
	for (i = 0; i < FIELDS; i++) {
		char want[200];

		if (i == FIELD_POSTAL || i == FIELD_PHONE ||
		    i == FIELD_EMAIL || i == FIELD_URL)
			continue;
		(void)snprintf(want, sizeof(want), "(%s)", ids[i]);
		given("form", ids[i], "Sato Clinic", want);
	}
}

static void
what_identifies_nobody_stays(void **state)
{
	(void)state;
	given("form", ids[FIELDS], "Sato Clinic", "Sato Clinic");
	given("form", "unknown", "Sato Clinic", "Sato Clinic");
	given("form", ids[FIELD_TEXT], "", "");
	given("item/1-01", ids[FIELD_TEXT], "Sato Clinic", "Sato Clinic");
	given("item/1-01", "verdict", "conforms", "conforms");
	given("item/1-01", "no", "1", "1");	/* shorter than ".by" */
	given("item/1-01", "nearby", "1", "1");
	given("evidence/a", "caption", "入口", "入口");
	given("evidence/a", "name", "", "");
	given("evidences", "path", "/home/sato", "/home/sato");
}

static void
names_in_records_go(void **state)
{
	(void)state;
	given("item/1-01", "confirmed_by", "Sato", "(name)");
	given("item/1-01", "plan.owner", "Sato", "(name)");
	given("item/1-01", "reading.temp.by", "Sato", "(name)");
	given("diagnosis", "by", "Tester Inc.", "(name)");
	given("programme", "certificate_no", "H12-34", "(number)");
	given("programme", "submitted_code", "ABCD", "");
	given("evidence/a", "path", "/home/sato/a.jpg", "");
	given("package/X", "folder", "/home/sato", "");
	given("sheet/S12T-8F5C", "page", "1/2", "");
	given("round/S12T-8F5C", "closed", "2026-04-10", "");
}

/* A number for the name; the kind may be seen, if it is one. */
static void
files_are_counted(void **state)
{
	struct sheet *s = sheet_new();

	(void)state;
	sheet_put(s, "evidence/a", "name", "Sato.entrance.JPG");
	sheet_put(s, "evidence/b", "name", "sato");
	sheet_put(s, "evidence/c", "name", "x.a-name-of-somebody");
	sheet_put(s, "evidence/d", "name", "契約書 No.3 佐藤様");
	sheet_put(s, "evidence/e", "name", "x.Satosato");
	sheet_put(s, "evidence/f", "name", "x.");
	becomes(s, "evidence/a", "name", "1.JPG");
	becomes(s, "evidence/b", "name", "2");
	becomes(s, "evidence/c", "name", "3");
	becomes(s, "evidence/d", "name", "4");
	becomes(s, "evidence/e", "name", "5");
	becomes(s, "evidence/f", "name", "6");
	sheet_free(s);
}

static void
free_texts_lose_the_names(void **state)
{
	struct sheet *s = sheet_new();
	char id[32], name[32], text[40 * 32] = "", want[600] = "";
	size_t i;

	(void)state;
	sheet_put(s, "form", ids[FIELD_TEXT], "Sato");
	sheet_put(s, "form", ids[FIELD_LINES], "Sato Clinic");
	sheet_put(s, "item/1-01", "confirmed_by", "Mo");
	sheet_put(s, "item/1-01", "note",
	    "Sato Clinic: Sato, Mori and Moe; Sato");
	/* The longest name that fits; two letters are no name in a text. */
	(void)snprintf(want, sizeof(want), "(%s): (%s), Mori and Moe; (%s)",
	    ids[FIELD_LINES], ids[FIELD_TEXT], ids[FIELD_TEXT]);
	becomes(s, "item/1-01", "note", want);
	sheet_free(s);
	/* However many there are. */
	s = sheet_new();
	want[0] = '\0';
	for (i = 0; i < 40; i++) {
		(void)snprintf(id, sizeof(id), "item/%zu", i);
		(void)snprintf(name, sizeof(name), "person%02zu", i);
		sheet_put(s, id, "confirmed_by", name);
		strcat(strcat(text, name), " ");
		strcat(want, "(name) ");
	}
	sheet_put(s, "item/1-01", "note", text);
	becomes(s, "item/1-01", "note", want);
	sheet_free(s);
}

/* A title before the name, a blank between its halves; English words stay. */
static void
parts_of_names_go_too(void **state)
{
	struct sheet *s = sheet_new();

	(void)state;
	sheet_put(s, "item/1-01", "confirmed_by", "施設長 鈴木一郎");
	sheet_put(s, "item/1-02", "confirmed_by", "佐藤　花子");
	sheet_put(s, "item/1-03", "confirmed_by", "Cafe with 林");
	sheet_put(s, "item/1-01", "note", "鈴木一郎と佐藤、鈴木 with 林");
	sheet_put(s, "item/1-02", "note", "施設長 鈴木一郎");
	becomes(s, "item/1-01", "note", "(name)と(name)、鈴木 with 林");
	becomes(s, "item/1-02", "note", "(name)");
	sheet_free(s);
}

/* A path is left empty, not put where it stands in a text. */
static void
what_has_no_word_is_not_looked_for(void **state)
{
	struct sheet *s = sheet_new();

	(void)state;
	sheet_put(s, "programme", "submitted_code", "ABCDEFGH");
	sheet_put(s, "item/1-01", "note", "code ABCDEFGH");
	becomes(s, "item/1-01", "note", "code ABCDEFGH");
	sheet_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neutral_words_are_of_the_fields_type),
		cmocka_unit_test(what_identifies_nobody_stays),
		cmocka_unit_test(names_in_records_go),
		cmocka_unit_test(files_are_counted),
		cmocka_unit_test(free_texts_lose_the_names),
		cmocka_unit_test(parts_of_names_go_too),
		cmocka_unit_test(what_has_no_word_is_not_looked_for),
	};

	return cmocka_run_group_tests_name("redact", tests, start, NULL);
}
