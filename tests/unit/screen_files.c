/*
 * Proves what the evidence, browser, findings and export screens ask for:
 * attaching is one key, removing can be taken back, a finding leads to where
 * it is mended, an unfinished export is made knowingly.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "screen.h"
#include "ui/screen/common.h"
#include "ui/screen/evidence.h"

#define PHOTO "01900000-0000-7000-8000-000000000001"
#define SUBJECT "evidence/" PHOTO

static const struct model_entry entries[] = {
	{ "写真", "/home/a/写真", true, false, 0, 0 },
	{ "ガイド.pdf", "/home/a/ガイド.pdf", false, false, 900, 0 },
	{ "案内.pdf", "/home/a/案内.pdf", false, false, 900, 0 },
	{ "案内図.jpg", "/home/a/案内図.jpg", false, false, 900, 0 },
	{ "管", "/home/a/管", false, true, 0, 0 },
};
static const char *const places[] = { "/home/a", "/media/usb" };
static const struct model_folder folder = { "/home/a", entries, 5,
	places, 2, 1 };

static int
setup(void **state)
{
	struct trial *t = trial_new();

	sheet_put(t->sheet, SUBJECT, "path", "/home/a/案内図.jpg");
	sheet_put(t->sheet, SUBJECT, "name", "案内図.jpg");
	sheet_put(t->sheet, SUBJECT, "kind", "image/jpeg");
	sheet_put(t->sheet, SUBJECT, "items", "1-01 1-02");
	t->model.folder = &folder;
	*state = t;
	return 0;
}

static int
teardown(void **state)
{
	trial_free(*state);
	return 0;
}

static const char *
kept(const struct trial *t, const char *field)
{
	return sheet_get(t->sheet, SUBJECT, field);
}

static void
opening_looks_at_the_files(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_evidence, "1-01");
	assert_non_null(trial_has(t, FX_CHECK_FILES, NULL, NULL));
}

static void
caption_and_day(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_evidence, "1-01");
	trial_press(t, "Enter");
	trial_type(t, "入口の掲示");
	trial_event(t, EVENT_IDLE);
	assert_non_null(trial_has(t, FX_RECORD_TYPING, SUBJECT, "caption"));
	trial_press(t, "Esc d");
	assert_string_equal(kept(t, "caption"), "入口の掲示");
	trial_type(t, "令和7年11月3日");
	trial_press(t, "Enter");
	assert_string_equal(kept(t, "effective"), "2025-11-03");
}

static void
privacy_is_asked_and_kept(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_evidence, "");
	trial_press(t, "v Esc");
	assert_string_equal(kept(t, "privacy"), "");
	trial_press(t, "v Enter");
	assert_string_equal(kept(t, "privacy"), "none");
	trial_press(t, "v 1 3 Esc");
	assert_string_equal(kept(t, "privacy"), "faces passwords");
}

static void
items_are_chosen(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_evidence, "");
	trial_press(t, "i Down Space");
	assert_string_equal(kept(t, "items"), "1-01");
	trial_press(t, "End Space Esc");
	assert_string_equal(kept(t, "items"), "1-01 7-07");
}

/* From one item it goes first, from the list as a whole altogether. */
static void
removing(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_evidence, "1-01");
	trial_press(t, "x");
	assert_string_equal(kept(t, "items"), "1-02");
	assert_string_equal(kept(t, "path"), "/home/a/案内図.jpg");
	trial_open(t, &screen_evidence, "");
	trial_press(t, "x");
	assert_int_equal(sheet_evidence_count(t->sheet), 0);
	trial_press(t, "x");
	assert_null(trial_has(t, FX_RECORD, NULL, NULL));
}

static void
browser_starts_where_one_was(void **state)
{
	struct trial *t = *state;

	t->model.folder = NULL;
	trial_open(t, &screen_browse, "1-01");
	assert_non_null(trial_has(t, FX_LIST_FOLDER, "", NULL));
}

