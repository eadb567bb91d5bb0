/*
 * The photo in focus: read after a rest and not before, given up when the
 * focus moves on, kept, read anew when its file has changed; and a worker that
 * hangs, lies or dies leaves one sentence. The workers here are small scripts.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/preview.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "evidence/evidence.h"

#define RASTER "printf 'P6\\n2 1\\n255\\n\\001\\002\\003\\004\\005\\006'\n"

static char dir[] = "/tmp/anshin-preview-XXXXXX";
static char *photo, *other, *real;

static char *
in_dir(const char *name)
{
	return path_join(dir, name);
}

static void
write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

/* A worker that notes each start and goes on as `body` says. */
static void
worker(const char *body)
{
	char *path = in_dir("anshin-worker"), *log = in_dir("starts");
	char *text = xasprintf("#!/bin/sh\necho $$ >>%s\n%s", log, body);

	unlink(log);
	write_text(path, text);
	assert_int_equal(chmod(path, 0700), 0);
	setenv("ANSHIN_LIBEXECDIR", dir, 1);
	free(text);
	free(path);
	free(log);
}

/* How many were started; *pid: the last. */
static int
starts(pid_t *pid)
{
	char *path = in_dir("starts"), line[32];
	FILE *f = fopen(path, "r");
	int n = 0;

	*pid = 0;
	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		*pid = (pid_t)strtol(line, NULL, 10);
		n++;
	}
	if (f != NULL)
		fclose(f);
	free(path);
	return n;
}

/* The loop without keys, until nothing is left to do or ms have passed. */
static void
rest(struct preview *p, int ms)
{
	int left, waited;

	for (waited = 0; waited < ms; waited += 10) {
		struct pollfd fd = { .fd = preview_watch(p, &left),
			.events = POLLIN };

		if (fd.fd < 0 && left < 0)
			return;
		(void)poll(&fd, 1, 10);
		preview_work(p, false);
	}
}

static void
rests_before_it_reads(void **state)
{
	struct preview p = { .n = 0 };
	pid_t pid;
	int i;

	(void)state;
	worker(RASTER);
	for (i = 0; i < 50; i++) {
		preview_want(&p, i % 2 ? photo : other);
		preview_work(&p, false);
	}
	assert_int_equal(starts(&pid), 0);
	assert_string_equal(p.view.path, photo);
	assert_null(p.view.picture);
	assert_null(p.view.error);
	rest(&p, 5000);
	assert_int_equal(starts(&pid), 1);
	assert_non_null(p.view.picture);
	assert_int_equal(p.view.picture->w, 2);
	assert_int_equal(p.view.picture->rgb[5], 6);
	preview_clear(&p);
}

static void
keeps_and_reads_anew(void **state)
{
	struct preview p = { .n = 0 };
	unsigned serial;
	pid_t pid;

	(void)state;
	worker(RASTER);
	preview_want(&p, photo);
	rest(&p, 5000);
	preview_want(&p, other);
	rest(&p, 5000);
	assert_int_equal(starts(&pid), 2);
	preview_want(&p, photo);
	assert_non_null(p.view.picture);	/* at once */
	serial = p.view.picture->serial;
	rest(&p, 5000);
	assert_int_equal(starts(&pid), 2);
	write_text(photo, "another, longer");
	preview_want(&p, "");
	assert_null(p.view.picture);
	preview_want(&p, photo);
	rest(&p, 5000);
	assert_int_equal(starts(&pid), 3);
	assert_int_not_equal(p.view.picture->serial, serial);
	preview_clear(&p);
}

/* Moving on ends a worker that hangs, and waits for nothing. */
static void
moving_on_gives_up(void **state)
{
	struct preview p = { .n = 0 };
	pid_t pid = 0;
	int i, ms;

	(void)state;
	worker("exec sleep 60\n");
	preview_want(&p, photo);
	for (i = 0; i < 200 && pid == 0; i++) {
		rest(&p, 50);
		(void)starts(&pid);
	}
	assert_true(pid > 0);
	assert_int_equal(kill(pid, 0), 0);
	assert_null(p.view.picture);
	assert_true(preview_watch(&p, &ms) >= 0);
	assert_in_range(ms, 1, 10000);		/* its time will be up */
	preview_want(&p, other);
	assert_int_equal(kill(pid, 0), -1);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	preview_clear(&p);
}

