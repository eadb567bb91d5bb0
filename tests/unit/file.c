/*
 * Proves that reading refuses what is no ordinary file of bearable size, and
 * that writing leaves the old file or the new one, whole, whatever fails.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "base/xalloc.h"

static char root[] = "/tmp/anshin-file-XXXXXX";

static int
make_root(void **state)
{
	(void)state;
	return mkdtemp(root) != NULL && chdir(root) == 0 ? 0 : -1;
}

static int
remove_root(void **state)
{
	char *command = xasprintf("rm -rf '%s'", root);
	int status = chdir("/") == 0 ? system(command) : -1;

	(void)state;
	free(command);
	return status;
}

static int
entries(const char *path)
{
	DIR *dir = opendir(path);
	int n = 0;

	assert_non_null(dir);
	while (readdir(dir) != NULL)
		n++;
	closedir(dir);
	return n - 2;			/* "." and ".." */
}

static void
write_file(const char *path, const void *bytes, size_t n)
{
	struct error err = { ERR_OK, "" };
	struct outfile *f;

	assert_int_equal(outfile_open(&f, path, 0644, &err), 0);
	outfile_write(f, bytes, n);
	assert_int_equal(outfile_commit(f, &err), 0);
	assert_int_equal(err.code, ERR_OK);
}

static void
assert_content(const char *path, const char *want)
{
	char *bytes;
	size_t n;

	assert_int_equal(file_read(&bytes, &n, path, 1000, NULL), 0);
	assert_int_equal(n, strlen(want));
	assert_string_equal(bytes, want);
	free(bytes);
}

static void
reads_whole_files(void **state)
{
	struct error err = { ERR_OK, "" };
	char *bytes;
	size_t n;

	(void)state;
	write_file("r", "a\0b", 3);
	assert_int_equal(file_read(&bytes, &n, "r", 3, &err), 0);
	assert_int_equal(n, 3);
	assert_memory_equal(bytes, "a\0b", 4);
	free(bytes);
	write_file("empty", "", 0);
	assert_int_equal(file_read(&bytes, &n, "empty", 0, &err), 0);
	assert_int_equal(n, 0);
	assert_string_equal(bytes, "");
	free(bytes);
	/* A file that does not say how long it is. */
	assert_int_equal(file_read(&bytes, &n, "/proc/self/status", 100000,
	    &err), 0);
	assert_true(n > 100);
	assert_int_equal(strlen(bytes), n);
	free(bytes);
}

static void
assert_unreadable(const char *path, size_t max, enum errcode code)
{
	struct error err = { ERR_OK, "" };
	char *bytes = root;
	size_t n = 1;

	assert_int_equal(file_read(&bytes, &n, path, max, &err), -1);
	assert_int_equal(err.code, code);
	assert_non_null(strstr(err.text, path));
	assert_null(bytes);
	assert_int_equal(n, 0);
}

static void
refuses_to_read(void **state)
{
	(void)state;
	write_file("four", "1234", 4);
	assert_unreadable("four", 3, ERR_DATA);
	assert_unreadable("/proc/self/status", 10, ERR_DATA);
	assert_unreadable("missing", 10, ERR_NOT_FOUND);
	assert_unreadable("four/x", 10, ERR_NOT_FOUND);
	assert_unreadable(".", 10, ERR_DATA);
	assert_unreadable("/dev/zero", 10, ERR_DATA);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_unreadable("pipe", 10, ERR_DATA);	/* and does not wait */
	if (geteuid() != 0) {
		assert_int_equal(chmod("four", 0), 0);
		assert_unreadable("four", 10, ERR_IO);
		assert_int_equal(chmod("four", 0600), 0);
	}
	assert_int_equal(unlink("pipe"), 0);
}

static void
writes_large_files(void **state)
{
	const size_t size = 300000;
	char *bytes = xmalloc(size), *back;
	struct outfile *f;
	size_t i, n;

	(void)state;
	for (i = 0; i < size; i++)
		bytes[i] = (char)(i * 7 % 251);
	assert_int_equal(outfile_open(&f, "large", 0600, NULL), 0);
	outfile_write(f, bytes, 100);			/* into the buffer, */
	outfile_write(f, bytes + 100, 65500);		/* over its end, */
	outfile_write(f, bytes + 65600, 200000);	/* past it, */
	for (i = 265600; i < size; i++)			/* byte by byte */
		outfile_write(f, bytes + i, 1);
	outfile_write(f, NULL, 0);
	assert_false(outfile_failed(f));
	assert_int_equal(outfile_commit(f, NULL), 0);
	assert_int_equal(file_read(&back, &n, "large", size, NULL), 0);
	assert_int_equal(n, size);
	assert_memory_equal(back, bytes, size);
	free(back);
	free(bytes);
}

