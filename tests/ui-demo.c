/*
 * Two small screens with every widget, for the tests of the user interface
 * without the rest of the program. It brings its own table of screens.
 *
 *	ui-demo [--replay FILE] [--size ROWSxCOLS] [--dump DIR] [--ascii]
 *	        [--no-color] [--lang CODE] [--log FILE]
 *
 * --log writes what the screens asked for, one effect a line.
 */
#include "config.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/page.h"
#include "ui/run.h"
#include "ui/screen.h"

static FILE *log_file;

static const char *const cities[] = {
	"札幌", "仙台", "さいたま", "横浜", "新潟", "静岡", "名古屋", "京都",
	"大阪", "神戸", "岡山", "広島", "高松", "福岡", "熊本", "鹿児島",
	"那覇", "ﾄｳｷｮｳ", "Tokyo", "𠮷野ヶ里", "か\xE3\x82\x99",
};
#define N_CITIES (sizeof(cities) / sizeof(cities[0]))

enum focus { FOCUS_LIST, FOCUS_FIELD, FOCUS_AREA, FOCUS_BUTTONS, FOCUS_N };

struct first {
	struct list_state list;
	struct field_state field;
	struct area_state area;
	enum focus focus;
	int button, chosen;
	bool dirty;
};

/* clang-format off */
static const struct keybind first_keys[] = {
	{ KEYS_F2, KEYS_CHAR('s'), ACT_OPEN_EVIDENCE, "二つ目",
	    "二つ目の画面を開きます。", BIND_FOOTER | BIND_EDITING },
	{ KEYS_CHAR('x'), KEYS_NONE, ACT_REMOVE, "失敗",
	    "失敗する操作をします。", BIND_FOOTER },
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 },
};
static const struct keybind second_keys[] = {
	{ KEYS_NONE, KEYS_NONE, ACT_NONE, NULL, NULL, 0 },
};
/* clang-format on */

static void
first_open(struct screen *s, const struct model *m, const char *arg)
{
	struct first *f = s->state;

	(void)m;
	(void)arg;
	list_set_count(&f->list, N_CITIES);
	field_init(&f->field, "", 300);
	area_init(&f->area, "", 60000);
	f->chosen = -1;
}

static void
first_close(struct screen *s)
{
	struct first *f = s->state;

	field_clear(&f->field);
	area_clear(&f->area);
}

static void
record(struct first *f, struct effects *fx, enum effect_kind kind)
{
	if (f->dirty)
		effects_add(fx, kind, "demo", f->focus == FOCUS_AREA ?
		    "area" : "field", f->focus == FOCUS_AREA ?
		    f->area.text.ptr : f->field.text.ptr);
	f->dirty = false;
}

static bool
first_widget(struct first *f, const struct event *ev, enum action act)
{
	if (f->focus == FOCUS_LIST)
		return act != ACT_NEXT_FOCUS && act != ACT_PREV_FOCUS &&
		    list_move(&f->list, act);
	if (f->focus == FOCUS_FIELD || f->focus == FOCUS_AREA) {
		if (f->focus == FOCUS_FIELD ? !field_event(&f->field, ev) :
		    !area_event(&f->area, ev))
			return false;
		f->dirty = true;
		return true;
	}
	if (act == ACT_LEFT && f->button > 0)
		f->button--;
	else if (act == ACT_RIGHT && f->button < 2)
		f->button++;
	else if (act == ACT_SELECT)
		f->chosen = f->button;
	else
		return false;
	return true;
}

static void
first_update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	struct first *f = s->state;
	int step = act == ACT_NEXT_FOCUS || act == ACT_DOWN ? 1 :
	    act == ACT_PREV_FOCUS || act == ACT_UP ? FOCUS_N - 1 : 0;

	(void)m;
	if (ev->kind == EVENT_IDLE || ev->kind == EVENT_END) {
		record(f, fx, FX_RECORD_TYPING);
		return;
	}
	if (first_widget(f, ev, act))
		return;
	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	if (act == ACT_OPEN_EVIDENCE)
		effects_add(fx, FX_PUSH, "second", "引数", NULL);
	if (act == ACT_REMOVE)
		effects_add(fx, FX_UNDO, NULL, NULL, NULL);
	if (step != 0) {
		record(f, fx, FX_RECORD);
		f->focus = (enum focus)(((int)f->focus + step) % FOCUS_N);
	}
	s->editing = f->focus == FOCUS_FIELD || f->focus == FOCUS_AREA;
}