static void
browser_filters_and_attaches(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_browse, "1-01");
	trial_type(t, "がい");		/* finds katakana */
	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_ATTACH, "/home/a/ガイド.pdf",
	    "1-01"));
	trial_result(t, FX_ATTACH, true);
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
	trial_press(t, "Esc");		/* empties the filter first */
	assert_null(trial_has(t, FX_POP, NULL, NULL));
	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_LIST_FOLDER, "/home/a/写真", NULL));
	trial_press(t, "End Enter");	/* a pipe */
	assert_null(trial_has(t, FX_ATTACH, NULL, NULL));
	trial_press(t, "Backspace");
	assert_non_null(trial_has(t, FX_LIST_FOLDER, "/home", NULL));
	trial_press(t, "F2 Down Enter");
	assert_non_null(trial_has(t, FX_LIST_FOLDER, "/media/usb", NULL));
	trial_press(t, "F2 1");
	assert_non_null(trial_has(t, FX_LIST_FOLDER, "/home/a", NULL));
	trial_press(t, "F2 9 Esc");	/* there is no ninth; and away */
	assert_null(trial_has(t, FX_POP, NULL, NULL));
	trial_press(t, "Esc");
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
}

static void
browser_completes_a_path(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_browse, "1-01");
	trial_type(t, "/home/a/案");
	trial_press(t, "Tab");
	trial_type(t, "図");
	trial_press(t, "Tab Enter");
	assert_non_null(trial_has(t, FX_ATTACH, "/home/a/案内図.jpg",
	    "1-01"));
	trial_press(t, "Esc");
	trial_type(t, "/srv/x");
	trial_press(t, "Tab");
	assert_non_null(trial_has(t, FX_LIST_FOLDER, "/srv", NULL));
	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_ATTACH, "/srv/x", NULL));
}

/* The number that was written on the sheet is the file that Enter attaches. */
static void
numbers_from_paper_lead_to_their_photo(void **state)
{
	struct trial *t = *state;

	sheet_put(t->sheet, "item/1-01", "photos", "0999 案内図");
	trial_open(t, &screen_browse, "1-01");
	trial_result(t, FX_LIST_FOLDER, true);
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_ATTACH, "/home/a/案内図.jpg",
	    "1-01"));
	sheet_put(t->sheet, "item/1-01", "photos", "0999");
	trial_open(t, &screen_browse, "1-01");
	trial_result(t, FX_LIST_FOLDER, true);
	assert_null(trial_has(t, FX_MESSAGE, NULL, NULL));
}

/* From the paper's own screen, all at once: the folder is what is taken. */
static void
numbered_photos_are_attached_together(void **state)
{
	struct trial *t = *state;

	sheet_put(t->sheet, "item/1-02", "photos", "0999 案内図");
	trial_open(t, &screen_browse, BROWSE_PHOTOS);
	trial_result(t, FX_LIST_FOLDER, true);
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_ATTACH_NUMBERED, "/home/a", NULL));
	assert_null(trial_has(t, FX_ATTACH, NULL, NULL));
	trial_result(t, FX_ATTACH_NUMBERED, true);
	assert_non_null(trial_has(t, FX_REPLACE, "evidence",
	    FILES_ASK_ALL));
	trial_open(t, &screen_browse, BROWSE_PHOTOS);
	trial_result(t, FX_LIST_FOLDER, true);
	trial_type(t, "/srv/camera");
	trial_press(t, "Enter");	/* a folder: to be looked into */
	assert_non_null(trial_has(t, FX_LIST_FOLDER, "/srv/camera", NULL));
}

/* Once for each row that comes into focus, and nothing for what is no photo. */
static void
photos_are_asked_for(void **state)
{
	struct trial *t = *state;
	struct model_preview none = { .path = "" }, seen = none;

	t->model.preview = &none;
	trial_open(t, &screen_browse, "1-01");
	assert_null(trial_has(t, FX_PREVIEW, NULL, NULL));
	trial_press(t, "Down");
	assert_null(trial_has(t, FX_PREVIEW, NULL, NULL));
	trial_press(t, "Down Down");
	assert_non_null(trial_has(t, FX_PREVIEW, "/home/a/案内図.jpg", NULL));
	seen.path = "/home/a/案内図.jpg";
	t->model.preview = &seen;
	trial_event(t, EVENT_IDLE);
	assert_null(trial_has(t, FX_PREVIEW, NULL, NULL));
	trial_press(t, "Up");
	assert_non_null(trial_has(t, FX_PREVIEW, "", NULL));
	t->model.preview = &none;
	trial_open(t, &screen_evidence, "1-01");
	assert_non_null(trial_has(t, FX_PREVIEW, "/home/a/案内図.jpg", NULL));
}

