/*
 * Evidence files: what is refused and with which words, what is taken down of
 * a good one, when a file counts as changed, how folders are read. Everything
 * happens in a folder of its own.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"
#include "evidence/evidence.h"
#include "base/hash.h"
#include "evidence/kind.h"
#include "evidence/original.h"
#include "evidence/prepared.h"

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
/* か + combining mark, as macOS names files; and が in one. */
#define NFD "\xe3\x81\x8b\xe3\x82\x99"
#define NFC "\xe3\x81\x8c"

static char dir[] = "/tmp/anshin-evidence-XXXXXX";

static char *
in_dir(const char *name)
{
	return path_join(dir, name);
}

static void
put_bytes(const char *name, const char *bytes, size_t n)
{
	char *path = in_dir(name);
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	free(path);
}

static void
put(const char *name, const char *text)
{
	put_bytes(name, text, strlen(text));
}

static void
assert_refused(const char *path, enum errcode code)
{
	struct evidence_facts f;
	struct error err = { ERR_OK, "" };

	assert_int_equal(evidence_inspect(&f, path, &err), -1);
	assert_int_equal(err.code, code);
	assert_true(strlen(err.text) > 20);
	assert_null(f.path);
	assert_null(f.name);
}

static void
assert_name_refused(const char *name, enum errcode code)
{
	char *path = in_dir(name);

	assert_refused(path, code);
	free(path);
}

static void
test_hash(void **state)
{
	char hex[HASH_HEX];
	struct hash *h = hash_new();

	(void)state;
	hash_add(h, "a", 1);
	hash_add(h, "bc", 2);
	hash_hex(h, hex);
	assert_string_equal(hex, ABC);
}

static void
test_facts(void **state)
{
	struct evidence_facts f;
	struct error err;
	char *path = in_dir("note.txt");

	(void)state;
	put("note.txt", "abc");
	assert_int_equal(evidence_inspect(&f, path, &err), 0);
	assert_string_equal(f.path, path);
	assert_string_equal(f.name, "note.txt");
	assert_int_equal(f.size, 3);
	assert_true(f.mtime_ms > INT64_C(1600000000000));
	assert_string_equal(f.kind, "text/plain");
	assert_string_equal(f.sha256, ABC);
	evidence_facts_clear(&f);
	free(path);
}

static void
test_refused(void **state)
{
	char *path;
	int fd;

	(void)state;
	assert_name_refused("no such file", ERR_NOT_FOUND);
	assert_refused(dir, ERR_DATA);
	assert_refused("/dev/zero", ERR_DATA);
	put("empty", "");
	assert_name_refused("empty", ERR_DATA);
	path = in_dir("pipe");
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_refused(path, ERR_DATA);
	free(path);
	path = in_dir("loop");
	assert_int_equal(symlink("loop", path), 0);
	assert_refused(path, ERR_NOT_FOUND);
	free(path);
	/* A hole of 4 GB and one byte costs nothing and is never read. */
	path = in_dir("large");
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	if (fd >= 0 && ftruncate(fd, (off_t)ORIGINAL_MAX + 1) == 0)
		assert_refused(path, ERR_DATA);
	close(fd);
	unlink(path);
	free(path);
}

static void
test_unreadable(void **state)
{
	char *path = in_dir("secret");

	(void)state;
	put("secret", "abc");
	assert_int_equal(chmod(path, 0), 0);
	if (geteuid() != 0)		/* root reads everything */
		assert_refused(path, ERR_IO);
	unlink(path);
	free(path);
}

struct told {
	size_t times, done, all, enough;
};

static bool
listen(void *arg, size_t done, size_t all)
{
	struct told *t = arg;

	t->done = done;
	t->all = all;
	return ++t->times < t->enough;
}

/* A film on a slow stick: told megabyte by megabyte, and left at any of them. */
static void
test_long_file_is_told(void **state)
{
	struct told all = { .enough = 10 }, some = { .enough = 2 };
	char *path = in_dir("film.mp4");
	struct evidence_facts f;
	struct error err;

	(void)state;
	put("film.mp4", "film");
	assert_int_equal(truncate(path, 5 << 20), 0);
	assert_int_equal(evidence_inspect_telling(&f, path, listen, &all,
	    &err), 0);
	assert_int_equal(all.times, 5);
	assert_int_equal(all.done, 5);
	assert_int_equal(all.all, 5);
	evidence_facts_clear(&f);
	assert_int_equal(evidence_inspect_telling(&f, path, listen, &some,
	    &err), -1);
	assert_int_equal(err.code, ERR_OK);
	assert_int_equal(some.times, 2);
	assert_non_null(strstr(err.text, "film.mp4"));
	free(path);
}