static void
keeps_the_old_file_until_the_end(void **state)
{
	struct outfile *f;
	struct stat st;
	int before;

	(void)state;
	umask(022);
	write_file("target", "old", 3);
	assert_int_equal(stat("target", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0644);
	before = entries(".");

	assert_int_equal(outfile_open(&f, "target", 0600, NULL), 0);
	outfile_write(f, "new", 3);
	assert_content("target", "old");
	assert_int_equal(entries("."), before + 1);
	outfile_abort(f);
	assert_content("target", "old");
	assert_int_equal(entries("."), before);

	assert_int_equal(outfile_open(&f, "target", 0600, NULL), 0);
	outfile_write(f, "new", 3);
	assert_int_equal(outfile_commit(f, NULL), 0);
	assert_content("target", "new");
	assert_int_equal(stat("target", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(entries("."), before);
	outfile_abort(NULL);
}

/* Two at a time: the last to finish wins, neither sees the other's bytes. */
static void
writers_do_not_mix(void **state)
{
	struct outfile *a, *b;

	(void)state;
	assert_int_equal(outfile_open(&a, "both", 0600, NULL), 0);
	assert_int_equal(outfile_open(&b, "both", 0600, NULL), 0);
	outfile_write(a, "aaaa", 4);
	outfile_write(b, "bb", 2);
	assert_int_equal(outfile_commit(a, NULL), 0);
	assert_content("both", "aaaa");
	assert_int_equal(outfile_commit(b, NULL), 0);
	assert_content("both", "bb");
}

static void
tells_of_a_full_disk(void **state)
{
	static const char page[70000];
	struct error err = { ERR_OK, "" };
	struct outfile *f;

	(void)state;
	/* Small: noticed at the end. */
	assert_int_equal(outfile_open(&f, "/dev/full", 0600, &err), 0);
	outfile_write(f, "x", 1);
	assert_false(outfile_failed(f));
	assert_int_equal(outfile_commit(f, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_non_null(strstr(err.text, "/dev/full"));
	assert_non_null(strstr(err.text, "space"));
	/* Large: noticed on the way, told at the end. */
	assert_int_equal(outfile_open(&f, "/dev/full", 0600, &err), 0);
	outfile_write(f, page, sizeof(page));
	assert_true(outfile_failed(f));
	outfile_write(f, page, sizeof(page));
	assert_int_equal(outfile_commit(f, &err), -1);
	assert_non_null(strstr(err.text, "space"));
	/* The device is still one. */
	assert_int_equal(access("/dev/full", W_OK), 0);
}

/* A limit on the size of files stands for the disk that fills up. */
static void
fill_up(void)
{
	static const char page[70000];
	const struct rlimit limit = { 100000, 100000 };
	struct error err = { ERR_OK, "" };
	struct outfile *f;

	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0 ||
	    outfile_open(&f, "full/target", 0600, &err) != 0)
		_exit(1);
	outfile_write(f, page, sizeof(page));
	outfile_write(f, page, sizeof(page));
	if (!outfile_failed(f) || outfile_commit(f, &err) != -1)
		_exit(2);
	_exit(err.code == ERR_IO && err.text[0] != '\0' ? 0 : 3);
}

static void
leaves_nothing_on_failure(void **state)
{
	int status;
	pid_t pid;

	(void)state;
	assert_int_equal(mkdir("full", 0700), 0);
	write_file("full/target", "old", 3);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		fill_up();
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_content("full/target", "old");
	assert_int_equal(entries("full"), 1);
}

static void
assert_unwritable(const char *path)
{
	struct error err = { ERR_OK, "" };
	struct outfile *f = NULL;

	assert_int_equal(outfile_open(&f, path, 0600, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_true(err.text[0] != '\0');
	assert_null(f);
}

static void
refuses_to_write(void **state)
{
	struct error err = { ERR_OK, "" };
	char name[300];
	struct outfile *f;
	int before = entries(".");

	(void)state;
	assert_unwritable("no-such-folder/x");
	assert_unwritable(".");
	assert_unwritable("x/");
	assert_unwritable("");
	write_file("plain", "", 0);
	assert_unwritable("plain/x");
	/* The temporary name is short: only the end notices. */
	memset(name, 'a', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	if (outfile_open(&f, name, 0600, &err) == 0)
		assert_int_equal(outfile_commit(f, &err), -1);
	assert_int_equal(err.code, ERR_IO);
	assert_int_equal(entries("."), before + 1);
	/* The target became a folder meanwhile. */
	assert_int_equal(outfile_open(&f, "turned", 0600, &err), 0);
	assert_int_equal(mkdir("turned", 0700), 0);
	assert_int_equal(outfile_commit(f, &err), -1);
	assert_int_equal(entries("turned"), 0);
	assert_int_equal(entries("."), before + 2);
}

/* A pipe takes what somebody reads; where nobody does, none is waited for. */
static void
pipes_need_a_reader(void **state)
{
	struct error err = { ERR_OK, "" };
	struct outfile *f;
	char got[8] = "";
	int fd;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_unwritable("pipe");
	fd = open("pipe", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(outfile_open(&f, "pipe", 0600, &err), 0);
	outfile_write(f, "read", 4);
	assert_int_equal(outfile_commit(f, &err), 0);
	assert_int_equal(read(fd, got, sizeof(got) - 1), 4);
	assert_string_equal(got, "read");
	close(fd);
	assert_int_equal(unlink("pipe"), 0);
}

static void
says_what_to_do(void **state)
{
	static const int causes[] = { ENOSPC, EDQUOT, EACCES, EPERM, ENOENT,
	    EROFS, ENOTDIR, EISDIR, EIO, ENAMETOOLONG, EMFILE };
	struct error err;
	char path[1000];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
		assert_int_equal(file_error(&err, "報告.pdf", causes[i]), -1);
		assert_int_equal(strncmp(err.text, "報告.pdf: ", 12), 0);
		assert_int_equal(err.text[strlen(err.text) - 1], '.');
		assert_int_equal(err.code, causes[i] == ENOENT ||
		    causes[i] == ENOTDIR ? ERR_NOT_FOUND : ERR_IO);
	}
	assert_int_equal(file_error(NULL, "x", EIO), -1);
	/* A long name is cut at a whole character, the advice is not. */
	for (i = 0; i + 3 < sizeof(path); i += 3)
		memcpy(path + i, "長", 4);
	file_error(&err, path, ENOSPC);
	assert_int_equal(err.text[strlen(err.text) - 1], '.');
	assert_int_equal(strncmp(err.text, "...長", 6), 0);
	assert_int_equal(utf8_check(err.text, strlen(err.text)),
	    strlen(err.text));
}

static void
sentences_are_cut_at_characters(void **state)
{
	char text[1000];
	struct error err;
	size_t i;

	(void)state;
	for (i = 0; i + 3 < sizeof(text); i += 3)
		memcpy(text + i, "長", 4);
	assert_int_equal(error_set(&err, ERR_DATA, "%s", text), -1);
	assert_int_equal(strlen(err.text), 510);
	assert_int_equal(error_prefix(&err, "a"), -1);
	assert_int_equal(strncmp(err.text, "a: 長", 6), 0);
	assert_int_equal(strlen(err.text), 3 + 507);
	assert_int_equal(err.code, ERR_DATA);
	assert_int_equal(error_set(NULL, ERR_DATA, "x"), -1);
	assert_int_equal(error_exit_status(ERR_BUSY), 5);
	assert_int_equal(error_exit_status(ERR_INTERNAL), 70);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_whole_files),
		cmocka_unit_test(refuses_to_read),
		cmocka_unit_test(writes_large_files),
		cmocka_unit_test(keeps_the_old_file_until_the_end),
		cmocka_unit_test(writers_do_not_mix),
		cmocka_unit_test(tells_of_a_full_disk),
		cmocka_unit_test(leaves_nothing_on_failure),
		cmocka_unit_test(refuses_to_write),
		cmocka_unit_test(pipes_need_a_reader),
		cmocka_unit_test(says_what_to_do),
		cmocka_unit_test(sentences_are_cut_at_characters),
	};

	return cmocka_run_group_tests(tests, make_root, remove_root);
}