/* Large, a photo takes the keys: nothing is attached or typed by mistake. */
static void
large_photo_takes_the_keys(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_browse, "1-01");
	trial_press(t, "F3 Enter");		/* a folder has none */
	assert_non_null(trial_has(t, FX_LIST_FOLDER, "/home/a/写真", NULL));
	trial_press(t, "Down Down Down F3 Enter");
	assert_null(trial_has(t, FX_ATTACH, NULL, NULL));
	trial_press(t, "F3 Esc");
	assert_null(trial_has(t, FX_POP, NULL, NULL));
	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_ATTACH, "/home/a/案内図.jpg", NULL));
	trial_open(t, &screen_evidence, "");
	trial_press(t, "l x");
	assert_int_equal(sheet_evidence_count(t->sheet), 1);
	trial_press(t, "x");
	assert_int_equal(sheet_evidence_count(t->sheet), 0);
}

/* A photo that was just attached is asked about while it is seen. */
static void
new_photo_is_asked_about(void **state)
{
	struct trial *t = *state;

	sheet_put(t->sheet, "evidence/x", "sha256", "1");
	sheet_put(t->sheet, "evidence/x", "kind", "application/pdf");
	trial_open(t, &screen_browse, "1-01");
	t->model.attached = "x";
	trial_result(t, FX_ATTACH, true);
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
	sheet_put(t->sheet, "evidence/y", "sha256", "2");
	sheet_put(t->sheet, "evidence/y", "kind", "image/png");
	sheet_put(t->sheet, "evidence/y", "items", "1-01");
	t->model.attached = "y";
	trial_result(t, FX_ATTACH, false);	/* it came to nothing */
	assert_null(trial_has(t, FX_REPLACE, NULL, NULL));
	trial_result(t, FX_ATTACH, true);
	assert_non_null(trial_has(t, FX_REPLACE, "evidence", "ask/1-01|y"));
	trial_open(t, &screen_browse, "evidence/y");
	trial_result(t, FX_ATTACH, true);
	assert_non_null(trial_has(t, FX_REPLACE, "evidence",
	    "ask/evidence/y"));
	sheet_put(t->sheet, "evidence/y", "privacy", "none");
	trial_result(t, FX_ATTACH, true);	/* once is enough */
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
}

/* Over whatever it was asked from, which is there again afterwards. */
static void
question_comes_and_goes(void **state)
{
	struct trial *t = *state;
	struct files_state *st;

	trial_open(t, &screen_evidence, "ask/" SUBJECT);
	st = t->screen->state;
	assert_int_equal(st->mode, FILES_PRIVACY);
	assert_null(trial_has(t, FX_PLACE, NULL, NULL));
	trial_press(t, "Esc");
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
	assert_string_equal(kept(t, "privacy"), "");
	trial_open(t, &screen_evidence, "ask/" SUBJECT);
	trial_press(t, "2 Enter");
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
	assert_string_equal(kept(t, "privacy"), "keys");
	trial_result(t, FX_RECORD, true);	/* before it goes */
	assert_null(trial_has(t, FX_POP, NULL, NULL));
}

static void
add_photo(struct trial *t, const char *subject, const char *looked_at)
{
	sheet_put(t->sheet, subject, "sha256", subject);
	sheet_put(t->sheet, subject, "kind", "image/jpeg");
	sheet_put(t->sheet, subject, "privacy", looked_at);
}

/* Photos attached together are asked about one after the other; Esc stops, and
 * where nobody needs to be asked the question does not come. */
