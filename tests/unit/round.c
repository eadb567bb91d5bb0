/*
 * A walk round the building on paper: what a page code is and what it notices,
 * that a page stays what it was when items change or go, that a row typed in
 * is an answer to the printed text, and what the counts say.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "assess.h"
#include "assess/round.h"

enum { DAY = 20553 };			/* 2026-04-10 */

static void
put(void *arg, const char *subject, const char *field, const char *value)
{
	sheet_put(arg, subject, field, value);
}

/* Items 0, 2 and 1 of the tiny catalogue, printed; the page's code. */
static void
print(struct sheet *s, char code[ROUND_CODE])
{
	const struct item *rows[] = { &tiny.items[0], &tiny.items[2],
		&tiny.items[1] };

	round_code(code, "app", "2024-04", DAY, rows, 3);
	round_print(code, "2024-04", DAY, "2/7", "AAAA-AAAA", rows, 3, put,
	    s);
}

static void
test_code(void **state)
{
	const struct item *rows[] = { &tiny.items[0], &tiny.items[1] };
	char code[ROUND_CODE], other[ROUND_CODE];

	(void)state;
	round_code(code, "app", "2024-04", DAY, rows, 2);
	assert_int_equal(strlen(code), 9);
	round_code(other, "app", "2024-04", DAY, rows, 2);
	assert_string_equal(code, other);
	round_code(other, "app", "2024-04", DAY, rows, 1);
	assert_string_not_equal(code, other);
	round_code(other, "app2", "2024-04", DAY, rows, 2);
	assert_string_not_equal(code, other);
	round_code(other, "app", "2025-04", DAY, rows, 2);
	assert_string_not_equal(code, other);
	round_code(other, "app", "2024-04", DAY + 1, rows, 2);
	assert_string_not_equal(code, other);
}

/* Every wrong letter and every exchanged pair is noticed. */
static void
test_code_read(void **state)
{
	static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXY";
	const struct item *rows[] = { &tiny.items[0] };
	char code[ROUND_CODE], wrong[ROUND_CODE], read[ROUND_CODE];
	size_t i, k;

	(void)state;
	round_code(code, "app", "2024-04", DAY, rows, 1);
	assert_true(round_code_read(read, code));
	assert_string_equal(read, code);
	for (i = 0; i < 9; i++) {
		for (k = 0; i != 4 && k < sizeof(letters) - 1; k++) {
			memcpy(wrong, code, sizeof(wrong));
			wrong[i] = letters[k];
			assert_true(round_code_read(read, wrong) ==
			    (letters[k] == code[i]));
		}
		memcpy(wrong, code, sizeof(wrong));
		k = i == 3 ? 5 : i + 1;
		if (i == 4 || k > 8 || code[i] == code[k])
			continue;
		wrong[i] = code[k];
		wrong[k] = code[i];
		assert_false(round_code_read(read, wrong));
	}
	assert_false(round_code_read(read, ""));
	assert_false(round_code_read(read, "1234"));
	assert_false(round_code_read(read, "あいうえ-おかきく"));
}

/* As hands and input methods type it. */
static void
test_code_typed(void **state)
{
	char read[ROUND_CODE];

	(void)state;
	assert_true(round_code_read(read, "s12t-8f5c"));
	assert_string_equal(read, "S12T-8F5C");
	assert_true(round_code_read(read, "S12T8F5C"));
	assert_true(round_code_read(read, " sl2t 8f5c "));
	assert_string_equal(read, "S12T-8F5C");
	assert_true(round_code_read(read, "Ｓ１２Ｔ－８Ｆ５Ｃ"));
	assert_string_equal(read, "S12T-8F5C");
}

