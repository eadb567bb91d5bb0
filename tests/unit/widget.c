/*
 * Proves the state halves of the widgets: lists stay in range, texts are
 * edited by whole clusters in NFC, the cursor is always on a boundary, undo
 * brings back every text, the kept wrap equals a fresh one. The last two also
 * under random editing, against a model that does everything the slow way.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/width.h"
#include "base/xalloc.h"
#include "ui/widget/area.h"
#include "ui/widget/edit.h"
#include "ui/widget/field.h"
#include "ui/widget/list.h"

static struct event
key(int k)
{
	return (struct event){ .kind = EVENT_KEY, .key = k };
}

static bool
press(struct field_state *f, int k)
{
	struct event ev = key(k);

	return field_event(f, &ev);
}

static bool
type(struct field_state *f, const char *s)
{
	struct event ev = { .kind = EVENT_TEXT, .text = s, .len = strlen(s) };

	return field_event(f, &ev);
}

static bool
area_press(struct area_state *a, int k)
{
	struct event ev = key(k);

	return area_event(a, &ev);
}

static bool
area_type(struct area_state *a, const char *s, enum event_kind kind)
{
	struct event ev = { .kind = kind, .text = s, .len = strlen(s) };

	return area_event(a, &ev);
}

static void
list_stays_in_range(void **state)
{
	struct list_state l = { .n = 0 };

	(void)state;
	assert_true(list_move(&l, ACT_DOWN));
	assert_int_equal(l.sel, 0);
	list_fit(&l, 5);
	list_set_count(&l, 12);
	list_move(&l, ACT_LAST);
	list_fit(&l, 5);
	assert_int_equal(l.sel, 11);
	assert_int_equal(l.top, 7);
	list_move(&l, ACT_DOWN);
	assert_int_equal(l.sel, 11);
	list_move(&l, ACT_PAGE_UP);
	list_fit(&l, 5);
	assert_int_equal(l.sel, 7);
	assert_int_equal(l.top, 7);
	list_move(&l, ACT_UP);
	list_fit(&l, 5);
	assert_int_equal(l.top, 6);
	list_set_count(&l, 3);
	list_fit(&l, 5);
	assert_int_equal(l.sel, 2);
	assert_int_equal(l.top, 0);
	list_move(&l, ACT_FIRST);
	list_move(&l, ACT_PAGE_DOWN);
	assert_int_equal(l.sel, 2);
	assert_false(list_move(&l, ACT_SELECT));
	list_set_count(&l, 0);
	assert_int_equal(l.sel, 0);
	list_fit(&l, 0);
}

static void
clusters_are_edited_whole(void **state)
{
	struct field_state f;

	(void)state;
	field_init(&f, "", 200);
	assert_true(type(&f, "か"));
	assert_true(type(&f, "\xE3\x82\x99"));	/* U+3099 joins: が */
	assert_string_equal(f.text.ptr, "が");
	type(&f, "𠮷ﾊﾞ👍🏽e\xCC\x81");
	assert_string_equal(f.text.ptr, "が𠮷ﾊﾞ👍🏽é");
	press(&f, KEYS_BACKSPACE);
	press(&f, KEYS_BACKSPACE);
	assert_string_equal(f.text.ptr, "が𠮷ﾊﾞ");
	press(&f, KEYS_LEFT);	/* half-width kana and its dakuten: one */
	press(&f, KEYS_LEFT);
	press(&f, KEYS_DELETE);
	assert_string_equal(f.text.ptr, "がﾊﾞ");
	press(&f, KEYS_HOME);
	assert_false(press(&f, KEYS_LEFT));
	assert_false(press(&f, KEYS_BACKSPACE));
	press(&f, KEYS_END);
	assert_false(press(&f, KEYS_DELETE));
	assert_false(press(&f, KEYS_RIGHT));
	field_clear(&f);
}

