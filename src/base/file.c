/*
 * Whole files in, checked files out. A file being written has another name
 * until it is complete and on the disk, so a full disk or a cut current can
 * never leave half a report under the name of a whole one. The first failure
 * is kept and told once, at the end, with what the user can do about it.
 */
#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/uuid7.h"
#include "base/xalloc.h"

#define BUFFER_SIZE ((size_t)64 * 1024)
#define SHOWN_MAX 200		/* bytes of a path in a sentence */

/* Sets the sentence for the usual causes; false for any other. */
static bool
known_error(struct error *err, const char *path, int errnum)
{
	switch (errnum) {
	case ENOSPC:
		error_set(err, ERR_IO, _("%s: no space is left on the disk. "
		    "Free some space or choose another place, then try "
		    "again."), path);
		return true;
	case EDQUOT:
		error_set(err, ERR_IO, _("%s: your share of the disk is used "
		    "up. Delete files you no longer need or choose another "
		    "place, then try again."), path);
		return true;
	case EACCES:
	case EPERM:
		error_set(err, ERR_IO, _("%s: permission is missing. Choose "
		    "another place, or ask the administrator of this "
		    "computer."), path);
		return true;
	case ENOENT:
		error_set(err, ERR_NOT_FOUND, _("%s: there is no such file or "
		    "folder. Check the name and try again."), path);
		return true;
	case EROFS:
		error_set(err, ERR_IO, _("%s: this place can only be read. "
		    "Choose another place."), path);
		return true;
	case ENOTDIR:
		error_set(err, ERR_NOT_FOUND, _("%s: a file stands where a "
		    "folder is needed. Check the name and try again."), path);
		return true;
	case EISDIR:
		error_set(err, ERR_IO, _("%s: this is a folder. Give the name "
		    "of a file."), path);
		return true;
	case EIO:
		error_set(err, ERR_IO, _("%s: the disk or device reports a "
		    "fault. Check that it is connected, and save a copy on "
		    "another device soon."), path);
		return true;
	case ENAMETOOLONG:
		error_set(err, ERR_IO, _("%s: the name is too long. Choose a "
		    "shorter one."), path);
		return true;
	case ENXIO:
		error_set(err, ERR_DATA, _("%s: this is no ordinary file. "
		    "Choose another one."), path);
		return true;
	case ENOMEM:
		error_memory(err);
		return true;
	default:
		return false;
	}
}

int
file_error(struct error *err, const char *path, int errnum)
{
	size_t n = strlen(path), from = 0;
	char shown[SHOWN_MAX + 8];

	/* The end of a long path tells most, and leaves room for advice. */
	if (n > SHOWN_MAX) {
		from = n - SHOWN_MAX;
		while (from < n && ((unsigned char)path[from] & 0xC0U) == 0x80)
			from++;
	}
	snprintf(shown, sizeof(shown), "%s%s", from > 0 ? "..." : "",
	    path + from);
	if (!known_error(err, shown, errnum))
		error_set(err, ERR_IO, _("%s: the system says \"%s\". Try "
		    "again, or choose another file."), shown,
		    strerror(errnum));
	return -1;
}

static int
read_all(int fd, char **out, size_t *n, size_t hint, size_t max)
{
	size_t cap = hint + 1, len = 0;
	char *bytes = xmalloc(cap);
	ssize_t got;

	/* One byte more than allowed shows that the file is too large. */
	while (len <= max) {
		if (len + 1 >= cap) {
			cap = cap * 2 + 4096;
			bytes = xreallocarray(bytes, cap, 1);
		}
		got = read(fd, bytes + len, cap - len - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			free(bytes);
			return -1;
		}
		if (got == 0)
			break;
		len += (size_t)got;
	}
	bytes[len] = '\0';
	*out = bytes;
	*n = len;
	return 0;
}

int
file_read(char **out, size_t *n, const char *path, size_t max,
    struct error *err)
{
	struct stat st;
	int fd, status = -1;

	*out = NULL;
	*n = 0;
	/* Without O_NONBLOCK a named pipe would keep us waiting for ever. */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return file_error(err, path, errno);
	if (fstat(fd, &st) != 0) {
		file_error(err, path, errno);
	} else if (S_ISDIR(st.st_mode)) {
		file_error(err, path, EISDIR);
		if (err != NULL)
			err->code = ERR_DATA;
	} else if (!S_ISREG(st.st_mode)) {
		error_set(err, ERR_DATA, _("%s: this is no ordinary file. "
		    "Choose another one."), path);
	} else if ((uintmax_t)st.st_size <= max &&
	    read_all(fd, out, n, (size_t)st.st_size, max) != 0) {
		file_error(err, path, errno);
	} else if ((uintmax_t)st.st_size > max || *n > max) {
		error_set(err, ERR_DATA, _("%s: the file is too large (at "
		    "most %zu KB). Choose another one."), path,
		    max / 1024 + (max % 1024 != 0));
		free(*out);
		*out = NULL;
		*n = 0;
	} else {
		status = 0;
	}
	close(fd);
	return status;
}