/* On paper O looks like 0, and I and l like 1; the code has only the digits. */
static void
test_letters_that_look_alike(void **state)
{
	const struct item *rows[] = { &tiny.items[0] };
	static const char *const alike[] = { "0Oo", "1IiLl" };
	char code[ROUND_CODE], typed[ROUND_CODE], read[ROUND_CODE];
	size_t i, k, n = 0;
	date_day day;
	char *at;

	(void)state;
	for (day = DAY; day < DAY + 100; day++) {
		round_code(code, "app", "2024-04", day, rows, 1);
		assert_null(strpbrk(code, "OIL"));
		for (i = 0; i < 2; i++) {
			memcpy(typed, code, sizeof(typed));
			at = strchr(typed, alike[i][0]);
			for (k = 0; at != NULL && alike[i][k] != '\0'; k++) {
				*at = alike[i][k];
				assert_true(round_code_read(read, typed));
				assert_string_equal(read, code);
				n++;
			}
		}
	}
	assert_true(n > 50);
}

/* What is longer is no code, even if it begins with one. */
static void
test_code_with_more(void **state)
{
	char read[ROUND_CODE];

	(void)state;
	assert_true(round_code_read(read, "S12T-8F5C --"));
	assert_false(round_code_read(read, "S12T-8F5C-S"));
	assert_false(round_code_read(read, "S12T-8F5C S12T-8F5C"));
}

static void
test_find(void **state)
{
	struct sheet *s = sheet_new();
	struct round_page p;
	char code[ROUND_CODE];

	(void)state;
	print(s, code);
	assert_false(round_find(&p, &tiny, s, "S12T-8F5C"));
	assert_true(round_find(&p, &tiny, s, code));
	assert_string_equal(p.code, code);
	assert_string_equal(p.page, "2/7");
	assert_string_equal(p.next, "AAAA-AAAA");
	assert_int_equal(p.printed, DAY);
	assert_int_equal(p.n, 3);
	assert_string_equal(p.rows[1].id, tiny.items[2].id);
	assert_ptr_equal(p.rows[1].item, &tiny.items[2]);
	assert_false(p.rows[1].changed);
	assert_true(round_find(&p, &tiny, s, p.code));	/* itself again */
	sheet_free(s);
}

/* A later check sheet: another text for one item, none for another. */
static void
test_changed_since(void **state)
{
	struct item items[5];
	struct catalog later = tiny;
	struct sheet *s = sheet_new();
	struct round_page p;
	char code[ROUND_CODE];

	(void)state;
	print(s, code);
	memcpy(items, tiny.items, sizeof(items));
	items[0].text_hash = "another text";
	items[2].id = "9-99";
	later.items = items;
	later.edition = "2025-04";
	assert_true(round_find(&p, &later, s, code));
	assert_int_equal(p.n, 3);
	assert_true(p.rows[0].changed);
	assert_null(p.rows[1].item);
	assert_string_equal(p.rows[1].id, tiny.items[2].id);

	/* The answer is one to the text on the paper, so it must be given
	 * anew; what is no longer asked only counts. */
	round_type(&p, 0, ROUND_CONFORMS, s, "2026-04-10T00:00:00.000Z", "A",
	    put, s);
	round_type(&p, 1, ROUND_FAILS, s, "2026-04-10T00:00:00.000Z", "A",
	    put, s);
	assert_string_equal(sheet_item(s, items[0].id, "text_hash"),
	    tiny.items[0].text_hash);
	assert_string_equal(sheet_item(s, tiny.items[2].id, "verdict"), "");
	assert_true(round_find(&p, &later, s, code));
	assert_int_equal(p.rows[1].tick, ROUND_FAILS);
	sheet_free(s);
}

/* Rows as another program may have left them: what is none is passed over, and
 * a page has only so many. */
static void
test_rows_that_are_none(void **state)
{
	struct sheet *s = sheet_new();
	char rows[80 * 8], *p = rows;
	struct round_page page;
	size_t i;

	(void)state;
	sheet_put(s, "sheet/A", "rows", "1-01\n1-02 \n1-03 x\n"
	    "a-name-that-is-longer-than-any-item-has x\n2-01 y");
	assert_true(round_find(&page, &tiny, s, "A"));
	assert_int_equal(page.n, 2);
	assert_string_equal(page.rows[0].id, "1-03");
	assert_string_equal(page.rows[0].text_hash, "x");
	assert_string_equal(page.rows[1].id, "2-01");
	assert_string_equal(page.rows[1].text_hash, "y");
	sheet_put(s, "sheet/A", "rows", "1-01\n");
	assert_false(round_find(&page, &tiny, s, "A"));
	for (i = 0; i < 80; i++)
		p += snprintf(p, 8, "%02zu h\n", i);
	sheet_put(s, "sheet/A", "rows", rows);
	assert_true(round_find(&page, &tiny, s, "A"));
	assert_int_equal(page.n, ROUND_ROWS);
	assert_string_equal(page.rows[ROUND_ROWS - 1].id, "63");
	sheet_free(s);
}

