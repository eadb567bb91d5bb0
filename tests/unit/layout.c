/*
 * Layout with a ruler of its own: every full-width character is one em, every
 * other half of one. It links no font library and no libharu: that is part of
 * what is tested. The numbers are those of a page, not of a font.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "report/block.h"
#include "report/layout.h"

static int
ruler(void *arg, enum face face, uint32_t code)
{
	(void)arg;
	(void)face;
	return code < 0x2000 ? 500 : 1000;
}

static const struct metrics metrics = { ruler, NULL };

static const char *const hard[] = {
	"東京都（千代田区・港区）では、「安心・安全」なテレワークを推進しています。",
	"「はい」、『いいえ』、（未回答）――いずれかを選んでください！？",
	"価格は￥100,000（税抜）、温度は28℃以下、湿度は40～70％です。",
	"っゃゅょぁぃぅぇぉー、小書きの仮名が続くっっっ。ァィゥェォッャュョー。",
	"https://example.jp/very/long/path/without/any/blank?query=12345678901234567890",
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"Wi-Fiの規格（WPA3-Enterprise）とSSID「guest-network-2F」を確認。",
	"𠮷田さん、髙橋さん、山﨑さん。①②③の順に、㈱みどりを訪問！",
	"一。二。三。四。五。六。七。八。九。十。」"
};

static bool
listed(const char *list, const char *s, size_t n)
{
	size_t len;
	uint32_t c = utf8_decode(s, n, &len), k;
	size_t at = 0, all = strlen(list);

	while (at < all) {
		k = utf8_decode(list + at, all - at, &len);
		if (k == c)
			return true;
		at += len;
	}
	return false;
}

static const char *
last_of(const char *s, size_t n)
{
	return s + utf8_prev(s, n, n);
}

/* An emergency cut is right only where the line could take nothing else. */
static void
kinsoku_over_widths(void **state)
{
	static const char start[] = "、。，．」』）！？ー・っゃゅょぁぃぅぇぉッ℃％";
	static const char end[] = "「『（￥";
	size_t i, k, n, lines = 0, wrong = 0;

	(void)state;
	for (i = 0; i < sizeof(hard) / sizeof(hard[0]); i++) {
		for (int em = 5; em <= 45; em++) {
			const char *s = hard[i];
			struct line *l;

			n = linebreak(&metrics, FACE_GOTHIC, PT(10), s,
			    strlen(s), em * PT(10), &l);
			for (k = 0; k < n; k++) {
				const char *p = s + l[k].start;

				lines++;
				assert_true(l[k].len > 0);
				assert_true(l[k].width <= em * PT(10));
				if (i == 3)	/* small kana only: no way */
					continue;
				if (k > 0 && listed(start, p, l[k].len))
					wrong++;
				if (k + 1 < n && listed(end,
				    last_of(p, l[k].len), 4))
					wrong++;
			}
			free(l);
		}
	}
	assert_true(lines > 700);
	if (wrong > 0)
		fail_msg("%zu of %zu lines break the rules", wrong, lines);
}

/* No byte is lost or doubled but blanks at the ends of lines. */
static void
nothing_is_lost(void **state)
{
	size_t i, k, n;

	(void)state;
	for (i = 0; i < sizeof(hard) / sizeof(hard[0]); i++) {
		for (int em = 3; em <= 30; em++) {
			const char *s = hard[i];
			struct line *l;
			size_t at = 0;

			n = linebreak(&metrics, FACE_MINCHO, PT(9), s,
			    strlen(s), em * PT(9), &l);
			for (k = 0; k < n; k++) {
				while (at < l[k].start) {
					assert_int_equal(s[at], ' ');
					at++;
				}
				assert_int_equal(l[k].start, at);
				at += l[k].len;
			}
			assert_int_equal(at, strlen(s));
			assert_true(l[n - 1].hard);
			free(l);
		}
	}
}

static size_t
count(const char *s, int em, struct line **l)
{
	return linebreak(&metrics, FACE_GOTHIC, PT(10), s, strlen(s),
	    em * PT(10), l);
}