static void
field_leaves_other_keys_alone(void **state)
{
	static const int keys[] = { KEYS_ENTER, KEYS_TAB, KEYS_BACKTAB,
		KEYS_ESC, KEYS_UP, KEYS_DOWN, KEYS_PGUP, KEYS_PGDN, KEYS_F1,
		KEYS_CTRL('l') };
	struct field_state f;
	struct event idle = { .kind = EVENT_IDLE };
	size_t i;

	(void)state;
	field_init(&f, "あ", 100);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		assert_false(press(&f, keys[i]));
	assert_false(field_event(&f, &idle));
	field_clear(&f);
}

static void
field_is_one_clean_line(void **state)
{
	struct field_state f;

	(void)state;
	field_init(&f, "一\n二", 100);
	assert_string_equal(f.text.ptr, "一 二");
	assert_int_equal(f.cursor, f.text.len);
	type(&f, "\x1B[31m\xE2\x80\x8B三\t四");
	assert_string_equal(f.text.ptr, "一 二[31m三 四");
	type(&f, "\xFF");
	assert_non_null(strstr(f.text.ptr, "\xEF\xBF\xBD"));
	field_set(&f, NULL);
	assert_string_equal(f.text.ptr, "");
	field_clear(&f);
}

static void
a_full_field_takes_what_fits(void **state)
{
	struct field_state f;

	(void)state;
	field_init(&f, "", 7);
	type(&f, "日本語");
	assert_string_equal(f.text.ptr, "日本");
	assert_true(f.text.overflow);
	type(&f, "x");
	assert_string_equal(f.text.ptr, "日本x");
	type(&f, "y");
	assert_string_equal(f.text.ptr, "日本x");
	field_clear(&f);
}

/* Where Ctrl-Right stops, shown by bars. */
static void
assert_words(const char *text, const char *wanted)
{
	struct field_state f;
	struct str marked;
	size_t before;

	field_init(&f, text, 1000);
	str_init(&marked, 2000);
	press(&f, KEYS_HOME);
	while (f.cursor < f.text.len) {
		before = f.cursor;
		assert_true(press(&f, KEYS_WORD_RIGHT));
		str_add_n(&marked, f.text.ptr + before, f.cursor - before);
		str_add_char(&marked, '|');
	}
	assert_string_equal(marked.ptr, wanted);
	str_clear(&marked);
	field_clear(&f);
}

static void
words_are_runs_of_one_script(void **state)
{
	struct field_state f;

	(void)state;
	assert_words("施設の管理者は毎日チェックする",
	    "施設|の|管理者|は|毎日|チェック|する|");
	assert_words("Wi-Fi ルーター、ＡＢＣ12",
	    "Wi|-|Fi |ルーター|、|ＡＢＣ12|");
	assert_words("ﾃﾚﾜｰｸ　らーめん", "ﾃﾚﾜｰｸ　|らーめん|");
	field_init(&f, "鍵の管理 ok", 100);
	press(&f, KEYS_WORD_LEFT);
	assert_int_equal(f.cursor, strlen("鍵の管理 "));
	press(&f, KEYS_WORD_LEFT);
	assert_int_equal(f.cursor, strlen("鍵の"));
	press(&f, KEYS_CTRL('w'));
	assert_string_equal(f.text.ptr, "鍵管理 ok");
	press(&f, KEYS_CTRL('k'));
	assert_string_equal(f.text.ptr, "鍵");
	press(&f, KEYS_CTRL('u'));
	assert_string_equal(f.text.ptr, "");
	field_clear(&f);
}

static void
undo_goes_by_steps(void **state)
{
	struct field_state f;

	(void)state;
	field_init(&f, "元", 100);
	assert_false(press(&f, KEYS_CTRL('z')));
	type(&f, "あ");
	type(&f, "い");		/* joins the step that is being typed */
	press(&f, KEYS_BACKSPACE);
	press(&f, KEYS_CTRL('u'));
	assert_string_equal(f.text.ptr, "");
	press(&f, KEYS_CTRL('z'));
	assert_string_equal(f.text.ptr, "元あ");
	press(&f, KEYS_CTRL('z'));
	assert_string_equal(f.text.ptr, "元あい");
	press(&f, KEYS_CTRL('z'));
	assert_string_equal(f.text.ptr, "元");
	assert_false(press(&f, KEYS_CTRL('z')));
	press(&f, KEYS_CTRL('y'));
	assert_string_equal(f.text.ptr, "元あい");
	type(&f, "う");		/* a new branch: the rest cannot be redone */
	assert_false(press(&f, KEYS_CTRL('y')));
	press(&f, KEYS_CTRL('z'));
	assert_string_equal(f.text.ptr, "元あい");
	field_set(&f, "新");
	assert_false(press(&f, KEYS_CTRL('z')));
	field_clear(&f);
}

