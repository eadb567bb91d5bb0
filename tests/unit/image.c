/*
 * The image of a catalogue: it gives what the YAML gives, is made anew when a
 * file changes, and whatever happens to its bytes leads to the YAML, not to a
 * crash or to other texts.
 */
#include "config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "catalog/cache.h"
#include "catalog/image.h"
#include "catalog/load.h"
#include "catalog/programme.h"

static char home[] = "/tmp/anshin-image-XXXXXX";
static char *forms;

static struct catalog *
load(enum lang lang, struct diag_list *diags)
{
	struct error err = { ERR_OK, "" };
	struct catalog *c;

	if (catalog_load(&c, forms, lang, diags, &err) != 0)
		fail_msg("%s", err.text);
	return c;
}

/* From the files: who asks for the faults gets no image. */
static struct catalog *
load_yaml(enum lang lang)
{
	struct diag_list diags = { NULL, 0, 0 };
	struct catalog *c = load(lang, &diags);

	diag_clear(&diags);
	return c;
}

static bool
load_image(struct catalog *c, enum lang lang, struct arena *arena)
{
	struct cache k;
	bool found;

	memset(c, 0, sizeof(*c));
	cache_open(&k, forms, lang);
	found = cache_load(&k, c, arena);
	cache_close(&k);
	return found;
}

static void
save_image(const struct catalog *c, enum lang lang)
{
	struct cache k;

	cache_open(&k, forms, lang);
	k.settled = true;
	cache_save(&k, c);
	cache_close(&k);
}

static char *
image_path(enum lang lang)
{
	struct cache k;
	char *path;

	cache_open(&k, forms, lang);
	path = xstrdup(k.path);
	cache_close(&k);
	return path;
}

static bool
same_str(const struct str *a, const struct str *b)
{
	return a->len == b->len && memcmp(a->ptr, b->ptr, a->len) == 0;
}

/* All that the table knows, by writing both down; then what it does not. */
static void
expect_same(const struct catalog *a, const struct catalog *b)
{
	struct image x, y;
	size_t i;

	image_make(&x, a);
	image_make(&y, b);
	assert_true(same_str(&x.objects, &y.objects));
	assert_true(same_str(&x.texts, &y.texts));
	image_clear(&x);
	image_clear(&y);
	assert_int_equal(a->n_fields, b->n_fields);
	for (i = 0; i < a->n_fields; i++) {
		assert_int_equal(b->fields[i].index, i);
		assert_string_equal(a->fields[i].section->id,
		    b->fields[i].section->id);
	}
	for (i = 0; i < a->n_items; i++) {
		assert_int_equal(b->items[i].index, i);
		assert_string_equal(a->items[i].chapter->title,
		    b->items[i].chapter->title);
		assert_string_equal(a->items[i].text_hash,
		    b->items[i].text_hash);
		assert_ptr_equal(b->items[i].place, &b->places[
		    a->items[i].place - a->places]);
	}
	assert_string_equal(a->sha256, b->sha256);
	assert_string_equal(a->programme->title, b->programme->title);
}

static void
gives_what_the_files_give(void **state)
{
	enum lang langs[] = { LANG_JA, LANG_EN };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		struct catalog *yaml = load_yaml(langs[i]), image;
		struct arena *arena = arena_new();

		assert_false(load_image(&image, langs[i], arena));
		save_image(yaml, langs[i]);
		assert_true(load_image(&image, langs[i], arena));
		expect_same(yaml, &image);
		arena_free(arena);
		catalog_free(yaml);
	}
}

static void
is_private(void **state)
{
	char *path = image_path(LANG_JA);
	struct catalog *c = load_yaml(LANG_JA), image;
	struct arena *arena = arena_new();
	struct stat st;

	(void)state;
	save_image(c, LANG_JA);
	catalog_free(c);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	/* One that others may write is not believed. */
	assert_int_equal(chmod(path, 0622), 0);
	assert_false(load_image(&image, LANG_JA, arena));
	arena_free(arena);
	assert_int_equal(unlink(path), 0);
	free(path);
}

static void
write_bytes(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(path, 0600), 0);
}

static void
expect_refused(const char *path, const char *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct catalog image;

	write_bytes(path, bytes, n);
	assert_false(load_image(&image, LANG_JA, arena));
	arena_free(arena);
}

static void
damage_leads_to_the_files(void **state)
{
	char *path = image_path(LANG_JA), *bytes;
	struct catalog *yaml = load_yaml(LANG_JA), *c;
	size_t n, i, step;

	(void)state;
	save_image(yaml, LANG_JA);
	assert_int_equal(file_read(&bytes, &n, path, 1 << 24, NULL), 0);
	step = n / 400 + 1;
	for (i = 0; i < n; i += i < 400 ? 1 : step) {
		bytes[i] ^= (char)(1 << i % 8);
		expect_refused(path, bytes, n);
		bytes[i] ^= (char)(1 << i % 8);
	}
	for (i = 0; i < n; i += i < 400 ? 7 : n / 40 + 1)
		expect_refused(path, bytes, i);
	bytes[n - 2] ^= 1;
	write_bytes(path, bytes, n);
	c = load(LANG_JA, NULL);
	expect_same(yaml, c);
	catalog_free(c);
	catalog_free(yaml);
	free(bytes);
	free(path);
}