static void
line_feeds_and_ends(void **state)
{
	struct line *l;

	(void)state;
	assert_int_equal(count("", 10, &l), 1);
	free(l);
	assert_int_equal(count("一\n\n二", 10, &l), 3);
	assert_int_equal(l[1].len, 0);
	assert_true(l[0].hard && l[1].hard && l[2].hard);
	free(l);
	assert_int_equal(count("一\n", 10, &l), 1);
	free(l);
	/* No last line of one character: 5 + 1 becomes 4 + 2. */
	assert_int_equal(count("一二三四五六", 5, &l), 2);
	assert_int_equal(l[0].len, 12);
	free(l);
	/* Combining marks and selectors stay with their base. */
	assert_int_equal(count("か\xe3\x82\x99か\xe3\x82\x99", 1, &l), 2);
	assert_int_equal(l[0].len, 6);
	free(l);
	assert_int_equal(count("葛\xf3\xa0\x84\x80飾", 2, &l), 1);
	free(l);
}

/* A line narrower than one character still moves on. */
static void
narrower_than_a_character(void **state)
{
	struct line *l;
	size_t n;

	(void)state;
	n = linebreak(&metrics, FACE_GOTHIC, PT(10), "安心安全", 12, 1, &l);
	assert_int_equal(n, 4);
	free(l);
}

static struct document *
blank_document(void)
{
	struct arena *a = arena_new();
	struct document *d = arena_alloc(a, sizeof(*d));

	d->arena = a;
	d->title = d->subject = d->author = d->running = "試験";
	d->foot[0] = d->foot[1] = "足";
	d->code = "ABCD";
	d->page_code = "ANSHIN1 C:ABCD";
	d->lang = "ja";
	return d;
}

static bool
op_is(const struct op *op, const char *text)
{
	return op->kind == OP_TEXT && op->len == strlen(text) &&
	    memcmp(op->text, text, op->len) == 0;
}

static size_t
times_on(const struct page *p, const char *text)
{
	size_t i, n = 0;

	for (i = 0; i < p->n; i++)
		n += op_is(&p->ops[i], text);
	return n;
}

/* Everything stands within the margins; text of the body within the body. */
static void
inside(const struct layout *l)
{
	size_t i, k;

	for (i = 0; i < l->n_pages; i++) {
		for (k = 0; k < l->pages[i].n; k++) {
			const struct op *op = &l->pages[i].ops[k];

			assert_true(op->x >= MARGIN_X - PT(1));
			assert_true(op->x + op->w <= MARGIN_X + BODY_WIDTH +
			    PT(1));
			assert_true(op->y >= MM(10));
			if (op->kind == OP_TEXT && op->y > BODY_BOTTOM)
				assert_true(op->y > PAGE_HEIGHT - MM(23));
		}
	}
}

static const struct column columns[] = {
	{ 20, ALIGN_LEFT, false }, { 80, ALIGN_LEFT, false }
};
static const char *head[] = { "番号", "内容" };

static void
heads_are_repeated(void **state)
{
	struct document *d = blank_document();
	struct table *t = block_table(d, columns, 2, head, RULES_ROWS);
	struct layout l;
	size_t i, k, seen = 0;
	char name[16];

	(void)state;
	for (i = 0; i < 200; i++) {
		struct row *r = table_row(d, t);

		row_add(d, r, 0, STYLE_CELL, textf(d, "R%03zu", i));
		row_add(d, r, 1, STYLE_CELL, hard[i % 9]);
	}
	layout_make(&l, d, &metrics);
	assert_true(l.n_pages > 3);
	inside(&l);
	for (i = 0; i < l.n_pages; i++)
		assert_int_equal(times_on(&l.pages[i], "番号"), 1);
	for (k = 0; k < 200; k++) {
		(void)snprintf(name, sizeof(name), "R%03zu", k);
		for (i = 0; i < l.n_pages; i++)
			seen += times_on(&l.pages[i], name);
	}
	assert_int_equal(seen, 200);
	layout_clear(&l);
	document_free(d);
}

/* A row of 400 lines goes over pages; each line once; the head on each page;
 * and the first column says where it goes on. */
