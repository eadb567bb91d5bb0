/*
 * The package: what spreadsheets and programs get to read, where a package
 * goes and what stays untouched, and that a check finds each fault and is led
 * nowhere by a hostile one. The PDF is a stand-in; tests/package.sh makes the
 * real one.
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
#include <sys/stat.h>
#include <unistd.h>

#include "assess.h"
#include "base/file.h"
#include "base/path.h"
#include "evidence/evidence.h"
#include "base/hash.h"
#include "package/csv.h"
#include "package/manifest.h"
#include "package/names.h"
#include "package/package.h"
#include "package/target.h"
#include "package/private.h"
#include "report/report.h"

static char dir[] = "/tmp/anshin-package-XXXXXX";
static struct sheet *sheet;

/* The stand-in: says which code and which photos it was given. */
int
report_write(const struct report_input *in, const char *path,
    struct report_result *out, struct error *err)
{
	char text[128];
	struct hash *h = hash_new();
	FILE *f = fopen(path, "wb");

	(void)err;
	assert_non_null(f);
	snprintf(text, sizeof(text), "%%PDF code %s photos %zu\n",
	    in->package_code, in->n_photos);
	fputs(text, f);
	fclose(f);
	hash_add(h, text, strlen(text));
	hash_hex(h, out->sha256);
	out->bytes = strlen(text);
	out->pages = 1;
	str_init(&out->missing, 16);
	return 0;
}

void
report_result_clear(struct report_result *r)
{
	str_clear(&r->missing);
}

static char *
in_dir(const char *name)
{
	return path_join(dir, name);
}

