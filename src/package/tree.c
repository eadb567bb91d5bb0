/*
 * Folders that others may have filled: walked by descriptors, without
 * following any link, within bounds of depth and number.
 */
#include "config.h"

#include "package/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/xalloc.h"

#define DEPTH_MAX 24
#define ENTRIES_MAX 200000

#define OPEN_DIR (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
#define OPEN_FILE (O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

static int
open_regular(int dir, const char *name)
{
	struct stat st;
	int fd;

	/* Not even opened when it is a device. */
	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return -1;
	if (!S_ISREG(st.st_mode)) {
		errno = S_ISLNK(st.st_mode) ? ELOOP : EINVAL;
		return -1;
	}
	fd = openat(dir, name, OPEN_FILE);
	if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))) {
		close(fd);
		errno = EINVAL;
		return -1;
	}
	return fd;
}

/* The folder below dir, or -1 with ELOOP when a link stands there. */
static int
open_folder(int dir, const char *name)
{
	struct stat st;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISLNK(st.st_mode)) {
		errno = ELOOP;
		return -1;
	}
	return openat(dir, name, OPEN_DIR);
}

int
tree_open(int root, const char *path)
{
	char *copy = xstrdup(path), *name = copy, *slash;
	int dir = root, next = -1, fd = -1, saved;

	while ((slash = strchr(name, '/')) != NULL) {
		*slash = '\0';
		next = open_folder(dir, name);
		saved = errno;
		if (dir != root)
			close(dir);
		errno = saved;
		dir = next;
		if (dir < 0)
			break;
		name = slash + 1;
	}
	if (dir >= 0)
		fd = open_regular(dir, name);
	saved = errno;
	if (dir >= 0 && dir != root)
		close(dir);
	free(copy);
	errno = saved;
	return fd;
}

struct walk {
	bool (*each)(void *arg, const struct tree_entry *e);
	void *arg;
	size_t seen;
	bool stopped;
};

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
no_dots(const struct dirent *d)
{
	return strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0;
}

static int walk_folder(struct walk *w, int fd, const char *prefix,
    unsigned depth);

static int
walk_entry(struct walk *w, int dir, const char *prefix, const char *name,
    unsigned depth)
{
	char *path = prefix[0] != '\0' ? path_join(prefix, name) :
	    xstrdup(name);
	struct tree_entry e = { path, name, dir, 0 };
	struct stat st;
	int fd, errnum = 0;

	if (w->seen++ >= ENTRIES_MAX) {
		errnum = E2BIG;
	} else if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
		errnum = errno;
	} else if (S_ISDIR(st.st_mode)) {
		fd = openat(dir, name, OPEN_DIR);
		errnum = fd < 0 ? errno : walk_folder(w, fd, path, depth + 1);
		if (fd >= 0)
			close(fd);
	}
	if (errnum == 0 && !w->stopped) {
		e.mode = st.st_mode;
		w->stopped = !w->each(w->arg, &e);
	}
	free(path);
	return errnum;
}

static int
walk_folder(struct walk *w, int fd, const char *prefix, unsigned depth)
{
	struct dirent **names = NULL;
	int i, n, errnum = 0;

	if (depth > DEPTH_MAX)
		return ELOOP;
	n = scandirat(fd, ".", &names, no_dots, by_bytes);
	if (n < 0)
		return errno;
	for (i = 0; i < n; i++) {
		if (errnum == 0 && !w->stopped)
			errnum = walk_entry(w, fd, prefix, names[i]->d_name,
			    depth);
		free(names[i]);
	}
	free(names);
	return errnum;
}

int
tree_walk(int root, bool (*each)(void *arg, const struct tree_entry *e),
    void *arg)
{
	struct walk w = { each, arg, 0, false };

	return walk_folder(&w, root, "", 0);
}

static bool
remove_entry(void *arg, const struct tree_entry *e)
{
	(void)arg;
	(void)unlinkat(e->dir, e->name, S_ISDIR(e->mode) ? AT_REMOVEDIR : 0);
	return true;
}

void
tree_remove(const char *path)
{
	int fd = open(path, OPEN_DIR);

	if (fd < 0)
		return;
	(void)tree_walk(fd, remove_entry, NULL);
	close(fd);
	(void)rmdir(path);
}

struct settle {
	struct timespec times[2];
	int errnum;
	char *path;		/* where it failed */
	bool (*tell)(void *arg, size_t done);
	void *arg;
	size_t done;
	bool cancelled;
};

/* Mode, time, disk; and out of the cache, so that reading it back reads the
 * disk and not our memory of it. */
static int
settle_fd(int fd, mode_t mode, const struct timespec times[2])
{
	/* A FAT stick knows neither modes nor exact times. */
	(void)fchmod(fd, mode);
	(void)futimens(fd, times);
	if (fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP)
		return errno;
	(void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	return 0;
}

static bool
settle_entry(void *arg, const struct tree_entry *e)
{
	struct settle *s = arg;
	bool folder = S_ISDIR(e->mode);
	int fd = openat(e->dir, e->name, folder ? OPEN_DIR : OPEN_FILE);

	s->errnum = fd < 0 ? errno :
	    settle_fd(fd, folder ? 0700 : 0600, s->times);
	if (fd >= 0)
		close(fd);
	if (s->errnum != 0)
		s->path = xstrdup(e->path);
	s->cancelled = !s->tell(s->arg, ++s->done);
	return s->errnum == 0 && !s->cancelled;
}

int
tree_settle(const char *path, int64_t seconds,
    bool (*tell)(void *arg, size_t done), void *arg, struct error *err)
{
	struct settle s = { .tell = tell, .arg = arg };
	int fd = open(path, OPEN_DIR), errnum;

	s.times[0].tv_sec = s.times[1].tv_sec = (time_t)seconds;
	errnum = fd < 0 ? errno : tree_walk(fd, settle_entry, &s);
	if (errnum == 0)
		errnum = s.errnum;
	if (errnum == 0 && !s.cancelled)
		errnum = settle_fd(fd, 0700, s.times);
	if (fd >= 0)
		close(fd);
	if (errnum != 0)
		file_error(err, s.path != NULL ? s.path : path, errnum);
	else if (s.cancelled)
		memset(err, 0, sizeof(*err));
	free(s.path);
	return errnum == 0 && !s.cancelled ? 0 : -1;
}