static void
expect_sentence(const char *body)
{
	struct preview p = { .n = 0 };

	worker(body);
	preview_want(&p, photo);
	rest(&p, 5000);
	assert_null(p.view.picture);
	assert_non_null(p.view.error);
	assert_true(strlen(p.view.error) > 20);
	preview_clear(&p);
}

static void
whatever_a_worker_does(void **state)
{
	(void)state;
	expect_sentence("exit 10\n");
	expect_sentence("exit 11\n");
	expect_sentence("exit 12\n");
	expect_sentence("kill -SEGV $$\n");
	expect_sentence("exit 0\n");
	expect_sentence("printf 'P6\\n2 1\\n255\\n12345'\n");
	expect_sentence("printf 'P6\\n2 1\\n255\\n1234567'\n");
	expect_sentence("printf 'P6\\n999 999\\n255\\n123'\n");
	expect_sentence("printf 'P6\\n0 0\\n255\\n'\n");
	/* What it prints goes nowhere, and does not keep it. */
	expect_sentence("head -c 300000 /dev/zero >&2; exit 10\n");
}

static void
what_is_no_file(void **state)
{
	struct preview p = { .n = 0 };
	char *gone = in_dir("gone.jpg"), *pipe = in_dir("pipe.jpg");
	pid_t pid;

	(void)state;
	worker(RASTER);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	preview_want(&p, gone);
	rest(&p, 5000);
	assert_non_null(p.view.error);
	preview_want(&p, pipe);
	rest(&p, 5000);
	assert_non_null(p.view.error);
	assert_int_equal(starts(&pid), 0);
	write_text(gone, "there again");
	preview_want(&p, gone);
	rest(&p, 5000);
	assert_non_null(p.view.picture);
	preview_clear(&p);
	unlink(gone);
	unlink(pipe);
	free(gone);
	free(pipe);
}

/* More photos than are kept: the one seen last is never the one that goes. */
static void
many_photos(void **state)
{
	struct preview p = { .n = 0 };
	char *path;
	int i;

	(void)state;
	worker(RASTER);
	for (i = 0; i < 70; i++) {
		path = xasprintf("%s/%d.jpg", dir, i);
		write_text(path, "x");
		preview_want(&p, path);
		preview_work(&p, true);
		assert_non_null(p.view.picture);
		unlink(path);
		free(path);
	}
	assert_int_equal(p.n, 64);
	preview_clear(&p);
}

/* The real worker, with the demo's photo. */
static void
the_real_one(void **state)
{
	struct preview p = { .n = 0 };
	const char *srcdir = getenv("srcdir");
	char *path = path_join(srcdir != NULL ? srcdir : ".",
	    "assets/demo/evidence/aed.jpg");

	(void)state;
	setenv("ANSHIN_LIBEXECDIR", real, 1);
	preview_want(&p, path);
	preview_work(&p, true);
	assert_non_null(p.view.picture);
	assert_int_equal(p.view.picture->w, 192);
	assert_int_equal(p.view.picture->h, 144);
	preview_want(&p, photo);		/* no photo at all */
	preview_work(&p, true);
	assert_non_null(p.view.error);
	preview_clear(&p);
	free(path);
}

static int
setup(void **state)
{
	const char *set = getenv("ANSHIN_LIBEXECDIR");

	(void)state;
	if (mkdtemp(dir) == NULL)
		return -1;
	real = realpath(set != NULL ? set : ".", NULL);
	photo = in_dir("a.jpg");
	other = in_dir("b.jpg");
	write_text(photo, "one");
	write_text(other, "two");
	return 0;
}

static int
teardown(void **state)
{
	static const char *const names[] = { "a.jpg", "b.jpg", "starts",
		"anshin-worker" };
	size_t i;
	char *path;

	(void)state;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		path = in_dir(names[i]);
		unlink(path);
		free(path);
	}
	free(photo);
	free(other);
	free(real);
	return rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rests_before_it_reads),
		cmocka_unit_test(keeps_and_reads_anew),
		cmocka_unit_test(moving_on_gives_up),
		cmocka_unit_test(whatever_a_worker_does),
		cmocka_unit_test(what_is_no_file),
		cmocka_unit_test(many_photos),
		cmocka_unit_test(the_real_one),
	};

	return cmocka_run_group_tests_name("preview", tests, setup, teardown);
}