struct met {
	char codes[4 * ROUND_CODE];
	size_t n, stop;
};

static bool
meet(void *arg, const struct round_page *p)
{
	struct met *m = arg;

	(void)strcat(m->codes, p->code);
	return ++m->n < m->stop;
}

/* Pages that were printed, and nothing else of the sheet, until told to stop. */
static void
test_each(void **state)
{
	struct sheet *s = sheet_new();
	struct met all = { .stop = 9 }, one = { .stop = 1 };

	(void)state;
	sheet_put(s, "sheet/A", "rows", "1-01 h\n");
	sheet_put(s, "sheet/A", "page", "1/2");
	sheet_put(s, "sheet/B", "rows", "1-01");
	sheet_put(s, "sheet/C", "rows", "1-02 h\n");
	sheet_put(s, "round/A", "rows", "1-01 h\n");
	sheet_put(s, "form", "rows", "1-01 h\n");
	round_each(&tiny, s, meet, &all);
	assert_string_equal(all.codes, "AC");
	round_each(&tiny, s, meet, &one);
	assert_int_equal(one.n, 1);
	sheet_free(s);
}

/* The keys printed beside the boxes; all others are none. */
static void
test_keys_of_a_row(void **state)
{
	int key;

	(void)state;
	assert_int_equal(round_tick_of('0'), ROUND_BLANK);
	assert_int_equal(round_tick_of('1'), ROUND_CONFORMS);
	assert_int_equal(round_tick_of('2'), ROUND_FAILS);
	assert_int_equal(round_tick_of('3'), ROUND_NA);
	assert_int_equal(round_tick_of('4'), ROUND_UNKNOWN);
	for (key = 0; key < 128; key++)
		if (key < '0' || key > '4')
			assert_int_equal(round_tick_of((char)key), ROUND_OPEN);
	assert_int_equal(round_verdict(ROUND_OPEN), VERDICT_NONE);
	assert_int_equal(round_verdict(ROUND_BLANK), VERDICT_NONE);
	assert_int_equal(round_verdict(ROUND_UNKNOWN), VERDICT_UNKNOWN);
}

static void
type(struct sheet *s, const char *code, size_t row, enum round_tick tick)
{
	struct round_page p;

	assert_true(round_find(&p, &tiny, s, code));
	round_type(&p, row, tick, s, "2026-04-10T00:00:00.000Z", "A", put, s);
}

static void
test_type_and_count(void **state)
{
	struct sheet *s = sheet_new();
	struct round_page p;
	struct round_count n;
	char code[ROUND_CODE];

	(void)state;
	print(s, code);
	type(s, code, 0, ROUND_CONFORMS);
	type(s, code, 2, ROUND_BLANK);
	assert_true(round_find(&p, &tiny, s, code));
	assert_int_equal(round_next(&p, 0), 1);		/* it was skipped */
	assert_int_equal(round_next(&p, 2), 1);
	round_count(&p, &n);
	assert_int_equal(n.rows, 3);
	assert_int_equal(n.typed, 2);
	assert_int_equal(n.ticked, 1);
	assert_int_equal(n.blank, 1);
	type(s, code, 1, ROUND_NA);
	assert_true(round_find(&p, &tiny, s, code));
	assert_int_equal(round_next(&p, 0), p.n);
	round_count(&p, &n);
	assert_int_equal(n.by[VERDICT_CONFORMS], 1);
	assert_int_equal(n.by[VERDICT_NA], 1);
	assert_string_equal(sheet_item(s, tiny.items[0].id, "verdict"),
	    "conforms");
	assert_string_equal(sheet_item(s, tiny.items[0].id, "confirmed_by"),
	    "A");
	round_close(&p, DAY + 3, put, s);
	assert_true(round_find(&p, &tiny, s, code));
	assert_int_equal(p.closed, DAY + 3);
	round_reopen(&p, put, s);
	assert_true(round_find(&p, &tiny, s, code));
	assert_int_equal(p.closed, DATE_NONE);
	assert_int_equal(round_next(&p, 0), 0);
	sheet_free(s);
}