/* "Typing" stands on the screen when a person changed a text, and not when the
 * cursor went through it or the program put it there. */
static void
changes_are_a_persons(void **state)
{
	static const struct {
		struct event ev;
		size_t n;
	} steps[] = {
		{ { .kind = EVENT_KEY, .key = KEYS_LEFT }, 0 },
		{ { .kind = EVENT_TEXT, .text = "x", .len = 1 }, 1 },
		{ { .kind = EVENT_KEY, .key = KEYS_HOME }, 0 },
		{ { .kind = EVENT_KEY, .key = KEYS_BACKSPACE }, 0 },
		{ { .kind = EVENT_KEY, .key = KEYS_DELETE }, 1 },
		{ { .kind = EVENT_KEY, .key = KEYS_CTRL('z') }, 1 },
		{ { .kind = EVENT_IDLE }, 0 },
	};
	struct field_state f;
	size_t i, before = edit_changes();

	(void)state;
	field_init(&f, "あ", 100);
	field_set(&f, "いう");
	assert_int_equal(edit_changes(), before);
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		before = edit_changes();
		(void)field_event(&f, &steps[i].ev);
		assert_int_equal(edit_changes() - before, steps[i].n);
	}
	field_clear(&f);
}

static void
field_scrolls_by_columns(void **state)
{
	struct field_state f;
	size_t w, column;

	(void)state;
	field_init(&f, "一二三四五六七八九十", 100);
	for (w = 0; w < 30; w++) {
		press(&f, KEYS_END);
		column = field_fit(&f, w);
		assert_true(column < w || w == 0);
		while (press(&f, KEYS_LEFT)) {
			column = field_fit(&f, w);
			assert_true(column < w || w == 0);
		}
		assert_int_equal(f.scroll, 0);
	}
	field_clear(&f);
}

static void
paste_is_one_step(void **state)
{
	struct area_state a;
	struct str long_text;
	size_t row, column, i;

	(void)state;
	str_init(&long_text, 100000);
	for (i = 0; i < 300; i++)
		str_add(&long_text, i % 20 == 19 ? "\n" : "漢字かなABC、");
	assert_true(utf8_clusters(long_text.ptr, long_text.len) > 2000);
	area_init(&a, "", 60000);
	area_fit(&a, 37, 8, &row, &column);
	assert_true(area_type(&a, long_text.ptr, EVENT_PASTE));
	assert_string_equal(a.text.ptr, long_text.ptr);
	assert_int_equal(a.cursor, a.text.len);
	area_fit(&a, 37, 8, &row, &column);
	assert_int_equal(row, 7);
	assert_true(area_press(&a, KEYS_CTRL('z')));
	assert_string_equal(a.text.ptr, "");
	assert_true(area_press(&a, KEYS_CTRL('y')));
	assert_string_equal(a.text.ptr, long_text.ptr);
	area_clear(&a);
	str_clear(&long_text);
}

