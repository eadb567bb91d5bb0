/*
 * Proves how names are put together and taken apart, where the program looks
 * for its folders, and who may look into the ones it makes.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/xalloc.h"

static char root[] = "/tmp/anshin-path-XXXXXX";

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

/* Compares and frees. */
static void
assert_path(char *got, const char *want)
{
	assert_non_null(got);
	assert_string_equal(got, want);
	free(got);
}

static void
joins(void **state)
{
	(void)state;
	assert_path(path_join("a", "b"), "a/b");
	assert_path(path_join("a/", "b"), "a/b");
	assert_path(path_join("/", "b"), "/b");
	assert_path(path_join("", "b"), "b");
	assert_path(path_join("a", "/b"), "/b");
	assert_path(path_join("書類", "報告.pdf"), "書類/報告.pdf");
}

static void
takes_apart(void **state)
{
	(void)state;
	assert_string_equal(path_base("a/b.pdf"), "b.pdf");
	assert_string_equal(path_base("b"), "b");
	assert_string_equal(path_base("/"), "");
	assert_string_equal(path_base("a/"), "");
	assert_path(path_dir("a/b"), "a");
	assert_path(path_dir("b"), ".");
	assert_path(path_dir(""), ".");
	assert_path(path_dir("/b"), "/");
	assert_path(path_dir("//b"), "/");
	assert_path(path_dir("/a//b"), "/a");
}

static void
makes_absolute(void **state)
{
	char *want;

	(void)state;
	setenv("HOME", "/home/花子", 1);
	assert_path(path_absolute("/a/./b//c/../d"), "/a/b/d");
	assert_path(path_absolute("/"), "/");
	assert_path(path_absolute("/.."), "/");
	assert_path(path_absolute("/../../a"), "/a");
	assert_path(path_absolute("/a/.."), "/");
	assert_path(path_absolute("/..a/.b"), "/..a/.b");
	assert_path(path_absolute("~"), "/home/花子");
	assert_path(path_absolute("~/x"), "/home/花子/x");
	assert_path(path_absolute("~/../x"), "/home/x");
	want = xasprintf("%s/~x", root);
	assert_path(path_absolute("~x"), want);
	free(want);
	want = xasprintf("%s/x", root);
	assert_path(path_absolute("x"), want);
	free(want);
	assert_path(path_absolute(""), root);
	assert_path(path_absolute(".."), "/tmp");
	unsetenv("HOME");
	want = xasprintf("%s/~/x", root);
	assert_path(path_absolute("~/x"), want);
	free(want);
}

static void
survives_a_lost_folder(void **state)
{
	(void)state;
	assert_int_equal(mkdir("gone", 0700), 0);
	assert_int_equal(chdir("gone"), 0);
	assert_int_equal(rmdir("../gone"), 0);
	assert_null(path_absolute("x"));
	assert_path(path_absolute("/x"), "/x");
	assert_int_equal(chdir(root), 0);
}

static void
finds_homes(void **state)
{
	(void)state;
	setenv("HOME", "/h", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CONFIG_HOME");
	assert_path(path_data_home(), "/h/.local/share/anshin");
	assert_path(path_config_home(), "/h/.config/anshin");
	setenv("XDG_DATA_HOME", "/d", 1);
	setenv("XDG_CONFIG_HOME", "relative", 1);	/* to be ignored */
	assert_path(path_data_home(), "/d/anshin");
	assert_path(path_config_home(), "/h/.config/anshin");
	unsetenv("HOME");
	assert_path(path_data_home(), "/d/anshin");
	assert_null(path_config_home());
	unsetenv("XDG_DATA_HOME");
	setenv("HOME", "", 1);
	assert_null(path_data_home());
}

static void
finds_documents(void **state)
{
	char *home = xasprintf("%s/home", root), *want;
	FILE *f;

	(void)state;
	unsetenv("HOME");
	unsetenv("XDG_CONFIG_HOME");
	assert_path(path_documents(), ".");
	setenv("HOME", home, 1);
	assert_int_equal(path_make("home/.config", NULL), 0);
	assert_path(path_documents(), home);
	assert_int_equal(path_make("home/Documents", NULL), 0);
	want = xasprintf("%s/Documents", home);
	assert_path(path_documents(), want);
	/* What the desktop says comes first, if it is there. */
	f = fopen("home/.config/user-dirs.dirs", "w");
	assert_non_null(f);
	fputs("# XDG_DOCUMENTS_DIR=\"$HOME/no\"\n"
	    "XDG_DOWNLOAD_DIR=\"$HOME/受信\"\n"
	    "  XDG_DOCUMENTS_DIR=\"$HOME/書\\\"類\"\n", f);
	fclose(f);
	assert_path(path_documents(), want);
	free(want);
	assert_int_equal(path_make("home/書\"類", NULL), 0);
	want = xasprintf("%s/書\"類", home);
	assert_path(path_documents(), want);
	free(want);
	free(home);
}

static mode_t
mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	assert_true(S_ISDIR(st.st_mode));
	return st.st_mode & 0777;
}

static void
makes_folders(void **state)
{
	struct error err = { ERR_OK, "" };
	int fd;

	(void)state;
	umask(022);
	assert_int_equal(path_make("m", &err), 0);
	assert_int_equal(mode_of("m"), 0755);
	assert_int_equal(path_make_private("m/n//o/", &err), 0);
	assert_int_equal(mode_of("m"), 0755);	/* not ours to change */
	assert_int_equal(mode_of("m/n"), 0700);
	assert_int_equal(mode_of("m/n/o"), 0700);
	assert_int_equal(path_make_private("m/n/o", &err), 0);
	assert_int_equal(path_make("/", &err), 0);
	assert_int_equal(err.code, ERR_OK);
	fd = open("m/file", O_CREAT | O_WRONLY, 0600);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(path_make("m/file", &err), -1);
	assert_non_null(strstr(err.text, "m/file"));
	assert_int_equal(path_make("m/file/x", &err), -1);
	assert_int_equal(path_make("/proc/nothing/x", &err), -1);
	assert_int_not_equal(err.code, ERR_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joins),
		cmocka_unit_test(takes_apart),
		cmocka_unit_test(makes_absolute),
		cmocka_unit_test(survives_a_lost_folder),
		cmocka_unit_test(finds_homes),
		cmocka_unit_test(finds_documents),
		cmocka_unit_test(makes_folders),
	};

	return cmocka_run_group_tests(tests, make_root, remove_root);
}
