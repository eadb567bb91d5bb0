/*
 * What lies in a temporary folder tells of people and doors: it must not stay
 * there because somebody pressed Ctrl-C. The handler calls nothing but the
 * kernel.
 */
#include "config.h"

#include "base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

enum { FOLDERS = 4 };

static char *volatile folders[FOLDERS];

/* Once through the folder; what is taken away meanwhile may hide another. */
static bool
remove_some(int fd)
{
	_Alignas(struct dirent64) char part[4096];
	const struct dirent64 *d;
	bool removed = false;
	ssize_t n, at;

	if (lseek(fd, 0, SEEK_SET) != 0)
		return false;
	while ((n = getdents64(fd, part, sizeof(part))) > 0)
		for (at = 0; at < n; at += d->d_reclen) {
			d = (const void *)(part + at);
			removed |= unlinkat(fd, d->d_name, 0) == 0;
		}
	return removed;
}

static void
remove_files(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);

	if (fd < 0)
		return;
	while (remove_some(fd))
		;
	close(fd);
	(void)rmdir(folder);
}

static void
on_end(int sig)
{
	size_t i;

	for (i = 0; i < FOLDERS; i++)
		if (folders[i] != NULL)
			remove_files(folders[i]);
	(void)raise(sig);		/* again, and now it ends us */
}

/* Where nobody else does something about it. */
static void
watch(void)
{
	static const int ends[] = { SIGHUP, SIGINT, SIGTERM };
	struct sigaction action = { .sa_handler = on_end,
		.sa_flags = (int)SA_RESETHAND };
	struct sigaction old;
	size_t i;

	sigemptyset(&action.sa_mask);
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (sigaction(ends[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			(void)sigaction(ends[i], &action, NULL);
}

char *
temporary_folder(struct error *err)
{
	const char *where = getenv("TMPDIR");
	char *folder = path_join(where != NULL && where[0] == '/' ? where :
	    "/tmp", "anshin-XXXXXX");
	size_t i;

	if (mkdtemp(folder) == NULL) {
		file_error(err, folder, errno);
		free(folder);
		return NULL;
	}
	for (i = 0; i < FOLDERS && folders[i] != NULL; i++)
		;
	if (i < FOLDERS)
		folders[i] = folder;
	watch();
	return folder;
}

void
temporary_remove(char *folder)
{
	size_t i;

	if (folder == NULL)
		return;
	remove_files(folder);
	for (i = 0; i < FOLDERS; i++)
		if (folders[i] == folder)
			folders[i] = NULL;
	free(folder);
}