static void
tall_row_is_split(void **state)
{
	struct document *d = blank_document();
	struct table *t = block_table(d, columns, 2, head, RULES_GRID);
	struct row *r = table_row(d, t);
	struct layout l;
	size_t i, k, seen;
	char name[16];

	(void)state;
	r->again = "続き";
	row_add(d, r, 0, STYLE_CELL, "1-01");
	for (k = 0; k < 400; k++)
		row_add(d, r, 1, STYLE_CELL, textf(d, "L%03zu", k));
	layout_make(&l, d, &metrics);
	assert_true(l.n_pages > 5);
	inside(&l);
	for (i = 0; i < l.n_pages; i++) {
		assert_int_equal(times_on(&l.pages[i], "番号"), 1);
		assert_int_equal(times_on(&l.pages[i], "続き"), i > 0);
	}
	for (k = 0; k < 400; k++) {
		(void)snprintf(name, sizeof(name), "L%03zu", k);
		for (i = seen = 0; i < l.n_pages; i++)
			seen += times_on(&l.pages[i], name);
		assert_int_equal(seen, 1);
	}
	layout_clear(&l);
	document_free(d);
}

/* A row that fits on one page is not torn. */
static void
short_rows_stay_whole(void **state)
{
	struct document *d = blank_document();
	struct table *t = block_table(d, columns, 2, head, RULES_ROWS);
	struct layout l;
	size_t i, k, j;

	(void)state;
	for (i = 0; i < 60; i++) {
		struct row *r = table_row(d, t);

		for (k = 0; k < 5 + i % 7; k++)
			row_add(d, r, 1, STYLE_CELL, textf(d, "%zu/%zu", i,
			    k));
	}
	layout_make(&l, d, &metrics);
	for (i = 0; i < 60; i++) {
		size_t pages = 0;

		for (j = 0; j < l.n_pages; j++) {
			size_t on = 0;

			for (k = 0; k < 5 + i % 7; k++) {
				char name[24];

				(void)snprintf(name, sizeof(name), "%zu/%zu",
				    i, k);
				on += times_on(&l.pages[j], name);
			}
			pages += on > 0;
		}
		assert_int_equal(pages, 1);
	}
	layout_clear(&l);
	document_free(d);
}

/* Links find their page; the contents show it; every page says n / N. */
static void
numbers_and_links(void **state)
{
	struct document *d = blank_document();
	struct para *p = block_para(d, STYLE_BODY, "p. ");
	struct layout l;
	const struct op *op;
	size_t i;
	char n[24];

	(void)state;
	p->link = "here";
	p->page_of_link = true;
	for (i = 0; i < 3; i++) {
		block_page(d);
		block_heading(d, 1, i == 2 ? "here" : NULL, "章");
	}
	d->unfinished = "未完";
	layout_make(&l, d, &metrics);
	assert_int_equal(l.n_pages, 4);
	assert_int_equal(times_on(&l.pages[0], "p. 4"), 1);
	op = &l.pages[0].ops[0];
	assert_int_equal(op->kind, OP_LINK);
	assert_int_equal(op->page, 3);
	for (i = 0; i < 4; i++) {
		(void)snprintf(n, sizeof(n), "%zu / 4", i + 1);
		assert_int_equal(times_on(&l.pages[i], n), 1);
		assert_int_equal(times_on(&l.pages[i], "未完"), 1);
		assert_int_equal(times_on(&l.pages[i], "ABCD"), 1);
	}
	layout_clear(&l);
	document_free(d);
}

/* A heading never stands alone at the foot of a page. */
static void
headings_keep_company(void **state)
{
	size_t lines, i, k;

	(void)state;
	for (lines = 30; lines < 50; lines++) {
		struct document *d = blank_document();
		struct table *t;
		struct layout l;
		size_t at = SIZE_MAX, table = SIZE_MAX;

		for (i = 0; i < lines; i++)
			block_para(d, STYLE_NOTE, "行");
		block_heading(d, 2, NULL, "見出し");
		t = block_table(d, columns, 2, head, RULES_ROWS);
		row_add(d, table_row(d, t), 0, STYLE_CELL, "中身");
		layout_make(&l, d, &metrics);
		for (k = 0; k < l.n_pages; k++) {
			if (times_on(&l.pages[k], "見出し") > 0)
				at = k;
			if (times_on(&l.pages[k], "中身") > 0)
				table = k;
		}
		assert_int_equal(at, table);
		inside(&l);
		layout_clear(&l);
		document_free(d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinsoku_over_widths),
		cmocka_unit_test(nothing_is_lost),
		cmocka_unit_test(line_feeds_and_ends),
		cmocka_unit_test(narrower_than_a_character),
		cmocka_unit_test(heads_are_repeated),
		cmocka_unit_test(tall_row_is_split),
		cmocka_unit_test(short_rows_stay_whole),
		cmocka_unit_test(numbers_and_links),
		cmocka_unit_test(headings_keep_company),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