static void
city_row(void *arg, size_t i, struct str *out, enum style *st)
{
	(void)arg;
	str_addf(out, "%zu\t%s\t%s", i + 1, cities[i], i % 3 == 0 ?
	    "適合" : i % 3 == 1 ? "不適合" : "未回答");
	*st = i % 3 == 0 ? STYLE_GOOD : i % 3 == 1 ? STYLE_BAD : STYLE_PLAIN;
}

static void
first_view(const struct screen *s, const struct model *m, struct page *p)
{
	static const int cols[] = { 3, 16, 0 };
	static const struct list_source src = { city_row, NULL, cols };
	const struct first *f = s->state;
	struct rect b = page_body(p), in, r = b;
	struct button buttons[] = {
		{ "1", "適合", f->chosen == 0 },
		{ "2", "不適合", f->chosen == 1 },
		{ "3", "対象外", f->chosen == 2 },
	};

	(void)m;
	r.w = b.w / 2 - 1;
	in = page_box(p, r, "一覧", f->focus == FOCUS_LIST);
	page_list(p, 1, in, &f->list, &src, f->focus == FOCUS_LIST);
	r.x = b.x + b.w / 2;
	r.w = b.w - b.w / 2;
	page_line(p, (struct rect){ r.y, r.x, 1, 8 }, STYLE_PLAIN, "氏名：");
	page_field(p, 2, (struct rect){ r.y, r.x + 8, 1, 24 }, &f->field,
	    "例 山田太郎", f->focus == FOCUS_FIELD);
	in = page_box(p, (struct rect){ r.y + 2, r.x, 8, r.w }, "備考",
	    f->focus == FOCUS_AREA);
	page_area(p, 3, in, &f->area, "自由に書いてください",
	    f->focus == FOCUS_AREA);
	page_buttons(p, 4, (struct rect){ r.y + 11, r.x, 2, r.w }, buttons, 3,
	    f->button, f->focus == FOCUS_BUTTONS);
	page_gauge(p, 5, (struct rect){ r.y + 14, r.x, 1, 30 }, 12, 55);
	page_text(p, (struct rect){ r.y + 16, r.x, 2, r.w }, STYLE_DIM,
	    "この画面は試験のためのものです。（かっこ）や、句読点。は行頭に"
	    "来ません。", 0);
}

struct second { char arg[64]; };

static void
second_open(struct screen *s, const struct model *m, const char *arg)
{
	struct second *t = s->state;

	(void)m;
	snprintf(t->arg, sizeof(t->arg), "%s", arg);
}

static void
second_update(struct screen *s, const struct model *m, const struct event *ev,
    enum action act, struct effects *fx)
{
	(void)s;
	(void)m;
	(void)ev;
	if (act == ACT_BACK)
		effects_add(fx, FX_POP, NULL, NULL, NULL);
	if (act == ACT_SELECT)
		effects_add(fx, FX_MESSAGE, "選びました。", NULL, NULL);
}

static void
second_view(const struct screen *s, const struct model *m, struct page *p)
{
	const struct second *t = s->state;
	struct rect b = page_body(p), in;

	(void)m;
	page_text(p, b, STYLE_PLAIN, "日本語の文章が下にあり、箱がその上に"
	    "重なります。半分だけ隠れた漢字は空白になります。日本語の文章が"
	    "下にあり、箱がその上に重なります。半分だけ隠れた漢字は空白に"
	    "なります。日本語の文章が下にあり、箱がその上に重なります。"
	    "半分だけ隠れた漢字は空白になります。日本語の文章が下にあり、箱が"
	    "その上に重なります。半分だけ隠れた漢字は空白になります。"
	    "日本語の文章が下にあり、箱がその上に重なります。\n"
	    "日本語の文章が下にあり、箱がその上に重なります。半分だけ"
	    "隠れた漢字は空白になります。日本語の文章が下にあり、箱がその上に"
	    "重なります。半分だけ隠れた漢字は空白になります。日本語の文章が"
	    "下にあり、箱がその上に重なります。半分だけ隠れた漢字は空白に"
	    "なります。日本語の文章が下にあり、箱がその上に重なります。"
	    "半分だけ隠れた漢字は空白になります。日本語の文章が下にあり、", 0);
	in = page_popup(p, 7, 41, "確認");
	page_linef(p, (struct rect){ in.y + 1, in.x, 1, in.w }, STYLE_PLAIN,
	    "渡されたもの：%s", t->arg);
	page_buttons(p, 1, (struct rect){ in.y + 3, in.x, 1, in.w },
	    (struct button[]){ { "", "はい", false },
	    { "", "いいえ", false } }, 2, 0, true);
}