static void
photos_are_asked_about_in_turn(void **state)
{
	struct trial *t = *state;
	struct files_state *st;

	add_photo(t, "evidence/x", "");
	add_photo(t, "evidence/y", "none");
	add_photo(t, "evidence/z", "");
	trial_open(t, &screen_browse, "1-01");
	trial_result(t, FX_ATTACH_NUMBERED, true);
	assert_non_null(trial_has(t, FX_REPLACE, "evidence", FILES_ASK_ALL));
	trial_open(t, &screen_evidence, FILES_ASK_ALL);
	st = t->screen->state;
	assert_int_equal(st->mode, FILES_PRIVACY);
	trial_press(t, "2 Enter");
	assert_string_equal(kept(t, "privacy"), "keys");
	assert_null(trial_has(t, FX_POP, NULL, NULL));
	assert_string_equal(st->id, "x");
	assert_int_equal(st->mode, FILES_PRIVACY);
	assert_false(st->shows[1]);		/* a question of its own */
	trial_press(t, "Enter");
	assert_string_equal(sheet_get(t->sheet, "evidence/x", "privacy"),
	    "none");
	assert_string_equal(st->id, "z");	/* y has its answer */
	trial_press(t, "Esc");
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
	assert_string_equal(sheet_get(t->sheet, "evidence/z", "privacy"), "");
	trial_open(t, &screen_evidence, FILES_ASK_ALL);
	st = t->screen->state;
	assert_string_equal(st->id, "z");
	trial_press(t, "Enter");
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
	trial_open(t, &screen_evidence, FILES_ASK_ALL);
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
}

/* v on the list does the same from a photo that was not asked about, and asks
 * only once of one that was. */
static void
v_goes_on_where_nobody_looked(void **state)
{
	struct trial *t = *state;
	struct files_state *st;

	add_photo(t, "evidence/x", "");
	trial_open(t, &screen_evidence, "");
	st = t->screen->state;
	trial_press(t, "v Enter");
	assert_string_equal(st->id, "x");
	assert_int_equal(st->mode, FILES_PRIVACY);
	trial_press(t, "Enter");
	assert_int_equal(st->mode, FILES_LIST);
	trial_press(t, "v Enter");
	assert_int_equal(st->mode, FILES_LIST);
}

/* Put in the place of another by one key, also while it fills the screen. */
static void
new_version_is_asked_about(void **state)
{
	enum file_state files[1] = { FILE_CHANGED };
	struct trial *t = *state;
	struct files_state *st;

	t->model.files = files;
	trial_open(t, &screen_evidence, "1-01");
	st = t->screen->state;
	trial_press(t, "F3 w");
	assert_false(st->large);
	assert_non_null(trial_has(t, FX_ATTACH, "/home/a/案内図.jpg",
	    SUBJECT));
	trial_result(t, FX_ATTACH, true);
	assert_int_equal(st->mode, FILES_LIST);	/* another one was meant */
	t->model.attached = strchr(SUBJECT, '/') + 1;
	trial_result(t, FX_ATTACH, true);
	assert_int_equal(st->mode, FILES_PRIVACY);
	trial_press(t, "1 Enter F3 v");
	assert_false(st->large);
	assert_int_equal(st->mode, FILES_PRIVACY);
	assert_string_equal(kept(t, "privacy"), "faces");
}

/* The box cuts it at 80 columns; F1 shows all of it. */
static void
help_has_the_whole_path(void **state)
{
	struct trial *t = *state;
	const char *found[1] = { NULL };
	struct str path, help;
	int i;

	str_init(&path, 4096);
	for (i = 0; i < 40; i++)
		(void)str_add(&path, "/とても長い名前のフォルダ");
	str_init(&help, 20000);
	sheet_put(t->sheet, SUBJECT, "path", path.ptr);
	trial_open(t, &screen_evidence, "1-01");
	screen_evidence.explain(t->screen, &t->model, &help);
	assert_non_null(strstr(help.ptr, path.ptr));
	found[0] = "/media/usb/案内図.jpg";		/* it is there now */
	t->model.found = found;
	str_truncate(&help, 0);
	screen_evidence.explain(t->screen, &t->model, &help);
	assert_non_null(strstr(help.ptr, found[0]));
	assert_null(strstr(help.ptr, path.ptr));
	str_clear(&help);
	str_clear(&path);
}