static void
put_at(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
put(const char *name, const char *text)
{
	char *path = in_dir(name);

	put_at(path, text);
	free(path);
}

static char *
get(const char *folder, const char *name)
{
	char *path = path_join(folder, name), *text;
	struct error err;
	size_t n;

	assert_int_equal(file_read(&text, &n, path, 1 << 20, &err), 0);
	free(path);
	return text;
}

static void
assert_cell(const char *value, const char *want)
{
	struct str s;

	str_init(&s, 4096);
	csv_cell(&s, value);
	assert_string_equal(s.ptr, want);
	str_clear(&s);
}

static void
test_csv(void **state)
{
	(void)state;
	assert_cell("安心", "\"安心\"");
	assert_cell("a \"b\", c", "\"a \"\"b\"\", c\"");
	assert_cell("two\nlines", "\"two\nlines\"");
	assert_cell("=1+1", "\"'=1+1\"");
	assert_cell("@SUM(A1)", "\"'@SUM(A1)\"");
	assert_cell("+81-3-1234-5678", "\"'+81-3-1234-5678\"");
	assert_cell("\tx", "\"'\tx\"");
	assert_cell(" =1", "\"' =1\"");
	assert_cell("　＝1", "\"'　＝1\"");
	assert_cell("-12.5", "\"-12.5\"");
	assert_cell("-12-5", "\"'-12-5\"");
	assert_cell("", "\"\"");
}

static void
assert_name(const char *name, const char *kind, const char *items,
    const char *want)
{
	struct evidence e;
	char *got;

	memset(&e, 0, sizeof(e));
	e.name = name;
	e.kind = kind;
	e.items = items;
	got = name_of_evidence(&tiny, &e, 11);
	assert_string_equal(got, want);
	free(got);
}

static void
test_names(void **state)
{
	(void)state;
	assert_name("entrance.JPG", "image/jpeg", "1-02",
	    "data/evidence/1-02/012-entrance.jpg");
	assert_name("入口.jpg", "image/jpeg", "2-01 1-02",
	    "data/evidence/1-02/012-photo.jpg");
	assert_name("規程", "application/pdf", "",
	    "data/evidence/other/012-file.pdf");
	assert_name("../../etc/passwd", "text/plain", "1-01",
	    "data/evidence/1-01/012-file.txt");
	assert_name("a  b (1).tar.gz", "application/gzip", "1-01",
	    "data/evidence/1-01/012-a-b-1-.tar.gz");
	assert_name("-rf.pdf", "application/pdf", "1-01",
	    "data/evidence/1-01/012-rf.pdf");
	assert_name("x\x1b[31m.p\nf", "application/pdf", "1-01",
	    "data/evidence/1-01/012-x-31m.pdf");
}

static size_t
parse(const char *text, size_t *kept)
{
	struct diag_list faults = { NULL, 0, 0 };
	struct manifest m;
	size_t n;

	manifest_parse(&m, text, strlen(text), true, "m", &faults);
	*kept = m.n;
	n = faults.n;
	manifest_clear(&m);
	diag_clear(&faults);
	return n;
}

#define A64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static void
test_manifest(void **state)
{
	static const char *const hostile[] = {
		A64 "  ../etc/passwd\n", A64 "  data/../../x\n",
		A64 "  /etc/passwd\n", A64 "  data//x\n", A64 "  data/./x\n",
		A64 "  data/\n", A64 "  data/a/..\n", A64 "  data\\x\n",
		A64 "  bagit.txt\n", A64 "\n", A64 " \n", "data/x\n",
		"aa  data/x\n", A64 "a  data/x\n", "\xff\xfe\n",
	};
	size_t i, kept;

	(void)state;
	for (i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		assert_int_equal(parse(hostile[i], &kept), 1);
		assert_int_equal(kept, 0);
	}
	assert_int_equal(parse(A64 "  data/x\r\n" A64 " *data/y\n\n"
	    A64 "  data/%25%0A", &kept), 0);
	assert_int_equal(kept, 3);
	assert_int_equal(parse(A64 "  data/x\n" A64 "  data/x\n", &kept), 1);
	assert_int_equal(kept, 1);	/* and read once */
}

/* As many lines as one likes: each with a file of its own, or with one. */
static char *
long_list(bool same, size_t n)
{
	struct str s;
	size_t i;

	str_init(&s, n * 100);
	for (i = 0; i < n; i++)
		str_addf(&s, A64 "  data/%zu\n", same ? 0 : i);
	return str_take(&s);
}

static void
attach(const char *id, const char *name, const char *items)
{
	char subject[64], *path = in_dir(name), size[24];
	struct evidence_facts f;
	struct error err;

	snprintf(subject, sizeof(subject), "evidence/%s", id);
	assert_int_equal(evidence_inspect(&f, path, &err), 0);
	snprintf(size, sizeof(size), "%ld", (long)f.size);
	sheet_put(sheet, subject, "path", f.path);
	sheet_put(sheet, subject, "name", f.name);
	sheet_put(sheet, subject, "size", size);
	sheet_put(sheet, subject, "kind", f.kind);
	sheet_put(sheet, subject, "sha256", f.sha256);
	sheet_put(sheet, subject, "items", items);
	evidence_facts_clear(&f);
	free(path);
}

static int
export(const char *name, struct package_result *out)
{
	char *to = in_dir(name), *cache = in_dir("cache");
	struct package_input in = { .catalog = &tiny, .sheet = sheet,
		.day = 19814, .version = "0.1.0", .application = "7",
		.cache_dir = cache };
	struct error err = { ERR_OK, "" };
	int status = package_write(&in, to, out, &err);

	if (status != 0)
		print_message("# %s\n", err.text);
	free(to);
	free(cache);
	return status;
}

static void
export_ok(const char *name, struct package_result *out)
{
	struct diag_list faults = { NULL, 0, 0 };
	struct error err;

	assert_int_equal(export(name, out), 0);
	assert_int_equal(package_verify(out->dir, &faults, &err), 0);
	assert_int_equal(faults.n, 0);
	diag_clear(&faults);
}

static int
fill(void **state)
{
	(void)state;
	if (mkdtemp(dir) == NULL)
		return -1;
	put("rules.txt", "the rules\n");
	put("log.txt", "the log\n");
	sheet = sheet_new();
	sheet_put(sheet, "form", "name", "=cmd|' /C calc'!A0");
	sheet_put(sheet, "form", "wifi", "yes");
	sheet_put(sheet, "item/1-01", "verdict", "conforms");
	sheet_put(sheet, "item/1-01", "note", "+1, \"quoted\"\nsecond");
	sheet_put(sheet, "item/2-01", "verdict", "conforms");
	sheet_put(sheet, "item/2-01", "reading.temp", "22.5");
	attach("01", "rules.txt", "1-02 1-01");
	attach("02", "log.txt", "2-01");
	return 0;
}

static int
empty(void **state)
{
	char command[64];

	(void)state;
	sheet_free(sheet);
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	return system(command);
}

static void
test_write(void **state)
{
	struct package_result r;
	struct stat st;
	char *text;

	(void)state;
	export_ok("new/out", &r);
	assert_null(r.aside);
	assert_false(r.unchanged);
	assert_int_equal(r.n_gaps, 0);
	assert_int_equal(r.files, 7);
	assert_int_equal(strlen(r.code), 9);
	assert_int_equal(stat(r.dir, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(r.pdf, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(st.st_mtime, 19814 * 86400);
	text = get(r.dir, "bag-info.txt");
	assert_non_null(strstr(text, "\nBagging-Date: 2024-04-01\n"));
	assert_non_null(strstr(text, r.code));
	free(text);
	text = get(r.dir, "data/submission.pdf");
	assert_non_null(strstr(text, r.code));
	free(text);
	text = get(r.dir, "data/evidence/1-01/001-rules.txt");
	assert_string_equal(text, "the rules\n");
	free(text);
	text = get(r.dir, "data/answers.json");
	assert_non_null(strstr(text, "\"schema\": \"anshin-answers/2\""));
	assert_non_null(strstr(text, "\"=cmd|' /C calc'!A0\""));
	assert_null(strstr(text, dir));		/* no path of the user's */
	free(text);
	text = get(r.dir, "data/answers.csv");
	assert_memory_equal(text, "\xef\xbb\xbf\"", 4);
	assert_non_null(strstr(text, "\"'+1, \"\"quoted\"\"\nsecond\""));
	assert_non_null(strstr(text, "\"E-001\""));
	assert_non_null(strstr(text, "temp: 22.5"));
	free(text);
	package_result_clear(&r);
}

static void
test_same_bytes(void **state)
{
	struct package_result a, b;
	char *x, *y;

	(void)state;
	export_ok("first", &a);
	setenv("TZ", "America/New_York", 1);
	export_ok("second", &b);
	unsetenv("TZ");
	x = get(a.dir, "tagmanifest-sha256.txt");
	y = get(b.dir, "tagmanifest-sha256.txt");
	assert_string_equal(x, y);
	assert_string_equal(a.code, b.code);
	free(x);
	free(y);
	package_result_clear(&a);
	package_result_clear(&b);
}

static void
test_older_goes_aside(void **state)
{
	struct package_result r;
	char first[10], *path, *text;

	(void)state;
	export_ok("again", &r);
	memcpy(first, r.code, 10);
	package_result_clear(&r);
	export_ok("again", &r);
	assert_true(r.unchanged);
	assert_null(r.aside);
	package_result_clear(&r);
	sheet_put(sheet, "item/1-01", "note", "another");
	export_ok("again", &r);
	assert_false(r.unchanged);
	assert_string_not_equal(r.code, first);
	assert_non_null(r.aside);
	assert_non_null(strstr(r.aside, first));
	text = get(r.aside, "bag-info.txt");
	assert_non_null(strstr(text, first));
	free(text);
	/* An older one that somebody has changed is kept all the same. */
	path = path_join(r.dir, "data/answers.csv");
	put_at(path, "mine");
	free(path);
	package_result_clear(&r);
	export_ok("again", &r);
	text = get(r.aside, "data/answers.csv");
	assert_string_equal(text, "mine");
	free(text);
	package_result_clear(&r);
}

static void
test_foreign_folder(void **state)
{
	struct package_result r;
	char *path = in_dir("usb"), *text, *wanted;

	(void)state;
	assert_int_equal(mkdir(path, 0700), 0);
	export_ok("usb", &r);			/* empty: becomes the package */
	assert_string_equal(r.dir, path);
	package_result_clear(&r);
	free(path);
	path = in_dir("documents");
	assert_int_equal(mkdir(path, 0700), 0);
	put("documents/mine.txt", "mine");
	export_ok("documents", &r);
	wanted = path_join(path, "anshin-7-2024-04-01");
	assert_string_equal(r.dir, wanted);
	text = get(path, "mine.txt");
	assert_string_equal(text, "mine");
	free(text);
	free(wanted);
	free(path);
	package_result_clear(&r);
	assert_int_equal(export("documents/mine.txt", &r), -1);
}

static void
test_gaps(void **state)
{
	struct package_result r;
	char *text, *path = in_dir("log.txt");

	(void)state;
	put("rules.txt", "other rules\n");
	unlink(path);
	export_ok("gaps", &r);
	assert_int_equal(r.n_gaps, 2);
	assert_int_equal(r.n_left_out, 2);
	assert_int_equal(r.gaps[0].state, FILE_CHANGED);
	assert_int_equal(r.gaps[1].state, FILE_MISSING);
	assert_non_null(strstr(r.gaps[0].text, "rules.txt"));
	assert_int_equal(r.files, 5);
	text = get(r.dir, "data/answers.json");
	assert_non_null(strstr(text, "\"state\": \"missing\""));
	free(text);
	package_result_clear(&r);
	put("rules.txt", "the rules\n");
	put("log.txt", "the log\n");
	free(path);
}

static bool
never(void *arg, const char *what, size_t done, size_t all)
{
	int *calls = arg;

	(void)what;
	(void)done;
	(void)all;
	return --*calls > 0;
}

/* Cancels the i-th time that it is asked, for every i until it is done; each
 * time `stands` entries are in the folder, and the package has that code. */
static void
cancel_everywhere(const char *to, size_t stands, const char *code,
    struct package_result *out)
{
	char *above = in_dir("cancel"), *cache = in_dir("cache"), found[10];
	struct folder f;
	struct error err;
	int calls, i;

	for (i = 1; i < 500; i++) {
		struct package_input in = { .catalog = &tiny, .sheet = sheet,
			.day = 19814, .version = "0.1.0", .application = "7",
			.cache_dir = cache, .progress = never, .arg = &calls,
			.choices = { .zip = true, .own_copy = true } };

		calls = i;
		if (package_write(&in, to, out, &err) == 0)
			break;
		assert_int_equal(err.code, ERR_OK);
		assert_true(err.text[0] != '\0');
		assert_int_equal(folder_read(&f, above, true, &err), 0);
		assert_int_equal(f.n, stands);
		folder_clear(&f);
		assert_int_equal(target_is_ours(to, found), code != NULL);
		if (code != NULL)
			assert_string_equal(found, code);
	}
	assert_in_range(i, 20, 499);
	free(cache);
	free(above);
}

/* Nothing, or the old package with its archive and copy; then the new ones,
 * and the old ones beside them. */
static void
test_cancel(void **state)
{
	char *to = in_dir("cancel/x"), *above = in_dir("cancel"), code[10];
	struct package_result r;
	struct folder f;
	struct error err;

	(void)state;
	cancel_everywhere(to, 0, NULL, &r);
	memcpy(code, r.code, sizeof(code));
	assert_string_not_equal(r.zip, r.own_copy);
	assert_int_equal(access(r.zip, R_OK), 0);
	assert_int_equal(access(r.own_copy, R_OK), 0);
	package_result_clear(&r);
	sheet_put(sheet, "item/1-01", "note", "cancelled often");
	cancel_everywhere(to, 3, code, &r);
	assert_string_equal(r.aside_code, code);
	assert_int_equal(folder_read(&f, above, true, &err), 0);
	assert_int_equal(f.n, 6);
	folder_clear(&f);
	package_result_clear(&r);
	sheet_put(sheet, "item/1-01", "note", "");
	free(above);
	free(to);
}

/* The faults of a package after one change, which `mend` takes back. */
static void
assert_faults(const char *root, size_t n, const char *file)
{
	struct diag_list faults = { NULL, 0, 0 };
	struct error err;
	size_t i;
	bool named = false;

	assert_int_equal(package_verify(root, &faults, &err), 0);
	for (i = 0; i < faults.n; i++)
		named = named || strcmp(faults.list[i].file, file) == 0;
	if (faults.n != n || !named)
		for (i = 0; i < faults.n; i++)
			print_message("# %s: %s\n", faults.list[i].file,
			    faults.list[i].text);
	assert_int_equal(faults.n, n);
	assert_true(named);
	diag_clear(&faults);
}

static void
change(const char *root, const char *name, const char *text)
{
	char *path = path_join(root, name);

	if (text != NULL)
		put_at(path, text);
	else
		assert_int_equal(unlink(path), 0);
	free(path);
}

static void
test_verify(void **state)
{
	struct package_result r;
	struct diag_list none = { NULL, 0, 0 };
	struct error err;
	char *was, *path;

	(void)state;
	export_ok("verify", &r);
	was = get(r.dir, "data/answers.csv");
	change(r.dir, "data/answers.csv", NULL);
	assert_faults(r.dir, 2, "data/answers.csv");	/* and the count */
	change(r.dir, "data/answers.csv", "short");
	assert_faults(r.dir, 2, "data/answers.csv");
	change(r.dir, "data/answers.csv", was);
	free(was);
	change(r.dir, "data/extra.txt", "x");
	assert_faults(r.dir, 2, "data/extra.txt");
	change(r.dir, "data/extra.txt", NULL);
	change(r.dir, "data/.DS_Store", "x");
	assert_faults(r.dir, 1, "data/.DS_Store");
	change(r.dir, "data/.DS_Store", NULL);
	change(r.dir, "note.txt", "x");
	assert_faults(r.dir, 1, "note.txt");
	change(r.dir, "note.txt", NULL);
	change(r.dir, "fetch.txt", "http://example.invalid/ 1 data/x\n");
	assert_faults(r.dir, 2, "fetch.txt");
	change(r.dir, "fetch.txt", NULL);
	/* A link to the very same bytes elsewhere is still refused. */
	was = get(r.dir, "data/submission.pdf");
	put("elsewhere.pdf", was);
	free(was);
	path = path_join(r.dir, "data/submission.pdf");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("../../elsewhere.pdf", path), 0);
	assert_faults(r.dir, 2, "data/submission.pdf");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_faults(r.dir, 2, "data/submission.pdf");
	free(path);
	package_result_clear(&r);
	assert_int_equal(package_verify(dir, &none, &err), -1);
	assert_int_equal(err.code, ERR_FOREIGN);
	assert_int_equal(package_verify("/nowhere", &none, &err), -1);
}

static void
test_verify_hostile(void **state)
{
	struct package_result r;
	char *was, *list;
	size_t kept;

	(void)state;
	list = long_list(true, 3000);
	assert_int_equal(parse(list, &kept), 1001);
	assert_int_equal(kept, 1);
	free(list);
	export_ok("hostile", &r);
	list = long_list(false, 3000);
	was = get(r.dir, "manifest-sha256.txt");
	change(r.dir, "manifest-sha256.txt", list);
	free(list);
	assert_faults(r.dir, 1001, ".");
	change(r.dir, "manifest-sha256.txt", was);
	free(was);
	was = get(r.dir, "manifest-sha256.txt");
	change(r.dir, "manifest-sha256.txt",
	    A64 "  data/../../../../etc/passwd\n");
	/* The list itself is changed, one line leads out, and all seven files
	 * are in no list. */
	assert_faults(r.dir, 9, "manifest-sha256.txt");
	change(r.dir, "manifest-sha256.txt", was);
	change(r.dir, "bag-info.txt", "Payload-Oxum: x\n");
	assert_faults(r.dir, 2, "bag-info.txt");
	change(r.dir, "bagit.txt", "x");
	change(r.dir, "tagmanifest-sha256.txt", NULL);
	assert_faults(r.dir, 3, "tagmanifest-sha256.txt");
	free(was);
	package_result_clear(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_manifest),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_older_goes_aside),
		cmocka_unit_test(test_foreign_folder),
		cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_cancel),
		cmocka_unit_test(test_verify),
		cmocka_unit_test(test_verify_hostile),
	};

	return cmocka_run_group_tests_name("package", tests, fill, empty);
}