/* A blank row takes back what the page had said, and nothing else. */
static void
test_blank(void **state)
{
	struct sheet *s = sheet_new();
	const char *id = tiny.items[0].id;
	char code[ROUND_CODE], subject[32];

	(void)state;
	print(s, code);
	(void)snprintf(subject, sizeof(subject), "item/%s", id);
	sheet_put(s, subject, "verdict", "fails");
	type(s, code, 0, ROUND_BLANK);
	assert_string_equal(sheet_item(s, id, "verdict"), "fails");
	type(s, code, 0, ROUND_CONFORMS);
	type(s, code, 0, ROUND_BLANK);
	assert_string_equal(sheet_item(s, id, "verdict"), "");
	assert_string_equal(sheet_item(s, id, "confirmed_at"), "");
	type(s, code, 0, ROUND_CONFORMS);
	sheet_put(s, subject, "verdict", "fails");	/* on the screen */
	type(s, code, 0, ROUND_BLANK);
	assert_string_equal(sheet_item(s, id, "verdict"), "fails");
	sheet_free(s);
}

static void
test_photos(void **state)
{
	char out[40], number[40];

	(void)state;
	round_photos(out, sizeof(out), "0123、0124  ０１２５,みどり IMG_7");
	assert_string_equal(out, "0123 0124 0125 IMG_7");
	round_photos(out, sizeof(out), "1;2\1773\t4\n5");
	assert_string_equal(out, "1 2 3 4 5");
	round_photos(out, sizeof(out), "  ");
	assert_string_equal(out, "");
	round_photos(out, 10, "0123 0124 0125");
	assert_string_equal(out, "0123 0124");
	assert_true(round_photo_is("0123", "IMG_0123.JPG"));
	assert_true(round_photo_is("0123", "0123.heic"));
	assert_true(round_photo_is("img_7", "IMG_7.JPG"));
	assert_false(round_photo_is("123", "IMG_0123.JPG"));
	assert_false(round_photo_is("0123", "IMG_01234.JPG"));
	assert_true(round_photo_is("img_7", "2024IMG_7.JPG"));
	assert_false(round_photo_is("", "IMG_0123.JPG"));
	assert_false(round_photo_is("0123", "23.JPG"));
	assert_true(round_photo_take("0122 0123 0124", "IMG_0123.JPG", number,
	    out, sizeof(out)));
	assert_string_equal(number, "0123");
	assert_string_equal(out, "0122 0124");
	assert_false(round_photo_take("0122", "IMG_0123.JPG", number, out,
	    sizeof(out)));
	assert_string_equal(out, "0122");
	assert_true(round_photo_take("0123", "0123.jpg", number, out,
	    sizeof(out)));
	assert_string_equal(out, "");
	/* One at a time; and where there is no room, whole numbers. */
	assert_true(round_photo_take("7 7 8", "7.jpg", number, out,
	    sizeof(out)));
	assert_string_equal(out, "7 8");
	assert_false(round_photo_take("0122 0124 0125", "7.jpg", number, out,
	    14));
	assert_string_equal(out, "0122 0124");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_code),
		cmocka_unit_test(test_code_read),
		cmocka_unit_test(test_code_typed),
		cmocka_unit_test(test_letters_that_look_alike),
		cmocka_unit_test(test_code_with_more),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_rows_that_are_none),
		cmocka_unit_test(test_each),
		cmocka_unit_test(test_keys_of_a_row),
		cmocka_unit_test(test_changed_since),
		cmocka_unit_test(test_type_and_count),
		cmocka_unit_test(test_blank),
		cmocka_unit_test(test_photos),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
