/* The folder of a target, and how one input becomes files. */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "tests/fuzz/fuzz.h"

#define MARK "%%% "
#define COPY_MAX ((size_t)1 << 20)

static char folder[40];

static void
die(const char *what)
{
	perror(what);
	abort();
}

static void
remove_folder(void)
{
	char *command = xasprintf("rm -rf '%s'", folder);

	if (system(command) != 0)
		perror(folder);
	free(command);
}

/* Nothing is asked of the person at the keyboard, and nothing is told. */
static void
turn_away(void)
{
	int fd = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (fd < 0 || dup2(fd, STDIN_FILENO) < 0 ||
	    dup2(fd, STDOUT_FILENO) < 0)
		die("/dev/null");
	close(fd);
	stderr = fopen("/dev/null", "w");
}

const char *
fuzz_folder(void)
{
	if (folder[0] != '\0')
		return folder;
	(void)snprintf(folder, sizeof(folder), "%s/anshin-fuzz-XXXXXX",
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		die(folder);
	atexit(remove_folder);
	if (setenv("HOME", folder, 1) != 0 ||
	    unsetenv("XDG_DATA_HOME") != 0 ||
	    unsetenv("XDG_CONFIG_HOME") != 0 ||
	    unsetenv("XDG_CACHE_HOME") != 0)
		die("setenv");
	turn_away();
	return folder;
}

void
fuzz_write(const char *name, const void *bytes, size_t n)
{
	char *path = path_join(fuzz_folder(), name), *dir = path_dir(path);
	int fd;

	if (path_make(dir, NULL) != 0)
		die(dir);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, bytes, n) != (ssize_t)n || close(fd) != 0)
		die(path);
	free(dir);
	free(path);
}

void
fuzz_copy(const char *name, const char *from)
{
	const char *top = getenv("srcdir");
	char *path = path_join(top != NULL ? top : ".", from), *bytes;
	struct error err;
	size_t n;

	if (file_read(&bytes, &n, path, COPY_MAX, &err) != 0)
		die(path);
	fuzz_write(name, bytes, n);
	free(bytes);
	free(path);
}

/* The index of the name that the line at `at` gives, or -1; *at then stands
 * behind the line. */
static int
read_mark(const char **at, const char *end, const char *const *names)
{
	const char *name = *at + strlen(MARK);
	const char *lf = memchr(name, '\n', (size_t)(end - name));
	size_t n = (size_t)((lf != NULL ? lf : end) - name);
	int i;

	*at = lf != NULL ? lf + 1 : end;
	for (i = 0; names[i] != NULL; i++)
		if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0)
			return i;
	return -1;
}

static const char *
next_mark(const char *at, const char *end)
{
	const char *from = at, *found;

	while ((found = memmem(from, (size_t)(end - from), MARK,
	    strlen(MARK))) != NULL) {
		if (found == at || found[-1] == '\n')
			return found;
		from = found + 1;
	}
	return end;
}

void
fuzz_parts(const uint8_t *data, size_t n, const char *const *names)
{
	const char *at = (const char *)data, *end = at + n, *next;
	char *path;
	int i, part = 0;

	for (i = 0; names[i] != NULL; i++) {
		path = path_join(fuzz_folder(), names[i]);
		(void)unlink(path);
		free(path);
	}
	for (;; at = next) {
		next = next_mark(at, end);
		if (next > at && part >= 0)
			fuzz_write(names[part], at, (size_t)(next - at));
		if (next == end)
			break;
		part = read_mark(&next, end, names);
	}
}

void
fuzz_edit(uint8_t *base, size_t n_base, const uint8_t *data, size_t n)
{
	size_t i, place, round = 0, last = SIZE_MAX;

	for (i = 0; i + 2 < n; i += 3) {
		place = data[i] | (size_t)data[i + 1] << 8;
		round = place == last ? round + 1 : 0;
		last = place;
		place += round << 16;
		if (place < n_base)
			base[place] = data[i + 2];
	}
}
