/*
 * The main program of every fuzz target where no fuzzer is linked: gives it
 * each file of its corpus (or those that are named), and holds each to a time
 * and an amount of memory. TAP.
 */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "tests/fuzz/fuzz.h"

#define INPUT_MAX ((size_t)64 << 20)
#define SECONDS 10	/* of computing, for one input */
#define PATIENCE 300	/* for one that waits for something */
#define MEGABYTES 1024

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#define SANITIZED 1	/* reserves terabytes */
#else
#define SANITIZED 0
#endif

static FILE *tap;
static int count;

static void
too_long(int sig)
{
	static const char text[] = "\nBail out! this input takes too long\n";

	(void)sig;
	if (write(fileno(tap), text, sizeof(text) - 1) < 0)
		_exit(2);
	_exit(1);
}

static void
set_bounds(void)
{
	struct rlimit r = { (rlim_t)MEGABYTES << 20, (rlim_t)MEGABYTES << 20 };

	signal(SIGPROF, too_long);
	signal(SIGALRM, too_long);
	if (!SANITIZED && getenv("VALGRIND") == NULL)
		(void)setrlimit(RLIMIT_AS, &r);
}

static void
start_clock(long seconds)
{
	struct itimerval t = { { 0, 0 }, { seconds, 0 } };

	if (SANITIZED || getenv("VALGRIND") != NULL)
		t.it_value.tv_sec *= 30;
	(void)setitimer(ITIMER_PROF, &t, NULL);
	alarm(seconds > 0 ? PATIENCE : 0);
}

static void
give(const char *path)
{
	struct error err;
	char *bytes;
	size_t n;

	fprintf(tap, "# %s\n", path_base(path));
	fflush(tap);
	if (file_read(&bytes, &n, path, INPUT_MAX, &err) != 0) {
		fprintf(tap, "not ok %d - %s\n", ++count, err.text);
		return;
	}
	start_clock(SECONDS);
	(void)LLVMFuzzerTestOneInput((const uint8_t *)bytes, n);
	start_clock(0);
	fprintf(tap, "ok %d - %s\n", ++count, path_base(path));
	fflush(tap);
	free(bytes);
}

static int
is_input(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static void
give_folder(const char *dir)
{
	struct dirent **list;
	int i, n = scandir(dir, &list, is_input, alphasort);
	char *path;

	for (i = 0; i < n; i++) {
		path = path_join(dir, list[i]->d_name);
		give(path);
		free(path);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}

/* tests/fuzz/corpus/TARGET of the source tree, absolute: a target changes its
 * folder. */
static char *
corpus_of(const char *program)
{
	const char *top = getenv("srcdir"), *name = path_base(program);
	char *path = xasprintf("%s/tests/fuzz/corpus/%.*s",
	    top != NULL ? top : ".", (int)strcspn(name, "."), name);
	char *absolute = path_absolute(path);

	free(path);
	return absolute;
}

int
main(int argc, char **argv)
{
	char *path;
	int i;

	tap = fdopen(dup(STDOUT_FILENO), "w");
	if (tap == NULL)
		return 2;
	set_bounds();
	if (argc == 1) {
		path = corpus_of(argv[0]);
		give_folder(path);
		free(path);
	}
	for (i = 1; i < argc; i++) {
		path = path_absolute(argv[i]);
		give(path);
		free(path);
	}
	if (count == 0)
		fprintf(tap, "not ok %d - there is a corpus\n", ++count);
	fprintf(tap, "1..%d\n", count);
	return fclose(tap) == 0 ? 0 : 2;
}