struct outfile {
	char *path;
	char *temporary;	/* NULL: a device, written directly */
	int fd;
	int errnum;		/* the first failure, or 0 */
	size_t used;
	char buffer[BUFFER_SIZE];
};

static void
release(struct outfile *f)
{
	if (f->fd >= 0)
		close(f->fd);
	if (f->temporary != NULL)
		unlink(f->temporary);
	free(f->temporary);
	free(f->path);
	free(f);
}

/* A folder that does not exist is a failure to write: not ERR_NOT_FOUND,
 * which tells the caller that the file to be read is missing. */
static int
write_error(struct error *err, const char *path, int errnum)
{
	file_error(err, path, errnum);
	if (err != NULL)
		err->code = ERR_IO;
	return -1;
}

/* A name of its own beside the target, short enough for any file system. */
static char *
temporary_name(const char *path)
{
	char *dir = path_dir(path), id[37], name[64], *joined;

	uuid7_make(0, id);
	snprintf(name, sizeof(name), ".anshin-%s", id + 19);
	joined = path_join(dir, name);
	free(dir);
	return joined;
}

int
outfile_open(struct outfile **out, const char *path, unsigned mode,
    struct error *err)
{
	struct outfile *f;
	struct stat st;
	int saved;

	*out = NULL;
	f = xcalloc(1, sizeof(*f));
	f->path = xstrdup(path);
	if (path[0] == '\0' || path_base(path)[0] == '\0') {
		f->fd = -1;
		errno = path[0] == '\0' ? ENOENT : EISDIR;
	} else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		/* /dev/stdout, a pipe: a rename would replace the device.
		 * A folder says EISDIR here, and a pipe that nobody reads
		 * ENXIO, instead of waiting for one who does. */
		f->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY |
		    O_NONBLOCK);
		if (f->fd >= 0)
			(void)fcntl(f->fd, F_SETFL, O_WRONLY);
	} else {
		f->temporary = temporary_name(path);
		f->fd = open(f->temporary, O_WRONLY | O_CREAT | O_EXCL |
		    O_CLOEXEC, (mode_t)mode);
	}
	if (f->fd < 0) {
		saved = errno;
		free(f->temporary);
		f->temporary = NULL;
		release(f);
		return write_error(err, path, saved);
	}
	*out = f;
	return 0;
}

/* Writes n bytes to the disk, or keeps the reason why not. */
static void
put(struct outfile *f, const char *bytes, size_t n)
{
	ssize_t done;

	while (n > 0 && f->errnum == 0) {
		done = write(f->fd, bytes, n);
		if (done < 0 && errno != EINTR)
			f->errnum = errno;
		if (done <= 0)
			continue;
		bytes += done;
		n -= (size_t)done;
	}
}

static void
flush(struct outfile *f)
{
	put(f, f->buffer, f->used);
	f->used = 0;
}

void
outfile_write(struct outfile *f, const void *bytes, size_t n)
{
	if (f->errnum != 0 || n == 0)
		return;
	if (n > BUFFER_SIZE - f->used)
		flush(f);
	if (n > BUFFER_SIZE) {
		put(f, bytes, n);
		return;
	}
	memcpy(f->buffer + f->used, bytes, n);
	f->used += n;
}

bool
outfile_failed(const struct outfile *f)
{
	return f->errnum != 0;
}

/* fsync; some devices and file systems cannot, which is no failure. */
static int
sync_fd(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ||
	    errno == EROFS ? 0 : errno;
}

/* A folder that may not be opened is left to the system: what was renamed in
 * it is whole either way. */
int
file_sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int errnum = 0;

	if (fd >= 0) {
		errnum = sync_fd(fd);
		close(fd);
	}
	return errnum;
}

static int
sync_above(const char *path)
{
	char *dir = path_dir(path);
	int errnum = file_sync_folder(dir);

	free(dir);
	return errnum;
}

/* FAT and some network folders know no way to refuse an old name in one step;
 * there a look must do. */
int
file_rename_new(const char *from, const char *to)
{
	struct stat st;

	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (lstat(to, &st) == 0) {
		errno = EEXIST;
		return -1;
	}
	return rename(from, to);
}

int
outfile_commit(struct outfile *f, struct error *err)
{
	int status = 0, fd = f->fd;

	flush(f);
	if (f->errnum == 0)
		f->errnum = sync_fd(fd);
	f->fd = -1;
	/* Network disks tell of a full disk only now. */
	if (close(fd) != 0 && f->errnum == 0)
		f->errnum = errno;
	if (f->errnum == 0 && f->temporary != NULL) {
		if (rename(f->temporary, f->path) != 0) {
			f->errnum = errno;
		} else {
			free(f->temporary);
			f->temporary = NULL;
			f->errnum = sync_above(f->path);
		}
	}
	if (f->errnum != 0)
		status = write_error(err, f->path, f->errnum);
	release(f);
	return status;
}

void
outfile_abort(struct outfile *f)
{
	if (f != NULL)
		release(f);
}