static void
test_sentence_is_clean(void **state)
{
	struct evidence_facts f;
	struct error err;
	char *path = in_dir("bad\x1b[31m\n\xe2\x80\xae" "name");

	(void)state;
	assert_int_equal(evidence_inspect(&f, path, &err), -1);
	assert_null(strchr(err.text, '\x1b'));
	assert_null(strchr(err.text, '\n'));
	assert_null(strstr(err.text, "\xe2\x80\xae"));
	free(path);
}

static void
test_names(void **state)
{
	struct evidence_facts f;
	struct error err;
	char *path = in_dir(NFD ".txt");

	(void)state;
	put(NFD ".txt", "abc");
	assert_int_equal(evidence_inspect(&f, path, &err), 0);
	assert_string_equal(f.name, NFC ".txt");
	assert_string_equal(f.path, path);	/* as the disk has it */
	evidence_facts_clear(&f);
	free(path);
	path = in_dir("link.txt");
	assert_int_equal(symlink(NFD ".txt", path), 0);
	assert_int_equal(evidence_inspect(&f, path, &err), 0);
	assert_string_equal(f.name, "link.txt");
	evidence_facts_clear(&f);
	free(path);
}

static int
append(void *arg, const void *bytes, size_t n, struct error *err)
{
	const char *path = arg;
	int fd = open(path, O_WRONLY | O_APPEND);

	(void)bytes;
	(void)n;
	(void)err;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "more", 4), 4);
	close(fd);
	return 0;
}

static int
shorten(void *arg, const void *bytes, size_t n, struct error *err)
{
	(void)bytes;
	(void)n;
	(void)err;
	assert_int_equal(truncate(arg, 1), 0);
	return 0;
}

/* The file changes with each piece that is read: reading comes to an end and
 * says why nothing was taken. */
static void
assert_changing(original_sink *sink)
{
	struct error err = { ERR_OK, "" };
	char *path = in_dir("moving"), hex[HASH_HEX];
	struct original s;

	put("moving", "abc");
	assert_int_equal(original_open(&s, path, &err), 0);
	assert_int_equal(original_read(&s, hex, sink, path, &err), -1);
	assert_int_equal(err.code, ERR_DATA);
	original_close(&s);
	free(path);
}

static void
test_changing(void **state)
{
	(void)state;
	assert_changing(append);
	assert_changing(shorten);
}

static void
test_state(void **state)
{
	struct evidence_facts f;
	struct evidence e;
	struct error err;
	struct timespec times[2] = { { 1600000000, 0 }, { 1600000000, 0 } };
	char size[24], mtime[25], *path = in_dir("state.txt");

	(void)state;
	put("state.txt", "abc");
	assert_int_equal(evidence_inspect(&f, path, &err), 0);
	memset(&e, 0, sizeof(e));
	snprintf(size, sizeof(size), "%" PRId64, f.size);
	date_format_utc_ms(f.mtime_ms, mtime);
	e.path = f.path;
	e.name = f.name;
	e.size = size;
	e.mtime = mtime;
	e.sha256 = f.sha256;
	assert_int_equal(evidence_state(&e, false), FILE_SAME);
	assert_int_equal(evidence_state(&e, true), FILE_SAME);
	/* Another time, the same bytes. */
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	assert_int_equal(evidence_state(&e, false), FILE_SAME);
	put("state.txt", "abcd");
	assert_int_equal(evidence_state(&e, false), FILE_CHANGED);
	/* Other bytes behind the same size and time: only a deep look sees. */
	put("state.txt", "abd");
	times[1].tv_sec = f.mtime_ms / 1000;
	times[1].tv_nsec = (long)(f.mtime_ms % 1000) * 1000000;
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	assert_int_equal(evidence_state(&e, false), FILE_SAME);
	assert_int_equal(evidence_state(&e, true), FILE_CHANGED);
	unlink(path);
	assert_int_equal(evidence_state(&e, false), FILE_MISSING);
	/* A folder where the file was. */
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(evidence_state(&e, false), FILE_CHANGED);
	rmdir(path);
	evidence_facts_clear(&f);
	free(path);
}