/* One key does what each state needs. */
static void
one_key_mends_each_state(void **state)
{
	struct trial *t = *state;
	enum file_state files[1] = { FILE_CHANGED };
	const char *found[1] = { NULL };

	t->model.files = files;
	t->model.found = found;
	trial_open(t, &screen_evidence, "1-01");
	trial_press(t, "w");
	assert_non_null(trial_has(t, FX_ATTACH, "/home/a/案内図.jpg",
	    SUBJECT));
	files[0] = FILE_MOVED;
	found[0] = "/media/usb/案内図.jpg";
	trial_press(t, "w");
	assert_non_null(trial_has(t, FX_ATTACH, found[0], SUBJECT));
	files[0] = FILE_MISSING;
	found[0] = NULL;
	trial_press(t, "w");
	assert_non_null(trial_has(t, FX_PUSH, "browse", SUBJECT));
	files[0] = FILE_SAME;
	trial_press(t, "w");
	assert_non_null(trial_has(t, FX_PUSH, "browse", SUBJECT));
	/* And the browser attaches to it. */
	trial_open(t, &screen_browse, SUBJECT);
	trial_press(t, "Down Enter");
	assert_non_null(trial_has(t, FX_ATTACH, "/home/a/ガイド.pdf",
	    SUBJECT));
}

static void
versions_are_listed(void **state)
{
	struct trial *t = *state;
	struct versions *v = versions_new();

	trial_open(t, &screen_evidence, "1-01");
	trial_press(t, "o");
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
	versions_take(v, "1", "do", SUBJECT, "sha256", "a");
	versions_take(v, "2", "do", SUBJECT, "sha256", "b");
	versions_end(v);
	t->model.versions = v;
	trial_press(t, "o");
	assert_null(trial_has(t, FX_MESSAGE, NULL, NULL));
	assert_ptr_equal(t->screen->keys, screen_evidence.other_keys[1]);
	trial_press(t, "x Down Esc");		/* removes nothing */
	assert_null(t->screen->keys);
	assert_null(trial_has(t, FX_POP, NULL, NULL));
	assert_int_equal(sheet_evidence_count(t->sheet), 1);
	trial_press(t, "Esc");
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
	versions_free(v);
}

static void
findings_lead_to_the_place(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_findings, "");
	trial_press(t, "Enter");	/* worst first: the form */
	assert_non_null(trial_has(t, FX_PUSH, "form", "applicant_name"));
	trial_press(t, "c c Enter");
	assert_non_null(trial_has(t, FX_PUSH, "item", "1-01"));
	trial_press(t, "Esc");
	assert_non_null(trial_has(t, FX_POP, NULL, NULL));
}

static void
export_goes_on_knowingly(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_export, "");
	trial_press(t, "Enter");
	assert_null(trial_has(t, FX_EXPORT, NULL, NULL));
	assert_non_null(trial_has(t, FX_MESSAGE, NULL, NULL));
	trial_press(t, "F5");
	assert_non_null(trial_has(t, FX_EXPORT, "/tmp/x", NULL));
	trial_result(t, FX_EXPORT, true);
	trial_type(t, "2");
	trial_press(t, "Enter Enter");
	assert_non_null(trial_has(t, FX_EXPORT, "/tmp/x2", NULL));
}

static void
export_brings_what_stands_beside(void **state)
{
	struct trial *t = *state;

	trial_open(t, &screen_export, "");
	trial_press(t, "F3");
	assert_non_null(trial_has(t, FX_BESIDE, "zip", NULL));
	trial_press(t, "F4");
	assert_non_null(trial_has(t, FX_BESIDE, "own-copy", NULL));
	assert_null(trial_has(t, FX_EXPORT, NULL, NULL));
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(opening_looks_at_the_files), CASE(caption_and_day),
		CASE(privacy_is_asked_and_kept), CASE(items_are_chosen),
		CASE(removing), CASE(browser_starts_where_one_was),
		CASE(browser_filters_and_attaches),
		CASE(browser_completes_a_path),
		CASE(new_photo_is_asked_about),
		CASE(question_comes_and_goes),
		CASE(new_version_is_asked_about),
		CASE(help_has_the_whole_path),
		CASE(one_key_mends_each_state), CASE(versions_are_listed),
		CASE(photos_are_asked_about_in_turn),
		CASE(v_goes_on_where_nobody_looked),
		CASE(numbers_from_paper_lead_to_their_photo),
		CASE(numbered_photos_are_attached_together),
		CASE(photos_are_asked_for), CASE(large_photo_takes_the_keys),
		CASE(findings_lead_to_the_place),
		CASE(export_goes_on_knowingly),
		CASE(export_brings_what_stands_beside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