static void
where(const struct screen *s, const struct model *m, struct str *out)
{
	(void)m;
	str_addf(out, "試験 %s", s->ops->id);
}

static const struct screen_ops ops[] = {
	{ .id = "start", .title = "部品の見本",
	    .private_size = sizeof(struct first), .keys = first_keys,
	    .open = first_open, .update = first_update, .view = first_view,
	    .close = first_close, .where = where },
	{ .id = "second", .title = "二つ目",
	    .private_size = sizeof(struct second), .keys = second_keys,
	    .open = second_open, .update = second_update,
	    .view = second_view, .where = where },
};

const struct screen_ops *
screen_at(size_t i)
{
	return i < sizeof(ops) / sizeof(ops[0]) ? &ops[i] : NULL;
}

const struct screen_ops *
screen_by_id(const char *id)
{
	size_t i;

	for (i = 0; i < sizeof(ops) / sizeof(ops[0]); i++)
		if (strcmp(ops[i].id, id) == 0)
			return &ops[i];
	return NULL;
}

static int
carry_out(void *arg, const struct effect *fx, size_t n, const char **text,
    struct error *err)
{
	struct model *m = arg;
	size_t i;

	*text = NULL;
	for (i = 0; i < n && log_file != NULL; i++) {
		fprintf(log_file, "%d\t%s\t%s\n", (int)fx[i].kind,
		    fx[i].b != NULL ? fx[i].b : "",
		    fx[i].c != NULL ? fx[i].c : "");
		fflush(log_file);
	}
	if (fx->kind == FX_UNDO)
		return error_set(err, ERR_IO, "%s",
		    "書けません。ディスクの空きを確かめてください。");
	if (fx->kind == FX_LANGUAGE)
		i18n_set(i18n_lang() == LANG_JA ? LANG_EN : LANG_JA);
	if (fx->kind == FX_RECORD || fx->kind == FX_RECORD_TYPING)
		m->saved_ms = 1700000000000;
	return 0;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "replay", required_argument, NULL, 'r' },
		{ "size", required_argument, NULL, 's' },
		{ "dump", required_argument, NULL, 'd' },
		{ "ascii", no_argument, NULL, 'a' },
		{ "no-color", no_argument, NULL, 'c' },
		{ "lang", required_argument, NULL, 'l' },
		{ "log", required_argument, NULL, 'o' },
		{ NULL, 0, NULL, 0 },
	};
	struct term_options t = { .rows = 24, .cols = 80 };
	struct progress progress = { .all = { .items = 55, .done = 24 } };
	struct model_app app = { .name = "見本の施設" };
	struct model m = { .app = &app, .progress = &progress };
	struct run_host host = { .model = &m, .arg = &m,
		.carry_out = carry_out };
	struct error err = { .code = ERR_OK };
	const char *lang = "ja";
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == 'r')
			t.replay = optarg;
		else if (c == 's' && sscanf(optarg, "%dx%d", &t.rows,
		    &t.cols) == 2)
			continue;
		else if (c == 'd')
			t.dump_dir = optarg;
		else if (c == 'a')
			t.ascii = true;
		else if (c == 'c')
			t.no_color = true;
		else if (c == 'l')
			lang = optarg;
		else if (c == 'o')
			log_file = fopen(optarg, "w");
		else
			return 2;
	}
	i18n_set(i18n_choose(lang));
	if (ui_run(&host, &t, NULL, &err) != 0) {
		fprintf(stderr, "ui-demo: %s\n", err.text);
		return error_exit_status(err.code);
	}
	if (log_file != NULL)
		fclose(log_file);
	return 0;
}