/* Where it is found from `from`, relative to our folder; "" when nowhere. */
static void
assert_found(const struct evidence *e, const char *hint, const char *where)
{
	char *dir_hint = in_dir(hint), *wanted = in_dir(where), *found;
	const char *const dirs[] = { dir_hint, NULL };

	found = evidence_find(e, dirs);
	if (where[0] == '\0')
		assert_null(found);
	else
		assert_string_equal(found != NULL ? found : "", wanted);
	free(found);
	free(wanted);
	free(dir_hint);
}

static void
move(const char *from, const char *to)
{
	char *a = in_dir(from), *b = in_dir(to);

	assert_int_equal(rename(a, b), 0);
	free(a);
	free(b);
}

static void
test_find(void **state)
{
	static const char *const folders[] = { "find", "find/own",
		"find/own/2026", "find/beside", "find/usb", "find/usb/own" };
	struct evidence e;
	size_t i;
	char *path;

	(void)state;
	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		path = in_dir(folders[i]);
		assert_int_equal(mkdir(path, 0700), 0);
		free(path);
	}
	path = in_dir("find/own/a.jpg");
	memset(&e, 0, sizeof(e));
	e.path = path;
	e.size = "3";
	e.sha256 = ABC;
	assert_found(&e, "find/usb", "");
	/* Renamed, one folder down, up, beside; on a stick of another name. */
	put("find/own/b.jpg", "abc");
	assert_found(&e, "find/usb", "find/own/b.jpg");
	move("find/own/b.jpg", "find/own/2026/a.jpg");
	assert_found(&e, "find/usb", "find/own/2026/a.jpg");
	move("find/own/2026/a.jpg", "find/a.jpg");
	assert_found(&e, "find/usb", "find/a.jpg");
	move("find/a.jpg", "find/beside/a.jpg");
	assert_found(&e, "find/usb", "find/beside/a.jpg");
	move("find/beside/a.jpg", "find/usb/own/a.jpg");
	assert_found(&e, "find/usb", "find/usb/own/a.jpg");
	assert_found(&e, "nowhere", "");
	/* The name alone is nothing, nor is the size. */
	put("find/usb/own/a.jpg", "abd");
	assert_found(&e, "find/usb", "");
	put("find/own/a link", "xyz");
	path[strlen(path) - 1] = 'x';
	assert_found(&e, "find/usb", "");
	free(path);
}

static void
test_copy(void **state)
{
	struct evidence e;
	enum file_state found;
	struct error why, err;
	char *from = in_dir("from"), *to = in_dir("to");

	(void)state;
	put("from", "abc");
	memset(&e, 0, sizeof(e));
	e.path = from;
	e.sha256 = ABC;
	assert_int_equal(evidence_copy(&e, to, &found, &why, NULL, NULL,
	    &err), 0);
	assert_int_equal(found, FILE_SAME);
	assert_int_equal(access(to, R_OK), 0);
	/* Never over a file that is there. */
	assert_int_equal(evidence_copy(&e, to, &found, &why, NULL, NULL,
	    &err), -1);
	unlink(to);
	put("from", "abd");
	assert_int_equal(evidence_copy(&e, to, &found, &why, NULL, NULL,
	    &err), 0);
	assert_int_equal(found, FILE_CHANGED);
	assert_true(access(to, F_OK) != 0);
	unlink(from);
	assert_int_equal(evidence_copy(&e, to, &found, &why, NULL, NULL,
	    &err), 0);
	assert_int_equal(found, FILE_MISSING);
	assert_true(access(to, F_OK) != 0);
	free(from);
	free(to);
}

/* A JPEG with a note of its maker, and nothing else that matters here. */
#define JPEG_NOTE "\xff\xd8\xff\xe1\0\x08secret\xff\xda\0\x02xy\xff\xd9"
#define JPEG_BARE "\xff\xd8\xff\xda\0\x02xy\xff\xd9"

static bool
count_down(void *arg, size_t done, size_t all)
{
	int *left = arg;

	assert_true(done <= all);
	return --*left > 0;
}