/* Touches all that it points to. */
static void
walk(const struct catalog *c)
{
	struct image m;

	image_make(&m, c);
	assert_false(m.texts.overflow);
	image_clear(&m);
}

/* Bytes that pass the checksum and are no image all the same. */
static void
wild_offsets_are_refused(void **state)
{
	struct catalog *yaml = load_yaml(LANG_JA), c;
	struct image m;
	size_t i, tried = 0, refused = 0;
	char *objects;

	(void)state;
	image_make(&m, yaml);
	objects = xmalloc(m.objects.len);
	for (i = 0; i + 8 <= m.objects.len; i += 8 * 37) {
		struct arena *arena = arena_new();

		memcpy(objects, m.objects.ptr, m.objects.len);
		memset(objects + i, 0x7b, 8);
		memset(&c, 0, sizeof(c));
		tried++;
		if (image_read(&c, objects, m.objects.len, m.texts.ptr,
		    m.texts.len, arena))
			walk(&c);	/* a day or a number may be any */
		else
			refused++;
		arena_free(arena);
	}
	assert_true(tried > 100);
	assert_true(refused > tried / 2);
	free(objects);
	image_clear(&m);
	catalog_free(yaml);
}

static void
every_change_of_a_file_is_seen(void **state)
{
	char *path = path_join(forms, "ja.yaml"), *bytes, *at;
	struct catalog *c = load_yaml(LANG_JA), image;
	struct timespec times[2];
	struct arena *arena = arena_new();
	struct stat st;
	size_t n;

	(void)state;
	save_image(c, LANG_JA);
	catalog_free(c);
	assert_true(load_image(&image, LANG_JA, arena));
	/* Same size, same inode, and the time set back. */
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(file_read(&bytes, &n, path, 1 << 24, NULL), 0);
	at = strstr(bytes, "title: ");
	assert_non_null(at);
	memcpy(at + 7, "\xe5\x88\xa5", 3);
	write_bytes(path, bytes, n);
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	assert_false(load_image(&image, LANG_JA, arena));
	arena_free(arena);
	c = load(LANG_JA, NULL);
	assert_true(strncmp(c->title, "別", 3) == 0);
	catalog_free(c);
	free(bytes);
	free(path);
}

/* A change within the same tick of the clock would show in no time: what was
 * changed just now gets no image yet. */
static void
fresh_files_get_no_image(void **state)
{
	char *path = image_path(LANG_JA);

	(void)state;
	(void)unlink(path);
	catalog_free(load(LANG_JA, NULL));
	assert_int_not_equal(access(path, F_OK), 0);
	free(path);
}

static void
nowhere_to_write_is_no_fault(void **state)
{
	(void)state;
	setenv("XDG_CACHE_HOME", "/proc/nowhere", 1);
	catalog_free(load(LANG_JA, NULL));
	setenv("XDG_CACHE_HOME", home, 1);
}

static void
copy(const char *name)
{
	char *source = xasprintf("%s/forms/2024-04/%s",
	    getenv("srcdir") != NULL ? getenv("srcdir") : ".", name);
	char *to = path_join(forms, name), *bytes;
	size_t n;

	assert_int_equal(file_read(&bytes, &n, source, 1 << 24, NULL), 0);
	write_bytes(to, bytes, n);
	free(bytes);
	free(to);
	free(source);
}

static int
setup(void **state)
{
	(void)state;
	if (mkdtemp(home) == NULL)
		return -1;
	setenv("XDG_CACHE_HOME", home, 1);
	forms = path_join(home, "2024-04");
	if (mkdir(forms, 0700) != 0)
		return -1;
	copy("ja.yaml");
	copy("en.yaml");
	copy("programme.yaml");
	copy("programme.en.yaml");
	return 0;
}

static int
teardown(void **state)
{
	static const char *const names[] = { "ja.yaml", "en.yaml",
	    "programme.yaml", "programme.en.yaml" };
	char *images[] = { image_path(LANG_JA), image_path(LANG_EN) };
	char *dir = path_dir(images[0]), *path;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		unlink(images[i]);
		free(images[i]);
	}
	for (i = 0; i < 4; i++) {
		path = path_join(forms, names[i]);
		unlink(path);
		free(path);
	}
	rmdir(forms);
	rmdir(dir);
	free(dir);
	free(forms);
	return rmdir(home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fresh_files_get_no_image),
		cmocka_unit_test(gives_what_the_files_give),
		cmocka_unit_test(is_private),
		cmocka_unit_test(damage_leads_to_the_files),
		cmocka_unit_test(wild_offsets_are_refused),
		cmocka_unit_test(nowhere_to_write_is_no_fault),
		cmocka_unit_test(every_change_of_a_file_is_seen)
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