static void
area_moves_by_visual_lines(void **state)
{
	struct area_state a;
	size_t row, column;

	(void)state;
	area_init(&a, "一二三四五六七\nab\n九十", 1000);
	area_fit(&a, 7, 4, &row, &column);	/* odd: three kanji a line */
	assert_int_equal(a.n_lines, 5);
	assert_int_equal(row, 3);
	assert_int_equal(column, 4);
	assert_false(area_press(&a, KEYS_DOWN));
	assert_true(area_press(&a, KEYS_UP));
	area_fit(&a, 7, 4, &row, &column);
	assert_int_equal(column, 2);		/* the line is shorter */
	assert_true(area_press(&a, KEYS_UP));
	assert_true(area_press(&a, KEYS_UP));
	area_fit(&a, 7, 4, &row, &column);
	assert_int_equal(column, 4);		/* but the aim is kept */
	assert_true(area_press(&a, KEYS_HOME));
	assert_int_equal(a.cursor, strlen("一二三"));
	assert_true(area_press(&a, KEYS_END));
	area_fit(&a, 7, 4, &row, &column);
	assert_int_equal(row, 0);
	assert_int_equal(column, 6);		/* not yet the next line */
	assert_int_equal(a.cursor, strlen("一二三四五六"));
	assert_false(area_press(&a, KEYS_END));
	assert_true(area_press(&a, KEYS_HOME));	/* of the same line */
	assert_int_equal(a.cursor, strlen("一二三"));
	assert_true(area_press(&a, KEYS_END));
	assert_true(area_press(&a, KEYS_DOWN));
	area_fit(&a, 7, 4, &row, &column);
	assert_int_equal(row, 1);
	assert_int_equal(column, 2);
	assert_true(area_press(&a, KEYS_UP));
	area_fit(&a, 7, 4, &row, &column);
	assert_int_equal(row, 0);
	assert_int_equal(column, 6);		/* the aim again */
	area_type(&a, "X", EVENT_TEXT);		/* where the cursor was seen */
	assert_string_equal(a.text.ptr, "一二三四五六X七\nab\n九十");
	assert_true(area_press(&a, KEYS_BACKSPACE));
	assert_true(area_press(&a, KEYS_PGUP));
	assert_false(area_press(&a, KEYS_UP));
	assert_true(area_press(&a, KEYS_PGDN));
	assert_true(area_press(&a, KEYS_END));
	assert_true(area_press(&a, KEYS_CTRL('a')));
	assert_true(area_press(&a, KEYS_TEXT_HOME));
	assert_int_equal(a.cursor, 0);
	area_fit(&a, 7, 4, &row, &column);
	assert_int_equal(a.top, 0);
	assert_true(area_press(&a, KEYS_ENTER));
	assert_string_equal(a.text.ptr, "\n一二三四五六七\nab\n九十");
	assert_int_equal(a.n_lines, 6);
	area_clear(&a);
}

/* A fixed sequence, the same on every machine. */
static uint32_t
random_next(uint32_t *seed)
{
	*seed = *seed * 1664525U + 1013904223U;
	return *seed >> 8;
}

static const char *const pieces[] = {
	"あ", "漢", "A", " ", "\n", "、", "（", "\xE3\x82\x99", "か", "𠮷",
	"ｶ", "ﾞ", "e", "\xCC\x81", "🇯", "🇵", "👍", "🏽", "word ", "　",
	"\xE1\x84\x80", "\xE1\x85\xA1", "❤\xEF\xB8\x8F", "長い文章です。",
};

/* Text and cursor, kept by normalising and walking everything each time. */
struct model { char *text; size_t cursor; };

static void
model_splice(struct model *m, size_t from, size_t to, const char *s)
{
	char *head = xasprintf("%.*s%s", (int)from, m->text, s);
	char *all = xasprintf("%s%s", head, m->text + to);
	char *nfc_head = utf8_nfc(head), *nfc = utf8_nfc(all);
	size_t at = 0, n = strlen(nfc);

	while (at < strlen(nfc_head) && at < n)
		at = utf8_next(nfc, n, at);
	free(m->text);
	m->text = nfc;
	m->cursor = at;
	free(head);
	free(all);
	free(nfc_head);
}

static void
model_key(struct model *m, int k)
{
	size_t n = strlen(m->text);
	size_t prev = utf8_prev(m->text, n, m->cursor);
	size_t next = utf8_next(m->text, n, m->cursor);

	if (k == KEYS_LEFT)
		m->cursor = prev;
	else if (k == KEYS_RIGHT)
		m->cursor = next;
	else if (k == KEYS_BACKSPACE && prev < m->cursor)
		model_splice(m, prev, m->cursor, "");
	else if (k == KEYS_DELETE && m->cursor < next)
		model_splice(m, m->cursor, next, "");
	else if (k == KEYS_TEXT_HOME)
		m->cursor = 0;
	else if (k == KEYS_TEXT_END)
		m->cursor = n;
}