/* Four files: cleaned, not to be cleaned, another by now, plainly copied. */
static void
test_copy_many(void **state)
{
	static const char bare[] = JPEG_BARE;
	struct evidence_copying list[4];
	char *from[4], *to[4], name[16], *bytes;
	struct evidence_facts f[4];
	struct error err;
	int left = 1;
	size_t i, n;

	(void)state;
	memset(list, 0, sizeof(list));
	for (i = 0; i < 4; i++) {
		snprintf(name, sizeof(name), "from%zu", i);
		from[i] = in_dir(name);
		put_bytes(name, i == 1 ? "no picture" : JPEG_NOTE,
		    i == 1 ? 10 : sizeof(JPEG_NOTE) - 1);
		assert_int_equal(evidence_inspect(&f[i], from[i], &err), 0);
		snprintf(name, sizeof(name), "to%zu", i);
		to[i] = in_dir(name);
		list[i].e = (struct evidence){ .path = f[i].path,
			.name = f[i].name, .size = "21", .kind = f[i].kind,
			.sha256 = f[i].sha256 };
		list[i].to = to[i];
		list[i].clean = i != 3;
	}
	put("from2", "something else");
	/* Cancelled: nothing is left. */
	assert_int_equal(evidence_copy_many(list, 4, count_down, &left, &err),
	    -1);
	assert_int_equal(err.code, ERR_OK);
	for (i = 0; i < 4; i++)
		assert_true(access(to[i], F_OK) != 0);
	assert_int_equal(evidence_copy_many(list, 4, NULL, NULL, &err), 0);
	assert_int_equal(list[0].state, FILE_SAME);
	assert_true(list[0].cleaned);
	assert_int_equal(list[0].size, sizeof(bare) - 1);
	assert_int_equal(file_read(&bytes, &n, to[0], 100, &err), 0);
	assert_memory_equal(bytes, bare, sizeof(bare) - 1);
	free(bytes);
	assert_int_equal(list[1].state, FILE_SAME);
	assert_false(list[1].cleaned);
	assert_int_equal(list[1].why.code, ERR_DATA);
	assert_string_equal(list[1].sha256, f[1].sha256);
	assert_int_equal(list[2].state, FILE_CHANGED);
	assert_true(access(to[2], F_OK) != 0);
	assert_int_equal(list[3].state, FILE_SAME);
	assert_string_equal(list[3].sha256, f[3].sha256);
	/* Never over a file that is there. */
	assert_int_equal(evidence_copy_many(list, 4, NULL, NULL, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	for (i = 0; i < 4; i++) {
		evidence_facts_clear(&f[i]);
		free(from[i]);
		free(to[i]);
	}
}

static void
test_kind(void **state)
{
	char kind[64];

	(void)state;
	kind_of("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", 25, kind,
	    sizeof(kind));
	assert_string_equal(kind, "application/pdf");
	kind_of("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", 20, kind,
	    sizeof(kind));
	assert_string_equal(kind, "image/jpeg");
	kind_of("\0\1\2\3", 4, kind, sizeof(kind));
	assert_string_equal(kind, "application/octet-stream");
	assert_true(evidence_is_image("image/jpeg"));
	assert_true(evidence_is_image("image/png"));
	assert_false(evidence_is_image("image/svg+xml"));
	assert_false(evidence_is_image(""));
}

static void
test_folder(void **state)
{
	char *sub = in_dir("folder"), *path = in_dir("folder/zz");
	struct folder f;
	struct error err;

	(void)state;
	assert_int_equal(mkdir(sub, 0700), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	put("folder/IMG_10.jpg", "x");
	put("folder/IMG_9.jpg", "xy");
	put("folder/.hidden", "x");
	put("folder/a\nb\x1b[2J", "x");
	assert_int_equal(folder_read(&f, sub, false, &err), 0);
	assert_int_equal(f.n, 4);
	assert_string_equal(f.entries[0].name, "zz");
	assert_true(f.entries[0].is_dir);
	assert_string_equal(f.entries[1].name, "IMG_9.jpg");
	assert_int_equal(f.entries[1].size, 2);
	assert_string_equal(f.entries[2].name, "IMG_10.jpg");
	assert_null(strpbrk(f.entries[3].name, "\n\x1b"));
	assert_int_equal(access(f.entries[3].path, R_OK), 0);
	folder_clear(&f);
	assert_int_equal(folder_read(&f, sub, true, &err), 0);
	assert_int_equal(f.n, 5);
	folder_clear(&f);
	assert_int_equal(folder_read(&f, "/nowhere/at all", false, &err), -1);
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_int_equal(folder_read(&f, "/dev/null", false, &err), -1);
	free(path);
	free(sub);
}

static void
test_shortcuts(void **state)
{
	char **list, *path;
	size_t i, n = 0, pictures = 0;

	(void)state;
	setenv("HOME", dir, 1);
	unsetenv("XDG_CONFIG_HOME");
	path = in_dir(".config");
	mkdir(path, 0700);
	free(path);
	path = in_dir("Gazo");
	mkdir(path, 0700);
	put(".config/user-dirs.dirs", "XDG_PICTURES_DIR=\"$HOME/Gazo\"\n");
	list = folder_shortcuts();
	assert_string_equal(list[0], dir);
	for (i = 0; list[i] != NULL; i++, n++) {
		if (strcmp(list[i], path) == 0)
			pictures++;
		free(list[i]);
	}
	assert_int_equal(pictures, 1);
	free(list);
	free(path);
}

#define DAY INT64_C(86400000)
#define NOW (20000 * DAY)

static char *
cached(const char *name)
{
	char *folder = in_dir("cache"), *path = path_join(folder, name);

	free(folder);
	return path;
}

/* Ten bytes that were used that many days before NOW. */
static void
put_used(const char *name, int days)
{
	const struct timespec used[2] = { { (NOW - days * DAY) / 1000, 0 },
		{ (NOW - days * DAY) / 1000, 0 } };
	char *path = cached(name), below[80];

	snprintf(below, sizeof(below), "cache/%s", name);
	put(below, "0123456789");
	assert_int_equal(utimensat(AT_FDCWD, path, used, 0), 0);
	free(path);
}

static bool
stands(const char *name)
{
	char *path = cached(name);
	struct stat st;
	bool there = lstat(path, &st) == 0;

	free(path);
	return there;
}

#define PHOTO(letter) letter "a7816bf8f01cfea414140de5dae2223b00361a396177" \
	"a9cb410ff61f20015ad.jpg"

/* What is too old goes, then the longest unused until the rest fits, but
 * nothing of the last day, and nothing that is no prepared photo. */
static void
test_tidy(void **state)
{
	char *folder = in_dir("cache"), *link = cached(PHOTO("f"));
	char *aim = cached("notes.txt");

	(void)state;
	prepared_tidy(folder, NOW, 0);		/* nothing there yet */
	assert_int_equal(mkdir(folder, 0700), 0);
	put_used(PHOTO("a"), 401);
	put_used(PHOTO("b"), 300);
	put_used(PHOTO("c"), 20);
	put_used(PHOTO("d"), 2);
	put_used(PHOTO("e"), 0);
	put_used("notes.txt", 900);
	put_used("a.jpg", 900);
	put_used(PREPARING "000000", 2);
	put_used(PREPARING "111111", 0);
	assert_int_equal(symlink(aim, link), 0);

	prepared_tidy(folder, NOW, 1000);
	assert_false(stands(PHOTO("a")));
	assert_true(stands(PHOTO("b")));
	assert_false(stands(PREPARING "000000"));
	assert_true(stands(PREPARING "111111"));
	prepared_tidy(folder, NOW, 20);
	assert_false(stands(PHOTO("b")));
	assert_false(stands(PHOTO("c")));
	assert_true(stands(PHOTO("d")));
	prepared_tidy(folder, NOW, 0);
	assert_false(stands(PHOTO("d")));
	assert_true(stands(PHOTO("e")));
	assert_true(stands(PHOTO("f")));
	assert_true(stands("notes.txt"));
	assert_true(stands("a.jpg"));
	free(aim);
	free(link);
	free(folder);
}

static int
make_dir(void **state)
{
	(void)state;
	return mkdtemp(dir) != NULL ? 0 : -1;
}

static int
remove_dir(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	return system(command);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_unreadable),
		cmocka_unit_test(test_long_file_is_told),
		cmocka_unit_test(test_sentence_is_clean),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_changing),
		cmocka_unit_test(test_state),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_copy),
		cmocka_unit_test(test_copy_many),
		cmocka_unit_test(test_kind),
		cmocka_unit_test(test_folder),
		cmocka_unit_test(test_shortcuts),
		cmocka_unit_test(test_tidy),
	};

	return cmocka_run_group_tests_name("evidence", tests, make_dir,
	    remove_dir);
}
