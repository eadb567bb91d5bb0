/*
 * One user's file, opened once. What cannot be evidence is refused with a
 * sentence that says what to choose instead. A device or a pipe is not even
 * opened where that can be helped: opening some has effects.
 */
#include "config.h"

#include "evidence/original.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define BUFFER_SIZE ((size_t)1 << 20)

char *
original_name(const char *path)
{
	size_t n = strlen(path);
	char *name;

	while (n > 1 && path[n - 1] == '/')
		n--;
	name = xstrndup(path, n);
	if (path_base(name)[0] != '\0') {
		char *clean = utf8_clean(path_base(name),
		    strlen(path_base(name)), true);

		free(name);
		name = clean;
	}
	if (name[0] == '\0') {
		free(name);
		name = xstrdup("?");
	}
	return name;
}

static int
refuse(const struct original *s, const struct stat *st, struct error *err)
{
	if (S_ISDIR(st->st_mode))
		return error_set(err, ERR_DATA, _("%s is a folder. Open it "
		    "and choose the file inside."), s->shown);
	if (S_ISFIFO(st->st_mode) || S_ISSOCK(st->st_mode))
		return error_set(err, ERR_DATA, _("%s is a connection between "
		    "programs, not a file. Choose a photo or a document."),
		    s->shown);
	if (!S_ISREG(st->st_mode))
		return error_set(err, ERR_DATA, _("%s is a device, not a "
		    "file. Choose a photo or a document."), s->shown);
	if (st->st_size == 0)
		return error_set(err, ERR_DATA, _("%s is empty (0 bytes). "
		    "Copy or save the file anew, then choose it again."),
		    s->shown);
	if (st->st_size > ORIGINAL_MAX)
		return error_set(err, ERR_DATA, _("%s is larger than 4 GB. "
		    "Choose a shorter recording or a smaller copy."),
		    s->shown);
	return 0;
}

int64_t
original_mtime_ms(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000 +
	    st->st_mtim.tv_nsec / 1000000;
}

/* file_error with the cleaned name: a name may hold escape sequences. */
static int
io_error(const struct original *s, int errnum, struct error *err)
{
	if (errnum == ELOOP)
		return error_set(err, ERR_NOT_FOUND, _("%s is a link that "
		    "leads in a circle. Choose the file itself."), s->shown);
	if (errnum == EACCES || errnum == EPERM)
		return error_set(err, ERR_IO, _("%s may not be read: "
		    "permission is missing. Copy it into a folder of your "
		    "own and choose the copy."), s->shown);
	return file_error(err, s->shown, errnum);
}

int
original_open(struct original *s, const char *path, struct error *err)
{
	struct stat st;

	s->fd = -1;
	s->shown = original_name(path);
	if (stat(path, &st) != 0)
		return io_error(s, errno, err);
	if (refuse(s, &st, err) != 0)
		return -1;
	/* It may be something else by now: do not wait for a pipe's writer,
	 * and ask again what it is. */
	s->fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (s->fd < 0 || fstat(s->fd, &st) != 0)
		return io_error(s, errno, err);
	s->size = st.st_size;
	s->mtime_ms = original_mtime_ms(&st);
	return refuse(s, &st, err);
}

void
original_close(struct original *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
	free(s->shown);
	s->shown = NULL;
}

static int
changing(const struct original *s, struct error *err)
{
	return error_set(err, ERR_DATA, _("%s is being written to at this "
	    "moment. Wait until the copy or the recording is finished, then "
	    "choose it again."), s->shown);
}

/* Until the end, or one byte more than the file had when it was opened: an
 * endless file must not keep us. */
static int
read_pieces(struct original *s, struct hash *h, char *buffer, int64_t *total,
    original_sink *sink, void *arg, struct error *err)
{
	ssize_t got;

	while (*total <= s->size) {
		got = read(s->fd, buffer, BUFFER_SIZE);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return io_error(s, errno, err);
		if (got == 0)
			break;
		*total += got;
		hash_add(h, buffer, (size_t)got);
		if (sink != NULL && sink(arg, buffer, (size_t)got, err) != 0)
			return -1;
	}
	return 0;
}

int
original_read(struct original *s, char sha256[HASH_HEX],
    original_sink *sink, void *arg, struct error *err)
{
	struct hash *h = hash_new();
	char *buffer = xmalloc(BUFFER_SIZE);
	int64_t total = 0;
	struct stat st;
	int status;

	(void)posix_fadvise(s->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	status = read_pieces(s, h, buffer, &total, sink, arg, err);
	free(buffer);
	hash_hex(h, sha256);
	if (status != 0)
		return -1;
	if (fstat(s->fd, &st) != 0)
		return io_error(s, errno, err);
	if (total != s->size || st.st_size != s->size ||
	    original_mtime_ms(&st) != s->mtime_ms)
		return changing(s, err);
	return 0;
}
