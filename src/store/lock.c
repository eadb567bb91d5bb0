/*
 * Whose file it is: what lies at the path, who holds it. The truth about
 * holders are the locks that SQLite takes with fcntl; the kernel names the
 * process (F_GETLK), so nothing can go stale as a written pid would.
 *
 * A trap of POSIX locks shapes this file: closing any descriptor of a file
 * drops all locks that the process has on it. So a store keeps one descriptor
 * to look and to ask with, closed after SQLite's; and no file that a store of
 * this process has open may be opened otherwise: the list below tells.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/utf8.h"
#include "store/private.h"

/* SQLite's PENDING byte, RESERVED byte and 510 SHARED bytes. */
#define LOCK_START 0x40000000
#define LOCK_BYTES 512

static struct store *open_stores;

void
store_enter(struct store *s)
{
	s->next = open_stores;
	open_stores = s;
}

void
store_leave(struct store *s)
{
	struct store **p;

	for (p = &open_stores; *p != NULL; p = &(*p)->next) {
		if (*p == s) {
			*p = s->next;
			return;
		}
	}
}

bool
store_is_open(dev_t dev, ino_t ino)
{
	const struct store *s;

	for (s = open_stores; s != NULL; s = s->next) {
		if (s->dev == dev && s->ino == ino)
			return true;
	}
	return false;
}

static int
create_file(const char *path, struct error *err)
{
	char *dir = path_dir(path);
	int fd, r = path_make_private(dir, err);

	free(dir);
	if (r != 0 || store_company_aside(path, err) != 0)
		return -1;
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    0600);
	if (fd < 0 && errno != EEXIST)
		return file_error(err, path, errno);
	if (fd >= 0) {
		(void)fchmod(fd, 0600);	/* a strange umask */
		close(fd);
	}
	return 0;
}

static int
judge_kind(const char *path, const struct stat *st, int mode,
    struct error *err)
{
	if (S_ISLNK(st->st_mode))
		return error_set(err, ERR_DATA, _("%s is a symbolic link. Name"
		    " the file itself with --db, so that its journal lies"
		    " beside it."), path);
	if (S_ISDIR(st->st_mode))
		return error_set(err, ERR_DATA, _("%s is a folder. Name a file"
		    " in it with --db."), path);
	if (!S_ISREG(st->st_mode))
		return error_set(err, ERR_DATA, _("%s is not a regular file."
		    " Name another one with --db."), path);
	if ((mode & STORE_WRITE) != 0 && st->st_uid != geteuid())
		return error_set(err, ERR_IO, _("%s belongs to another user."
		    " Work as that user, or make a copy of your own with:"
		    " cp FILE COPY; then name the copy with --db."), path);
	if (store_is_open(st->st_dev, st->st_ino))
		return error_set(err, ERR_BUSY, _("%s is already open in this"
		    " program. Close it first."), path);
	return 0;
}

static int
open_descriptor(struct store *s, int mode, struct stat *st,
    struct error *err)
{
	if (judge_kind(s->path, st, mode, err) != 0)
		return -1;
	s->fd = open(s->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (s->fd < 0 || fstat(s->fd, st) != 0)
		return file_error(err, s->path, errno);
	return 0;
}

int
store_claim(struct store *s, int mode, off_t *size, bool *made,
    struct error *err)
{
	struct stat st;

	*made = false;
	if (lstat(s->path, &st) != 0) {
		if (errno != ENOENT)
			return file_error(err, s->path, errno);
		if ((mode & STORE_WRITE) == 0)
			return error_set(err, ERR_NOT_FOUND, _("There is no"
			    " store %s yet. Start the wizard without arguments"
			    " to begin one, or name another file with --db."),
			    s->path);
		if (create_file(s->path, err) != 0)
			return -1;
		*made = true;
		if (lstat(s->path, &st) != 0)
			return file_error(err, s->path, errno);
	}
	if (open_descriptor(s, mode, &st, err) != 0)
		return -1;
	/* What others may read tells of a customer's building and people. */
	if ((mode & STORE_WRITE) != 0 && (st.st_mode & 077) != 0)
		(void)fchmod(s->fd, st.st_mode & 0700);
	*size = st.st_size;
	s->dev = st.st_dev;
	s->ino = st.st_ino;
	return 0;
}

/* Who stands in the way of an exclusive lock: F_UNLCK when nobody does. */
static short
ask_holder(int fd, pid_t *pid)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET,
		.l_start = LOCK_START, .l_len = LOCK_BYTES };

	*pid = 0;
	if (fcntl(fd, F_GETLK, &lock) != 0)
		return F_WRLCK;
	if (lock.l_type != F_UNLCK && lock.l_pid > 0)
		*pid = lock.l_pid;
	return lock.l_type;
}

/* The name of a process, "" when it cannot be told (it may run on another
 * machine of a network folder). Free it. */
static char *
process_name(pid_t pid)
{
	char path[64], name[64];
	size_t n = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%ld/comm", (long)pid);
	f = fopen(path, "re");
	if (f != NULL) {
		n = fread(name, 1, sizeof(name), f);
		fclose(f);
	}
	while (n > 0 && name[n - 1] == '\n')
		n--;
	return utf8_clean(name, n, true);
}

static int
busy_by(const char *path, pid_t pid, struct error *err)
{
	char *name;

	if (pid == 0)
		return error_set(err, ERR_BUSY, _("%s is in use by another"
		    " program. Close that one, then start again."), path);
	name = process_name(pid);
	if (*name == '\0')
		error_set(err, ERR_BUSY, _("%s is in use by another program"
		    " (process %ld). Close that one, then start again."),
		    path, (long)pid);
	else
		error_set(err, ERR_BUSY, _("%s is in use by the program \"%s\""
		    " (process %ld). Close that one, then start again."),
		    path, name, (long)pid);
	free(name);
	return -1;
}

int
store_busy(struct store *s, struct error *err)
{
	pid_t pid;

	(void)ask_holder(s->fd, &pid);
	return busy_by(s->path, pid, err);
}

/* A writer keeps the file as long as it runs: no use in waiting. A reader is
 * gone in a moment. */
int
store_busy_handler(void *arg, int count)
{
	const struct timespec pause = { 0, 20 * 1000 * 1000 };
	const struct store *s = arg;
	pid_t pid;

	if (count > 100 || ask_holder(s->fd, &pid) == F_WRLCK)
		return 0;
	nanosleep(&pause, NULL);
	return 1;
}

int
store_seize(const char *path, struct error *err)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET,
		.l_start = LOCK_START, .l_len = LOCK_BYTES };
	pid_t pid;
	int fd;

	fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return file_error(err, path, errno);
	if (fcntl(fd, F_SETLK, &lock) == 0)
		return fd;
	(void)ask_holder(fd, &pid);
	busy_by(path, pid, err);
	close(fd);
	return -1;
}