static void
assert_wrap_is_fresh(const struct area_state *a)
{
	struct wline *lines;
	size_t i, n = width_wrap(a->text.ptr, a->text.len, a->width, &lines);

	assert_int_equal(a->n_lines, n);
	for (i = 0; i < n; i++) {
		assert_int_equal(a->lines[i].start, lines[i].start);
		assert_int_equal(a->lines[i].len, lines[i].len);
		assert_int_equal(a->lines[i].hard, lines[i].hard);
	}
	free(lines);
}

static void
edit_randomly(struct area_state *a, struct model *m, uint32_t *seed)
{
	static const int keys[] = { KEYS_LEFT, KEYS_RIGHT, KEYS_BACKSPACE,
		KEYS_DELETE, KEYS_TEXT_HOME, KEYS_TEXT_END };
	uint32_t r = random_next(seed) % 20;
	const char *piece;
	int k;

	if (r < 11) {
		piece = pieces[random_next(seed) %
		    (sizeof(pieces) / sizeof(pieces[0]))];
		area_type(a, piece, r == 0 ? EVENT_PASTE : EVENT_TEXT);
		model_splice(m, m->cursor, m->cursor, piece);
	} else {
		/* The ends of the text are asked for less often. */
		k = keys[r < 19 ? r % 4 : 4 + random_next(seed) % 2];
		area_press(a, k);
		model_key(m, k);
	}
}

/* Much longer than what is wrapped at once after a change. */
static void
fill_randomly(struct area_state *a, struct model *m, uint32_t *seed)
{
	struct str s;
	int i;

	str_init(&s, 60000);
	for (i = 0; i < 600; i++)
		str_add(&s, pieces[random_next(seed) %
		    (sizeof(pieces) / sizeof(pieces[0]))]);
	area_type(a, s.ptr, EVENT_PASTE);
	model_splice(m, 0, 0, s.ptr);
	str_clear(&s);
}

static void
random_editing_agrees_with_the_model(void **state)
{
	uint32_t seed = 20240401;
	struct area_state a;
	struct model m;
	size_t row, column;
	int run, i;

	(void)state;
	for (run = 0; run < 60; run++) {
		area_init(&a, "", 60000);
		m = (struct model){ xstrdup(""), 0 };
		area_fit(&a, 1 + random_next(&seed) % 40, 5, &row, &column);
		if (run % 4 == 0)
			fill_randomly(&a, &m, &seed);
		for (i = 0; i < 250; i++) {
			edit_randomly(&a, &m, &seed);
			assert_string_equal(a.text.ptr, m.text);
			assert_int_equal(a.cursor, m.cursor);
			assert_wrap_is_fresh(&a);
			area_fit(&a, a.width, 5, &row, &column);
			assert_true(row < 5);
		}
		while (area_press(&a, KEYS_CTRL('z')))
			assert_wrap_is_fresh(&a);
		while (area_press(&a, KEYS_CTRL('y')))
			assert_wrap_is_fresh(&a);
		assert_string_equal(a.text.ptr, m.text);
		free(m.text);
		area_clear(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(list_stays_in_range),
		cmocka_unit_test(clusters_are_edited_whole),
		cmocka_unit_test(field_leaves_other_keys_alone),
		cmocka_unit_test(field_is_one_clean_line),
		cmocka_unit_test(a_full_field_takes_what_fits),
		cmocka_unit_test(words_are_runs_of_one_script),
		cmocka_unit_test(undo_goes_by_steps),
		cmocka_unit_test(changes_are_a_persons),
		cmocka_unit_test(field_scrolls_by_columns),
		cmocka_unit_test(paste_is_one_step),
		cmocka_unit_test(area_moves_by_visual_lines),
		cmocka_unit_test(random_editing_agrees_with_the_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
